"""Both builders: the same pages at the same addresses, finished alike, and Zensical without MkDocs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from signpost.builders.build_request import BuildError, BuildRequest
from signpost.builders.mkdocs import run_mkdocs
from signpost.builders.mkdocs_settings import load_settings
from signpost.builders.zensical import run_zensical, zensical_settings
from signpost.catalogue.site import settings_of
from tests.conftest import ROOT
from tests.live import live

Builder = Callable[[BuildRequest], None]
BUILDERS: list[Builder] = [run_mkdocs, run_zensical]


def page_facts(path: Path) -> dict[str, Any]:
    """Return what a reader and a search engine take from a page: title, head, text, links and anchors."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    article = soup.select_one("article")
    assert article is not None
    for extra in article.select("#__skip"):
        extra.decompose()
    return {
        "title": soup.title.get_text() if soup.title else None,
        "head": sorted(str(tag.attrs) for tag in soup.select("meta[name], meta[property], link[rel=canonical]")),
        "text": " ".join(article.get_text(" ").split()),
        "links": [tag["href"] for tag in article.select("[href]")],
        "anchors": [tag["id"] for tag in article.select("[id]")],
        "exit": [tag["href"] for tag in soup.select("[data-sp-exit]")],
    }


def test_every_page_is_the_same_when_zensical_builds_it(built_site: Path, zensical_site: Path) -> None:
    """All pages of the real catalogue: same addresses, titles, descriptions, main text, links and anchors."""
    pages = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))
    assert pages == sorted(path.relative_to(zensical_site).as_posix() for path in zensical_site.rglob("*.html"))
    assert len(pages) > len(live().items)
    assert [page for page in pages if page_facts(built_site / page) != page_facts(zensical_site / page)] == []


def test_data_is_the_same_when_zensical_builds_the_site(built_site: Path, zensical_site: Path) -> None:
    """What is no page does not depend on the builder."""
    for name in ("catalogue.json", "catalogue.csv", "services.json", "plan.json", "feed.xml", "reviews.ics"):
        assert (built_site / name).read_bytes() == (zensical_site / name).read_bytes(), name


def test_builders_own_search_and_scripts_are_in_no_site(built_site: Path, zensical_site: Path) -> None:
    """Neither an index of the builder's, nor a script of the theme's."""
    for site in (built_site, zensical_site):
        assert not list(site.glob("search.json")) and not (site / "search/search_index.json").exists()
        assert not (site / "assets/javascripts").exists()


@pytest.fixture
def three_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildRequest:
    """Return a request for a site of three pages; the build's date, which run_mkdocs sets, is given."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    docs = tmp_path / "docs"
    (docs / "part").mkdir(parents=True)
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    (docs / "index.md").write_text('---\ntitle: Home\n---\n\n# Home\n<p><a href="part/">A part</a></p>\n')
    (docs / "part" / "index.md").write_text("---\ntitle: Part\nsensitive: true\n---\n\n# Part\n[About](../about.md)\n")
    (docs / "about.md").write_text("# About\n")
    settings = load_settings(ROOT)
    return BuildRequest(root=ROOT, settings=settings | settings_of(live().site, settings),
                        nav=[{"Home": "index.md"}, {"About": "about.md"}],
                        docs=docs, site_dir=tmp_path / "site", site_url="https://a.example.org/b/",
                        date=date(2026, 11, 23))


@pytest.mark.parametrize("run", BUILDERS)
def test_finish_completes_any_built_site(three_pages: BuildRequest, small: Path, run: Builder) -> None:
    """`scripts/finish SITE` adds data, one style sheet, policies and the worker, whichever builder made the pages."""
    run(three_pages)
    command = [sys.executable, "-m", "signpost.cli.finish", str(three_pages.site_dir), "--catalogue", str(small)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {"catalogue.json", "plan.json", "services.json", "sw.js", "_headers", "list.json"} <= {
        path.name for path in three_pages.site_dir.iterdir()}
    for path in three_pages.site_dir.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count('http-equiv="Content-Security-Policy"') == text.count('rel="stylesheet"') == 1, path
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (again.returncode, "was finished already" in again.stderr) == (1, True)


def test_finish_says_so_when_there_is_no_site(tmp_path: Path, small: Path) -> None:
    """An empty folder is no built site: a sentence and exit code 1."""
    done = subprocess.run([sys.executable, "-m", "signpost.cli.finish", str(tmp_path), "--catalogue", str(small)],
                          cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "holds no built site" in done.stderr) == (1, True)


@pytest.mark.parametrize("run", BUILDERS)
def test_builder_refuses_when_a_link_leads_nowhere(three_pages: BuildRequest, run: Builder) -> None:
    """Both are strict: a link to a page that is not there is told by the file's name."""
    (three_pages.docs / "about.md").write_text("# About\n[nowhere](nowhere.md)\n")
    with pytest.raises(BuildError):
        run(three_pages)


def test_zensical_is_told_all_but_what_it_cannot_take(three_pages: BuildRequest) -> None:
    """The derived settings have no hooks, the classic look, and all else as mkdocs.yml says."""
    made = zensical_settings(three_pages)
    assert "hooks" not in made
    assert made["theme"] == {**three_pages.settings["theme"], "variant": "classic", "custom_dir": "overrides"}
    assert (made["site_url"], made["extra_css"]) == ("https://a.example.org/b/", three_pages.settings["extra_css"])


def test_zensical_builds_without_mkdocs_when_that_is_gone(tmp_path: Path, small: Path) -> None:
    """On the day that MkDocs and Material are no longer there, `scripts/build --with zensical` still builds."""
    code = ("import sys; sys.modules['mkdocs'] = sys.modules['material'] = None\n"
            "from signpost.cli.build import main; sys.exit(main(sys.argv[1:]))")
    done = subprocess.run([sys.executable, "-c", code, "--with", "zensical", "--catalogue", str(small), "--docs",
                           str(tmp_path / "docs"), "--site", str(tmp_path / "site"), "--site-url",
                           "https://a.example.org/b/"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site/themes/missing/safecall/index.html").read_text(encoding="utf-8")
    assert 'href="https://a.example.org/b/themes/missing/safecall/"' in page
    assert "<svg" in page
