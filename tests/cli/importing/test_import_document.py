"""scripts/import: one command makes a list of a document, asks what only a person knows, and says what it did."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.cli.importing import import_document
from signpost.importing.documents.document import Block
from tests.conftest import ROOT
from tests.importing.invented import LINKS, body, write
from tests.importing.word_file import link, paragraph, run, write_docx

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def imported(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs the command in a folder: its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str) -> tuple[int, str, str]:
        code = import_document.main(arguments)
        out, err = capsys.readouterr()
        return code, out, err
    return run_command


def test_command_says_what_it_did_and_what_to_read_next(imported: Run, tmp_path: Path) -> None:
    """Paragraphs, links with what is wrong with them, drafts."""
    write(tmp_path)
    code, out, err = imported("list.docx", "--into", "new-list")
    assert (code, err) == (0, "")
    assert "14 paragraphs, 6 links (1 lost, 1 local, 1 wrapped)." in out and "5 drafts written." in out
    assert out.endswith("Read next: new-list/import-report.md\n")


def test_command_says_what_came_and_went_when_it_runs_again(imported: Run, tmp_path: Path) -> None:
    """With a newer edition."""
    write(tmp_path)
    imported("list.docx", "--into", "new-list")
    write(tmp_path, body(paragraph("A club for young carers meets at the pier."), food="Food on Mondays for anyone."))
    code, out, _ = imported("list.docx", "--into", "new-list")
    assert code == 0 and "New: 2, changed: 0, gone: 1." in out


def test_command_lists_bold_lines_when_nobody_can_be_asked(imported: Run, tmp_path: Path) -> None:
    """They are taken as text, and it says so."""
    write(tmp_path)
    _, out, _ = imported("list.docx", "--into", "new-list")
    assert "1 line in bold may be headings, and were taken as text, since nobody is there to ask" in out
    assert "\n  Soup Kitchen\n" in out
    assert "S008\ttext\tSoup Kitchen" in (tmp_path / "new-list/source/paragraphs.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "kind"), [("yes", "heading"), ("no", "text")])
def test_command_takes_bold_lines_as_it_is_told(imported: Run, tmp_path: Path, answer: str, kind: str) -> None:
    """And keeps to it when it runs again without being told."""
    write(tmp_path)
    imported("list.docx", "--into", "new-list", "--headings", answer)
    code, out, _ = imported("list.docx", "--into", "new-list")
    assert code == 0 and "in bold" not in out
    assert f"S008\t{kind}\tSoup Kitchen" in (tmp_path / "new-list/source/paragraphs.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(("answers", "chosen"), [
    ("y n y", {0, 2}), ("n y n", {1}), ("a", {0, 1, 2}), ("o", set()), ("y a", {0, 1, 2}), ("y o", {0}),
    ("what? y n n", {0}), ("YES No n", {0})])
def test_person_is_asked_of_each_bold_line(answers: str, chosen: set[int]) -> None:
    """With one letter, for this line or for all that follow; another answer is asked for again."""
    given = iter(answers.split())
    blocks = [Block("text", text, all_bold=True) for text in ("One", "Two", "Three")]
    questions: list[str] = []

    def answer(question: str) -> str:
        questions.append(question)
        return next(given)
    assert import_document.heading_question("ask", answer, print)(blocks, [0, 1, 2]) == chosen
    assert 'is "One" a heading, and so a theme of its own?\n   followed by: Two\n' in questions[0]
    assert all("it stands after: One\n   followed by: Three\n" in each for each in questions if 'is "Two"' in each)


def test_nothing_is_written_when_a_person_stops(imported: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a question, with Ctrl-C or Ctrl-D."""
    write(tmp_path)
    for stop in (EOFError, KeyboardInterrupt):
        def stopped(*_: object, stop: type[BaseException] = stop) -> None:
            raise stop
        monkeypatch.setattr(import_document, "_ask_each", stopped)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        code, _, err = imported("list.docx", "--into", "new-list")
        assert code == 1 and "stopped; nothing was written" in err and not (tmp_path / "new-list").exists()


FAULTS = {
    "no document": (["none.docx", "--into", "x"], "none.docx is not there; look at its name and its folder again."),
    "broken document": (["broken.docx", "--into", "x"], "broken.docx is broken; open it in the program that wrote it"),
    "catalogue": (["list.docx", "--into", "catalogue"], "catalogue belongs to the catalogue, where drafts would be"),
    "folder in the catalogue": (["list.docx", "--into", "catalogue/new"], "catalogue/new belongs to the catalogue"),
    "file": (["list.docx", "--into", "list.docx"], "list.docx is a file; give a folder"),
    "list without texts": (["list.docx", "--into", "bare"], "has no texts to compare with; give the earlier document"),
    "list that is none": (["list.docx", "--into", "wrong"], "must have an id such as S084, a tab and a text in each"),
    "earlier document for no list": (["list.docx", "--into", "x", "--previous", "other.docx"],
                                     "give --previous the list that was made of the earlier document"),
    "earlier list that is not there": (["list.docx", "--into", "x", "--previous", "none.tsv"],
                                       "none.tsv is not there"),
    "other earlier document": (["list.docx", "--into", "bare", "--previous", "other.docx"],
                               "other.docx has 1 paragraphs, and the list has 2 without their texts"),
}


@pytest.mark.parametrize(("arguments", "why"), FAULTS.values(), ids=FAULTS.keys())
def test_command_says_why_in_one_line_and_writes_nothing(imported: Run, tmp_path: Path, arguments: list[str],
                                                         why: str) -> None:
    """Exit code 1, and no traceback."""
    write(tmp_path)
    write_docx(tmp_path / "other.docx", paragraph("a"))
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    for name, content in (("catalogue/themes.yml", ""), ("bare/source/paragraphs.tsv", "S001\ttext\nS002\ttext\n"),
                          ("wrong/source/paragraphs.tsv", "a b\n")):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(content)
    before = {path for path in tmp_path.rglob("*")}
    code, out, err = imported(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1) and why in err
    assert {path for path in tmp_path.rglob("*")} == before


def test_list_without_texts_keeps_its_ids_when_the_earlier_document_is_given(imported: Run, tmp_path: Path) -> None:
    """Where the sentences may not be published, they are compared all the same."""
    write(tmp_path, name="old.docx")
    imported("old.docx", "--into", "new-list", "--ids-only")
    write(tmp_path, paragraph("A club for young carers meets at the pier.") + body())
    code, out, _ = imported("list.docx", "--into", "new-list", "--ids-only", "--previous", "old.docx")
    assert code == 0 and "New: 1, changed: 0, gone: 0." in out
    lines = (tmp_path / "new-list/source/paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["S015\ttext", "S001\ttitle", "S002\theading"]


def test_texts_are_taken_out_of_the_list_when_the_command_is_given_again(imported: Run, tmp_path: Path) -> None:
    """Nothing else changes: ids, kinds and drafts stay."""
    write(tmp_path)
    imported("list.docx", "--into", "new-list")
    path = tmp_path / "new-list/source/paragraphs.tsv"
    before = path.read_text(encoding="utf-8").splitlines()
    code, out, _ = imported("list.docx", "--into", "new-list", "--ids-only")
    assert code == 0 and "New: 0, changed: 0, gone: 0." in out
    assert path.read_text(encoding="utf-8").splitlines() == ["\t".join(line.split("\t")[:2]) for line in before]


def test_ids_are_those_of_an_earlier_list_when_it_is_given_for_a_new_folder(imported: Run, tmp_path: Path) -> None:
    """Where the folder of the first import is gone, no paragraph gets the number of another."""
    write(tmp_path)
    imported("list.docx", "--into", "new-list")
    write(tmp_path, paragraph("A club for young carers meets at the pier.") + body())
    code, out, _ = imported("list.docx", "--into", "other", "--previous", "new-list/source/paragraphs.tsv")
    assert code == 0 and "1 draft written." in out and "New: 1, changed: 0, gone: 0." in out
    assert (tmp_path / "other/source/paragraphs.tsv").read_text(encoding="utf-8").startswith("S015\ttext\tA club")


def cpu_seconds() -> float:
    """Return the time for which programs that have ended were at work: on a busy machine the clock says more."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_two_hundred_paragraphs_are_imported_in_five_seconds(tmp_path: Path) -> None:
    """With links, numbers and names in each, from the start of the program to its end."""
    text = "".join(paragraph(run(f"Service {each}", "<w:b/>"), f" helps people in area {each} aged 11 to 25, "
                             f"on 01245 {345000 + each} or at help{each}@harbour.org.uk. Ask for Sarah Jones. See ",
                             link("rId50", "the page"), f" and www.harbour{each}.org.uk/help.", level=0)
                   for each in range(200))
    write_docx(tmp_path / "list.docx", text, LINKS)
    start = cpu_seconds()
    command = [sys.executable, "-m", "signpost.cli.importing.import_document", "list.docx", "--into", "new"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "200 paragraphs, 400 links (200 doubled)." in done.stdout
    assert cpu_seconds() - start < 5


def test_script_works_from_any_folder(tmp_path: Path) -> None:
    """Paths are read from where it is called."""
    script = (ROOT / "scripts/import").read_text(encoding="utf-8")
    assert "cd " not in script.split("root=", 1)[1].split("\n", 1)[1] and " -P -m " in script
