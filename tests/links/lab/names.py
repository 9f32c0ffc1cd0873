"""A name server for `.lab`: every name is at 127.0.0.1 unless the zone says otherwise."""

from __future__ import annotations

import socket
import socketserver
import threading
from typing import Any

from dnslib import AAAA, CNAME, MX, QTYPE, RCODE, RR, A, DNSRecord

Zone = dict[str, Any]
SILENT = "silent"
CODES = {"servfail": RCODE.SERVFAIL, "nxdomain": RCODE.NXDOMAIN, "refused": RCODE.REFUSED}


def respond(data: bytes, zone: Zone) -> bytes | None:
    """Answer one question; None for silence. A zone maps a name to a code, or to records by type."""
    question = DNSRecord.parse(data)
    name = str(question.q.qname).rstrip(".").lower()
    kind = QTYPE[question.q.qtype]
    reply = question.reply()
    reply.header.ra = 1
    entry = zone.get(name)
    if callable(entry):
        entry = entry(kind)
    if entry is None:
        entry = {"A": ["127.0.0.1"]} if name.endswith(".lab") else "nxdomain"
    if entry == SILENT:
        return None
    if isinstance(entry, str):
        reply.header.rcode = CODES[entry]
        return bytes(reply.pack())
    _add(reply, str(question.q.qname), kind, entry, zone)
    return bytes(reply.pack())


def _add(reply: DNSRecord, name: str, kind: str, entry: dict[str, Any], zone: Zone) -> None:
    """Add the records of a name, following one alias."""
    if "CNAME" in entry:
        target = str(entry["CNAME"])
        reply.add_answer(RR(name, QTYPE.CNAME, rdata=CNAME(target), ttl=1))
        further = zone.get(target.rstrip("."), {"A": ["127.0.0.1"]})
        if isinstance(further, str):
            reply.header.rcode = CODES[further]
        else:
            _add(reply, target, kind, further, zone)
        return
    makers = {"A": A, "AAAA": AAAA}
    for value in entry.get(kind, []):
        if isinstance(value, str) and value in CODES:
            reply.header.rcode = CODES[value]
        elif kind == "MX":
            reply.add_answer(RR(name, QTYPE.MX, rdata=MX(value[1], value[0]), ttl=1))
        elif kind in makers:
            reply.add_answer(RR(name, getattr(QTYPE, kind), rdata=makers[kind](value), ttl=1))


class NameServer:
    """Serves a zone over UDP and TCP on a free port; `asked` keeps every question."""

    def __init__(self, zone: Zone, host: str = "127.0.0.1", port: int = 0) -> None:
        self.zone = zone
        lab = self

        class Udp(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                data, sock = self.request
                answer = respond(data, lab.zone)
                if answer:
                    sock.sendto(answer, self.client_address)

        class Tcp(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                length = int.from_bytes(self.request.recv(2), "big")
                answer = respond(self.request.recv(length), lab.zone)
                if answer:
                    self.request.sendall(len(answer).to_bytes(2, "big") + answer)

        while True:
            self._udp = socketserver.ThreadingUDPServer((host, port), Udp)
            self.port = int(self._udp.server_address[1])
            try:
                self._tcp = socketserver.ThreadingTCPServer((host, self.port), Tcp)
                break
            except OSError:  # the number is free for UDP alone
                self._udp.server_close()
                if port:
                    raise
        for server in (self._udp, self._tcp):
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        for server in (self._udp, self._tcp):
            server.shutdown()
            server.server_close()


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
