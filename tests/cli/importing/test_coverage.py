"""scripts/coverage says in plain lines what a catalogue lacks of its document, for any catalogue with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.cli.importing.coverage import main
from tests.conftest import OTHER, write_catalogue

LONG = "walk along the pier until you can see the two green lamps and the boat"


def test_command_names_each_kind_of_finding(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And its exit code is 1."""
    write_catalogue(small, {
        "source/paragraphs.tsv": f"S001\ttitle\tOur list\nS084\ttext\tRing 01245 345345. Then {LONG}.\n"
        "S085\ttext\tHelp with food.\nS086\tremoved\tOld help.\n",
        "missing/other.yml": {**OTHER, "sources": ["S086"], "description": f"Please {LONG}."}})
    assert main(["--catalogue", str(small)]) == 1
    out = capsys.readouterr().out
    assert "No entry answers for:\n  S085: Help with food.\n" in out
    assert "  S084 (missing/safecall): 01245 345345\n" in out
    assert "missing/other.yml:" in out and f"description, as in S084: “{LONG}”" in out
    assert "The document no longer has the paragraphs of:\n  missing/other (S086)\n" in out


def test_command_says_nothing_of_a_paragraph_that_is_left_out(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever looks after the list has decided it."""
    write_catalogue(small, {"source/paragraphs.tsv": "S084\ttext\tRing 116 000.\nS085\tleft-out: old\tOld words.\n"})
    assert main(["--catalogue", str(small)]) == 0
    assert "All is there: 1 paragraph," in capsys.readouterr().out


def test_command_says_that_all_is_well(small: Path, capsys: pytest.CaptureFixture[str],
                                       monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue may be named by the environment."""
    write_catalogue(small, {"source/paragraphs.tsv": "S084\ttext\tRing 116 000.\n"})
    monkeypatch.setenv("SIGNPOST_CATALOGUE", str(small))
    assert main([]) == 0
    assert capsys.readouterr().out == "All is there: 1 paragraph, each with an entry, and no wording too close to it.\n"


def test_command_asks_for_the_document_when_the_list_has_no_texts(small: Path,
                                                                  capsys: pytest.CaptureFixture[str]) -> None:
    """It says which paragraphs have no entry all the same."""
    write_catalogue(small, {"source/paragraphs.tsv": "S084\ttext\nS085\ttext\n"})
    assert main(["--catalogue", str(small)]) == 1
    assert capsys.readouterr().out == ("No entry answers for:\n  S085\n\nThe list has no texts: to compare what its "
                                       "entries say, give the document with --source.\n")


def test_command_says_so_when_a_catalogue_was_made_from_no_document(small: Path,
                                                                    capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and exit code 1."""
    assert main(["--catalogue", str(small)]) == 1
    assert "paragraphs.tsv is not there: this list was made from no document." in capsys.readouterr().err


def test_command_says_so_when_the_document_cannot_be_read(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and exit code 1."""
    write_catalogue(small, {"source/paragraphs.tsv": "S084\ttext\n"})
    for name in ("none.docx", "none.tsv"):
        assert main(["--catalogue", str(small), "--source", str(small / name)]) == 1
        assert f"{name} is not there; look at its name and its folder again." in capsys.readouterr().err
