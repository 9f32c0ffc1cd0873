"""Rate limits, measured from the servers' own logs."""

from __future__ import annotations

import time
from itertools import pairwise

from signpost.links.limits import Limits
from tests.links.conftest import findings_of
from tests.links.lab import raw
from tests.links.lab.pages import good
from tests.links.lab.sites import Lab
from tests.links.lab.web import Reply
from tests.links.reading import web_targets

SHORT_LIMITS = Limits(first_look_seconds=3, link_seconds=4)
TOLERANCE = 0.5
"""Seconds by which a busy server may notice a request late."""


def test_one_host_is_asked_one_at_a_time_when_it_has_many_links(lab: Lab) -> None:
    """A second between the starts of requests, redirects and retries included; never two connections at once."""
    urls = [lab.page("h", f"/p{number}", good()) for number in range(8)]
    urls += [lab.page("h", "/moved", Reply(301, b"", [("Location", "/p0")])), lab.page("h", "/bad", Reply(500))]
    findings_of(lab, web_targets(*urls))
    log = sorted(lab.web.log, key=lambda request: request.at)
    assert len(log) >= 13
    assert min(after.at - before.at for before, after in pairwise(log)) >= 1.0 - TOLERANCE
    assert log[-1].at - log[0].at >= len(log) - 1 - TOLERANCE
    assert all(before.answered <= after.opened for before, after in pairwise(log))


def test_hosts_do_not_delay_each_other_when_many_are_asked(lab: Lab) -> None:
    """Of 40 hosts with ten links each, given in a row, 20 are asked from the beginning, and at most 20 at once."""
    urls = [lab.page(f"h{host}", f"/p{number}", good(f"Page {number}")) for host in range(40) for number in range(10)]
    findings = findings_of(lab, web_targets(*urls))
    assert {finding.verdict for finding in findings.values()} == {"ok"}
    assert len({request.host for request in sorted(lab.web.log, key=lambda request: request.at)[:40]}) >= 20
    events = sorted([(r.at, 1) for r in lab.web.log] + [(r.answered, -1) for r in lab.web.log])
    concurrent = most = 0
    for _, step in events:
        concurrent += step
        most = max(most, concurrent)
    assert most <= 20


def test_slow_host_delays_no_other_when_redirects_lead_to_it(lab: Lab) -> None:
    """Links of one host that wait for another host do not block their own host."""
    slow = lab.url("slow", "/x", lab.web.listen(raw.hang))
    away = [lab.page("h", f"/away{n}", Reply(302, b"", [("Location", slow + str(n))])) for n in range(3)]
    near = [lab.page("h", f"/near{n}", good()) for n in range(3)]
    findings_of(lab, web_targets(*away, *near), SHORT_LIMITS)
    last = max(request.at for request in lab.web.log if request.path.startswith("/near"))
    blocked = 3 * SHORT_LIMITS.link_seconds
    assert last - min(request.at for request in lab.web.log) < blocked


def test_long_retry_after_is_not_waited_for_when_a_server_asks_for_an_hour(lab: Lab) -> None:
    """Such a server is not asked again in this run; a Retry-After of two seconds is waited for."""
    lab.case("hour", Reply(429, b"", [("Retry-After", "3600")]))
    replies = iter([Reply(429, b"", [("Retry-After", "2")])])
    lab.case("soon", lambda _request: next(replies, good()))
    start = time.monotonic()
    findings = findings_of(lab, web_targets(lab.targets["hour"], lab.targets["soon"]))
    assert time.monotonic() - start < 60
    assert findings[("web", lab.targets["hour"])].reason == "rate_limited"
    assert [r.host for r in lab.web.log].count("hour.lab") == 1
    first, second = [request.at for request in lab.web.log if request.host == "soon.lab"][:2]
    assert second - first >= 2 and findings[("web", lab.targets["soon"])].verdict == "ok"
