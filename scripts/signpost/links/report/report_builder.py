"""Findings and memory in; the report and the memory after it out. Pure: no network, no clock, no disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from signpost.links.advice import advice
from signpost.links.exceptions import Exceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.compressed_histories import Rows
from signpost.links.report.history import remembered, settled, stamp, unreliable, works_again
from signpost.links.report.memory import WEEKS_KEPT, Memory
from signpost.links.report.rows import LISTS, AttemptRow, Closed, EntryPlace, History, ListName, Report, Row, Week
from signpost.links.targets import Target
from signpost.links.verdicts import Verdict

ORDER = {Reason.CHANGED_HANDS: 0, Reason.PARKED: 1}
KEY = "{} {}"


@dataclass(frozen=True, slots=True)
class Past:
    """What a run starts from."""

    memory: Memory | None
    exceptions: Exceptions
    now: datetime


def key_of(kind: str, text: str) -> str:
    """Return a target's name in memory."""
    return KEY.format(kind, text)


def compose(targets: Sequence[Target], findings: Mapping[tuple[str, str], Finding], past: Past, scope: str = "all",
            ) -> tuple[Report, Memory]:
    """Return the report on these targets, and the memory with what was found out added."""
    memory = past.memory.copy() if past.memory else Memory()
    known = past.memory.targets if past.memory else {}

    def row_of(place: int) -> Row:
        target = targets[place]
        before = known.get(key_of(target.kind, target.text))
        finding = findings.get((target.kind, target.text))
        return _row(target, finding, before, past) if finding else _carried(target, before, past)

    seen = _Seen()
    order = sorted(range(len(targets)), key=lambda place: (targets[place].text, targets[place].kind))
    for place in order:
        row = row_of(place)
        seen.add(place, row)
        memory.targets[key_of(row.kind, row.target)] = row.history
    closed = _close(memory, targets, past) if scope == "all" else []
    counts = dict(sorted(Counter(verdict for _, verdict in seen.verdicts).items()))
    memory.last_run_at = stamp(past.now)
    if scope == "all":
        memory.weeks = _with_week(memory.weeks, Week(at=stamp(past.now), counts=counts))
    report = Report(
        generated_at=stamp(past.now), complete=seen.complete, scope=scope, first_run=past.memory is None, counts=counts,
        lists={name: len(seen.lists[name]) for name in LISTS}, results=[], closed=closed, weeks=memory.weeks,
        exceptions=past.exceptions.complaints(seen.verdicts, past.now.date()))
    report.results = Rows(row_of, order, seen.in_order())
    report.summary = summary_of(report)
    return report, memory


class _Seen:
    """What is noted of every row in passing, so that the rows themselves need not be kept."""

    def __init__(self) -> None:
        self.verdicts: list[tuple[str, Verdict]] = []
        self.lists: dict[ListName, list[tuple[tuple[int, str, str], int]]] = {name: [] for name in LISTS}
        self.complete = True

    def add(self, place: int, row: Row) -> None:
        """Note one row."""
        self.verdicts.append((row.target, row.verdict))
        self.complete = self.complete and row.reason is not Reason.OUT_OF_TIME
        if row.in_list:
            self.lists[row.in_list].append((_harm(row), place))

    def in_order(self) -> dict[ListName, list[int]]:
        """Return the places of each list's rows, the most harmful first."""
        return {name: [place for _, place in sorted(found)] for name, found in self.lists.items()}


def _row(target: Target, finding: Finding, before: History | None, past: Past) -> Row:
    """Return the row of a target that was asked in this run."""
    history = remembered(before, finding, past.now, owners_of(target))
    history.checked_by_hand = past.exceptions.checked_by_hand(target.text)
    verdict, reason = settled(finding, history)
    said = advice(verdict, reason, history.confirmed)
    quiet = past.exceptions.quiet_until(target.text, verdict, past.now.date())
    is_down = history.confirmed and verdict in (Verdict.BROKEN, Verdict.UNDELIVERABLE)
    note = "" if is_down else unreliable(history)
    again = works_again(before, finding)
    row = Row(target=target.text, kind=target.kind, entries=places_of(target), verdict=verdict, reason=reason,
              sentence=said.sentence, what_to_do=said.what_to_do, new_url=finding.new_url or None,
              confirmed=history.confirmed, first_failed_at=history.failing_since, note=note,
              quiet_until=quiet.isoformat() if quiet else None,
              checked_at=None if verdict is Verdict.NOT_CHECKED else stamp(past.now),
              attempts=[AttemptRow(look=each.look, asked=each.asked, answer=each.answer) for each in finding.attempts],
              history=history)
    row.in_list = None if quiet else list_of(row, again)
    row.is_new = row.in_list is not None and _is_new(row, before, again)
    return row


def _carried(target: Target, before: History | None, past: Past) -> Row:
    """Return the row of a target that this run was not asked to look at: what memory says of it."""
    last = before.results[-1] if before and before.results else None
    if before is None or last is None:
        return _row(target, Finding(Verdict.NOT_CHECKED, Reason.STOPPED), before, past)
    finding = Finding(last.verdict, last.reason)
    history = before.model_copy()
    verdict, reason = settled(finding, history)
    said = advice(verdict, reason, history.confirmed)
    quiet = past.exceptions.quiet_until(target.text, verdict, past.now.date())
    row = Row(target=target.text, kind=target.kind, entries=places_of(target), verdict=verdict, reason=reason,
              sentence=said.sentence, what_to_do=said.what_to_do, confirmed=history.confirmed,
              first_failed_at=history.failing_since, note=unreliable(history),
              quiet_until=quiet.isoformat() if quiet else None, checked_at=last.at, history=history)
    row.in_list = None if quiet else list_of(row, False)
    return row


def list_of(row: Row, again: bool) -> ListName | None:
    """Return the list that a row belongs to: what a person should do with it."""
    if again:
        return "working_again"
    if row.verdict in (Verdict.BROKEN, Verdict.UNDELIVERABLE, Verdict.INSECURE, Verdict.INVALID) :
        return "fix_now" if row.confirmed else "watching"
    if row.reason.is_taken and row.confirmed:
        return "fix_now"
    if row.verdict in (Verdict.SUSPECT, Verdict.BLOCKED):
        return "please_look"
    if row.verdict in (Verdict.MOVED, Verdict.FRAGMENT_MISSING, Verdict.CAUTION):
        return "when_you_next_edit"
    if row.verdict in (Verdict.TEMPORARY, Verdict.EXPIRING) or row.note:
        return "watching"
    return None


def _is_new(row: Row, before: History | None, again: bool) -> bool:
    """Whether a row was not in this list, for this reason, after the run before."""
    if before is None or not before.results or again:
        return True
    last = before.results[-1]
    was_confirmed = before.confirmed
    return (last.verdict, last.reason) != (row.history.results[-1].verdict, row.history.results[-1].reason) \
        or row.confirmed != was_confirmed


def owners_of(target: Target) -> list[str]:
    """Return what a target belongs to, each once."""
    return sorted({place.owner for place in target.places})


def places_of(target: Target) -> list[EntryPlace]:
    """Return a target's places for the report."""
    places = sorted(target.places, key=lambda place: (place.entry, place.file, place.line))
    return [EntryPlace(id=place.entry, name=place.name, title=place.title, file=place.file, line=place.line,
                       field=place.field, phone=place.phone) for place in places]


def _close(memory: Memory, targets: Sequence[Target], past: Past) -> list[Closed]:
    """Take out of memory what is in the catalogue no more; tell what replaced it where that can be seen."""
    here = {key_of(target.kind, target.text): target for target in targets}
    known = past.memory.targets if past.memory else {}
    fresh = {owner: target.text for key, target in here.items() if key not in known for owner in owners_of(target)}
    closed = []
    for key in sorted(set(memory.targets) - set(here)):
        gone = memory.targets.pop(key)
        by = next((fresh[owner] for owner in gone.owners if owner in fresh), None)
        closed.append(Closed(target=key.partition(" ")[2], closed_as="replaced" if by else "removed", replaced_by=by,
                             entries=gone.owners))
    return closed


def _with_week(weeks: list[Week], week: Week) -> list[Week]:
    """Add this run to the chart; two runs on one day are one."""
    return [*(each for each in weeks if each.at[:10] != week.at[:10]), week][-WEEKS_KEPT:]


def summary_of(report: Report) -> str:
    """Return the run in one or two sentences."""
    total = len(report.results)
    well = sum(report.counts.get(verdict, 0) for verdict in Verdict if verdict.is_working)
    checked = total - report.counts.get(Verdict.NOT_CHECKED, 0)
    what = "links, addresses and numbers" if total != 1 else "link, address or number"
    parts = [f"{total} {what}: {checked} checked, {well} {'work' if well != 1 else 'works'}."]
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


def sorted_list(report: Report, name: ListName) -> Sequence[Row]:
    """Return the rows of a list, the most harmful first."""
    if isinstance(report.results, Rows):
        return report.results.of_list(name)
    return sorted((row for row in report.results if row.in_list == name), key=_harm)


def unlisted(report: Report) -> Sequence[Row]:
    """Return the rows that are in no list."""
    if isinstance(report.results, Rows):
        return report.results.unlisted
    return [row for row in report.results if row.in_list is None]


def _harm(row: Row) -> tuple[int, str, str]:
    """Return what a list is ordered by."""
    return ORDER.get(row.reason, 2), row.reason, row.target
