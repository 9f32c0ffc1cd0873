"""What a phone must fetch: little after a small change, the same for the same commit, and in all less than 2 MB."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from signpost.history.git import source_date
from signpost.publish.service_worker import SOURCES, add_service_worker, compressed_size, files_for_readers
from tests.conftest import ROOT
from tests.live import CATALOGUE, is_elsewhere_too, pick

TODAY = date(2026, 11, 23)


def fetched(site: Path) -> dict[str, bytes]:
    """Return what a phone keeps of a site, by address, as the worker asks for it."""
    worker = (site / "sw.js").read_text(encoding="utf-8")
    kept = set(re.findall(r'\["([^"]*)","[A-Za-z0-9+/]{43}="\]', worker))
    return {address: (site / address / "index.html" if address.endswith("/") or not address else site / address)
            .read_bytes() for address in kept} | {"sw.js": worker.encode()}


def rebuild(tmp_path: Path, catalogue: Path) -> Path:
    """Build the site of a catalogue in folders of its own."""
    run = subprocess.run([sys.executable, "-m", "signpost.cli.build", "--catalogue", str(catalogue), "--docs",
                          str(tmp_path / "docs"), "--site", str(tmp_path / "site")], cwd=ROOT, capture_output=True,
                         text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"^offline: \d+ files, \d+ KB compressed, list of \d{4}-\d\d-\d\d$", run.stdout, re.M)
    return tmp_path / "site"


def test_build_gives_same_bytes_when_nothing_changed(built_site: Path, tmp_path: Path) -> None:
    """Two builds of the same commit in different folders are equal, byte for byte."""
    again = rebuild(tmp_path, CATALOGUE)
    names = {path.relative_to(built_site) for path in built_site.rglob("*") if path.is_file()}
    assert names == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert [name for name in names if (built_site / name).read_bytes() != (again / name).read_bytes()] == []


def test_returning_phone_fetches_little_when_one_entry_changed(built_site: Path, tmp_path: Path) -> None:
    """A new summary of one entry costs a phone that keeps the list less than 150 KB."""
    catalogue = Path(shutil.copytree(CATALOGUE, tmp_path / "catalogue"))
    entry = catalogue / f"{pick(is_elsewhere_too).id}.yml"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(re.sub(r"^summary: .*$", "summary: A new sentence that nobody has read before.", text, flags=re.M),
                     encoding="utf-8")
    before, after = fetched(built_site), fetched(rebuild(tmp_path, catalogue))
    changed = {address: data for address, data in after.items() if before.get(address) != data}
    cost = sum(compressed_size(data) for data in changed.values())
    print(f"one entry changed: {len(changed)} files, {cost / 1024:.0f} KB")
    assert 2 < len(changed) < 40
    assert cost < 150 * 1024


def test_saved_list_is_under_2_mb_and_holds_all_pages(built_site: Path) -> None:
    """What a phone keeps has every page for readers, the search and the plan, and is less than 2 MB compressed."""
    kept = fetched(built_site)
    assert sum(compressed_size(data) for data in kept.values()) < 2 * 1024 * 1024
    addresses = {address for address, _ in files_for_readers(built_site)}
    pages = {path.parent.relative_to(built_site).as_posix() + "/" for path in built_site.rglob("*/index.html")}
    assert pages - addresses == {"calls/"}, "the keeper's page"
    assert {"", "search/index.json", "plan.json", "list.json", "assets/signpost.css"} <= addresses
    assert not {"sw.js", "_headers", "catalogue.json"} & addresses


def test_source_date_is_the_commits_or_that_of_source_date_epoch(tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH comes first, then the commit's day; outside of git it is today."""
    assert source_date(tmp_path, {"SOURCE_DATE_EPOCH": "1760000000"}, TODAY) == date(2025, 10, 9)
    assert source_date(tmp_path, {}, TODAY) == TODAY
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x", "--date", "2026-03-01T12:00:00Z"], check=True,
                   env={"GIT_COMMITTER_DATE": "2026-03-02T12:00:00Z", "PATH": "/usr/bin:/bin"})
    assert source_date(tmp_path, {}, TODAY) == date(2026, 3, 2)


def test_add_service_worker_writes_the_kill_switch_when_switched_off(tmp_path: Path) -> None:
    """With the kill switch, sw.js is the worker that removes itself, and pages are told to register none."""
    assert "kill switch" in add_service_worker(tmp_path, ROOT, enabled=False)
    assert (tmp_path / "sw.js").read_bytes() == (ROOT / SOURCES / "kill-switch.js").read_bytes()
    assert '"offline": false' in (tmp_path / "list.json").read_text()
