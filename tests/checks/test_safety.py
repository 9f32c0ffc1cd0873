"""What keeps a reader from harm: the way off the page, a number in a crisis, somebody to turn to."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.checks.language.crisis_words import CrisisTerms
from tests.checks.conftest import Problems, entry
from tests.conftest import SMALL

OTHER = {"missing/other.yml": entry(name="Other line", contacts={"phones": [{"number": "0800 1111"}]})}
SERVICE: dict[str, Any] = {"kind": "service", "contacts": None}
PAGE = {"links": [{"title": "Page", "url": "https://a-team.org/"}]}


@pytest.mark.parametrize("fields", [{"sensitive": "false", "sensitive_reason": "The page is a poster."},
                                    {"sensitive": "true"}, {}])
def test_check_sensitive_passes_when_there_is_a_reason(problems_of: Problems, fields: dict[str, str]) -> None:
    """"Exit this page" may be taken away for a reason; to keep it needs none."""
    assert problems_of(**fields) == []


def test_check_sensitive_complains_when_there_is_no_reason(problems_of: Problems) -> None:
    """`sensitive: false` in a sensitive theme is reported at its line; in another theme it needs no reason."""
    found = problems_of(sensitive="false")
    assert len(found) == 1
    assert "missing field: 'sensitive_reason' (`sensitive: false` takes \"Exit this page\" off the page" in found[0]
    assert problems_of({"exploitation/other.yml": entry(name="Other", sensitive="false")}) == []


@pytest.mark.parametrize("fields", [{}, {"sensitive": "true"}])
def test_check_sensitive_complains_when_there_is_only_a_reason(problems_of: Problems, fields: dict[str, str]) -> None:
    """A reason without `sensitive: false` is refused."""
    found = problems_of(sensitive_reason="It is a poster.", **fields)
    assert len(found) == 1
    assert "sensitive_reason must go with `sensitive: false`: 'It is a poster.'; take it away" in found[0]


FOUND_BY: dict[str, dict[str, Any]] = {
    "its name": {"name": "Help after self-harm"},
    "another name": {"also_known_as": ["Suicidal thoughts"]},
    "a keyword": {"keywords": ["school", "my dad hits me"]},
    "a keyword in capitals": {"keywords": ["RAPED"]},
}


@pytest.mark.parametrize("case", FOUND_BY)
def test_check_crisis_words_complains_when_who_finds_it_gets_no_number(problems_of: Problems, case: str) -> None:
    """A web page alone is not enough for who is in danger."""
    found = problems_of(**{**SERVICE, "contacts": PAGE, **FOUND_BY[case]})
    assert len(found) == 1
    assert "an entry that people in danger find by '" in found[0]
    assert "must give a number: add one to `phones`, link one in the description, such as [ring 999](tel" in found[0]


def test_check_crisis_words_complains_when_the_vocabulary_leads_there(problems_of: Problems) -> None:
    """A term of the vocabulary that leads to an entry's name counts as its own."""
    words = {"vocabulary.yml": {"words": [{"say": ["want to die"], "find": ["SafeCall"]}]}}
    found = problems_of(words, **{**SERVICE, "contacts": PAGE})
    assert len(found) == 1
    assert "that people in danger find by 'want to die', through vocabulary.yml, must give a number" in found[0]


HELP: dict[str, dict[str, Any]] = {
    "a number": {"contacts": {"phones": [{"number": "999"}]}},
    "a link that rings": {"description": "In danger [ring 999](tel:999)."},
    "a link that texts": {"for_professionals": "[Text Shout](sms:85258)."},
    "another entry": {"eligibility": {"instead": ["missing/other"]}},
    "it is closed": {"status": "inactive", "summary": "A page about sport.",
                     "tried": ["2026-10-01", "2026-10-08", "2026-10-15"],
                     "eligibility": {"instead": ["missing/other"]}},
    "no crisis word": {"keywords": ["grapes", "drapery", "harmony"]},
}


@pytest.mark.parametrize("case", HELP)
def test_check_crisis_words_passes_when_who_finds_it_is_helped(problems_of: Problems, case: str) -> None:
    """A number, a link to one, or another entry is enough."""
    fields = {**SERVICE, "contacts": PAGE, "keywords": ["raped"], **HELP[case]}
    assert problems_of(OTHER, **fields) == []


def test_check_crisis_words_looks_only_for_words_of_danger(problems_of: Problems) -> None:
    """What may mean something else, such as hanging baskets, asks no number of an entry."""
    words = {"crisis.yml": {"in_danger": ["raped"], "other_meanings": ["hanging"]}}
    assert problems_of(words, **{**SERVICE, "contacts": PAGE, "keywords": ["hanging"]}) == []
    assert len(problems_of(words, **{**SERVICE, "contacts": PAGE, "keywords": ["raped"]})) == 1


@pytest.mark.parametrize(("text", "term"), [("Self Harm", "self-harm"), ("I don’t want to live", "don't want to live"),
                                            ("a suicidal friend", "suicidal"), ("rapeseed and grapes", None)])
def test_crisis_term_is_found_when_it_is_there_in_whole_words(text: str, term: str | None) -> None:
    """Capitals, hyphens and apostrophes hide no term; a part of a word is none."""
    assert CrisisTerms(["self-harm", "don't want to live", "suicidal", "rape", "drape"]).found_in(text) == term


FAMILY: dict[str, dict[str, Any]] = {
    "it must be asked for": {"ask_for_it": "Ask your worker for it."},
    "it must be asked for by email": {"ask_for_it": "Ask your worker for it.",
                                      "contacts": {"emails": [{"address": "help@a-team.org"}]}},
    "nothing leads to it": {},
    "it is for parents": {"audience": ["parent-carer", "professional"]},
}


@pytest.mark.parametrize("case", FAMILY)
def test_check_fallback_complains_when_a_family_cannot_reach_it(problems_of: Problems, case: str) -> None:
    """Whoever has no worker to ask needs a phone, a link or another entry."""
    found = problems_of(**{**SERVICE, **FAMILY[case]})
    assert len(found) == 1
    assert "must give them somewhere to turn: add a phone or a link, or name another entry in `instead`" in found[0]


@pytest.mark.parametrize("kind", ["activity", "direct-work", "procedure"])
def test_check_fallback_passes_when_people_do_it_by_themselves(problems_of: Problems, kind: str) -> None:
    """An idea to try at home has nobody to reach."""
    assert problems_of(**{**SERVICE, "kind": kind, "organization": None}) == []


OF_A_SERVICE: dict[str, dict[str, Any]] = {
    "a service": {"kind": "service"}, "a resource": {"kind": "resource"}, "somebody runs it": {
        "organization": "missing-people"}, "it has a place": {"places": ["The hall"]}, "it has hours": {
        "hours": "Mondays"}, "it costs something": {"cost": "£2"}, "it is in an area": {"area": ["essex"]}}


@pytest.mark.parametrize("case", OF_A_SERVICE)
def test_check_fallback_complains_when_somebody_runs_it(problems_of: Problems, case: str) -> None:
    """Whoever wants to go there must be able to reach it."""
    found = problems_of(**{**SERVICE, "kind": "activity", "organization": None, **OF_A_SERVICE[case]})
    assert len(found) == 1 and "if it is something to do at home that nobody runs, write kind: activity" in found[0]


FALLBACK: dict[str, dict[str, Any]] = {
    "a phone": {"contacts": {"phones": [{"number": "101"}]}},
    "a link": {"contacts": PAGE},
    "a link in the text": {"description": "Look at [the page](https://a-team.org/)."},
    "another entry": {"eligibility": {"instead": ["missing/other"]}},
    "it is for professionals": {"audience": ["professional"]},
}


@pytest.mark.parametrize("case", FALLBACK)
def test_check_fallback_passes_when_there_is_somewhere_to_turn(problems_of: Problems, case: str) -> None:
    """A phone, a link or another entry is enough; professionals can ask inside."""
    assert problems_of(OTHER, **{**SERVICE, "ask_for_it": "Ask your worker for it.", **FALLBACK[case]}) == []


def test_check_fallback_passes_when_an_email_is_all_there_is(problems_of: Problems) -> None:
    """A mailbox of its own is a way to reach a service."""
    assert problems_of(**{**SERVICE, "contacts": {"emails": [{"address": "help@a-team.org"}]}}) == []
    assert SMALL["missing/safecall.yml"]["kind"] == "helpline"


def test_check_crisis_lines_complains_when_a_line_has_several_words(problems_of: Problems) -> None:
    """Nobody types them in a row."""
    message = "write each word or phrase on a line of its own, which begins with a hyphen: 'shanked, jumped'"
    assert f"crisis.yml:2: {message}" in problems_of({"crisis.yml": "in_danger:\n  - shanked, jumped\n"})
