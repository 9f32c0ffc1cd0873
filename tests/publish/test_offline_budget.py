"""What phones keep: everything while that is little, and beyond that what matters most."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from signpost.publish.offline_budget import SavedSet, choose_files
from signpost.publish.service_worker import add_service_worker
from tests.conftest import ROOT
from tests.live import live

SIZES = {"": 5, "urgent/": 5, "urgent/999/": 5, "assets/signpost.css": 5, "about/": 5, "themes/missing/": 10,
         "themes/missing/safecall/": 50, "themes/missing/other/": 50, "find/": 5, "find/kind/": 20,
         "organisations/": 20, "plan.json": 30, "search/index.json": 30, "404.html": 5}


def test_choice_keeps_everything_when_it_is_little() -> None:
    """Within the budget nothing is left out."""
    assert choose_files(SIZES, sum(SIZES.values())) == SavedSet(frozenset(SIZES), sum(SIZES.values()))


@pytest.mark.parametrize(("budget", "gone", "words"), [
    (244, {"themes/missing/safecall/", "themes/missing/other/"}, 1),
    (144, {"themes/missing/safecall/", "themes/missing/other/", "find/kind/", "organisations/"}, 2),
    (104, {"find/", "plan.json", "search/index.json", "find/kind/"}, 3),
    (39, {"themes/missing/"}, 4)])
def test_choice_leaves_out_the_least_needed_first_when_it_is_much(budget: int, gone: set[str], words: int) -> None:
    """Single entries go first, then lists of lists, then search, and themes last; each step is told in words."""
    made = choose_files(SIZES, budget)
    assert not gone & made.addresses
    assert len(made.without) == words
    assert made.size == sum(SIZES[address] for address in made.addresses)


def test_choice_always_keeps_urgent_help() -> None:
    """However small the budget, home, urgent help, its entries and the page's own parts stay."""
    kept = {"", "urgent/", "urgent/999/", "assets/signpost.css", "about/", "404.html"}
    assert choose_files(SIZES, 0).addresses == kept


def test_build_says_what_phones_do_not_keep_when_the_list_is_long(
        built_site: Path, tmp_path: Path) -> None:
    """The build's line has the rule's result, list.json tells the page, and the worker asks for no entry's page."""
    whole = add_service_worker(Path(shutil.copytree(built_site, tmp_path / "whole")), ROOT)
    size = int(re.findall(r"(\d+) KB compressed", whole)[0])
    site = Path(shutil.copytree(built_site, tmp_path / "site"))
    said = add_service_worker(site, ROOT, budget=(size - 2) * 1024)
    assert re.search(rf"^offline: all would be \d+ KB, more than {size - 2}: phones keep no pages of single entries$",
                     said, re.M)
    assert "the pages of single entries" in (site / "list.json").read_text(encoding="utf-8")
    worker = (site / "sw.js").read_text(encoding="utf-8")
    named = set(re.findall(r'"(themes/[^"]*/)"', worker))
    assert named == {f"themes/{theme.id}/" for theme in live().themes}
