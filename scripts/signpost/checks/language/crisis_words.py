"""Crisis terms: an entry that one of them finds must help at once, or say who can.

The search has the same terms (docs/assets/js/search/crisis.js) and shows urgent help before the results.
"""

from __future__ import annotations

from signpost.catalogue.derived.vocabulary import fold_text

CRISIS_TERMS = (
    "suicide", "suicides", "suicidal", "kill myself", "killing myself", "kill himself", "kill herself",
    "kill themselves", "end my life", "take my own life", "taking my own life", "end it all", "want to die",
    "wants to die", "wanna die", "better off dead", "dont want to live",
    "self harm", "selfharm", "self harming", "hurt myself", "hurting myself", "cut myself", "cutting myself",
    "overdose", "overdosed", "overdosing", "poisoned", "unconscious", "not breathing",
    "rape", "raped",
    "stabbed", "stabbing", "gunshot", "has a knife", "got a knife", "acid attack", "bleeding",
    "strangled", "strangling", "being beaten", "being attacked", "beating me", "is hitting me", "hits me", "hit me",
    "kidnapped", "abducted", "threat to life", "threats to kill", "death threat", "death threats",
)
"""As `fold_text` returns them: lower case, no hyphens or apostrophes."""


def crisis_term(text: str) -> str | None:
    """Return the first crisis term that is in a text, in whole words, or None."""
    words = f" {fold_text(text)} "
    return next((term for term in CRISIS_TERMS if f" {term} " in words), None)
