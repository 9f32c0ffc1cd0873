"""Where a Refresh header or a <meta http-equiv=refresh> leads, read as browsers do.

Follows HTML's "shared declarative refresh steps" to the letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACE = r"[\t\n\f\r ]"
WAIT = re.compile(rf"{SPACE}*(?P<seconds>[0-9]*)(?P<more>[0-9.]*)")
SEPARATOR = re.compile(rf"{SPACE}*[;,]?{SPACE}*")
URL_IS = re.compile(rf"url{SPACE}*={SPACE}*", re.I | re.ASCII)


@dataclass(frozen=True, slots=True)
class Refresh:
    """After how many seconds a page leads on, and where; no address means the page itself."""

    seconds: int
    address: str


def parse_refresh(text: str) -> Refresh | None:
    """Read the value of a refresh; None where browsers ignore it."""
    wait = WAIT.match(text)
    if wait is None or not (wait["seconds"] or wait["more"].startswith(".")):
        return None
    seconds = int(wait["seconds"][:6] or 0)
    rest = text[wait.end():]
    if not rest:
        return Refresh(seconds, "")
    if not re.match(rf"[;,]|{SPACE}", rest):
        return None
    separator = SEPARATOR.match(rest)
    return Refresh(seconds, _address(rest[separator.end() if separator else 0:]))


def _address(text: str) -> str:
    """Return the address behind an optional `url=`, and within its quotes where it has any."""
    named = URL_IS.match(text)
    if named is None and text[:1] in ("u", "U"):
        return text.strip()
    shown = text[named.end():] if named else text
    if shown[:1] in ("'", '"'):
        return shown[1:].partition(shown[0])[0].strip()
    return shown.strip()
