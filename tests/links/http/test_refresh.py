"""The value of a refresh, exactly by HTML's algorithm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.links.http.refresh import Refresh, parse_refresh


@pytest.mark.parametrize(
    ("text", "seconds", "target"),
    [
        ("0; url=/new", 0, "/new"),
        ("0; url=/children's-services", 0, "/children's-services"),
        ('0; url="/children\'s-services"', 0, "/children's-services"),
        ("0;URL='/new'", 0, "/new"),
        ("0; url='/new", 0, "/new"),
        ("0; url='/new'x'", 0, "/new"),
        ("0; /new", 0, "/new"),
        ("0; '/new'", 0, "/new"),
        ("0,/new", 0, "/new"),
        ("0 /new", 0, "/new"),
        ("0 ;/new", 0, "/new"),
        ("0; url = /new", 0, "/new"),
        ("0; UrL\n=\t/new", 0, "/new"),
        ("  \n5.99 ; url=/new", 5, "/new"),
        (".5; url=/new", 0, "/new"),
        ("1.2.3; url=/new", 1, "/new"),
        ("0; unit", 0, "unit"),
        ("0; ur", 0, "ur"),
        ("0; url", 0, "url"),
        ("0; url '/x'", 0, "url '/x'"),
        ("0; u'/x'", 0, "u'/x'"),
        ("0; url=", 0, ""),
        ("0;", 0, ""),
        ("0", 0, ""),
        ("0;;url=/new", 0, ";url=/new"),
        ("0; url=/a;b,c d", 0, "/a;b,c d"),
        ("99999999999; url=/new", 999999, "/new"),
    ],
)
def test_refresh_leads_where_browsers_go(text: str, seconds: int, target: str) -> None:
    """Quotes, missing `url=`, commas, capitals, decimals."""
    assert parse_refresh(text) == Refresh(seconds, target)


@pytest.mark.parametrize("text", ["", " ", "url=/new", "soon; url=/new", "-1; url=/new", "0url=/new", "0x; url=/new",
                                  "\u0660; url=/new", "+0; url=/new"])
def test_refresh_is_ignored_when_it_begins_with_no_number(text: str) -> None:
    """As browsers do."""
    assert parse_refresh(text) is None


@given(st.text(max_size=60))
def test_refresh_never_raises_when_it_is_any_text(text: str) -> None:
    """A refresh, or None."""
    found = parse_refresh(text)
    assert found is None or found.seconds >= 0
