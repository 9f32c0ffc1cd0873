"""An entry goes in; what leaves the screen comes out: a message to send, and the QR code of its paper handout."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

from .load import Item
from .model import Phone
from .phrases import host, listed, phone_verb
from .site import Site


def message(site: Site, item: Item) -> str:
    """Return an entry as a text message: name, what to do with which number and when, website, address of the page."""
    contacts = item.entry.contacts
    lines = [item.entry.name, *_numbers((contacts.phones or []) if contacts else [], item.entry.hours)]
    if contacts and contacts.links:
        lines.append(host(contacts.links[0].url))
    return "\n".join([*lines, site.url + item.url])


MASK = 3
"""One of the eight patterns that a reader undoes. All are valid; to weigh all eight takes four fifths of the time."""


def qr_code(address: str) -> Markup:
    """Return the QR code of an address as SVG without a size of its own; a reader of screens is told what it is."""
    out = io.BytesIO()
    segno.make(address, error="m", boost_error=False, micro=False, mask=MASK).save(
        out, kind="svg", xmldecl=False, svgclass="sp-qr__code", lineclass=None, omitsize=True, nl=False, border=4)
    return Markup(out.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _numbers(phones: list[Phone], hours: str | None) -> list[str]:
    """Return a line a number: "Ring or text 116 000, 9am to 11pm every day"."""
    by_number: dict[str, list[Phone]] = {}
    for phone in phones:
        by_number.setdefault(phone.number, []).append(phone)
    lines = []
    for number, same in by_number.items():
        verbs = listed([phone_verb(phone) for phone in same]).replace(" and ", " or ")
        word = next((f"{phone.body} to " for phone in same if phone.body), "")
        when = next((phone.hours for phone in same if phone.hours), hours)
        title = f" ({same[0].title})" if same[0].title else ""
        lines.append(f"{_sentence(verbs)} {word}{number}{title}{', ' + when.rstrip('.') if when else ''}")
    return lines


def _sentence(verbs: str) -> str:
    """Return "Ring or Text" as "Ring or text"."""
    return verbs[:1] + verbs[1:].lower()
