"""Another place has a site that is wholly its own: a second catalogue, of another field, and one with the least.

Nothing in them is that of the project's own catalogue: no people, no areas, no document.
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from signpost.cli.check import read_catalogue
from signpost.cli.project import VARIABLE, site_folder
from tests.cli.test_build import run
from tests.conftest import DATA, ENVIRONMENT, ROOT, first_list
from tests.live import CATALOGUE, SECOND

TODAY = date(2026, 11, 26)
LEAST = DATA / "least-catalogue"
ENGINE = ("scripts", "docs", "overrides", "hooks", ".github", "mkdocs.yml", "pyproject.toml", "package.json",
          "CONTRIBUTING.md", "GROWING.md", "LASTING.md")
RECOGNISES = ("checks/language/stated_ages.py", "history/snapshots.py")
"""Modules that know words of many fields, since somebody may write them or once wrote them."""


def site_words(*, with_names: bool) -> list[str]:
    """Return the words of the project's own site.yml that no other place has; its name is the program's name too."""
    site = yaml.safe_load((CATALOGUE / "site.yml").read_text(encoding="utf-8"))
    people, source = site["people"], site["source"]
    areas = [word for area in site["areas"] if not area.get("whole")
             for word in (area["title"], area.get("code"), *(area.get("words") or ())) if word and word != "county"]
    audiences = [word for each in site["audiences"] if not each.get("professional")
                 for word in (each["id"], each["title"])]
    words = [people["one"], people["many"], *audiences, source["title"], source["called"], source["note"], *areas]
    if with_names:
        words += [site["name"], site["strapline"], site["not_us"], site["exit_to"], site["areas_note"],
                  *(audience["title"] for audience in site["audiences"]), *site["common_words"]]
    return words


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the built sites of both catalogues."""
    base, found = tmp_path_factory.mktemp("places"), {}
    for catalogue in (SECOND, LEAST):
        found[catalogue.name] = base / catalogue.name / "site"
        done = subprocess.run(
            [sys.executable, "-m", "signpost.cli.build", "--catalogue", str(catalogue), "--site",
             str(found[catalogue.name]), "--docs", str(base / catalogue.name / "docs")],
            cwd=base, capture_output=True, text=True, check=False,
            env={**ENVIRONMENT, "GITHUB_REPOSITORY": "tarn/list"})
        assert done.returncode == 0, done.stdout + done.stderr
    return found


@pytest.fixture(scope="module")
def second(sites: dict[str, Path]) -> Path:
    """Return the site of the second catalogue."""
    return sites[SECOND.name]


@pytest.mark.parametrize("catalogue", [SECOND, LEAST], ids=lambda folder: folder.name)
def test_catalogue_of_another_place_has_no_problems(catalogue: Path) -> None:
    """No rule asks for a document, young people, or an area of one county."""
    assert [str(problem) for problem in read_catalogue(catalogue, TODAY)[1]] == []


@first_list
@pytest.mark.parametrize("name", [SECOND.name, LEAST.name])
def test_no_word_of_the_first_place_stands_in_the_site_of_another(sites: dict[str, Path], name: str) -> None:
    """Pages, scripts, data and the web manifest alike."""
    words = [word for word in site_words(with_names=True)
             if name != LEAST.name or not word.startswith("https:")]  # a default that is the same for all
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words))
    found = [(str(path.relative_to(sites[name])), match[0]) for path in sorted(sites[name].rglob("*"))
             if path.is_file() and path.suffix not in (".gz", ".png", ".zip")
             for match in [pattern.search(path.read_text(encoding="utf-8"))] if match]
    assert found == []


@first_list
def test_files_of_the_engine_name_no_place_no_people_and_no_document() -> None:
    """Whatever is of one place stands in its catalogue."""
    pattern = re.compile("|".join(rf"(?<![\w-]){each}\b" for each in (
        re.sub(r"\\-|\\ ", "[-_ ]", re.escape(word)) for word in site_words(with_names=False))), re.I)
    listed = subprocess.run(["git", "ls-files", "-z", "--", *ENGINE], cwd=ROOT, capture_output=True, text=True,
                            check=True).stdout.split("\0")
    files = [name for name in listed if name and not name.endswith((".png", *RECOGNISES)) and (ROOT / name).is_file()]
    assert len(files) > 300
    assert [(name, match[0]) for name in files
            for match in [pattern.search((ROOT / name).read_text(encoding="utf-8"))] if match] == []


def test_list_without_a_document_has_no_page_of_what_changed_since(second: Path) -> None:
    """What has changed stands with the entry, and speaks of no list."""
    assert not (second / "changed").exists()
    page = (second / "themes/at-home/district-nurses/index.html").read_text(encoding="utf-8")
    assert "<dt>Before</dt><dd>They came on weekdays.</dd>" in page
    assert "changed/" not in (second / "sitemap.xml").read_text(encoding="utf-8")


def test_ages_and_areas_are_those_of_the_place(second: Path) -> None:
    """Ages over 60 can be chosen."""
    page = (second / "find/index.html").read_text(encoding="utf-8")
    assert "60 to 74" in page and "Upper Tarn" in page


def test_licence_is_that_of_the_place(sites: dict[str, Path]) -> None:
    """Where none is stated, readers are told to ask."""
    assert "Anyone may copy the list" in (sites[SECOND.name] / "data/index.html").read_text(encoding="utf-8")
    assert "Ask whoever looks after the list" in (sites[LEAST.name] / "data/index.html").read_text(encoding="utf-8")


def test_site_has_the_pages_of_its_catalogue_alone(sites: dict[str, Path]) -> None:
    """A page about the list is the place's own, or else that of every site, to which the foot of each page leads."""
    assert "Tarn Hospice keeps this list" in (sites[SECOND.name] / "about/index.html").read_text(encoding="utf-8")
    assert "About this list" in (sites[LEAST.name] / "about/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["lasting", "growing"])
def test_pages_for_keepers_are_no_pages_of_the_site(sites: dict[str, Path], page: str) -> None:
    """Readers do not need them; the page of calls is built, and no menu or sitemap leads to it."""
    site = sites[LEAST.name]
    assert not (site / page).exists()
    assert (site / "calls/index.html").is_file()
    assert "calls/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert 'href="calls/"' not in (site / "index.html").read_text(encoding="utf-8")


def test_mkdocs_builds_strictly_what_has_only_the_required_fields(project: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """No menu leads to a page that is not there."""
    monkeypatch.setitem(ENVIRONMENT, VARIABLE, str(LEAST))
    done = run(project, "-m", "mkdocs", "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (site_folder(LEAST, project) / "themes/help/line/index.html").is_file()


def test_site_with_the_least_has_no_bare_page(sites: dict[str, Path]) -> None:
    """No glossary without words, and nothing about plans where none can be made."""
    site = sites[LEAST.name]
    assert not [name for name in ("glossary", "changed", "plan") if (site / name).exists()]
    texts = {name: (site / name / "index.html").read_text(encoding="utf-8")
             for name in ("privacy", "visit", "accessibility")}
    assert [name for name, text in texts.items() if re.search(r"\bplans?\b|<!-- ", text.split("<article")[1])] == []


def test_no_page_offers_a_plan_when_no_entry_has_wording_for_one(sites: dict[str, Path]) -> None:
    """It would stay empty: there is no page of it, and nothing in the menu, in the bar or on the home page."""
    for name, offers in ((LEAST.name, False), (SECOND.name, True)):
        assert (sites[name] / "plan/index.html").exists() is offers
        pages = [page.read_text(encoding="utf-8") for page in sites[name].rglob("*.html")]
        assert all(("data-sp-plan-link" in page) is offers for page in pages if "sp-bar__item" in page)
        assert any('plan/"' in page for page in pages) is offers
