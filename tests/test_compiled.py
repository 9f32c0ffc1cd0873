"""Compiled templates: taken from where they were kept, and never those of other settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from signpost.pages import compiled
from signpost.pages.compiled import compiled_templates


def test_template_is_compiled_once_for_the_same_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second environment runs the kept code; one with other settings has its own, and shows it."""
    monkeypatch.setattr(compiled, "COMPILED", tmp_path)
    loader = DictLoader({"page": "{{ word }}"})

    def shown(settings: str, autoescape: bool) -> str:
        made = Environment(loader=loader, autoescape=autoescape, bytecode_cache=compiled_templates("ours", settings))
        return made.get_template("page").render(word="<")

    assert (shown("escaping", True), len(list(tmp_path.glob("*/*")))) == ("&lt;", 1)
    assert (shown("escaping", True), len(list(tmp_path.glob("*/*")))) == ("&lt;", 1)
    assert (shown("plain", False), len(list(tmp_path.glob("*/*")))) == ("<", 2)
