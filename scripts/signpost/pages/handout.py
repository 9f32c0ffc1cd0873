"""An entry goes in; what leaves the screen comes out: a message to send, and the QR code of its paper handout."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.dates import hours_of_phone
from signpost.catalogue.derived.trust import unconfirmed_warning, host
from signpost.catalogue.model import Entry, Phone
from signpost.catalogue.site import Site
from signpost.pages.contact_buttons import phone_verb, phones_of, sentences
from signpost.pages.formatting import listed


def message(site: Site, item: Item) -> str:
    """Return an entry as a text message: name, what to do with which number, when and how, website, the page's address.

    What a reader must know before using a number, and that nobody has confirmed it, stands in the number's own line.
    """
    links = (item.entry.contacts.links if item.entry.contacts else None) or []
    website = [". ".join(part for part in (host(each.url), sentences(each.note, unconfirmed_warning(each))) if part)
               for each in links[:1]]
    return "\n".join([item.entry.name, *_numbers(item.entry), *website, site.url + item.url])


MASK = 3
"""One of the eight patterns that a reader undoes. All are valid; to weigh all eight takes four fifths of the time."""


def qr_code(address: str) -> Markup:
    """Return the QR code of an address as SVG without a size of its own; a reader of screens is told what it is."""
    out = io.BytesIO()
    segno.make(address, error="m", boost_error=False, micro=False, mask=MASK).save(
        out, kind="svg", xmldecl=False, svgclass="sp-qr__code", lineclass=None, omitsize=True, nl=False, border=4)
    return Markup(out.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _numbers(entry: Entry) -> list[str]:
    """Return a line for each number: "Ring or text 116 000, 9am to 11pm every day"."""
    by_words: dict[tuple[str, ...], list[Phone]] = {}
    for phone in phones_of(entry):
        by_words.setdefault((phone.number, phone.title or "", hours_of_phone(entry, phone), phone.note or "",
                             unconfirmed_warning(phone)), []).append(phone)
    lines = []
    for (number, title, hours, note, doubt), same in by_words.items():
        verbs = listed([phone_verb(phone) for phone in same]).replace(" and ", " or ")
        word = next((f"{phone.body} to " for phone in same if phone.body), "")
        what = f"{_sentence(verbs)} {word}{number}{f' ({title})' if title else ''}{f', {hours}' if hours else ''}"
        lines.append(sentences(what.rstrip("."), note, doubt))
    return lines


def _sentence(verbs: str) -> str:
    """Return "Ring or Text" as "Ring or text"."""
    return verbs[:1] + verbs[1:].lower()
