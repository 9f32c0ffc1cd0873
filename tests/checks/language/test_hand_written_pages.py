"""Links in pages written by hand: a wrong bracket is reported, with the link as it should be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signpost.checks.language.hand_written_pages import check_hand_written_pages
from tests.conftest import load_valid


@pytest.mark.parametrize(("line", "meant"), [
    ("See [the visit](visit.md].", "[the visit](visit.md)"),
    ("See [the visit] (visit.md).", "[the visit](visit.md)"),
    ("See [the visit)(visit.md).", "[the visit](visit.md)"),
    ("See [the visit][visit.md#offline].", "[the visit](visit.md#offline)"),
    ("See (the visit)[visit.md].", "[the visit](visit.md)"),
    ("See [NSPCC]{https://www.nspcc.org.uk/}.", "[NSPCC](https://www.nspcc.org.uk/)")])
def test_link_with_a_wrong_bracket_is_reported_with_the_right_one(small: Path, line: str, meant: str) -> None:
    """MkDocs shows it as text, and says nothing."""
    page = small / "pages" / "about.md"
    page.parent.mkdir()
    page.write_text(f"# About\n\n{line}\n")
    found = [(problem.path.name, problem.line, problem.message.split("write ")[1])
             for problem in check_hand_written_pages(load_valid(small), date(2026, 11, 27))]
    assert found == [("about.md", 3, meant)]


@pytest.mark.parametrize("line", ["See [the visit](visit.md) and [x](https://a.org.uk/b_(c)).", "One [note] (or more).",
                                  "{: #here } [a][b] (c)[d]", "(see [About](about.md))"])
def test_other_brackets_pass(small: Path, line: str) -> None:
    """Brackets that hold no address are no links."""
    page = small / "pages" / "about.md"
    page.parent.mkdir()
    page.write_text(f"{line}\n")
    assert list(check_hand_written_pages(load_valid(small), date(2026, 11, 27))) == []
