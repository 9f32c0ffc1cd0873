"""Paragraphs that may say the same twice: those that share a number, a mailbox, a page or the name they begin with.

The same service is described in other words each time, so that whole texts are no help.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from signpost.importing.contact_details import emails_in, phones_in, same_address
from signpost.importing.documents.document import TEXT
from signpost.importing.drafts.groups import CONTACT_WORDS, LABEL
from signpost.importing.imported import ImportedParagraph

EMERGENCY = frozenset(("999", "101", "111", "112", "105"))
"""Numbers that many paragraphs give without being about the same."""
NAME = re.compile(r"([A-Z0-9][^.!?:,;()]{3,59}?)\s*(?: [-–—] |[:,(])\s*\S")
"""The name that a paragraph begins with: what stands before the first dash, colon, comma or bracket."""
JOINTS = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"))
"""Words of a name that need no capital letter."""
ALIKE = 0.9
"""From this likeness on, two names are spellings of one."""
MOST_OF_A_NAME = 3
"""More paragraphs that begin alike follow a pattern, and are not about one thing."""


@dataclass(frozen=True, slots=True)
class SharedContacts:
    """Paragraphs, and the numbers, mailboxes and pages that all of them give, or the name that they begin with."""

    ids: tuple[str, ...]
    contacts: tuple[str, ...]


def near_duplicates(paragraphs: Sequence[ImportedParagraph]) -> list[SharedContacts]:
    """Return groups of paragraphs with the same contacts or name, in the order of the document."""
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
    for named, name in _with_one_name(paragraphs):
        if not any({*named} <= {*each} for each in groups):
            groups[named].append(f"“{name}”")
    return [SharedContacts(ids, tuple(contacts)) for ids, contacts in sorted(groups.items())]


def _with_one_name(paragraphs: Sequence[ImportedParagraph]) -> list[tuple[tuple[str, ...], str]]:
    """Return groups of paragraphs that begin with one name, whatever its spelling, each with that of the first."""
    found: list[tuple[str, list[str]]] = []
    for each in paragraphs:
        name = name_at_start(each.block.text) if each.block.kind == TEXT else ""
        if name:
            of_name = next((ids for other, ids in found if _is_spelling_of(name, other)), None)
            if of_name is None:
                found.append((name, [each.id]))
            else:
                of_name.append(each.id)
    return [(tuple(ids), name) for name, ids in found if 1 < len(ids) <= MOST_OF_A_NAME]


def name_at_start(text: str) -> str:
    """Return the name that a text begins with; an empty text where it begins with a sentence, a label or a contact."""
    found = NAME.match(text)
    name = found[1].strip() if found else ""
    words = CONTACT_WORDS.sub(" ", name).split()
    capitals = [word for word in name.split() if word.lower() not in JOINTS]
    is_name = 0 < len(words) <= 6 and not any(word[0].islower() for word in capitals) and not LABEL.fullmatch(name)
    return name if is_name else ""


def _is_spelling_of(name: str, other: str) -> bool:
    """Return whether two names are the same, or differ by a slip; numbers in them must be the same."""
    one, two = name.casefold(), other.casefold()
    return one == two or (re.findall(r"\d+", one) == re.findall(r"\d+", two) and min(len(one), len(two)) > 5
                          and SequenceMatcher(None, one, two, autojunk=False).ratio() >= ALIKE)


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
