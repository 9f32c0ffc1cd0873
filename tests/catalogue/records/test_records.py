"""Names of fields, signs between things and lists as phones and word processors write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from signpost.catalogue.file_models import FILES
from signpost.catalogue.model import Entry
from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.yaml_reader import read_text
from signpost.fixes.fix import fix_text

SITE = FILES["site.yml"]


def said(text: str, model: type[BaseModel] = Entry) -> list[str]:
    """Return what is said of the form of a file's text."""
    reading = read_text(Path("x.yml"), text, outline_of(model))
    return [f"{each.line}: {each.message}" for each in sorted(reading.problems)]


def mended(text: str, model: type[BaseModel] = Entry) -> str:
    """Return a file's text after `scripts/check --fix`, its fields in the order in which they were."""
    fixed = fix_text(Path("x.yml"), text.encode(), model, reorder=False)
    assert fixed
    return fixed.after


@pytest.mark.parametrize(("written", "right"), [
    ("Name: A", "name: A"), ("NAME: A", "name: A"), ("Name : A", "name: A"), ("Review by: 2027", "review_by: 2027"),
    ("review-by: 2027", "review_by: 2027"), ("reviewby: 2027", "review_by: 2027")])
def test_name_of_a_field_is_told_and_mended(written: str, right: str) -> None:
    """Whatever its capitals, hyphens and spaces."""
    wrong, name = written.split(":")[0].rstrip(), right.split(":")[0]
    assert said(f"{written}\n") == [f"1: unknown field: '{wrong}' (did you mean '{name}'?)"]
    assert mended(f"{written}\n") == f"{right}\n"


def test_name_below_another_field_is_told_and_mended() -> None:
    """In a file in which all names begin with a capital letter, each at its line."""
    text = "Contacts:\n  Links:\n    - Title: A\n      Url: x\nConfirmed:\n  Said by: x\n"
    assert [each.split(":")[0] for each in said(text)] == ["1", "2", "3", "4", "5", "6"]
    assert mended(text) == "contacts:\n  links:\n    - title: A\n      url: x\nconfirmed:\n  said_by: x\n"


def test_what_stands_below_a_mended_name_is_read() -> None:
    """So that one slip hides no other."""
    tree = read_text(Path("x.yml"), "Contacts:\n  Phones:\n    - Number: x\n", outline_of(Entry)).tree
    assert tree and tree.data == {"contacts": {"phones": [{"number": "x"}]}}


@pytest.mark.parametrize("text", [
    "description: |\n  Cost: free\n  Name: x\n", "doubts:\n  - Name it first.\n", "name: A\nkind: x\n",
    "summary: \"We say\n  Name: x\"\n", "doubts: [\"Cost: free\"]\n", "name : A\n",
    "added:\n  evidence: [{url: \"x; Date: y\", date: z}]\n", "places: [A; B]\n", "keywords: [\"a; b\"]\n"])
def test_right_text_is_left_alone(text: str) -> None:
    """Words with a colon in a text are no fields, and a text may hold a semicolon."""
    assert said(text) == [] and mended(text) == text


@pytest.mark.parametrize(("text", "right", "what"), [
    ("areas:\n  - {id: a, title: A; within: b}\n", "areas:\n  - {id: a, title: A, within: b}\n",
     "2: put a comma, not a semicolon, between one field and the next: {id: a, title: A, within: b}"),
    ("areas:\n  - {Id: a, title: A}\n", "areas:\n  - {id: a, title: A}\n",
     "2: unknown field: 'Id' (did you mean 'id'?)"),
    ("examples: [a; b c; d]\n", "examples: [a, b c, d]\n",
     "1: put a comma, not a semicolon, between one thing and the next: [a, b c, d]")])
def test_signs_in_brackets_are_told_and_mended(text: str, right: str, what: str) -> None:
    """Semicolons between things, and names in braces."""
    assert said(text, SITE) == [what] and mended(text, SITE) == right


@pytest.mark.parametrize("sign", ["• ", "•\t", "•", "· ", "▪\t", "o\t", "–\t", "– ", "— "])
def test_list_out_of_a_word_processor_is_told_and_mended(sign: str) -> None:
    """Each line begins with a hyphen and a space, and the first has an empty line above it, so that it is a list."""
    text = f"description: |\n  It covers:\n  {sign}one\n  {sign}two\nkind: x\n"
    assert said(text) == [
        "3: begin each line of the list with a hyphen and a space: '- one', and leave an empty line above it",
        "4: begin each line of the list with a hyphen and a space: '- two'"]
    assert mended(text) == "description: |\n  It covers:\n\n  - one\n  - two\nkind: x\n"


def test_list_that_is_the_whole_text_needs_no_empty_line() -> None:
    """Nothing stands above it."""
    assert mended("description: |\n  • one\n  • two\n") == "description: |\n  - one\n  - two\n"


@pytest.mark.parametrize("text", [
    "description: |\n  One sentence\n  – and on.\n", "description: |\n\n  - one\n  - two\n",
    "summary: |\n  • one\n", "description: |\n  open late\n  o dear\n"])
def test_other_lines_of_a_long_text_are_left_alone(text: str) -> None:
    """A dash within a sentence, a list that is right, and a field that holds no list."""
    assert said(text) == [] and mended(text) == text
