"""What readers hand on of an entry: a text message, and the QR code of the printed handout."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.contacts import links_of, phones_of
from signpost.catalogue.derived.date_formatting import hours_of_phone
from signpost.catalogue.derived.trust import host, unconfirmed_warning
from signpost.catalogue.model import Entry, Phone
from signpost.catalogue.site import Site
from signpost.pages.contact_buttons import phone_verb
from signpost.pages.formatting import join_and, join_sentences

QR_MASK = 3
"""One of the QR code's eight data masks. Readers decode them all; to find the best of them takes most of the time."""


def message_text(site: Site, item: Item) -> str:
    """Return an entry as a text message: its name, a line for each number, its first website, its page's address.

    What a reader must know before using a number, and that nobody has confirmed it, stands in the number's own line.
    What is in doubt by the day, as hours that have ended, stands before them.
    """
    website = [". ".join(filter(None, (host(link.url), join_sentences(link.note, unconfirmed_warning(link)))))
               for link in links_of(item.entry)[:1]]
    return "\n".join([item.entry.name, *item.doubts_of_day, *_phone_lines(item.entry), *website, site.url + item.url])


def qr_code(address: str) -> Markup:
    """Return the QR code of an address as SVG without width and height, hidden from screen readers."""
    output = io.BytesIO()
    segno.make(address, error="m", boost_error=False, micro=False, mask=QR_MASK).save(
        output, kind="svg", xmldecl=False, svgclass="sp-qr__code", lineclass=None, omitsize=True, nl=False, border=4)
    return Markup(output.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _phone_lines(entry: Entry) -> list[str]:
    """Return a line for each number: "Ring or text 116 000, 9am to 11pm every day".

    A number that can be rung and texted has one line, unless the details differ.
    """
    same_details: dict[tuple[str, ...], list[Phone]] = {}
    for phone in phones_of(entry):
        same_details.setdefault((phone.number, phone.title or "", hours_of_phone(entry, phone), phone.note or "",
                                 unconfirmed_warning(phone)), []).append(phone)
    lines = []
    for (number, title, hours, note, warning), phones in same_details.items():
        verbs = join_and([phone_verb(phone) for phone in phones]).replace(" and ", " or ")
        word = next((f"{phone.body} to " for phone in phones if phone.body), "")
        line = f"{verbs.capitalize()} {word}{number}{f' ({title})' if title else ''}{f', {hours}' if hours else ''}"
        lines.append(join_sentences(line.rstrip("."), note, warning))
    return lines
