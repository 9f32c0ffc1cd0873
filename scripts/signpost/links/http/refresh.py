"""The value of a Refresh header or of <meta http-equiv=refresh>.

Follows HTML's "shared declarative refresh steps" exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACE = r"[\t\n\f\r ]"
DELAY = re.compile(rf"{SPACE}*(?P<seconds>[0-9]*)(?P<fraction>[0-9.]*)")
SEPARATOR = re.compile(rf"{SPACE}*[;,]?{SPACE}*")
URL_PREFIX = re.compile(rf"url{SPACE}*={SPACE}*", re.I | re.ASCII)


@dataclass(frozen=True, slots=True)
class Refresh:
    """The delay in seconds and the target of a refresh; an empty target means the page itself."""

    seconds: int
    target: str


def parse_refresh(text: str) -> Refresh | None:
    """Parse the value of a refresh; None where browsers ignore it."""
    delay = DELAY.match(text)
    if delay is None or not (delay["seconds"] or delay["fraction"].startswith(".")):
        return None
    seconds = int(delay["seconds"][:6] or 0)
    rest = text[delay.end():]
    if not rest:
        return Refresh(seconds, "")
    if not re.match(rf"[;,]|{SPACE}", rest):
        return None
    separator = SEPARATOR.match(rest)
    return Refresh(seconds, _parse_target(rest[separator.end() if separator else 0:]))


def _parse_target(text: str) -> str:
    """Return the address after an optional `url=`, and inside its quotes where it has any."""
    prefix = URL_PREFIX.match(text)
    if prefix is None and text[:1] in ("u", "U"):
        return text.strip()
    value = text[prefix.end():] if prefix else text
    if value[:1] in ("'", '"'):
        return value[1:].partition(value[0])[0].strip()
    return value.strip()
