"""Rules on the paragraphs of the source document that entries name."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Problems
from tests.conftest import SMALL

FILE = "source/paragraphs.tsv"
LIST = "S001\ttitle\nS002\theading\nS084\ttext\n"


@pytest.mark.parametrize("source", ["S001", "S002", "S197"])
def test_check_sources_complains_when_no_such_paragraph_has_content(problems_of: Problems, source: str) -> None:
    """A title, a heading and an unknown id are no source of an entry."""
    message = f"missing/safecall.yml:10: sources must be a paragraph of the original list: '{source}'"
    assert [each for each in problems_of({FILE: LIST}, sources=[source, "S084"]) if each.startswith(message)]


def test_check_sources_accepts_any_paragraph_when_the_catalogue_has_no_list(problems_of: Problems) -> None:
    """A catalogue that was not made from one document has no list of paragraphs."""
    assert problems_of(sources=["S197"]) == []


def test_check_coverage_complains_when_no_entry_names_a_paragraph(problems_of: Problems) -> None:
    """The problem is at the paragraph's line of the list."""
    assert problems_of({FILE: LIST + "S085\ttext\n"}) == [
        f"{FILE}:4: a paragraph of the original list must be in `sources` of an entry: 'S085'; or leave it "
        "out: write left-out: and why, in place of text"]


def test_check_coverage_waits_when_an_entry_cannot_be_read(problems_of: Problems) -> None:
    """Such an entry may name the paragraph."""
    found = problems_of({FILE: LIST + "S085\ttext\n", "missing/other.yml": "name: ["})
    assert not [line for line in found if line.startswith(FILE)]


def test_check_coverage_accepts_a_list_when_every_paragraph_is_named(problems_of: Problems) -> None:
    """Titles and headings need no entry."""
    assert problems_of({FILE: LIST}) == []


def test_check_coverage_accepts_a_paragraph_that_the_document_no_longer_has(problems_of: Problems) -> None:
    """No entry needs to name it, and one that was made of it still can."""
    assert problems_of({FILE: LIST + "S085\tremoved\n"}) == []
    assert problems_of({FILE: LIST.replace("S084\ttext", "S084\tremoved")}) == []


@pytest.mark.parametrize("text", ["", "\tNumbers to keep"])
def test_check_coverage_accepts_a_paragraph_when_it_is_left_out_with_a_reason(problems_of: Problems, text: str) -> None:
    """With its text in the list and without."""
    assert problems_of({FILE: f"{LIST}S085\tleft-out: the head of a table{text}\n"}) == []


@pytest.mark.parametrize("kind", ["left-out", "left-out:", "left-out: "])
def test_paragraph_that_is_left_out_must_say_why(problems_of: Problems, kind: str) -> None:
    """Whoever looks after the list later must know that it was meant."""
    assert [f"{FILE}:4: line must be" in each for each in problems_of({FILE: f"{LIST}S085\t{kind}\n"})] == [True]


def test_entry_must_not_name_a_paragraph_that_is_left_out(problems_of: Problems) -> None:
    """It is in the list, or it is not."""
    found = problems_of({FILE: LIST.replace("S084\ttext", "S084\tleft-out: old")})
    assert len(found) == 1 and "sources must be a paragraph of the original list: 'S084'" in found[0]


def test_check_coverage_accepts_missing_paragraphs_when_the_list_is_not_complete(problems_of: Problems) -> None:
    """Whoever makes a list of a document can see it before every paragraph has an entry."""
    site = str(SMALL["site.yml"])
    files = {FILE: LIST + "S085\ttext\n", "site.yml": site.replace("{title: Ideas,", "{title: Ideas, complete: false,")}
    assert len(problems_of({**files, "site.yml": site})) == 1
    assert problems_of(files) == []


def test_list_may_hold_the_texts_of_paragraphs(problems_of: Problems) -> None:
    """A third column is the text, where it may be published."""
    assert problems_of({FILE: "S001\ttitle\tOur list\nS084\ttext\tA line for you.\n"}) == []


def test_load_catalogue_complains_when_a_line_of_the_list_is_malformed(problems_of: Problems) -> None:
    """Each line is an id and a kind."""
    assert problems_of({FILE: LIST + "S085\ttexts\n"}) == [
        f"{FILE}:4: line must be a paragraph's id, a tab, and title, heading, text, removed, or left-out: and why: "
        "'S085\ttexts'"]
    assert problems_of({FILE: LIST + "S085 text\n"}) == [
        f"{FILE}:4: a tab must stand after 'S085', not a space: copy what stands there in another line"]
    # The entry that names it is not reported too.
    assert problems_of({FILE: "S001\ttitle\nS084 text\n"}) == [
        f"{FILE}:2: a tab must stand after 'S084', not a space: copy what stands there in another line"]


def test_check_sources_names_the_line_that_leaves_the_paragraph_out(problems_of: Problems) -> None:
    """`left-out` may stand one line too low."""
    found = problems_of({"source/paragraphs.tsv": "S083\ttext\tA.\nS084\tleft-out: as S083\tA.\n"})
    assert any("sources must be a paragraph of the original list: 'S084'; line 2 of paragraphs.tsv says that it is "
               "none to be used: write text there if it is one, or take it out here" in each for each in found)


def test_check_sources_offers_the_paragraph_whose_digits_were_swapped(problems_of: Problems) -> None:
    """The one that no entry has."""
    found = problems_of({FILE: LIST + "S085\ttext\n"}, sources=["S084", "S058"])
    assert any("'S058' (did you mean S085, which no entry has?)" in each for each in found)


@pytest.mark.parametrize(("was", "now", "complains"), [
    ("It was open from 9am to 5pm.", "It is open from 8am to 8pm.", False),
    ("It is open from 8am to 8pm.", "It was open from 9am to 5pm.", True),
    ("It coaches in Basildon and Southend.", "It coached in Basildon.", True),
    ("It coached in Basildon.", "It coaches in Basildon and Southend.", False),
    ("The list said 0808 157 0000.", "The number is 116 000.", False),
    ("The number is 116 000.", "The list said 0808 157 0000.", True),
    ("It adds up to £1,500.", "It adds up to £1,800.", False),
    ("It adds up to £1,800.", "It adds up to £1,500.", True),
    ("It is for ages 13 to 19.", "It is for ages 13 to 25.", False),
    ("It is free.", "The council has closed it.", False)])
def test_check_changes_complains_when_was_and_now_stand_in_each_others_place(
        problems_of: Problems, was: str, now: str, complains: bool) -> None:
    """By the times, prices and numbers of the entry, or, where they tell nothing, by how the sentences begin."""
    evidence = [{"url": "https://a.org/", "date": "undated"}]
    found = problems_of(hours="8am to 8pm, every day", cost="It adds up to £1,800.",
                        changed=[{"was": was, "now": now, "evidence": evidence}])
    assert [each for each in found if "stand in each other's place" in each] == (found if complains else [])
    assert bool(found) is complains
