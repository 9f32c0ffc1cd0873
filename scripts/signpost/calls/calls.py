"""The calls to make, in their order: each number or mailbox once, with all entries that it can answer for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signpost.calls.contact import Contact, ContactChooser, Way
from signpost.calls.file_lines import confirmed_lines, inactive_line, lines_to_take_out, tried_line
from signpost.calls.questions import LAST_QUESTIONS, covered, questions_about
from signpost.calls.reasons import WEIGHT_LABELS, Weight, reasons_to_call
from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.partial_dates import last_day
from signpost.catalogue.derived.trust import TRIES_UNTIL_DOUBT, host, tries_without_answer
from signpost.catalogue.enums import Kind
from signpost.github.reports import ReaderReport


@dataclass(frozen=True, slots=True)
class EntryToCheck:
    """An entry about which a call asks."""

    item: Item
    contact: Contact
    organisation: str
    """Who runs it; empty where the list does not say, or where it has the entry's own name."""
    weight: Weight
    reasons: tuple[str, ...]
    """Why somebody should ask, as sentences."""
    questions: tuple[str, ...]
    reports: tuple[ReaderReport, ...]
    confirmed_lines: str
    """The lines to paste into its file when somebody has answered."""
    tried_line: str
    """The line to paste when nobody has."""
    inactive_line: str
    """The line to paste where nobody has answered for long; else empty."""
    take_out: tuple[str, ...]
    """What goes out of the file once it is settled."""

    @property
    def whom_to_ask(self) -> str:
        """Whom to ask for it, or where else to look, in a sentence; or an empty text."""
        return self.item.entry.ask_for_it or (self.contact.address if self.contact.way is Way.ASK else "")

    @property
    def file(self) -> str:
        """The path of its file in the repository, where the catalogue's folder stands at the top."""
        return "/".join(self.item.tree.path.parts[-3:])

    @property
    def tries(self) -> list[str]:
        """The days on which nobody answered since it was last confirmed."""
        return tries_without_answer(self.item.entry)


@dataclass(frozen=True, slots=True)
class Call:
    """One call: whom to ask, and about which entries, the most pressing first."""

    contact: Contact
    entries: tuple[EntryToCheck, ...]

    @property
    def weight(self) -> Weight:
        """How soon to call."""
        return min(entry.weight for entry in self.entries)

    @property
    def label(self) -> str:
        """Why it stands where it does, in a word or two."""
        return WEIGHT_LABELS[self.weight]

    @property
    def title(self) -> str:
        """What to do, in a few words: "Ring 0800 1111", "Look at example.org"."""
        address, more = self.contact.address, len(self.entries) - 1
        about = f"Ask about {self.entries[0].item.entry.name}{f' and {more} more' if more else ''}"
        return {Way.RING: f"Ring {address}", Way.WRITE: f"Write to {address}", Way.ASK: about,
                Way.LOOK: f"Look at {host(address)}"}[self.contact.way]

    @property
    def asks_people(self) -> bool:
        """Whether somebody answers, and not a page."""
        return self.contact.way is not Way.LOOK

    @property
    def last_questions(self) -> tuple[str, ...]:
        """What to ask at its end, once for all entries."""
        return LAST_QUESTIONS if self.asks_people else ()

    @property
    def rings_a_helpline(self) -> bool:
        """Whether people in need wait on the same line."""
        return self.contact.way is Way.RING and any(
            entry.item.entry.urgency or entry.item.entry.kind is Kind.HELPLINE for entry in self.entries)


def find_calls(catalogue: Catalogue, reports: Sequence[ReaderReport] = ()) -> list[Call]:
    """Return the calls to make on the catalogue's day, the most pressing first; none where it has no day."""
    by_entry = reports_by_entry(catalogue, reports)
    chooser = ContactChooser(catalogue)
    groups: dict[tuple[Way, str], tuple[Contact, list[EntryToCheck]]] = {}
    for item in catalogue.items.values():
        about = by_entry.get(item.id, [])
        found = reasons_to_call(item, about) if item.day else None
        if found and item.day:
            own = chooser.contact_of(item)
            contact, entries = groups.setdefault((own.way, own.key), (own, []))
            entries.append(_entry(catalogue, item, contact, found, about, item.day))
    calls = [Call(contact, tuple(sorted(entries, key=_entry_order))) for contact, entries in groups.values()]
    return sorted(calls, key=_call_order)


def reports_by_entry(catalogue: Catalogue, reports: Sequence[ReaderReport]) -> Mapping[str, list[ReaderReport]]:
    """Return the reports whose title names an entry, as "SafeCall (missing/safecall)" or by name alone, by its id."""
    by_name = {item.entry.name.casefold(): item.id for item in catalogue.items.values()}
    found: dict[str, list[ReaderReport]] = {}
    for report in reports:
        title = report.title.partition(": ")[2] or report.title
        named = title.rstrip(") ").rpartition("(")[2]
        entry_id = named if named in catalogue.items else by_name.get(title.strip().casefold())
        if entry_id:
            found.setdefault(entry_id, []).append(report)
    return found


def other_reports(catalogue: Catalogue, reports: Sequence[ReaderReport]) -> list[ReaderReport]:
    """Return the reports that name no entry of the list."""
    named = {report.number for found in reports_by_entry(catalogue, reports).values() for report in found}
    return [report for report in reports if report.number not in named]


def _entry(catalogue: Catalogue, item: Item, contact: Contact, found: tuple[Weight, list[str]],
           reports: Sequence[ReaderReport], day: date) -> EntryToCheck:
    """Return what a call asks about one entry."""
    organisation = catalogue.organisations.get(item.entry.organization or "")
    questions = questions_about(catalogue, item, contact, reports)
    return EntryToCheck(
        item, contact, organisation.name if organisation and organisation.name != item.entry.name else "", found[0],
        tuple(found[1]), tuple(question.text for question in questions), tuple(reports),
        confirmed_lines(item, contact, covered(questions), day), tried_line(item, day), inactive_line(item, day),
        tuple(lines_to_take_out(item)))


def _entry_order(entry: EntryToCheck) -> tuple[int, str, str]:
    """Return the key by which the entries of a call are sorted."""
    return entry.weight, entry.item.entry.name.lower(), entry.item.id


def _call_order(call: Call) -> tuple[int, bool, int, date, str]:
    """Return the key by which calls are sorted: their weight, then those that somebody may answer, then the way.

    Among equals the one whose review is due first comes first.
    """
    silent = all(len(entry.tries) >= TRIES_UNTIL_DOUBT for entry in call.entries)
    due = min(last_day(entry.item.entry.review_by) if entry.item.entry.review_by else date.max
              for entry in call.entries)
    return call.weight, silent, call.contact.way, due, call.contact.key
