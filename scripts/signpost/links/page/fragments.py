"""URL fragments (the part after the #): which ids they may stand for, and which ones scripts handle."""

from __future__ import annotations

import re
from urllib.parse import unquote

DIRECTIVE = ":~:"
"""What follows it is an instruction to the browser, such as a text to scroll to, and no part of an id."""
SCRIPT_STATE = re.compile(r"^[!/?.@:~*$({\[]|[=/]|^(svgView|xpointer|element|epubcfi)\(", re.I)
"""State that scripts and viewers keep in the fragment: routes (#/help, #!page), parameters (#gid=0, #page=3, #t=30),
map positions, XPointer and SVG views. An id of this form that is on the page is found before this is tried."""
SCRIPT_ANCHOR = re.compile(
    r"L?\d+(C\d+)?([-:,]L?\d+(C\d+)?)*|LC\d+|lines?-\d+([-:,]\d+)*|[\w.-]+\.[a-z]\w{0,9}-\d+([-:,]\d+)*|"
    r"(issue|commit|discussion)?comment-?\d+|discussion_?r\d+|pullrequestreview-\d+|issue-\d+|event-\d+|"
    r"ref-(commit|pullrequest)-\w+|diff-[0-9a-f]{8,}.*|note_\d+|r\d{6,}|partial-.*|"
    r"slide-?\d+|page-?\d+|\d+(\.\d+)*", re.I)
"""Anchors that the scripts of code hosts, forums, viewers and slide shows add after the page has loaded."""
GITHUB_PREFIX = "user-content-"
"""What GitHub and similar sites put before the ids of Markdown headings; their script removes it in the address."""


def candidate_ids(fragment: str) -> set[str]:
    """Return the ids and names that a fragment may refer to: as written, percent-decoded, and as on code hosts."""
    name = fragment.partition(DIRECTIVE)[0]
    decoded = unquote(name, errors="replace")
    return {name, decoded, GITHUB_PREFIX + decoded, GITHUB_PREFIX + decoded.lower()} - {""}


def needs_no_anchor(fragment: str) -> bool:
    """Whether a fragment refers to the top of the page, or holds only an instruction to the browser."""
    name = fragment.partition(DIRECTIVE)[0]
    return not name or unquote(name).lower() == "top"


def is_handled_by_scripts(fragment: str) -> bool:
    """Whether scripts interpret a fragment or create its anchor, so that it need not be in the page as sent."""
    name = unquote(fragment.partition(DIRECTIVE)[0], errors="replace")
    return bool(SCRIPT_STATE.search(name) or SCRIPT_ANCHOR.fullmatch(name))
