"""What a machine can mend for certain is mended, without losing a word or a note, and once is enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.catalogue.model import Entry
from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.yaml_reader import read_text
from signpost.fixes.fix import FixedText, fix_text
from tests.live import CATALOGUE

PATH = Path("missing/line.yml")
ENTRIES = sorted(path for path in CATALOGUE.glob("*/*.yml") if path.parent.name != "pages")


def fixed(text: str | bytes, *, reorder: bool = True) -> FixedText:
    """Return what becomes of an entry's text."""
    known = {"area": ["uk", "essex"], "audience": ["young-person", "professional"]}
    content = text.encode() if isinstance(text, str) else text
    found = fix_text(PATH, content, Entry, reorder=reorder, known=known)
    assert found is not None
    return found


MENDED = {
    "curly quotes": ("name: \u201cExample line\u201d\n", 'name: "Example line"\n'),
    "curly quotes in a list": ("keywords: [\u201cone, two\u201d, three]\n", 'keywords: ["one, two", three]\n'),
    "quote not closed": ('cost: "free\nhours: any\n', 'cost: "free"\nhours: any\n'),
    "quote at the end alone": ('cost: free"\n', 'cost: "free"\n'),
    "sign at the beginning": ("name: *New* line\n", 'name: "*New* line"\n'),
    "blank of the list": ("plan:\n  record: [name] will ring\n", 'plan:\n  record: "[name] will ring"\n'),
    "colon in a text": ("cost: Note: free\n", 'cost: "Note: free"\n'),
    "colon without a space": ("kind:helpline\ncost: free\n", "kind: helpline\ncost: free\n"),
    "colon in braces": ('added:\n  evidence: [{url:"https://a.org/", date:undated}]\n',
                        'added:\n  evidence: [{url: "https://a.org/", date: undated}]\n'),
    "tab before a field": ("contacts:\n\tphones:\n    - number: '999'\n",
                           "contacts:\n  phones:\n    - number: '999'\n"),
    "spaces at the end": ("cost: free  \t\n", "cost: free\n"),
    "hidden character": ("na\u00adme: a\u200bb\ncost:\u00a0free\n", "name: ab\ncost: free\n"),
    "line endings": ("name: a\r\ncost: free\r\n", "name: a\ncost: free\n"),
    "byte-order mark": ("\ufeffname: a\n", "name: a\n"),
    "last line": ("name: a\ncost: free", "name: a\ncost: free\n"),
    "date with a word": ("review_by: 1st May 2027\n", "review_by: 2027-05-01\n"),
    "date with a stroke": ('confirmed:\n  on: "23/11/2025" # seen\n', 'confirmed:\n  on: "2025-11-23" # seen\n'),
    "capital letters": ("kind: Helpline\naudience: [Young-Person, professional]\narea: [UK]\n",
                        "kind: helpline\naudience: [young-person, professional]\narea: [uk]\n"),
    "wrapped address": (
        "confirmed:\n  by: https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.a.org%2Fx&data=05\n",
        "confirmed:\n  by: https://www.a.org/x\n"),
    "wrapped address in a long text": (
        "description: |\n  Words.\n\n  See https://www.google.com/url?q=https://a.org/x here.\n",
        "description: |\n  Words.\n\n  See https://a.org/x here.\n"),
    "order, with notes": (
        "# yaml-language-server: $schema=../schema/entry.json\n# head\n\ncost: free\n# of kind\nkind: helpline\n"
        "eligibility:\n  # oldest\n  maximum_age: 25\n  minimum_age: 11\nname: a\n# foot\n",
        "# yaml-language-server: $schema=../schema/entry.json\n# head\n\nname: a\n# of kind\nkind: helpline\n"
        "eligibility:\n  minimum_age: 11\n  # oldest\n  maximum_age: 25\ncost: free\n# foot\n"),
    "several at once": ("kind:Helpline \ncost: \u201cfree\u201d\nname: & Co",
                        'name: "& Co"\nkind: helpline\ncost: "free"\n'),
}


@pytest.mark.parametrize("case", MENDED)
def test_fix_text_mends_a_slip_when_it_can_mean_one_thing_alone(case: str) -> None:
    """The text is as it should be, each fix is told, and a second time there is nothing to do."""
    before, after = MENDED[case]
    found = fixed(before)
    assert found.after == after and found.fixes
    assert fixed(after) == FixedText(after, after, ())


LEFT = {
    "date that may be American": "review_by: 3/11/2027\n",
    "misspelt field": "sumary: a\n",
    "misspelt word": "kind: helplin\n",
    "line too far in": "name: a\n  kind: helpline\n",
    "text behind a #": "cost: free # for now\nname: a\n",
    "field twice": "cost: free\nname: a\ncost: 5\n",
    "unknown field among others": "zebra: a\nname: b\n",
    "two spaces in a long text": "description: |\n  One line,  \n  another.\n",
    "text in quotes over two lines": 'cost: "free  \n  for all"\n',
    "words after a number in quotes": 'contacts:\n  phones:\n    - number: "0345 555 7627" option 2\n',
    "text without meaning": "Hello\n",
    "empty": "",
    "an address from which nobody can read the page": "confirmed:\n  by: https://bit.ly/abc\n",
}


@pytest.mark.parametrize("case", LEFT)
def test_fix_text_leaves_a_slip_when_it_can_mean_several_things(case: str) -> None:
    """What is not certain stays as it is, with its message."""
    assert fixed(LEFT[case]) == FixedText(LEFT[case], LEFT[case], ())


def test_fix_text_mends_what_is_certain_beside_what_is_not() -> None:
    """A line that nobody can be sure of keeps no other line from being mended."""
    found = fixed("name: a\n  kind:helpline\ncost: \u201cfree\u201d\n")
    assert found.after == 'name: a\n  kind: helpline\ncost: "free"\n'


@pytest.mark.parametrize("content", [b"PK\x03\x04", "name: caf\u00e9\n".encode("cp1252"), b"a" * 500_001])
def test_fix_text_gives_nothing_when_a_file_is_no_text(content: bytes) -> None:
    """A document of Word, an older encoding and a file that is too large are left to a person."""
    assert fix_text(PATH, content, Entry) is None


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_fix_text_changes_nothing_but_the_order_when_a_live_file_is_valid(path: Path) -> None:
    """The data and the lines are the same before and after, and twice is once."""
    before = path.read_text(encoding="utf-8")
    found = fix_text(path, before.encode(), Entry)
    assert found and sorted(found.after.split("\n")) == sorted(before.split("\n"))
    data = [reading.tree.data if reading.tree else None
            for reading in (read_text(path, text, outline_of(Entry)) for text in (before, found.after))]
    assert data[0] == data[1] is not None
    again = fix_text(path, found.after.encode(), Entry)
    assert again and (again.after, again.fixes) == (found.after, ())
    assert fix_text(path, before.encode(), Entry, reorder=False) == FixedText(before, before, ())


SLIPS = ["\t", "\u200b", "\u00a0", "\u201c", "\u201d", '"', "'", ": ", ":", " # ", "- ", "*", "[", "]", "  ", "\n",
         "\r\n"]


@given(st.sampled_from(ENTRIES), st.integers(0, 10_000), st.sampled_from(SLIPS))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_fix_text_loses_no_letter_when_a_slip_stands_anywhere(path: Path, at: int, slip: str) -> None:
    """Whatever a hand slips in, all letters and digits stay, and a second time there is nothing more to do."""
    text = path.read_text(encoding="utf-8")
    at %= len(text)
    found = fix_text(path, f"{text[:at]}{slip}{text[at:]}".encode(), Entry)
    assert found
    assert sorted(filter(str.isalnum, found.after)) == sorted(filter(str.isalnum, found.before))
    again = fix_text(path, found.after.encode(), Entry)
    assert again and again.after == found.after
