"""Text of the catalogue stays text wherever it lands: no attack becomes an element, an attribute or an address.

A site of attacks is compared with the same site of harmless words: but for texts, and for values that hold texts,
both must be the same, file by file.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from filelock import FileLock

from signpost.catalogue.loader import load_catalogue
from signpost.cli.build import ROOT, build
from tests.attacks import ATTACKS, HARMLESS, attack_catalogue

BUILDERS = ("mkdocs", "zensical")
SAFE = re.compile(r"(https?:|mailto:|tel:|sms:|#|\.{0,2}/|[a-z0-9-]+/|\.$|\?|[a-z0-9./_-]+$|$)", re.I)
MARKDOWN = {"em", "strong", "code", "s", "br"}
"""What Markdown fields may hold, and harmless words do not: the attacks differ from them in these elements alone."""


def built(base: Path, name: str, attacks: tuple[str, ...], builder: str) -> Path:
    """Return the folder of the site that a builder makes of a catalogue of attacks, built once for all workers."""
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    site = base / f"escaping-{name}-{builder}" / "site"
    with FileLock(base / f"escaping-{name}-{builder}.lock"):
        if not site.exists():
            catalogue, problems = load_catalogue(attack_catalogue(site.parent / "catalogue", attacks))
            assert [str(problem) for problem in problems] == []
            shutil.copytree(ROOT / "docs", site.parent / "docs")
            build(catalogue, ROOT, site.parent / "docs", site, "https://signpost.example/", builder)
    return site


@pytest.fixture(scope="session", params=BUILDERS)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a catalogue in which every text is an attack."""
    return built(tmp_path_factory.getbasetemp(), "attacked", ATTACKS, request.param)


@pytest.fixture(scope="session", params=BUILDERS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the site of attacks, and its harmless twin."""
    base = tmp_path_factory.getbasetemp()
    return (built(base, "attacked", ATTACKS, request.param),
            built(base, "harmless", (HARMLESS,) * len(ATTACKS), request.param))


def skeleton(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page in their order, each with the names of its attributes."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    return [(tag.name, tuple(sorted(tag.attrs))) for tag in soup.find_all(True)
            if isinstance(tag, Tag) and tag.name not in MARKDOWN]


def test_pages_have_the_same_elements_when_every_text_is_an_attack(pair: tuple[Path, Path]) -> None:
    """No attack makes an element or an attribute of its own, on any page."""
    attacked, harmless = pair
    pages = sorted(path.relative_to(harmless) for path in harmless.rglob("*.html"))
    assert len(pages) > 3 * len(ATTACKS)
    assert pages == sorted(path.relative_to(attacked) for path in attacked.rglob("*.html"))
    differing = {}
    for page in pages:
        one, other = skeleton(attacked / page), skeleton(harmless / page)
        if one != other:
            at = next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
                      min(len(one), len(other)))
            differing[str(page)] = (one[at:at + 2], other[at:at + 2])
    assert differing == {}


def test_addresses_are_of_safe_kinds_when_every_text_is_an_attack(attacked: Path) -> None:
    """No attack becomes an address that runs, and none makes a page load anything from elsewhere."""
    wrong = []
    for path in sorted(attacked.rglob("*.html")):
        for tag in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").find_all(True):
            for name in ("href", "src", "action", "content"):
                value = str(tag.get(name) or "") if isinstance(tag, Tag) else ""
                if name == "content":
                    refresh = str(tag.get("http-equiv", "")).lower() == "refresh"
                    wrong += [f"{path}: {value}"] if refresh and "evil" in value else []
                elif not SAFE.match(value) or (name == "src" and "//" in value):
                    wrong.append(f"{path}: {tag.name} {name} {value}")
    assert wrong == []


def test_scripts_hold_no_text_of_the_catalogue_when_it_is_an_attack(pair: tuple[Path, Path]) -> None:
    """A script on a page is the same whatever the catalogue says; its data are JSON that ends no element."""
    attacked, harmless = pair
    for path in sorted(attacked.rglob("*.html")):
        soups = [BeautifulSoup(each.read_text(encoding="utf-8"), "html.parser")
                 for each in (path, harmless / path.relative_to(attacked))]
        ours, theirs = [[tag.string for tag in soup.find_all("script") if "json" not in str(tag.get("type"))]
                        for soup in soups]
        assert ours == theirs, path
        for tag in soups[0].find_all("script", type="application/ld+json"):
            assert json.loads(str(tag.string))["@context"] == "https://schema.org"


def texts(value: Any) -> list[str]:
    """Return every text inside JSON."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []


def test_data_files_hold_each_attack_as_it_is_when_read_by_their_own_rules(attacked: Path) -> None:
    """JSON, XML, CSV and calendar files are well formed, and an attack is one value in them."""
    for path in sorted(attacked.rglob("*")):
        if path.suffix in (".json", ".webmanifest"):
            json.loads(path.read_text(encoding="utf-8"))
        if path.suffix == ".xml":
            for element in ET.parse(path).iter():
                assert "evil" not in "".join(element.attrib.values()), path
    entries = json.loads((attacked / "catalogue.json").read_text(encoding="utf-8"))["entries"]
    assert len(entries) == len(ATTACKS)
    rows = list(csv.reader((attacked / "catalogue.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows[1:] for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    calendar = (attacked / "reviews.ics").read_bytes().decode("utf-8")
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT")
    assert not re.search(r"^(?:one|three|- four|# two)", calendar, re.M)
