"""The mark of a release: when it changes, and where it stands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from signpost.publish.assets import PageAssets, add_preloads, simplify_page
from signpost.publish.release import mark_data, release_of
from tests.conftest import ROOT, SMALL, write_catalogue


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return a copy of what decides the mark."""
    for name in ("docs/assets", "overrides", "scripts/node", "scripts/signpost/pages/templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "package-lock.json", tmp_path)
    write_catalogue(tmp_path / "catalogue", SMALL)
    return tmp_path


@pytest.mark.parametrize(("name", "changes"), [
    ("docs/assets/js/search/dialog.js", True), ("docs/assets/css/page.css", True), ("overrides/main.html", True),
    ("scripts/signpost/pages/templates/entry.md.j2", True), ("package-lock.json", True),
    ("catalogue/missing/safecall.yml", False), ("docs/assets/icons/favicon.svg", False)])
def test_release_changes_with_the_program_and_not_with_the_list(program: Path, name: str, changes: bool) -> None:
    """A phone that keeps the site fetches all pages anew only where their scripts may not fit them."""
    before = release_of(program)
    path = program / name
    path.write_bytes(path.read_bytes() + b" ")
    assert (release_of(program) != before) is changes


def test_page_names_the_release_in_what_it_loads() -> None:
    """Styles and scripts of the site; other addresses stay."""
    page = ('<head><link rel="stylesheet" href="../assets/css/page.css"><script src="../assets/js/plan/x.js"></script>'
            '</head><body><a href="../assets/js/x.js">x</a><script src="../assets/js/signpost.js" type="module">')
    text = simplify_page(page, PageAssets(), "1a2b")
    assert 'href="../assets/signpost.css?v=1a2b"' in text and 'src="../assets/js/plan/x.js?v=1a2b"' in text
    assert 'src="../assets/js/signpost.js?v=1a2b" type="module"' in text and 'href="../assets/js/x.js"' in text


def test_page_asks_for_styles_and_scripts_at_once() -> None:
    """Above the first script, for which a browser waits; nowhere where there is no such script."""
    page = ('<head>\n  <script src="../assets/js/site/first.js?v=1a2b"></script>\n'
            '  <link rel="stylesheet" href="../assets/signpost.css?v=1a2b">\n</head><body>'
            '<script src="../assets/js/signpost.js?v=1a2b" type="module"></script>')
    links = [line.strip() for line in add_preloads(page, ["part-1.js"]).split("<script")[0].splitlines()[1:-1]]
    assert links == ['<link rel="preload" as="style" href="../assets/signpost.css?v=1a2b">',
                     '<link rel="modulepreload" href="../assets/js/signpost.js?v=1a2b">',
                     '<link rel="modulepreload" href="../assets/js/part-1.js">']
    assert add_preloads("<head></head>", ["part-1.js"]) == "<head></head>"


def test_plan_data_bear_the_mark(tmp_path: Path) -> None:
    """The rest of the file stays as it is."""
    (tmp_path / "plan.json").write_text('{"entries": {"a": 1}}')
    mark_data(tmp_path, "1a2b")
    assert json.loads((tmp_path / "plan.json").read_text()) == {"release": "1a2b", "entries": {"a": 1}}
