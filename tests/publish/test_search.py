"""The search index and its worker in a built site."""

from __future__ import annotations

import json
from pathlib import Path

from signpost.catalogue.loader import load_catalogue
from signpost.publish.search import add_search, fit_budget
from signpost.search.index import search_records
from signpost.search.index_file import encode, index_file
from tests.conftest import ROOT, with_entry
from tests.live import live
from tests.search.built import built_page, read_field, read_words


def test_add_search_writes_its_files_and_the_worker(small: Path, tmp_path: Path) -> None:
    """Whichever builder made the pages; those written by hand are read from the site. All bear the release's mark."""
    site = tmp_path / "site"
    (site / "visit").mkdir(parents=True)
    (site / "visit/index.html").write_text(built_page("visit/", "On a visit", "<p>No signal.</p><p>It works.</p>")[1])
    assert add_search(load_catalogue(small)[0], site, ROOT, "1a2b") == ""
    index, texts, danger = (json.loads((site / f"search/{name}.json").read_text())
                            for name in ("index", "texts", "danger"))
    assert read_field(index, "title") == ["SafeCall", "Missing", "Exploitation", "On a visit"]
    assert {"location": "visit/", "text": "No signal.\nIt works."} in texts["texts"]
    assert "works" in read_words(index) and "it" not in read_words(index)
    assert "self harm" in danger["dangers"][0]["mentions"]
    assert {each["release"] for each in (index, texts, danger)} == {"1a2b"}
    assert (site / "assets/js/search-worker.js").read_text().startswith('const RELEASE="1a2b";')


def test_index_of_real_site_has_each_page_once(built_site: Path, zensical_site: Path) -> None:
    """No entry's text stands twice, on its page and on its theme's; both builders give the same index."""
    text = (built_site / "search/index.json").read_text()
    locations = read_field(json.loads(text), "location")
    assert len(locations) == len(set(locations)) > len(live().items)
    assert not any("#" in location for location in locations)
    assert (zensical_site / "search/index.json").read_text() == text


def test_fit_budget_keeps_all_text_when_the_index_is_small(small: Path) -> None:
    """Within the budget the index is whole, and there is no message."""
    records = search_records(load_catalogue(with_entry(small, description="Somebody listens."))[0], [])
    text, message = fit_budget(records, 100_000)
    assert (json.loads(text), message) == (index_file(records), "") and "listens" in text


def test_fit_budget_leaves_names_keywords_and_numbers_when_the_index_is_large(small: Path) -> None:
    """Beyond the budget entries lose their long text, themes and pages do not, and the build says so."""
    long = "".join(chr(97 + number * number % 26) for number in range(20_000))
    catalogue, _ = load_catalogue(with_entry(small, description=long, keywords=["runaway"]))
    records = search_records(catalogue, [built_page("about/", "About", f"<p>{long}</p>")])
    text, message = fit_budget(records, 100)
    index = json.loads(text)
    assert "runaway" in read_field(index, "keywords")[0] and "116 000" in read_field(index, "numbers")[0]
    assert read_words(index) == [long.lower()] and encode([len(records) - 1]) == index["found_in"]
    assert message.startswith("search: the whole index would be ")
