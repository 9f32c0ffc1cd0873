"""scripts/check --fix: files are mended and renamed where that is certain, and what was done is shown."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from signpost.cli.check import main, read_catalogue
from signpost.fixes.catalogue_files import fix_files
from tests.conftest import write_catalogue

GOOD = "name: Other line\nkind: service\naudience: [professional]\nsummary: Help for you.\nsources: [S084]\n"
TODAY = date(2026, 11, 23)


def problems(root: Path) -> list[str]:
    """Return what is wrong with a catalogue."""
    return [problem.message for problem in read_catalogue(root, TODAY)[1]]


@pytest.mark.parametrize("name", ["other.yaml", "other.YML", "other.yml.txt", "Other.yml", "OTHER.YAML.txt"])
def test_fix_renames_a_file_when_its_ending_says_what_it_is(
        small: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that a program named otherwise gets its right name, with its text mended too."""
    write_catalogue(small, {f"missing/{name}": GOOD.replace("kind: ", "kind:")})
    assert main(["--catalogue", str(small), "--fix"]) == 0
    assert (small / "missing/other.yml").read_text() == GOOD and not (small / f"missing/{name}").exists()
    out = capsys.readouterr().out
    assert f"missing/{name}: renamed to other.yml; wrote kind: service (line 2)" in out
    assert "-kind:service\n+kind: service\n" in out


@pytest.mark.parametrize("name", ["other (1).yml", "other - copy.yml", "other.yml~", "notes.docx", "other"])
def test_fix_leaves_a_file_when_nobody_knows_whether_it_is_wanted(small: Path, name: str) -> None:
    """A copy, and what may be no entry at all, keep their names and their messages; the exit code says so."""
    write_catalogue(small, {f"missing/{name}": GOOD})
    assert main(["--catalogue", str(small), "--fix"]) == 1
    assert (small / "missing" / name).exists() and len(problems(small)) == 1


def test_fix_renames_no_file_onto_another(small: Path) -> None:
    """Where the right name is taken, both files stay."""
    write_catalogue(small, {"missing/other.yml": GOOD, "missing/other.yaml": GOOD})
    assert main(["--catalogue", str(small), "--fix"]) == 1
    assert (small / "missing/other.yaml").exists()


def test_fix_shows_what_it_did_and_what_is_left(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each mended file has one line and its changes; what cannot be mended keeps its message, and exits with 1."""
    main(["--catalogue", str(small), "--fix"])
    text = GOOD.replace("Help for you.", "\u201cHelp for you.\u201d").replace("service", "Servise").rstrip() + "  \n"
    write_catalogue(small, {"missing/other.yml": text})
    assert main(["--catalogue", str(small), "--fix"]) == 1
    printed = capsys.readouterr()
    done = 'missing/other.yml: wrote summary: "Help for you." (line 4); took spaces at the end away (line 5)\n'
    assert done in printed.out
    assert "-summary: \u201cHelp for you.\u201d\n" in printed.out and '+summary: "Help for you."\n' in printed.out
    assert "kind must be one of" in printed.out
    assert printed.err.endswith("1 file mended.\n1 problem in the catalogue.\n")


def test_fix_touches_no_file_without_need(small: Path) -> None:
    """A catalogue in order keeps the times at which its files were written; so does one that was mended already."""
    write_catalogue(small, {"missing/other.yml": GOOD + "cost: free"})
    main(["--catalogue", str(small), "--fix"])
    for path in small.rglob("*.yml"):
        os.utime(path, (1, 1))
    assert main(["--catalogue", str(small), "--fix"]) == 0
    assert {path.stat().st_mtime for path in small.rglob("*.yml")} == {1}
    assert list(fix_files(small)) == []


def test_fix_shows_changes_that_can_be_undone(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed is a difference that Git can take back."""
    path = write_catalogue(small, {"missing/other.yml": GOOD.replace("name: ", "name:")}) / "missing/other.yml"
    before = path.read_text()
    here = Path.cwd()
    try:
        os.chdir(small.parent)
        main(["--catalogue", "catalogue", "--fix"])
    finally:
        os.chdir(here)
    patch = "--- a/" + capsys.readouterr().out.split("--- a/", 1)[1].split("2 entries")[0]
    done = subprocess.run(["git", "apply", "-R", "--unsafe-paths", "-"], input=patch, text=True, cwd=small.parent,
                          capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert path.read_text() == before
