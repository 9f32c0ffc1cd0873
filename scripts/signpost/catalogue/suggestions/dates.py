"""Dates as people in Britain write them, as the catalogue writes them: "1st May 2026" is 2026-05-01."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTH = r"(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?"
DAY = r"(?P<d>\d\d?)(?:st|nd|rd|th)?"
YEAR = r"(?P<y>(?:19|20)\d\d)"
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
WORDS = (rf"{WEEKDAY}(?:{DAY} (?:of )?)?{MONTH} {YEAR}", rf"{WEEKDAY}{MONTH} {DAY},? {YEAR}",
         rf"{YEAR}[/.-](?P<m>\d\d?)(?:[/.-](?P<d>\d\d?))?", rf"(?P<m>\d\d?)[/.-]{YEAR}")
"""Forms with one meaning: the month is a word, or the year stands first, or there is no day."""
NUMBERS = r"(?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-](?P<y>(?:19|20)?\d\d)"
"""A form that may have the month first, as in America."""
ONLY_YEAR = rf"(?:(?:early|late|mid|spring|summer|autumn|winter|year|in|about|around)[ -])+{YEAR}"
WITHOUT_YEAR = (rf"{WEEKDAY}{DAY} (?:of )?{MONTH}", rf"{WEEKDAY}{MONTH} {DAY}")


@dataclass(frozen=True, slots=True)
class MeantDate:
    """A date that a text may mean, and whether it can mean nothing else."""

    date: str
    is_certain: bool


def meant_date(text: str) -> MeantDate | None:
    """Return the date that a text means, or None where that is not certain.

    A date in numbers alone is read as in Britain, the day first; it is certain where it can be read in one way alone.
    """
    plain = re.sub(r"\s*[\u2010-\u2015]\s*", "-", " ".join(text.split()))
    found = _match(WORDS, plain)
    if found:
        return _existing(found["y"], found["m"], found.get("d"), True)
    numbers = re.fullmatch(NUMBERS, plain)
    if numbers:
        day, month, year = numbers["d"], numbers["m"], numbers["y"]
        if int(month) > 12:
            day, month = month, day
        one_way = len(year) == 4 and (int(day) > 12 or int(day) == int(month))
        return _existing(year if len(year) == 4 else f"20{year}", month, day, one_way)
    only = re.fullmatch(ONLY_YEAR, plain, re.I)
    return MeantDate(only["y"], False) if only else None


def suggest_date(text: str) -> str:
    """Return how to write a text's date, as the end of a message, or an empty text."""
    meant, word = meant_date(text), " ".join(text.lower().split())
    if meant:
        return f"; write {meant.date}"
    found = _match(WITHOUT_YEAR, word)
    if found:
        return f"; put the year first, then -{MONTHS[found['m'][:3]]:02}-{int(found['d']):02}"
    if word in ("today", "now", "yesterday", "last week", "this week", "this month"):
        return "; write it in numbers: the year, the month, the day"
    if word in ("undated", "no date", "none", "unknown", "n/a"):
        return "; write the day on which you looked, and below it `dated: false`"
    return ""


def with_its_day(message: str, text: str) -> str:
    """Return what is said of a text that is no date, for a list that holds whole dates alone; with the dates in it."""
    whole = message.replace("a date such as 2026, 2026-11 or 2026-11-23", "a whole date such as 2026-11-23")
    if ";" in message or whole == message:
        return whole
    days = days_in(text)
    if len(days) > 1:
        return f"{whole}; write each by itself, with a comma between them: [{', '.join(days)}]"
    return f"{whole}; write {days[0]} alone, without other words" if days else (
        whole + "; only days stand here: take other words away")


def days_in(text: str) -> list[str]:
    """Return the whole dates in a text, the year first, as the catalogue writes them; none where one does not exist."""
    whole = r"(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)"
    found = [_existing(year, month, day, True) for year, month, day in re.findall(whole, text)]
    return [each.date for each in found if each] if all(found) else []


def _match(forms: tuple[str, ...], text: str) -> dict[str, str] | None:
    """Return the named parts of the first form that a text has, or None."""
    found = next(filter(None, (re.fullmatch(form, text, re.I) for form in forms)), None)
    return {name: part for name, part in found.groupdict().items() if part} if found else None


def _existing(year: str, month: str, day: str | None, is_certain: bool) -> MeantDate | None:
    """Return the date of a year, a month and a day, each as it was written; None where no such day exists."""
    number = int(month) if month.isdigit() else MONTHS[month[:3].lower()]
    if not 1 <= number <= 12 or not 1 <= int(day or 1) <= calendar.monthrange(int(year), number)[1]:
        return None
    return MeantDate(f"{year}-{number:02}" + (f"-{int(day):02}" if day else ""), is_certain)
