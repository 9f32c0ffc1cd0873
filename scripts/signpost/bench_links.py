"""`scripts/bench links`: our link check beside LinkChecker, lychee and linkinator, on the same targets in one lab.

The lab is that of the tests. The other tools ask the system for names, so that they run where /etc/resolv.conf can be
replaced for them alone (root, `unshare`); elsewhere only ours is measured. Prints a table for each part.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import yaml
from yarl import URL

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / ".venv/bin"
NAME_SERVER = "127.0.0.153"
LIVE = {"ok", "moved", "expiring", "caution", "blocked"}
TIMEOUT = 900


@dataclass
class Run:
    """What a tool took, and what it said of each target: True where it called it bad."""

    seconds: float
    megabytes: float
    bad: dict[str, bool]


@dataclass(frozen=True)
class Case:
    """A target with what is right of it."""

    name: str
    target: str
    expected: str
    accept: frozenset[str]
    never: frozenset[str]


def measured(
    command: Sequence[str], environment: dict[str, str], inside: Path | None = None
) -> tuple[str, float, float]:
    """Run a command to its end; return its output, seconds, and the peak memory of it and its children in MB."""
    if inside:
        command = [
            "unshare",
            "--mount",
            "bash",
            "-c",
            f'mount --bind {inside} /etc/resolv.conf && exec "$@"',
            "bash",
            *command,
        ]
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT)
        peak = 0
        while process.poll() is None and time.monotonic() - began < TIMEOUT:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.05)
        process.kill() if process.poll() is None else None
        process.wait()
        output.seek(0)
        return output.read(), time.monotonic() - began, peak / 1e6


def _memory(pid: int) -> int:
    """Return the resident memory of a process and its children."""
    try:
        parent = psutil.Process(pid)
        return sum(int(each.memory_info().rss) for each in (parent, *parent.children(recursive=True)))
    except psutil.Error:
        return 0


class Bench:
    """A lab, and the four tools pointed at it."""

    def __init__(self, lab: Any, folder: Path) -> None:
        from tests.links.lab.names import NameServer

        self.lab, self.folder = lab, folder
        folder.chmod(0o755)  # LinkChecker drops root's rights
        self.resolv: Path | None = folder / "resolv.conf"
        self.environment = {
            **os.environ,
            "SSL_CERT_FILE": str(lab.authority.file),
            "NODE_EXTRA_CA_CERTS": str(lab.authority.file),
            "REQUESTS_CA_BUNDLE": str(lab.authority.file),
        }
        (folder / "resolv.conf").write_text(f"nameserver {NAME_SERVER}\noptions timeout:5 attempts:2\n")
        try:
            self.system_names: Any = NameServer(lab.zone, NAME_SERVER, 53)
            probe = measured(["true"], self.environment, self.resolv)
            self.resolv = self.resolv if probe else None
        except OSError:
            self.resolv = None

    @property
    def tools(self) -> dict[str, Callable[[list[str]], Run]]:
        """Return the tools that can run here, by name."""
        ours: dict[str, Callable[[list[str]], Run]] = {"signpost": self.signpost}
        others = {"LinkChecker": self.linkchecker, "lychee": self.lychee, "linkinator": self.linkinator}
        return ours | (others if self.resolv else {})

    def signpost(self, targets: list[str]) -> Run:
        """Run ours; what it thinks is kept in `rows`."""
        out = self.folder / "out"
        names = {self.lab.targets[case]: name for case, name in self.lab.belongs.items()}
        lines = "".join(f"{target}\t{names.get(target, '')}\n" for target in targets)
        (self.folder / "targets.txt").write_text(lines, encoding="utf-8")
        (self.folder / "state.json").unlink(missing_ok=True)
        _, seconds, peak = measured(
            [
                str(BIN / "python"),
                "-m",
                "signpost.links",
                "--targets",
                str(self.folder / "targets.txt"),
                "--out",
                str(out),
                "--state",
                str(self.folder / "state.json"),
                "--second-look",
                "0",
                "--resolver",
                self.lab.resolver,
                "--allow-loopback",
            ],
            self.environment,
        )
        report = json.loads((out / "links.json").read_text())
        self.rows = {row["target"]: row for row in report["results"]}
        return Run(seconds, peak, {target: row["verdict"] not in LIVE for target, row in self.rows.items()})

    def _page(self, targets: list[str], name: str = "page.html") -> Path:
        """Write a page with all targets as links."""
        path = self.folder / name
        links = "\n".join(f'<p><a href="{html.escape(target)}">x</a></p>' for target in targets)
        path.write_text(f"<!doctype html><title>x</title>{links}", encoding="utf-8")
        return path

    def linkchecker(self, targets: list[str]) -> Run:
        """Run LinkChecker with external links, as its own report has them.

        An address that it cannot take apart ends its reading of the page, so that hard cases get a page each.
        """
        (self.folder / "linkcheckerrc").write_text(f"[checking]\nsslverify={self.lab.authority.file}\n")
        parts = [targets] if len(targets) > 300 else [[target] for target in targets]
        pages = [str(self._page(part, f"page{number}.html")) for number, part in enumerate(parts)]
        text, seconds, peak = measured(
            [
                str(BIN / "linkchecker"),
                "--config",
                str(self.folder / "linkcheckerrc"),
                "--check-extern",
                "--verbose",
                "--no-status",
                "--no-robots",
                "--timeout",
                "30",
                "-o",
                "xml",
                *pages,
            ],
            self.environment,
            self.resolv,
        )
        from xml.etree import ElementTree

        bad = {}
        for each in ElementTree.fromstring(text).iter("urldata") if text.strip().endswith(">") else ():
            bad[each.findtext("url") or ""] = (each.findtext("valid") or "").strip() != "1"
        return Run(seconds, peak, bad)

    def lychee(self, targets: list[str]) -> Run:
        """Run lychee."""
        text, seconds, peak = measured(
            [
                str(BIN / "lychee"),
                "--no-progress",
                "--format",
                "json",
                "-vv",
                "--include-fragments",
                "--timeout",
                "30",
                str(self._page(targets)),
            ],
            self.environment,
            self.resolv,
        )
        found = json.loads(text) if text.strip().startswith("{") else {}
        bad = {
            entry["url"]: True
            for name in ("error_map", "fail_map", "timeout_map")
            for entries in found.get(name, {}).values()
            for entry in entries
        }
        good = {entry["url"]: False for entries in found.get("success_map", {}).values() for entry in entries}
        return Run(seconds, peak, good | bad)

    def linkinator(self, targets: list[str]) -> Run:
        """Run linkinator."""
        text, seconds, peak = measured(
            [
                "node",
                str(ROOT / "node_modules/linkinator/build/src/cli.js"),
                str(self._page(targets).name),
                "--server-root",
                str(self.folder),
                "--format",
                "json",
                "--timeout",
                "30000",
                "--check-fragments",
            ],
            self.environment,
            self.resolv,
        )
        found = json.loads(text[text.index("{") :]) if "{" in text else {"links": []}
        return Run(seconds, peak, {link["url"]: link["state"] == "BROKEN" for link in found["links"]})


def cases_of(lab: Any) -> list[Case]:
    """Return the web cases of the lab with what is right of them: ours, and the shared ones where they are."""
    own = yaml.safe_load((ROOT / "tests/links/cases.yml").read_text())
    shared = ROOT.parent / "shared/links/cases.yaml"
    given = {case["id"]: case for case in yaml.safe_load(shared.read_text())["cases"]} if shared.exists() else {}
    found = []
    for name, target in lab.targets.items():
        case = given.get(name) or {"expected": str(own.get(name, "")).partition("/")[0]}
        if case["expected"] and not name.startswith(("m-", "t-")) and target:
            found.append(
                Case(
                    name, target, case["expected"], frozenset(case.get("accept", [])), frozenset(case.get("never", []))
                )
            )
    return found


def said_of(run: Run, target: str) -> bool | None:
    """Return whether a tool called a target bad; None where it does not mention it. Tools spell addresses anew."""
    if target in run.bad:
        return run.bad[target]
    wanted = {target, target.partition("#")[0], target.strip()}
    with contextlib.suppress(ValueError):  # what yarl cannot read, no tool spells anew
        wanted |= {str(URL(target)), str(URL(target)).partition("#")[0]}
    return next((bad for url, bad in run.bad.items() if url in wanted or url.rstrip("/") in wanted), None)


def hard_cases(bench: Bench) -> None:
    """Print the table of the hard cases."""
    cases = cases_of(bench.lab)
    live = [case for case in cases if case.expected in LIVE]
    passing = [case for case in cases if case.expected == "temporary"]
    bad = [case for case in cases if case not in live and case not in passing]
    print(
        f"\nHard cases: {len(cases)} web addresses, {len(live)} live, {len(bad)} bad, {len(passing)} passing troubles"
    )
    heads = ("right", "live called bad", "bad ones passed", "passing as broken", "not mentioned", "seconds", "MB")
    print(f"{'':12}" + "".join(f" {head:>{len(head) + 1}}" for head in heads))
    for name, tool in bench.tools.items():
        run = tool([case.target for case in cases])
        alarms = sum(bool(said_of(run, case.target)) for case in live)
        missed = sum(not said_of(run, case.target) for case in bad)
        broken = sum(bool(said_of(run, case.target)) for case in passing)
        if name == "signpost":
            broken = sum(bench.rows[case.target]["verdict"] == "broken" for case in passing)
        unsaid = sum(said_of(run, case.target) is None for case in cases)
        values = (
            len(cases) - alarms - missed - broken,
            alarms,
            missed,
            broken,
            unsaid,
            round(run.seconds),
            round(run.megabytes),
        )
        print(
            f"{name:12}" + "".join(f" {value:>{len(head) + 1}}" for head, value in zip(heads, values, strict=True)),
            flush=True,
        )
    verdicts = {case.name: bench.rows[case.target]["verdict"] for case in cases}
    right = sum(verdicts[case.name] == case.expected for case in cases)
    accepted = sum(verdicts[case.name] in case.accept and verdicts[case.name] != case.expected for case in cases)
    never = sum(verdicts[case.name] in case.never for case in cases)
    print(f"signpost: {right} right, {accepted} accepted, {len(cases) - right - accepted} wrong, {never} never to be")


def load(bench: Bench, links: int, hosts: int, names: Sequence[str]) -> None:
    """Print how long a number of good links on a number of hosts takes."""
    from tests.links.lab.pages import good

    targets = [
        bench.lab.page(f"load{host}", f"/p{number}", good(f"Page {number}"))
        for host in range(hosts)
        for number in range(links // hosts)
    ]
    print(f"\n{links} links on {hosts} hosts, grouped by host\n{'':12} {'seconds':>8} {'MB':>6} {'called bad':>11}")
    for name in names:
        bench.lab.web.log.clear()
        run = bench.tools[name](targets)
        print(f"{name:12} {run.seconds:8.1f} {run.megabytes:6.0f} {sum(run.bad.values()):11}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench links", description=__doc__)
    parser.add_argument(
        "part", nargs="*", choices=["cases", "load", "growth", []], help="cases, load, growth (default: all)"
    )
    parser.add_argument("--only-ours", action="store_true", help="leave the other tools out of the loads")
    options = parser.parse_args(arguments)
    parts = options.part or ["cases", "load", "growth"]
    sys.path.insert(0, str(ROOT))
    from tests.links.lab.sites import build

    with tempfile.TemporaryDirectory() as folder:
        lab = build(Path(folder))
        bench = Bench(lab, Path(folder))
        names = ["signpost"] if options.only_ours else list(bench.tools)
        if not bench.resolv:
            print("The other tools cannot be given the lab's names here; only ours is measured.")
        if "cases" in parts:
            hard_cases(bench)
        if "load" in parts:
            load(bench, 400, 40, names)
            load(bench, 2000, 200, names)
        if "growth" in parts:
            for links in (2000, 5000, 20000):
                load(bench, links, links // 10, ["signpost"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
