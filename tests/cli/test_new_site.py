"""scripts/new-site: six answers make a list that has no problems and builds; nothing is ever overwritten."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from signpost.cli.check import read_catalogue
from signpost.cli.new_site.new_site import FILES, files_of
from signpost.cli.project import site_folder
from tests.cli.test_build import run
from tests.conftest import ENVIRONMENT

TODAY = date(2026, 11, 26)
ANSWERS = ["Rest: a list", "Who to ring in Leeds, for people who look after an older person.", "carer", "carers",
           "Leeds & Bradford", "Someone to talk to"]
CAPITALS = ("EVERYBODY", "THEME", "STRAPLINE")


def piped(folder: Path, answers: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command with the answers piped in."""
    return subprocess.run([sys.executable, "-m", "signpost.cli.new_site.new_site", str(folder)], text=True,
                          cwd=folder.parent, input="\n".join(answers) + "\n", capture_output=True, check=False,
                          timeout=60, env=ENVIRONMENT)


def test_six_answers_make_a_list_without_problems(tmp_path: Path) -> None:
    """It has a theme with one entry, and urgent help."""
    done = piped(tmp_path / "mine", ANSWERS)
    assert done.returncode == 0, done.stdout + done.stderr
    catalogue, problems = read_catalogue(tmp_path / "mine", TODAY)
    assert problems == []
    assert (catalogue.site.name, catalogue.site.people.many) == ("Rest: a list", "carers")
    assert {*catalogue.items} == {"someone-to-talk-to/samaritans", "urgent/999", "urgent/999-bsl"}
    assert "scripts/serve --catalogue mine" in done.stdout
    assert (tmp_path / "mine/schema/entry.json").is_file()


def test_entries_are_right_in_a_list_that_was_made_of_a_document_too(tmp_path: Path) -> None:
    """They say why they are there, with evidence: the document may not have them."""
    assert piped(tmp_path / "mine", ANSWERS).returncode == 0
    site = tmp_path / "mine/site.yml"
    site.write_text(site.read_text() + "source: {title: Our list}\n")
    assert read_catalogue(tmp_path / "mine", TODAY)[1] == []


def test_list_builds_at_once(project: Path, tmp_path: Path) -> None:
    """Its own page about the list is in the site."""
    assert piped(tmp_path / "mine", ANSWERS).returncode == 0
    done = run(project, "-m", "signpost.cli.build", "--catalogue", str(tmp_path / "mine"))
    assert done.returncode == 0, done.stdout + done.stderr
    site = site_folder(tmp_path / "mine", project)
    assert "Rest: a list" in (site / "index.html").read_text(encoding="utf-8")
    assert ANSWERS[1] in (site / "about/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("number", "answer", "said"), [
    (0, "x" * 31, "name must be at most 30 characters, not 31"), (1, "No stop", "must end with a full stop"),
    (2, "professional", "write another: 'professional'"), (4, "UK", "write another: 'UK'"),
    (5, "Urgent", "write another: 'Urgent'"), (5, "!!!", "must have a letter or digit of English")])
def test_answer_that_cannot_be_used_is_told(tmp_path: Path, number: int, answer: str, said: str) -> None:
    """Nothing is written."""
    done = piped(tmp_path / "mine", [*ANSWERS[:number], answer, *ANSWERS[number + 1:]])
    assert done.returncode == 1 and said in done.stderr, done.stderr
    assert not (tmp_path / "mine").exists()


def test_folder_that_has_files_stays_as_it_is(tmp_path: Path) -> None:
    """Also where it is a list already."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/site.yml").write_text("name: Mine\n")
    done = piped(tmp_path / "mine", ANSWERS)
    assert done.returncode == 1 and "mine is there already" in done.stderr
    assert (tmp_path / "mine/site.yml").read_text() == "name: Mine\n"


def test_every_word_in_capitals_has_its_meaning() -> None:
    """No file of a new list shows one of them."""
    names = ("name", "strapline", "one", "many", "place", "theme")
    texts = files_of(dict(zip(names, ANSWERS, strict=True)))
    assert [name for name, text in texts.items() if any(word in text for word in CAPITALS)] == []
    assert any(word in path.read_text() for path in FILES.rglob("*.yml") for word in CAPITALS)
