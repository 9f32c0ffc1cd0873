"""What the tests of the link check share: the lab, and one run over all of its cases."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from signpost.links.finding import Finding
from signpost.links.limits import Limits, ProbeSettings, user_agent
from signpost.links.probe.probe_plan import plan_probe
from signpost.links.probe.prober import probe
from signpost.links.probe.rounds import Findings
from signpost.links.targets import Target, read_targets_file
from tests.conftest import ROOT
from tests.links.lab.sites import Lab, build

AGENT = user_agent("https://signpost.lab/about/")


@dataclass(frozen=True)
class CaseRun:
    """What one run over all cases found, and what the servers saw."""

    targets: dict[str, str]
    findings: dict[str, dict[str, Any]]
    """By target."""
    agents: list[str]
    headers: list[str]


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lab]:
    """Return an empty lab."""
    made = Lab(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.authority.file))
    yield made
    made.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what waits for the run over all cases last: the run goes on beside the other tests."""
    items.sort(key=needs_case_run)


def needs_case_run(item: pytest.Item) -> bool:
    """Whether a test looks at the run over all cases."""
    return "case_run" in getattr(item, "fixturenames", ())


def shared_base(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all workers share."""
    base = factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session", autouse=True)
def case_run_begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Begin the run over all cases in a process of its own, by the first worker, where a test will look at it."""
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if not first or not any(needs_case_run(item) for item in request.session.items):
        yield
        return
    code = "import sys, pathlib; from tests.links.conftest import keep_cases; keep_cases(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(shared_base(tmp_path_factory))]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "scripts")])
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths})
    yield
    process.kill()
    process.wait()


@pytest.fixture(scope="session")
def case_run(tmp_path_factory: pytest.TempPathFactory) -> CaseRun:
    """Return what one run finds on all cases of the lab: done once, also when several workers share the tests."""
    return CaseRun(**json.loads(keep_cases(shared_base(tmp_path_factory)).read_text(encoding="utf-8")))


def keep_cases(base: Path) -> Path:
    """Run all cases, unless that was done or is being done; return the file with what was found."""
    kept = base / "link-cases.json"
    with FileLock(base / "link-cases.lock"):
        if not kept.exists():
            kept.write_text(json.dumps(asdict(_run_cases(base))), encoding="utf-8")
    return kept


def _run_cases(folder: Path) -> CaseRun:
    """Build the whole lab and check it with the real limits."""
    whole = build(folder)
    before = {name: os.environ.get(name) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR")}
    os.environ["SSL_CERT_FILE"] = str(whole.authority.file)
    try:
        path = folder / "targets.txt"
        path.write_text(
            "".join(f"{text}\t{whole.belongs.get(name, '')}\n" for name, text in whole.targets.items()),
            encoding="utf-8",
        )
        found = findings_of(whole, read_targets_file(path))
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        whole.close()
    headers = sorted({name for request in whole.web.log for name in request.headers})
    return CaseRun(
        whole.targets,
        {text: asdict(each) for (_, text), each in found.items()},
        sorted({request.headers.get("user-agent", "") for request in whole.web.log}),
        headers,
    )


def findings_of(
    lab: Lab, targets: list[Target], limits: Limits | None = None, second_look: float = 0.0, seconds: float = 300.0
) -> Findings:
    """Probe targets in a lab and return what was found."""
    settings = ProbeSettings(AGENT, ("127.0.0.1", lab.names.port), True, (), limits or Limits())
    plan = plan_probe(targets, {}, lambda _text: False, settings.limits, True)
    with ThreadPoolExecutor(1) as pool:
        # In a thread of its own: Playwright leaves a running event loop in a test's.
        found = pool.submit(lambda: asyncio.run(probe(plan, settings, second_look, seconds, lambda *_told: None)))
        return found.result()


def finding_of(lab: Lab, url: str, limits: Limits | None = None) -> Finding:
    """Probe one address."""
    return findings_of(lab, [Target(url, "web")], limits)[("web", url)]


@dataclass(frozen=True)
class Command:
    """scripts/check-links with a lab: its folder, and what it left there."""

    lab: Lab
    folder: Path

    @property
    def state(self) -> Path:
        """The memory."""
        return self.folder / "memory.json"

    def arguments(self, *more: str) -> list[str]:
        """Return the command line."""
        return [
            str(ROOT / ".venv/bin/python"),
            "-m",
            "signpost.cli.check_links",
            "--targets",
            str(self.folder / "targets.txt"),
            "--out",
            str(self.folder / "out"),
            "--state",
            str(self.state),
            "--resolver",
            self.lab.resolver,
            "--allow-loopback",
            "--second-look",
            "0",
            *more,
        ]

    def list(self, *lines: str) -> None:
        """Write the list of targets."""
        (self.folder / "targets.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def run(self, now: str, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command to its end."""
        return subprocess.run(
            self.arguments("--now", now, *more),
            cwd=ROOT,
            capture_output=True,
            text=True,
            env={**os.environ, **environment},
            timeout=120,
            check=False,
        )

    def report(self) -> dict[str, Any]:
        """Return links.json."""
        found: dict[str, Any] = json.loads((self.folder / "out" / "links.json").read_text(encoding="utf-8"))
        return found

    def row(self, target: str) -> dict[str, Any]:
        """Return one row."""
        return next(row for row in self.report()["results"] if row["target"] == target)


@pytest.fixture
def command(lab: Lab, tmp_path: Path) -> Command:
    """Return the command with an empty lab."""
    return Command(lab, tmp_path)


Maker = Callable[..., Command]
