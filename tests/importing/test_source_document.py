"""The document that the live catalogue was made from, written as a Word file with its links, comes back whole.

Its sentences are not ours to copy: the test is skipped where they are not at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from signpost.catalogue.loader import load_catalogue
from signpost.importing.contact_details import same_address
from signpost.importing.coverage.facts import missing_facts
from signpost.importing.coverage.source import covered_paragraphs
from signpost.importing.coverage.wording import copied_words
from signpost.importing.documents.pieces import on_one_line
from signpost.importing.documents.reader import read_document
from signpost.importing.imported import ImportedDocument, import_document
from tests.conftest import first_list, shared
from tests.importing.word_file import (
    content_control,
    field,
    link,
    paragraph,
    run,
    simple_field,
    table,
    text_box,
    tracked,
    write_docx,
)
from tests.live import CATALOGUE

pytestmark = first_list
STYLES = {"title": "Title", "heading": "Heading1", "text": ""}
WORDS_OF_LINK = 2


@cache
def source() -> list[tuple[str, str, str]]:
    """Return the id, the kind and the text of each paragraph."""
    kinds = dict(line.split("\t")[:2] for line in (CATALOGUE / "source/paragraphs.tsv").read_text().splitlines())
    lines = shared("source", "paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    return [(key, kinds[key], text) for key, text in (line.split("\t", 1) for line in lines)]


@cache
def addresses() -> dict[str, list[str]]:
    """Return the addresses that are known of each paragraph's links."""
    found: dict[str, list[str]] = defaultdict(list)
    for record in yaml.safe_load(shared("source", "contacts.yaml").read_text(encoding="utf-8")):
        found[record["paragraph"]] += [link["url"] for link in record.get("links", ()) if link.get("url")]
    return found


def linked(number: int, address: str, words: str) -> tuple[str, dict[str, str]]:
    """Return a link in one of the ways in which Word writes it, and its relationship."""
    key = f"rId{1000 + number}"
    code = f' HYPERLINK "{address}" '
    ways = (link(key, words), simple_field(code, words), field([code[:20], code[20:]], words),
            tracked("ins", link(key, words)), link(key, words[:3]) + link(key, words[3:]))
    return ways[number % len(ways)], {key: address}


def write_source(path: Path) -> Path:
    """Write the document: each paragraph with its links on its own words, some in tables, boxes and controls."""
    around: dict[int, Callable[[str], str]] = {5: lambda xml: table([xml]), 7: content_control,
                                               11: lambda xml: paragraph(text_box(xml))}
    body, count = "", 0
    links: dict[str, str] = {}
    for index, (key, kind, text) in enumerate(source()):
        is_item = text.startswith("- ")
        words = on_one_line(text.removeprefix("- ")).split(" ")
        pieces = []
        for address in addresses().get(key, ()):
            count += 1
            shown, words = words[:WORDS_OF_LINK], words[WORDS_OF_LINK:]
            xml, known = linked(count, address, " ".join(shown))
            links |= known
            pieces += [xml, run(" ")]
        made = paragraph(*pieces, " ".join(words), style=STYLES[kind], level=0 if is_item else None)
        body += around[index % 12](made) if index % 12 in around else made
    return write_docx(path, body, links)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> ImportedDocument:
    """Return what is found in the document."""
    path = write_source(tmp_path_factory.mktemp("source") / "source.docx")
    return import_document(read_document(path), [], lambda _blocks, _lines: set())


def test_every_paragraph_comes_back(imported: ImportedDocument) -> None:
    """With its id, its kind and its text, in the document's order."""
    assert len(imported.listed) == len(source()) > 100
    assert [(each.id, each.kind, each.text) for each in imported.listed] == [
        (key, kind, on_one_line(text)) for key, kind, text in source()]


def test_every_address_comes_back(imported: ImportedDocument) -> None:
    """At its paragraph."""
    found = {key: {same_address(each.address) for each in links} for key, links in imported.links.items()}
    lost = [(key, address) for key, known in addresses().items() for address in known
            if same_address(address) not in found.get(key, set())]
    assert not lost and sum(map(len, addresses().values())) > 200


def test_new_edition_keeps_the_ids_when_a_paragraph_is_put_in_and_one_taken_out(imported: ImportedDocument,
                                                                                tmp_path: Path) -> None:
    """Only these two are listed."""
    path = write_source(tmp_path / "source.docx")
    document = read_document(path)
    blocks = [block for index, block in enumerate(document.blocks) if index != 100]
    edition = type(document)((*blocks[:20], *read_document(write_docx(tmp_path / "new.docx", paragraph(
        "A choir sings on the pier."))).blocks, *blocks[20:]))
    found = import_document(edition, imported.listed, lambda _blocks, _lines: set()).edition
    assert (found.came, found.went, dict(found.changed)) == (("S197",), ("S101",), {})


def test_catalogue_covers_the_document_as_it_covers_the_table(tmp_path: Path) -> None:
    """Every paragraph has an entry, no wording is copied, and what the texts alone show to be lacking is listed too."""
    catalogue, _ = load_catalogue(CATALOGUE)
    document = covered_paragraphs(catalogue, write_source(tmp_path / "source.docx"))
    of_table = covered_paragraphs(catalogue, shared("source", "paragraphs.tsv"))
    assert [each.text for each in document] == [on_one_line(each.text) for each in of_table]
    assert all(each.entries for each in document) and list(copied_words(catalogue, document)) == []
    for with_links, text_alone in zip(document, of_table, strict=True):
        assert {*missing_facts(catalogue, text_alone)} <= {*missing_facts(catalogue, with_links)}
