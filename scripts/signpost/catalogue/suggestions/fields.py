"""Suggestions for unknown fields and values: what a maintainer may have meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from signpost.catalogue.syntax.outline import TOP, Outline

_AGES = "'minimum_age' and 'maximum_age', below 'eligibility'"
_PHONES, _EMAILS, _LINKS = (f"'{name}', below 'contacts'" for name in ("phones", "emails", "links"))
FIELD_SYNONYMS: Mapping[str, str] = {
    "ages": _AGES, "age": _AGES, "age_range": _AGES, "phone": _PHONES, "telephone": _PHONES, "tel": _PHONES,
    "email": _EMAILS, "website": _LINKS, "web": _LINKS, "link": _LINKS,
    "opening_hours": "'hours'", "opening_times": "'hours'", "times": "'hours'", "title": "'name'", "tags": "'keywords'",
    "price": "'cost'", "fee": "'cost'", "location": "'places'", "venue": "'places'", "address": "'places'",
    "postcode": "'places'", "post_code": "'places'", "town": "'places'", "desc": "'description'",
    **dict.fromkeys(("bank_holidays", "bank_holiday", "holidays", "public_holidays"),
                    "'bank_holidays: closed', in each rule of 'schedule'"),
    "about": "'description'", "closed": "'status'", "theme": "the folder of the file", "id": "the name of the file",
}
"""Other names of an entry's fields, with the fields."""
CONTACTS = "contacts"
"""A field that entries alone have."""


def _synonyms(**meanings: str) -> Mapping[str, str]:
    """Return values by their synonyms, given as comma-separated lists; an underscore is a hyphen or space."""
    return {word.strip(): known for known, words in meanings.items() for word in words.split(",")}


VALUE_SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "status": _synonyms(active="open, running, current", inactive="paused, suspended, on hold, not running",
                        defunct_or_temporarily_closed="closed, closed down, shut, ended, gone"),
    "who": _synonyms(self="yourself, themselves, anyone", school="schools, teacher, teachers"),
    "kind": _synonyms(helpline="line, hotline, phone line, text line", online="website, web site, webpage, app",
                      service="charity, organisation, team", training="course, e-learning, workshop",
                      activity="club, group, sport", resource="leaflet, poster, film, guide, toolkit",
                      direct_work="tool, worksheet", legal_order="order, notice, law", procedure="form, policy"),
    "type": _synonyms(voice="phone, call, ring, mobile, landline, telephone", text="sms, whatsapp",
                      textphone="minicom"),
    "days": _synonyms(MO="mon, monday, mondays", TU="tue, tues, tuesday, tuesdays",
                      WE="wed, weds, wednesday, wednesdays", TH="thu, thur, thurs, thursday, thursdays",
                      FR="fri, friday, fridays", SA="sat, saturday, saturdays", SU="sun, sunday, sundays"),
    "bank_holidays": _synonyms(closed="no, false, shut, none", open="yes, true"),
    "urgency": _synonyms(crisis="yes, true, urgent, high, danger-now, urgent-today, talk"),
}
"""Synonyms of the values of enums, and of who can ask for a service, by field."""


INSTEAD: Mapping[str, Sequence[str]] = {
    "email": ("address",), "mail": ("address",), "mailbox": ("address",), "phone": ("number",), "tel": ("number",),
    "telephone": ("number",), "page": ("url", "by", "website"), "label": ("title", "name", "term"),
    "open": ("opens",), "close": ("closes",), "from": ("opens",), "day": ("days",), "source": ("by",),
    "until": ("valid_to",), "till": ("valid_to",), "since": ("valid_from",),
    "reason": ("why",), "age": ("ages",), "before": ("was",), "after": ("now",),
    **dict.fromkeys(("link", "website", "web", "url", "site", "homepage", "home_page", "webpage", "address", "www"),
                    ("url", "website")),
    **dict.fromkeys(("name", "title", "heading", "called"), ("title", "name", "term", "need")),
    **dict.fromkeys(("word", "abbreviation", "acronym", "short", "words", "terms"), ("term", "say")),
    **dict.fromkeys(("search", "people_say", "type", "typed", "says", "synonyms"), ("say",)),
    **dict.fromkeys(("finds", "found", "leads_to", "entry"), ("find", "entries")),
    **dict.fromkeys(("full", "full_name", "long", "long_form", "short_for", "written_out", "in_full"), ("stands_for",)),
    **dict.fromkeys(("means", "mean", "definition", "explanation", "explains", "explained", "is"),
                    ("meaning", "find", "stands_for")),
    **dict.fromkeys(("text", "desc", "about", "details", "summary", "description", "info", "note", "what"),
                    ("body", "description", "meaning", "summary", "need", "reason")),
    **dict.fromkeys(("intro", "text_above"), ("introduction",)),
    **dict.fromkeys(("slug", "key", "short_name", "folder"), ("id",)),
    **dict.fromkeys(("bank_holiday", "holidays", "public_holidays"), ("bank_holidays",)),
    **dict.fromkeys(("why", "because"), ("why", "reason")),
    **dict.fromkeys(("to", "till", "end", "ends", "expires"), ("closes", "until")),
    **dict.fromkeys(("for", "who", "audiences", "whom"), ("audience",)),
    **dict.fromkeys(("entry_ids", "ids", "list", "helplines", "services"), ("entries",)),
    **dict.fromkeys(("inside", "part_of", "in", "parent", "county", "near"), ("within",)),
    **dict.fromkeys(("ons", "ons_code", "gss", "gss_code"), ("code",)),
    **dict.fromkeys(("other_words", "other_names", "also_known_as", "aliases", "keywords"), ("words",)),
    **dict.fromkeys(("tagline", "slogan", "mission", "mission_statement", "subtitle", "motto"), ("strapline",)),
}
"""Other names of fields in a record, with the fields that may be meant, of which the record has one."""


def suggest_field(name: str, outline: Outline, parent: str) -> str:
    """Return a suggestion for an unknown field below a field: what it means, where it belongs; or an empty text."""
    word = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    known = outline.fields.get(parent, ())
    first, _, rest = name.strip().partition(" ")
    if rest and first in known and word not in known:
        return f" (did you mean '{first}'?); write a colon and a space after it: {first}: {rest}"
    if word in known:
        return f" (did you mean '{word}'?)"
    near = get_close_matches(word, known, 1, 0.7)
    if parent or CONTACTS not in outline.fields:
        instead = next((each for each in INSTEAD.get(word, ()) if each in known), None)
        if instead:
            return f" (did you mean '{instead}'?)"
    if CONTACTS not in outline.fields:
        return f" (did you mean '{near[0]}'?)" if near else f"; what can stand here: {', '.join(known)}"
    if parent and word in outline.fields.get(TOP, ()):
        return f" (it belongs to the entry itself: move '{word}:' to the very left)"
    if word in FIELD_SYNONYMS and not get_close_matches(word, known, 1, 0.85):
        return f" (did you mean {FIELD_SYNONYMS[word]}?)"
    parents = [each for each in outline.parents(word) if each]
    if parents:
        return " (it belongs below '" + "' or '".join(parents) + "')"
    return f" (did you mean '{near[0]}'?)" if near else ""


def suggest_value(field: str, word: str, known: Sequence[str]) -> str:
    """Return a suggestion for an unknown value of an enum, or an empty text."""
    folded = " ".join(word.lower().split())
    same = next((each for each in known if each.lower() == folded), None)
    if same:
        return f" (did you mean '{same}'?)"
    meant = VALUE_SYNONYMS.get(field, {}).get(folded)
    if meant:
        options = [each for each in known if each.replace(" ", "_").replace("-", "_") in meant.split("_or_")]
        if field == "status" and len(options) > 1:
            return "; write status: defunct (closed for good), temporarily closed, or inactive"
        return " (did you mean '" + "' or '".join(options) + "'?)" if options else ""
    parts = [part for part in re.split(r"\s*(?:[.;/&]|\band\b|\bor\b|\s)\s*", folded) if part]
    named = {each.lower(): each for each in known}
    if len(parts) > 1 and set(parts) <= {*named}:
        return f"; write each by itself, with commas between them: {', '.join(named[part] for part in parts)}"
    near = get_close_matches(folded.replace(" ", "-"), known, 1, 0.7) or get_close_matches(folded, known, 1, 0.7)
    return f" (did you mean '{near[0]}'?)" if near else ""


NUMBER_WORDS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")


AGE_RANGE = re.compile(r"^\D*\d+\s*(?:[-–—]|to|and|until)\s*\d+(?![.\d])[^\d.]*$", re.I)


def suggest_number(field: str, text: str) -> str:
    """Return a suggestion for a text that is no whole number, or an empty text."""
    numbers = re.findall(r"\d+", text)
    word = text.strip().lower()
    if word in NUMBER_WORDS:
        return f"; write {NUMBER_WORDS.index(word)}"
    if field in ("minimum_age", "maximum_age") and AGE_RANGE.search(text) and int(numbers[0]) <= int(numbers[1]):
        return f"; write minimum_age: {numbers[0]} and maximum_age: {numbers[1]}"
    beyond = re.match(r"\s*(?P<sign>under|below|less than|<|over|above|more than|>) ?(?P<age>\d+)s?\b", text, re.I)
    if beyond and field in ("minimum_age", "maximum_age") and len(numbers) == 1:
        is_below = beyond["sign"].lower() in ("under", "below", "less than", "<")
        age, meant = int(beyond["age"]) + (-1 if is_below else 1), "maximum_age" if is_below else "minimum_age"
        return f"; write {age}" if field == meant else f"; such an age is {meant}: {age}"
    first = re.match(r"\s*(?:over |from |under |up to |age[sd]? )?(\d+)(?![.\d])", text, re.I)
    return f"; write {first[1]}" if first and (len(numbers) == 1 or first.end() < len(text)) else ""
