"""Puts the paragraphs together that are about one thing, each group for one draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from signpost.importing.contact_details import SCHEME, phones_in
from signpost.importing.documents.document import TEXT
from signpost.importing.imported import ImportedParagraph

MAX_MEMBERS = 12
MAX_ROW = 12
"""A row of more paragraphs lays out a page, and is no row of a list."""
MAX_NAME = 80
MAX_CONTACTS = 400
"""Characters of a paragraph of contacts alone."""
CONTACT_WORDS = re.compile(
    r"(?<![\w.+'-])[\w.+'-]+@[\w.-]+|[\d\s().+:|/,;&–—-]|\b(?:tel|telephone|phone|freephone|helpline|mobile|number|call|ring|text|"
    r"e-?mail|web|website|webpage|link|address|contact|or|on|at|to|us|no|visit)\b", re.I)
LABEL = re.compile(
    r"(?:ages?|age range|who|who (?:is )?(?:it|this) (?:is )?for|for|how|how to refer|referrals?|to refer|hours|open|"
    r"opening (?:hours|times)|costs?|free|nb|note|please note|important|area|what|what (?:we|they) do|aims?|criteria|"
    r"eligibility|description|summary)\W*", re.I)
"""Words in bold that say what follows them, and are no name."""
END_OF_NAME = re.compile(r"[\s:–—-]+$")


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs about one thing, and its name; it is empty where it is not certain."""

    members: tuple[ImportedParagraph, ...]
    name: str = ""

    @property
    def ids(self) -> list[str]:
        """The ids of its paragraphs."""
        return [member.id for member in self.members]


def groups_of(paragraphs: Sequence[ImportedParagraph]) -> list[Group]:
    """Return the groups of a document's paragraphs, in its order.

    A line in bold that is no heading begins one, with what follows it; an item of a list has the items below it; a row
    of a table is one; and a paragraph of contacts alone belongs to the one before it.
    """
    rows = Counter(each.block.row for each in paragraphs)
    groups: list[list[ImportedParagraph]] = []
    last: ImportedParagraph | None = None
    for each in paragraphs:
        if each.block.kind == TEXT:
            if last and groups and last.block.kind == TEXT and _belongs(each, groups[-1], rows):
                groups[-1].append(each)
            else:
                groups.append([each])
        last = each
    return [Group(tuple(group), name_of(group)) for group in groups]


def _belongs(each: ImportedParagraph, group: Sequence[ImportedParagraph], rows: Counter[int | None]) -> bool:
    """Return whether a paragraph belongs to the group that the one before it is in."""
    first, before = group[0], group[-1]
    row = each.block.row
    if row is not None or before.block.row is not None:
        return row == before.block.row and 1 < rows[row] <= MAX_ROW
    if each.in_doubt or len(group) >= MAX_MEMBERS or (each.block.lead and not _is_label(each.block.lead)):
        return False
    if each.block.marker and each.block.level > 0:
        return bool(first.block.marker) and each.block.level > first.block.level
    return (first.in_doubt and not each.block.marker) or is_contact_alone(each)


def _is_label(words: str) -> bool:
    """Return whether bold words only say what follows them: "Tel:", "Ages:"."""
    return words.endswith(":") or bool(LABEL.fullmatch(words)) or not CONTACT_WORDS.sub("", words)


def is_contact_alone(paragraph: ImportedParagraph) -> bool:
    """Return whether a paragraph gives a number, a mailbox or a page, and says hardly anything else."""
    text = paragraph.block.text
    if len(text) > MAX_CONTACTS or not (paragraph.links or phones_in(text) or "@" in text):
        return False
    rest = SCHEME.sub(" ", text)
    for link in paragraph.links:
        rest = rest.replace(link.words, " ") if len(link.words) <= MAX_NAME else rest
    return len(CONTACT_WORDS.sub(" ", rest).split()) <= 2


def name_of(group: Sequence[ImportedParagraph]) -> str:
    """Return the name of what a group is about, where it is certain; otherwise an empty text.

    It is certain for a line in bold, for bold words that a text begins with, and for the first cell of a row.
    """
    first = group[0].block
    if group[0].in_doubt:
        name = first.text
    elif first.lead and not _is_label(first.lead):
        name = first.lead
    elif first.row is not None and len(group) > 1 and not phones_in(first.text):
        name = first.text
    else:
        return ""
    name = END_OF_NAME.sub("", name)
    is_name = len(name) <= MAX_NAME and re.search(r"[^\W\d_]", name) and "@" not in name and not SCHEME.search(name)
    return name if is_name and not name.endswith((".", "!", "?")) else ""
