"""The search index and its worker in a built site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signpost.catalogue.loader import load_catalogue
from signpost.publish.search import add_search, fit_budget
from signpost.search.index import search_documents
from tests.conftest import ROOT, with_entry
from tests.search.built import BUILT


@pytest.mark.parametrize("index", ['{"items": []}', "[]", '{"docs": [{"href": "x"}]}'])
def test_add_search_leaves_index_when_its_shape_is_unknown(small: Path, tmp_path: Path, index: str) -> None:
    """Another builder's index stays as it is, for its own search."""
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    path.write_text(index)
    add_search(load_catalogue(small)[0], tmp_path, ROOT)
    assert path.read_text() == index


def test_add_search_keeps_config_when_it_rewrites_index(small: Path, tmp_path: Path) -> None:
    """The builder's own search can read the enriched index: its settings and its fields are there."""
    path = tmp_path / "search" / "search_index.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": BUILT}))
    add_search(load_catalogue(small)[0], tmp_path, ROOT)
    index_data = json.loads(path.read_text())
    assert index_data["config"] == {"lang": ["en"]}
    assert all({"location", "title", "text"} <= doc.keys() for doc in index_data["docs"])


def test_add_search_puts_worker_beside_builders_own(small: Path, tmp_path: Path) -> None:
    """The builder's worker stays: it takes the place of ours where ours fails."""
    workers = tmp_path / "assets" / "javascripts" / "workers"
    workers.mkdir(parents=True)
    (workers / "search.0123abcd.min.js").write_text("theirs")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text('{"docs": []}')
    add_search(load_catalogue(small)[0], tmp_path, ROOT)
    assert (workers / "search.0123abcd.min.js").read_text() == "theirs"
    assert "postMessage" in (workers / "signpost.0123abcd.min.js").read_text()


def test_index_of_real_site_is_smaller_than_what_the_builder_wrote(built_site: Path) -> None:
    """One document a page: no entry's text stands twice, on its page and on its theme's."""
    documents = json.loads((built_site / "search" / "search_index.json").read_text())["docs"]
    locations = [doc["location"] for doc in documents]
    assert len(locations) == len(set(locations))
    assert not any("#" in location for location in locations)


def test_fit_budget_keeps_all_text_when_the_index_is_small(small: Path) -> None:
    """Within the budget the index is whole, and there is no message."""
    index = {"config": {}, "docs": search_documents(load_catalogue(small)[0], [])}
    text, message = fit_budget(index, 100_000)
    assert (json.loads(text), message) == (index, "")


def test_fit_budget_leaves_names_keywords_and_numbers_when_the_index_is_large(small: Path) -> None:
    """Beyond the budget entries lose their long text, themes and pages do not, and the build says so."""
    long = "".join(chr(97 + number * number % 26) for number in range(20_000))
    catalogue, _ = load_catalogue(with_entry(small, description=long, keywords=["runaway"]))
    page = {"location": "about/", "title": "About", "text": long}
    index = {"config": {}, "docs": search_documents(catalogue, [page])}
    text, message = fit_budget(index, 100)
    entry, *others = json.loads(text)["docs"]
    assert "runaway" in entry["text"] and "116000" in entry["text"] and long not in entry["text"]
    assert others == list(index["docs"])[1:]
    assert message.startswith("search: the whole index would be ")
