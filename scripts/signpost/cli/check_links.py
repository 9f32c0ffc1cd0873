"""`scripts/check-links`: checks every link, email address and phone number, and writes the reports."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from signpost.builders.mkdocs_settings import load_settings
from signpost.cli.links.arguments import parse_arguments
from signpost.cli.links.preparation import InputError, Run, collect_all_targets, prepare_run
from signpost.cli.links.progress import ProgressDisplay, print_status
from signpost.cli.project import ROOT, site_folder
from signpost.links.classify.judge import KnownSite
from signpost.links.classify.run_rules import reason_to_discard
from signpost.links.finding import Finding
from signpost.links.limits import ProbeSettings, contact_address, control_addresses, public_address, user_agent
from signpost.links.probe.probe_plan import plan_probe
from signpost.links.probe.prober import controls_respond, probe
from signpost.links.reasons import Reason
from signpost.links.report.issue_text import build_issue_text, write_issue_text
from signpost.links.report.memory import (
    Memory,
    UnreadableMemory,
    dump_memory,
    exclusive_lock,
    write_atomically,
)
from signpost.links.report.report_builder import build_report, memory_key
from signpost.links.report.report_files import write_reports
from signpost.links.report.report_model import Report
from signpost.links.report.shards import PartsMissing, read_parts, shards_needed, write_part
from signpost.links.site_walk.linkchecker import SiteWalk, walk_site
from signpost.links.targets import NothingToCheck, Target

COMPLETE, HARMFUL_CHANGE, INVALID_INPUT, THROWN_AWAY, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes; `scripts/check-links --help` says what they mean."""
Findings = Mapping[tuple[str, str], Finding]
"""By kind and text of the target."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        options = parse_arguments(arguments)
        return _print_count(options) if options.count else _run_locked(options)
    except (InputError, UnreadableMemory, PartsMissing, NothingToCheck) as error:
        print_status(str(error))
        return INVALID_INPUT
    except OSError as error:
        print_status(f"cannot be read or written: {error.filename or ''} {error.strerror or error}")
        return INVALID_INPUT
    except Exception:  # Python's own exit code 1 would mean a harmful change here
        traceback.print_exc()
        return INVALID_INPUT
    except (KeyboardInterrupt, asyncio.CancelledError):
        print_status("stopped; the memory is as it was")
        return INTERRUPTED


def _interrupt(*_: object) -> None:
    """Handle SIGTERM as Ctrl-C, outside an event loop."""
    raise KeyboardInterrupt


def _cancel_when_told_to_end() -> None:
    """Let SIGTERM cancel the task that calls this, as asyncio does for Ctrl-C.

    An exception that a signal handler raises within the event loop can lose a callback, so that its task never ends.
    """
    task = asyncio.current_task()
    if task is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def _print_count(options: argparse.Namespace) -> int:
    """Print how many targets there are and how many parts that makes, for the workflow's matrix."""
    targets = collect_all_targets(options)
    print(f"{len(targets)} {shards_needed(len(targets), options.per_part)}")
    return COMPLETE


def _run_locked(options: argparse.Namespace) -> int:
    """Run while holding the memory's lock, after a test that the report can be written."""
    _check_writable(options.out)
    with exclusive_lock(options.state) as acquired:
        if not acquired:
            raise InputError(f"another run is using {options.state}; wait until it has ended")
        return _run(options)


def _check_writable(folder: Path) -> None:
    """Raise OSError at the start of a run, and not after an hour, where the report cannot be written."""
    write_atomically(folder / ".writable", "yes\n")
    (folder / ".writable").unlink()


def _run(options: argparse.Namespace) -> int:
    """Do the run that the options ask for; return the exit code."""
    run = prepare_run(options)
    if options.only_changed and not run.asked:
        _write(options, *build_report([], {}, run.context, run.scope))
        print_status("no link, address or number was added or changed")
        return COMPLETE
    findings: Findings
    if options.merge:
        findings, online = read_parts(options.merge)
        missing = [each.text for each in run.asked if (each.kind, each.text) not in findings]
        if missing and online:  # an offline part holds nothing, and the run is thrown away
            raise InputError(f"rows are missing: the parts lack {len(missing)} targets, such as {missing[0]}")
    else:
        findings, online = _probe(run, _probe_settings(options), options)
    if options.shard:
        write_part(options.out, options.shard, online, findings)
        print_status(f"part {options.shard[0]} of {options.shard[1]}: {len(findings)} targets")
        return COMPLETE if online else THROWN_AWAY
    return _finish(options, run, findings, online, _walk_site(options) if online else SiteWalk())


def _finish(options: argparse.Namespace, run: Run, findings: Findings, online: bool, walk: SiteWalk) -> int:
    """Compare the findings with the memory, write the reports, then the memory; return the exit code."""
    why = reason_to_discard(run.asked, findings, run.context.memory, online)
    report, memory = build_report(run.targets, findings, run.context, run.scope)
    if len(report.results) != len(run.targets):
        raise InputError(f"rows are missing: {len(run.targets)} targets, {len(report.results)} rows")
    walk.add_to(report)
    if why:
        report.thrown_away, report.complete = why, False
        _write(options, report, None)
        print_status(f"run thrown away, memory untouched: {why}")
        return THROWN_AWAY
    _write(options, report, None if options.only_changed else memory)
    print_status(report.summary)
    if options.only_changed and any(row.verdict.is_lasting or row.reason is Reason.CHANGED_HANDS
                                    for row in report.results):
        print_status("a link that this change adds does not work; see the report")
        return HARMFUL_CHANGE
    return COMPLETE


def _write(options: argparse.Namespace, report: Report, memory: Memory | None) -> None:
    """Write the reports, and the memory last, so that it never has a run that was not reported."""
    address = public_address(_site_settings())
    page = f"{address}link-report/" if address else ""
    write_reports(options.out, report, page)
    write_issue_text(options.out, build_issue_text(report, page))
    if memory is not None:
        write_atomically(options.state, dump_memory(memory))


@cache
def _site_settings() -> Mapping[str, Any]:
    """Return the settings in mkdocs.yml; none where that cannot be read."""
    try:
        return load_settings(ROOT)
    except OSError:
        return {}


def _probe_settings(options: argparse.Namespace) -> ProbeSettings:
    """Return the prober's settings from the options, the environment and mkdocs.yml."""
    by_default = not (options.targets or options.resolver)
    controls = control_addresses(os.environ.get("SIGNPOST_LINK_CONTROLS"), by_default)
    agent = user_agent(contact_address(_site_settings()))
    return ProbeSettings(agent, options.resolver, options.allow_loopback, controls)


def _probe(run: Run, settings: ProbeSettings, options: argparse.Namespace) -> tuple[Findings, bool]:
    """Ask every target of the run; return the findings, and whether this machine was online before and after."""
    plan = plan_probe(run.asked, _known(run.context.memory, run.asked), run.context.exceptions.excludes,
                      settings.limits, settings.allow_loopback)

    async def probe_while_online() -> tuple[Findings, bool]:
        _cancel_when_told_to_end()
        if not await controls_respond(settings):
            return {}, False
        with ProgressDisplay() as progress:
            findings = await probe(plan, settings, options.second_look, options.max_minutes * 60, progress)
        return findings, await controls_respond(settings)

    try:
        return asyncio.run(probe_while_online())
    finally:
        signal.signal(signal.SIGTERM, _interrupt)


def _known(memory: Memory | None, targets: Sequence[Target]) -> dict[str, KnownSite]:
    """Return what the memory has of web addresses that worked before."""
    known = {}
    for target in targets:
        past = memory.targets.get(memory_key(target.kind, target.text)) if memory and target.kind == "web" else None
        if past and past.last_good_domain:
            known[target.text] = KnownSite((), past.last_good_title, past.last_good_domain)
    return known


def _walk_site(options: argparse.Namespace) -> SiteWalk:
    """Check the links within the built site, where there is one and a whole catalogue is checked."""
    if options.site is not None and not (options.site / "index.html").is_file():
        raise InputError(f"{options.site} is not a built site; run scripts/build first")
    partial = options.targets or options.only_changed or options.only_failing or options.resolver
    site = options.site or (None if partial else site_folder(options.catalogue))
    if site is None or not (site / "index.html").is_file():
        return SiteWalk()
    print_status("LinkChecker walks the site")
    walk = walk_site(site)
    if walk.failure and not walk.pages:
        print_status(f"the walk failed: {walk.failure}")
    return walk


if __name__ == "__main__":
    sys.exit(main())
