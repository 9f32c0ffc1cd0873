"""Paragraphs that may say the same twice: those that share a number, a mailbox or a page.

The same service is described in other words each time, so that texts are no help; its number is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from signpost.importing.contact_details import emails_in, phones_in, same_address
from signpost.importing.documents.document import TEXT
from signpost.importing.imported import ImportedParagraph

EMERGENCY = frozenset(("999", "101", "111", "112", "105"))
"""Numbers that many paragraphs give without being about the same."""


@dataclass(frozen=True, slots=True)
class SharedContacts:
    """Paragraphs, and the numbers, mailboxes and pages that all of them give."""

    ids: tuple[str, ...]
    contacts: tuple[str, ...]


def near_duplicates(paragraphs: Sequence[ImportedParagraph]) -> list[SharedContacts]:
    """Return groups of paragraphs with the same contacts, in the order of the document."""
    holders: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, str] = {}
    for each in paragraphs:
        if each.block.kind == TEXT:
            for key, text in contacts_of(each).items():
                holders[key].append(each.id)
                shown.setdefault(key, text)
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, ids in holders.items():
        if len(ids) > 1 and key not in EMERGENCY:
            groups[tuple(ids)].append(shown[key])
    return [SharedContacts(ids, tuple(contacts)) for ids, contacts in sorted(groups.items())]


def contacts_of(paragraph: ImportedParagraph) -> dict[str, str]:
    """Return the contacts of a paragraph as they are shown, by a form in which the same ones are equal."""
    text = " ".join((paragraph.block.text, *paragraph.block.notes))
    found = {phone.digits: phone.number for phone in phones_in(text)}
    found |= {email.lower(): email for email in emails_in(text)}
    for link in paragraph.links:
        if link.address.lower().startswith("mailto:"):
            address = link.address[7:].split("?")[0]
            found[address.lower()] = address
        elif link.is_page and urlsplit(link.address).path.strip("/"):
            found[same_address(link.address)] = link.address
    return found
