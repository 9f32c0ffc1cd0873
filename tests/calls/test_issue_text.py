"""The text of the rolling issue "This week: ten calls"."""

from __future__ import annotations

from pathlib import Path

from signpost.calls.calls import find_calls
from signpost.calls.issue_text import build_issue_text
from signpost.github.reports import ReaderReport
from signpost.github.rolling_issue import CALLS, FILE_NAME, MOST_CHARACTERS, IssueText, load_issue_text
from signpost.links.report.issue_text import write_issue_text
from tests.calls.small_list import DAY, SURE, a_list, an_entry, phones

SNEAKY = "@someone #12 <b>x</b> [y](https://evil.example/) **z** `w`"


def text_of(root: Path, *reports: ReaderReport, **entries: dict[str, object]) -> IssueText:
    """Return the issue's text about entries, with all that goes into it."""
    calls = find_calls(a_list(root, DAY, **entries), reports)
    return build_issue_text(calls, reports, DAY, "owner/signpost", "https://s.example/calls/")


def test_issue_says_whom_to_ring_what_to_ask_and_what_to_paste(small: Path) -> None:
    """With the address at which the file is edited."""
    text = text_of(small, line=an_entry(doubts=["The ages are old."], tried=["2026-11-12"]))
    assert text.may_update and text.needs_attention and text.body.startswith(f"{CALLS.marker}\n")
    for words in ("26 November 2026: 1 call, 0 reports from readers.", "### 1. Ring `116 000`",
                  "**SafeCall** (Missing People)", "What is right?", "- No answer on 12 November 2026.",
                  "https://s.example/calls/",
                  "(https://github.com/owner/signpost/edit/main/catalogue/missing/line.yml)",
                  "```yaml\nconfirmed:\n  on: 2026-11-26\n  how: phone\n",
                  "```yaml\ntried: [2026-11-12, 2026-11-26]\n```"):
        assert words in text.body, words
    assert "status: inactive" not in text.body


def test_issue_gives_the_address_of_a_page_to_look_at(small: Path) -> None:
    """To copy: nothing here can tell whether the page still belongs to the service."""
    page = {"links": [{"title": "A page", "url": "https://www.example.org/line"}]}
    text = text_of(small, line=an_entry(kind="online", contacts=page))
    assert "Look at example" in text.body and "Not confirmed. `https://www.example.org/line`" in text.body
    assert "  by: https://www.example.org/line\n" in text.body and "Nobody answered?" not in text.body


def test_issue_proposes_inactive_when_nobody_has_answered_for_long(small: Path) -> None:
    """With the line to paste."""
    text = text_of(small, line=an_entry(tried=["2026-08-01", "2026-09-01", "2026-10-01"]))
    assert "Nobody has answered for 60 days" in text.body and "```yaml\nstatus: inactive\n```" in text.body


def test_issue_has_ten_calls_when_more_are_due(small: Path) -> None:
    """The rest is counted."""
    entries = {f"line_{number}": an_entry(name=f"Line {number}", contacts=phones(f"0800 001 0{number}"))
               for number in range(10, 22)}
    text = text_of(small, **entries)
    assert text.body.count("### ") == 10 and "### 10. " in text.body and "10 of 12 calls" in text.body


def test_last_questions_stand_once_at_the_end_of_a_call(small: Path) -> None:
    """Also where a call has more entries than the issue shows."""
    entries = {f"line_{number}": an_entry(name=f"Line {number}") for number in range(7)}
    text = text_of(small, **entries)
    assert text.body.count("What do you do there?") == 1 and text.body.count("<details>") == 5
    assert "Ask about 2 more: see the page with all calls." in text.body


def test_issue_needs_nobody_when_nothing_is_due(small: Path) -> None:
    """A report of a reader alone is something to do."""
    assert not text_of(small, line=an_entry(confirmed=SURE)).needs_attention
    text = text_of(small, ReaderReport(7, "Suggest: a club", "suggestion"), line=an_entry(confirmed=SURE))
    assert text.needs_attention and "- #7: Suggest:" in text.body


def test_text_of_others_makes_no_mention_and_no_link(small: Path) -> None:
    """Names, doubts and titles of reports are shown as they are, and call nobody."""
    text = text_of(small, ReaderReport(7, SNEAKY, "link"),
                   line=an_entry(name=SNEAKY.replace("<b>x</b>", "x"), doubts=["Ask @someone about #12."]))
    assert "@someone" not in text.body and "#12" not in text.body.replace("#\u206012", "")
    assert "<b>" not in text.body and "](https://evil" not in text.body and "**z**" not in text.body


def test_text_is_no_longer_than_github_takes_when_everything_is_long(small: Path) -> None:
    """Calls are left out from the end, and the issue says so."""
    doubts = [f"{number} {'[*_`|' * 100}" for number in range(20)]
    entries = {f"line_{number}": an_entry(name=f"Line {number}", contacts=phones(f"0800 001 0{number}"), doubts=doubts)
               for number in range(10, 20)}
    reports = [ReaderReport(number, "[*_`|" * 60, "link") for number in range(1000, 1100)]
    text = text_of(small, *reports, **entries)
    assert len(text.body) < MOST_CHARACTERS and "too long to stand here" in text.body and "… and 80 more" in text.body


def test_file_is_read_again_as_it_was_written(small: Path, tmp_path: Path) -> None:
    """The job that may write to issues takes it."""
    text = text_of(small, line=an_entry())
    write_issue_text(tmp_path, text)
    assert load_issue_text(tmp_path / FILE_NAME) == text
