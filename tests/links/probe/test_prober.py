"""The rounds of a run: what is checked twice, the time limit, unexpected responses, and memory."""

from __future__ import annotations

import subprocess

import pytest

from signpost.links.classify.judge import KnownSite, judge
from signpost.links.finding import Finding
from signpost.links.probe.navigation import Navigation
from tests.links.conftest import Command, finding_of, findings_of
from tests.links.lab.pages import good, html
from tests.links.lab.sites import Lab
from tests.links.lab.web import Reply
from tests.links.reading import web_targets


def test_rest_is_not_checked_when_the_run_is_out_of_time(lab: Lab) -> None:
    """A run that may take only seven seconds ends then; every target still has a finding."""
    urls = [lab.page("h", f"/p{number}", good()) for number in range(14)]
    by_target = findings_of(lab, web_targets(*urls), seconds=7)
    findings = [by_target[("web", url)] for url in urls]
    assert 1 <= sum(each.verdict == "ok" for each in findings) <= 8
    assert {each.reason for each in findings if each.verdict != "ok"} == {"out_of_time"}


def test_milder_finding_counts_when_two_rounds_differ(lab: Lab) -> None:
    """A page that is missing in the first round and there in the second is fine."""
    replies = iter([html("Gone", "<p>Gone</p>", 404)] * 2)
    lab.case("back", lambda _request: next(replies, good()))
    finding = finding_of(lab, lab.targets["back"])
    assert finding.verdict == "ok" and [attempt.look for attempt in finding.attempts] == [1, 1, 2]


def test_run_goes_on_when_one_response_raises_an_exception(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """That target is not_checked; the others are checked."""
    good_url, bad_url = lab.page("h", "/ok", good()), lab.page("bad", "/ok", good())

    def broken(navigation: Navigation, known: KnownSite) -> Finding:
        if "bad.lab" in str(navigation.start.url):
            raise RuntimeError("unexpected")
        return judge(navigation, known)

    monkeypatch.setattr("signpost.links.probe.web_check.judge", broken)
    findings = findings_of(lab, web_targets(good_url, bad_url))
    assert (findings[("web", good_url)].verdict, findings[("web", bad_url)].reason) == ("ok", "stopped")
    assert findings[("web", bad_url)].attempts[0].answer == "RuntimeError: unexpected"


def test_peak_memory_is_small_when_a_whole_run_is_measured(command: Command) -> None:
    """A run over large pages stays under 150 MB in its own process."""
    big = Reply(200, html("Big", "<p>word</p>" * 40_000).body, [("Content-Type", "text/html")])
    command.list(*(command.lab.page(f"h{n}", "/big", big) for n in range(20)))
    code = (
        "import pathlib, re, sys; from signpost.cli.check_links import main; main(sys.argv[1:]);"
        "print(re.search(r'VmHWM:\\s*(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])"
    )
    arguments = command.arguments()
    done = subprocess.run([arguments[0], "-c", code, *arguments[3:]], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) < 150_000
    assert command.report()["counts"] == {"ok": 20}
