"""Requests within their limits: time, bytes, and the IP addresses that may be asked."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from asyncio.selector_events import BaseSelectorEventLoop
from collections.abc import Callable
from typing import Any

import psutil
import pytest

from signpost.links.limits import Limits
from tests.links.conftest import finding_of, findings_of
from tests.links.lab import raw
from tests.links.lab.pages import good
from tests.links.lab.sites import Lab
from tests.links.lab.web import Reply, read_request
from tests.links.reading import web_targets

SHORT_LIMITS = Limits(first_look_seconds=3, link_seconds=4)


BUFFER = 65_536
"""Bytes that the system keeps of a connection; by itself it keeps the more, the busier the machine is."""


def before_connecting(monkeypatch: pytest.MonkeyPatch, act: Callable[[socket.socket, Any], None]) -> None:
    """Call a function with each socket of this process and where it connects to, before a packet is sent."""
    connect = BaseSelectorEventLoop.sock_connect

    async def act_and_connect(self: BaseSelectorEventLoop, sock: socket.socket, address: Any) -> None:
        act(sock, address)
        await connect(self, sock, address)

    monkeypatch.setattr(BaseSelectorEventLoop, "sock_connect", act_and_connect)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which every TCP connection of this process adds its IP address, before a packet is sent."""
    ips: list[str] = []

    def record(sock: socket.socket, address: Any) -> None:
        if sock.type == socket.SOCK_STREAM:
            ips.append(str(address[0]))

    before_connecting(monkeypatch, record)
    return ips


@pytest.fixture
def small_buffers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give all connections of this process little room for what was sent and is not read."""
    before_connecting(monkeypatch, lambda sock, _: sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER))


def test_each_link_ends_in_time_when_servers_never_do(lab: Lab) -> None:
    """Slow headers, a slow body, silence and a page without end: each ends by itself, with the real limits."""
    servers = {"slow": raw.slow_headers, "drip": raw.drip, "hang": raw.hang, "endless": raw.endless}
    urls = [lab.url(name, "/page", lab.web.listen(server)) for name, server in servers.items()]
    start = time.monotonic()
    findings = findings_of(lab, web_targets(*urls))
    assert time.monotonic() - start < 2 * Limits().link_seconds
    assert [findings[("web", url)].verdict for url in urls] == ["temporary", "temporary", "temporary", "ok"]


def test_little_is_read_and_decompressed_when_a_body_is_huge(lab: Lab) -> None:
    """A gigabyte in a few packets does not end up in memory."""
    sizes: list[int] = [0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.005):
            sizes.append(psutil.Process().memory_info().rss)

    body = gzip.compress(b"<title>Big</title><h1>Big</h1>") + gzip.compress(b"\0" * 10_000_000) * 100
    lab.case("bomb", Reply(200, body, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]))
    before = psutil.Process().memory_info().rss
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    assert finding_of(lab, lab.targets["bomb"]).verdict == "ok"
    done.set()
    watcher.join()
    assert max(sizes) - before < 60_000_000


@pytest.mark.usefixtures("small_buffers")
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
def test_little_is_read_when_a_response_is_endless(lab: Lab, beginning: bytes, more: bytes) -> None:
    """A connection reads two megabytes at most, whatever they are, and the other hosts are checked."""
    sent: list[int] = []

    async def endless(reader: Any, writer: Any) -> None:
        await read_request(reader)
        sent.append(len(beginning))
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER)
        writer.transport.set_write_buffer_limits(high=0)
        writer.write(beginning)
        while not writer.is_closing():
            writer.write(more)
            await writer.drain()
            sent[-1] += len(more)

    url = lab.url("endless", "/page", lab.web.listen(endless))
    others = [lab.page(f"h{n}", "/page", good()) for n in range(5)]
    findings = findings_of(lab, web_targets(url, *others), SHORT_LIMITS)
    assert findings[("web", url)].verdict in ("temporary", "suspect", "ok")
    assert all(findings[("web", each)].verdict == "ok" for each in others)
    assert max(sent) < 3_000_000, "with what the system itself buffers"


@pytest.mark.parametrize(
    "ip",
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
def test_private_address_is_never_asked_when_a_name_resolves_to_it(lab: Lab, connected: list[str], ip: str) -> None:
    """The check follows the DNS query, so that a name cannot circumvent it: no connection is begun."""
    lab.zone["inner.lab"] = {"A": [ip]}
    assert finding_of(lab, "http://inner.lab/x").reason == "private_address"
    assert connected == []


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
def test_private_address_is_never_asked_when_a_redirect_leads_there(
    lab: Lab, connected: list[str], location: str
) -> None:
    """The check is made at every hop."""
    lab.zone["inner.lab"] = {"A": ["192.168.1.1"]}
    lab.case("r", Reply(302, b"", [("Location", location)]))
    assert finding_of(lab, lab.targets["r"]).reason == "private_address"
    assert set(connected) == {"127.0.0.1"}


def test_cookies_are_sent_for_one_link_only_when_several_are_asked(lab: Lab) -> None:
    """A cookie is sent along the redirects of its own link, and with no other."""
    one = lab.page("h", "/one", Reply(302, b"", [("Location", "/two"), ("Set-Cookie", "who=one")]))
    lab.page("h", "/two", good())
    three = lab.page("h", "/three", good())
    findings_of(lab, web_targets(one, three))
    cookies = {request.path: request.headers.get("cookie") for request in lab.web.log if len(request.path) < 8}
    assert cookies["/two"] == "who=one" and cookies["/three"] is None
