"""From a document to a list without problems, by the steps of catalogue/README.md."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from signpost.cli import check
from signpost.cli.check import read_catalogue
from signpost.cli.importing import coverage, import_document
from signpost.cli.new_site import new_site
from tests.conftest import SMALL, instructions, write_catalogue
from tests.importing.invented import write

TODAY = date(2026, 11, 26)
README = instructions()
ANSWERS = {"name": "Rest", "strapline": "Who to ring in Leeds.", "one": "carer", "many": "carers", "place": "Leeds",
           "theme": "Rest"}
FILLED = {"kind": "service", "audience": "[professional]", "summary": "Somebody helps.", "sensitive": "false"}


def filled(path: Path) -> str:
    """Return a draft with its blanks filled in and without its notes, as a person would do it."""
    text, blanks = path.read_text(encoding="utf-8"), {**FILLED, "name": path.stem.replace("-", " ")}
    lines = [line for line in text.splitlines() if not line.startswith("#") or "$schema" in line]
    return "".join(re.sub(r"(\w+):$", lambda found: f"{found[0]} {blanks.get(found[1], '')}".rstrip(), line) + "\n"
                   for line in lines)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a catalogue made of the drafts of a document."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    assert import_document.main(["list.docx", "--into", "new-list"]) == 0
    root = write_catalogue(tmp_path / "catalogue", {name: SMALL[name] for name in (
        "site.yml", "crisis.yml", "organisations.yml")})
    (root / "themes.yml").write_text(filled(tmp_path / "new-list/drafts/themes.yml"))
    for path in (tmp_path / "new-list/drafts").glob("*/*.yml"):
        (root / path.parent.name).mkdir(exist_ok=True)
        (root / path.parent.name / path.name).write_text(filled(path))
    (root / "source").mkdir()
    shutil.copy(tmp_path / "new-list/source/paragraphs.tsv", root / "source")
    return root


def test_only_the_mailbox_of_a_person_is_still_a_problem(made: Path) -> None:
    """Everything else in the drafts is as the check wants it, and each paragraph has its entry."""
    problems = [problem.message for problem in read_catalogue(made, TODAY)[1]]
    assert len(problems) == 1 and problems[0].startswith("address must name no person's mailbox")


def test_entries_keep_all_that_the_document_says(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers and pages are in the drafts already; ages, which a draft does not guess, are listed."""
    capsys.readouterr()
    assert coverage.main(["--catalogue", str(made), "--source", "list.docx"]) == 1
    assert capsys.readouterr().out == ("The entries of a paragraph lack what it says:\n"
                                       "  S007 (food/the-pantry-hands-out-food): ages: aged 16 to 25\n\n")


def test_words_of_the_document_in_an_entry_are_told(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the notes of a draft were not taken away."""
    capsys.readouterr()
    draft = made.parent / "new-list/drafts/food/the-pantry-hands-out-food.yml"
    path = made / "food/the-pantry-hands-out-food.yml"
    path.write_text(path.read_text() + draft.read_text(encoding="utf-8").split("says:")[1].split("name:")[0])
    assert coverage.main(["--catalogue", str(made)]) == 1
    assert "a note (#), as in S007: “the pantry hands out food on mondays" in capsys.readouterr().out


def test_list_is_made_by_the_steps_of_the_instructions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                       capsys: pytest.CaptureFixture[str]) -> None:
    """A new list takes the lines that the import shows, the paragraphs and one entry, and has no problems from then on.

    With a paragraph left out as shown it still has none, and the check counts the others.
    """
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    new_site.write_site(Path("my-list"), ANSWERS, TODAY)
    assert import_document.main(["list.docx", "--into", "my-drafts"]) == 0
    lines = capsys.readouterr().out.split("below its other lines:\n\n")[1].split("\nRead next")[0]
    assert lines == "source:\n  title: Help in Harbour\n  called: the source document\n  complete: false\n"
    site = Path("my-list/site.yml")
    site.write_text(site.read_text() + lines)
    Path("my-list/source").mkdir()
    rows = Path("my-drafts/source/paragraphs.tsv").read_text(encoding="utf-8")
    shown = re.search(r"^ +S012\t(left-out: .*)$", README, re.M)
    assert shown
    Path("my-list/source/paragraphs.tsv").write_text(re.sub(r"(?<=S013\t)text", shown[1], rows))
    draft = filled(Path("my-drafts/drafts/food/bread-van.yml")).replace("[professional]", "[carer]")
    Path("my-list/rest/bread-van.yml").write_text(draft.replace("sources: [S013, S014]", "sources: [S014]"))
    assert check.main(["--catalogue", "my-list"]) == 0
    assert "paragraphs are in no entry yet, of the source document: scripts/coverage lists them." in (
        capsys.readouterr().out)


def test_first_words_of_the_instructions_are_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be typed is what the command takes."""
    text = README.split("## A list from a Word document")[1]
    typed = re.findall(r"scripts/import (\S+ --into \S+)", text)
    assert typed == ["our-list.docx --into my-drafts"]
    options = {*re.findall(r"--[a-z-]+", text.split("\n## What the list keeps")[0])} - {"--catalogue"}
    with pytest.raises(SystemExit):
        import_document.main(["--help"])
    assert options and options <= {*re.findall(r"--[a-z-]+", capsys.readouterr().out)}
