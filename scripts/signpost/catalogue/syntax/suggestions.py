"""Suggestions for unknown fields and values: what a maintainer may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

_AGES = "'minimum_age' and 'maximum_age', below 'eligibility'"
_PHONES, _EMAILS, _LINKS = (f"'{name}', below 'contacts'" for name in ("phones", "emails", "links"))
FIELD_SYNONYMS: Mapping[str, str] = {
    "ages": _AGES, "age": _AGES, "age_range": _AGES, "phone": _PHONES, "telephone": _PHONES, "tel": _PHONES,
    "email": _EMAILS, "website": _LINKS, "web": _LINKS, "link": _LINKS,
    "opening_hours": "'hours'", "opening_times": "'hours'", "times": "'hours'", "title": "'name'", "tags": "'keywords'",
    "price": "'cost'", "fee": "'cost'", "location": "'places'", "venue": "'places'", "address": "'places'",
    "closed": "'status'", "theme": "the folder of the file", "id": "the name of the file",
}
"""Other names of fields, with the fields."""


def _synonyms(**meanings: str) -> Mapping[str, str]:
    """Return values by their synonyms, given as comma-separated lists; an underscore is a hyphen or space."""
    return {word.strip(): known for known, words in meanings.items() for word in words.split(",")}


_YOUNG = "young people, young persons, child, children, teenager, teenagers, teens, youth"
_PARENT = "parent, parents, carer, carers, family, families, parents and carers"
_PROFESSIONAL = "professionals, worker, workers, staff, practitioner, practitioners"
VALUE_SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "status": _synonyms(active="open, running, current", inactive="paused, suspended, on hold, not running",
                        defunct_or_temporarily_closed="closed, closed down, shut, ended, gone"),
    "audience": _synonyms(young_person=_YOUNG, parent_carer=_PARENT, professional=_PROFESSIONAL),
    "who": _synonyms(self=f"{_YOUNG}, young-person, yourself, anyone", parent_carer=_PARENT, professional=_PROFESSIONAL,
                     school="schools, teacher, teachers"),
    "kind": _synonyms(helpline="line, hotline, phone line, text line", online="website, web site, webpage, app",
                      service="charity, organisation, team", training="course, e-learning, workshop",
                      activity="club, group, sport", resource="leaflet, poster, film, guide, toolkit",
                      direct_work="tool, worksheet", legal_order="order, notice, law", procedure="form, policy"),
    "type": _synonyms(voice="phone, call, ring, mobile, landline, telephone", text="sms, whatsapp",
                      textphone="minicom"),
    "area": _synonyms(uk="national, nationwide, britain, great britain, united kingdom", essex="county",
                      southend="southend-on-sea"),
    "days": _synonyms(MO="mon, monday, mondays", TU="tue, tues, tuesday, tuesdays",
                      WE="wed, weds, wednesday, wednesdays", TH="thu, thur, thurs, thursday, thursdays",
                      FR="fri, friday, fridays", SA="sat, saturday, saturdays", SU="sun, sunday, sundays"),
    "urgency": _synonyms(crisis="yes, true, urgent, high, danger-now, urgent-today, talk"),
}
"""Synonyms of the values of enums, by field."""


def suggest_field(name: str, known: Sequence[str], below: Mapping[str, str]) -> str:
    """Return a suggestion for an unknown field: a synonym, the right parent, or a similar name; or an empty text."""
    word = name.lower().replace(" ", "_").replace("-", "_")
    near = get_close_matches(word, known, 1, 0.6)
    if word in FIELD_SYNONYMS and not get_close_matches(word, known, 1, 0.85):
        return f" (did you mean {FIELD_SYNONYMS[word]}?)"
    if word in below:
        return f" (it belongs below '{below[word]}')"
    return f" (did you mean '{near[0]}'?)" if near else ""


def suggest_value(field: str, word: str, known: Sequence[str]) -> str:
    """Return a suggestion for an unknown value of an enum, or an empty text."""
    folded = " ".join(word.lower().split())
    meant = VALUE_SYNONYMS.get(field, {}).get(folded)
    if meant:
        options = [each for each in known if each.replace(" ", "_").replace("-", "_") in meant.split("_or_")]
        return " (did you mean '" + "' or '".join(options) + "'?)"
    near = get_close_matches(folded.replace(" ", "-"), known, 1, 0.6) or get_close_matches(folded, known, 1, 0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""


def suggest_number(field: str, text: str) -> str:
    """Return a suggestion for a text that is no whole number, or an empty text."""
    numbers = re.findall(r"\d+", text)
    if field in ("minimum_age", "maximum_age") and len(numbers) == 2 and "." not in text:
        return f"; write minimum_age: {numbers[0]} and maximum_age: {numbers[1]}"
    return f"; write {numbers[0]}" if len(numbers) == 1 and "." not in text else ""


def suggest_time(text: str) -> str:
    """Return a suggestion for a text that is no time of day, or an empty text."""
    word = text.strip().lower()
    found = re.fullmatch(r"(\d{1,2})(?:[.:]?([0-5]\d))? ?([ap])?\.?m?\.?", word)
    if word in ("midnight", "24:00", "24.00", "2400"):
        return "; write \"00:00\", or \"23:59\" for the end of the day"
    if word in ("noon", "midday"):
        return '; write "12:00"'
    if not found or int(found[1]) > (12 if found[3] else 23):
        return ""
    hour = int(found[1]) % 12 + 12 * (found[3] == "p") if found[3] else int(found[1])
    return f'; write "{hour:02}:{found[2] or "00"}"'


def single_parents(model_fields: Iterator[tuple[str, str]]) -> Mapping[str, str]:
    """Return the parent of each field that has only one, from pairs of parent and field."""
    parents: dict[str, set[str]] = {}
    for parent, name in model_fields:
        parents.setdefault(name, set()).add(parent)
    return {name: next(iter(found)) for name, found in parents.items() if len(found) == 1}
