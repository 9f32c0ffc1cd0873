"""Rules on what an entry is based on: paragraphs of the source document, evidence, and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item, Paragraph
from signpost.catalogue.model import ChangeNote, Evidence
from signpost.catalogue.problem import Problem
from signpost.checks.language.field_texts import all_texts, texts_at

FACT = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)? ?[ap]m\b|£\d[\d,]*\b(?:\.\d\d)?|\b\d\d? to \d\d?\b(?! ?[ap]m)|(?<!\w)0\d(?:[ -]?\d){8,9}\b"
    r"|\b116 ?\d{3}\b")
"""A time, a price, an age range or a phone number."""
PRESENT = re.compile(r"(?:It|They|The \w+)(?: is| are| has| have| \w+[^s\W]s)\b")
PAST = re.compile(r"(?:It|They|The \w+)(?: was| were| had| \w+ed)\b")
"""How a sentence begins that says what is true, and one that says what was."""


def check_sources(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry names paragraphs of the source document that exist, or says why it was added, with evidence.

    Where the list was made from no document, it names none, and need not say why it was added.
    """
    source_file = catalogue.site.source
    if source_file is None:
        yield from _sources_of_nothing(catalogue)
        return
    for tree in catalogue.entry_trees.values():
        named = {str(name).lower() for name in tree.data} if isinstance(tree.data, dict) else {"sources"}
        if not {"sources", "added"} & (named | tree.left_out):
            yield Problem(tree.path, 1, "missing field: 'added': say why it is in the list, with evidence (or "
                          f"'sources', where {source_file.called} has it)", "sources")
    known = {paragraph.id for paragraph in catalogue.paragraphs if paragraph.has_content}
    named_sources = list(texts_at(catalogue, "sources")) if catalogue.paragraphs else []
    free = known - {source for _, _, _, source in named_sources}
    for _, tree, place, source in named_sources:
        if source not in known and re.fullmatch(r"S\d{3,4}", source):
            near = [each for each in sorted(free) if sorted(each) == sorted(source)]
            line = next((each.line for each in catalogue.paragraphs if each.id == source), 0)
            meant = (f" (did you mean {near[0]}, which no entry has?)" if len(near) == 1 else
                     f"; line {line} of paragraphs.tsv says that it is none to be used: write text there if it is "
                     "one, or take it out here" if line else "")
            yield Problem(tree.path, tree.line(place),
                          f"sources must be a paragraph of {source_file.called}: '{source}'{meant}", "sources")


def _sources_of_nothing(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a Problem for each entry that names paragraphs of a document that site.yml does not name."""
    for tree in catalogue.entry_trees.values():
        if isinstance(tree.data, dict) and "sources" in tree.data:
            yield Problem(tree.path, tree.line(("sources",)), "sources must be left out, since site.yml names no "
                          "document; or name it there under 'source', with its 'title'", "sources")


def check_coverage(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Each paragraph of the source document is named by an entry, or left out with a reason.

    Not checked while an entry cannot be read, nor where site.yml says that the list does not have all of it yet.
    """
    path, source_file = catalogue.paragraphs_path, catalogue.site.source
    if path is None or source_file is None or not source_file.complete:
        return
    for paragraph in uncovered_paragraphs(catalogue):
        yield Problem(path, paragraph.line, f"a paragraph of {source_file.called} must be in `sources` of an entry: "
                      f"'{paragraph.id}'; or leave it out: write left-out: and why, in place of text", "coverage")


def uncovered_paragraphs(catalogue: Catalogue) -> list[Paragraph]:
    """Return the paragraphs of the source document that no entry names; none while an entry cannot be read."""
    if len(catalogue.entry_trees) < len(catalogue.ids):
        return []
    named = {source for _, _, _, source in texts_at(catalogue, "sources")}
    return [each for each in catalogue.paragraphs
            if each.has_content and not each.is_removed and each.id not in named]


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
            yield item.problem("review_by", f"review_by must not be before the day in confirmed, {entry.confirmed.on}: "
                               f"'{entry.review_by}'; write a later month", "review_by")
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


def check_changes_are_in_order(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """`was` says what was true before, and `now` what is true: their facts and verbs do not say the contrary."""
    for item in catalogue.items.values():
        said = " ".join(text for place, text in all_texts(item.tree) if place[0] not in ("changed", "doubts"))
        if item.entry.eligibility:
            said += f" {item.entry.eligibility.minimum_age} to {item.entry.eligibility.maximum_age}"
        for index, change in enumerate(item.entry.changed or ()):
            if change.was and change.now and _are_swapped(change.was, change.now, _facts(said)):
                yield item.problem("changed", "was and now stand in each other's place: was says how it was before, "
                                   "and now how it is", "changed", index, "was")


def _are_swapped(was: str, now: str, facts: set[str]) -> bool:
    """Return whether `was` has the facts that an entry gives, and `now` others; or whether their verbs say so."""
    before, after = _facts(was) - _facts(now), _facts(now) - _facts(was)
    if before or after:
        return bool(before and after and before <= facts and not after & facts)
    return bool(PRESENT.match(was) and PAST.match(now))


def _facts(text: str) -> set[str]:
    """Return the times, prices and phone numbers that a text gives, each without its spaces."""
    return {re.sub(r"\s", "", found) for found in FACT.findall(text)}


RULES = (check_sources, check_coverage, check_dates, check_changes_are_in_order)
