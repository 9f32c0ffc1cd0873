"""The part of an address after the #: which ids it names, and which ones no server sends because scripts make them."""

from __future__ import annotations

import re
from urllib.parse import unquote

DIRECTIVE = ":~:"
"""What follows it is an instruction to the browser, such as a text to scroll to, and no part of the name."""
STATE = re.compile(r"^[!/?.@:~*$({\[]|[=/]|^(svgView|xpointer|element|epubcfi)\(", re.I)
"""How states look that scripts and viewers keep after the #: routes (#/help, #!page), parameters (#gid=0, #page=3,
#t=30), map positions, XPointer and SVG views. An id that looks so and is on the page is found before this is asked."""
MADE_BY_SCRIPT = re.compile(
    r"L\d+(C\d+)?(-L?\d+(C\d+)?)?|LC?\d+|lines?-\d+([-:,]\d+)*|"
    r"(issue|commit|discussion)?comment-?\d+|discussion_?r\d+|pullrequestreview-\d+|issue-\d+|event-\d+|"
    r"ref-(commit|pullrequest)-\w+|diff-[0-9a-f]{8,}.*|note_\d+|r\d{6,}|partial-.*|"
    r"slide-?\d+|page-?\d+|\d+(\.\d+)*", re.I)
"""Places that code hosts, forums, viewers and slide shows put on the page once it is open."""
PREFIX = "user-content-"
"""What GitHub and its like put before the ids of Markdown; their script takes it off again."""


def candidate_ids(fragment: str) -> set[str]:
    """Return the ids and names that a fragment may stand for: as it is, percent-decoded, and as code hosts store it."""
    name = fragment.partition(DIRECTIVE)[0]
    plain = unquote(name, errors="replace")
    return {name, plain, PREFIX + plain, PREFIX + plain.lower()} - {""}


def needs_no_place(fragment: str) -> bool:
    """Whether a fragment leads to the top of any page, or is left to the browser."""
    name = fragment.partition(DIRECTIVE)[0]
    return not name or unquote(name).lower() == "top"


def is_left_to_scripts(fragment: str) -> bool:
    """Whether a fragment is a state or a place that scripts make, so that its absence from the page says nothing."""
    name = unquote(fragment.partition(DIRECTIVE)[0], errors="replace")
    return bool(STATE.search(name) or MADE_BY_SCRIPT.fullmatch(name))
