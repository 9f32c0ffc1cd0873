"""Names of people and their mailboxes in a text: a list that everyone can read has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from signpost.checks.language.personal_mailboxes import TITLES, has_first_name, is_personal
from signpost.importing.contact_details import emails_in

CAPITALISED = r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?"
TITLED = re.compile(rf"\b(?:{'|'.join(title.capitalize() for title in TITLES)})\.? (?:[A-Z]\.? )?{CAPITALISED}")
TWO_NAMES = re.compile(rf"\b(?=({CAPITALISED}) (?:[A-Z]\.? )?({CAPITALISED})\b)")
AFTER_A_CUE = re.compile(rf"\b(?i:contact|ask for|speak to|speak with|call|ring|email|e-mail|via|c/o|attn:?|from)\s+"
                         rf"({CAPITALISED})\b(?! {CAPITALISED})")
NO_SURNAME = frozenset((
    "Academy", "Action", "Advice", "Association", "Centre", "Charity", "Charter", "Children", "Church", "Clinic",
    "College", "Community", "Council", "Day", "Dogs", "Family", "Foundation", "Friends", "Fund", "Gardens", "Group",
    "Hall", "Helpline", "Hospice", "Hospital", "House", "Institute", "Justice", "Law", "Lodge", "London", "Network",
    "Office", "Partnership", "People", "Place", "Project", "Road", "School", "Service", "Services", "Society",
    "Street", "Support", "Team", "Trust", "University", "Ward", "Way", "Women", "Youth"))
"""Words that make a name that of a place or an organisation."""


def names_in(text: str) -> list[str]:
    """Return what may be names of people: two names in a row, a title and a name, a first name after "ask for".

    It is said "may be", since charities, streets and hospitals are named after people.
    """
    return list(dict.fromkeys(_names(text)))


def _names(text: str) -> Iterator[str]:
    """Yield what may be names of people."""
    yield from (found[0] for found in TITLED.finditer(text))
    for found in TWO_NAMES.finditer(text):
        first, last = found[1], found[2]
        following = re.match(r"\w+\s+(?:[A-Z]\.? )?\w+(?:[’']s)?\s+([A-Z]\w+)", text[found.start():])
        if has_first_name(first) and last not in NO_SURNAME and not (following and following[1] in NO_SURNAME):
            yield text[found.start():found.end(2)]
    yield from (found[1] for found in AFTER_A_CUE.finditer(text) if has_first_name(found[1]))


def personal_mailboxes_in(text: str) -> list[str]:
    """Return the mailboxes of a text that look like one person's."""
    return [email for email in emails_in(text) if is_personal(email)]
