"""scripts/check-links as a whole: exit codes, memory on disk, interruptions, and what a run may not be believed for."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.links.conftest import Command
from tests.links.lab import pages
from tests.links.lab.names import SILENT
from tests.links.lab.pages import good, html
from tests.links.lab.web import Reply, Request

MONDAY, NEXT, THIRD = "2026-11-16T06:00:00Z", "2026-11-23T06:00:00Z", "2026-11-30T06:00:00Z"


def test_run_is_complete_when_it_finds_good_and_bad(command: Command) -> None:
    """Exit 0 whatever was found; links.json obeys its schema; memory and spreadsheet are there."""
    fine = command.lab.page("fine", "/page", good())
    gone = command.lab.page("gone", "/page", html("No", "<p>No</p>", 404))
    command.list(f"{fine}\tHarbour Carers", gone, "help@fine.lab", "0800 1111", f"{fine}\tOther name", "")
    done = command.run(MONDAY)
    assert done.returncode == 0, done.stderr
    report = command.report()
    jsonschema.validate(report, json.loads((command.folder / "out/links.schema.json").read_text()))
    assert [row["target"] for row in report["results"]] == sorted(["", fine, gone, "help@fine.lab", "0800 1111"])
    assert [entry["name"] for entry in command.row(fine)["entries"]] == ["Harbour Carers", "Other name"]
    assert report["complete"] and report["first_run"] and "no history yet" in done.stderr
    assert command.state.exists()
    assert len(list(csv.reader((command.folder / "out/links.csv").open(encoding="utf-8-sig")))) == 7


def test_broken_link_is_confirmed_when_it_fails_a_week_later(command: Command) -> None:
    """Memory on disk carries a failure from run to run."""
    gone = command.lab.page("gone", "/page", html("No", "<p>No</p>", 404))
    command.list(gone)
    command.run(MONDAY)
    assert (command.row(gone)["verdict"], command.row(gone)["confirmed"]) == ("broken", False)
    command.run(NEXT)
    row = command.row(gone)
    assert (row["verdict"], row["confirmed"], row["first_failed_at"]) == ("broken", True, "2026-11-16T06:00:00+00:00")


def test_page_has_changed_hands_when_its_title_is_another_than_remembered(command: Command) -> None:
    """The lapsed domain that answers 200: told at once, and first."""
    answers = [good("Harbour Carers | Home")]
    url = command.lab.page("harbour", "/page", lambda _request: answers[-1])
    command.list(url)
    command.run(MONDAY)
    answers.append(pages.SHOP)
    command.run(NEXT)
    row = command.row(url)
    assert (row["verdict"], row["reason"], row["confirmed"], row["in_list"]) == (
        "suspect",
        "changed_hands",
        True,
        "fix_now",
    )


@pytest.mark.parametrize("content", ["", "\n", "   \n\n", None])
def test_command_refuses_when_there_is_nothing_to_check(command: Command, content: str | None) -> None:
    """No target at all is a broken build, never "all fine"."""
    if content is not None:
        (command.folder / "targets.txt").write_text(content)
    assert command.run(MONDAY).returncode == 2
    assert not command.state.exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"version": 99}',
        '{"version": 1, "last_run_at": "2031-01-01T00:00:00Z"}',
        '{"version": 1, "last_run_at": "never"}',
        '{"targets": {"web x": {}}}',
    ],
)
def test_memory_is_never_started_afresh_when_it_cannot_be_used(command: Command, content: str) -> None:
    """Damaged, empty, of a later version or from the future: exit 2, and not a byte is changed."""
    command.list("0800 1111")
    command.state.write_text(content)
    done = command.run(MONDAY)
    assert done.returncode == 2 and "memory" in done.stderr
    assert command.state.read_text() == content


@pytest.mark.parametrize(
    "more",
    [
        ("--shard", "3/2"),
        ("--resolver", "nowhere"),
        ("--now", "yesterday"),
        ("--second-look", "-1"),
        ("--only-changed", "HEAD"),
        ("--site", "/no/such/folder"),
        ("--max-minutes", "soon"),
    ],
)
def test_command_refuses_when_its_arguments_are_wrong(command: Command, more: tuple[str, ...]) -> None:
    """Wrong input is exit 2."""
    command.list("0800 1111")
    assert command.run(MONDAY, *more).returncode == 2


def test_command_refuses_when_the_report_cannot_be_written(command: Command) -> None:
    """Found out before the run and not after it, for root too."""
    command.list("0800 1111")
    (command.folder / "out").write_text("a file, not a folder")
    done = command.run(MONDAY)
    assert done.returncode == 2 and not command.state.exists()


def test_nothing_is_lost_when_the_disk_is_full(command: Command) -> None:
    """A report that cannot be written whole leaves the old report and the memory as they were."""
    command.list(*(f"0800 {number:06d}" for number in range(200)))
    command.run(MONDAY)
    before = {path: path.read_bytes() for path in (command.state, command.folder / "out/links.json")}
    script = 'ulimit -f 20; trap "" XFSZ; exec "$@"'
    done = subprocess.run(
        ["bash", "-c", script, "bash", *command.arguments("--now", NEXT)], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert {path: path.read_bytes() for path in before} == before
    assert not list(command.folder.glob(".memory.json.*[0-9]"))


def test_memory_is_untouched_when_the_machine_is_offline(command: Command) -> None:
    """All links fail and so do the control addresses: exit 3, not a byte is changed."""
    url = command.lab.page("fine", "/page", good())
    command.list(url)
    command.run(MONDAY)
    before = command.state.read_bytes()
    for name in ("fine.lab", "control.lab"):
        command.lab.zone[name] = "servfail"
    done = command.run(NEXT, SIGNPOST_LINK_CONTROLS=command.lab.url("control"))
    assert done.returncode == 3 and command.state.read_bytes() == before
    assert command.report()["thrown_away"] and not command.report()["complete"]


def test_run_is_believed_when_the_control_addresses_answer(command: Command) -> None:
    """One bad link among good controls is a bad link."""
    command.list(command.lab.url("bad"))
    command.lab.zone["bad.lab"] = "servfail"
    control = command.lab.page("control", "/page", good())
    assert command.run(MONDAY, SIGNPOST_LINK_CONTROLS=control).returncode == 0


@pytest.mark.parametrize(("bad", "code"), [(2, 0), (3, 3)])
def test_run_is_thrown_away_when_over_a_fifth_of_hosts_are_in_trouble(command: Command, bad: int, code: int) -> None:
    """Two of ten hosts may fail; three say more of this machine than of them."""
    hosts = [f"h{number}" for number in range(10)]
    command.list(*(command.lab.page(host, "/page", good()) for host in hosts))
    command.lab.zone.update({f"{host}.lab": "servfail" for host in hosts[:bad]})
    assert command.run(MONDAY).returncode == code
    assert command.state.exists() == (code == 0)


def test_daily_look_is_believed_when_all_that_it_asks_failed_before(command: Command) -> None:
    """--only-failing asks what failed; the rest keeps its row; old troubles do not count against the machine."""
    hosts = [f"h{number}" for number in range(8)]
    urls = [command.lab.page(host, "/page", good()) for host in hosts]
    command.list(*urls)
    command.lab.zone["h0.lab"] = "servfail"
    command.run(MONDAY)
    asked = len(command.lab.web.log)
    done = command.run("2026-11-17T06:00:00Z", "--only-failing")
    assert done.returncode == 0, done.stderr
    assert len(command.lab.web.log) == asked and len(command.report()["results"]) == 8
    assert command.row(urls[1])["verdict"] == "ok" and command.row(urls[1])["checked_at"].startswith("2026-11-16")
    assert len(command.row(urls[0])["history"]["results"]) == 2


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_memory_is_untouched_when_a_run_is_stopped_half_way(command: Command, how: signal.Signals) -> None:
    """Killed, Ctrl-C, or told to end: exit not 0, memory as it was."""
    fine = command.lab.page("fine", "/page", good())
    command.list(fine)
    command.run(MONDAY)
    before = command.state.read_bytes()
    command.lab.zone["silent.lab"] = SILENT
    command.list(fine, command.lab.url("silent"))
    process = subprocess.Popen(command.arguments("--now", NEXT), cwd=ROOT, stderr=subprocess.DEVNULL)
    _until(lambda: len(command.lab.web.log) >= 3)
    process.send_signal(how)
    assert process.wait(60) != 0
    assert command.state.read_bytes() == before


def test_callback_is_completed_when_the_run_is_told_to_end_within_it(command: Command) -> None:
    """SIGTERM cancels the run between two steps of the event loop; a step that is cut short could hang the rest."""
    command.list(command.lab.page("fine", "/page", good()))
    script = """
import asyncio, signal, sys
from signpost.cli import check_links
async def controls_respond(settings):
    signal.raise_signal(signal.SIGTERM)
    print("step completed", flush=True)
    await asyncio.sleep(600)
check_links.controls_respond = controls_respond
sys.exit(check_links.main(sys.argv[1:]))
"""
    arguments = [sys.executable, "-c", script, *command.arguments("--now", MONDAY)[3:]]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (130, "step completed\n"), done.stderr


def _until(is_so: object, seconds: float = 60.0) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not is_so():  # type: ignore[operator]
        assert time.monotonic() < end, "it never was so"
        time.sleep(0.05)


def test_second_run_is_refused_when_one_is_under_way(command: Command) -> None:
    """Two runs at once would overwrite each other's memory."""
    command.lab.zone["silent.lab"] = SILENT
    command.list(command.lab.url("silent"), command.lab.page("fine", "/page", good()))
    first = subprocess.Popen(command.arguments("--now", MONDAY), cwd=ROOT, stderr=subprocess.DEVNULL)
    _until(lambda: bool(command.lab.web.log))
    second = command.run(MONDAY)
    assert second.returncode == 2 and "another run" in second.stderr
    assert first.wait(60) == 0


def test_two_runs_are_the_same_when_nothing_changed(command: Command) -> None:
    """Same memory, same servers, same time: the very same files."""
    lab = command.lab
    command.list(
        lab.page("a", "/page", good()),
        lab.page("b", "/page", Reply(500)),
        lab.page("c", "/page", pages.CLOUDFLARE),
        "help@nowhere.lab",
        "0800 1",
    )
    names = ("links.json", "links.csv", "summary.md", "issue.md")
    command.run(MONDAY)
    command.state.unlink()
    first = {name: (command.folder / "out" / name).read_bytes() for name in names}
    command.run(MONDAY)
    assert {name: (command.folder / "out" / name).read_bytes() for name in names} == first


def test_shards_make_one_report_when_they_are_joined(command: Command, tmp_path: Path) -> None:
    """Each host falls into one part; the parts make up the very rows of one run; a missing part is refused."""
    lab = command.lab
    command.list(
        *(lab.page(f"h{number}", "/page", good()) for number in range(5)),
        lab.page("gone", "/page", Reply(410)),
        "0800 1111",
        "help@post.lab",
    )
    parts = [tmp_path / f"part{number}" for number in (1, 2, 3)]
    for number, part in enumerate(parts, 1):
        assert command.run(MONDAY, "--shard", f"{number}/3", "--out", str(part)).returncode == 0
    assert not command.state.exists()
    assert command.run(MONDAY, "--merge", str(parts[0]), str(parts[1])).returncode == 2
    assert command.run(MONDAY, "--merge", *map(str, parts)).returncode == 0
    joined = command.report()
    command.state.unlink()
    command.run(MONDAY)
    whole = command.report()
    assert [(row["target"], row["verdict"]) for row in joined["results"]] == [
        (row["target"], row["verdict"]) for row in whole["results"]
    ]


def test_owner_is_not_asked_when_he_objects(command: Command) -> None:
    """do_not_check: no request, and a row that says why."""
    url = command.lab.page("private", "/page", good())
    catalogue = command.folder / "catalogue"
    catalogue.mkdir()
    (catalogue / "link-exceptions.yml").write_text("do_not_check:\n  - http://private.lab:81/\n")
    command.list(url)
    assert command.run(MONDAY, "--catalogue", str(catalogue)).returncode == 0
    assert (command.row(url)["reason"], command.lab.web.log) == ("do_not_check", [])


def test_command_refuses_when_the_exceptions_are_wrong(command: Command) -> None:
    """An exception without an end is refused with its place."""
    catalogue = command.folder / "catalogue"
    catalogue.mkdir()
    (catalogue / "link-exceptions.yml").write_text("exceptions:\n  - url: https://x.lab/\n    reason: because\n")
    command.list("0800 1111")
    done = command.run(MONDAY, "--catalogue", str(catalogue))
    assert done.returncode == 2 and "link-exceptions.yml:2" in done.stderr


def test_nothing_from_outside_acts_when_it_is_written_down(command: Command) -> None:
    """Titles and redirects full of markup, formulas, mentions and workflow commands are only text in every file."""
    evil = "<script>alert(1)</script> | =cmd() @everyone ::set-output name=x::y `code` [a](http://evil.lab) "
    lab = command.lab
    lab.case("evil", html(evil, f"<h1>{evil}</h1><p>{pages.GOOD_TEXT}</p>"))
    lab.leads("away", 301, "/new?<script>|@everyone")
    lab.page("away", "/new", lambda _request: good())
    command.list(
        f"{lab.targets['evil']}\t=cmd|'/c calc'!A1",
        f"{lab.targets['away']}\t@everyone ::error::x",
        "http://e.lab/|<b>@all\t<img src=x>",
        "@sum(1)\t+1",
    )
    done = command.run(MONDAY)
    assert done.returncode == 0 and "::" not in done.stderr + done.stdout
    with (command.folder / "out/links.csv").open(encoding="utf-8-sig", newline="") as file:
        assert not [cell for row in csv.reader(file) for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")]
    for name in ("summary.md", "issue.md"):
        text = (command.folder / "out" / name).read_text()
        rows = [line for line in text.splitlines() if line.startswith("|")]
        outside_code = "".join(part for line in rows for part in line.split("`")[::2])
        assert (
            "<img" not in outside_code
            and "<script" not in outside_code
            and "@everyone" not in text
            and "@all" not in text
        )
        assert {line.replace("\\|", "").count("|") for line in rows} <= {3, 5}


def test_every_file_is_valid_utf_8_when_answers_are_not(command: Command) -> None:
    """Bytes of any kind in addresses, headers, titles and encodings: text in every file, and a row for each target."""
    lab = command.lab
    lab.leads("latin", 301, "/new.pdf#caf\udce9")
    lab.page("latin", "/new.pdf", Reply(200, b"%PDF-1.7", [("Content-Type", "application/pdf")]))
    title = b"<title>caf\xe9 \xed\xa0\x80 +2AA-</title><h1>Harbour</h1>" + pages.GOOD_TEXT.encode()
    for label in ("utf-7", "utf-8", "idna", "utf-16", "none"):
        lab.case(label, Reply(200, title, [("Content-Type", f"text/html; charset={label}"), ("Server", "\udcff")]))
    command.list(*lab.targets.values())
    done = command.run(MONDAY)
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    for path in [*command.folder.glob("out/*.*"), command.state]:
        assert "\ufffd" not in path.read_bytes().decode("utf-8") or path.suffix != ".md"
    assert command.row(lab.targets["latin"])["new_url"].endswith("/new.pdf#caf%E9")
    assert len(command.report()["results"]) == len(lab.targets)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("https://a.lab/caf\u00e9\n".encode("latin-1"), "save it as UTF-8"),
        (b"a.lab\n" * 1_000_000, "check it in parts"),
        ("https://a.lab/\r\n".encode("utf-16"), "save it as UTF-8"),
        (b"", "no target"),
    ],
    ids=["latin-1", "long", "utf-16", "empty"],
)
def test_command_refuses_in_a_sentence_when_its_list_cannot_be_read(command: Command, data: bytes, says: str) -> None:
    """Exit 2, never a traceback, and nothing is written."""
    (command.folder / "targets.txt").write_bytes(data)
    done = command.run(MONDAY)
    assert done.returncode == 2 and says in done.stderr and "Traceback" not in done.stderr
    assert not command.state.exists()


def test_list_is_checked_when_its_lines_are_odd(command: Command) -> None:
    """Line breaks of Windows, a byte order mark, and NUL, which makes a wrong address and not the end of the run."""
    (command.folder / "targets.txt").write_bytes(b"\xef\xbb\xbf0800 1111\tSafeCall\r\nhttp://a.lab/\0\r\n")
    assert command.run(MONDAY).returncode == 0
    assert {row["target"]: row["verdict"] for row in command.report()["results"]} == {
        "0800 1111": "ok", "http://a.lab/\0": "invalid"}


@pytest.mark.parametrize("until", ["2027-02-30", "2027-13", "soon", "[1]", "0000-01-01"])
def test_command_refuses_in_a_sentence_when_an_exception_ends_on_no_day(command: Command, until: str) -> None:
    """With the file and the line, never a traceback."""
    catalogue = command.folder / "catalogue"
    catalogue.mkdir()
    text = f"exceptions:\n  - url: https://x.lab/\n    reason: It is right.\n    until: {until}\n"
    (catalogue / "link-exceptions.yml").write_text(text)
    command.list("0800 1111")
    done = command.run(MONDAY, "--catalogue", str(catalogue))
    assert done.returncode == 2 and "link-exceptions.yml:4" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "part",
    [
        "",
        "[]",
        '{"shard": 1, "of": 1, "online": true, "findings": ["x"]}',
        '{"shard": 1, "of": 1, "online": true, "findings": [{"kind": "web"}]}',
        "[" * 100_000,
    ],
    ids=range(5),
)
def test_command_refuses_in_a_sentence_when_a_part_is_damaged(command: Command, part: str) -> None:
    """A part is read whole or not at all."""
    (command.folder / "part").mkdir()
    (command.folder / "part/part.json").write_text(part)
    command.list("0800 1111")
    done = command.run(MONDAY, "--merge", str(command.folder / "part"))
    assert done.returncode == 2 and "part.json" in done.stderr and "Traceback" not in done.stderr


def test_script_is_right_when_called_from_another_folder(command: Command, tmp_path: Path) -> None:
    """scripts/check-links takes paths as they were typed, wherever it is called."""
    command.list("0800 1111")
    done = subprocess.run(
        [ROOT / "scripts/check-links", "--targets", "targets.txt", "--out", "here", "--state=state.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ},
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "here/links.json").exists() and (tmp_path / "state.json").exists()


def test_unusual_lines_come_back_as_given_when_they_are_targets(command: Command) -> None:
    """Each row's target is the line to the letter: spaces, invisible characters and line separators too."""
    odd = ["http://h.lab/\u200b", " http://h.lab ", "http://h.lab/\u2028x", "0800\u00a01111", "a b", "\u0085"]
    command.list(*odd)
    command.lab.page("h", "/", good())
    assert command.run(MONDAY).returncode in (0, 3)
    assert sorted(row["target"] for row in command.report()["results"]) == sorted(odd)


def test_one_request_is_made_when_five_services_share_an_address(command: Command) -> None:
    """One request a run, one row, all five named."""
    url = command.lab.page("h", "/", good())
    command.list(*(f"{url}\tService {number}" for number in range(5)))
    command.run(MONDAY)
    seen: list[Request] = [request for request in command.lab.web.log if request.path == "/"]
    assert len(seen) == 1 and len(command.row(url)["entries"]) == 5
