"""`start_here` of a theme: the entries that its page lists first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems, entry
from tests.conftest import SMALL

ELSEWHERE = {"exploitation/mentors.yml": entry(name="Mentors")}


def starting(*ids: str) -> dict[str, Any]:
    """Return a themes.yml whose first theme starts with entries."""
    first, *others = SMALL["themes.yml"]["themes"]
    return {"themes.yml": {"themes": [{**first, "start_here": [*ids]}, *others]}}


def test_start_here_may_name_entries_that_the_theme_lists(problems_of: Problems) -> None:
    """Its own, and those of other themes that it lists too."""
    files = {"exploitation/mentors.yml": entry(name="Mentors", also_in=["missing"])}
    assert problems_of({**starting("exploitation/mentors", "missing/safecall"), **files}) == []


@pytest.mark.parametrize(("ids", "message"), [
    (["missing/safecal"], "start_here must name entries that exist: 'missing/safecal' "
                          "(did you mean 'missing/safecall'?)"),
    (["missing/safecall", "missing/safecall"], "start_here must name an entry once: 'missing/safecall'"),
    (["exploitation/mentors"], "start_here must name entries that the theme lists: 'exploitation/mentors'; if this "
                               "line was that of 'exploitation', move it below its lines; else write the one that is "
                               "meant in its place, take it out, or make the line in its file also_in: [missing]"),
])
def test_start_here_is_refused_at_its_line(problems_of: Problems, ids: list[str], message: str) -> None:
    """What does not exist, stands twice, or is no entry of the theme."""
    line = 11 + len(ids)
    assert problems_of({**starting(*ids), **ELSEWHERE}) == [f"themes.yml:{line}: {message}"]


def test_start_here_keeps_themes_that_also_in_names(problems_of: Problems) -> None:
    """The line to write holds the themes that stand there."""
    first, *others = SMALL["themes.yml"]["themes"]
    themes = [{**first, "start_here": ["exploitation/mentors"]}, *others, {**first, "id": "third", "title": "Third"}]
    found = problems_of({"themes.yml": {"themes": themes},
                         "exploitation/mentors.yml": entry(name="Mentors", also_in=["third"])})
    assert len(found) == 1 and found[0].endswith("make the line in its file also_in: [third, missing]")


def test_start_here_says_how_it_is_written_when_it_is_one_text(problems_of: Problems) -> None:
    """A list in square brackets."""
    first, *others = SMALL["themes.yml"]["themes"]
    files = {"themes.yml": {"themes": [{**first, "start_here": "missing/safecall"}, *others]}}
    assert problems_of(files) == [
        "themes.yml:11: start_here must be a list in square brackets: write start_here: [missing/safecall]"]


def test_closed_entry_is_to_be_taken_out_of_start_here(problems_of: Problems) -> None:
    """Among all else that is still to do when an entry closes."""
    files = {**starting("missing/gone"), "missing/gone.yml": entry(
        name="Gone", status="defunct", contacts=None, kind="service", summary="This was a line.",
        eligibility={"instead": ["missing/safecall"]})}
    found = [each for each in problems_of(files) if each.startswith("missing/gone.yml")]
    assert len(found) == 1 and found[0].endswith("take it out of themes.yml (line 12)")


def test_start_here_is_not_reported_when_the_id_of_its_theme_was_changed(problems_of: Problems) -> None:
    """That is reported once: the theme lists nothing."""
    first, *others = SMALL["themes.yml"]["themes"]
    renamed = {**first, "id": "gone", "start_here": ["missing/safecall"]}
    found = problems_of({"themes.yml": {"themes": [renamed, *others]},
                         "missing/other.yml": entry(name="Other")})
    assert len(found) == 1 and ": id must be the name of a folder: 'gone' is none" in found[0]
