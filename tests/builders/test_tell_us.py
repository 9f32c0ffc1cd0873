"""At the foot of every page: how to say that something is wrong, as the owner set it, in the sites of both builders."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from signpost.builders.build_request import BuildRequest
from signpost.builders.mkdocs import run_mkdocs
from signpost.builders.mkdocs_settings import load_settings
from signpost.builders.zensical import run_zensical
from signpost.catalogue.catalogue import Item
from signpost.catalogue.site import settings_of
from tests.conftest import ROOT
from tests.live import live, require

BUILDERS = {"mkdocs": run_mkdocs, "zensical": run_zensical}
EMAIL = "wrong@signpost.example.org"
REPOSITORY = "essex/signpost"
URL = "https://signpost.example.org/a/"
PAGES = {
    "index.md": "---\ntitle: Home\n---\n\n# Home\n",
    "find/index.md": "---\ntitle: Find\n---\n\n# Find\n",
    "open/index.md": '---\ntitle: Line\nreport_title: "R&D \\"line\\" (open)"\nsensitive: false\n---\n\n# Line\n',
    "hidden/index.md": "---\ntitle: A refuge\nsensitive: true\n---\n\n# A refuge\n",
}


def reports(*settings: str) -> pytest.MarkDecorator:
    """Run a test on the site of each builder with these settings: email, repository, and whether GitHub is offered."""
    sites = [(builder, *settings) for builder in BUILDERS]
    return pytest.mark.parametrize("built", sites, indirect=True, ids=[*BUILDERS])


@pytest.fixture
def built(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the site of four pages, as a builder makes it with some settings."""
    builder, email, repository, on_github = request.param
    monkeypatch.setenv("SIGNPOST_REPORT_EMAIL", email)
    monkeypatch.setenv("GITHUB_REPOSITORY", repository)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    root = tmp_path / "project"
    (root / "catalogue").mkdir(parents=True)  # mkdocs.yml names it
    for folder in ("hooks", "overrides"):
        shutil.copytree(ROOT / folder, root / folder)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "report_on_github: true" in settings
    (root / "mkdocs.yml").write_text(settings.replace("report_on_github: true", f"report_on_github: {on_github}"))
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    for name, text in PAGES.items():
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text(text, encoding="utf-8")
    loaded = load_settings(root)
    BUILDERS[builder](BuildRequest(
        root=root, settings=loaded | settings_of(live().site, loaded), nav=[{"Home": "index.md"}], docs=root / "docs",
        site_dir=root / "site", site_url=URL, date=date(2026, 11, 23)))
    return root / "site"


def foot(path: Path) -> Tag:
    """Return the one part of a page that says how to tell us."""
    (found,) = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").select("footer .sp-tell-us")
    return found


def words(tag: Tag) -> str:
    """Return the words of a part of a page."""
    return " ".join(tag.get_text(" ").split())


def links(site: Path, name: str = "find/index.html") -> list[tuple[str, SplitResult]]:
    """Return the words and the address of each way to tell us, on one page of a site."""
    return [(words(link), urlsplit(str(link["href"]))) for link in foot(site / name).select("a")]


def mail(address: SplitResult) -> dict[str, str]:
    """Return the fields of an email that a link opens: a plus sign in it is no space."""
    return {name: unquote(value) for name, _, value in (pair.partition("=") for pair in address.query.split("&"))}


@reports("", "", "true")
def test_page_says_so_when_nothing_is_set(built: Path) -> None:
    """No link that leads nowhere: a sentence."""
    for path in built.rglob("*.html"):
        assert foot(path).select("a") == []
        assert words(foot(path)) == "Is something wrong on this page? There is no way to tell us yet."


@reports(EMAIL, "", "true")
def test_email_opens_with_the_page_and_a_warning_when_an_address_is_set(built: Path) -> None:
    """Every page, the one for a wrong address too: to the one address, and said to be an email."""
    assert {path.relative_to(built).as_posix() for path in built.rglob("*.html")} == {
        "404.html", "index.html", "find/index.html", "open/index.html", "hidden/index.html"}
    for path in built.rglob("*.html"):
        ((text, address),) = links(built, path.relative_to(built).as_posix())
        assert text == "Tell us by email Opens an email, which you then send."
        assert (address.scheme, address.path) == ("mailto", EMAIL) and mail(address).keys() == {"subject", "body"}
        page = "" if path.name == "404.html" else URL + path.relative_to(built).as_posix().removesuffix("index.html")
        assert mail(address)["body"].startswith(f"Page: {page}\r\n")
        assert "do not write anyone's name" in mail(address)["body"]
        assert f"in danger, ring {live().site.urgent.number}." in mail(address)["body"]
    assert mail(links(built, "open/index.html")[0][1])["subject"] == 'Something is wrong: R&D "line" (open)'


@reports("", REPOSITORY, "true")
def test_github_opens_a_form_that_exists_with_the_page_when_it_is_set(built: Path) -> None:
    """The form has every field that the link fills in; readers are told before that it is public."""
    for name, title, page in (("find/index.html", "Correct: find/", f"{URL}find/"),
                              ("open/index.html", 'Correct: R&D "line" (open)', f"{URL}open/")):
        ((text, address),) = links(built, name)
        assert text == "Tell us on GitHub Public: everyone can read it. You need an account."
        assert f"{address.scheme}://{address.netloc}{address.path}" == f"https://github.com/{REPOSITORY}/issues/new"
        query = parse_qs(address.query, strict_parsing=True)
        form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / query.pop("template")[0]).read_text(encoding="utf-8"))
        assert query.pop("title") == [title] and query == {"entry": [page]}
        assert query.keys() <= {part.get("id") for part in form["body"]}
    assert links(built, "404.html")[0][1].query == "template=correct-an-entry.yml"


@reports(EMAIL, REPOSITORY, "true")
def test_both_are_offered_and_sensitive_page_tells_github_nothing_when_both_are_set(built: Path) -> None:
    """Email first. Following a link to GitHub sends its address, so that has no word of a sensitive page."""
    for name in ("404.html", "index.html", "find/index.html", "open/index.html", "hidden/index.html"):
        assert [address.scheme for _, address in links(built, name)] == ["mailto", "https"]
    email, github = (address for _, address in links(built, "hidden/index.html"))
    assert github.query == "template=correct-an-entry.yml"
    assert mail(email)["subject"] == "Something is wrong on a page"
    assert (foot(built / "hidden/index.html").select("a")[1]).get("rel") == ["noreferrer", "noopener"]


@reports(EMAIL, REPOSITORY, "false")
def test_nobody_is_sent_to_github_when_the_owner_does_not_want_it(built: Path) -> None:
    """The repository stays set, for whoever edits the list."""
    assert [address.scheme for _, address in links(built)] == ["mailto"]
    assert "github" not in foot(built / "find/index.html").decode().lower()


def title_told(item: Item, query: dict[str, list[str]]) -> bool:
    """Whether a link to GitHub names an entry, and must not, or must, and does not."""
    return ("title" in query) == (not live().is_sensitive(item))


@pytest.mark.parametrize("site", ["built_site", "zensical_site"])
def test_every_page_of_the_live_site_says_how_to_tell_us(site: str, request: pytest.FixtureRequest) -> None:
    """Entries, lists, pages written by hand, redirects and the page for a wrong address, once each."""
    folder: Path = request.getfixturevalue(site)
    assert all(links(folder, path.relative_to(folder).as_posix()) for path in folder.rglob("*.html"))
    told = {item.id: parse_qs(links(folder, f"{item.url}index.html")[-1][1].query) for item in live().items.values()}
    assert [id for id, query in told.items() if not title_told(live().items[id], query)] == []
    require(len({live().is_sensitive(item) for item in live().items.values()}) == 2, "sensitive entry beside another")
    assert len({"title" in query for query in told.values()}) == 2
