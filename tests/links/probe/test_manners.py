"""How the check behaves towards servers, measured from the servers' own logs."""

from __future__ import annotations

import gzip
import socket
import subprocess
import threading
import time
from asyncio.selector_events import BaseSelectorEventLoop
from itertools import pairwise
from typing import Any

import psutil
import pytest

from signpost.links.classify.judge import Known, judge
from signpost.links.finding import Finding
from signpost.links.limits import Limits
from signpost.links.probe.navigation import Navigation
from signpost.links.probe.probe_plan import plan_probe
from signpost.links.targets import Target
from tests.links.conftest import Command, finding_of, findings_of
from tests.links.lab import raw
from tests.links.lab.pages import good, html
from tests.links.lab.sites import Lab
from tests.links.lab.web import Reply, read_request

PATIENT = Limits(first_look_seconds=3, link_seconds=4)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which every TCP connection of this process adds where it goes, before a packet is sent."""
    found: list[str] = []
    connect = BaseSelectorEventLoop.sock_connect

    async def watched(self: BaseSelectorEventLoop, sock: socket.socket, address: Any) -> None:
        if sock.type == socket.SOCK_STREAM:
            found.append(str(address[0]))
        await connect(self, sock, address)

    monkeypatch.setattr(BaseSelectorEventLoop, "sock_connect", watched)
    return found


def web(*urls: str) -> list[Target]:
    """Return targets."""
    return [Target(url, "web") for url in urls]


def test_one_host_is_asked_one_at_a_time_when_it_has_many_links(lab: Lab) -> None:
    """A second between the starts of requests, redirects and retries included; never two connections at once."""
    urls = [lab.page("h", f"/p{number}", good()) for number in range(8)]
    urls += [lab.page("h", "/moved", Reply(301, b"", [("Location", "/p0")])), lab.page("h", "/bad", Reply(500))]
    findings_of(lab, web(*urls))
    log = sorted(lab.web.log, key=lambda request: request.at)
    assert len(log) >= 13
    late = 0.5  # seconds by which a busy server may notice a request late
    assert min(after.at - before.at for before, after in pairwise(log)) >= 1.0 - late
    assert log[-1].at - log[0].at >= len(log) - 1 - late
    assert all(before.answered <= after.opened for before, after in pairwise(log))


def test_hosts_do_not_hold_each_other_up_when_many_are_asked(lab: Lab) -> None:
    """Of 40 hosts with ten links each, given in a row, 20 are asked from the beginning, and at most 20 at once."""
    urls = [lab.page(f"h{host}", f"/p{number}", good(f"Page {number}")) for host in range(40) for number in range(10)]
    found = findings_of(lab, web(*urls))
    assert {finding.verdict for finding in found.values()} == {"ok"}
    assert len({request.host for request in sorted(lab.web.log, key=lambda request: request.at)[:40]}) >= 20
    events = sorted([(r.at, 1) for r in lab.web.log] + [(r.answered, -1) for r in lab.web.log])
    at_once = most = 0
    for _, step in events:
        at_once += step
        most = max(most, at_once)
    assert most <= 20


def test_slow_host_holds_up_no_other_when_redirects_lead_to_it(lab: Lab) -> None:
    """Links of one host that wait for another host leave their own host free."""
    slow = lab.url("slow", "/x", lab.web.listen(raw.hang))
    away = [lab.page("h", f"/away{n}", Reply(302, b"", [("Location", slow + str(n))])) for n in range(3)]
    near = [lab.page("h", f"/near{n}", good()) for n in range(3)]
    findings_of(lab, web(*away, *near), PATIENT)
    last = max(request.at for request in lab.web.log if request.path.startswith("/near"))
    held_up = 3 * PATIENT.link_seconds
    assert last - min(request.at for request in lab.web.log) < held_up


def test_each_link_ends_in_time_when_servers_never_do(lab: Lab) -> None:
    """Slow headers, a dripping body, silence and a page without end: each ends by itself, with the real limits."""
    urls = [
        lab.url(name, "/page", lab.web.listen(server))
        for name, server in (
            ("slow", raw.slow_headers),
            ("drip", raw.drip),
            ("hang", raw.hang),
            ("endless", raw.endless),
        )
    ]
    began = time.monotonic()
    found = findings_of(lab, web(*urls))
    assert time.monotonic() - began < 2 * Limits().link_seconds
    assert [found[("web", url)].verdict for url in urls] == ["temporary", "temporary", "temporary", "ok"]


def test_rest_is_not_checked_when_the_run_is_out_of_time(lab: Lab) -> None:
    """A run that may take only seven seconds ends then; every target still has a finding."""
    urls = [lab.page("h", f"/p{number}", good()) for number in range(14)]
    found = findings_of(lab, web(*urls), seconds=7)
    verdicts = [found[("web", url)] for url in urls]
    assert 1 <= sum(each.verdict == "ok" for each in verdicts) <= 8
    assert {each.reason for each in verdicts if each.verdict != "ok"} == {"out_of_time"}


def test_little_is_read_and_unpacked_when_a_body_is_huge(lab: Lab) -> None:
    """A gigabyte in a few packets does not end up in memory."""
    seen: list[int] = [0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.005):
            seen.append(psutil.Process().memory_info().rss)

    body = gzip.compress(b"<title>Big</title><h1>Big</h1>") + gzip.compress(b"\0" * 10_000_000) * 100
    lab.case("bomb", Reply(200, body, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]))
    before = psutil.Process().memory_info().rss
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    assert finding_of(lab, lab.targets["bomb"]).verdict == "ok"
    done.set()
    watcher.join()
    assert max(seen) - before < 60_000_000


@pytest.mark.parametrize(
    ("beginning", "more"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 100),
        (b"HTTP/1.1 200 OK\r\nX: ", b"and more" * 200),
        (b"", b"HTTP/1.1 103 Hints\r\nLink: <x>\r\n\r\n" * 50),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1;" + b"x" * 1000 + b"\r\n.\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X-More: and more\r\n" * 100),
    ],
    ids=["headers", "header", "interim", "chunks", "trailers"],
)
def test_little_is_taken_when_an_answer_is_without_end(lab: Lab, beginning: bytes, more: bytes) -> None:
    """A connection takes two megabytes at most, whatever they are, and the other hosts are done meanwhile."""
    sent: list[int] = []

    async def endless(reader: Any, writer: Any) -> None:
        await read_request(reader)
        sent.append(len(beginning))
        writer.transport.set_write_buffer_limits(high=0)
        writer.write(beginning)
        while not writer.is_closing():
            writer.write(more)
            await writer.drain()
            sent[-1] += len(more)

    url = lab.url("endless", "/page", lab.web.listen(endless))
    fine = [lab.page(f"h{n}", "/page", good()) for n in range(5)]
    found = findings_of(lab, web(url, *fine), PATIENT)
    assert found[("web", url)].verdict in ("temporary", "suspect", "ok")
    assert all(found[("web", each)].verdict == "ok" for each in fine)
    assert max(sent) < 8_000_000, "what the system itself buffers included"


def test_no_hour_is_slept_when_a_server_asks_for_one(lab: Lab) -> None:
    """Retry-After of an hour: not now, and not asked again in this run; of two seconds: waited for."""
    lab.case("hour", Reply(429, b"", [("Retry-After", "3600")]))
    answers = iter([Reply(429, b"", [("Retry-After", "2")])])
    lab.case("soon", lambda _request: next(answers, good()))
    began = time.monotonic()
    found = findings_of(lab, web(lab.targets["hour"], lab.targets["soon"]))
    assert time.monotonic() - began < 60
    assert found[("web", lab.targets["hour"])].reason == "rate_limited"
    assert [r.host for r in lab.web.log].count("hour.lab") == 1
    first, second = [request.at for request in lab.web.log if request.host == "soon.lab"][:2]
    assert second - first >= 2 and found[("web", lab.targets["soon"])].verdict == "ok"


def test_one_page_is_asked_once_when_it_is_spelled_in_many_ways(lab: Lab) -> None:
    """Case of the host, default port and fragment make no other page."""
    url = lab.page("h", "/ok", good())
    spelled = [url, url.replace("http://h.lab", "HTTP://H.LAB"), url + "#contact", url + "#nowhere"]
    found = findings_of(lab, web(*spelled))
    assert [found[("web", each)].verdict for each in spelled] == ["ok", "ok", "ok", "fragment_missing"]
    first_look = [request for request in lab.web.log if request.path == "/ok"]
    assert len(first_look) == 2, "once, and once more for the fragment that is missing"


def test_default_port_is_no_other_page_when_it_is_written_out() -> None:
    """http://H.LAB:80/ok and http://h.lab/ok#contact are one job."""
    plan = plan_probe(
        web("http://H.LAB:80/ok", "http://h.lab/ok", "http://h.lab/ok#contact"), {}, lambda _t: False, Limits(), True
    )
    assert len(plan.all_jobs) == 1


@pytest.mark.parametrize(
    "entry",
    [
        "169.254.169.254",
        "10.0.0.9",
        "192.168.0.1",
        "172.16.3.4",
        "100.64.0.1",
        "224.0.0.1",
        "0.0.0.0",
        "255.255.255.255",
    ],
)
def test_private_address_is_never_asked_when_a_name_leads_there(lab: Lab, begun: list[str], entry: str) -> None:
    """The guard stands after the look-up, so that a name is no way round it: no connection is even begun."""
    lab.zone["inner.lab"] = {"A": [entry]}
    assert finding_of(lab, "http://inner.lab/x").reason == "private_address"
    assert begun == []


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/",
        "http://2852039166/",
        "http://inner.lab/",
    ],
)
def test_private_address_is_never_asked_when_a_redirect_leads_there(lab: Lab, begun: list[str], location: str) -> None:
    """The guard stands at every hop."""
    lab.zone["inner.lab"] = {"A": ["192.168.1.1"]}
    lab.case("r", Reply(302, b"", [("Location", location)]))
    assert finding_of(lab, lab.targets["r"]).reason == "private_address"
    assert set(begun) == {"127.0.0.1"}


def test_loopback_is_refused_when_it_is_not_allowed() -> None:
    """Without --allow-loopback this machine is private too."""
    plan = plan_probe(web("http://127.0.0.1/x"), {}, lambda _t: False, Limits(), False)
    assert plan.settled[("web", "http://127.0.0.1/x")].reason == "private_address"


def test_no_mail_port_is_touched_when_mail_is_checked(lab: Lab) -> None:
    """Mail is judged by names alone: nothing connects to the mail server, on any port."""
    touched: list[bool] = []

    async def watch(_reader: object, _writer: object) -> None:
        touched.append(True)

    port = lab.web.listen(watch)
    lab.zone["post.lab"] = {"MX": [(10, "mx.lab.")]}
    found = findings_of(lab, [Target("help@post.lab", "email")])
    assert found[("email", "help@post.lab")].verdict == "ok" and port and not touched
    assert not lab.web.log


def test_cookies_stay_with_one_link_when_several_are_asked(lab: Lab) -> None:
    """A cookie goes along the redirects of its own link and no further."""
    one = lab.page("h", "/one", Reply(302, b"", [("Location", "/two"), ("Set-Cookie", "who=one")]))
    lab.page("h", "/two", good())
    three = lab.page("h", "/three", good())
    findings_of(lab, web(one, three))
    cookies = {request.path: request.headers.get("cookie") for request in lab.web.log if len(request.path) < 8}
    assert cookies["/two"] == "who=one" and cookies["/three"] is None


def test_milder_look_counts_when_two_looks_differ(lab: Lab) -> None:
    """A page that is away at first and back at the second look is fine."""
    answers = iter([html("Gone", "<p>Gone</p>", 404)] * 2)
    lab.case("back", lambda _request: next(answers, good()))
    finding = finding_of(lab, lab.targets["back"])
    assert finding.verdict == "ok" and [attempt.look for attempt in finding.attempts] == [1, 1, 2]


def test_strange_server_does_not_end_the_run_when_it_breaks_our_code(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """One link that nobody foresaw is not_checked; the others are checked."""
    good_url, bad_url = lab.page("h", "/ok", good()), lab.page("bad", "/ok", good())

    def broken(way: Navigation, known: Known) -> Finding:
        if "bad.lab" in str(way.start.url):
            raise RuntimeError("never seen before")
        return judge(way, known)

    monkeypatch.setattr("signpost.links.probe.web_check.judge", broken)
    found = findings_of(lab, web(good_url, bad_url))
    assert (found[("web", good_url)].verdict, found[("web", bad_url)].reason) == ("ok", "stopped")


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
