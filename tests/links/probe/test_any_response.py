"""Responses of any bytes: a finding for every target, and files that are valid UTF-8."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.links.exceptions import LinkExceptions
from signpost.links.limits import Limits
from signpost.links.report.memory import dump_memory, load_memory, write_atomically
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_files import write_reports
from signpost.links.report.shards import read_parts, write_part
from signpost.links.targets import Place, Target
from tests.links.conftest import findings_of
from tests.links.lab.sites import Lab
from tests.links.lab.web import Reader, Writer, read_request

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
FAST_LIMITS = Limits(request_interval=0, connection_pause=0, first_look_seconds=3, link_seconds=5)
HOSTS = 25
ANY = st.binary(max_size=60)
STATUS = st.sampled_from([
    b"HTTP/1.1 200 OK", b"HTTP/1.1 301 Moved", b"HTTP/1.0 302 Found", b"HTTP/1.1 404 No", b"HTTP/1.1 503 Busy",
    b"HTTP/1.1 100 Continue", b"HTTP/1.1 999 No", b"HTTP/1.1 200", b"HTTP/1.1", b"ICY 200"])
FIELD = st.sampled_from([
    b"Location: /", b"Location: //h.lab/", b"Location: /#", b"Refresh: 0; url=/", b"Set-Cookie: a=", b"Set-Cookie: ",
    b"Content-Type: text/html; charset=", b"Content-Type: ", b"Content-Encoding: gzip", b"Content-Encoding: ",
    b"Transfer-Encoding: chunked", b"Retry-After: ", b"Content-Length: ", b"X: ", b""])
CHARSETS = st.sampled_from([b"utf-7", b"utf-16", b"gb18030", b"hz", b"idna", b"x\xe9", b"9", b"-1", b""])
TAGS = st.sampled_from([
    b"<title>", b"<p id=", b"<meta charset=utf-16>", b"<meta http-equiv=refresh content='0;url=/", b">", b"<a <a ",
    b"<!--", b"<script>", b"&#xD800;", b"<h1>Harbour", b"\xed\xa0\x80", b"\xff\xfe\x00\xd8"])
HEADER = st.tuples(FIELD, ANY | CHARSETS).map(b"".join)
BODY = st.lists(TAGS | ANY, max_size=8).map(b"".join)
RESPONSE = st.tuples(STATUS, st.lists(HEADER, max_size=5).map(b"\r\n".join), BODY | BODY.map(gzip.compress)).map(
    lambda parts: parts[0] + b"\r\n" + parts[1] + b"\r\n\r\n" + parts[2])


class FixedServer:
    """A server that sends a fixed response for each host."""

    def __init__(self, lab: Lab) -> None:
        self.responses: dict[str, bytes] = {}
        self.port = lab.web.listen(self._serve)

    async def _serve(self, reader: Reader, writer: Writer) -> None:
        request = await read_request(reader)
        writer.write(self.responses.get(request.host, b""))
        await writer.drain()


@pytest.fixture
def server(lab: Lab) -> Iterator[FixedServer]:
    """Return the server."""
    yield FixedServer(lab)


@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(responses=st.lists(RESPONSE | ANY, min_size=HOSTS, max_size=HOSTS))
def test_run_ends_with_valid_files_when_responses_are_any_bytes(
    lab: Lab, server: FixedServer, tmp_path: Path, responses: list[bytes]
) -> None:
    """No response ends the run, removes a row, or makes a file that is not valid UTF-8."""
    server.responses = {f"n{number}.lab": response for number, response in enumerate(responses)}
    urls = [lab.url(f"n{number}", "/page#x", server.port) for number in range(HOSTS)]
    targets = [Target(url, "web", [Place("list.txt", 1)]) for url in urls]
    findings = findings_of(lab, targets, FAST_LIMITS)
    assert [key for key, each in findings.items() if each.reason == "stopped"] == []
    report, memory = build_report(targets, findings, RunContext(None, LinkExceptions(Path("none.yml")), NOW))
    write_reports(tmp_path, report)
    write_atomically(tmp_path / "memory.json", dump_memory(memory))
    write_part(tmp_path, (1, 1), True, findings)
    for path in tmp_path.glob("*.*"):
        assert path.suffix == ".pem" or path.read_bytes().decode("utf-8")
    assert len(json.loads((tmp_path / "links.json").read_bytes())["results"]) == HOSTS
    assert load_memory(tmp_path / "memory.json", NOW) is not None and read_parts([tmp_path])[0] == findings
