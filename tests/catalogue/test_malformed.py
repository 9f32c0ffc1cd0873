"""No malformed catalogue gives a traceback: every one gives a Catalogue and Problems, in a moment."""

from __future__ import annotations

import json
import string
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.model import Entry
from signpost.cli.check import read_catalogue
from tests.conftest import ROOT, SMALL, instructions, write_catalogue

TODAY = date(2026, 11, 23)
NOTED = instructions().split("## One entry, with notes\n\n```yaml\n")[1]
ENTRIES = [NOTED.split("```")[0], (ROOT / "tests/data/terrible/entry.yml").read_text(encoding="utf-8")]
SETTINGS = settings(max_examples=150, deadline=10_000, derandomize=True,
                    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

CLEVER = ["\t", "&a ", "*a", "!!python/x ", "- ", ": ", "'", "{", "[", "\x00", "|", " # ", "\u00a0", "\u2028", '"']
scalars = st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.none(), st.dates().map(str),
                    st.sampled_from(["missing/safecall", "helpline", "S084", "https://example.org/", "999", "active"]))
keys = st.one_of(st.sampled_from(sorted(Entry.model_fields)), st.text(string.ascii_letters, max_size=8))
data = st.recursive(scalars, lambda inner: st.one_of(
    st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=6)), max_leaves=25)


def read(root: Path, name: str, content: str | bytes) -> None:
    """Write one file of a catalogue and read it all: this must not raise."""
    write_catalogue(root, SMALL)
    path = root / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    catalogue, problems = read_catalogue(root, TODAY)
    assert isinstance(catalogue, Catalogue)
    for problem in problems:
        assert problem.line >= 1
        assert "\n" not in str(problem)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
@SETTINGS
def test_read_catalogue_survives_when_file_is_arbitrary(tmp_path: Path, content: str | bytes) -> None:
    """Arbitrary bytes and text in an entry's file."""
    read(tmp_path, "missing/other.yml", content)


@given(data, st.sampled_from(["missing/other.yml", "themes.yml", "organisations.yml", "plans.yml", "vocabulary.yml",
                              "urgent.yml", "link-exceptions.yml"]))
@SETTINGS
def test_read_catalogue_survives_when_yaml_is_arbitrary(tmp_path: Path, content: Any, name: str) -> None:
    """Arbitrary YAML, with our own field names, in every kind of file."""
    read(tmp_path, name, yaml.safe_dump(content, allow_unicode=True))


@given(st.sampled_from(ENTRIES), st.data())
@SETTINGS
def test_read_catalogue_survives_when_an_entry_is_mutated(tmp_path: Path, text: str, draw: st.DataObject) -> None:
    """An entry with every field, and a terrible one, with a piece cut out, doubled, or replaced."""
    lines = text.splitlines(keepends=True)
    start = draw.draw(st.integers(0, len(lines) - 1))
    end = draw.draw(st.integers(start, min(len(lines), start + 4)))
    piece = draw.draw(st.one_of(st.just(""), st.just("".join(lines[start:end]) * 2), st.text(max_size=30),
                                st.sampled_from(CLEVER)))
    read(tmp_path, "missing/other.yml", "".join([*lines[:start], piece, *lines[end:]]))


LONG = {"digits": "9" * 200_000, "letters and an at sign": "a" * 200_000 + " @", "numbers": "aged 11 to 18, " * 15_000,
        "times": "9am to 5pm, " * 20_000, "quotes": "'" * 200_000, "brackets": "[" * 200_000, "lines": "\n" * 200_000,
        "addresses": "https://a.org/ " * 15_000, "hashes": "a # " * 50_000, "hyphens": "- " * 100_000}


@pytest.mark.parametrize("case", LONG)
def test_read_catalogue_takes_a_moment_when_a_text_is_long(tmp_path: Path, case: str) -> None:
    """No text of the size that a file may have makes a rule run for more than 10 s of the processor's time."""
    text, before = LONG[case], time.process_time()
    for name in ("hours", "description"):
        entry = {**SMALL["missing/safecall.yml"], "eligibility": {"description": text, "not_for": text}, "hours": "Any",
                 "schedule": [{"days": ["MO"], "opens": "09:00", "closes": "17:00"}], name: text}
        read(tmp_path, "missing/other.yml", json.dumps(entry))
    read(tmp_path, "missing/other.yml", text)
    read(tmp_path, "missing/other.yml", f"name: {text}\n")
    assert time.process_time() - before < 10
