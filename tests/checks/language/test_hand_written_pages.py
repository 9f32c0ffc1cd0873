"""Pages written by hand: their heads and their links, each with what should stand there."""

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
    ("See [the visit](visit.md#offline says more.", "[the visit](visit.md#offline)"),
    ("See [the visit](visit.md", "[the visit](visit.md)"),
    ("See [the visit(visit.md) now.", "[the visit](visit.md)"),
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


def page_problems(small: Path, text: str) -> list[str]:
    """Return what is said about a page with some text."""
    page = small / "pages" / "about.md"
    page.parent.mkdir()
    page.write_text(text)
    return [f"{problem.line}: {problem.message}"
            for problem in check_hand_written_pages(load_valid(small), date(2026, 11, 27))]


@pytest.mark.parametrize(("head", "message"), [
    ("title: On a visit: how to use it\n---", '2: a text that holds a colon and a space must stand in quotes: "On a '
                                              'visit: how to use it"'),
    ("titel: On a visit\n---", "2: unknown field: 'titel' (did you mean 'title'?)"),
    ("title: On a visit\n\u2014-", "3: the line below the head of a page must be three hyphens: write --- in place of "
                                   "'\u2014-'"),
    ("title: On a visit\n", "1: the head of a page must end with a line of three hyphens: write --- on a line of its "
                            "own below the last of title, description and hide")])
def test_fault_in_the_head_of_a_page_is_reported(small: Path, head: str, message: str) -> None:
    """MkDocs takes a head that it cannot read for text, or leaves the title out."""
    assert page_problems(small, f"---\n{head}\n\nText.\n") == [message]


@pytest.mark.parametrize("text", ['---\ntitle: "A: b"\nhide: [toc]\n---\n\nText.\n', "# A\n\n---\n\nText.\n", ""])
def test_page_passes_with_a_right_head_or_none(small: Path, text: str) -> None:
    """A line of hyphens further down is no head."""
    assert page_problems(small, text) == []
