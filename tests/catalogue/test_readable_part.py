"""What can be read of an entry whose file has a fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.model import Entry
from signpost.catalogue.readable_part import Part, readable_part
from signpost.catalogue.yaml_reader import FieldPath, Tree

WHOLE: dict[str, Any] = {"name": "Line", "kind": "helpline", "audience": ["professional"], "summary": "Ring them.",
                         "cost": "free", "contacts": {"phones": [{"number": "0800 1111"}, {"number": "116 000"}]}}


def part_of(data: Any, lines: dict[FieldPath, int] | None = None) -> Part[Entry] | None:
    """Return what can be read of an entry's data."""
    return readable_part(Tree(Path("x.yml"), data, lines or {}), Entry)


def test_whole_entry_is_read_whole() -> None:
    """Nothing is left out of a valid entry."""
    part = part_of(WHOLE)
    assert part is not None and part.unread == set()
    assert part.record.model_dump(exclude_unset=True, mode="json") == WHOLE


def test_rest_of_a_list_is_read_when_one_item_is_wrong() -> None:
    """A wrong number takes no other number with it."""
    data = {**WHOLE, "contacts": {"phones": [{"number": "12"}, {"number": "116 000"}, {"number": "x"}]}}
    part = part_of(data)
    assert part is not None and part.record.contacts is not None
    assert [phone.number for phone in part.record.contacts.phones or ()] == ["116 000"]
    assert part.unread == {"contacts"}


def test_lines_are_those_of_the_file_when_an_item_before_is_left_out() -> None:
    """What a rule finds in the second number is reported at its own line."""
    phones = ("contacts", "phones")
    part = part_of({**WHOLE, "contacts": {"phones": [{"number": "12"}, {"number": "116 000"}]}},
                   {phones: 3, (*phones, 0): 4, (*phones, 0, "number"): 4, (*phones, 1): 5, (*phones, 1, "number"): 5})
    assert part is not None
    assert part.tree.lines == {phones: 3, (*phones, 0): 5, (*phones, 0, "number"): 5}


@pytest.mark.parametrize(("wrong", "unread"), [
    ({"cost": ""}, {"cost"}), ({"review_by": "soon"}, {"review_by"}), ({"name": ["x"]}, {"name"}),
    ({"contacts": {"phones": []}}, {"contacts"}), ({"eligibility": {"minimum_age": "9", "maximum_age": "5"}},
                                                  {"eligibility"}),
])
def test_other_fields_are_read_when_one_is_wrong(wrong: dict[str, Any], unread: set[str]) -> None:
    """The wrong field is named as unread, and no other is."""
    part = part_of({**WHOLE, **wrong})
    assert part is not None and part.unread == unread
    assert part.record.kind == "helpline"


def test_field_that_is_missing_may_be_the_unknown_one() -> None:
    """`eligible:` may be meant as eligibility, so that a rule must not find eligibility wanting."""
    part = part_of({**WHOLE, "eligible": {"minimum_age": "11"}})
    assert part is not None and {"eligible", "eligibility"} <= part.unread and "cost" not in part.unread


def test_nothing_is_read_when_the_kind_is_missing() -> None:
    """Every rule depends on it."""
    assert part_of({"name": "Line"}) is None
    assert part_of("text") is None
