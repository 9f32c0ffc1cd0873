"""The command line of scripts/check-links."""

from __future__ import annotations

import argparse
import re
import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from signpost.cli.project import add_catalogue_option, build_folder
from signpost.links.report.report_model import parse_timestamp

DESCRIPTION = """Checks every web address, email address and phone number of the catalogue: whether it still works,
and since when it does not. Writes links.json, links.csv, summary.md and issue.md."""
EPILOG = """Exit: 0 the run is complete, whatever it found; 1 a change adds a link that is invalid, broken,
undeliverable or has changed hands (with --only-changed); 2 wrong input, nothing to check, no way to write the output,
or rows missing; 3 the run was thrown away, because this machine was offline or too much failed at once.
Environment: SIGNPOST_LINK_CONTROLS (addresses that tell whether this machine is online, separated by spaces; empty
for none; by default three well-known sites, and none with --targets or --resolver), SIGNPOST_CONTACT (whom site owners
can write to), SSL_CERT_FILE, HTTP_PROXY, HTTPS_PROXY, NO_PROXY (proxies are not used with --resolver)."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="scripts/check-links", description=DESCRIPTION, epilog=EPILOG)
    add = parser.add_argument
    add_catalogue_option(parser)
    add("--site", type=Path, metavar="DIR", help="the built site to walk (default: that of scripts/build)")
    add("--targets", type=Path, metavar="FILE",
        help="check this list instead: one target a line, optionally a tab and the name it should belong to")
    add("--out", type=Path, metavar="DIR", help="where reports go (default: build/links)")
    add("--state", type=Path, default=None, metavar="FILE", help="the memory (default: memory.json in the out folder)")
    add("--now", type=_timestamp, default=None, metavar="TIME", help="the time of the check (default: the clock)")
    add("--second-look", type=_seconds, default=600.0, metavar="SECONDS",
        help="how long to wait before what failed is asked again (default: 600)")
    add("--max-minutes", type=_seconds, default=50.0, metavar="N", help="how long the run may take (default: 50)")
    add("--only-changed", metavar="REV", help="only what was added or changed since this Git revision")
    add("--only-failing", action="store_true", help="only what failed at the last check")
    add("--shard", type=_shard, metavar="I/N", help="only part I of N, split by host; join them with --merge")
    add("--merge", type=Path, nargs="+", metavar="DIR", help="join the out folders of all parts")
    add("--resolver", type=_name_server, metavar="HOST:PORT", help="ask this name server (default: the system's)")
    add("--allow-loopback", action="store_true", help="allow addresses of this machine; for tests")
    add("--count", action="store_true", help="only print how many targets there are, and how many parts that makes")
    add("--per-part", type=_positive, default=2000, metavar="N", help="how many targets make a part (default: 2000)")
    return parser


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the arguments. Prints what is wrong with them and exits 2 where they are invalid."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.merge and options.shard:
        parser.error("--merge joins parts; it cannot go with --shard")
    if options.only_changed and options.targets:
        parser.error("--only-changed speaks of the catalogue; it cannot go with --targets")
    options.out = options.out or build_folder(options.catalogue) / "links"
    options.state = options.state or options.out / "memory.json"
    options.now = options.now or datetime.now(UTC).replace(microsecond=0)
    return options


def _timestamp(text: str) -> datetime:
    """Parse --now. Raises ValueError for anything but an ISO 8601 date and time."""
    return parse_timestamp(text.replace("Z", "+00:00").replace("z", "+00:00")).astimezone(UTC)


def _seconds(text: str) -> float:
    """Parse a number of seconds or minutes. Raises ValueError where it is negative or too large."""
    value = float(text)
    if not 0 <= value < 1e6:
        raise ValueError
    return value


def _positive(text: str) -> int:
    """Parse a whole number. Raises ValueError where it is below 1."""
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def _shard(text: str) -> tuple[int, int]:
    """Parse I/N, such as 1/3."""
    found = re.fullmatch(r"(\d+)/(\d+)", text)
    if not found or not 1 <= int(found.group(1)) <= int(found.group(2)):
        raise argparse.ArgumentTypeError("must be such as 1/3")
    return int(found.group(1)), int(found.group(2))


def _name_server(text: str) -> tuple[str, int]:
    """Parse HOST:PORT; the port may be left out, and is then 53. The host is looked up by the system."""
    host, colon, port = text.rpartition(":")
    if not colon:
        host, port = text, "53"
    if not port.isdigit() or not host:
        raise argparse.ArgumentTypeError("must be such as 127.0.0.1:5353")
    try:
        return str(socket.getaddrinfo(host.strip("[]"), None)[0][4][0]), int(port)
    except OSError:
        raise argparse.ArgumentTypeError(f"names no server: {host}") from None
