"""Every slip of hand in tests/data/slips is told at its line, in words for someone who never heard of YAML."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from signpost.cli.check import read_catalogue
from tests.conftest import DATA, SMALL, instructions, write_catalogue

ENTRY = (DATA / "slips/entry.yml").read_text(encoding="utf-8")
SLIPS: dict[str, dict[str, Any]] = {
    each["slip"]: each for each in yaml.safe_load((DATA / "slips/slips.yml").read_text(encoding="utf-8"))}
WHOLE_FILE = {"rtf", "future"}
"""A file that is no text, and a slip that review_by takes part in."""
REVIEW = ENTRY.split("\n").index("review_by: 2027-05") + 1
"""The line of review_by."""
TODAY = date(2026, 11, 26)
PARSER_WORDS = re.compile(r"\b(?:mappings?|scalars?|blocks?|tokens?|indicators?|anchors?|alias(?:es)?|documents?|tags?"
                          r"|sequences?|nulls?|booleans?|strings?|integers?|regex|pars\w+|YAML|JSON|flow|node)\b", re.I)
QUOTED = re.compile(r"'.*'|\".*\"|`[^`]*`|[\w./-]+\.yml")
WORDS_THAT_CHANGE = {"hard to read", "american"}
"""Slips that are told at the line of their field, since a rule reads its whole text."""


EXAMPLE = re.compile("exam(\u00ad?)ple\\.org")
"""The host of the instructions, which the check refuses; here "fixture.org", as long, stands for a page's own."""


def said(root: Path, text: str) -> list[str]:
    """Return what is said about an entry, the addresses of which are filled in: "line: message"."""
    write_catalogue(root, {**SMALL, "missing/evening-line.yml": EXAMPLE.sub(r"fixt\1ure.org", text)})
    return [f"{each.line}: {each.message}".replace("fixture.org", "example.org").replace("www.fixt'", "www.exam'")
            for each in read_catalogue(root, TODAY)[1]]


def with_slip(slip: dict[str, Any]) -> str:
    """Return the entry with a slip in it."""
    lines, at = ENTRY.split("\n"), slip["from"] - 1
    assert lines[at:at + len(slip["was"])] == slip["was"]
    return "\n".join([*lines[:at], *slip["is"], *lines[at + len(slip["was"]):]])


def is_said(expected: str, message: str) -> bool:
    """Whether a message is the expected one, in which … stands for any words."""
    return re.fullmatch(".*".join(map(re.escape, expected.split("…"))), message) is not None


def test_entry_has_no_problem_without_a_slip(tmp_path: Path) -> None:
    """What is said comes from the slip alone."""
    assert said(tmp_path, ENTRY) == []


@pytest.mark.parametrize("name", SLIPS)
def test_slip_is_told_in_plain_words(tmp_path: Path, name: str) -> None:
    """All that is said about it, and no word of the parser's."""
    slip = SLIPS[name]
    found = said(tmp_path, with_slip(slip))
    assert len(found) == len(slip["says"]) and all(map(is_said, sorted(slip["says"]), sorted(found))), found
    for message in found:
        assert not PARSER_WORDS.search(QUOTED.sub("", message)), message


@pytest.mark.parametrize("name", [name for name, each in SLIPS.items()
                                  if each["from"] + len(each["was"]) <= REVIEW and name not in WHOLE_FILE])
def test_slip_is_told_beside_another(tmp_path: Path, name: str) -> None:
    """A fault in one field hides none of the others, and adds none."""
    slip = SLIPS[name]
    found = said(tmp_path, with_slip(slip).replace("\nreview_by: 2027-05", "\nreview_by: soon"))
    others = [each for each in found if "review_by must be" not in each]
    assert len(others) == len(found) - 1
    assert len(others) == len(slip["says"]) and all(map(is_said, sorted(slip["says"]), sorted(others))), found


@pytest.mark.parametrize("name", [name for name in SLIPS if name not in WORDS_THAT_CHANGE])
def test_slip_is_told_at_its_line(name: str) -> None:
    """Where it was made, or, for what is missing or in two lines, where its field or its other half stands."""
    slip = SLIPS[name]
    lines = [int(each.split(":")[0]) for each in slip["says"]]
    allowed = range(slip["from"] - 1, slip["from"] + max(len(slip["is"]), 1) + 2)
    assert any(line in allowed or "missing field" in says for line, says in zip(lines, slip["says"], strict=True))


LINE_TO_WRITE = re.compile(r"(?<= write )(?P<line>(?!(?:minimum_age|opens|starts|ends|status): )[a-z_]+: [\w\"\[].*?)"
                           r"(?:, and add to its note: .*|, with its own date .*|, and in place of '.*"
                           r"|, and on the line below, (?P<note>note: .*))?$")
"""One line, and no choice or range of two fields."""
TEXT_TO_WRITE = re.compile(r"quote.*?: (?:write )?(?P<text>([\"']).*\2)$")
FIELDS_TO_WRITE = re.compile(r"'([a-z_]+: .*?)'(?=, '[a-z_]+:| and '[a-z_]+:|$)")
SHORT = {name: each for name, each in SLIPS.items() if len(each["is"]) == 1 == len(each["says"])}
"""Slips of one line of which one thing is said."""


def without_slip(slip: dict[str, Any], *lines: str) -> str:
    """Return the entry with lines that a message dictates in place of a slip's line."""
    return with_slip({**slip, "is": list(lines)})


@pytest.mark.parametrize("name", [name for name, each in SHORT.items() if LINE_TO_WRITE.search(each["says"][0])])
def test_line_that_a_message_dictates_is_accepted(tmp_path: Path, name: str) -> None:
    """Who copies it has no problem left."""
    slip, found = SHORT[name], LINE_TO_WRITE.search(SHORT[name]["says"][0])
    start = re.match(r"[ -]*", slip["is"][0])
    assert found and start
    lines = [start[0] + found["line"], *([" " * len(start[0]) + found["note"]] if found["note"] else ())]
    assert said(tmp_path, without_slip(slip, *lines)) == []


@pytest.mark.parametrize("name", [name for name, each in SHORT.items() if TEXT_TO_WRITE.search(each["says"][0])])
def test_text_in_quotes_that_a_message_dictates_is_accepted(tmp_path: Path, name: str) -> None:
    """It is whole, its quotes are right, and the field takes it."""
    slip, found = SHORT[name], TEXT_TO_WRITE.search(SHORT[name]["says"][0])
    start = re.match(r" *(?:- )?(?:[a-z_]+: )?", slip["is"][0])
    assert found and start
    assert said(tmp_path, without_slip(slip, start[0] + found["text"])) == []


@pytest.mark.parametrize("name", [name for name, each in SHORT.items() if "alone on its line" in each["says"][0]
                                  and "fill in" not in each["says"][0]])
def test_fields_that_a_message_dictates_are_accepted(tmp_path: Path, name: str) -> None:
    """Each is written on a line of its own below the field's name."""
    slip = SHORT[name]
    fields = [f"  {each}" for each in FIELDS_TO_WRITE.findall(slip["says"][0].partition("two spaces further in")[2])]
    assert fields
    assert said(tmp_path, without_slip(slip, slip["is"][0].split(":")[0] + ":", *fields)) == []


@pytest.mark.parametrize("name", [name for name, each in SLIPS.items() if each["is"] and re.match(
    r".*unknown field.*; write 'phones:'", each["says"][0]) and "note:" not in each["says"][0]])
def test_number_below_contacts_is_accepted_as_dictated(tmp_path: Path, name: str) -> None:
    """The list stands where the number stood, and the number in it."""
    slip = SLIPS[name]
    item = re.search(r"in, '(- number: .*?)'$", slip["says"][0])
    assert item
    assert said(tmp_path, without_slip(slip, "contacts:", "  phones:", f"    {item[1]}")) == []


def test_nothing_that_a_message_dictates_is_cut_off() -> None:
    """Dots stand only in what is quoted of a file."""
    assert not [each for slip in SLIPS.values() for each in slip["says"] if re.search(r"write .*\.\.\.", each)]


def test_one_slip_hides_no_other(tmp_path: Path) -> None:
    """Slips of ten kinds in one file are all told, each at its line."""
    text = ENTRY
    for one, other in {
        "kind: helpline": "kind:helpline", "cost: free": "cost: \u201cfree\u201d", '"0800 1111"': '"12"',
        "  minimum_age: 11": "  minimum_age: eleven", "on: 2026-10": "on: 1st May",
        '    - number: "116': '   - number: "116',
        "  how: Ring or text.": "  how: @ring", "[county lines, weed]": "[county lines, weed", "match: same-page":
        "match: same", "review_by: 2027-05": "review-by: 2027-05",
    }.items():
        assert one in text
        text = text.replace(one, other, 1)
    lines = {int(each.split(":")[0]) for each in said(tmp_path, text)}
    assert lines >= {5, 13, 18, 21, 24, 27, 34, 41, 48, 55}


CONTENTS = {
    "nothing": (b"", 1, "file is empty: delete it, or copy the example"),
    "a note alone": (b"# to do\n", 1, "file is empty"),
    "a sentence": (b"Hello there\n", 1, "file must be lines with a field each"),
    "an older encoding": ("name: caf\u00e9\nkind:a\n".encode("cp1252"), 1,
                          "file must be saved as UTF-8: after 'name: caf'"),
    "two bytes a sign": ("name: a\n".encode("utf-16"), 1, "file must be saved as UTF-8, but is saved as UTF-16"),
    "Word": (b"PK\x03\x04\x14\x00", 1, "file must be plain text, but is a Word file or a zip archive"),
    "rich text": (b"{\\rtf1\\ansi Hello}", 1, "file must be plain text, but is a file in rich text"),
    "a PDF": (b"%PDF-1.7", 1, "file must be plain text, but is a PDF"),
    "a web page": (b"<!DOCTYPE html>\n<html>", 1, "file must be plain text, but is a web page"),
    "a picture": (b"\x89PNG\r\n", 1, "file must be plain text, but is a picture"),
    "binary signs": (b"name: \xff\x00\xfe", 1, "file must be plain text, but holds signs that no text has"),
}


@pytest.mark.parametrize("case", CONTENTS)
def test_file_that_is_no_plain_text_is_told_what_it_is(tmp_path: Path, case: str) -> None:
    """Whatever was uploaded in place of an entry is called by its name, with what to do."""
    content, line, message = CONTENTS[case]
    write_catalogue(tmp_path, SMALL)
    (tmp_path / "missing/other.yml").write_bytes(content)
    found = [each for each in read_catalogue(tmp_path, TODAY)[1] if each.path.name == "other.yml"]
    assert found and (found[0].line, found[0].message[:len(message)]) == (line, message)


def rows() -> list[str]:
    """Return the messages in the instructions' table, as patterns in which … stands for any words."""
    text = instructions().split("\n## When a check is red\n")[1]
    return [row.split(" | ")[0].strip("| ") for row in re.findall(r"^\| .+ \|$", text.split("\n## ")[0], re.M)
            if not row.startswith("| it says")]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return messages that the check prints: those of the slips, and of a list with three further faults."""
    root = write_catalogue(tmp_path_factory.mktemp("printed"), {
        **SMALL, "source/paragraphs.tsv": "S001\ttext\nS084\ttext\n",
        "vocabulary.yml": {"glossary": [{"term": "ABC", "meaning": "A word."}]},
        "missing/alone.yml": {"name": "A walk", "kind": "service", "audience": ["young-person"], "sources": ["S084"],
                              "summary": "Somebody walks with you."}})
    found = said(root, ENTRY.replace("More words here.", "Ask the XQZ team."))
    lines = [*found, *(line for slip in SLIPS.values() for line in slip["says"]),
             *(DATA / "terrible/problems.txt").read_text(encoding="utf-8").splitlines()]
    site = SMALL["site.yml"].rstrip() + "\nexamples: [lighthouse]\n"
    lines += [f"1: {each.message}" for each in read_catalogue(write_catalogue(
        tmp_path_factory.mktemp("example"), {**SMALL, "site.yml": site}), TODAY)[1]]
    return {line.split(": ", 1)[1].replace("`", "") for line in lines}


@pytest.mark.parametrize("row", rows())
def test_message_in_the_instructions_is_one_that_the_check_prints(row: str, printed: set[str]) -> None:
    """Each line of the table can be met."""
    pattern = re.compile(".*".join(re.escape(part.replace("`", "")) for part in row.split("…")))
    assert any(pattern.search(message) for message in printed), row


def test_instructions_explain_the_messages() -> None:
    """The table has a row for each kind of slip."""
    assert len(rows()) > 30
