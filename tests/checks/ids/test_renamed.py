"""An id that was changed in one of the catalogue's own files is reported there, once, and in no entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from signpost.cli.check import read_catalogue
from tests.checks.conftest import TODAY
from tests.conftest import OTHER, SMALL, write_catalogue

SITE = str(SMALL["site.yml"])
OTHERS = {f"missing/line-{letter}.yml": {**OTHER, "name": f"Line {letter}", "area": ["harlow"]} for letter in "abc"}


def said(root: Path, files: dict[str, Any]) -> list[str]:
    """Return what is said of the small catalogue with three more entries and other files, with its file."""
    write_catalogue(root, {**SMALL, **OTHERS, **files})
    return [f"{each.path.relative_to(root)}: {each.message}" for each in read_catalogue(root, TODAY)[1]
            if each.rule not in ("duplicate", "helpline")]


def themes(new: str) -> dict[str, Any]:
    """Return a themes.yml whose first theme has another id."""
    first, *rest = SMALL["themes.yml"]["themes"]
    return {"themes": [{**first, "id": new}, *rest]}


def test_changed_id_of_a_theme_is_told_in_themes_yml(tmp_path: Path) -> None:
    """With the folder that lost its theme, though also_in names it too."""
    files = {"themes.yml": themes("mising"), "exploitation/x.yml": {**OTHER, "name": "X", "also_in": ["missing"]}}
    assert said(tmp_path, files) == [
        "themes.yml: id must be the name of a folder: 'mising' is none, and the folder 'missing' with 4 entries has no "
        "theme; write id: missing, or rename the folder too and give each of its entries the line "
        "formerly: [missing/…]"]


def test_folder_without_a_theme_is_told_at_its_entries_when_no_theme_is_meant(tmp_path: Path) -> None:
    """Every theme has its folder, so that none was changed."""
    found = said(tmp_path, {"exploitation/x.yml": {**OTHER, "name": "X"}, "carers/y.yml": {**OTHER, "name": "Y"}})
    assert found == ["carers/y.yml: theme (the folder) must be one of themes.yml: 'carers'; move this file "
                     "into the theme it fits: missing, exploitation"]


def test_changed_id_of_an_organisation_is_told_in_organisations_yml(tmp_path: Path) -> None:
    """With how many entries name the old one."""
    files = {"organisations.yml": {"organisations": [
        {"id": "the-charity", "name": "Missing People", "description": "A charity."}]}}
    assert said(tmp_path, files) == [
        "organisations.yml: id must be the one that entries name in `organization`: 'the-charity'; 4 entries still "
        "name 'missing-people', so write id: missing-people, or write the-charity in each of them too"]


def test_one_wrong_organisation_is_told_at_its_entry(tmp_path: Path) -> None:
    """The others name the right one, which is offered."""
    found = said(tmp_path, {"missing/line-a.yml": {**OTHER, "name": "A", "organization": "mising-people"}})
    assert found == ["missing/line-a.yml: organization must be an id of organisations.yml: 'mising-people' "
                     "(did you mean 'missing-people'?)"]


def test_changed_id_of_an_area_is_told_in_site_yml(tmp_path: Path) -> None:
    """Its title says which one was meant."""
    found = said(tmp_path, {"site.yml": SITE.replace("id: harlow", "id: old-harlow-town")})
    assert found == ["site.yml: id must be the one that entries name in `area`: 'old-harlow-town'; 3 entries still "
                     "name 'harlow', so write id: harlow, or write old-harlow-town in each of them too"]


def test_changed_id_of_an_audience_is_told_in_site_yml(tmp_path: Path) -> None:
    """All entries name the old one."""
    found = said(tmp_path, {"site.yml": SITE.replace("id: young-person", "id: young-people")})
    assert [each for each in found if "audience" in each] == [
        "site.yml: id must be the one that entries name in `audience`: 'young-people'; 4 entries still name "
        "'young-person', so write id: young-person, or write young-people in each of them too"]


def test_unknown_area_is_told_at_its_entry_when_no_id_was_changed(tmp_path: Path) -> None:
    """One entry that names a new place is no sign that another was renamed."""
    found = said(tmp_path, {"missing/line-a.yml": {**OTHER, "name": "A", "area": ["clacton"]}})
    assert len(found) == 1 and found[0].startswith("missing/line-a.yml: area must be one of ")
