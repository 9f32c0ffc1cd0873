"""The lines to paste into an entry's file: valid as they stand, save the role of who said it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.calls.file_lines import WHO
from signpost.catalogue.enums import ConfirmationMethod
from signpost.catalogue.loader import load_catalogue
from signpost.cli.check import read_catalogue
from tests.calls.small_list import DAY, SURE, an_entry, calls_of

MAILBOX = {"emails": [{"address": "team@a-team.org"}]}
PAGE = {"links": [{"title": "A page", "url": "https://www.a-team.org/line"}]}
HEAD = ("name: SafeCall\norganization: missing-people\nkind: service\naudience: [young-person]\n"
        "summary: Help for you.\nsources: [S084]\ncontacts:\n  phones:\n    - number: \"116 000\"\n")
"""The entry in a file as people write it."""


def pasted(root: Path, lines: str) -> list[str]:
    """Return the problems of the small catalogue after lines were pasted at the end of its entry's file."""
    (root / "missing/safecall.yml").write_text(f"{HEAD}{lines}\n", encoding="utf-8")
    (root / "missing/line.yml").unlink(missing_ok=True)
    return [problem.message for problem in read_catalogue(root, DAY)[1]]


@pytest.mark.parametrize(("fields", "how"), [
    ({"kind": "service"}, ConfirmationMethod.PHONE),
    ({"kind": "service", "contacts": MAILBOX}, ConfirmationMethod.EMAIL),
    ({"kind": "service", "contacts": PAGE}, ConfirmationMethod.PAGE),
    ({"kind": "direct-work", "contacts": None}, ConfirmationMethod.PHONE)])
def test_lines_are_valid_when_the_role_is_put_in(small: Path, fields: dict[str, Any], how: ConfirmationMethod) -> None:
    """By phone, by email, by a page, and by a colleague: the model takes them, and no rule has anything to say."""
    call, = calls_of(small, line=an_entry(**fields))
    lines = call.entries[0].confirmed_lines
    assert pasted(small, lines.replace(WHO, "duty worker")) == []
    confirmed = load_catalogue(small)[0].items["missing/safecall"].entry.confirmed
    assert confirmed and (confirmed.how, confirmed.on, confirmed.until) == (how, "2026-11-26", None)
    assert confirmed.said_by == (None if how is ConfirmationMethod.PAGE else "duty worker")
    assert load_catalogue(small)[0].items["missing/safecall"].entry.review_by == "2027-05"


def test_model_takes_the_lines_but_the_check_refuses_them_when_nobody_said_who(small: Path) -> None:
    """The page would say that somebody confirmed it whom nobody knows."""
    call, = calls_of(small, line=an_entry())
    problem, = pasted(small, call.entries[0].confirmed_lines)
    assert problem.startswith("said_by must be what they do there") and WHO in problem
    assert load_catalogue(small)[1] == []


def test_until_is_valid_when_its_mark_is_taken_away(small: Path) -> None:
    """It is a note until they said so: nobody confirms an end that nobody named."""
    call, = calls_of(small, line=an_entry())
    lines = call.entries[0].confirmed_lines.replace(WHO, "duty worker").replace("# until", "until")
    assert pasted(small, lines) == []
    confirmed = load_catalogue(small)[0].items["missing/safecall"].entry.confirmed
    assert confirmed and confirmed.until == "2027-05-01"


def test_tried_line_is_valid_and_keeps_the_days_before(small: Path) -> None:
    """It takes the place of the line that is there."""
    call, = calls_of(small, line=an_entry(tried=["2026-11-12"]))
    assert call.entries[0].tried_line == "tried: [2026-11-12, 2026-11-26]"
    assert pasted(small, call.entries[0].tried_line) == []


@pytest.mark.parametrize(("tried", "day", "proposed"), [
    (["2026-09-27", "2026-10-10", "2026-11-02"], DAY, True), (["2026-09-28", "2026-10-10", "2026-11-02"], DAY, False),
    (["2026-09-01", "2026-11-02"], DAY, False), (["2026-09-28", "2026-10-10", "2026-11-02"], date(2026, 11, 27), True)])
def test_inactive_is_proposed_when_three_tries_have_failed_over_sixty_days(
        small: Path, tried: list[str], day: date, proposed: bool) -> None:
    """Not before, and not after two tries."""
    call, = calls_of(small, day, line=an_entry(tried=tried))
    assert call.entries[0].inactive_line == ("status: inactive" if proposed else "")


def test_inactive_line_is_valid_where_it_is_pasted(small: Path) -> None:
    """The model takes it; what else a closed entry needs, the check says."""
    assert all(problem.startswith("status is 'inactive'") for problem in pasted(small, "status: inactive"))
    assert load_catalogue(small)[1] == []


def test_tries_before_a_later_call_count_no_more(small: Path) -> None:
    """Somebody has answered since."""
    phoned = {"on": "2026-11-20", "how": "phone", "said_by": "duty worker", "until": "2026-11-21"}
    call, = calls_of(small, line=an_entry(confirmed=phoned, tried=["2026-01-01", "2026-02-01", "2026-03-01"]))
    assert call.entries[0].tries == [] and call.entries[0].inactive_line == ""


def test_what_goes_out_of_the_file_is_named_with_its_line(small: Path) -> None:
    """The old confirmation, what is settled, and the marks of what nobody had confirmed."""
    (small / "missing/safecall.yml").unlink()
    text = (f"{HEAD}      confirmed: false\nhours: Every day (not confirmed)\ndoubts:\n  - \"Ring first.\"\n"
            "confirmed:\n  on: 2026-10\n  by: https://www.a-team.org/\ntried: [2026-11-12]\nreview_by: 2026-12\n")
    (small / "missing/line.yml").write_text(text, encoding="utf-8")
    call, = calls_of(small)
    assert call.entries[0].take_out == (
        "the old “confirmed:”, with what stands below it (line 14)", "the old “review_by:” (line 18)",
        "“tried:” (line 17)", "below “doubts:” what is settled (line 12); was that all, “doubts:” too",
        "“confirmed: false” (line 10)", "the words “not confirmed” in “hours:” (line 11)")
    assert calls_of(small, line=an_entry(confirmed=SURE, doubts=["x"])) == []
