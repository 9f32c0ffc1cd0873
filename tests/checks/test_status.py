"""What is closed leads nobody there: one Problem an entry lists all that is to be done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems, entry
from tests.conftest import SMALL

PLAN = {"to_person": "You ring them.", "record": "[name] will ring them."}
LINE = entry(name="Other line", contacts={"phones": [{"number": "0800 1111"}]}, plan=PLAN)
WAS: dict[str, Any] = {"summary": "This was a line for young people.",
                       "eligibility": {"instead": ["missing/safecall"]},
                       "changed": [{"was": "It was open.", "now": "It has closed.",
                                    "evidence": [{"url": "https://a.org", "date": "2026"}]}]}


def closed(status: str = "defunct", **fields: Any) -> dict[str, Any]:
    """Return a catalogue's files with an entry that has closed by every rule, with some fields altered."""
    return {"missing/gone.yml": entry(name="Gone line", status=status, **{"contacts": None, **WAS, **fields})}


def tasks(found: list[str]) -> list[str]:
    """Return what one Problem says is to be done."""
    assert len(found) == 1, found
    head, _, rest = found[0].partition(", so nobody must be sent here: ")
    assert head.startswith("missing/gone.yml:") and ": status is '" in head
    return rest.split("; ")


@pytest.mark.parametrize("status", ["defunct", "inactive", "temporarily closed"])
def test_check_closed_passes_when_nobody_is_led_there(problems_of: Problems, status: str) -> None:
    """A helpline without number, hours and plan, whose summary says what it was, with another entry to go to."""
    assert problems_of(closed(status)) == []


@pytest.mark.parametrize("status", ["inactive", "temporarily closed"])
def test_check_closed_passes_when_it_may_open_again(problems_of: Problems, status: str) -> None:
    """What may open again keeps its number, hours and plan: the page hides them."""
    assert problems_of(closed(status, contacts={"phones": [{"number": "0800 1111"}]}, hours="9am to 5pm, every day",
                              referral={"who": ["self"]}, plan=PLAN)) == []


def test_check_closed_lists_every_field_when_it_is_closed_for_good(problems_of: Problems) -> None:
    """Each field that would lead there is named with its lines, in one Problem."""
    text = """\
name: Gone line
kind: helpline
audience: [young-person]
status: defunct
summary: This was a line for young people.
eligibility:
  instead: [missing/safecall]
referral:
  who: [self]
contacts:
  phones:
    - number: "0800 1111"
      type: voice
ask_for_it: Ask them.
hours: 9am to 5pm, every day
schedule:
  - {days: [MO, TU, WE, TH, FR, SA, SU], opens: "09:00", closes: "17:00"}
urgency: crisis
crisis_level: talk
discretion:
  note: Nothing shows.
plan:
  to_person: You ring them.
  record: "[name] will ring them."
sources: [S084]
confirmed: {on: 2026-11-20, how: phone, said_by: manager, covers: That it ended in October.}
"""
    assert tasks(problems_of({"missing/gone.yml": text})) == [
        "take out contacts (lines 10 to 13), hours (line 15), schedule (lines 16 to 17), referral (lines 8 to 9), "
        "ask_for_it (line 14), plan (lines 22 to 24), urgency (line 18), crisis_level (line 19), "
        "discretion (lines 20 to 21)"]


@pytest.mark.parametrize("status", ["inactive", "temporarily closed"])
def test_check_closed_complains_when_it_is_marked_for_a_crisis(problems_of: Problems, status: str) -> None:
    """What is closed for now is not for a crisis either."""
    found = tasks(problems_of(closed(status, urgency="crisis", crisis_level="talk")))
    assert len(found) == 1 and found[0].startswith("take out urgency (line ")


@pytest.mark.parametrize(("summary", "words"), [
    ("Ring or text to talk about what worries you.", "Ring"), ("A line that you can text day and night.", "can text"),
    ("A friend at night; call any time.", "call"), ("A page to visit with your worker.", "to visit"),
    ("Advice on tags: email the team.", "email"), ("Use it to keep safe online.", "Use"),
    ("Find tips on how to feel better.", "Find")])
@pytest.mark.parametrize("status", ["defunct", "inactive"])
def test_check_closed_complains_when_the_summary_invites(problems_of: Problems, summary: str, words: str,
                                                         status: str) -> None:
    """A summary that tells people to use what is closed is reported with its line."""
    assert tasks(problems_of(closed(status, summary=summary))) == [
        f"the summary (line 8) must say what it was, and send nobody there ('{words}')"]


@pytest.mark.parametrize("summary", [
    "This was a line that people could ring or text.", "A service by phone, text and email that has closed.",
    "The group closed in 2026; ring Childline instead.", "Young people used to visit the centre to use its gym.",
    "A text line and a visiting service for young carers."])
def test_check_closed_passes_when_the_summary_looks_back(problems_of: Problems, summary: str) -> None:
    """What it was, and where to go instead, may be said."""
    assert problems_of(closed(summary=summary)) == []


@pytest.mark.parametrize("eligibility", [None, {"description": "Young people."}])
def test_check_closed_complains_when_nothing_says_where_to_go(problems_of: Problems, eligibility: Any) -> None:
    """Whoever finds the page must read where they can go now."""
    found = problems_of(closed(eligibility=eligibility))
    assert tasks(found) == ["name where people can go now in `instead`, below `eligibility`"]


@pytest.mark.parametrize("status", ["defunct", "inactive", "temporarily closed"])
def test_check_closed_complains_when_others_lead_there(problems_of: Problems, status: str) -> None:
    """Plans, the urgent page and other entries are reported with their lines, and nothing is reported twice."""
    files = {**closed(status), "missing/other.yml": {**LINE, "eligibility": {"instead": ["missing/gone"]}},
             "plans.yml": {"plans": [{"id": "a", "name": "A", "summary": "B.", "themes": ["missing"],
                                      "entries": ["missing/other", "missing/gone"]}]},
             "urgent.yml": {"needs": [{"id": "a", "need": "You are in danger", "entries": ["missing/gone"]}]}}
    first, second, third = tasks(problems_of(files))
    assert first.startswith("name another entry in `instead` at ") and first.endswith("catalogue/missing/other.yml:25")
    assert (second, third) == ("take it out of plans.yml (line 12)", "take it out of urgent.yml (line 7)")


def test_check_closed_complains_when_texts_name_its_number(problems_of: Problems) -> None:
    """Texts of open entries and of the catalogue's own files are reported, however they space the number."""
    number = {"contacts": {"phones": [{"number": "0800 123 4567"}]}}
    files = {**closed("inactive", **number),
             "missing/other.yml": {**LINE, "description": "Or [ring](tel:08001234567) them."},
             "missing/past.yml": {**LINE, "name": "Past", "changed": [
                 {"was": "0800 123 4567", "now": "0800 1111", "evidence": [{"url": "https://a.org", "date": "2026"}]}]}}
    (task,) = tasks(problems_of(files))
    assert task.startswith("take its number 08001234567 out of ") and task.endswith("catalogue/missing/other.yml:23")
    assert problems_of({**files, "missing/third.yml": {**LINE, "name": "Third", **number}}) == []


@pytest.mark.parametrize("fields", [
    {"summary": "This was a line for young people."}, {"summary": "SafeCall has closed, please try another line."},
    {"name": "CLOSED - SafeCall"}])
def test_check_open_complains_when_an_open_entry_says_that_it_is_closed(
        problems_of: Problems, fields: dict[str, str]) -> None:
    """A service that opened again would go on saying so; one that closed would go on being rung."""
    assert [line.partition(": ")[2] for line in problems_of(**fields)] == [
        "name and summary must say what people can do there, since the entry has no status; if it is closed, add the "
        "line status: defunct, or temporarily closed"]


@pytest.mark.parametrize("fields", [
    {"changed": None}, {"changed": [{"was": "It was free.", "now": "It costs 5 pounds.",
                                     "evidence": [{"url": "https://a.org", "date": "2026"}]}]},
    {"changed": None, "confirmed": {"on": "2026-11-20", "how": "phone", "said_by": "manager", "covers": "The hours."}}])
def test_check_closed_complains_when_nothing_says_how_we_know(problems_of: Problems, fields: dict[str, Any]) -> None:
    """Whoever closes an entry says why, with a page, or who said so."""
    assert tasks(problems_of(closed(**fields))) == [
        "say how you know that it is closed, in `changed`, or in `covers` of `confirmed`, or, if only the document "
        "says so, in `doubts`: the original list says that it has closed"]


@pytest.mark.parametrize(("doubt", "passes"), [
    ("The original list says that it closed in 2022.", True),
    ("Ring first: the original list says that it is no longer running.", True),
    ("It may have closed in 2022.", False), ("It has closed, and the original list says where.", False)])
def test_check_closed_passes_when_a_doubt_says_that_the_document_says_so(problems_of: Problems, doubt: str,
                                                                         passes: bool) -> None:
    """Nobody has confirmed it; the entry names the paragraph."""
    fields: dict[str, Any] = {"changed": None, "doubts": [doubt]}
    assert (problems_of(closed(**fields)) == []) is passes
    added = {"why": "x", "evidence": [{"url": "https://a.org", "date": "2026"}]}
    assert problems_of(closed(**fields, sources=None, added=added)) != []


@pytest.mark.parametrize("fields", [
    {"tried": ["2026-09-01", "2026-09-08", "2026-09-15"]},
    {"confirmed": {"on": "2026-11-20", "how": "email", "said_by": "manager",
                   "covers": "That it is not taking referrals."}}])
def test_check_closed_passes_when_something_else_tells_it(problems_of: Problems, fields: dict[str, Any]) -> None:
    """Nobody answered three times, or somebody said that it ended."""
    assert problems_of(closed("inactive", changed=None, **fields)) == []


def test_check_closed_complains_when_the_description_sends_people_there(problems_of: Problems) -> None:
    """A sentence that asks readers to do something with it; what may open again may say so."""
    text = "It was a line for all. Look on its website to see what is on."
    assert tasks(problems_of(closed(description=text))) == [
        "the description (line 30) must send nobody there: 'Look on its website to see what is on.'"]
    assert problems_of(closed("inactive", description=text)) == []
    assert problems_of(closed(description="It was a line for all. See the Childline page.")) == []


@pytest.mark.parametrize("introduction", ["Gone line works everywhere.", "First ask your worker. Gone line can help."])
def test_check_closed_complains_when_a_text_names_it(problems_of: Problems, introduction: str) -> None:
    """A theme's introduction that still sends people there is reported with its line."""
    first, *others = SMALL["themes.yml"]["themes"]
    files = {**closed(), "themes.yml": {"themes": [{**first, "introduction": introduction}, *others]}}
    [task] = tasks(problems_of(files))
    assert task.startswith("take its name 'Gone line' out of ")
    assert task.endswith("/themes.yml:11, or name another one there")


@pytest.mark.parametrize("introduction", ["Gone line has closed.", "Gone line Plus can help.", "A gone line."])
def test_check_closed_passes_when_a_text_names_what_is_not_there(problems_of: Problems, introduction: str) -> None:
    """That it has closed may be said; a longer name, or the word in small letters, is another."""
    first, *others = SMALL["themes.yml"]["themes"]
    files = {**closed(), "themes.yml": {"themes": [{**first, "introduction": introduction}, *others]},
             "missing/plus.yml": {**LINE, "name": "Gone line Plus"}}
    assert problems_of(files) == []
