"""Mailboxes: nobody's name is in a list that everybody can read."""

from __future__ import annotations

import pytest

from signpost.checks.language.personal_mailboxes import is_personal
from tests.checks.conftest import Problems
from tests.conftest import OTHER, SMALL

PERSONAL = ["sarah.jones@essex.gov.uk", "s.jones@essex.gov.uk", "s.okonkwo@nhs.net", "sarah@a-team.org",
            "sarahjones@a-team.org", "SarahJones@essex.gov.uk", "sarah_jones@a-team.org", "jones.sarah@a-team.org",
            "sarah.jones2@essex.pnn.police.uk", "sarah.j@a-team.org", "tomjones@a-team.org", "jsmith@a-team.org",
            "stephanieokonkwo@a-team.org", "jo@samaritans.org", "mohammed.khan+hub@a-team.org"]


def mailbox(address: str, **fields: str) -> dict[str, object]:
    """Return contacts with a mailbox."""
    return {"phones": [{"number": "116 000"}], "emails": [{"address": address, **fields}]}


@pytest.mark.parametrize("address", PERSONAL)
def test_check_mailboxes_complains_when_it_names_a_person(problems_of: Problems, address: str) -> None:
    """A person's name is refused as a mailbox, in a link and in a text, with both corrections."""
    message = f"must name no person's mailbox: '{address}'; give the team's instead, or, if a team reads it, "
    below, line = "put it below `emails` with `shared: true`", "write shared: true on the line below it"
    places = {"address": problems_of(contacts=mailbox(address)),
              "description": problems_of(description=f"[Write](mailto:{address}?subject=Hello) to us."),
              "note": problems_of(contacts={"phones": [{"number": "999", "note": f"Or write to {address}."}]})}
    for name, found in places.items():
        cure = line if name == "address" else below
        assert [each.split(": ", 1)[1] for each in found] == [f"{name} {message}{cure}"]


@pytest.mark.parametrize("address", PERSONAL)
def test_check_mailboxes_passes_when_a_team_reads_it(problems_of: Problems, address: str) -> None:
    """`shared: true` lets a team's mailbox stand that looks like a person's, in the texts of its entry too."""
    assert problems_of(contacts=mailbox(address, shared="true"), description=f"[Write](mailto:{address}).") == []
    assert len(problems_of(contacts=mailbox(address, shared="false"))) == 1


@pytest.mark.parametrize("local", [
    "help", "info.essex", "modern.slavery", "youth.service", "KeepInContactTeam", "ServiceDeliveryEastofEngland",
    "send.iass", "essex.sarc", "choices.referrals", "marketing", "philanthropy", "basildon", "billericay", "stanstead",
    "christchurch", "earlyhelp", "hopeline", "frankadvice", "e.safety", "it.support", "reception", "adamhouse",
    "awards", "grants", "mash", "dpo", "999", "patients", "robinhouse.referrals"])
def test_is_personal_is_no_when_a_team_is_named(local: str) -> None:
    """Roles, services and places pass, also where they begin like a name."""
    assert not is_personal(f"{local}@a-team.org")


def test_check_mailboxes_reads_the_catalogue_s_own_files(problems_of: Problems) -> None:
    """Themes and organisations name nobody's mailbox either."""
    found = problems_of({"organisations.yml": {"organisations": [
        {"id": "missing-people", "name": "Missing People", "description": "Write to sarah.jones@a-team.org."}]}})
    assert len(found) == 1
    assert found[0].startswith("organisations.yml:6: description must name no person's mailbox")


@pytest.mark.parametrize("text", ["Ring 0800 1111.", "Text 0800 1111 or ring 116 000."])
def test_check_numbers_complains_when_a_text_has_a_number_that_no_entry_has(problems_of: Problems, text: str) -> None:
    """A number that was changed below `phones` alone would go on standing in the wording for a plan."""
    assert [line.partition(": ")[2] for line in problems_of(description=text)] == [
        "description must give a number that stands below `phones`: '0800 1111'; if the number has changed, change it "
        "here too; if it is right, the number below `phones` is wrong"]


def test_check_numbers_accepts_numbers_of_other_entries_and_of_history(problems_of: Problems) -> None:
    """Another entry's number may be named; what the number was may stand in what has changed."""
    other = {**OTHER, "contacts": {"phones": [{"number": "0800 1111"}]}}
    changed = [{"was": "It was 0808 800 5000.", "now": "It is 116 000.",
                "evidence": [{"url": "https://a.org/", "date": "undated"}]}]
    assert problems_of({"missing/other.yml": other}, description="At night ring 0800 1111.", changed=changed) == []


@pytest.mark.parametrize(("note", "name"), [
    ("Sarah Whitmore will write back within a week.", "Sarah Whitmore"), ("Ask for Gary at the desk.", "Gary"),
    ("In the day speak to karen.", None), ("The Lucy Faithfull Foundation runs it.", None),
    ("Ask for Help at Hand.", None), ("Clare's Law lets you ask.", None)])
def test_check_names_of_people_complains_when_a_text_names_someone(
        problems_of: Problems, note: str, name: str | None) -> None:
    """The list is public; people leave, and their names stay."""
    found = problems_of(contacts={"phones": [{"number": "0800 1111", "note": note}]})
    assert [each.partition(": ")[2] for each in found] == (
        [f"note must name no person: '{name}'; write what they do there, such as the duty worker"] if name else [])


def test_check_names_of_people_passes_when_a_service_has_the_name(problems_of: Problems) -> None:
    """A page may be about somebody in public life."""
    assert problems_of(keywords=["Karen Whitmore"], description="Karen Whitmore made the film.") == []


def test_check_numbers_in_texts_complains_of_a_number_of_no_entry(problems_of: Problems) -> None:
    """When an entry's number has changed, other texts that still give the old one are reported, in themes too."""
    themes = SMALL["themes.yml"]["themes"]
    intro = {"themes.yml": {"themes": [{**themes[0], "introduction": "Ring 01245 123456."}, themes[1]]}}
    other = {name: value for name, value in OTHER.items() if name != "contacts"}
    found = problems_of({**intro, "missing/other.yml": {**other, "kind": "service", "name": "Other team",
                                                        "description": "Ring the team on 01245 123456."}})
    message = "must give a number that stands below `phones` of an entry: '01245 123456'"
    assert sum(message in each for each in found) == 2
