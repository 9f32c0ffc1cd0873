"""Headings: those of the document's styles, those that are bold lines, and the line above a table's columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from signpost.importing.documents.document import HEADING, TEXT, TITLE, Block

MAX_LENGTH = 80
MAX_WORDS = 12
MAX_WORDS_OF_COLUMN = 4
DEEPEST = 9
THEME_LEVEL = 2
"""Headings of a style are themes down to this level, unless a person asks otherwise."""
COLUMN_WORDS = frozenset((
    "name", "names", "group", "groups", "service", "services", "organisation", "organisations", "who", "what",
    "where", "when", "how", "contact", "contacts", "details", "phone", "telephone", "tel", "mobile", "number",
    "numbers", "email", "e-mail", "web", "website", "link", "links", "address", "addresses", "place", "places",
    "venue", "venues", "location", "area", "areas", "day", "days", "time", "times", "date", "dates", "hours",
    "open", "opening", "cost", "costs", "price", "age", "ages", "range", "notes", "comments", "description",
    "information", "referral", "referrals", "lead", "type"))
JOINING_WORDS = frozenset(("to", "of", "for", "and", "or", "it", "is", "the", "they", "do", "we", "you", "refer"))
"""Words that stand between those of COLUMN_WORDS: "Who it is for", "Phone / email"."""
NO_HEADING = re.compile(r"\d{5}|\d{3} \d{3}|@|https?:|www\.|[.;,]$", re.I)


def doubtful_headings(blocks: Sequence[Block]) -> list[int]:
    """Return the indexes of lines in bold that may be headings: short, without a full stop, link or number."""
    members = Counter(block.row for block in blocks)
    return [index for index, block in enumerate(blocks)
            if block.kind == TEXT and block.all_bold and not block.marker and not block.links
            and (block.row is None or members[block.row] == 1)
            and len(block.text) <= MAX_LENGTH and len(block.text.split()) <= MAX_WORDS
            and re.search(r"[^\W\d_]", block.text) and not NO_HEADING.search(block.text)]


def with_headings(blocks: Sequence[Block], chosen: Collection[int], theme_level: int = THEME_LEVEL) -> list[Block]:
    """Return the paragraphs with some of them made headings, each of which is a theme."""
    return _with_title([replace(block, kind=HEADING, level=theme_level) if index in chosen else block
                        for index, block in enumerate(blocks)])


def _with_title(blocks: Sequence[Block]) -> list[Block]:
    """Return the paragraphs; the first is the title where it is a heading of a level that no other has.

    So it is where the next heading follows at once, as below the title of a document with bold lines alone.
    """
    levels = Counter(block.level for block in blocks if block.kind == HEADING)
    first = blocks[0]
    others = sum(levels.values()) > 1
    stands_alone = levels[first.level] == 1 or (len(blocks) > 1 and blocks[1].kind == HEADING
                                                and blocks[1].level == first.level)
    if first.kind == HEADING and others and stands_alone and not any(block.kind == TITLE for block in blocks):
        return [replace(first, kind=TITLE), *blocks[1:]]
    return [*blocks]


def with_table_headers(blocks: Sequence[Block]) -> list[Block]:
    """Return the paragraphs; a row that only names the columns of a table is a heading.

    It is marked as such, or has several short cells in bold or the usual names of columns, and another row follows it.
    So is a row of one cell that spans the table, and names the rows below it.
    """
    rows: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.row is not None:
            rows[block.row].append(block)
    headers = {row for row, cells in rows.items() if row + 1 in rows and (
        all(cell.names_columns for cell in cells) or (len(cells) > 1 and all(map(_is_column_name, cells)))
        or (len(cells) > 1 and all(_is_usual_column_name(cell.text) for cell in cells)))}
    headers |= {row for row, cells in rows.items() if len(cells) == 1 and cells[0].spans_table
                and not cells[0].links and len(cells[0].text.split()) <= MAX_WORDS
                and not NO_HEADING.search(cells[0].text)}
    return [replace(block, kind=HEADING, level=DEEPEST) if block.row in headers and block.kind == TEXT else block
            for block in blocks]


def _is_column_name(cell: Block) -> bool:
    """Return whether a cell may name a column: a few words in bold, without a link or number."""
    few = len(cell.text.split()) <= MAX_WORDS_OF_COLUMN
    return cell.all_bold and few and not cell.links and not NO_HEADING.search(cell.text)


def _is_usual_column_name(text: str) -> bool:
    """Return whether a text says what the head of a column usually says."""
    words = {*re.findall(r"[\w-]+", text.lower())}
    return bool(words & COLUMN_WORDS) and words <= COLUMN_WORDS | JOINING_WORDS


@dataclass(frozen=True, slots=True)
class Place:
    """Below which headings a paragraph stands: that of its theme, and the nearest one below that."""

    theme: str = ""
    below: str = ""


def places_of(blocks: Sequence[Block], theme_level: int = THEME_LEVEL) -> list[Place]:
    """Return the place of each paragraph. Themes are the headings down to a level, or to the highest that there is."""
    levels = {block.level for block in blocks if block.kind == HEADING and block.level < DEEPEST}
    theme_level = max(theme_level, min(levels, default=0))
    places, theme, below, within_table = [], "", "", ""
    for block in blocks:
        within_table = "" if block.row is None else block.text if _names_rows(block) else within_table
        if block.kind == HEADING and block.level <= theme_level:
            theme, below = block.text, ""
        elif block.kind == HEADING and block.level < DEEPEST:
            below = block.text
        places.append(Place(theme, within_table if within_table and not _names_rows(block) else below))
    return places


def _names_rows(block: Block) -> bool:
    """Return whether a paragraph spans a table and names the rows below it."""
    return block.kind == HEADING and block.spans_table
