"""The one list of pages that the build makes, and everything that must agree with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signpost.catalogue.derived.generated_pages import GENERATED, is_generated
from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue
from signpost.links.collect import collect_targets
from signpost.pages.render import render_site
from tests.conftest import ROOT


def test_git_ignores_exactly_what_the_build_makes_below_docs() -> None:
    """.gitignore names each generated file and folder below docs/, and nothing else there."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = {line.removeprefix("docs/").rstrip("/") for line in lines if line.startswith("docs/")}
    assert ignored == set(GENERATED)


def test_every_rendered_page_is_in_the_list_and_every_item_of_it_is_rendered(small: Path) -> None:
    """The build writes nowhere else, and the list names nothing that no build writes."""
    catalogue, problems = read_catalogue(small, date(2026, 11, 25))
    assert not problems
    pages = [*render_site(catalogue, Site("Signpost", "https://s.lab/", "a/b")), "urgent/x/index.md"]
    assert [path for path in pages if not is_generated(path)] == []
    assert {path.split("/")[0] for path in pages} == set(GENERATED)


@pytest.mark.parametrize(
    ("path", "generated"),
    [("index.md", True), ("plan/index.md", True), ("themes/a/b/index.md", True), ("planning.md", False),
     ("data/index.md", False), ("about/themes/a.md", False), ("themes.md", False), ("", False)],
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
