"""What the tests share: a small catalogue that they alter, and the real site built once and served on loopback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.loader import load_catalogue
from tests.bench.sample_catalogue import themes_alone
from tests.repository import start_repository
from tests.static_server import serve

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"
"""Beside the project: the HSDS schema and the source document, which are not ours to copy into it."""
os.environ |= {"GITHUB_REPOSITORY": "essex/signpost", "SIGNPOST_REPORT_EMAIL": ""}  # the same on every machine
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

BUILDERS = ("mkdocs", "zensical")
both_builders = pytest.mark.parametrize("built_site", BUILDERS, indirect=True)
"""Runs a test, or all of a module, on the site of each builder."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background ignores Ctrl-C, and so would the programs that tests stop by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def shared(*parts: str) -> Path:
    """Return a path in the folder of test data that is not ours to copy; skip the test where it is not at hand."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"not ours to copy into the project, and not on this machine: ../shared/{'/'.join(parts)}")
    return path


SMALL: dict[str, Any] = {
    "site.yml": (ROOT / "tests" / "data" / "site.yml").read_text(encoding="utf-8"),
    "crisis.yml": {"in_danger": ["suicidal", "self-harm", "raped", "hits me", "want to die"]},
    "themes.yml": {"themes": [
        {"id": "missing", "title": "Missing", "summary": "What to do.", "audience": ["professional"],
         "sensitive": "true"},
        {"id": "exploitation", "title": "Exploitation", "summary": "Help.", "audience": ["professional"],
         "sensitive": "false"}]},
    "organisations.yml": {"organisations": [
        {"id": "missing-people", "name": "Missing People", "description": "A charity."}]},
    "missing/safecall.yml": {
        "name": "SafeCall", "organization": "missing-people", "kind": "helpline", "audience": ["young-person"],
        "summary": "Help for you.", "sources": ["S084"], "contacts": {"phones": [{"number": "116 000"}]}},
}


OTHER: dict[str, Any] = {**SMALL["missing/safecall.yml"], "name": "Other line"}
"""A second entry, for tests that need one."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder with a small catalogue without problems."""
    return write_catalogue(tmp_path / "catalogue", SMALL)


@pytest.fixture
def committed(small: Path) -> Path:
    """Return the small catalogue in a repository of its own, begun on 1 November."""
    return start_repository(small)


def load_valid(root: Path) -> Catalogue:
    """Load a catalogue without problems."""
    catalogue, problems = load_catalogue(root)
    assert [str(problem) for problem in problems] == []
    return catalogue


def write_catalogue(root: Path, files: dict[str, Any]) -> Path:
    """Write a catalogue: each file is a record (as JSON, which is YAML too), or the text itself."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return root


def with_entry(root: Path, **fields: Any) -> Path:
    """Alter the fields of the small catalogue's one entry: None takes a field away."""
    record = {**SMALL["missing/safecall.yml"], **fields}
    return write_catalogue(root, {"missing/safecall.yml": {k: v for k, v in record.items() if v is not None}})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project with the small catalogue in place of the real one."""
    root = tmp_path / "project"
    for folder in ("docs", "hooks", "overrides", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "themes"))
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    write_catalogue(root / "catalogue", {**SMALL, "themes.yml": themes_alone(ROOT / "catalogue")})
    return root


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real catalogue's site, built once for all workers by scripts/build's own module.

    MkDocs builds it; in tests marked `both_builders` Zensical does so too.
    """
    builder: str = getattr(request, "param", BUILDERS[0])
    return build_once(tmp_path_factory.getbasetemp(), builder, "--with", builder)


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the same catalogue's site as Zensical builds it, to compare it with the other."""
    return build_once(tmp_path_factory.getbasetemp(), "zensical", "--with", "zensical")


def build_once(base: Path, name: str, *options: str) -> Path:
    """Build the real site below a folder that all workers share, unless one of them did."""
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    site = base / name / "site"
    with FileLock(base / f"{name}.lock"):
        if not site.exists():
            run = subprocess.run([sys.executable, "-m", "signpost.cli.build", "--docs", str(base / name / "docs"),
                                  "--site", str(site), *options], cwd=ROOT, capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout + run.stderr
    return site


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Return the address, ending in a slash, at which the real site is served on loopback."""
    with serve(built_site) as url:
        yield url
