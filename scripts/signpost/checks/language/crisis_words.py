"""Crisis terms, `in_danger` of crisis.yml: an entry that one of them finds must help at once, or say who can.

The search knows many more (docs/assets/js/search/crisis.js), and shows urgent help before the results.
"""

from __future__ import annotations

from collections.abc import Iterable

from signpost.catalogue.derived.vocabulary import fold_text
from signpost.catalogue.model.crisis import CrisisFile

LITTLE_WORDS = frozenset((
    "a", "an", "the", "of", "for", "and", "or", "at", "by", "with", "from", "it", "its", "some", "any", "this", "that",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "in", "on", "to"))
STEM = 4
"""Letters in which two words are alike, so that "killing" is known where "kill" is."""
ENOUGH = 200
"""Words: a file that has fewer tells nothing of what else may speak of danger."""


def strange_word(crisis: CrisisFile, term: str) -> str | None:
    """Return a word of a term of several words that crisis.yml has nowhere else among what speaks of danger."""
    listed = [*(each for each in crisis.in_danger if each != term)]
    listed += [word for each in (*(crisis.verbs or ()), *(crisis.words or ())) for word in each.words]
    for danger in crisis.dangers or ():
        listed += [*(danger.sentences or ()), *(danger.mentions or ()), *(danger.whole or ())]
        listed += [word for sign in danger.signs or () if sign.points > 0 for word in sign.words]
    known = {word for text in listed for word in fold_text(text).split()}
    stems = {word[:STEM] for word in known if len(word) >= STEM}
    words = fold_text(term).split()
    if len(words) < 2 or len(known) < ENOUGH:
        return None
    return next((word for word in words if word not in known | LITTLE_WORDS
                 and not (len(word) >= STEM and word[:STEM] in stems)), None)


class CrisisTerms:
    """Words and phrases that are looked for in texts; capitals, hyphens and apostrophes make no difference."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = {term: f" {fold_text(term)} " for term in terms}

    def found_in(self, text: str) -> str | None:
        """Return the first term that is in a text, in whole words, or None."""
        words = f" {fold_text(text)} "
        return next((term for term, folded in self._terms.items() if folded in words), None)
