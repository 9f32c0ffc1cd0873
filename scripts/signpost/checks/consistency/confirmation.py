"""Rules on what a confirmation says by itself: how, by whom, when. Reported also where another field is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.partial_dates import first_day, last_day
from signpost.catalogue.enums import ConfirmationMethod
from signpost.catalogue.model import Confirmed
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import Tree
from signpost.checks.language.personal_mailboxes import has_first_name

ROLE = re.compile(r"(?=.*[a-z])(?:(?:[A-Z]{2,}|[a-z]+)(?:[-/' ]|$))+")
"""What somebody does: words in small letters, or abbreviations such as CAMHS."""
SPOKEN = (ConfirmationMethod.PHONE.value, ConfirmationMethod.EMAIL.value)


@dataclass(frozen=True, slots=True)
class _Written:
    """The texts below `confirmed` by field, and by field the names as they are written: `said by` is said_by."""

    texts: Mapping[str, str]
    names: Mapping[str, str]
    refused: frozenset[str]
    """The fields whose text is no date, no method and the like, which is reported by itself."""

    @property
    def is_spoken(self) -> bool | None:
        """Whether somebody said it, and no page; None where that is not certain."""
        if "how" in self.refused:
            return True if "said_by" in self.texts else None
        return self.texts.get("how") in SPOKEN

    def valid(self, field: str) -> str:
        """Return the text of a field; empty where it has none, or one that is refused."""
        return "" if field in self.refused else self.texts.get(field, "")


def check_confirmation(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A confirmation names the page, or the role of who said it and the day, and ends after it began."""
    for tree in catalogue.entry_trees.values():
        written = _written_in(tree)
        for message, field in _faults(written, today) if written else ():
            place = ("confirmed", written.names.get(field, field) if written else field)
            yield Problem(tree.path, tree.line(place), message, "confirmed")


def _written_in(tree: Tree) -> _Written | None:
    """Return what is written of a confirmation; None where there is none."""
    data = tree.data.get("confirmed") if isinstance(tree.data, dict) else None
    if not isinstance(data, dict):
        return None
    names = {re.sub(r"[^a-z]+", "_", str(name).lower()).strip("_"): str(name) for name in data}
    names = {field: name for field, name in names.items() if field in Confirmed.model_fields}
    texts = {field: data[name] for field, name in names.items() if isinstance(data[name], str)}
    refused = {field for field in names if field not in texts}
    try:
        Confirmed.model_validate(texts)
    except ValidationError as fault:
        refused |= {str(error["loc"][0]) for error in fault.errors(include_url=False) if error["type"] != "missing"}
    return _Written(texts, names, frozenset(refused))


def _faults(written: _Written, today: date) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a confirmation as a whole: each message, and the field that it is about."""
    said_by, spoken = written.valid("said_by").strip(), written.is_spoken
    if said_by and (not ROLE.fullmatch(said_by) or has_first_name(said_by)):
        yield ("said_by must be what they do there, in small letters such as duty worker, and never a name: "
               f"'{said_by}'{_role_in(said_by)}", "said_by")
    role = written.texts.get("by", "") if spoken and "said_by" not in written.names else ""
    is_role = bool(ROLE.fullmatch(role)) and not has_first_name(role)
    if is_role:
        yield f"by is for the address of a page: write said_by: {role} in its place", "by"
    elif spoken and "said_by" not in written.names:
        yield "missing field: 'said_by', who said it, such as duty worker", "how"
    if spoken is False and "by" not in written.names:
        yield "missing field: 'by', the public page that confirms it (or say how: phone or email, and said_by)", "how"
    if spoken is False and said_by:
        yield "said_by goes with how: phone or how: email; add one of them, or take said_by away", "said_by"
    if spoken and 0 < len(written.valid("on")) < 10:
        yield f"on must be the day on which they said it, such as {today.isoformat()}: '{written.valid('on')}'", "on"
    for field in (*(() if is_role else ("by",)), "dated") if spoken else ():
        if field in written.names and not (field == "dated" and written.texts.get(field) == "true"):
            yield f"{field} is about a page; take the line away", field
    if not spoken and written.texts.get("dated") == "false" and 0 < len(written.valid("on")) < 10:
        yield (f"on must be the day on which you looked, such as {today.isoformat()}, since dated is false: "
               f"'{written.valid('on')}'; if the page carries that date, take the line dated: false away", "on")
    on, until = written.valid("on"), written.valid("until")
    if on and until and last_day(until) < first_day(on):
        yield f"until must not be before on, {on}: '{until}'; write a later day", "until"


def _role_in(said_by: str) -> str:
    """Return the role to write in place of a name with a role: "Sue (reception)"; an empty text where none is sure."""
    parts = [part.strip() for part in re.split(r"[,;()]| - | – ", said_by) if part.strip()]
    roles = [part for part in parts if ROLE.fullmatch(part) and not has_first_name(part)]
    return f"; write {roles[0]}" if len(parts) > 1 and len(roles) == 1 else ""


def check_tries(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A try is in the past, and goes when somebody has answered."""
    for item in catalogue.items.values():
        tried, confirmed = item.entry.tried or [], item.entry.confirmed
        for number, day in enumerate(tried):
            if day > today.isoformat():
                yield item.problem("future", f"tried must not be in the future: '{day}'", "tried", number)
        answered = confirmed.on if confirmed and confirmed.how is not ConfirmationMethod.PAGE else ""
        if tried and len(answered) == 10 and max(tried) <= answered:
            yield item.problem("tried", f"tried must go once somebody has answered, as they did on {answered}: take "
                               "'tried:' out, with its days", "tried")


RULES = (check_confirmation, check_tries)
