"""The fields of an entry as readers know them: each with its label, its place, and how one value of it reads.

Takes plain data, valid or not; returns words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from signpost.catalogue.derived.dates import format_date, format_schedule
from signpost.catalogue.derived.trust import trust_statement
from signpost.catalogue.enums import (
    AREA_LABELS,
    AUDIENCE_LABELS,
    CRISIS_LABELS,
    KIND_NAMES,
    REFERRER_LABELS,
    STATUS_LABELS,
)
from signpost.catalogue.model import Confirmed, Schedule

Words = Callable[[Any], str]
NOT_CONFIRMED = "not confirmed"


def plain(value: Any) -> str:
    """Return a text without its line breaks but those between paragraphs, and named fields as texts, one a line."""
    if isinstance(value, (dict, list)):
        return "\n".join(_leaves(value))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in str(value).strip().split("\n\n"))


def spelled_out(value: Any) -> str:
    """Return an id as words: parental-support as "Parental support"."""
    return plain(value).split("/")[-1].replace("-", " ").capitalize()


def _leaves(value: Any) -> Iterator[str]:
    """Yield the texts inside named fields and lists."""
    if isinstance(value, dict):
        for name in sorted(value):
            yield from (f"{name}: {text}" for text in _leaves(value[name]))
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    else:
        yield str(value)


def one_of(words: Mapping[Any, str]) -> Words:
    """Return the words for a value of a closed list; a value that is not in it stands for itself."""
    return lambda value: words.get(value, plain(value)) if isinstance(value, str) else plain(value)


def opening(value: Any) -> str:
    """Return opening times, one rule or several, in words."""
    try:
        rules = [Schedule.model_validate(each) for each in (value if isinstance(value, list) else [value])]
    except ValidationError:
        return plain(value)
    return format_schedule(rules)


def phone(value: Any) -> str:
    """Return a number with what stands beside it."""
    if isinstance(value, dict) and "schedule" in value:
        value = {**value, "schedule": opening(value["schedule"])}
    return _with(value, "number", "type", "title", "body", "hours", "schedule", "note")


def email(value: Any) -> str:
    """Return a mailbox with what stands beside it."""
    return _with(value, "address", "title", "note")


def link(value: Any) -> str:
    """Return a web address with what stands beside it."""
    return _with(value, "url", "title", "note")


def _with(value: Any, first: str, *others: str) -> str:
    """Return one field's text, and the others' in brackets."""
    if not isinstance(value, dict):
        return plain(value)
    beside = [plain(value[name]) for name in others if name in value and value[name] != "voice"]
    beside += [NOT_CONFIRMED] if value.get("confirmed") == "false" else []
    return plain(value.get(first, "")) + (f" ({', '.join(beside)})" if beside else "")


def confirmed(value: Any) -> str:
    """Return when and by what an entry was last confirmed; what today's model does not know stands for itself."""
    try:
        return trust_statement(Confirmed.model_validate(value))
    except ValidationError:
        return plain(value)


def _date(value: Any) -> str:
    """Return a date in words; what is none stands for itself."""
    try:
        return format_date(str(value))
    except (ValueError, IndexError):
        return str(value)


KINDS = {kind: words[0] for kind, words in KIND_NAMES.items()}

SEEN: tuple[tuple[str, tuple[str, ...], Words], ...] = (
    ("Whether it is open", ("status",), one_of(STATUS_LABELS)),
    ("Name", ("name",), plain),
    ("Other names", ("also_known_as",), plain),
    ("Who runs it", ("organization",), spelled_out),
    ("What it is", ("kind",), one_of(KINDS)),
    ("Also listed in", ("also_in",), spelled_out),
    ("In one sentence", ("summary",), plain),
    ("More about it", ("description",), plain),
    ("For professionals", ("for_professionals",), plain),
    ("Ring or text", ("contacts", "phones"), phone),
    ("Email", ("contacts", "emails"), email),
    ("Website", ("contacts", "links"), link),
    ("Written for", ("audience",), one_of(AUDIENCE_LABELS)),
    ("Youngest age", ("eligibility", "minimum_age"), plain),
    ("Oldest age", ("eligibility", "maximum_age"), plain),
    ("About the ages", ("eligibility", "age_note"), plain),
    ("Who can use it", ("eligibility", "description"), plain),
    ("Not for", ("eligibility", "not_for"), plain),
    ("Try instead", ("eligibility", "instead"), spelled_out),
    ("Where it works", ("area",), one_of(AREA_LABELS)),
    ("Where", ("places",), plain),
    ("Cost", ("cost",), plain),
    ("Who can ask", ("referral", "who"), one_of(REFERRER_LABELS)),
    ("How to get it", ("referral", "how"), plain),
    ("Consent", ("referral", "consent"), plain),
    ("Who to ask for it", ("ask_for_it",), plain),
    ("Hours", ("hours",), plain),
    ("Opening times", ("schedule",), opening),
    ("On the urgent-help page", ("crisis_level",), one_of(CRISIS_LABELS)),
    ("Exit this page", ("sensitive",), plain),
    ("Staying private", ("discretion",), plain),
    ("Wording for the young person", ("plan", "young_person"), plain),
    ("Wording for the record", ("plan", "record"), plain),
    ("Before you share it", ("plan", "before_sharing"), plain),
    ("The law", ("legal",), plain),
    ("In doubt", ("doubts",), plain),
    ("Last confirmed", ("confirmed",), confirmed),
    ("Since the original list", ("changed",), plain),
    ("Due for review", ("review_by",), _date),
)
UNSEEN = {"keywords": "words for the search", "sources": "paragraphs of the original list",
          "added": "why it was added", "formerly": "former addresses", "urgency": "urgency"}
