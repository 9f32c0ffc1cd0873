"""The site's old name in pages written by hand, after site.yml got another."""

from __future__ import annotations

from pathlib import Path

from signpost.catalogue.loader import load_catalogue
from signpost.history.old_name import check_old_name
from tests.conftest import SMALL, write_catalogue
from tests.repository import start_repository

PAGE = "# About Signpost\n\nSignposts are for roads.\n\nAsk signpost.\n"


def said(root: Path, name: str) -> list[str]:
    """Return what is said of a list that is committed, and then gets a name."""
    start_repository(write_catalogue(root, {"pages/about.md": PAGE}))
    write_catalogue(root, {"site.yml": str(SMALL["site.yml"]).replace("name: Signpost", f"name: {name}")})
    catalogue, _ = load_catalogue(root)
    return [f"{each.path.name}:{each.line}: {each.message}" for each in check_old_name(root, "", catalogue.ids, name)]


def test_old_name_is_reported_where_it_stands(small: Path) -> None:
    """As a whole word, whatever its capitals."""
    assert said(small, "Way Ahead") == [
        f"about.md:{line}: the site has another name in site.yml now: write Way Ahead in place of '{old}'"
        for line, old in ((1, "Signpost"), (5, "signpost"))]


def test_nothing_is_said_when_the_name_is_the_same(small: Path) -> None:
    """Nor where git cannot tell, or where most entries are another list's."""
    assert said(small, "Signpost") == []
    assert list(check_old_name(small.parent.parent, "", frozenset(), "Way Ahead")) == []
    assert list(check_old_name(small, "", frozenset(), "Way Ahead")) == []
