"""The wording of a plan: it names nobody, and holds no threat and no blame."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Problems, entry

RECORD = "[worker] will share the line with [name]."
YOURS = "You can ring them."


@pytest.mark.parametrize("record", [
    "[worker] will go with Jayden to the gym, so that [name] knows the way.",
    "[worker] will ring [name] and tell Sarah about it."])
def test_check_plan_names_complains_of_a_name(problems_of: Problems, record: str) -> None:
    """A name that is known as one, or a word that stands nowhere else in the list."""
    found = problems_of(plan={"to_person": YOURS, "record": record})
    assert len(found) == 1 and "record must name nobody: '" in found[0] and found[0].endswith("write [name] instead")


@pytest.mark.parametrize("record", [
    "[worker] will tell [name] about SafeCall.", "[worker] will ring the police with [name]. Jayden House is near.",
    "[worker] will ask Missing People for [name]."])
def test_check_plan_names_accepts_names_of_services(problems_of: Problems, record: str) -> None:
    """The name of the entry or of an organisation, and a name of two words."""
    assert problems_of(plan={"to_person": YOURS, "record": record}) == []


@pytest.mark.parametrize("text", [
    "You must ring them. If you do not turn up, your benefits can be stopped.",
    "Ring them, or you will lose your place.", "You can ring them. This is because you keep lying."])
def test_check_plan_kindness_complains_of_a_threat_or_blame(problems_of: Problems, text: str) -> None:
    """A young person reads it."""
    found = problems_of(plan={"to_person": text, "record": RECORD})
    assert len(found) == 1 and "to_person must hold no " in found[0]


@pytest.mark.parametrize("text", [
    "If you do not feel safe, you can ring 999.", "You can ring them. It is not your fault.",
    "You should not have to carry this alone.", "If you do not want to ring, you can write."])
def test_check_plan_kindness_accepts_what_helps(problems_of: Problems, text: str) -> None:
    """The same words without a threat or blame."""
    assert problems_of(plan={"to_person": text, "record": RECORD}) == []


@pytest.mark.parametrize(("record", "is_copied"), [
    ("[worker] will look at the FRANK website with [name].", True), (RECORD, False)])
def test_check_records_are_own_complains_when_one_is_copied(
        problems_of: Problems, record: str, is_copied: bool) -> None:
    """It would send people to the service of the other entry; words that name nothing may stand in both."""
    plan = {"to_person": YOURS, "record": record}
    frank = entry(name="FRANK", plan=plan, contacts={"phones": [{"number": "0300 123 6600"}]})
    found = problems_of({"missing/frank.yml": frank, "missing/other.yml": entry(name="Other", plan=plan)})
    assert ["record must be of this entry, and is that of missing/frank, word for word" in each for each in found] == (
        [True] if is_copied else [])


@pytest.mark.parametrize(("ids", "is_right"), [
    (["urgent/999", "missing/safecall"], True), (["missing/safecall"], True),
    (["missing/safecall", "urgent/999"], False)])
def test_check_plans_complains_when_whom_to_ring_in_danger_does_not_come_first(
        problems_of: Problems, ids: list[str], is_right: bool) -> None:
    """Somebody reads the first line of a plan, and perhaps no other."""
    plan = {"to_person": YOURS, "record": RECORD}
    first = entry(name="999", urgency="crisis", crisis_level="danger-now", plan=plan,
                  contacts={"phones": [{"number": "999"}]})
    plans = {"plans": [{"id": "a", "name": "A", "summary": "B.", "themes": ["missing"], "entries": ids}]}
    found = problems_of({"plans.yml": plans, "urgent/999.yml": first, "missing/safecall.yml": entry(
        name="SafeCall", plan={"to_person": YOURS, "record": "[worker] will tell [name]."})})
    assert ["entries must begin with whom to ring in danger: move urgent/999 above 'missing/safecall'" in each
            for each in found] == ([] if is_right else [True])


@pytest.mark.parametrize(("record", "meant"), [
    ("[key worker] will share the line with [name].", "[worker]"),
    ("[worker] will ring with [name] and [young person].", "[name]"),
    ("[worker] will ring with [name].", None)])
def test_check_plan_wording_complains_of_other_blanks(problems_of: Problems, record: str, meant: str | None) -> None:
    """Nobody would fill them in."""
    found = problems_of(plan={"to_person": YOURS, "record": record})
    told = [each for each in found if "record must have no other blanks than [name] and [worker]" in each]
    assert [each.rpartition("; write ")[2] for each in told] == ([meant] if meant else [])


@pytest.mark.parametrize(("record", "is_wrong"), [
    ("[worker] will check whether Togetherall is open to [name].", True),
    ("[worker] will check whether Kooth is open to [name].", False),
    ("[worker] will check with [name] whether Kooth or Togetherall is open.", False)])
def test_check_records_name_the_entry_complains_when_another_is_named_instead(
        problems_of: Problems, record: str, is_wrong: bool) -> None:
    """The wording was copied from the entry beside it."""
    kooth = entry(name="Kooth", plan={"to_person": "You can look at Kooth.", "record": record})
    found = problems_of({"missing/kooth.yml": kooth, "missing/togetherall.yml": entry(name="Togetherall")})
    assert ["record must be of this entry: it names Togetherall, and to_person names Kooth; write Kooth" in each
            for each in found if ": record must be" in each] == ([True] if is_wrong else [])
