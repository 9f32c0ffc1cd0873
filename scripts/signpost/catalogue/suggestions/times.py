"""Times of day and days of the week as people write them, as the catalogue writes them."""

from __future__ import annotations

import re

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = r"(mo|tu|we|th|fr|sa|su)[a-z]*\.?"
ALL = {"every day": DAYS, "daily": DAYS, "all week": DAYS, "24/7": DAYS, "7 days": DAYS, "7 days a week": DAYS,
       "weekdays": DAYS[:5], "weekday": DAYS[:5], "weekends": DAYS[5:], "weekend": DAYS[5:],
       **dict.fromkeys(("bank holidays", "bank holiday", "public holidays", "holidays"), ("BH",))}
NUMBERS = {word: number for number, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)}


def suggest_time(text: str) -> str:
    """Return a suggestion for a text that is no time of day, or an empty text."""
    word = " ".join(text.lower().split())
    if word in ("midnight", "24:00", "24.00", "2400"):
        return "; write \"00:00\", or \"23:59\" for the end of the day"
    ends = re.split(r"\s*(?:-|\u2013|\u2014|\bto\b|\buntil\b|\btill\b)\s*", word)
    if len(ends) == 2:
        opens, closes = (_time(end) for end in ends)
        if opens and closes and closes <= opens and not re.search("[ap]", word):
            closes = f"{int(closes[:2]) + 12:02}{closes[2:]}"
        return f'; write opens: "{opens}" and closes: "{closes}"' if opens and closes and closes < "24" else ""
    meant = _time(word)
    return f'; write "{meant}"' if meant else ""


def suggest_days(text: str) -> str:
    """Return a suggestion for days in words, such as "Mon-Fri", or an empty text."""
    word = " ".join(text.lower().strip("[]() ").split())
    found = ALL.get(word) or _days(word)
    return f"; write [{', '.join(found)}]" if found else ""


def suggest_closed(name: str, value: object) -> str:
    """Return what to do with a field that names the days on which it is closed; an empty text for another field."""
    days = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if name.lower().replace("-", "_") in ("closed", "closed_on", "closed_days") and suggest_days(days):
        return "; take this line out, since it is closed at all times that 'hours' and 'schedule' do not name"
    return ""


def _time(word: str) -> str:
    """Return the time of day that a word means, as 09:00, or an empty text."""
    if word in ("noon", "midday"):
        return "12:00"
    spoken = re.fullmatch(rf"(half past |quarter past |quarter to )?({'|'.join(NUMBERS)}|\d\d?)(?: o'?clock)?", word)
    if spoken and not (spoken[2].isdigit() and not spoken[1]):
        hour, minute = NUMBERS.get(spoken[2]) or int(spoken[2]), {"h": 30, "quarter p": 15, "quarter t": -15}
        shift = next((value for start, value in minute.items() if (spoken[1] or "").startswith(start)), 0)
        total = hour * 60 + shift
        return f"{total // 60:02}:{total % 60:02}" if 0 <= total < 24 * 60 else ""
    found = re.fullmatch(r"(\d{1,2})(?:[.:]?([0-5]\d))?(?:[.:][0-5]\d)? ?(?:(?:([ap])\.?m?\.?)|h|hrs|hours)?", word)
    if not found or not int(found[1]) <= (12 if found[3] else 23):
        return ""
    hour = int(found[1]) % 12 + 12 * (found[3] == "p") if found[3] else int(found[1])
    return f"{hour:02}:{found[2] or '00'}"


def _days(word: str) -> tuple[str, ...]:
    """Return the days of a range or of several days in words; none where a word is no day."""
    ends = re.fullmatch(rf"{DAY}\s*(?:-|\u2013|\u2014|to|until|till|through)\s*{DAY}", word)
    if ends:
        first, last = DAYS.index(ends[1].upper()), DAYS.index(ends[2].upper())
        return DAYS[first:last + 1] if first <= last else (*DAYS[first:], *DAYS[:last + 1])
    parts = [part for part in re.split(r"\s*(?:[,;/&+]|\band\b)\s*|\s+", word) if part]
    found = [re.fullmatch(DAY, part) for part in parts]
    return tuple(each[1].upper() for each in found if each) if all(found) else ()
