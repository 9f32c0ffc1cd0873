"""A draft has what is certain, blanks for what only a person can say, and notes on what to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signpost.cli.check import read_catalogue
from signpost.importing.documents.document import Block, DocumentLink
from signpost.importing.drafts.draft import draft_text, ids_in_draft, is_untouched, with_mark
from signpost.importing.drafts.groups import Group, groups_of
from signpost.importing.headings import Place
from signpost.importing.imported import ImportedParagraph
from signpost.importing.links import links_of
from tests.conftest import write_catalogue

TODAY = date(2026, 11, 23)


def paragraphs(*blocks: Block, in_doubt: tuple[int, ...] = ()) -> list[ImportedParagraph]:
    """Return paragraphs with ids and links; some of them are lines in bold that may be headings."""
    return [ImportedParagraph(f"S{number:03}", block, tuple(links_of(block)), Place("Help"), number in in_doubt)
            for number, block in enumerate(blocks, 1)]


def text(words: str, **fields: object) -> Block:
    """Return a paragraph."""
    return Block("text", words, **fields)  # type: ignore[arg-type]


def item(words: str, level: int = 0) -> Block:
    """Return an item of a list."""
    return Block("text", words, level=level, marker="-")


def groups(*blocks: Block, in_doubt: tuple[int, ...] = ()) -> list[tuple[str, list[str]]]:
    """Return the name and the ids of each group."""
    return [(group.name, group.ids) for group in groups_of(paragraphs(*blocks, in_doubt=in_doubt))]


def test_each_paragraph_is_a_group_when_nothing_says_more() -> None:
    """Two items of a list are two things."""
    assert groups(text("One thing."), item("Another."), item("A third.")) == [
        ("", ["S001"]), ("", ["S002"]), ("", ["S003"])]


def test_items_below_an_item_belong_to_it() -> None:
    """Down to the next item of its level."""
    assert groups(item("a"), item("b", 1), item("c", 2), item("d", 1), item("e")) == [
        ("", ["S001", "S002", "S003", "S004"]), ("", ["S005"])]


@pytest.mark.parametrize("words", ["Tel: 01245 345345", "Email help@a.org.uk", "www.a.org.uk/help", "Website: a.org.uk",
                                   "Call 01245 345345 or visit www.a.org.uk"])
def test_contacts_alone_belong_to_the_paragraph_before_them(words: str) -> None:
    """They say nothing by themselves."""
    assert groups(text("A thing."), text(words)) == [("", ["S001", "S002"])]


def test_paragraph_with_a_number_in_it_is_a_thing_of_its_own() -> None:
    """It says what the number is for."""
    assert len(groups(text("A thing."), text("Ring 01245 345345 for a place at the table"))) == 2


def test_line_in_bold_gives_its_name_to_what_follows() -> None:
    """Up to the next line in bold or the next item of a list."""
    blocks = [text("Soup Kitchen:", all_bold=True), text("For all."), text("On Mondays."), text("Van", all_bold=True),
              text("Bread."), item("Another thing.")]
    assert groups(*blocks, in_doubt=(1, 4)) == [
        ("Soup Kitchen", ["S001", "S002", "S003"]), ("Van", ["S004", "S005"]), ("", ["S006"])]


def test_sentence_in_bold_that_is_no_heading_takes_nothing_that_follows() -> None:
    """It is no name, and what follows are things of their own."""
    blocks = [text("Please ring first!", all_bold=True), text("Walks on Mondays."), text("Books at home.")]
    assert groups(*blocks, in_doubt=(1,)) == [("", ["S001"]), ("", ["S002"]), ("", ["S003"])]


@pytest.mark.parametrize(("lead", "name"), [
    ("Harbour House", "Harbour House"), ("Harbour House –", "Harbour House"), ("Ages:", ""), ("Tel", ""),
    ("Please note", ""), ("Ring them first!", ""), ("x" * 81, ""), ("help@a.org", "")])
def test_bold_words_at_the_beginning_are_the_name(lead: str, name: str) -> None:
    """But not those that only say what follows them."""
    assert groups(text(f"{lead} and more", lead=lead)) == [(name, ["S001"])]


def test_row_of_a_table_is_a_group_with_the_name_in_its_first_cell() -> None:
    """A row that lays out a page, with many paragraphs, is none."""
    row = [text("Van", row=1), text("Bread.", row=1), text("Bus", row=2), text("Books.", row=2)]
    assert groups(*row) == [("Van", ["S001", "S002"]), ("Bus", ["S003", "S004"])]
    assert len(groups(*(text("A sentence of its own.", row=1) for _ in range(13)))) == 13


def test_line_that_ends_with_a_colon_belongs_to_all_items_when_they_are_about_one_thing() -> None:
    """One of them at most has a number: the others say when and where."""
    blocks = [text("Café at the pier:"), item("Saturdays"), item("Upstairs"), item("Ring 01245 345345"), text("A.")]
    assert [ids for _, ids in groups(*blocks)] == [["S001", "S002", "S003", "S004"], ["S005"]]


def test_line_that_ends_with_a_colon_belongs_to_the_first_item_when_each_is_a_thing() -> None:
    """It is no draft of its own, and gives the first no name."""
    blocks = [text("Groups:"), item("A van with a stove, 01245 345345"), item("bread", 1),
              item("A bus with a library, 01245 345346"), item("Books")]
    assert [ids for _, ids in groups(*blocks)] == [["S001", "S002", "S003"], ["S004"], ["S005"]]
    assert groups_of(paragraphs(*blocks))[0].first.block.text.startswith("A van")


def test_line_that_ends_with_a_colon_belongs_to_the_sentence_after_it() -> None:
    """But to no row of a table, and not where it gives a number itself."""
    assert [ids for _, ids in groups(text("Near you:"), text("A thing."), text("B."))] == [["S001", "S002"], ["S003"]]
    assert len(groups(text("Near you:"), text("Van", row=1), text("Bread.", row=1))) == 2
    assert len(groups(text("Ring 01245 345345:"), text("A thing."))) == 2


def test_heading_ends_a_group() -> None:
    """What stands below the next one is another thing."""
    assert groups(item("a"), Block("heading", "B", level=1), item("c", 1)) == [("", ["S001"]), ("", ["S003"])]


def draft(*blocks: Block) -> str:
    """Return the draft of one group."""
    return draft_text(Group(tuple(paragraphs(*blocks)), "Harbour House: rooms"))


WHOLE = text("Ring 0808 800 4444, text ROOM to 85258, or write to rooms@harbour.org.uk. Refer, or see more.", links=(
    DocumentLink("https://www.harbour.org.uk/refer", "Refer"), DocumentLink("https://www.harbour.org.uk/more", "more")))


def test_draft_has_what_is_certain_and_nothing_else() -> None:
    """Name, contacts that nobody confirmed, sources; kind, audience and summary are blank."""
    lines = [line for line in draft(WHOLE).splitlines() if not line.startswith("#")]
    assert "\n".join(lines) == """\
name: 'Harbour House: rooms'
kind:
audience:
summary:
contacts:
  phones:
    - number: 0808 800 4444
      confirmed: false
    - number: 85258
      type: text
      body: ROOM
      confirmed: false
  emails:
    - address: rooms@harbour.org.uk
      confirmed: false
  links:
    - title: Refer
      url: https://www.harbour.org.uk/refer
      confirmed: false
    - title: harbour.org.uk
      url: https://www.harbour.org.uk/more
      confirmed: false
sources: [S001]"""


def test_check_asks_for_the_blanks_and_for_nothing_else_when_a_draft_is_moved(small: Path) -> None:
    """Once they are filled in, it is an entry without problems."""
    write_catalogue(small, {"missing/harbour-house.yml": draft(WHOLE)})
    assert sorted(problem.message.split()[0] for problem in read_catalogue(small, TODAY)[1]) == [
        "audience", "kind", "summary"]
    filled = draft(WHOLE).replace("kind:", "kind: helpline").replace("audience:", "audience: [young-person]").replace(
        "summary:", "summary: Ring for a room.")
    write_catalogue(small, {"missing/harbour-house.yml": filled})
    assert [str(problem) for problem in read_catalogue(small, TODAY)[1]] == []


def test_number_that_can_be_rung_and_texted_stands_there_for_both() -> None:
    """Nobody who has only a voice, or only a text, is left out."""
    lines = draft(text("Call or text 116000.")).split("phones:\n")[1].split("sources:")[0]
    assert lines == ("    - number: 116 000\n      confirmed: false\n    - number: 116 000\n      type: text\n"
                     "      confirmed: false\n")


REMARKS = {
    "names of people": (text("Ask Sarah Jones"), "Sarah Jones may be a person's name"),
    "mailboxes of people": (text("s.jones@harbour.org.uk"), "s.jones@harbour.org.uk looks like one person's mailbox"),
    "lost links": (text("Click here"), '"Click here" leads nowhere any more'),
    "local links": (text("x", links=(DocumentLink("file:///C:/a", "x"),)), "which others cannot open"),
    "wrapped links": (text("x", links=(DocumentLink("https://www.google.com/url?q=https://a.org.uk/", "x"),)),
                      "put around the page's own"),
    "links that show another address": (text("a.org.uk", links=(DocumentLink("https://b.org.uk", "a.org.uk"),)),
                                        "which is right?"),
    "addresses that cannot be right": (text("x", links=(DocumentLink("https://a_b.org.uk:x/", "x"),)),
                                        "is no right web address"),
}


@pytest.mark.parametrize(("block", "remark"), REMARKS.values(), ids=REMARKS.keys())
def test_draft_says_what_to_look_at_when_there_are(block: Block, remark: str) -> None:
    """In its notes, above what the document says."""
    notes, _, said = draft(block).partition("The document says:")
    assert remark in " ".join(notes.replace("#", " ").split()) and f"S001: {block.text}" in said


def test_footnotes_stand_in_the_draft() -> None:
    """Beside what the document says."""
    assert "# - Footnote: Only in term time." in draft(text("A class.", notes=("Only in term time.",)))


def test_text_of_a_document_cannot_become_a_field() -> None:
    """Long words, line ends and signs stay in the note."""
    made = draft(text("x " * 200 + "kind: helpline # no"))
    assert all(line.startswith("#") for line in made.splitlines() if "no" in line.split())


def test_draft_is_untouched_until_somebody_changes_it() -> None:
    """Line ends of Windows are no change."""
    made = draft(WHOLE)
    assert is_untouched(made) and is_untouched(made.replace("\n", "\r\n"))
    assert not is_untouched(made.replace("kind:", "kind: service")) and not is_untouched("name: x\n")


@pytest.mark.parametrize("lines", [
    "sources: [S001, S1002]", "sources:\n  - S001\n  - S1002", "sources: ['S001', \"S1002\"]"])
def test_paragraphs_of_a_draft_are_known_however_they_are_written(lines: str) -> None:
    """Other fields, and notes, name none."""
    assert ids_in_draft(with_mark(f"# S003\nname: S004\n{lines}\nsummary: S005\n")) == {"S001", "S1002"}


def test_number_that_is_none_is_in_the_notes() -> None:
    """It is not in `contacts`, and must not get lost."""
    draft = draft_text(groups_of(paragraphs(text("A desk: ring 01743 12345.")))[0])
    assert "# - This looks like a phone number, and is not one: 01743 12345. Find the right one.\n" in draft
    assert "phones:" not in draft
