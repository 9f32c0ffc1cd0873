"""Rules on what an entry is based on: paragraphs of the source document, evidence, confirmation, and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.partial_dates import first_day, last_day
from signpost.catalogue.enums import ConfirmationMethod
from signpost.catalogue.loader import PARAGRAPHS
from signpost.catalogue.model import ChangeNote, Confirmed, Evidence
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import Tree
from signpost.checks.language.field_texts import texts_at
from signpost.checks.language.personal_mailboxes import has_first_name

ROLE = re.compile(r"(?=.*[a-z])(?:(?:[A-Z]{2,}|[a-z]+)(?:[-/' ]|$))+")
"""What somebody does: words in small letters, or abbreviations such as CAMHS."""


def check_sources(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry names paragraphs of the source document that exist, or says why it was added, with evidence."""
    for tree in catalogue.entry_trees.values():
        if isinstance(tree.data, dict) and not {"sources", "added"} & tree.data.keys():
            yield Problem(tree.path, 1, "missing field: 'sources' (or 'added', with why and evidence)", "sources")
    known = {paragraph.id for paragraph in catalogue.paragraphs if paragraph.has_content}
    for _, tree, place, source in texts_at(catalogue, "sources") if catalogue.paragraphs else ():
        if source not in known and re.fullmatch(r"S\d{3}", source):
            yield Problem(tree.path, tree.line(place),
                          f"sources must be a paragraph of the original list: '{source}'", "sources")


def check_coverage(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Each paragraph of the source document is named by an entry. Not checked while an entry cannot be read."""
    if len(catalogue.entry_trees) < len(catalogue.ids):
        return
    named = {source for _, _, _, source in texts_at(catalogue, "sources")}
    for paragraph in catalogue.paragraphs:
        if paragraph.has_content and paragraph.id not in named:
            yield Problem(catalogue.root / PARAGRAPHS, paragraph.line,
                          f"a paragraph of the original list must be in `sources` of an entry: '{paragraph.id}'",
                          "coverage")


def check_confirmation(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A confirmation names the page, or the role of who said it, and ends after it began; no try is in the future."""
    for item in catalogue.items.values():
        for number, day in enumerate(item.entry.tried or ()):
            if _is_later(day, today):
                yield item.problem("future", f"tried must not be in the future: '{day}'", "tried", number)
    for tree in catalogue.entry_trees.values():  # also where another field of the entry is wrong
        confirmed = _confirmation_in(tree)
        for message, field in _confirmation_faults(confirmed, today) if confirmed else ():
            yield Problem(tree.path, tree.line(("confirmed", field)), message, "confirmed")


def _confirmation_in(tree: Tree) -> Confirmed | None:
    """Return the confirmation of an entry's file; None where there is none, or none that fits the model."""
    try:
        return Confirmed.model_validate(tree.data["confirmed"])
    except (KeyError, TypeError, ValidationError):
        return None


def _confirmation_faults(confirmed: Confirmed, today: date) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a confirmation as a whole: each message, and the field that it is about."""
    said_by, spoken = confirmed.said_by, confirmed.how is not ConfirmationMethod.PAGE
    if spoken and not said_by:
        yield "missing field: 'said_by', who said it, such as duty worker", "how"
    if not spoken and not confirmed.by:
        yield "missing field: 'by', the public page that confirms it (or say how: phone or email, and said_by)", "how"
    if said_by and not spoken:
        yield "said_by goes with how: phone or how: email; add one of them, or take said_by away", "said_by"
    if said_by and (not ROLE.fullmatch(said_by) or has_first_name(said_by)):
        yield ("said_by must be what they do there, in small letters such as duty worker, and never a name: "
               f"'{said_by}'", "said_by")
    if spoken and len(confirmed.on) < 10:
        yield f"on must be the day on which they said it, such as {today.isoformat()}: '{confirmed.on}'", "on"
    if spoken and not confirmed.dated:
        yield "dated is about a page; take the line away", "dated"
    if confirmed.until and last_day(confirmed.until) < first_day(confirmed.on):
        yield f"until must not be before on: '{confirmed.until}'", "until"


def check_dates(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No date of a confirmation, of evidence or of the law is in the future; a review follows the confirmation."""
    for item in catalogue.items.values():
        entry = item.entry
        if entry.confirmed and _is_later(entry.confirmed.on, today):
            yield item.problem("future", f"on must not be in the future: '{entry.confirmed.on}'", "confirmed", "on")
        if entry.legal and _is_later(entry.legal.law_as_at, today):
            yield item.problem("future", f"law_as_at must not be in the future: '{entry.legal.law_as_at}'",
                               "legal", "law_as_at")
        if entry.confirmed and entry.review_by and entry.review_by < entry.confirmed.on[: len(entry.review_by)]:
            yield item.problem("review_by", f"review_by must not be before confirmed.on: '{entry.review_by}'",
                               "review_by")
        for evidence, place in _evidence(item):
            if evidence.date != "undated" and _is_later(evidence.date, today):
                yield item.problem("future", f"date must not be in the future: '{evidence.date}'", *place, "date")


def _is_later(partial: str, today: date) -> bool:
    """Return whether a whole or partial date is after today."""
    return partial > today.isoformat()[: len(partial)]


def _evidence(item: Item) -> Iterator[tuple[Evidence, tuple[str | int, ...]]]:
    """Yield each piece of an entry's evidence with its place."""
    changes: list[ChangeNote] = item.entry.changed or []
    for index, change in enumerate(changes):
        for number, evidence in enumerate(change.evidence):
            yield evidence, ("changed", index, "evidence", number)
    for number, evidence in enumerate(item.entry.added.evidence if item.entry.added else ()):
        yield evidence, ("added", "evidence", number)


RULES = (check_sources, check_coverage, check_confirmation, check_dates)
