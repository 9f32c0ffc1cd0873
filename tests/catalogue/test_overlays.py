"""One list laid under another: a folder of what is the same everywhere below the folder of a place."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.cli.check import main, read_catalogue
from signpost.cli.links.preparation import load_all_exceptions
from signpost.cli.project import VARIABLE, add_catalogue_option, usual_catalogues
from signpost.links.collect import collect_targets
from tests.conftest import OTHER, SMALL, with_entry, write_catalogue

TODAY = date(2026, 11, 26)
BASE: dict[str, Any] = {
    "organisations.yml": {"organisations": [{"id": "national", "name": "National", "description": "A charity."}]},
    "vocabulary.yml": {"glossary": [{"term": "NRM", "meaning": "A way to be found safe."}]},
    "missing/national-line.yml": {**OTHER, "name": "National line", "organization": "national",
                                  "contacts": {"phones": [{"number": "0800 1111"}]}},
}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a folder of national entries."""
    return write_catalogue(tmp_path / "base", BASE)


def read(base: Path, own: Path) -> tuple[Catalogue, list[str]]:
    """Return a catalogue of two folders, and its problems below their folder."""
    catalogue, problems = read_catalogue(own, TODAY, [base])
    return catalogue, [str(problem).split(f"{base.parent.name}/", 1)[1] for problem in problems]


def test_entries_and_organisations_of_both_are_there(base: Path, small: Path) -> None:
    """The names and areas are those of the place."""
    catalogue, problems = read(base, small)
    assert problems == []
    assert {*catalogue.items} == {"missing/national-line", "missing/safecall"}
    assert [*catalogue.organisations] == ["national", "missing-people"]
    assert [term.term for term in catalogue.vocabulary.glossary or ()] == ["NRM"]
    assert catalogue.root == small and catalogue.site.name == "Signpost"


def test_names_of_the_folder_below_are_not_taken(base: Path, small: Path) -> None:
    """A whole list with a name of its own can be laid under another."""
    write_catalogue(base, {"site.yml": str(SMALL["site.yml"]).replace("name: Signpost", "name: Below")})
    assert read(base, small)[0].site.name == "Signpost"


def test_entry_that_stands_in_both_is_told(base: Path, small: Path) -> None:
    """Neither replaces the other in silence."""
    write_catalogue(base, {"missing/safecall.yml": SMALL["missing/safecall.yml"]})
    problems = read_catalogue(small, TODAY, [base])[1]
    assert [(each.path, each.rule) for each in problems] == [(small / "missing/safecall.yml", "conflict")]
    assert problems[0].message == (f"'missing/safecall' stands in {base / 'missing/safecall.yml'} too: take one of the "
                                   "two away, or give this one another name")


def test_record_that_stands_in_both_is_told_in_the_later_file(base: Path, small: Path) -> None:
    """The lines are those of the place's own file, whatever stands on them in the other."""
    more = [{"id": f"other-{number}", "name": f"Other {number}", "description": "A charity."} for number in range(3)]
    national = BASE["organisations.yml"]["organisations"][0]
    write_catalogue(base, {"organisations.yml": {"organisations": [national, *more]}})
    records = [*SMALL["organisations.yml"]["organisations"], national]
    write_catalogue(small, {"organisations.yml": {"organisations": records}})
    assert read(base, small)[1] == [
        "catalogue/organisations.yml:9: id must be unique: 'national'; write another id for this one, or, if it is a "
        "copy, take it out (lines 8 to 14)"]


def test_problem_of_the_folder_below_has_its_place_there(base: Path, small: Path) -> None:
    """Of an entry, and of a record."""
    write_catalogue(base, {"missing/national-line.yml": {**BASE["missing/national-line.yml"], "summary": "No stop"}})
    assert read(base, small)[1] == ["base/missing/national-line.yml:8: summary must end with a full stop: 'No stop'"]


@pytest.mark.parametrize(("name", "content", "message"), [
    ("vocabulary.yml", "words:\n  - say: [legging it]\n    find: [help]\n", "say must hold a term once"),
    ("vocabulary.yml", "glossary:\n  - {term: NRM, meaning: A way.}\n", "term must stand once in the glossary"),
    ("crisis.yml", "in_danger:\n  - suicidal\n", "in_danger must hold a term once"),
    ("urgent.yml", "needs:\n  - {id: x, need: Now, entries: [missing/safecall]}\n", "an entry must stand once")])
def test_what_stands_in_both_names_the_other_file(base: Path, small: Path, name: str, content: str,
                                                  message: str) -> None:
    """A line alone would send whoever looks for it into the wrong file; the lines may even be the same."""
    with_entry(small, urgency="crisis", crisis_level="talk")
    write_catalogue(base, {name: content})
    write_catalogue(small, {name: content.replace("id: x", "id: y")})
    found = [each for each in read(base, small)[1] if message in each]
    line = len(content.splitlines()) - ("find" in content)
    assert len(found) == 1 and found[0].startswith(f"catalogue/{name}:{line}: ")
    assert f"stands in {base / name}, line {line}, too" in found[0]


def test_links_of_both_are_checked(base: Path, small: Path) -> None:
    """A number of the folder below is a target too."""
    targets = {target.text for target in collect_targets(small, small / "none", [base])[0]}
    assert {"0800 1111", "116 000"} <= targets


def test_site_that_the_folder_below_must_not_ask_is_not_asked(base: Path, small: Path) -> None:
    """Its owner objected, whoever lays a list over it."""
    write_catalogue(base, {"link-exceptions.yml": {"do_not_check": ["https://no.lab/"]}})
    write_catalogue(small, {"link-exceptions.yml": {"do_not_check": ["https://nor.lab/"]}})
    exceptions = load_all_exceptions([base, small])
    assert exceptions.excludes("https://no.lab/a") and exceptions.excludes("https://nor.lab/")
    assert exceptions.path == small / "link-exceptions.yml"


def test_last_folder_named_is_the_places_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the option, or by the variable with colons between."""
    monkeypatch.setenv(VARIABLE, "a:b:c")
    assert usual_catalogues() == [Path("a"), Path("b"), Path("c")]
    parser = argparse.ArgumentParser()
    add_catalogue_option(parser)
    by_variable = parser.parse_args([])
    assert (by_variable.under, by_variable.catalogue) == ([Path("a"), Path("b")], Path("c"))
    by_option = parser.parse_args(["--catalogue", "base", "--catalogue", "own"])
    assert (by_option.under, by_option.catalogue) == ([Path("base")], Path("own"))
    alone = parser.parse_args(["--catalogue", "own"])
    assert (alone.under, alone.catalogue) == ([], Path("own"))


def test_check_takes_both(base: Path, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says how many entries there are together."""
    assert main(["--catalogue", str(base), "--catalogue", str(small)]) == 0
    assert "2 entries in 2 themes: no problems." in capsys.readouterr().out
