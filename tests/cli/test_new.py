"""scripts/new: a few answers make a valid entry; a wrong answer is reported at once; nothing is ever overwritten."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.yaml_reader import Tree, parse_yaml
from signpost.cli.check import read_catalogue
from signpost.cli.new import NotWritten, Prompter, interview, write_entry
from signpost.importing.drafts.entry_text import entry_text, slug_of
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)
ANSWERS = ["Brook's & Co: a “test” line", "missing", "missing-people", "helpline", "young-person, professional",
           "Ring for help: it is free.", "0800 1111", "85258", "https://www.brook.org.uk/a?b=1&c=2", "Brook's page",
           "", "A worker asked for it: #1.", "https://www.brook.org.uk/b", "2026-01"]


def answered(root: Path, answers: list[str], retry: bool = False) -> tuple[Path, list[str]]:
    """Answer the questions and write the entry; return its path and the answers."""
    lines: Iterator[str] = iter(answers)
    said: list[str] = []

    def answer(_prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    theme, record = interview(Prompter(answer, said.append, retry), read_catalogue(root, TODAY)[0], TODAY)
    return write_entry(root, theme, record, TODAY), said


def piped(root: Path, answers: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command itself with the answers piped in."""
    return subprocess.run([sys.executable, "-m", "signpost.cli.new", "--catalogue", str(root)], cwd=ROOT, text=True,
                          input="\n".join(answers) + "\n", capture_output=True, check=False, timeout=60)


def test_new_writes_a_valid_entry_when_every_question_is_answered(small: Path) -> None:
    """The file is named after the entry, holds the answers, and the catalogue has no problem with it."""
    path, _ = answered(small, ANSWERS)
    assert path == small / "missing" / "brooks-and-co-a-test-line.yml"
    catalogue, problems = read_catalogue(small, TODAY)
    assert problems == []
    entry = catalogue.items["missing/brooks-and-co-a-test-line"].entry
    assert (entry.name, entry.organization, entry.summary) == (ANSWERS[0], "missing-people", ANSWERS[5])
    assert entry.contacts and [phone.number for phone in entry.contacts.phones or ()] == ["0800 1111", "85258"]
    assert entry.added and entry.added.why == "A worker asked for it: #1."
    assert entry.confirmed and (entry.confirmed.on, entry.confirmed.dated) == ("2026-01", True)
    assert entry.review_by == "2027-05"


def test_new_writes_a_valid_entry_when_answers_are_piped(small: Path) -> None:
    """The command takes its answers from a pipe; the shortest set of answers is enough."""
    run = piped(small, ["Plain", "missing", "", "procedure", "professional", "Do this.", "", "", "", "S084", ""])
    assert (run.returncode, run.stderr) == (0, "")
    assert "missing/plain.yml is written" in run.stdout
    assert (small / "missing/plain.yml").read_text().splitlines()[1:-1] == [
        "name: Plain", "kind: procedure", "audience: [professional]", "summary: Do this.", "sources: [S084]"]


def test_new_asks_again_when_an_answer_is_wrong(small: Path) -> None:
    """A person is reported what must hold, and asked once more."""
    answers = [*ANSWERS[:6], "12", *ANSWERS[6:-1], "last year", "undated"]
    path, said = answered(small, answers, retry=True)
    assert len(said) == 2 and "phone must be a UK phone number" in said[0] and "date must be" in said[1]
    assert "dated: false" in path.read_text() and "on: 2026-11-23" in path.read_text()


@pytest.mark.parametrize(("change", "why"), [
    ({0: "漢字"}, "name must have a letter"), ({0: "x" * 101}, "name must be at most 100 characters"),
    ({1: "nowhere"}, "theme must be"), ({2: "nobody"}, "organization must be"), ({3: "legal-order"}, "kind must be"),
    ({4: "police"}, "audience must be"), ({5: "No full stop"}, "summary must end"), ({6: "12"}, "phone must be"),
    ({6: "", 7: ""}, "an answer is needed"), ({8: "javascript:x"}, "url must be"), ({10: "84"}, "sources must be"),
    ({11: ""}, "an answer is needed"), ({12: ""}, "an answer is needed"),
    ({13: "2099"}, "must not be in the future"), ({0: "SafeCall"}, "there already")])
def test_new_writes_nothing_when_a_piped_answer_is_wrong(small: Path, change: dict[int, str], why: str) -> None:
    """The first wrong answer stops it with its reason, and no file is left behind or altered."""
    before = {path: path.read_bytes() for path in small.rglob("*.yml")}
    with pytest.raises(NotWritten, match=why):
        answered(small, [change.get(index, text) for index, text in enumerate(ANSWERS)])
    assert {path: path.read_bytes() for path in small.rglob("*.yml")} == before


def test_new_says_what_is_missing_when_the_pipe_ends(small: Path) -> None:
    """Too few answers: the open question is named, the exit code is 1, and there is no traceback."""
    run = piped(small, ["Plain"])
    assert run.returncode == 1
    assert "no answer to: Theme" in run.stderr and "nothing was written" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("text", ["plain words", "a: b", "# no", "- no", "yes", "'", '"', "\\", "{x}", "0123",
                                  "tab\there", "https://a.org/#a", "x #y", "%a", "@b", "2026", "trailing:",
                                  "é’“"])
def test_text_comes_back_when_it_is_written_and_read(text: str) -> None:
    """Whatever a maintainer types is in the file as itself."""
    record: dict[str, Any] = {"a": text, "b": [text, text], "c": [{"d": text, "e": text}], "f": {"g": text}}
    tree = parse_yaml(Path("x.yml"), entry_text(record))
    assert isinstance(tree, Tree) and tree.data == record


@pytest.mark.parametrize(("name", "slug"), [("SafeCall", "safecall"), ("The King's Trust", "the-kings-trust"),
                                            ("Café & Bar (24/7)", "cafe-and-bar-24-7"), ("  -- ", "")])
def test_file_is_named_after_the_entry(name: str, slug: str) -> None:
    """Lower-case words joined by hyphens; accents and apostrophes go."""
    assert slug_of(name) == slug
