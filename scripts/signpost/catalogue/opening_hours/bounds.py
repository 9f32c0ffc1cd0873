"""The parts of the year and the dates between which hours hold, as people write them: "April to October", "until …"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
          "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?")
MONTH = rf"(?:{'|'.join(MONTHS)})\b\.?"
DAY_OF_YEAR = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{MONTH}"
SEASON = (rf"(?:(?:from|between) )?{DAY_OF_YEAR} ?(?:-|to|until|till|and|through) ?(?:the end of )?{DAY_OF_YEAR}"
          rf"(?! \d{{4}})|(?:in )?{MONTH}(?=:)")
DATE = rf"(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH} (?:20\d\d)"
UNTIL = rf"(?:until|till?|up to|ends|ending)(?: and including)? {DATE}"
FROM = rf"(?:from|starts|starting|as of) {DATE}"
BOUND = rf"(?:{UNTIL}|{FROM}|{SEASON})"
PREFIX = re.compile(rf"(?:^|(?<=[;.] )){BOUND}(?:,? (?:and )?{BOUND})*:")
LEAP_YEAR = 2028

DAY_AND_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?({MONTH})(?: (20\d\d))?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """When hours hold: in which parts of the year, and from which date until which."""

    seasons: frozenset[tuple[str, str]] = frozenset()
    """First and last days such as ("04-01", "10-31"); a February ends on the 29th."""
    first_dates: frozenset[str] = frozenset()
    last_dates: frozenset[str] = frozenset()


def bounds_in(text: str) -> Bounds:
    """Return all the bounds that a text in lower case names."""
    seasons, first, last = (re.findall(rf"(?<![a-z])(?:{pattern})", text) for pattern in (SEASON, FROM, UNTIL))
    return Bounds(frozenset(map(_season, seasons)), frozenset(map(_date, first)), frozenset(map(_date, last)))


def split_by_bounds(text: str) -> Iterator[tuple[Bounds, str]]:
    """Yield the parts of a text in lower case, each with its bounds: "April to October: 9am to 5pm; in winter: …".

    Where the text does not begin with bounds and a colon, it is one part.
    """
    starts = list(PREFIX.finditer(text))
    if not starts or starts[0].start():
        yield bounds_in(text), text
        return
    for start, end in zip(starts, [*(match.start() for match in starts[1:]), len(text)], strict=True):
        yield bounds_in(start[0]), text[start.end():end]


def _season(text: str) -> tuple[str, str]:
    """Return the first and the last day of a season."""
    days = [(match[1], _month(match[2])) for match in DAY_AND_MONTH.finditer(text)]
    (begins, first), (ends, last) = days[0], days[-1]
    return f"{first:02}-{int(begins or 1):02}", f"{last:02}-{int(ends or monthrange(LEAP_YEAR, last)[1]):02}"


def _date(text: str) -> str:
    """Return the date of a text such as "until 31 march 2027" in figures."""
    day, month, year = DAY_AND_MONTH.findall(text)[-1]
    return f"{year}-{_month(month):02}-{int(day):02}"


def _month(name: str) -> int:
    """Return the number of a month."""
    return next(number for number, month in enumerate(MONTHS, 1) if re.fullmatch(month, name.rstrip(".")))
