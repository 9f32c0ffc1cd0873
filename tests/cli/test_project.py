"""Which catalogue a command works on, and that nothing of one catalogue is used for another."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from signpost.cli import project as places
from signpost.cli.project import VARIABLE, add_catalogue_option, build_folder, site_folder, usual_catalogue
from signpost.links.report.report_files import write_reports
from tests.cli.test_build import run, snapshot
from tests.conftest import ENVIRONMENT, ROOT, with_entry
from tests.links.report.weeks import GOOD, Weeks

COMMANDS = ("build", "check", "new", "what_changes", "zip", "finish", "check_links", "schema", "calls.list_calls",
            "importing.coverage", "mkdocs.serve", "links.memory_branch", "github.reports", "github.rolling_issue",
            "github.suggestions")
"""The modules of all commands that read a catalogue, or what was made of one."""


@pytest.mark.parametrize("module", COMMANDS)
def test_command_takes_the_catalogue(module: str) -> None:
    """The option is the same for all."""
    shown = subprocess.run([sys.executable, "-m", f"signpost.cli.{module}", "--help"], capture_output=True, text=True,
                           check=False, env=ENVIRONMENT)
    assert "--catalogue DIR" in shown.stdout, shown.stderr


def test_no_other_command_has_a_catalogue_of_its_own() -> None:
    """The folder's name stands in one module alone."""
    others = [path for path in (ROOT / "scripts/signpost/cli").rglob("*.py")
              if path.name != "project.py" and '"catalogue"' in path.read_text(encoding="utf-8")]
    assert others == []


def test_script_reads_paths_from_where_it_is_called() -> None:
    """No script goes to another folder before it runs its command."""
    called = [path for path in (ROOT / "scripts").iterdir() if path.is_file() and path.name not in (
        "audit", "bench", "lock", "setup", "test", "update") and "cd \"" in path.read_text(encoding="utf-8").replace(
            "root=$(cd \"", "")]
    assert called == []


def test_option_goes_before_the_variable_and_that_before_the_projects_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGNPOST_CATALOGUE is for whoever works on another catalogue all day."""
    def chosen(*arguments: str) -> Path:
        parser = argparse.ArgumentParser()
        add_catalogue_option(parser)
        found: Path = parser.parse_args(arguments).catalogue
        return found

    monkeypatch.delenv(VARIABLE, raising=False)
    assert chosen() == places.ROOT / "catalogue" == usual_catalogue()
    monkeypatch.setenv(VARIABLE, "other")
    assert chosen() == Path("other")
    assert chosen("--catalogue", "third") == Path("third")


def test_other_catalogue_has_folders_of_its_own(tmp_path: Path) -> None:
    """Two folders of the same name do not meet."""
    own, first, second = tmp_path / "catalogue", tmp_path / "a" / "list", tmp_path / "b" / "list"
    assert (build_folder(own, tmp_path), site_folder(own, tmp_path)) == (tmp_path / "build", tmp_path / "site")
    assert len({build_folder(each, tmp_path) for each in (own, first, second)}) == 3
    assert site_folder(first, tmp_path) == build_folder(first, tmp_path) / "site"


def test_folder_is_the_same_however_the_catalogue_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path, as it is typed, and the whole one."""
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path)
    assert build_folder(Path("list"), tmp_path) == build_folder(tmp_path / "list", tmp_path)


def test_links_of_one_catalogue_are_not_shown_for_another(project: Path, small: Path) -> None:
    """A report of the project's own links says nothing of the other's."""
    write_reports(project / "build/links", Weeks().run(a=GOOD))
    for catalogue in (project / "catalogue", small):
        done = run(project, "-m", "signpost.cli.build", "--catalogue", str(catalogue))
        assert done.returncode == 0, done.stdout + done.stderr
    assert "Links last checked on" in (project / "site/index.html").read_text()
    assert "Links not checked yet" in (site_folder(small, project) / "index.html").read_text()


def test_mkdocs_builds_the_catalogue_of_the_variable(project: Path, small: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    """`mkdocs build --strict` on its own; the project's own site and docs/ stay as they are."""
    with_entry(small, name="Elsewhere line")
    before = snapshot(project / "docs")
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, str(small))
    done = run(project, "-m", "mkdocs", "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Elsewhere line" in (site_folder(small, project) / "themes/missing/safecall/index.html").read_text()
    assert not (project / "site").exists()
    assert snapshot(project / "docs") == before


def test_page_of_the_catalogue_is_built_over_that_of_every_site(project: Path) -> None:
    """A page of a name of its own is built too, and in the menu."""
    pages = project / "catalogue/pages"
    pages.mkdir()
    (pages / "privacy.md").write_text("# Privacy\n\nOur own words.\n")
    (pages / "who-we-are.md").write_text("# Who we are\n\nA team.\n")
    done = run(project, "-m", "signpost.cli.build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Our own words." in (project / "site/privacy/index.html").read_text()
    assert "Who we are" in (project / "site/who-we-are/index.html").read_text()
    assert "who-we-are/" in (project / "site/privacy/index.html").read_text()
    (pages / "who-we-are.md").unlink()
    assert run(project, "-m", "signpost.cli.build").returncode == 0
    assert not (project / "site/who-we-are").exists()
