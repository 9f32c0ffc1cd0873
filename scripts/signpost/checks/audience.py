"""Rules on who an entry is for: its texts, its ages and its audience agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.model import Eligibility
from signpost.catalogue.problem import Problem
from signpost.catalogue.site import SiteFile
from signpost.checks.language.stated_ages import AgeRange, age_groups_in, ages_in

ENDS = r"(?:$|[,:(–—])"
USE = r"(?:use|join|come|ring|call|text|apply|take part|be seen|go)"
REFUSED = (rf"(?: (?:cannot|can't|can not|may not|should not|must not|are not able to|should|must|need to) {USE}\b"
           r"| are (?:not (?:eligible|accepted|seen|taken)|turned away|excluded)\b)")


class Groups:
    """The audiences of site.yml as texts name them."""

    def __init__(self, site: SiteFile) -> None:
        self._words = {audience.id: _any_of(audience.words) for audience in site.audiences if audience.words}
        one = rf"(?:(?:any|all|most|other|the) )?(?:{'|'.join(self._words.values()) or '(?!)'})"
        some = rf"(?P<who>{one}(?:(?:, (?:and |or )?| and | or | & |/){one})*)(?: themselves| alone)?"
        self._turned_away = re.compile(
            rf"^(?:(?:it is |this is |they are )?not for |no )?{some}(?:{ENDS}|{REFUSED})", re.I)
        self._not_for = re.compile(rf"\bnot for {some}{ENDS}", re.I)

    def turned_away(self, sentence: str) -> str | None:
        """Return the groups that a sentence turns away, in its words, or None.

        Only groups without a condition: "parents in Kent" or "children who are ill" are other groups.
        """
        found = self._turned_away.search(sentence) or self._not_for.search(sentence)
        return found["who"] if found else None

    def named_in(self, words: str) -> set[str]:
        """Return the ids of the audiences that are named in some words."""
        return {audience for audience, names in self._words.items() if re.search(rf"\b{names}\b", words, re.I)}


def _any_of(words: list[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def check_not_for(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """People whom `not_for` turns away are neither in `audience` nor within the ages."""
    groups = Groups(catalogue.site)
    for item in catalogue.items.values():
        eligibility = item.entry.eligibility
        if eligibility is None or eligibility.not_for is None or is_closed(item.entry):
            continue
        for sentence in re.split(r"[.;]\s+|\n", eligibility.not_for.rstrip(".")):
            fault = _audience_fault(item, groups, sentence) or _age_fault(eligibility, sentence)
            if fault:
                yield item.problem("not_for", fault, "eligibility", "not_for")


def _audience_fault(item: Item, groups: Groups, sentence: str) -> str | None:
    """Return a message where a sentence turns away people who are in `audience`, or None."""
    who = groups.turned_away(sentence.strip())
    turned = groups.named_in(who) if who else set()
    both = [audience for audience in item.entry.audience if audience in turned]
    if not both:
        return None
    return (f"not_for must not turn away whom audience lets in ({', '.join(both)}): '{who}'; "
            "take them out of one of the two, or say in not_for which of them it means")


def _age_fault(eligibility: Eligibility, sentence: str) -> str | None:
    """Return a message where a sentence turns away ages between minimum_age and maximum_age, or None."""
    for words, (low, high) in age_groups_in(sentence):
        fault = f"not_for must not turn away whom the ages let in: '{words}'; change the text, or set"
        if high is not None and (eligibility.minimum_age or 0) <= high:
            return f"{fault} minimum_age: {high + 1}"
        if low is not None and low <= (120 if eligibility.maximum_age is None else eligibility.maximum_age):
            return f"{fault} maximum_age: {low - 1}"
    return None


def check_ages(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Ages in the summary and in eligibility.description are within the ages, unless there is an age_note."""
    for item in catalogue.items.values():
        eligibility = item.entry.eligibility
        if eligibility is None or eligibility.age_note or is_closed(item.entry):
            continue
        described = (("eligibility", "description"), eligibility.description or "")
        for place, text in ((("summary",), item.entry.summary), described):
            outside = [(words, span) for words, span in ages_in(text) if _correction(eligibility, span)]
            if outside:
                words, span = max(outside, key=lambda each: (None in each[1], (each[1][1] or 0) - (each[1][0] or 0)))
                cure = f"change the text here, or {_correction(eligibility, span)}"
                fault = (f"{place[-1]} must not let in whom the ages turn away: '{words}'; {cure}, or say in age_note "
                         "whom the outer ages are for")
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
