"""What a catalogue keeps of its document: paragraphs without an entry, facts that entries lack, copied wording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.catalogue import Catalogue
from signpost.importing.coverage.facts import missing_facts
from signpost.importing.coverage.source import covered_paragraphs
from signpost.importing.coverage.wording import copied_words
from tests.conftest import SMALL, load_valid, with_entry, write_catalogue
from tests.importing.word_file import link, paragraph, write_docx

SAFECALL = SMALL["missing/safecall.yml"]
LONG = "walk along the pier until you can see the two green lamps and the boat"


def listed(root: Path, text: str, *more: str, **fields: Any) -> Catalogue:
    """Return the small catalogue with a list in which S084 has a text; its one entry names S084."""
    with_entry(root, **fields)
    write_catalogue(root, {"source/paragraphs.tsv": "\n".join(("S001\ttitle\tOur list", f"S084\ttext\t{text}", *more))})
    return load_valid(root)


def missing(catalogue: Catalogue) -> list[str]:
    """Return what the entries of S084 lack."""
    return next(missing_facts(catalogue, each) for each in covered_paragraphs(catalogue, None) if each.id == "S084")


PHONES = {"phones": [{"number": "116 000"}, {"number": "01245 345345"}]}
PAGE = {"phones": [{"number": "116 000"}], "links": [{"title": "A", "url": "https://www.harbour.org.uk/help/"}]}
MAIL = {"phones": [{"number": "116 000"}], "emails": [{"address": "help@harbour.org.uk"}]}
FACTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "number": ("Ring 01245 345345", "01245 345345", {"contacts": PHONES}),
    "number, written in another way": ("Ring +44 1245 345 345", "01245 345345", {"contacts": PHONES}),
    "short code": ("Ring 101", "101", {"description": "In danger ring 101."}),
    "page": ("See http://harbour.org.uk/help", "http://harbour.org.uk/help", {"contacts": PAGE}),
    "front page, where the entry has one below it": (
        "See harbour.org.uk", "https://harbour.org.uk", {"contacts": PAGE}),
    "mailbox": ("Write to Help@harbour.org.uk", "Help@harbour.org.uk", {"contacts": MAIL}),
    "ages": ("For people aged 11 to 19.", "ages: aged 11 to 19",
             {"eligibility": {"minimum_age": 11, "maximum_age": 19}}),
    "ages, in words": ("For under 18s.", "ages: under 18s", {"summary": "Help for you if you are under 18."}),
}


@pytest.mark.parametrize(("text", "lacking", "fields"), FACTS.values(), ids=FACTS.keys())
def test_fact_is_missing_until_an_entry_says_it(small: Path, text: str, lacking: str, fields: dict[str, Any]) -> None:
    """Each kind of fact, however it is written."""
    assert missing(listed(small, text)) == [lacking]
    assert missing(listed(small, text, **fields)) == []


def test_page_of_a_link_is_missing_when_the_table_of_links_has_it(small: Path) -> None:
    """Links that are lost or that only some can open are not asked for."""
    table = ("paragraph\taddress\twords\tflags\nS084\thttps://www.harbour.org.uk/help\thelp\t\nS084\t\there\tlost\n"
             "S084\tfile:///C:/a\ta\tlocal\n")
    write_catalogue(small, {"source/links.tsv": table})
    assert missing(listed(small, "See help")) == ["https://www.harbour.org.uk/help"]
    assert missing(listed(small, "See help", contacts=PAGE)) == []


def test_paragraph_has_the_entries_that_name_it(small: Path) -> None:
    """Headings need none; those that are gone from the document are marked."""
    catalogue = listed(small, "Help", "S085\ttext\tMore help", "S086\tremoved\tOld help")
    found = [(each.id, each.entries, each.is_removed) for each in covered_paragraphs(catalogue, None)]
    assert found == [("S084", ("missing/safecall",), False), ("S085", (), False), ("S086", (), True)]


@pytest.mark.parametrize("name", ["list.tsv", "list.docx"])
def test_texts_come_from_a_file_when_the_list_has_none(small: Path, name: str) -> None:
    """From a table of ids and texts, or from the document, paragraph by paragraph."""
    write_catalogue(small, {"source/paragraphs.tsv": "S001\ttitle\nS084\ttext\n"})
    source = small.parent / name
    if name == "list.tsv":
        source.write_text("S001\tOur list\nS084\tRing 01245 345345 and see https://www.harbour.org.uk/help\n")
    else:
        write_docx(source, paragraph("Our list") + paragraph("Ring 01245 345345 and ", link("rId50", "see")),
                   {"rId50": "https://www.harbour.org.uk/help"})
    catalogue = load_valid(small)
    assert missing_facts(catalogue, covered_paragraphs(catalogue, source)[0]) == [
        "01245 345345", "https://www.harbour.org.uk/help"]


def copied(catalogue: Catalogue) -> list[tuple[str, int, str, str]]:
    """Return the field, the line, the paragraph and the words of each copied run."""
    return [(each.field, each.line, each.paragraph, each.words)
            for each in copied_words(catalogue, covered_paragraphs(catalogue, None))]


def test_wording_is_too_close_when_eight_words_in_a_row_are_the_same(small: Path) -> None:
    """The whole run is shown, once; signs and capitals make no difference."""
    catalogue = listed(small, f"Then {LONG}.", description=f"Now, {LONG.title()}!")
    assert [(field, paragraph, words) for field, _, paragraph, words in copied(catalogue)] == [
        ("description", "S084", LONG)]


def test_wording_is_its_own_when_seven_words_are_the_same(small: Path) -> None:
    """Short runs are the language's."""
    seven = " ".join(LONG.split()[:7])
    assert copied(listed(small, f"Then {seven} stop.", description=f"Now {seven} go.")) == []


def test_names_are_not_copied_wording(small: Path) -> None:
    """A long title of a page or a law is the same wherever it stands, also in a sentence."""
    links = {**PAGE, "links": [{"title": LONG, "url": "https://www.harbour.org.uk/"}]}
    assert copied(listed(small, f"Read {LONG}.", contacts=links, description=f"Read {LONG} first.")) == []


def test_note_in_a_file_is_copied_wording(small: Path) -> None:
    """A draft that was moved with what the document says in its notes publishes it."""
    start, rest = LONG[:29], LONG[30:]
    write_catalogue(small, {"missing/safecall.yml": "name: SafeCall\nkind: helpline\naudience: [young-person]\n"
                            f"# - S084: Then {start}\n#   {rest}.\nsummary: Help for you.\nsources: [S084]\n"
                            "contacts:\n  phones:\n    - number: \"116 000\"\n"})
    write_catalogue(small, {"source/paragraphs.tsv": f"S084\ttext\tThen {LONG}.\n"})
    assert copied(load_valid(small)) == [("a note (#)", 4, "S084", f"then {LONG}")]
