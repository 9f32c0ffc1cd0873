"""What site.yml says, where the pages' scripts and phones read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.publish.site_file import add_site_file, render_module, with_names
from tests.conftest import ROOT, SMALL, load_valid, write_catalogue


def values(text: str) -> dict[str, object]:
    """Return what a module exports."""
    lines = [line.removeprefix("export const ").split(" = ", 1) for line in text.splitlines()]
    return {name: json.loads(value) for name, value in lines}


def of(root: Path, name: str, text: object) -> Catalogue:
    """Return the small catalogue with another file."""
    return load_valid(write_catalogue(root, {name: text}))


def test_module_has_the_number_to_ring(small: Path) -> None:
    """The number is shown as it is read out, and dialled without spaces."""
    text = SMALL["site.yml"] + 'urgent: {number: "0800 1111", words: night line}\n'
    module = values(render_module(of(small, "site.yml", text), "1a2b"))
    assert module["EMERGENCY"] == {"number": "0800 1111", "dial": "08001111", "words": "night line"}
    assert module["RELEASE"] == "1a2b"


@pytest.mark.parametrize("words", ['"; alert(1); "', "a\\u2028b", "it's `x` ${y}"])
def test_module_holds_words_as_text(small: Path, words: str) -> None:
    """Nothing that is written in site.yml runs."""
    text = SMALL["site.yml"] + f"urgent: {json.dumps({'words': words})}\n"
    urgent = values(render_module(of(small, "site.yml", text), ""))["EMERGENCY"]
    assert isinstance(urgent, dict) and urgent["words"] == words


def test_manifest_has_the_sites_names(small: Path) -> None:
    """The names, the strapline and the language change, and nothing else."""
    before = (ROOT / "docs/manifest.webmanifest").read_text(encoding="utf-8")
    text = SMALL["site.yml"].replace("name: Signpost", 'name: "The \\"Way\\" \\\\1"') + "language: cy\n"
    after = json.loads(with_names(of(small, "site.yml", text), before))
    assert after == {**json.loads(before), "name": 'The "Way" \\1', "short_name": 'The "Way" \\1', "lang": "cy",
                     "description": "Who to ring, for people who support young people in a county."}


def test_site_without_manifest_gets_none(small: Path, tmp_path: Path) -> None:
    """Only the module is written where a builder copied no manifest."""
    add_site_file(load_valid(small), tmp_path / "site", "1a2b")
    assert [path.name for path in (tmp_path / "site").rglob("*") if path.is_file()] == ["site-file.js"]
