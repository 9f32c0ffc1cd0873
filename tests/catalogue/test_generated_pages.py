"""The one list of pages that the build makes, and everything that must agree with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signpost.catalogue.derived.generated_pages import GENERATED, hand_written, is_generated, page_titles
from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue
from signpost.links.collect import collect_targets
from signpost.pages.render import render_site


def test_page_of_the_catalogue_takes_the_place_of_one_that_every_site_has(tmp_path: Path) -> None:
    """All files of docs/ are there, the catalogue's over them, and no generated, hidden or other file."""
    for name in ("docs/privacy.md", "docs/help/index.md", "docs/themes/x.md", "list/pages/privacy.md",
                 "list/pages/.DS_Store", "list/pages/assets/icons/favicon.svg", "list/site.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert hand_written(tmp_path / "docs", tmp_path / "list") == {
        "help/index.md": tmp_path / "docs/help/index.md", "privacy.md": tmp_path / "list/pages/privacy.md",
        "assets/icons/favicon.svg": tmp_path / "list/pages/assets/icons/favicon.svg"}


@pytest.mark.parametrize(("text", "title"), [
    ("---\nhide: [toc]\ntitle: Who we are\n---\n\n# Us\n", "Who we are"),
    ("Text.\n\n# Us and you {#us}\n", "Us and you"),
    ("Text.\n", "who-we-are"), ("---\nhide: [toc]\n---\n# Us\ntitle: no\n", "Us")])
def test_page_has_the_title_at_its_head_or_its_first_heading(tmp_path: Path, text: str, title: str) -> None:
    """Or else the name of its file."""
    page = tmp_path / "who-we-are.md"
    page.write_text(text)
    assert page_titles({"who-we-are.md": page}) == {"who-we-are.md": title}


def test_every_rendered_page_is_in_the_list_and_every_item_of_it_is_rendered(small: Path) -> None:
    """The build writes nowhere else, and the list names nothing that no build writes."""
    catalogue, problems = read_catalogue(small, date(2026, 11, 25))
    assert not problems
    pages = [*render_site(catalogue, Site("Signpost", "https://s.lab/", "a/b")), "urgent/x/index.md"]
    assert [path for path in pages if not is_generated(path)] == []
    assert {path.split("/")[0] for path in pages} == set(GENERATED) - {"plan"}  # no entry has wording for one


@pytest.mark.parametrize(
    ("path", "generated"),
    [("index.md", True), ("plan/index.md", True), ("themes/a/b/index.md", True), ("planning.md", False),
     ("data/index.md", True), ("about/themes/a.md", False), ("themes.md", False), ("", False)],
)
def test_page_is_distinguished_by_the_first_part_of_its_path(path: str, generated: bool) -> None:
    """A hand-written page whose name only begins like a generated one is hand-written."""
    assert is_generated(path) is generated


def test_count_is_the_same_when_all_generated_pages_are_there(small: Path, tmp_path: Path) -> None:
    """What the build leaves in docs/ adds no target."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "about.md").write_text("[x](https://one.lab/)\n")
    before = [target.text for target in collect_targets(small, docs)[0]]
    for name in GENERATED:
        path = docs / name if name.endswith(".md") else docs / name / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[x](https://{Path(name).stem}.lab/)\n")
    assert [target.text for target in collect_targets(small, docs)[0]] == before and "https://one.lab/" in before
