"""The comparison of two states of the entries: each change is described in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.catalogue.site import Area, Audience, People, SiteFile
from signpost.history.diff import ChangeType, EntryChange, compare_entries

SITE_FILE = SiteFile(name="x", strapline="X.", audiences=[Audience(id="worker", title="Workers")],
                     areas=[Area(id="castle-point", title="Castle Point")],
                     people=People(one="older person", many="older people"))
CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "added": ({}, {"cost": "free"}, "Cost: added “free”."),
    "gone": ({"cost": "free"}, {}, "Cost: no longer “free”."),
    "changed": ({"cost": "free"}, {"cost": "£5."}, "Cost: was “free”, now “£5”."),
    "closed list": ({}, {"area": ["castle-point"]}, "Where it works: added “Castle Point”."),
    "an area that is no more": ({"area": ["castle-point", "old-area"]}, {"area": ["castle-point"]},
                                "Where it works: no longer “old-area”."),
    "an audience": ({}, {"audience": ["worker"]}, "Written for: added “Workers”."),
    "who can ask": ({}, {"referral": {"who": ["self", "police"]}},
                    "Who can ask: added “Older people themselves”; “Police”."),
    "number": ({"contacts": {"phones": [{"number": "101"}]}},
               {"contacts": {"phones": [{"number": "101", "confirmed": "false"}]}},
               "Ring or text: was “101”, now “101 (not confirmed)”."),
    "long": ({"description": "a " * 400}, {"description": "b " * 400}, "More about it: reworded."),
    "order": ({"places": ["a", "b"]}, {"places": ["b", "a"]}, "Where: in another order."),
    "confirmed": ({}, {"confirmed": {"on": "2026-01", "by": "https://www.example.org/x"}},
                  "Last confirmed: added “Confirmed in January 2026 by example.org”."),
    "confirmed in an older form": ({}, {"confirmed": {"by": "a letter"}}, "Last confirmed: added “by: a letter”."),
    "opening times": ({}, {"schedule": [{"days": ["MO", "TU"], "opens": "09:00", "closes": "17:00"}]},
                      "Opening times: added “Monday and Tuesday 9am to 5pm”."),
    "a closed entry's number": ({"status": "defunct", "summary": "A.", "contacts": {"phones": [{"number": "101"}]}},
                                {"status": "defunct", "summary": "B.", "contacts": {"phones": [{"number": "111"}]}},
                                "In one sentence: was “A”, now “B”."),
}


@pytest.mark.parametrize("case", CASES)
def test_change_is_described(case: str) -> None:
    """Each sort of change is one sentence that begins with the field's label as readers know it."""
    old, new, words = CASES[case]
    assert compare_entries({"a/b": {"name": "x", **old}}, {"a/b": {"name": "x", **new}}, SITE_FILE) == [
        EntryChange(ChangeType.CHANGED, "a/b", "x", (words,))]


def test_no_change_when_only_line_breaks_differ() -> None:
    """Lines of a folded text may be broken anywhere."""
    before, after = ({"a/b": {"description": text}} for text in ("one two\nthree\n", "one\ntwo three"))
    assert compare_entries(before, after, SITE_FILE) == []
