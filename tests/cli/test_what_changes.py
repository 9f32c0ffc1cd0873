"""scripts/what-changes: what a branch changes, as Markdown that a stranger's text cannot break."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.cli.what_changes import main, render_changes
from signpost.history.diff import ChangeType, EntryChange
from tests.conftest import OTHER, with_entry, write_catalogue
from tests.repository import commit, run_git, start_repository


@pytest.fixture
def branched(small: Path) -> Path:
    """Return the small catalogue with another line, on a branch of its own that main has since left behind."""
    write_catalogue(small, {"missing/other.yml": OTHER})
    start_repository(small)
    run_git(small.parent, "checkout", "-qb", "work")
    run_git(small.parent, "checkout", "-q", "main")
    write_catalogue(small, {"missing/later.yml": {**OTHER, "name": "Came on main later"}})
    commit(small, "2026-11-02")
    run_git(small.parent, "checkout", "-q", "work")
    return small


def test_list_has_only_the_work_itself_when_main_went_on(branched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Added, changed, closed and hidden changes have a heading each; what was changed on main since is not listed."""
    write_catalogue(branched, {"exploitation/new.yml": {**OTHER, "name": "New *line*"},
                               "missing/other.yml": {**OTHER, "status": "defunct"}})
    with_entry(branched, hours="9am", keywords=["x"])
    commit(branched, "2026-11-03")
    assert main(["main", "--catalogue", str(branched)]) == 0
    assert capsys.readouterr().out == (
        "## What changes for readers\n\n### Added to the list (1)\n\n"
        "- **New \\*line\\*** (`exploitation/new`)\n  - Help for you.\n\n### Closed (1)\n\n"
        "- **Other line** (`missing/other`)\n  - Whether it is open: was “Open”, now “Closed”.\n\n### Changed (1)\n\n"
        "- **SafeCall** (`missing/safecall`)\n  - Hours: added “9am”.\n\n")


def test_list_tells_apart_what_readers_do_not_see_when_only_that_changed(
        branched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words for the search are named as such; the catalogue's own files are named too. Nothing need be committed."""
    with_entry(branched, keywords=["x"])
    write_catalogue(branched, {"organisations.yml": {"organisations": [
        {"id": "missing-people", "name": "Missing People", "description": "A national charity."}]}})
    assert main(["main", "--catalogue", str(branched)]) == 0
    assert capsys.readouterr().out == (
        "## What changes for readers\n\n### Nothing that readers see (1)\n\n"
        "- SafeCall (`missing/safecall`): words for the search\n\n### For the whole site\n\n"
        "- `catalogue/organisations.yml`\n\n")


def test_list_says_nothing_changes_when_nothing_does(branched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list is a sentence."""
    assert main(["main", "--catalogue", str(branched)]) == 0
    assert capsys.readouterr().out.endswith("Nothing: no entry is added, changed or closed.\n\n")


def test_command_exits_1_when_git_does_not_know_the_base(branched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown base is an error with a message."""
    assert main(["nowhere", "--catalogue", str(branched)]) == 1
    assert "git does not know 'nowhere'" in capsys.readouterr().err


def test_text_of_a_stranger_stays_text_when_it_is_listed() -> None:
    """Whoever opens a pull request cannot put links, pictures, mentions or markup into the list."""
    hostile = EntryChange(ChangeType.ADDED, "a/b", "![x](https://e.org) @team <b> | `c`\n# d", ("[y](z)",))
    rendered = render_changes([hostile], [])
    assert "!\\[x\\](https" in rendered
    assert "\\@team \\<b\\> \\| \\`c\\` \\# d" in rendered and "\\[y\\](z)" in rendered
