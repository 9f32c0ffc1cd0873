"""Rules on who an entry is for: its texts, its ages and its audience agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import Audience
from signpost.catalogue.model import Eligibility
from signpost.catalogue.problem import Problem
from signpost.checks.language.stated_ages import AgeRange, age_groups_in, ages_in

GROUPS = {
    Audience.PROFESSIONAL: r"(?:professionals|practitioners|(?:social |youth |key)?workers|staff|teachers)",
    Audience.PARENT_CARER: r"(?:parents|carers|guardians|relatives)",
    Audience.YOUNG_PERSON: r"(?:young people|young persons|children|teenagers|teens|kids|minors)",
}
ADULTS = r"(?:adults|grown-ups)"
ONE_GROUP = rf"(?:(?:any|all|most|other|the) )?(?:{'|'.join([*GROUPS.values(), ADULTS])})"
SOME_GROUPS = rf"(?P<who>{ONE_GROUP}(?:(?:, (?:and |or )?| and | or | & |/){ONE_GROUP})*)(?: themselves| alone)?"
ENDS = r"(?:$|[,:(–—])"
USE = r"(?:use|join|come|ring|call|text|apply|take part|be seen|go)"
REFUSED = (rf"(?: (?:cannot|can't|can not|may not|should not|must not|are not able to|should|must|need to) {USE}\b"
           r"| are (?:not (?:eligible|accepted|seen|taken)|turned away|excluded)\b)")
TURNED_AWAY = re.compile(rf"^(?:(?:it is |this is |they are )?not for |no )?{SOME_GROUPS}(?:{ENDS}|{REFUSED})", re.I)
NOT_FOR = re.compile(rf"\bnot for {SOME_GROUPS}{ENDS}", re.I)
"""Groups without a condition: "Parents in Essex" or "children who are ill" are other groups."""


def check_not_for(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """People whom `not_for` turns away are neither in `audience` nor within the ages."""
    for item in catalogue.items.values():
        eligibility = item.entry.eligibility
        if eligibility is None or eligibility.not_for is None or is_closed(item.entry):
            continue
        for sentence in re.split(r"[.;]\s+|\n", eligibility.not_for.rstrip(".")):
            fault = _audience_fault(item, sentence) or _age_fault(eligibility, sentence)
            if fault:
                yield item.problem("not_for", fault, "eligibility", "not_for")


def _audience_fault(item: Item, sentence: str) -> str | None:
    """Return a message where a sentence turns away people who are in `audience`, or None."""
    found = TURNED_AWAY.search(sentence.strip()) or NOT_FOR.search(sentence)
    if found is None:
        return None
    turned = {audience for audience, names in GROUPS.items() if re.search(rf"\b{names}\b", found["who"], re.I)}
    if re.search(ADULTS, found["who"], re.I):
        turned |= {Audience.PARENT_CARER, Audience.PROFESSIONAL}
    both = [audience for audience in item.entry.audience if audience in turned]
    if not both:
        return None
    return (f"not_for must not turn away whom audience lets in ({', '.join(both)}): '{found['who']}'; "
            "take them out of one of the two, or say in not_for which of them it means")


def _age_fault(eligibility: Eligibility, sentence: str) -> str | None:
    """Return a message where a sentence turns away ages between minimum_age and maximum_age, or None."""
    for words, (low, high) in age_groups_in(sentence):
        if high is not None and (eligibility.minimum_age or 0) <= high:
            return f"not_for must not turn away whom the ages let in: '{words}'; set minimum_age: {high + 1}"
        if low is not None and low <= (120 if eligibility.maximum_age is None else eligibility.maximum_age):
            return f"not_for must not turn away whom the ages let in: '{words}'; set maximum_age: {low - 1}"
    return None


def check_ages(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Ages in the summary and in eligibility.description are within the ages, unless there is an age_note."""
    for item in catalogue.items.values():
        eligibility = item.entry.eligibility
        if eligibility is None or eligibility.age_note or is_closed(item.entry):
            continue
        described = (("eligibility", "description"), eligibility.description or "")
        for place, text in ((("summary",), item.entry.summary), described):
            for words, span in ages_in(text):
                cure = _correction(eligibility, span)
                if cure:
                    fault = (f"{place[-1]} must not let in whom the ages turn away: '{words}'; {cure}, or say in "
                             "age_note whom the outer ages are for")
                    yield item.problem("ages", fault, *place)


def _correction(eligibility: Eligibility, span: AgeRange) -> str | None:
    """Return how to correct minimum_age or maximum_age for ages outside them, or None where they are within."""
    low, high = span
    named = [age for age in (low, high) if age is not None]
    if eligibility.minimum_age is not None and min(named) < eligibility.minimum_age:
        return f"set minimum_age: {min(named)} (it is {eligibility.minimum_age})"
    if eligibility.maximum_age is not None and max(named) > eligibility.maximum_age:
        return f"set maximum_age: {max(named)} (it is {eligibility.maximum_age})"
    return None


RULES = (check_not_for, check_ages)
