"""The words of someone in danger: whoever is found by one must be able to help at once, or say who can.

The search knows them too (docs/assets/js/search/crisis.js), and shows who to ring before all results.
"""

from __future__ import annotations

from signpost.catalogue.derived.vocabulary import plain

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
"""As `plain` writes them: small letters, no hyphens or apostrophes."""


def crisis_term(text: str) -> str | None:
    """Return the first crisis term that stands in a text, word by word, or None."""
    words = f" {plain(text)} "
    return next((term for term in CRISIS_TERMS if f" {term} " in words), None)
