"""The form in which the index travels."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from signpost.search.index_file import encode, front_coded, index_file, texts_file, whole_columns, words_of
from tests.conftest import ROOT

RECORDS: list[dict[str, Any]] = [
    {"location": "a/", "title": "A line", "type": "entry", "named": ["line"], "strong": ["weed", "grass"],
     "weak": ["smoke"], "keywords": ["phone", "talk"], "body": "Ring about cannabis, at any hour."},
    {"location": "b/", "title": "Cannabis course", "type": "entry", "strong": ["weed"],
     "body": "About cannabis at work."},
    {"location": "c/", "title": "Page", "type": "page"}]


def test_index_file_says_each_word_once() -> None:
    """Words of people and of texts stand apart, with the numbers of the records that they lead to."""
    assert index_file(RECORDS, ["at", "about"]) == {
        "vocabulary": {"say": "line|weed|grass|smoke", "named": "0|||", "strong": "|01|0|", "weak": "|||0"},
        "words": "0any 0cannabis 0hour 0ring 0work", "found_in": "0|0|0|0|1",
        "records": {"location": "a/\nb/\nc/", "title": "A line\nCannabis course\nPage", "type": "entry\nentry\npage",
                    "keywords": "phone|talk\n\n"}}


def test_index_file_keeps_objects_as_they_are() -> None:
    """A column of objects is a list, with 0 where a record has none."""
    records: list[dict[str, Any]] = [{"title": "One"}, {"title": "Two", "buttons": [{"details": "By day."}]}]
    assert index_file(records)["records"] == {"title": "One\nTwo", "buttons": [0, [{"details": "By day."}]]}


def test_index_file_takes_what_parts_fields_out_of_texts() -> None:
    """A bar or a new line within a text becomes a space."""
    records = [{"title": "A | B\nC", "keywords": ["x|y"]}]
    assert index_file(records)["records"] == {"title": "A   B C", "keywords": "x y"}


FOLDERS: list[dict[str, Any]] = [
    {"location": "themes/", "title": "Themes"}, {"location": "themes/home/", "title": "Home", "about": "Theme"},
    {"location": "themes/home/a/", "title": "A", "about": "Closed · Home · Helpline"},
    {"location": "themes/home/b/", "title": "Not b", "about": "Home · Course"},
    {"location": "themes/queens-trust-1-to-1/", "title": "Queen’s Trust (1 to 1)", "about": "Other · Course"},
    {"location": "", "title": "All", "about": "Page"}]


def test_index_file_leaves_out_what_addresses_and_titles_tell() -> None:
    """A mark stands for the folder of the address before, for a title, and in `about` for the theme's title."""
    columns = index_file(FOLDERS)["records"]
    assert columns["location"].split("\n") == ["themes/", "themes/~", "themes/home/~", "~b/", "themes/~", ""]
    assert columns["about"] == "\nTheme\nClosed · ~ · Helpline\n~ · Course\nOther · Course\nPage"
    assert [read_back(FOLDERS, field) for field in ("location", "about")] == [
        [record.get(field, "") for record in FOLDERS] for field in ("location", "about")]
    whole = whole_columns(columns)
    assert [whole[field].split("\n") for field in ("location", "about")] == [
        [record.get(field, "") for record in FOLDERS] for field in ("location", "about")]


def read_back(records: list[dict[str, Any]], field: str) -> list[str]:
    """Return a field of the records as the phone reads them."""
    module = (ROOT / "docs/assets/js/search/engine/index-file.js").as_uri()
    script = f"""import {{ recordsOf }} from {json.dumps(module)}
        const read = recordsOf({json.dumps(index_file(records))})
        console.log(JSON.stringify(read.map(record => record[{json.dumps(field)}])))"""
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def test_index_file_puts_terms_together_that_lead_to_the_same_records() -> None:
    """Terms have a comma between them, so that a comma or a bar within one becomes a space."""
    records = [{"location": "a/", "strong": ["on a, b", "c|d"]}]
    assert index_file(records)["vocabulary"] == {"say": "on a  b,c d", "named": "", "strong": "0", "weak": ""}


def test_records_are_read_as_they_were_written() -> None:
    """The phone gives each record its fields, and the words that lead to it by how surely they do."""
    module = (ROOT / "docs/assets/js/search/engine/index-file.js").as_uri()
    script = f"""import {{ recordsOf }} from {json.dumps(module)}
        const read = recordsOf({json.dumps(index_file([*RECORDS, {"title": "", "buttons": [{"details": "By day."}]}]))})
        console.log(JSON.stringify(read.map(({{ body, type, ...fields }}) => fields)))"""
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    none: dict[str, list[str]] = {"named": [], "strong": [], "weak": [], "keywords": []}
    assert json.loads(done.stdout) == [
        {"location": "a/", "title": "A line", "named": ["line"], "strong": ["weed", "grass"], "weak": ["smoke"],
         "keywords": ["phone", "talk"]},
        {**none, "location": "b/", "title": "Cannabis course", "strong": ["weed"]},
        {**none, "location": "c/", "title": "Page"},
        {**none, "location": "", "title": "", "buttons": [{"details": "By day."}]}]


def test_texts_file_has_the_texts_as_they_are() -> None:
    """With the addresses of their records; a record without a text is not in it."""
    assert texts_file(RECORDS) == [{"location": "a/", "text": "Ring about cannabis, at any hour."},
                                   {"location": "b/", "text": "About cannabis at work."}]


@pytest.mark.parametrize("numbers", [[0], [60], [61], [0, 1, 2], [5, 66, 127, 400], [122, 5000]])
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    """The phone reads back what the build wrote, however far apart the records are."""
    module = (ROOT / "docs/assets/js/search/engine/index-file.js").as_uri()
    script = f"""import {{ recordsOf }} from {json.dumps(module)}
        const records = {{ title: "\\n".repeat(5000) }}
        const read = recordsOf({{ records, words: "0word", found_in: {json.dumps(encode(numbers))} }})
        console.log(JSON.stringify(read.flatMap(({{ body }}, number) => body ? [number] : [])))"""
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == numbers


@pytest.mark.parametrize("words", [
    ["ring", "ringing", "rings", "road"], ["don", "done"], ["a" * 70 + "b", "a" * 70 + "c"],
    ["\U0001d41a\U0001d41b", "\U0001d41a\U0001d41c"]])
def test_words_are_read_as_they_were_written(words: list[str]) -> None:
    """The phone puts back what the build left out, beyond the last digit and in letters of any script."""
    module = (ROOT / "docs/assets/js/search/engine/index-file.js").as_uri()
    file = {"words": " ".join(front_coded(words)), "found_in": "|".join("0" for _ in words), "records": {"title": ""}}
    script = f"""import {{ recordsOf }} from {json.dumps(module)}
        console.log(JSON.stringify(recordsOf({json.dumps(file)})[0].body.split(" ")))"""
    done = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == words


def test_word_of_many_texts_is_left_out() -> None:
    """It tells none of them from the others; in few texts it stays."""
    few = [{"body": "Ring"}] * 11
    assert index_file(few)["words"] == "0ring"
    assert index_file([*few, {"body": "Ring Ann"}])["words"] == "0ann"


def test_number_of_the_texts_is_left_out() -> None:
    """Numbers to ring have a field of their own; "16plus" is a word."""
    assert index_file([{"body": "Ring 16 16plus"}])["words"] == "016plus 0ring"


def test_word_is_written_without_the_letters_of_the_one_before() -> None:
    """A digit says how many they are."""
    assert list(front_coded(["ring", "ringing", "rings", "road"])) == ["0ring", "4ing", "4s", "1oad"]


@pytest.mark.parametrize(("text", "words"), [
    ("The N.R.M. form", ["the", "nrm", "form"]), ("example.org", ["example", "org"]), ("don\u2019t", ["dont"]),
    ("End.Next", ["end", "next"]), ("Caf\u00e9 24/7", ["cafe", "24", "7"])])
def test_words_are_those_that_the_phone_compares(text: str, words: list[str]) -> None:
    """Folded as queries are; only acronyms lose their dots."""
    assert words_of(text) == words


def test_index_file_takes_the_words_of_the_indexed_part_when_a_record_has_one() -> None:
    """Of the glossary only the terms are found, not the words of their meanings; it is quoted whole."""
    records = [{"location": "glossary/", "indexed": "Hash", "body": "Hash: a code."}]
    assert index_file(records)["words"] == "0hash"
    assert texts_file(records) == [{"location": "glossary/", "text": "Hash: a code."}]
