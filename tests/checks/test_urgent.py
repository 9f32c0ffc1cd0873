"""urgent.yml: who to ring for what, most urgent first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.conftest import Problems, entry

CRISIS = {"urgency": "crisis"}


def files(*needs: tuple[str, list[str]], **others: Any) -> dict[str, Any]:
    """Return an urgent.yml of needs with their entries, and an entry for each level; `others` replace entries."""
    return {"missing/danger.yml": entry(name="Danger", crisis_level="danger-now", **CRISIS),
            "missing/today.yml": entry(name="Today", crisis_level="urgent-today", **CRISIS),
            "missing/talk.yml": entry(name="Talk", crisis_level="talk", **CRISIS),
            "urgent.yml": {"needs": [{"id": name, "need": name, "entries": ids} for name, ids in needs]}, **others}


RIGHT = (("danger", ["missing/danger"]), ("today", ["missing/today", "missing/talk"]))
FAILS: dict[str, tuple[tuple[tuple[str, list[str]], ...], str]] = {
    "id twice": ((("a", ["missing/danger"]), ("a", ["missing/today", "missing/talk"])),
                 "urgent.yml:11: id must be unique: 'a'"),
    "no entry": ((*RIGHT, ("more", ["missing/nobody"])),
                 "urgent.yml:22: entries must name entries that exist: 'missing/nobody'"),
    "one letter wrong": ((*RIGHT, ("more", ["missing/safecal"])), "(did you mean 'missing/safecall'?)"),
    "not for a crisis": ((*RIGHT, ("more", ["missing/safecall"])),
                         "urgent.yml:22: only entries for emergencies stand here: 'missing/safecall' is not for one by "
                         "what its own file says; name one that is, such as missing/danger, or take out the lines of "
                         "'more'"),
    "not for a crisis beside others": ((RIGHT[0], ("today", ["missing/today", "missing/talk", "missing/safecall"])),
                                       "name one that is, such as missing/danger, or take it out"),
    "twice in a need": ((("danger", ["missing/danger", "missing/danger"]), RIGHT[1]),
                        "urgent.yml:8: an entry must stand once in urgent.yml: 'missing/danger' stands on line 7 too"),
    "in two needs": ((*RIGHT, ("more", ["missing/talk"])),
                     "urgent.yml:22: an entry must stand once in urgent.yml: 'missing/talk' stands on line 15 too"),
    "missing there": ((RIGHT[0], ("today", ["missing/today"])),
                      "missing/talk.yml:20: an entry with `urgency: crisis` must stand in urgent.yml: put 'missing"),
    "wrong order": ((("talk", ["missing/talk"]), ("danger", ["missing/danger", "missing/today"])),
                    "urgent.yml:10: needs must begin with the most urgent (danger-now, urgent-today, talk): 'danger' "
                    "begins with an entry that is danger-now, so move it (lines 10 to 19) above all others"),
}


@pytest.mark.parametrize("case", FAILS)
def test_check_urgent_complains_when_the_page_is_out_of_order(problems_of: Problems, case: str) -> None:
    """Each fault is reported once, at the line that must change."""
    needs, message = FAILS[case]
    found = problems_of(files(*needs))
    assert len(found) == 1, found
    assert message in found[0]


def test_check_urgent_passes_when_each_entry_is_listed_once_in_order(problems_of: Problems) -> None:
    """Only the first entries of the needs must be in order; several needs may be at one level."""
    assert problems_of(files(*RIGHT)) == []
    assert problems_of(files(("a", ["missing/danger", "missing/talk"]), ("b", ["missing/today"]))) == []


def test_check_urgent_keeps_quiet_when_there_is_no_such_file(problems_of: Problems) -> None:
    """Without urgent.yml an entry for a crisis may be in any folder."""
    without = files()
    del without["urgent.yml"]
    assert problems_of(without) == []


def test_check_urgent_never_says_how_to_make_an_entry_one_for_emergencies(problems_of: Problems) -> None:
    """A helpline with information must not become a crisis line, since a message asked for that."""
    found = problems_of(files(*RIGHT, ("more", ["missing/safecall"])))
    assert found and not any("urgency" in each or "crisis_level" in each for each in found)


@pytest.mark.parametrize("text", ["safecall", "SafeCall", "Safecall.yml", "Help line"])
def test_entry_called_by_its_name_alone_has_a_message_with_what_to_write(problems_of: Problems, text: str) -> None:
    """Its name, its file's name or another name of it, where it is the only entry of that name."""
    found = problems_of(files(*RIGHT, ("more", [text])), also_known_as=["help LINE"])
    assert [each.split("; ")[1] for each in found if "such as missing/safecall" in each] == ["write missing/safecall"]


def test_entry_called_by_a_name_that_two_have_is_not_guessed(problems_of: Problems) -> None:
    """Whoever asks for the one must not be sent to the other."""
    found = problems_of(files(*RIGHT, ("more", ["Today"]), **{"missing/other.yml": entry(name="Today")}))
    assert [each.split("; ")[1] for each in found if "such as missing/safecall" in each] == [
        "write its theme's folder, a stroke, and its file's name without .yml"]
