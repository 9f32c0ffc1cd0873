"""What was left of the instructions, or was to be filled in, never reaches a page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems
from tests.conftest import SMALL, instructions


def messages(found: list[str]) -> list[str]:
    """Return problems without their places, except those on how hard a text is to read."""
    return [each.partition(": ")[2] for each in found if "easier to read" not in each]


@pytest.mark.parametrize("address", ["https://www.example.org/", "http://example.com/a", "https://example.net/about"])
def test_check_placeholders_complains_when_a_link_is_that_of_an_example(problems_of: Problems, address: str) -> None:
    """Whoever copies the example fills it in."""
    contacts = {**SMALL["missing/safecall.yml"]["contacts"], "links": [{"title": "Page", "url": address}]}
    assert messages(problems_of(contacts=contacts)) == [
        f"url must be filled in, since '{address}' is only an example: write the page's own address, or take it out"]


@pytest.mark.parametrize(("text", "piece"), [
    ("Write to name@example.org.", "name@example.org"), ("More: TODO.", "TODO"), ("Ask [name of service] first.",
     "[name of service]"), ("They can help with\u2026", "\u2026"), ("Lorem ipsum dolor.", "Lorem ipsum"),
    ("Ring 0800 000 0000.", "0800 000 0000"), ("Ask xxx first.", "xxx"),
    ("Look at www.example.org.", "www.example.org")])
def test_check_placeholders_complains_when_a_text_has_a_blank(problems_of: Problems, text: str, piece: str) -> None:
    """One message, with the piece."""
    kind = "an example" if "example" in piece else "a blank"
    assert messages(problems_of(description=text)) == [
        f"description must be filled in, since '{piece}' is only {kind}: write what is known, or take it out"]


def test_check_placeholders_complains_when_a_number_is_noughts(problems_of: Problems) -> None:
    """It has the form of a number."""
    assert messages(problems_of(contacts={"phones": [{"number": "0800 000 0000"}]})) == [
        "number must be filled in, since '0800 000 0000' is only a blank: write the number as they give it, or take it "
        "out"]


@pytest.mark.parametrize("fields", [
    {"description": "See what to do. Ring 0800 1111 and 116 000."}, {"description": "Look at [your page](https://a.org/)."},
    {"plan": {"to_person": "You can ring them.", "record": "[worker] will ring with [name] on [date]."}},
    {"keywords": ["county lines...and more"]}])
def test_check_placeholders_accepts_blanks_that_a_plan_has_and_words(
        problems_of: Problems, fields: dict[str, Any]) -> None:
    """[name] and [worker] are to be there; "to do" is no blank."""
    assert [each for each in problems_of(**fields) if "must be filled in" in each] == []


def test_check_placeholders_reads_the_catalogue_s_own_files(problems_of: Problems) -> None:
    """An organisation's website is no example either."""
    organisations = {"organisations": [{"id": "missing-people", "name": "Missing People", "description": "A charity.",
                                        "website": "https://www.example.org/"}]}
    found = problems_of({"organisations.yml": organisations})
    assert [each.partition(" must")[0] for each in found] == ["organisations.yml:7: website"]


def test_every_address_of_the_instructions_is_refused_when_it_is_left(problems_of: Problems) -> None:
    """The example to copy as it stands, with nothing filled in."""
    part = instructions().split("\n## Add an entry\n")[1].split("```yaml\n")[1].split("```")[0]
    found = problems_of({"missing/example-line.yml": "\n".join(line[3:] for line in part.split("\n"))})
    assert [each.partition(" must be filled in")[0].split(": ")[1] for each in found] == ["url", "url", "by"]
