"""What is wrong with a link is seen: lost, local, wrapped, doubled, or another address than it shows."""

from __future__ import annotations

import time

import pytest

from signpost.importing.documents.document import Block, DocumentLink
from signpost.importing.links import SourceLink, links_of, links_table, read_links, with_doubled

SAFE = "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.mind.org.uk%2Fhelp%2F&data=05%7Cann%40a.org"


def found(text: str, *links: tuple[str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the address, the words and the flags of each link of a paragraph."""
    block = Block("text", text, tuple(DocumentLink(*link) for link in links))
    return [(each.address, each.words, each.flags) for each in links_of(block)]


ADDRESSES = {
    "page": ("https://www.mind.org.uk/", "https://www.mind.org.uk/", ()),
    "no https": ("www.mind.org.uk/help", "https://www.mind.org.uk/help", ()),
    "blanks in it": (" https://www.mind.org.uk/ help ", "https://www.mind.org.uk/help", ()),
    "mailbox": ("mailto:help@mind.org.uk", "mailto:help@mind.org.uk", ()),
    "mailbox without mailto": ("help@mind.org.uk", "mailto:help@mind.org.uk", ()),
    "number": ("tel:116123", "tel:116123", ()),
    "empty": ("", "", ("lost",)),
    "beginning alone": ("http://", "", ("lost",)),
    "nothing to open": ("about:blank", "", ("lost",)),
    "mailto alone": ("mailto:", "", ("lost",)),
    "file": ("file:///C:/Users/plan.docx", "file:///C:/Users/plan.docx", ("local",)),
    "drive": ("C:\\Users\\plan.docx", "C:\\Users\\plan.docx", ("local",)),
    "server of an office": ("\\\\server\\plans\\plan.docx", "\\\\server\\plans\\plan.docx", ("local",)),
    "file beside it": ("plan.docx", "plan.docx", ("local",)),
    "intranet": ("http://intranet/plan", "http://intranet/plan", ("local",)),
    "network address": ("http://192.168.1.4/plan", "http://192.168.1.4/plan", ("local",)),
    "organisation's own files": ("https://a.sharepoint.com/sites/x", "https://a.sharepoint.com/sites/x", ("local",)),
    "program": ("onenote:///x", "onenote:///x", ("local",)),
    "not to be read": ("http://[x", "http://[x", ("local",)),
    "Safe Links": (SAFE, "https://www.mind.org.uk/help/", ("wrapped",)),
    "search engine": ("https://www.google.com/url?q=https://www.mind.org.uk/&sa=D", "https://www.mind.org.uk/",
                      ("wrapped",)),
    "wrapped for good": ("https://bit.ly/3xYz", "https://bit.ly/3xYz", ("wrapped",)),
    "file within Safe Links": (SAFE.replace("https%3A%2F%2Fwww.mind.org.uk", "http%3A%2F%2F10.0.0.1"),
                               "http://10.0.0.1/help/", ("wrapped", "local")),
}


@pytest.mark.parametrize(("address", "expected", "flags"), ADDRESSES.values(), ids=ADDRESSES.keys())
def test_link_is_flagged_when_its_address_is(address: str, expected: str, flags: tuple[str, ...]) -> None:
    """Each kind of address, and what stands in the table for it."""
    assert found("the page", (address, "the page")) == [(expected, "the page", flags)]


def test_reader_of_a_wrapped_link_is_not_named() -> None:
    """The address of whoever had the mail is in the wrapping, which is taken off."""
    assert "ann" not in links_table({"S001": links_of(Block("text", "x", (DocumentLink(SAFE, "x"),)))})


TEXTS = {
    "spelled out": ("See https://www.mind.org.uk/help.", [("https://www.mind.org.uk/help", "https://www.mind.org.uk/help",
                                                            ())]),
    "without https": ("See www.mind.org.uk, now", [("https://www.mind.org.uk", "www.mind.org.uk", ())]),
    "host alone": ("It is on mind.org.uk/help too", [("https://mind.org.uk/help", "mind.org.uk/help", ())]),
    "in brackets": ("(https://a.org.uk/x_(y))", [("https://a.org.uk/x_(y)", "https://a.org.uk/x_(y)", ())]),
    "mailbox": ("Write to help@mind.org.uk", []),
    "click here": ("Click here for more, or ring", [("", "Click here", ("lost",))]),
    "this link": ("Follow this link to refer", [("", "Follow this link", ("lost",))]),
    "page's title": ("Ask first. Help for all | Mind (mind.org.uk) and more",
                     [("", "Help for all | Mind (mind.org.uk)", ("lost",))]),
    "page's title after others' words": ("see also the help for all of us (mind.org.uk) and more",
                                         [("", "mind.org.uk", ("lost",))]),
    "page's title with a stroke": ("Ask. Adults (England and Wales) - GOV.UK (www.gov.uk)",
                                   [("", "GOV.UK (www.gov.uk)", ("lost",))]),
    "sentence's end": ("The end.Next", []),
    "abbreviations": ("e.g. this, i.e. that, at 9.30am", []),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_text_gives_links_when_it_has(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    """An address that is spelled out is a link; words that point at one, with nothing behind them, are lost."""
    assert found(text) == expected


def test_words_of_a_link_are_not_looked_at_again() -> None:
    """A link that says "Click here" or its own address is one link."""
    assert len(found("Click here", ("https://www.mind.org.uk/", "Click here"))) == 1
    assert len(found("See www.mind.org.uk now", ("https://mind.org.uk/", "www.mind.org.uk"))) == 1
    assert len(found("Mind (mind.org.uk) helps", ("https://www.mind.org.uk", "Mind (mind.org.uk)"))) == 1


def test_address_behind_click_here_may_be_spelled_out() -> None:
    """Then nothing is lost."""
    assert [flags for _, _, flags in found("Click here: www.mind.org.uk")] == [()]


def test_paragraph_of_any_length_is_read_soon() -> None:
    """Time grows as the text does."""
    start = time.process_time()
    for piece in ("click here ", "see (a.uk) ", "a.", "www.", "a-", "https://a.uk ", "("):
        links_of(Block("text", piece * (100_000 // len(piece))))
    assert time.process_time() - start < 10


def test_link_that_shows_another_address_is_told() -> None:
    """Words that spell out one site and lead to another send someone to the wrong door."""
    block = Block("text", "www.mind.org.uk", (DocumentLink("https://www.other.org/", "www.mind.org.uk"),))
    assert [each.shown for each in links_of(block)] == ["www.mind.org.uk"]
    same = Block("text", "www.mind.org.uk", (DocumentLink("https://mind.org.uk/help", "www.mind.org.uk"),))
    assert [each.shown for each in links_of(same)] == [""]


def test_address_is_doubled_when_it_stands_twice() -> None:
    """With http or https, with www. or without, with a last stroke or not: it is the same."""
    lost = SourceLink("", "here", ("lost",))
    links = {"S001": [SourceLink("https://www.mind.org.uk/a/", "a")],
             "S002": [SourceLink("http://mind.org.uk/a", "b"), SourceLink("https://mind.org.uk/b", "c"), lost, lost]}
    flags = {key: [link.flags for link in each] for key, each in with_doubled(links).items()}
    assert flags == {"S001": [("doubled",)], "S002": [("doubled",), (), ("lost",), ("lost",)]}


def test_table_of_links_comes_back_when_it_is_read() -> None:
    """What was written is what is read."""
    links = [("S001", SourceLink("https://a.org/", "a", ("wrapped", "doubled"))),
             ("S002", SourceLink("", "b", ("lost",)))]
    assert list(read_links(links_table({key: [link] for key, link in links}))) == links
