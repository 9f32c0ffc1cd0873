"""Ages in words."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.catalogue.derived.eligibility import format_ages
from signpost.catalogue.model import Eligibility


@pytest.mark.parametrize(("fields", "words"), [
    ({}, ""), ({"minimum_age": 8, "maximum_age": 25, "age_note": "over 18 only for care leavers"},
               "Ages 8 to 25 (over 18 only for care leavers)"),
    ({"maximum_age": 25}, "Up to age 25"), ({"minimum_age": 16}, "Age 16 and over"),
    ({"minimum_age": 16, "maximum_age": 16}, "Age 16"), ({"age_note": "ask if you are 25."}, "ask if you are 25")])
def test_ages_have_their_note_in_brackets(fields: dict[str, Any], words: str) -> None:
    """The age line does not turn away whom the words let in."""
    assert format_ages(Eligibility.model_validate(fields)) == words
