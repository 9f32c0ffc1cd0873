"""The memory's file and lock; compressed histories and lazy rows, and how little memory they need."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Attempt, Finding
from signpost.links.reasons import Reason
from signpost.links.report.compressed_histories import CompressedHistories
from signpost.links.report.memory import (
    Memory,
    UnreadableMemory,
    dump_memory,
    exclusive_lock,
    load_memory,
    write_atomically,
)
from signpost.links.report.report_builder import RunContext, build_report, rows_in_list
from signpost.links.report.report_files import write_reports
from signpost.links.report.report_model import PastResult, TargetHistory
from signpost.links.targets import Place, Target
from signpost.links.verdicts import Verdict
from tests.conftest import ROOT

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
LATER = datetime(2026, 11, 30, 6, tzinfo=UTC)
WHOLE_RUN = """
import re, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Attempt, Finding
from signpost.links.reasons import Reason
from signpost.links.report.memory import dump_memory, load_memory, write_atomically
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_files import write_reports
from signpost.links.targets import Place, Target
from signpost.links.verdicts import Verdict

out, count = Path(sys.argv[1]), int(sys.argv[2])
for week in range(2):
    now = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(weeks=week)
    urls = [f"https://host{number // 10}.lab/page{number}" for number in range(count)]
    targets = [Target(url, "web", [Place("list.txt", line, name=f"Name {line}")]) for line, url in enumerate(urls)]
    found = {("web", url): Finding(Verdict.OK, Reason.WORKS, "", f"Title of {url}", "lab",
                                   attempts=(Attempt(1, url, "200"),)) for url in urls}
    context = RunContext(load_memory(out / "memory.json", now), LinkExceptions(Path("none.yml")), now)
    report, memory = build_report(targets, found, context)
    write_reports(out, report)
    write_atomically(out / "memory.json", dump_memory(memory))
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def a_memory() -> Memory:
    """Return a memory with two targets."""
    memory = Memory(last_run_at="2026-11-16T06:00:00+00:00")
    for name in ("web https://b.lab/\u00e9", "phone 0800 1111"):
        results = [PastResult(at="2026-11-16T06:00:00+00:00", verdict=Verdict.OK, reason=Reason.WORKS)]
        memory.targets[name] = TargetHistory(
            first_seen="2026-11-16T06:00:00+00:00", results=results, owners=["A \u201c"])
    return memory


def test_history_is_the_same_when_it_was_compressed() -> None:
    """A history that is read is equal to the one that was assigned, and a copy."""
    memory = a_memory()
    taken = memory.targets["phone 0800 1111"]
    taken.confirmed = True
    assert not memory.targets["phone 0800 1111"].confirmed
    memory.targets["phone 0800 1111"] = taken
    assert memory.targets["phone 0800 1111"] == taken and memory.copy().targets == dict(memory.targets)


@pytest.mark.parametrize("indent", [None, 2])
def test_memory_is_the_same_when_another_tool_laid_it_out_anew(tmp_path: Path, indent: int | None) -> None:
    """Any layout of the same JSON is read, not only our own of a target a line."""
    path = tmp_path / "memory.json"
    write_atomically(path, dump_memory(a_memory()))
    first = load_memory(path, NOW)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")), indent=indent), encoding="utf-8")
    second = load_memory(path, NOW)
    assert first and second and dict(first.targets) == dict(second.targets) == dict(a_memory().targets)
    assert first.last_run_at == second.last_run_at == a_memory().last_run_at


def test_memory_is_unreadable_when_it_was_cut_anywhere(tmp_path: Path) -> None:
    """A file that ends too early is never taken for a small memory."""
    path = tmp_path / "memory.json"
    write_atomically(path, dump_memory(a_memory()))
    whole = path.read_bytes()
    for length in range(0, len(whole) - 2, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(UnreadableMemory):
            load_memory(path, NOW)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"version": 2, "targets": {}}', "version 2"),
        ('{"version": "1", "targets": {}}', "version '1'"),
        ("{}", "no version"),
        ('{"version": 1}', "no targets"),
        ('{"version": 1, "targets": []}', "no targets"),
        ('{"version": 1, "targets": {}, "other": 1}', "other"),
        ('{"version": 1, "targets": {"web x": {"first_seen": "2026-02-30T06:00:00+00:00"}}}', "first_seen"),
        ('{"version": 1, "targets": {"web x": {"first_seen": "2026-W48-1"}}}', "first_seen"),
        ('{"version": 1, "targets": {"web x": {"first_seen": "2026-11-01", "failing_since": "x"}}}', "failing_since"),
        ('{"version": 1, "targets": {"web x": {"first_seen": "2026-11-01", "title": "\\ud800"}}}', "title|surrogate"),
        ('{"version": 1, "targets": {}, "weeks": [{"at": "9999-99-99", "counts": {}}]}', "weeks.0.at"),
        ('{"version": 1, "targets": {}, "last_run_at": "2031-01-01T00:00:00Z"}', "future"),
        ("[" * 100_000, "recursion"),
        ('{"version": ' + "9" * 5000 + "}", "digits"),
        ("<<<<<<< ours", "line 1"),
        ('{"generated_at": "2026-11-16T06:00:00+00:00", "results": []}', "no version"),
    ],
    ids=range(16),
)
def test_memory_is_unreadable_with_its_reason_when_another_wrote_it(tmp_path: Path, text: str, says: str) -> None:
    """Of another version, another program's, or with a date that does not exist: one sentence, and nothing is used."""
    path = tmp_path / "memory.json"
    path.write_text(text)
    with pytest.raises(UnreadableMemory, match=says):
        load_memory(path, NOW)


@given(st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_memory_is_used_or_unreadable_when_any_bytes_of_it_changed(tmp_path: Path, data: st.DataObject) -> None:
    """What can be loaded can be composed with and written again; nothing else is raised."""
    whole = bytearray("".join(dump_memory(a_memory())).encode())
    place = data.draw(st.integers(0, len(whole)))
    whole[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=3) | st.sampled_from(
        [b'"', b"{", b"}", b"null", b"9", b"-", b"99", b"[", b"\n"]))
    path = tmp_path / "memory.json"
    path.write_bytes(whole)
    try:
        memory = load_memory(path, NOW)
    except UnreadableMemory:
        return
    found = {("web", "https://b.lab/\u00e9"): Finding(Verdict.BROKEN, Reason.NOT_FOUND)}
    report, after = build_report([Target("https://b.lab/\u00e9", "web", [Place("x.yml", 1)])], found,
                            RunContext(memory, LinkExceptions(Path("none.yml")), NOW))
    write_reports(tmp_path, report)
    write_atomically(path, dump_memory(after))
    assert load_memory(path, NOW) is not None


def test_file_is_valid_utf_8_when_a_half_character_slipped_through(tmp_path: Path) -> None:
    """It becomes a question mark, rather than the loss of a run or of a file."""
    write_atomically(tmp_path / "a.json", "caf\udce9 \ud83d")
    assert (tmp_path / "a.json").read_bytes() == b"caf? ?"
    finding = Finding(Verdict.OK, Reason.WORKS, "/\udce9", "\ud83d", "\udc80", attempts=(Attempt(1, "\udcff", "200"),))
    assert (finding.new_url, finding.title, finding.attempts[0].asked) == ("/\ufffd", "\ufffd", "\ufffd")


def test_memory_is_held_by_one_run_when_two_want_it(tmp_path: Path) -> None:
    """The second is told, and may have it once the first has ended."""
    path = tmp_path / "new" / "memory.json"
    with exclusive_lock(path) as first, exclusive_lock(path) as second:
        assert (first, second) == (True, False)
    with exclusive_lock(path) as third:
        assert third


def test_rows_are_the_same_each_time_when_they_are_built_again() -> None:
    """A row that is asked for twice is equal, in the lists too; what memory held before the run is not changed."""
    targets = [Target(f"https://{name}.lab/", "web", [Place("x.yml", 1, name=name)]) for name in "cab"]
    found = {("web", target.text): Finding(Verdict.BROKEN, Reason.GONE_FOR_GOOD) for target in targets}
    found[("web", "https://b.lab/")] = Finding(Verdict.SUSPECT, Reason.CHANGED_HANDS, second_sign=True)
    first = RunContext(None, LinkExceptions(Path("none.yml")), NOW)
    _, memory = build_report(targets, found, first)
    before = dict(memory.targets)
    report, after = build_report(targets, found, RunContext(memory, first.exceptions, LATER))
    assert list(report.results) == list(report.results) and len(report.results) == 3
    assert [row.target[8] for row in report.results] == ["a", "b", "c"]
    assert [row.target[8] for row in rows_in_list(report, "fix_now")] == ["b", "a", "c"]
    assert dict(memory.targets) == before and len(after.targets["web https://a.lab/"].results) == 2


def test_memory_is_small_when_twenty_thousand_targets_are_remembered_and_reported(tmp_path: Path) -> None:
    """Two weeks of 20,000 targets, read, composed and written in one process: under 150 MB."""
    command = [str(ROOT / ".venv/bin/python"), "-c", WHOLE_RUN, str(tmp_path), "20000"]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, text=True, check=True)
    assert int(done.stdout) < 150_000
    with (tmp_path / "links.json").open(encoding="utf-8") as lines:
        assert sum(line.startswith('  {"attempts"') for line in lines) == 20_000


def test_compressed_history_is_a_tenth_when_it_is_long() -> None:
    """24 checks in a few hundred bytes."""
    results = [PastResult(at=f"2026-11-{day:02}T06:00:00+00:00", verdict=Verdict.OK, reason=Reason.WORKS)
               for day in range(1, 25)]
    histories = CompressedHistories()
    histories["web x"] = TargetHistory(
        first_seen="2026-11-01T06:00:00+00:00", results=results, title="A page", owners=["one"])
    assert len(histories._compressed["web x"]) * 10 < len(histories["web x"].model_dump_json())
