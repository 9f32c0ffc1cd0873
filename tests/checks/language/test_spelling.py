"""American spellings and their British ones."""

from __future__ import annotations

import pytest

from signpost.checks.language.spelling import american_spellings


@pytest.mark.parametrize(("text", "found"), [
    ("The Color of it", [("color", "colour")]),
    ("an organization for behavior", [("organization", "organisation"), ("behavior", "behaviour")]),
    ("the colour, an organisation, behaviour", []),
    ("See https://example.org/color/center for more", []),
    ("Check the story, and practice the program", []),
])
def test_american_spellings_are_found_with_their_british_ones(text: str, found: list[tuple[str, str]]) -> None:
    """Web addresses, British words and words that are right in another sense are left alone."""
    assert list(american_spellings(text)) == found
