"""Crisis terms, `in_danger` of crisis.yml: an entry that one of them finds must help at once, or say who can.

The search knows many more (docs/assets/js/search/crisis.js), and shows urgent help before the results.
"""

from __future__ import annotations

from collections.abc import Iterable

from signpost.catalogue.derived.vocabulary import fold_text


class CrisisTerms:
    """Words and phrases that are looked for in texts; capitals, hyphens and apostrophes make no difference."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = {term: f" {fold_text(term)} " for term in terms}

    def found_in(self, text: str) -> str | None:
        """Return the first term that is in a text, in whole words, or None."""
        words = f" {fold_text(text)} "
        return next((term for term, folded in self._terms.items() if folded in words), None)
