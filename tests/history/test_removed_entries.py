"""Entries of main that have gone from the folder are reported where git knows of them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.loader import load_catalogue
from signpost.history.removed_entries import check_removed_entries
from tests.conftest import OTHER, SMALL, write_catalogue
from tests.repository import commit, run_git, start_repository

GONE = ("missing/other.yml:1: 'missing/other' is gone: put the file back and set `status: defunct` with `instead`, "
        "or, if it moved, add `formerly: [missing/other]` to the entry that it is now")


@pytest.fixture
def two(small: Path) -> Path:
    """Return a catalogue of two entries that is committed on main."""
    return start_repository(write_catalogue(small, {"missing/other.yml": OTHER}))


def said(root: Path, base: str = "") -> list[str]:
    """Return what is said of entries that have gone, with paths below the catalogue."""
    catalogue, _ = load_catalogue(root)
    return [f"{each.path.relative_to(root)}:{each.line}: {each.message}"
            for each in check_removed_entries(root, base, catalogue.ids, catalogue.entry_trees)]


def moved(root: Path, name: str = "exploitation/other.yml", **fields: Any) -> None:
    """Move the second entry's file, with other fields."""
    (root / "missing/other.yml").unlink()
    write_catalogue(root, {name: {**OTHER, **fields}})


def test_nothing_is_said_when_all_entries_are_there(two: Path) -> None:
    """A changed, a closed and a new entry are none that has gone."""
    write_catalogue(two, {"missing/other.yml": {**OTHER, "status": "defunct"}, "missing/new.yml": OTHER})
    assert said(two) == []


def test_deleted_entry_is_said_when_the_deletion_is_not_committed(two: Path) -> None:
    """With both things that can be done about it."""
    (two / "missing/other.yml").unlink()
    assert said(two) == [GONE]


def test_nothing_is_said_when_another_place_puts_its_own_list_there(two: Path) -> None:
    """Another name of the site, and most entries gone: nobody's page of that list is to go on."""
    (two / "missing/other.yml").unlink()
    moved_away = (two / "missing/safecall.yml").rename(two / "missing/our-own.yml")
    assert moved_away.is_file() and len(said(two)) == 2
    write_catalogue(two, {"site.yml": str(SMALL["site.yml"]).replace("name: Signpost", "name: Our own")})
    assert said(two) == []


def test_deleted_entry_is_said_when_only_the_sites_name_changed_too(two: Path) -> None:
    """A list that is called by another name is still the same list."""
    (two / "missing/other.yml").unlink()
    write_catalogue(two, {"site.yml": str(SMALL["site.yml"]).replace("name: Signpost", "name: Our own")})
    assert said(two) == [GONE]


def test_deleted_entry_is_said_when_a_branch_has_committed_it(two: Path) -> None:
    """It is compared with main, not with the branch's own last commit."""
    run_git(two.parent, "checkout", "-qb", "work")
    (two / "missing/other.yml").unlink()
    commit(two, "2026-11-02")
    assert said(two) == [GONE]


def test_deleted_entry_is_said_when_main_itself_is_not_pushed(two: Path) -> None:
    """What readers see is main on GitHub."""
    run_git(two.parent, "update-ref", "refs/remotes/origin/main", "HEAD")
    (two / "missing/other.yml").unlink()
    commit(two, "2026-11-02")
    assert said(two) == [GONE]


def test_entry_that_came_on_main_later_is_not_said_to_be_gone(two: Path) -> None:
    """A branch that main has left behind has not deleted it."""
    run_git(two.parent, "checkout", "-qb", "work")
    run_git(two.parent, "checkout", "-q", "main")
    write_catalogue(two, {"missing/later.yml": OTHER})
    commit(two, "2026-11-02")
    run_git(two.parent, "checkout", "-q", "work")
    assert said(two) == []


@pytest.mark.parametrize("base", ["HEAD~2", "0" * 40, "f" * 40])
def test_deleted_entry_is_said_when_main_was_pushed(two: Path, base: str) -> None:
    """It is compared with the commit before the push, or, where git does not know that one, with the one before."""
    commit(two, "2026-11-02")
    (two / "missing/other.yml").unlink()
    commit(two, "2026-11-03")
    assert said(two) == [] and said(two, base) == [GONE]


def test_nothing_is_said_when_formerly_names_the_entry(two: Path) -> None:
    """It has moved, and its old address goes on working."""
    moved(two, formerly=["missing/other"])
    assert said(two) == []


def test_nothing_is_said_when_formerly_is_written_wrongly(two: Path) -> None:
    """That is reported at its own line."""
    moved(two, formerly=["missing/other.yml"])
    assert said(two) == []


def test_entry_that_moved_is_told_where_it_is_now(two: Path) -> None:
    """At the new file, with the line to add, whether it kept its name or its file's name."""
    line = ("'missing/other' has moved here, and its old address must go on working: add the line "
            "formerly: [missing/other]")
    moved(two, "exploitation/otherwise.yml")
    assert said(two) == [f"exploitation/otherwise.yml:1: {line}"]
    (two / "exploitation/otherwise.yml").unlink()
    write_catalogue(two, {"exploitation/other.yml": {**OTHER, "name": "Another name"}})
    assert said(two) == [f"exploitation/other.yml:1: {line}"]


def test_entry_that_moved_again_keeps_its_older_address(two: Path) -> None:
    """The line to write has both."""
    moved(two, formerly=["missing/first"])
    found = said(two)
    assert len(found) == 1 and found[0].endswith("write formerly: [missing/first, missing/other]")
    assert not found[0].startswith("exploitation/other.yml:1:")


def test_entry_is_not_taken_for_one_that_was_there_before(two: Path) -> None:
    """Another entry of the same name is not what a deleted one has become."""
    write_catalogue(two, {"missing/twin.yml": OTHER})
    commit(two, "2026-11-02")
    (two / "missing/other.yml").unlink()
    assert said(two) == [GONE]


def test_nothing_is_said_outside_a_repository(small: Path) -> None:
    """A copy of the folder has no past."""
    assert said(small) == [] and said(small, "HEAD") == []


def test_nothing_is_said_when_nothing_was_committed(small: Path) -> None:
    """A repository that has just begun has no main."""
    run_git(small.parent, "init", "-q", "-b", "main")
    assert said(small) == []


def test_nothing_is_said_when_a_shallow_clone_lacks_the_past(two: Path, tmp_path: Path) -> None:
    """It has neither main nor the commit before."""
    run_git(two.parent, "checkout", "-qb", "work")
    (two / "missing/other.yml").unlink()
    commit(two, "2026-11-02")
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", "--depth", "1", "--branch", "work", two.parent.as_uri(), str(copy)],
                   check=True, capture_output=True)
    assert said(copy / "catalogue") == [] and said(copy / "catalogue", "0" * 40) == []


def test_entries_of_an_empty_past_are_none(tmp_path: Path) -> None:
    """A catalogue that main does not have yet has lost nothing."""
    root = start_repository(write_catalogue(tmp_path / "other", {"x.txt": "x"}))
    assert said(write_catalogue(root.parent / "catalogue", SMALL)) == []


def test_entry_that_names_itself_in_formerly_is_told_its_old_address(two: Path) -> None:
    """The line to write has the old address alone."""
    moved(two, "exploitation/otherwise.yml", formerly=["exploitation/otherwise"])
    found = [each for each in said(two) if "has moved here" in each]
    assert len(found) == 1 and found[0].endswith("must go on working: write formerly: [missing/other]")
