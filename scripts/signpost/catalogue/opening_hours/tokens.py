"""The tokenizer of opening hours: days, times, conjunctions, and words that exclude or make a text uncertain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from signpost.catalogue.opening_hours.bounds import BOUND
from signpost.catalogue.opening_hours.intervals import BANK_HOLIDAY, DAY, EVERY_DAY, Interval

DAY_NAMES = ("mon(?:day)?s?", "tue(?:s(?:day)?)?s?", "wed(?:s|nesday)?s?", "thu(?:r(?:s(?:day)?)?)?s?",
             "fri(?:day)?s?", "sat(?:urday)?s?", "sun(?:day)?s?")
DAY_NAME = rf"(?:{'|'.join(DAY_NAMES)})\b\.?"
TIME = r"(?:(?:12 ?)?(?:noon|midday|midnight)\b|\d{1,2}(?:[.:][0-5]\d)? ?[ap]m\b|\d{1,2}[.:][0-5]\d(?!\d)(?: ?hrs?\b)?)"
BARE_TIME = rf"(?:{TIME}|\d{{1,2}}\b(?![.:/]\d))"
TO = r" ?(?:-|to|until|till|til|through) ?"
BANK_HOLIDAYS = r"(?:bank|public) hol(?:iday)?s?\b"
BY_DAY = {"every": EVERY_DAY, "weekdays": frozenset(range(5)), "weekend": frozenset((5, 6)),
          "bank": frozenset((BANK_HOLIDAY,)), "feast": frozenset[int]()}

PATTERNS = {
    "bounds": BOUND,
    "included": rf"(?:including|incl?\b\.?|also|even)(?: open)?(?: on| over)?(?: all| any| the)? {BANK_HOLIDAYS}"
                rf"|{BANK_HOLIDAYS},? (?:too|as well|also|included|inclusive)\b",
    "skip": r"(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}|1(?: to |-to-|[:-])1\b",
    "all_day": r"24 ?[/-] ?7|(?<!within )(?<!in )(?<!next )(?<!last )24[ -]?(?:hours?|hrs?|h)"
               r"(?:[ -]a[ -]day| per day)?\b|(?:round|around)[ -]the[ -]clock\b"
               r"|(?:day and night|night and day|day or night|(?:at )?all (?:hours|times)|always)\b"
               r"|(?:at )?any ?time\b(?! between| from)(?: of(?: the)? day)?(?:,? day (?:or|and) night)?\b"
               r"|all day(?:,? (?:and )?(?:all )?night)?\b",
    "every": r"(?:every|each|any) ?day(?: of the (?:week|year))?\b|(?:daily|all week)\b"
             r"|(?:7|seven|365) days(?: (?:a|per) (?:week|year))?\b",
    "irregular": rf"(?:first|second|third|fourth|last)(?: and (?:second|third|fourth|last))? (?={DAY_NAME})"
                 r"|(?:every other|alternate|fortnightly|monthly|once a|vary|varies)\b"
                 r"|(?:[2-6]|two|three|four|five|six) days a week"
                 r"|(?:some|most|certain) (?:days|evenings|nights|weeks)\b",
    "weekdays": r"(?:every |each )?(?:week ?days?|working days?)\b",
    "weekend": r"week-?ends?\b",
    "bank": BANK_HOLIDAYS,
    "feast": r"christmas(?: day| eve)?\b|boxing day\b|new year(?:'s)?(?: day| eve)?\b|easter(?: sunday| monday)?\b"
             r"|good friday\b",
    "number": r"(?:within |in |up to |ages? |aged )?\d+(?: ?(?:-|to) ?\d+)? ?"
              rf"(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|sessions?|%)(?!\w)|ages? \d+{TO}\d+",
    "range": rf"(?:between |from )?{TIME}{TO}{BARE_TIME}|(?:between |from )?{BARE_TIME}{TO}{TIME}"
             rf"|between {BARE_TIME} and {BARE_TIME}|opens?(?: at)? {TIME},? (?:and )?closes?(?: at)? {TIME}"
             r"|(?:from )?\d{1,2}(?:-| to )\d{1,2}\b",
    "clock": rf"(?!(?:19|20)\d\d{TO}(?:19|20)\d\d)"
             rf"(?:[01]\d|2[0-4])[0-5]\d(?: ?hrs?)?{TO}(?:[01]\d|2[0-4])[0-5]\d\b",
    "time": TIME,
    "days": rf"{DAY_NAME}{TO}{DAY_NAME}",
    "day": DAY_NAME,
    "closed": r"(?:closed|shut|no (?:calls|service)|except(?: for)?|excluding|apart from|other than"
              r"|(?:but )?not(?: open| including)?)\b",
    "hard": r"[;\n]|\.(?=\s|$)",
    "comma": r"[,():]| - ",
    "joint": r"[&+/]|(?:and|plus|or)\b",
    "filler": r"(?:on|at|the|all|in|over|during|for|from|between)\b",
    "channel": r"(?:e-?mails?|web ?chat|chat|web(?: ?site| ?form)?|online|forms?|texts?|voicemail|answer ?phone"
               r"|messages?|drop-?ins?|walk-?ins?)\b",
    "word": r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?",
}
"""The kinds of token, in the order in which they are tried."""
TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()))
ROLES = {**dict.fromkeys(("range", "clock", "all_day"), "hours"), **dict.fromkeys(("days", "day", *BY_DAY), "days")}


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, a key of PATTERNS, and its text in lower case."""

    kind: str
    text: str

    @property
    def role(self) -> str:
        """Whether it names "days" or "hours"; empty for neither."""
        return ROLES.get(self.kind, "")


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a text; characters that no pattern matches are skipped."""
    for match in TOKEN.finditer(normalise(text)):
        yield Token(str(match.lastgroup), match[0])


def normalise(text: str) -> str:
    """Return a text in lower case with single spaces, plain hyphens and apostrophes, and times as "9am" and "9.00"."""
    normalised = re.sub(r"[‐-―−]", "-", " ".join(text.lower().split()).replace("’", "'"))
    normalised = re.sub(r"(?<![a-z])([ap])\.m\b\.?", r"\1m", normalised)
    return re.sub(r"(\d) ?o'clock", r"\1.00", normalised)


def days_in(token: Token) -> frozenset[int]:
    """Return the days that a token names, from 0 for Monday; Christmas Day and the like name none."""
    if token.kind in BY_DAY:
        return BY_DAY[token.kind]
    named = [next(day for day, name in enumerate(DAY_NAMES) if re.fullmatch(name, word.rstrip(".")))
             for word in re.findall(DAY_NAME, token.text)]
    first, last = named[0], named[-1]
    return frozenset(day % 7 for day in range(first, last + 1 if last >= first else last + 8))


def times_in(token: Token) -> list[int]:
    """Return the times of day that a token names, in minutes; none where they are ambiguous."""
    if token.kind == "time":
        found = _time(token.text)
        return found if len(found) == 1 else []
    intervals = possible_intervals(token) if token.kind in ("range", "clock") else []
    return [*intervals[0]] if len(intervals) == 1 else []


def possible_intervals(token: Token) -> list[Interval]:
    """Return the intervals that a token of hours may mean: one for "9am to 5pm", several for "9 to 5"."""
    if token.kind == "all_day":
        return [(0, DAY)]
    if token.kind == "clock":
        first, last = (int(digits[:2]) * 60 + int(digits[2:]) for digits in re.findall(r"\d{4}", token.text))
        return [(first, last or DAY)]
    first_text, last_text = re.findall(BARE_TIME, token.text)[:2]
    starts, ends = _time(first_text), _time(last_text)
    if len(starts) > 1 and len(ends) == 1:
        # "9 to 5pm" starts in the morning; "5 to 9pm" may start in the morning or in the afternoon.
        starts = [start for start in starts if start < (ends[0] or DAY)] or starts
    return [(start, end or DAY) for start, end in product(starts, ends)]


def _time(text: str) -> list[int]:
    """Return the minutes of the day that a time may mean: one for "9am" and "17:30", two for "9"."""
    if "midnight" in text:
        return [0]
    if "noon" in text or "midday" in text:
        return [DAY // 2]
    hour, minute = (int(part) for part in (*re.findall(r"\d+", text), "0")[:2])
    if text.endswith("m"):
        return [(hour % 12 + (12 if text.endswith("pm") else 0)) * 60 + minute]
    if hour > 12 or hour == 0 or text.startswith("0") or "hr" in text:
        return [hour % 24 * 60 + minute]
    return [hour % 12 * 60 + minute, (hour % 12 + 12) * 60 + minute]
