"""Problems on GitHub: beside their lines, and all of them in the summary, with their texts as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signpost.catalogue.problem import Problem
from signpost.cli.check import main
from signpost.cli.github.annotations import annotation, render_summary, write_summary
from signpost.github.suggestions import Suggestion, load_suggestions
from tests.conftest import SMALL, write_catalogue

RUN = {"GITHUB_SERVER_URL": "https://github.lab", "GITHUB_REPOSITORY": "essex/signpost", "COMMIT": "abc123"}


def test_annotation_is_one_command_when_the_text_is_hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line breaks, per cent signs, commas and colons cannot begin another command or property."""
    monkeypatch.chdir(tmp_path)
    problem = Problem(tmp_path / "a,b:c%.yml", 3, "50% of\r\n::error::x", "rule")
    assert annotation(problem) == ("::error file=a%2Cb%3Ac%25.yml,line=3,title=Catalogue::"
                                   "50%25 of%0D%0A::error::x")


def test_summary_has_every_problem_when_there_are_more_than_ten(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub shows ten beside their lines; the summary has a row for each, with a link to its line."""
    monkeypatch.chdir(tmp_path)
    found = [Problem(tmp_path / f"catalogue/missing/{number}.yml", number, "phone must be 12", "rule")
             for number in range(1, 41)]
    text = render_summary(found, [], RUN)
    assert text.startswith("## 40 problems in the catalogue\n") and text.count("phone must be 12") == 40
    assert "(https://github.lab/essex/signpost/blob/abc123/catalogue/missing/33.yml?plain=1#L33)" in text


def test_summary_shows_text_as_text_when_it_is_hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value cannot end the row, mention anyone, or become a link, a picture or HTML."""
    monkeypatch.chdir(tmp_path)
    message = "name must be x: '| a @all #12 <img src=x> ![y](https://a.org) `b` \n## c'"
    row = next(line for line in render_summary([Problem(tmp_path / "a.yml", 1, message, "rule")], [], RUN).splitlines()
               if "name must" in line)
    assert row.count(" | ") == 1 and row.endswith(" |") and "\\|" in row
    for piece in ("@all", "#12", "<img", "![y]", "https://a.org"):
        assert piece not in row


def test_summary_names_places_without_links_outside_of_github(tmp_path: Path) -> None:
    """On a machine of one's own there is no repository to link to, and no file to write into."""
    text = render_summary([Problem(tmp_path / "a.yml", 1, "x", "rule")], [], {})
    assert "](" not in text
    write_summary(text, {})


def test_summary_shows_what_can_be_mended() -> None:
    """Each suggestion stands there with what it takes the place of, for a pull request that takes no comments."""
    found = render_summary([], [Suggestion("catalogue/a/b.yml", 2, 2, "kind:helpline", "kind: helpline | x", "")], RUN)
    assert "| `catalogue/a/b.yml:2` | `kind:helpline` | `kind: helpline \\| x` |" in found


def test_summary_is_good_news_when_there_is_nothing() -> None:
    """No problem is told too."""
    assert render_summary([], [], RUN) == "## The catalogue has no problems\n"


def test_check_writes_summary_and_suggestions_when_github_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run's page and the file for the job that suggests are written; the catalogue is not touched."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    entry = "name: Other line\nkind:service\naudience: [professional]\nsummary: Help.\nsources: [S084]\ncost: free\n"
    write_catalogue(tmp_path / "catalogue", {**SMALL, "missing/other.yml": entry})
    assert main(["--catalogue", "catalogue", "--github", "--out", "check"]) == 1
    assert "1 problem in the catalogue" in (tmp_path / "summary.md").read_text()
    assert "write a space after the colon" in (tmp_path / "summary.md").read_text()
    assert [(each.path, each.start, each.end, each.before, each.after)
            for each in load_suggestions(tmp_path / "check/suggestions.json")] == [
        ("catalogue/missing/other.yml", 2, 2, "kind:service", "kind: service")]
    assert (tmp_path / "catalogue/missing/other.yml").read_text() == entry
    assert json.loads((tmp_path / "check/suggestions.json").read_text())[0]["what"] == "wrote kind: service"
