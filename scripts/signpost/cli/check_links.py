"""scripts/check-links from its arguments to its exit code."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from signpost.links.classify.judge import Known
from signpost.links.classify.run_rules import why_not_believed
from signpost.links.collect import gather, only_changed
from signpost.links.exceptions import Exceptions, load_exceptions
from signpost.links.finding import Finding
from signpost.links.limits import Settings, contact_address, control_addresses, public_address, user_agent
from signpost.links.options import parse
from signpost.links.probe.prober import controls_respond, plan_probe, probe
from signpost.links.progress import Screen, say
from signpost.links.reasons import Reason
from signpost.links.report.issue_text import write_issue_text
from signpost.links.report.memory import Memory, Unreadable, alone_with, dump_memory, load_memory, write_whole
from signpost.links.report.report_builder import Past, compose, key_of
from signpost.links.report.report_files import write_reports
from signpost.links.report.rows import Report
from signpost.links.report.shards import PartsMissing, read_parts, shard_of, shards_needed, write_part
from signpost.links.site_walk.linkchecker import Walk, walk_site
from signpost.links.targets import NothingToCheck, Target, read_targets_file

COMPLETE, HARMFUL_CHANGE, WRONG, THROWN_AWAY = 0, 1, 2, 3
CONFIG = Path("mkdocs.yml")
PAGES = Path("docs")


class Wrong(Exception):
    """What makes the command exit 2, in words for the person at the prompt."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a run is about: all targets, those that are asked now, and what it starts from."""

    targets: list[Target]
    asked: list[Target]
    past: Past
    scope: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: _interrupt())
    try:
        options = parse(arguments)
        return _alone(options)
    except (Wrong, Unreadable, PartsMissing, NothingToCheck) as fault:
        say(str(fault))
        return WRONG
    except OSError as fault:
        say(f"cannot be read or written: {fault.filename or ''} {fault.strerror or fault}")
        return WRONG
    except Exception:  # exit 1 has a meaning of its own, so that a fault of ours must not look like it
        traceback.print_exc()
        return WRONG
    except (KeyboardInterrupt, asyncio.CancelledError):
        say("stopped; the memory is as it was")
        return 130


def _interrupt() -> None:
    """Turn a request to end into the same clean stop as Ctrl-C."""
    raise KeyboardInterrupt


def _alone(options: argparse.Namespace) -> int:
    """Hold the memory for this run alone, and make sure first that the report can be written."""
    if options.count:
        return _count(options)
    _writable(options.out)
    with alone_with(options.state) as alone:
        if not alone:
            raise Wrong(f"another run is using {options.state}; wait until it has ended")
        return _run(options)


def _count(options: argparse.Namespace) -> int:
    """Print how many targets there are and how many parts that makes, for the job's matrix."""
    targets = _targets(options)
    print(f"{len(targets)} {shards_needed(len(targets), options.per_part)}")
    return COMPLETE


def _writable(folder: Path) -> None:
    """Find out now, not in an hour, that the report cannot be written. OSError where that is so."""
    write_whole(folder / ".writable", "yes\n")
    (folder / ".writable").unlink()


def _run(options: argparse.Namespace) -> int:
    """Do the run that the options ask for."""
    work = _work(options)
    if options.only_changed and not work.asked:
        _write(options, *compose([], {}, work.past, work.scope))
        say("no link, address or number was added or changed")
        return COMPLETE
    settings = _settings(options)
    if options.merge:
        findings, online = read_parts(options.merge)
        missing = [each.text for each in work.asked if (each.kind, each.text) not in findings]
        if missing and online:  # an offline part holds nothing, and the run is thrown away
            raise Wrong(f"rows are missing: the parts lack {len(missing)} targets, such as {missing[0]}")
    else:
        findings, online = _probe(work, settings, options)
    if options.shard:
        write_part(options.out, options.shard, online, findings)
        say(f"part {options.shard[0]} of {options.shard[1]}: {len(findings)} targets")
        return COMPLETE if online else THROWN_AWAY
    return _conclude(options, work, findings, online, _walk(options) if online else Walk())


def _conclude(options: argparse.Namespace, work: Work, findings: Mapping[tuple[str, str], Finding], online: bool,
              walk: Walk) -> int:
    """Compare with memory, write the reports, then the memory; return the exit code."""
    why = why_not_believed(work.asked, findings, work.past.memory, online)
    report, memory = compose(work.targets, findings, work.past, work.scope)
    if len(report.results) != len(work.targets):
        raise Wrong(f"rows are missing: {len(work.targets)} targets, {len(report.results)} rows")
    walk.add_to(report)
    if why:
        report.thrown_away, report.complete = why, False
        _write(options, report, None)
        say(f"run thrown away, memory untouched: {why}")
        return THROWN_AWAY
    _write(options, report, None if options.only_changed else memory)
    say(report.summary)
    if options.only_changed and any(row.verdict.is_lasting or row.reason is Reason.CHANGED_HANDS
                                    for row in report.results):
        say("a link that this change adds does not work; see the report")
        return HARMFUL_CHANGE
    return COMPLETE


def _write(options: argparse.Namespace, report: Report, memory: Memory | None) -> None:
    """Write the reports, and the memory last of all, so that it speaks only of runs that were reported."""
    address = public_address(CONFIG)
    page = f"{address}link-report/" if address else ""
    write_reports(options.out, report, page)
    write_issue_text(options.out, report, page)
    if memory is not None:
        write_whole(options.state, dump_memory(memory))


def _work(options: argparse.Namespace) -> Work:
    """Gather targets, memory and exceptions."""
    exceptions = load_exceptions(options.catalogue / "link-exceptions.yml")
    if not isinstance(exceptions, Exceptions):
        raise Wrong("; ".join(str(problem) for problem in exceptions))
    past = Past(load_memory(options.state, options.now), exceptions, options.now)
    targets = _targets(options)
    if options.only_changed:
        try:
            changed = only_changed(targets, options.only_changed, options.catalogue)
        except ValueError as fault:
            raise Wrong(str(fault)) from None
        return Work(changed, changed, past, "changed")
    asked = [target for target in targets if _is_failing(target, past.memory)] if options.only_failing else targets
    if options.shard:
        asked = shard_of(asked, *options.shard)
    return Work(targets, asked, past, "failing" if options.only_failing else "all")


def _targets(options: argparse.Namespace) -> list[Target]:
    """Return what is to be checked; NothingToCheck where there is nothing at all."""
    if options.targets:
        return read_targets_file(options.targets)
    targets, problems = gather(options.catalogue, PAGES)
    for problem in problems:
        say(str(problem))
    if problems and not options.only_changed:
        raise Wrong(f"the catalogue has {len(problems)} problems, so that some links cannot be seen; run scripts/check")
    if not any(place.entry for target in targets for place in target.places):
        raise NothingToCheck(f"the catalogue in {options.catalogue} has no links, addresses or numbers at all")
    return targets


def _is_failing(target: Target, memory: Memory | None) -> bool:
    """Whether a target failed at the last check, or was never checked."""
    past = memory.targets.get(key_of(target.kind, target.text)) if memory else None
    return past is None or not past.results or past.results[-1].verdict.is_failing


def _settings(options: argparse.Namespace) -> Settings:
    """Put together what the prober is told."""
    by_default = not (options.targets or options.resolver)
    controls = control_addresses(os.environ.get("SIGNPOST_LINK_CONTROLS"), by_default)
    return Settings(user_agent(contact_address(CONFIG)), options.resolver, options.allow_loopback, controls)


def _probe(work: Work, settings: Settings, options: argparse.Namespace) -> tuple[dict[tuple[str, str], Finding], bool]:
    """Ask everything; whether this machine was online is asked before and after."""
    memory = work.past.memory
    plan = plan_probe(work.asked, _known(memory, work.asked), work.past.exceptions.spares, settings.limits,
                   settings.allow_loopback)

    async def all_of_it() -> tuple[dict[tuple[str, str], Finding], bool]:
        if not await controls_respond(settings):
            return {}, False
        with Screen() as screen:
            found = await probe(plan, settings, options.second_look, options.max_minutes * 60, screen)
        return found, await controls_respond(settings)

    return asyncio.run(all_of_it())


def _known(memory: Memory | None, targets: Sequence[Target]) -> dict[str, Known]:
    """Return what memory knows of web addresses that worked before."""
    found = {}
    for target in targets:
        past = memory.targets.get(key_of(target.kind, target.text)) if memory and target.kind == "web" else None
        if past and past.last_good_domain:
            found[target.text] = Known((), past.last_good_title, past.last_good_domain)
    return found


def _walk(options: argparse.Namespace) -> Walk:
    """Let LinkChecker walk the built site, where there is one and a whole catalogue is checked."""
    if options.site is not None and not (options.site / "index.html").is_file():
        raise Wrong(f"{options.site} is not a built site; run scripts/build first")
    partial = options.targets or options.only_changed or options.only_failing or options.resolver
    site = options.site or (None if partial else Path("site"))
    if site is None or not (site / "index.html").is_file():
        return Walk()
    return walk_site(site)
