"""Texts that an edit has torn: half a link or a bracket, a line of a list without its hyphen, a line twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems


@pytest.mark.parametrize(("written", "message"), [
    ("Ring [101(tel:101) now.",
     "description has a link that needs a ] after its words: '[101(tel:101)'; write [101](tel:101)"),
    ("Ring [101] (tel:101) now.",
     "description has a link that needs its ] and its ( side by side: '[101] (tel:101)'; write [101](tel:101)"),
    ("Ring [101]tel:101) now.",
     "description has a link that needs a ( before its address: '[101]tel:101)'; write [101](tel:101)"),
    ("Look at [their page](https://a.org/b and ring.",
     "description has a link that needs a ) after its address: '[their page](https://a.org/b'; write "
     "[their page](https://a.org/b)"),
])
def test_check_links_are_whole_complains_when_a_bracket_is_missing(
        problems_of: Problems, written: str, message: str) -> None:
    """With the link to write."""
    found = problems_of(description=f"First line.\n{written}\n")
    assert len(found) == 1 and found[0].endswith(message)


@pytest.mark.parametrize(("fields", "message"), [
    ({"plan": {"to_person": "You can ring.", "record": "[worker will ring with [name]."}},
     "record has a [ without its ]: '[worker will ring with'; write [worker], or take the [ away"),
    ({"plan": {"to_person": "You can ring.", "record": "[name] rings with worker] today."}},
     "record has a ] without its [: '[name] rings with worker] today.'; write [worker], or take the ] away"),
    ({"doubts": ["Ring first [or text."]},
     "doubts has a [ without its ]: 'Ring first [or text.'; put a ] where it ends, or take the [ away"),
])
def test_check_brackets_are_closed_complains_when_one_is_alone(
        problems_of: Problems, fields: dict[str, Any], message: str) -> None:
    """A blank such as [name] is filled in by hand: half of one stays in a plan."""
    found = problems_of(**fields)
    assert len(found) == 1 and found[0].endswith(message)


def test_check_lists_are_whole_complains_when_a_line_has_lost_its_hyphen(problems_of: Problems) -> None:
    """It would become a part of the item above."""
    found = problems_of(description="It can:\n\n- walk with you\n  to school\nring your parents\n- text you\n")
    assert len(found) == 1
    assert found[0].endswith("description has a line in a list without its hyphen: 'ring your parents'; write "
                             "'- ring your parents', or leave the line above it empty if the list has ended")


def test_check_lists_are_whole_passes_when_a_list_has_ended(problems_of: Problems) -> None:
    """An empty line ends it; a line with two spaces before it belongs to its item."""
    assert problems_of(description="It can:\n- walk with you\n  to school\n\nRing them.\n") == []


def test_check_lines_stand_once_complains_when_a_line_or_an_item_stands_twice(problems_of: Problems) -> None:
    """A copied line is not noticed on a small screen."""
    text = ("name: Other line\nkind: helpline\naudience: [professional]\nsummary: Ring them.\ndescription: |\n"
            "  Ring them first.\n  Ring them first.\n  Then go.\ncontacts: {phones: [{number: \"0808 500 2222\"}]}\n"
            "sources: [S001]\n")
    found = problems_of({"missing/other.yml": text})
    assert found == ["missing/other.yml:7: the same line stands on line 6: take one of the two out"]


def test_check_lines_stand_once_complains_when_an_item_stands_twice(problems_of: Problems) -> None:
    """A word in a long list is easily added again."""
    found = problems_of(keywords=["weed", "county lines", "weed"])
    assert len(found) == 1 and found[0].endswith("keywords must hold a text once: 'weed'; take one of the two out")


def test_check_quotes_in_words_complains_when_half_a_pair_is_left(problems_of: Problems) -> None:
    """Nobody searches for a word with a quote at its end."""
    found = problems_of(keywords=['weed"', "county lines"])
    assert len(found) == 1 and found[0].endswith("keywords must have quotes in pairs: 'weed\"'; write weed")


@pytest.mark.parametrize("description", [
    "Ring [101](tel:101), [their page](https://a.org/b_(c)) or [ring 999](tel:999).",
    "- one\n- two\n\n  more of two\n",
    "It is [so] and (that).",
])
def test_rules_on_torn_texts_pass_when_a_text_is_whole(problems_of: Problems, description: str) -> None:
    """Links, blanks and lists that are well formed."""
    assert problems_of(description=description) == []


def test_check_items_have_hyphens_complains_when_a_line_runs_on(problems_of: Problems) -> None:
    """Two words of danger on two lines, and one hyphen: neither would be found."""
    assert problems_of({"crisis.yml": "in_danger:\n  - hitting mum\n    got a machete\n  - stabbed\n"}) == [
        "crisis.yml:3: each item of a list must begin with a hyphen and a space: '- got a machete'"]


@pytest.mark.parametrize(("last", "complains"), [
    ("cost: free", True), ("hours: 9am to 5pm, every day", True), ("kind: service", False), ("call: 101", False)])
def test_check_fields_stand_by_themselves_complains_of_a_field_in_a_text(
        problems_of: Problems, last: str, complains: bool) -> None:
    """Spaces before a line below a text make it a part of the text, unless the entry has the field already."""
    found = problems_of(description=f"First line.\n{last}\n")
    assert [f"'{last}' is a part of the description above" in each for each in found] == [True] * complains


@pytest.mark.parametrize(("words", "meant"), [
    ("done a runner. legged it", "done a runner, legged it"), ("weed; hash", "weed, hash"), ("weed \u2022 hash", None),
    ("St. Mary", None), ("e.g. pool", None), ("county lines", None)])
def test_check_words_have_commas_complains_of_other_signs_between_two(
        problems_of: Problems, words: str, meant: str | None) -> None:
    """The search would take both for one."""
    found = problems_of(keywords=[words])
    assert [each.partition("'; write ")[2] for each in found] == ([meant] if meant else [])


@pytest.mark.parametrize(("hours", "is_torn"), [
    ("Monday to Friday 9am to 5pm, not confirmedMonday to Friday 10am to 8pm", True),
    ("Monday to Friday 9am to 5pm", False), ("MondayFriday: 9am to 5pm", True)])
def test_check_hours_are_one_text_complains_when_two_were_pasted_together(
        problems_of: Problems, hours: str, is_torn: bool) -> None:
    """The old hours and the new ones."""
    assert [each for each in problems_of(hours=hours) if ": hours must be one text: '" in each] == (
        problems_of(hours=hours) if is_torn else [])
