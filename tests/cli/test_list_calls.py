"""`scripts/list-calls`: the calls as Markdown, and the file for the issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.cli.calls.list_calls import main
from signpost.github.reports import ReaderReport, write_reports
from signpost.github.rolling_issue import FILE_NAME, load_issue_text
from tests.conftest import with_entry


def run(root: Path, out: Path, *more: str) -> int:
    """Run the command on a catalogue."""
    return main(["--catalogue", str(root), "--out", str(out), "--reports", str(out / "reports.json"), *more])


def test_list_is_printed_and_the_issue_is_written(small: Path, tmp_path: Path,
                                                  capsys: pytest.CaptureFixture[str]) -> None:
    """With the readers' reports where there are any, and the address of the page where the site has one."""
    write_reports(tmp_path / "reports.json", [ReaderReport(7, "Suggest: a club", "suggestion")])
    assert run(small, tmp_path, "--site-url", "https://s.example/list/") == 0
    printed = capsys.readouterr().out
    text = load_issue_text(tmp_path / FILE_NAME)
    assert "### 1. Ring `116 000`" in printed and "#7: Suggest" in printed
    assert text.needs_attention and text.body.endswith(printed) and "https://s.example/list/calls/" in printed


def test_nothing_is_written_when_the_catalogue_has_a_problem(small: Path, tmp_path: Path,
                                                             capsys: pytest.CaptureFixture[str]) -> None:
    """The problems are printed instead."""
    assert run(with_entry(small, kind=None), tmp_path) == 1
    assert "missing field: 'kind'" in capsys.readouterr().out and not (tmp_path / FILE_NAME).exists()


def test_command_says_why_when_the_file_cannot_be_written(small: Path, tmp_path: Path,
                                                          capsys: pytest.CaptureFixture[str]) -> None:
    """In a sentence, with exit code 2."""
    (tmp_path / "file").write_text("")
    assert run(small, tmp_path / "file") == 2
    assert capsys.readouterr().err.startswith("list-calls: ")
