"""Puts the paragraphs together that are about one thing, each group for one draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

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
END_OF_SENTENCE = (".", "!", "?")
END_OF_NAME = re.compile(r"[\s:–—-]+$")


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs about one thing, and its name; it is empty where it is not certain."""

    members: tuple[ImportedParagraph, ...]
    name: str = ""
    introduced: bool = False
    """Whether the first of them only introduces it, and others that follow: "Groups near you:"."""

    @property
    def first(self) -> ImportedParagraph:
        """The paragraph that says what it is."""
        return self.members[self.introduced and len(self.members) > 1]

    @property
    def ids(self) -> list[str]:
        """The ids of its paragraphs."""
        return [member.id for member in self.members]


def groups_of(paragraphs: Sequence[ImportedParagraph]) -> list[Group]:
    """Return the groups of a document's paragraphs, in its order.

    A line in bold that is no heading begins one, with what follows it; an item of a list has the items below it; a row
    of a table is one; and a paragraph of contacts alone belongs to the one before it. A line that ends with a colon
    belongs to what follows it: to all items of the list, where these are about one thing, or else to the first.
    """
    rows = Counter(each.block.row for each in paragraphs)
    groups: list[list[ImportedParagraph]] = []
    last: ImportedParagraph | None = None
    joined, introducing = set[str](), set[str]()
    for index, each in enumerate(paragraphs):
        if each.block.kind == TEXT:
            if _is_introduction(each):
                run = _list_after(paragraphs, index)
                one_thing = 1 < len(run) < MAX_MEMBERS and _things_in(run) <= 1
                joined |= {item.id for item in (run if one_thing else paragraphs[index + 1:index + 2])
                           if item.block.kind == TEXT and item.block.row is None}
                introducing |= set() if one_thing else {each.id}
            is_next = bool(last and groups and last.block.kind == TEXT)
            before = groups[-1][groups[-1][0].id in introducing and len(groups[-1]) > 1:] if is_next else []
            if is_next and (each.id in joined or _belongs(each, before, rows)):
                groups[-1].append(each)
            else:
                groups.append([each])
        last = each
    found = [(tuple(group), group[0].id in introducing and len(group) > 1) for group in groups]
    return [Group(members, name_of(members[introduced:]), introduced) for members, introduced in found]


def _is_introduction(paragraph: ImportedParagraph) -> bool:
    """Return whether a paragraph only introduces what follows: "Groups which meet in person:"."""
    block = paragraph.block
    return (block.kind == TEXT and block.text.endswith(":") and block.row is None and not block.marker
            and not block.links and not paragraph.in_doubt and not phones_in(block.text) and "@" not in block.text)


def _list_after(paragraphs: Sequence[ImportedParagraph], index: int) -> list[ImportedParagraph]:
    """Return the items of the list that follows a paragraph at once."""
    return list(takewhile(lambda each: each.block.kind == TEXT and each.block.marker and each.block.row is None,
                          paragraphs[index + 1:]))


def _things_in(items: Sequence[ImportedParagraph]) -> int:
    """Return how many of the outermost items of a list are a thing of their own: they have a name or a contact."""
    outermost = min(each.block.level for each in items)
    things = list[bool]()
    for each in items:
        named = bool(each.block.lead and not _is_label(each.block.lead))
        is_thing = named or bool(each.links or phones_in(each.block.text) or "@" in each.block.text)
        if each.block.level == outermost or not things:
            things.append(is_thing)
        else:
            things[-1] = things[-1] or is_thing
    return sum(things)


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
    is_named = first.in_doubt and not first.block.text.endswith(END_OF_SENTENCE)
    return (is_named and not each.block.marker) or is_contact_alone(each)


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
    return name if is_name and not name.endswith(END_OF_SENTENCE) else ""
