"""Builds the report, and the memory after the run, from the run's findings. Pure: no network, no clock, no disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from signpost.links.advice import advice
from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.compressed_histories import LazyRows
from signpost.links.report.memory import WEEKS_KEPT, Memory
from signpost.links.report.report_model import (
    LISTS,
    AttemptRow,
    ClosedTarget,
    EntryPlace,
    ListName,
    Report,
    Row,
    TargetHistory,
    WeekCounts,
    format_timestamp,
)
from signpost.links.report.target_history import reported_verdict, unreliable_note, updated_history, works_again
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict

MOST_HARMFUL = {Reason.CHANGED_HANDS: 0, Reason.PARKED: 1}
"""Reasons that come first in their list."""


@dataclass(frozen=True, slots=True)
class RunContext:
    """What the findings of a run are compared with: the memory before it, the exceptions, and the time of the run."""

    memory: Memory | None
    exceptions: LinkExceptions
    now: datetime


def memory_key(kind: str, text: str) -> str:
    """Return the key of a target's history in the memory."""
    return f"{kind} {text}"


def build_report(targets: Sequence[Target], findings: Mapping[tuple[str, str], Finding], context: RunContext,
                 scope: str = "all") -> tuple[Report, Memory]:
    """Return the report on these targets, and the memory with the findings added; `context` is not changed.

    A target without a finding was not asked in this run: its row repeats what the memory has.
    """
    memory = context.memory.copy() if context.memory else Memory()
    known = context.memory.targets if context.memory else {}

    def row_of(index: int) -> Row:
        target = targets[index]
        before = known.get(memory_key(target.kind, target.text))
        finding = findings.get((target.kind, target.text))
        return _checked_row(target, finding, before, context) if finding else _unchecked_row(target, before, context)

    totals = _Totals()
    order = sorted(range(len(targets)), key=lambda index: (targets[index].text, targets[index].kind))
    for index in order:
        row = row_of(index)
        totals.add(index, row)
        memory.targets[memory_key(row.kind, row.target)] = row.history
    closed = _remove_closed(memory, targets, context) if scope == "all" else []
    counts = dict(sorted(Counter(verdict for _, verdict in totals.verdicts).items()))
    memory.last_run_at = format_timestamp(context.now)
    if scope == "all":
        memory.weeks = _with_week(memory.weeks, WeekCounts(at=memory.last_run_at, counts=counts))
    report = Report(
        generated_at=memory.last_run_at, complete=totals.complete, scope=scope, first_run=context.memory is None,
        counts=counts, lists={name: len(totals.lists[name]) for name in LISTS}, results=[], closed=closed,
        weeks=memory.weeks, exceptions=context.exceptions.outdated(totals.verdicts, context.now.date()))
    report.results = LazyRows(row_of, order, totals.sorted_lists())
    report.summary = summarise(report)
    return report, memory


class _Totals:
    """Collects of each row what the report needs of all rows, so that the rows themselves need not be kept."""

    def __init__(self) -> None:
        self.verdicts: list[tuple[str, Verdict]] = []
        self.lists: dict[ListName, list[tuple[tuple[int, str, str], int]]] = {name: [] for name in LISTS}
        self.complete = True

    def add(self, index: int, row: Row) -> None:
        """Add the row of the target with this index."""
        self.verdicts.append((row.target, row.verdict))
        self.complete = self.complete and row.reason is not Reason.OUT_OF_TIME
        if row.in_list:
            self.lists[row.in_list].append((_sort_key(row), index))

    def sorted_lists(self) -> dict[ListName, list[int]]:
        """Return the indices of each list's rows, the most harmful first."""
        return {name: [index for _, index in sorted(rows)] for name, rows in self.lists.items()}


def _checked_row(target: Target, finding: Finding, before: TargetHistory | None, context: RunContext) -> Row:
    """Return the row of a target that was asked in this run."""
    history = updated_history(before, finding, context.now, owners_of(target))
    history.checked_by_hand = context.exceptions.checked_by_hand(target.text)
    row = _row(target, finding, history, context)
    if row.confirmed and row.verdict in (Verdict.BROKEN, Verdict.UNDELIVERABLE):
        row.note = ""
    row.new_url = finding.new_url or None
    row.checked_at = None if row.verdict is Verdict.NOT_CHECKED else format_timestamp(context.now)
    row.attempts = [AttemptRow(look=each.look, asked=each.asked, answer=each.answer) for each in finding.attempts]
    again = works_again(before, finding)
    row.in_list = None if row.quiet_until else list_of(row, again)
    row.is_new = row.in_list is not None and _is_new(row, before, again)
    return row


def _unchecked_row(target: Target, before: TargetHistory | None, context: RunContext) -> Row:
    """Return the row of a target that was not asked in this run, as its last check left it."""
    if before is None or not before.results:
        return _checked_row(target, Finding(Verdict.NOT_CHECKED, Reason.STOPPED), before, context)
    last = before.results[-1]
    row = _row(target, Finding(last.verdict, last.reason), before.model_copy(), context)
    row.checked_at = last.at
    row.in_list = None if row.quiet_until else list_of(row, False)
    return row


def _row(target: Target, finding: Finding, history: TargetHistory, context: RunContext) -> Row:
    """Return what rows of both kinds have: the verdict with its advice, and since when."""
    verdict, reason = reported_verdict(finding, history)
    texts = advice(verdict, reason, history.confirmed)
    quiet = context.exceptions.quiet_until(target.text, verdict, context.now.date())
    return Row(target=target.text, kind=target.kind, entries=places_of(target), verdict=verdict, reason=reason,
               sentence=texts.sentence, what_to_do=texts.what_to_do, confirmed=history.confirmed,
               first_failed_at=history.failing_since, note=unreliable_note(history),
               quiet_until=quiet.isoformat() if quiet else None, history=history)


def list_of(row: Row, again: bool) -> ListName | None:
    """Return the list that says what a person should do about a row; `again` is whether it works again."""
    if again:
        return "working_again"
    if row.verdict in (Verdict.BROKEN, Verdict.UNDELIVERABLE, Verdict.INSECURE, Verdict.INVALID):
        return "fix_now" if row.confirmed else "watching"
    if row.reason.is_taken_over and row.confirmed:
        return "fix_now"
    if row.verdict in (Verdict.SUSPECT, Verdict.BLOCKED):
        return "please_look"
    if row.verdict in (Verdict.MOVED, Verdict.FRAGMENT_MISSING, Verdict.CAUTION):
        return "when_you_next_edit"
    if row.verdict in (Verdict.TEMPORARY, Verdict.EXPIRING) or row.note:
        return "watching"
    return None


def _is_new(row: Row, before: TargetHistory | None, again: bool) -> bool:
    """Whether a row was not in this list, for this reason, after the run before."""
    if before is None or not before.results or again:
        return True
    last, now = before.results[-1], row.history.results[-1]
    return (last.verdict, last.reason) != (now.verdict, now.reason) or row.confirmed != before.confirmed


def owners_of(target: Target) -> list[str]:
    """Return what a target belongs to, each once."""
    return sorted({place.owner for place in target.places})


def places_of(target: Target) -> list[EntryPlace]:
    """Return a target's places for the report."""
    places = sorted(target.places, key=lambda place: (place.entry, place.file, place.line))
    return [EntryPlace(id=place.entry, name=place.name, title=place.title, file=place.file, line=place.line,
                       field=place.field, phone=place.phone) for place in places]


def _remove_closed(memory: Memory, targets: Sequence[Target], context: RunContext) -> list[ClosedTarget]:
    """Remove from the memory what is in the catalogue no more; return it, with a new target of the same owner."""
    current = {memory_key(target.kind, target.text): target for target in targets}
    known = context.memory.targets if context.memory else {}
    new = {owner: target.text for key, target in current.items() if key not in known for owner in owners_of(target)}
    closed = []
    for key in sorted(set(memory.targets) - set(current)):
        owners = memory.targets.pop(key).owners
        replacement = next((new[owner] for owner in owners if owner in new), None)
        closed.append(ClosedTarget(target=key.partition(" ")[2], closed_as="replaced" if replacement else "removed",
                                   replaced_by=replacement, entries=owners))
    return closed


def _with_week(weeks: list[WeekCounts], week: WeekCounts) -> list[WeekCounts]:
    """Return the chart's weeks with this run's added; of two runs on one day the later one counts."""
    return [*(each for each in weeks if each.at[:10] != week.at[:10]), week][-WEEKS_KEPT:]


def summarise(report: Report) -> str:
    """Return the run in a few short sentences."""
    total = len(report.results)
    working = sum(report.counts.get(verdict, 0) for verdict in Verdict if verdict.is_working)
    checked = total - report.counts.get(Verdict.NOT_CHECKED, 0)
    what = "links, addresses and numbers" if total != 1 else "link, address or number"
    parts = [f"{total} {what}: {checked} checked, {working} {'work' if working != 1 else 'works'}."]
    if report.first_run:
        parts.append("This is the first check: no history yet.")
    failing = sum(report.counts.get(verdict, 0) for verdict in Verdict if verdict.is_failing)
    if report.lists.get("fix_now"):
        parts.append(f"{report.lists['fix_now']} to fix now.")
    elif failing == 0:
        parts.append("Nothing to fix.")
    if not report.complete:
        parts.append("The check ran out of time: the next one does the rest.")
    return " ".join(parts)


def rows_in_list(report: Report, name: ListName) -> Sequence[Row]:
    """Return the rows of a list, the most harmful first."""
    if isinstance(report.results, LazyRows):
        return report.results.in_list(name)
    return sorted((row for row in report.results if row.in_list == name), key=_sort_key)


def unlisted_rows(report: Report) -> Sequence[Row]:
    """Return the rows that are in no list."""
    if isinstance(report.results, LazyRows):
        return report.results.unlisted
    return [row for row in report.results if row.in_list is None]


def _sort_key(row: Row) -> tuple[int, str, str]:
    """Return the key that lists are sorted by, the most harmful first."""
    return MOST_HARMFUL.get(row.reason, 2), row.reason, row.target
