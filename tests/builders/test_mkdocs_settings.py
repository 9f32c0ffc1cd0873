"""mkdocs.yml, read without MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.builders.mkdocs_settings import load_settings


def test_settings_take_the_environment_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """!ENV gives the first variable that is set, read as YAML reads a word, or else the default, or nothing."""
    (tmp_path / "mkdocs.yml").write_text(
        "a: !ENV [A, B, 'x']\nb: !ENV [NONE, true]\nc: !ENV NONE\nd: !ENV D\nsite_url: y\n")
    for name in ("A", "NONE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("B", "false")
    monkeypatch.setenv("D", "7")
    assert load_settings(tmp_path) == {"a": False, "b": True, "c": None, "d": 7, "site_url": "y"}


def test_site_url_replaces_the_one_in_the_file(tmp_path: Path) -> None:
    """The address given to scripts/build comes first."""
    (tmp_path / "mkdocs.yml").write_text("site_url: y\n")
    assert load_settings(tmp_path, "z")["site_url"] == "z"


@pytest.mark.parametrize("text", ["a: [", "- a"])
def test_settings_are_refused_when_they_are_no_settings(tmp_path: Path, text: str) -> None:
    """A file that is no YAML, or no mapping, raises OSError with its path."""
    (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(OSError, match=r"mkdocs\.yml"):
        load_settings(tmp_path)
