"""What can be read of an entry whose file has a fault."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.catalogue.model import Entry
from signpost.catalogue.readable_part import readable_part

WHOLE: dict[str, Any] = {"name": "Line", "kind": "helpline", "audience": ["professional"], "summary": "Ring them.",
                         "cost": "free", "contacts": {"phones": [{"number": "0800 1111"}, {"number": "116 000"}]}}


def test_whole_entry_is_read_whole() -> None:
    """Nothing is left out of a valid entry."""
    part = readable_part(WHOLE, Entry)
    assert part is not None and part[0].model_dump(exclude_unset=True, mode="json") == WHOLE and part[1] == set()


def test_rest_of_a_list_is_read_when_one_item_is_wrong() -> None:
    """A wrong number takes no other number with it."""
    data = {**WHOLE, "contacts": {"phones": [{"number": "12"}, {"number": "116 000"}, {"number": "x"}]}}
    part = readable_part(data, Entry)
    assert part is not None and part[0].contacts is not None
    assert [phone.number for phone in part[0].contacts.phones or ()] == ["116 000"]
    assert part[1] == {"contacts"}


@pytest.mark.parametrize(("wrong", "unread"), [
    ({"cost": ""}, {"cost"}), ({"review_by": "soon"}, {"review_by"}), ({"name": ["x"]}, {"name"}),
    ({"contacts": {"phones": []}}, {"contacts"}), ({"eligibility": {"minimum_age": "9", "maximum_age": "5"}},
                                                  {"eligibility"}),
])
def test_other_fields_are_read_when_one_is_wrong(wrong: dict[str, Any], unread: set[str]) -> None:
    """The wrong field is named as unread, and no other is."""
    part = readable_part({**WHOLE, **wrong}, Entry)
    assert part is not None and part[1] == unread
    assert part[0].kind == "helpline"


def test_field_that_is_missing_may_be_the_unknown_one() -> None:
    """`eligible:` may be meant as eligibility, so that a rule must not find eligibility wanting."""
    part = readable_part({**WHOLE, "eligible": {"minimum_age": "11"}}, Entry)
    assert part is not None and {"eligible", "eligibility"} <= part[1] and "cost" not in part[1]


def test_nothing_is_read_when_the_kind_is_missing() -> None:
    """Every rule depends on it."""
    assert readable_part({"name": "Line"}, Entry) is None
    assert readable_part("text", Entry) is None
