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
from tests.live import CATALOGUE, SECOND, live, look_at
from tests.repository import start_repository
from tests.static_server import serve

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"
"""Beside the project: the HSDS schema and the source document, which are not ours to copy into it."""
os.environ |= {"GITHUB_REPOSITORY": "essex/signpost", "SIGNPOST_REPORT_EMAIL": ""}  # the same on every machine
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

SITES = {"mkdocs": (CATALOGUE, "mkdocs"), "zensical": (CATALOGUE, "zensical"), "second-list": (SECOND, "mkdocs")}
"""The sites that a test can look at, each with its list and its builder."""
BUILDERS = ("mkdocs", "zensical")
both_builders = pytest.mark.parametrize("built_site", BUILDERS, indirect=True)
"""Runs a test, or all of a module, on the site of each builder."""
both_lists = pytest.mark.parametrize("built_site", ["mkdocs", "second-list"], indirect=True)
"""Runs a test on the site of the live list, and on that of another place's."""
every_site = pytest.mark.parametrize("built_site", SITES, indirect=True)
"""Runs a test on the site of each builder, and on that of another place's list."""

FIRST_NAME, FIRST_SOURCE = "Signpost", "Ideas for Plans and Interventions for RIC"
"""Name and source document of the list that this project began with."""


def is_first_list() -> bool:
    """Whether the live list is still the one that the project began with: it has its name, or its source document."""
    site = live().site
    return site.name == FIRST_NAME or (site.source is not None and site.source.title == FIRST_SOURCE)


first_list = pytest.mark.skipif(not is_first_list(), reason="this is about the words and entries of the first list, "
                                "and the list in catalogue/ is another")
"""Marks a test, or a parameter of one, that asks for what only the list that the project began with has."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let tests/live.py read the list whose site a test looks at."""
    call = getattr(item, "callspec", None)
    look_at(SITES[call.params.get("built_site", BUILDERS[0])][0] if call else CATALOGUE)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background ignores Ctrl-C, and so would the programs that tests stop by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def instructions() -> str:
    """Return catalogue/README.md; skip the module that asks for it where a list stands there without it."""
    path = ROOT / "catalogue" / "README.md"
    if not path.is_file():
        pytest.skip("the list in catalogue/ has no README.md, which says how to keep it", allow_module_level=True)
    return path.read_text(encoding="utf-8")


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
    write_catalogue(root / "catalogue", SMALL)
    return root


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the live list's site, built once for all workers by scripts/build's own module.

    MkDocs builds it; tests marked `both_builders`, `both_lists` or `every_site` look at other sites too.
    """
    return build_once(tmp_path_factory.getbasetemp(), getattr(request, "param", BUILDERS[0]))


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the same list's site as Zensical builds it, to compare it with the other."""
    return build_once(tmp_path_factory.getbasetemp(), "zensical")


def build_once(base: Path, name: str, catalogue: Path | None = None) -> Path:
    """Build a site of SITES, or that of another catalogue, in a folder that all workers share, unless one of them did.
    """
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    listed, builder = (catalogue, BUILDERS[0]) if catalogue else SITES[name]
    site = base / name / "site"
    with FileLock(base / f"{name}.lock"):
        if not site.exists():
            run = subprocess.run([sys.executable, "-m", "signpost.cli.build", "--docs", str(base / name / "docs"),
                                  "--site", str(site), "--with", builder, "--catalogue", str(listed)],
                                 cwd=ROOT, capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout + run.stderr
    return site


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Return the address, ending in a slash, at which the built site is served on loopback."""
    with serve(built_site) as url:
        yield url
