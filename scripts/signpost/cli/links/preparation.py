"""Prepares a run of scripts/check-links: its targets, the memory and the exceptions, as the options ask for them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from signpost.catalogue.file_models import LinkException
from signpost.cli.links.progress import print_status
from signpost.cli.project import ROOT
from signpost.links.collect import changed_targets, collect_targets
from signpost.links.exceptions import LinkExceptions, load_exceptions
from signpost.links.report.memory import Memory, load_memory
from signpost.links.report.report_builder import RunContext, memory_key
from signpost.links.report.shards import shard_of
from signpost.links.targets import NothingToCheck, Target, read_targets_file

FILE = "link-exceptions.yml"
PAGES = ROOT / "docs"
"""The pages that every site has; the catalogue's own are laid over them."""


class InputError(Exception):
    """The run cannot be made as asked; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Run:
    """The targets that the report covers, those that are asked in this run, and what findings are compared with."""

    targets: list[Target]
    asked: list[Target]
    context: RunContext
    scope: str


def prepare_run(options: argparse.Namespace) -> Run:
    """Collect the targets, and load the memory and the exceptions. Raises InputError."""
    exceptions = load_all_exceptions([*options.under, options.catalogue])
    context = RunContext(load_memory(options.state, options.now), exceptions, options.now)
    targets = collect_all_targets(options)
    if options.only_changed:
        try:
            changed = changed_targets(targets, options.only_changed, options.catalogue)
        except ValueError as error:
            raise InputError(str(error)) from None
        return Run(changed, changed, context, "changed")
    asked = [target for target in targets if _is_failing(target, context.memory)] if options.only_failing else targets
    if options.shard:
        asked = shard_of(asked, *options.shard)
    return Run(targets, asked, context, "failing" if options.only_failing else "all")


def load_all_exceptions(folders: Sequence[Path]) -> LinkExceptions:
    """Return the exceptions of all folders: a site that one must not ask, none asks. Raises InputError."""
    listed: list[LinkException] = []
    excluded: list[str] = []
    for folder in folders:
        found = load_exceptions(folder / FILE)
        if not isinstance(found, LinkExceptions):
            raise InputError("; ".join(str(problem) for problem in found))
        listed += found.listed
        excluded += found.excluded_urls
    return LinkExceptions(folders[-1] / FILE, tuple(listed), tuple(excluded))


def collect_all_targets(options: argparse.Namespace) -> list[Target]:
    """Return every target. Raises InputError where the catalogue has problems, NothingToCheck where it is empty."""
    if options.targets:
        return read_targets_file(options.targets)
    targets, problems = collect_targets(options.catalogue, PAGES, options.under)
    for problem in problems:
        print_status(str(problem))
    if problems and not options.only_changed:
        raise InputError(
            f"the catalogue has {len(problems)} problems, so that some links cannot be seen; run scripts/check")
    if not any(place.entry for target in targets for place in target.places):
        raise NothingToCheck(f"the catalogue in {options.catalogue} has no links, addresses or numbers at all")
    return targets


def _is_failing(target: Target, memory: Memory | None) -> bool:
    """Whether a target failed at the last check, or was never checked."""
    past = memory.targets.get(memory_key(target.kind, target.text)) if memory else None
    return past is None or not past.results or past.results[-1].verdict.is_failing
