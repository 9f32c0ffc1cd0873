"""The link checkers that scripts/bench links compares, each run on the same addresses of the tests' laboratory.

LinkChecker, lychee and linkinator ask the system for names. They run only where /etc/resolv.conf can be replaced for
them alone: as root, with `unshare`.
"""

from __future__ import annotations

import contextlib
import html
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import psutil
from yarl import URL

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / ".venv/bin"
NAME_SERVER = "127.0.0.153"
LIVE = {"ok", "moved", "expiring", "caution", "blocked"}
OURS = "signpost"
TIMEOUT = 900


@dataclass(frozen=True, slots=True)
class ProcessResult:
    """The output of a command, its exit code, seconds, and peak memory with its children in MB."""

    output: str
    code: int
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Run:
    """What a tool took, and for each target whether it reported it as bad."""

    seconds: float
    megabytes: float
    bad: dict[str, bool]


def run_measured(command: Sequence[str], environment: dict[str, str], inside: Path | None = None) -> ProcessResult:
    """Run a command to its end, or until TIMEOUT; `inside` is a file that it sees as /etc/resolv.conf."""
    if inside:
        script = f'mount --bind {inside} /etc/resolv.conf && exec "$@"'
        command = ["unshare", "--mount", "bash", "-c", script, "bash", *command]
    began = time.monotonic()
    peak = 0
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT)
        while process.poll() is None and time.monotonic() - began < TIMEOUT:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.05)
        if process.poll() is None:
            process.kill()
        code = process.wait()
        output.seek(0)
        return ProcessResult(output.read(), code, time.monotonic() - began, peak / 1e6)


def _memory(pid: int) -> int:
    """Return the resident memory of a process and its children in bytes."""
    try:
        parent = psutil.Process(pid)
        return sum(int(each.memory_info().rss) for each in (parent, *parent.children(recursive=True)))
    except psutil.Error:
        return 0


class Tools:
    """Our check and, where they are wanted and can run, the others, run against a laboratory."""

    def __init__(self, lab: Any, folder: Path, others: bool) -> None:
        self.lab, self.folder = lab, folder
        self.rows: dict[str, dict[str, Any]] = {}
        """Our result for each target, after a run."""
        folder.chmod(0o755)  # LinkChecker drops root's rights
        certificates = ("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE")
        self.environment = {**os.environ, **dict.fromkeys(certificates, str(lab.authority.file))}
        self.resolv = self._resolv() if others else None

    def _resolv(self) -> Path | None:
        """Return a resolv.conf that names the laboratory's name server; None where no tool can be given it."""
        from tests.links.lab.names import NameServer

        path = self.folder / "resolv.conf"
        path.write_text(f"nameserver {NAME_SERVER}\noptions timeout:5 attempts:2\n")
        try:
            self._names: Any = NameServer(self.lab.zone, NAME_SERVER, 53)
            return path if run_measured(["true"], self.environment, path).code == 0 else None
        except OSError:
            return None

    @property
    def runners(self) -> dict[str, Callable[[Sequence[str]], Run]]:
        """Return the tools that run, by name; ours first."""
        ours: dict[str, Callable[[Sequence[str]], Run]] = {OURS: self.signpost}
        others = {"LinkChecker": self.linkchecker, "lychee": self.lychee, "linkinator": self.linkinator}
        return ours | (others if self.resolv else {})

    def signpost(self, targets: Sequence[str]) -> Run:
        """Run our check, and store its results in `rows`."""
        out, listed, state = self.folder / "out", self.folder / "targets.txt", self.folder / "state.json"
        names = {self.lab.targets[case]: name for case, name in self.lab.belongs.items()}
        listed.write_text("".join(f"{each}\t{names.get(each, '')}\n" for each in targets), encoding="utf-8")
        state.unlink(missing_ok=True)
        done = run_measured([str(BIN / "python"), "-m", "signpost.cli.check_links", "--targets", str(listed),
                         "--out", str(out), "--state", str(state), "--second-look", "0",
                         "--resolver", self.lab.resolver, "--allow-loopback"], self.environment)
        report = json.loads((out / "links.json").read_text(encoding="utf-8"))
        self.rows = {row["target"]: row for row in report["results"]}
        return Run(done.seconds, done.megabytes, {each: row["verdict"] not in LIVE for each, row in self.rows.items()})

    def _page(self, targets: Sequence[str], name: str = "page.html") -> Path:
        """Write a page with all targets as links."""
        path = self.folder / name
        links = "\n".join(f'<p><a href="{html.escape(target)}">x</a></p>' for target in targets)
        path.write_text(f"<!doctype html><title>x</title>{links}", encoding="utf-8")
        return path

    def linkchecker(self, targets: Sequence[str]) -> Run:
        """Run LinkChecker with external links, as its own report has them.

        An address that it cannot parse ends its reading of the page, so each hard case gets a page of its own.
        """
        settings = self.folder / "linkcheckerrc"
        settings.write_text(f"[checking]\nsslverify={self.lab.authority.file}\n")
        parts = [targets] if len(targets) > 300 else [[target] for target in targets]
        pages = [str(self._page(part, f"page{number}.html")) for number, part in enumerate(parts)]
        done = run_measured([str(BIN / "linkchecker"), "--config", str(settings), "--check-extern", "--verbose",
                         "--no-status", "--no-robots", "--timeout", "30", "-o", "xml", *pages], self.environment,
                        self.resolv)
        whole = done.output.strip().endswith(">")
        bad = {each.findtext("url") or "": (each.findtext("valid") or "").strip() != "1"
               for each in (ElementTree.fromstring(done.output).iter("urldata") if whole else ())}
        return Run(done.seconds, done.megabytes, bad)

    def lychee(self, targets: Sequence[str]) -> Run:
        """Run lychee."""
        done = run_measured([str(BIN / "lychee"), "--no-progress", "--format", "json", "-vv", "--include-fragments",
                         "--timeout", "30", str(self._page(targets))], self.environment, self.resolv)
        found = json.loads(done.output) if done.output.strip().startswith("{") else {}
        bad = {entry["url"]: True for name in ("error_map", "fail_map", "timeout_map")
               for entries in found.get(name, {}).values() for entry in entries}
        good = {entry["url"]: False for entries in found.get("success_map", {}).values() for entry in entries}
        return Run(done.seconds, done.megabytes, good | bad)

    def linkinator(self, targets: Sequence[str]) -> Run:
        """Run linkinator."""
        done = run_measured(["node", str(ROOT / "node_modules/linkinator/build/src/cli.js"), self._page(targets).name,
                         "--server-root", str(self.folder), "--format", "json", "--timeout", "30000",
                         "--check-fragments"], self.environment, self.resolv)
        text = done.output
        found = json.loads(text[text.index("{"):]) if "{" in text else {"links": []}
        return Run(done.seconds, done.megabytes, {link["url"]: link["state"] == "BROKEN" for link in found["links"]})


def is_reported_bad(run: Run, target: str) -> bool | None:
    """Return whether a tool reported a target as bad; None where it does not mention it. Tools normalise addresses."""
    if target in run.bad:
        return run.bad[target]
    wanted = {target, target.partition("#")[0], target.strip()}
    with contextlib.suppress(ValueError):  # what yarl cannot parse, no tool normalises
        wanted |= {str(URL(target)), str(URL(target)).partition("#")[0]}
    return next((bad for url, bad in run.bad.items() if url in wanted or url.rstrip("/") in wanted), None)
