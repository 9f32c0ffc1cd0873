"""An entry's fields as readers know them: each with its label, its path in the data, and a formatter of its values.

The formatters take plain data, which need not be valid by today's model, and return text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from signpost.catalogue.derived.date_formatting import format_date, format_schedule
from signpost.catalogue.derived.trust import NOT_CONFIRMED, confirmation_statement
from signpost.catalogue.enums import CRISIS_LABELS, KIND_NAMES, STATUS_LABELS
from signpost.catalogue.model import Confirmed, Schedule
from signpost.catalogue.site import SiteFile

Formatter = Callable[[Any], str]


def to_text(value: Any) -> str:
    """Return a value as text, one line a paragraph; named fields and lists give one line for each text in them."""
    if isinstance(value, (dict, list)):
        return "\n".join(_leaf_texts(value))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in str(value).strip().split("\n\n"))


def id_to_words(value: Any) -> str:
    """Return an id as a label: "parental-support" gives "Parental support"."""
    return to_text(value).split("/")[-1].replace("-", " ").capitalize()


def _leaf_texts(value: Any) -> Iterator[str]:
    """Yield each text inside named fields and lists, after the names that lead to it."""
    if isinstance(value, dict):
        for name in sorted(value):
            yield from (f"{name}: {text}" for text in _leaf_texts(value[name]))
    elif isinstance(value, list):
        for each in value:
            yield from _leaf_texts(each)
    else:
        yield str(value)


def enum_label(words: Mapping[Any, str]) -> Formatter:
    """Return a formatter for an enum's values; it returns a value that is not one of them as text."""
    return lambda value: words.get(value, to_text(value)) if isinstance(value, str) else to_text(value)


def opening_times(value: Any) -> str:
    """Return opening times, one rule or several, in words; invalid ones as text."""
    try:
        rules = [Schedule.model_validate(each) for each in (value if isinstance(value, list) else [value])]
    except ValidationError:
        return to_text(value)
    return format_schedule(rules)


def phone(value: Any) -> str:
    """Return a phone number with its details in brackets."""
    if isinstance(value, dict) and "schedule" in value:
        value = {**value, "schedule": opening_times(value["schedule"])}
    return _with_details(value, "number", "type", "title", "body", "hours", "schedule", "note")


def email(value: Any) -> str:
    """Return an email address with its details in brackets."""
    return _with_details(value, "address", "title", "note")


def link(value: Any) -> str:
    """Return a web address with its details in brackets."""
    return _with_details(value, "url", "title", "note")


def _with_details(value: Any, first: str, *others: str) -> str:
    """Return the text of the field `first`, with the texts of the others, and any doubt, in brackets."""
    if not isinstance(value, dict):
        return to_text(value)
    details = [to_text(value[name]) for name in others if name in value and value[name] != "voice"]
    details += [NOT_CONFIRMED.lower()] if value.get("confirmed") == "false" else []
    return to_text(value.get(first, "")) + (f" ({', '.join(details)})" if details else "")


def last_confirmed(value: Any) -> str:
    """Return when and by what an entry was last confirmed; what is not valid by today's model as text."""
    try:
        return confirmation_statement(Confirmed.model_validate(value))
    except ValidationError:
        return to_text(value)


def _date(value: Any) -> str:
    """Return a date in words; a text that is no date as it is."""
    try:
        return format_date(str(value))
    except (ValueError, IndexError):
        return str(value)


KIND_LABELS = {kind: words[0] for kind, words in KIND_NAMES.items()}

VISIBLE_FIELDS: tuple[tuple[str, tuple[str, ...], Formatter], ...] = (
    ("Whether it is open", ("status",), enum_label(STATUS_LABELS)),
    ("Name", ("name",), to_text),
    ("Other names", ("also_known_as",), to_text),
    ("Who runs it", ("organization",), id_to_words),
    ("What it is", ("kind",), enum_label(KIND_LABELS)),
    ("Also listed in", ("also_in",), id_to_words),
    ("In one sentence", ("summary",), to_text),
    ("More about it", ("description",), to_text),
    ("For professionals", ("for_professionals",), to_text),
    ("Ring or text", ("contacts", "phones"), phone),
    ("Email", ("contacts", "emails"), email),
    ("Website", ("contacts", "links"), link),
    ("Written for", ("audience",), to_text),
    ("Youngest age", ("eligibility", "minimum_age"), to_text),
    ("Oldest age", ("eligibility", "maximum_age"), to_text),
    ("About the ages", ("eligibility", "age_note"), to_text),
    ("Who can use it", ("eligibility", "description"), to_text),
    ("Not for", ("eligibility", "not_for"), to_text),
    ("Try instead", ("eligibility", "instead"), id_to_words),
    ("Where it works", ("area",), to_text),
    ("Where", ("places",), to_text),
    ("Cost", ("cost",), to_text),
    ("Who can ask", ("referral", "who"), to_text),
    ("How to get it", ("referral", "how"), to_text),
    ("Consent", ("referral", "consent"), to_text),
    ("Who to ask for it", ("ask_for_it",), to_text),
    ("Hours", ("hours",), to_text),
    ("Opening times", ("schedule",), opening_times),
    ("On the urgent-help page", ("crisis_level",), enum_label(CRISIS_LABELS)),
    ("Exit this page", ("sensitive",), to_text),
    ("Staying private", ("discretion",), to_text),
    ("Wording to the person", ("plan", "to_person"), to_text),
    ("Wording for the record", ("plan", "record"), to_text),
    ("Before you share it", ("plan", "before_sharing"), to_text),
    ("The law", ("legal",), to_text),
    ("In doubt", ("doubts",), to_text),
    ("Last confirmed", ("confirmed",), last_confirmed),
    ("What has changed", ("changed",), to_text),
    ("Due for review", ("review_by",), _date),
)
"""Label, path, formatter: in the order in which changes are listed. What site.yml decides is in `visible_fields`."""
HIDDEN_FIELDS = {"keywords": "words for the search", "sources": "paragraphs of the source document",
                 "added": "why it was added", "formerly": "former addresses", "urgency": "urgency"}
"""The labels of fields whose values readers do not see."""


def visible_fields(site: SiteFile) -> list[tuple[str, tuple[str, ...], Formatter]]:
    """Return label, path and formatter of the fields that readers see, with the names that site.yml gives."""
    formatters = {("audience",): enum_label(site.audience_titles), ("area",): enum_label(site.area_titles),
                  ("referral", "who"): enum_label(site.referrer_titles)}
    labels: dict[tuple[str, ...], str] = {("plan", "to_person"): f"Wording for the {site.people.one}"}
    if site.source:
        labels[("changed",)] = f"Since {site.source.called}"
    return [(labels.get(path, label), path, formatters.get(path, formatter))
            for label, path, formatter in VISIBLE_FIELDS]
