"""Why somebody should ask about an entry, and how much that weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.contacts import emails_of, phones_of
from signpost.catalogue.derived.date_formatting import hours_of_phone
from signpost.catalogue.derived.published import closed_label, is_closed
from signpost.catalogue.derived.trust import NOT_CONFIRMED, tries_without_answer
from signpost.catalogue.enums import ConfirmationMethod, Status
from signpost.github.reports import ReaderReport


class Weight(IntEnum):
    """How soon to call, the most pressing first."""

    URGENT = 1
    """Urgent help of which something is not certain."""
    UNCONFIRMED = 2
    """Nobody has confirmed the entry, or a number, a mailbox or the hours of it."""
    OVERDUE = 3
    """The day of its review, until which it was confirmed, or of its last hours is past; or nobody has answered yet."""
    REPORTED = 4
    """A reader says that something is wrong."""


WEIGHT_LABELS = {Weight.URGENT: "Urgent help", Weight.UNCONFIRMED: "Not confirmed", Weight.OVERDUE: "Overdue",
                 Weight.REPORTED: "A reader wrote to us"}


def reasons_to_call(item: Item, reports: Sequence[ReaderReport] = ()) -> tuple[Weight, list[str]] | None:
    """Return how much it weighs to ask about an entry, and why in sentences; None where nothing wants it.

    `reports` are the readers' reports on the entry. What is in doubt alone is a reason only for urgent help: other
    entries' doubts are asked about at their next call, since a list that is never done is a list that nobody starts.
    """
    unconfirmed = list(_unconfirmed(item))
    tries = len(tries_without_answer(item.entry))
    unanswered = f"Nobody has answered so far ({tries} {'try' if tries == 1 else 'tries'})."
    overdue = [*_overdue(item), *([unanswered] if tries else ()),
               *(["Hours that it stated have ended."] if item.ended_hours else ())]
    reported = [f"A reader wrote to us (report {report.number})." for report in reports]
    urgent = item.entry.urgency is not None and not is_closed(item.entry)
    doubtful = list(_in_doubt(item, bool(overdue))) if urgent else []
    reasons = [*unconfirmed, *overdue, *doubtful, *reported]
    if not reasons:
        return None
    if urgent:
        return Weight.URGENT, reasons
    if unconfirmed:
        return Weight.UNCONFIRMED, reasons
    return (Weight.OVERDUE if overdue else Weight.REPORTED), reasons


def unconfirmed_contacts(item: Item) -> list[str]:
    """Return the numbers and mailboxes of an entry that nobody has confirmed, each once."""
    return list(dict.fromkeys([*(phone.number for phone in phones_of(item.entry) if not phone.confirmed),
                               *(email.address for email in emails_of(item.entry) if not email.confirmed)]))


def hours_not_confirmed(item: Item) -> bool:
    """Return whether the hours of an entry or of a number say themselves that they are not confirmed."""
    texts = [item.entry.hours or "", *(hours_of_phone(item.entry, phone) for phone in phones_of(item.entry))]
    return any(NOT_CONFIRMED.lower() in text.lower() for text in texts)


def _unconfirmed(item: Item) -> Iterator[str]:
    """Yield what of an open entry nobody has confirmed."""
    if is_closed(item.entry):
        return
    if item.entry.confirmed is None:
        yield "Nobody has confirmed this entry."
    for contact in unconfirmed_contacts(item):
        yield f"Nobody has confirmed {contact}."
    if hours_not_confirmed(item):
        yield "Nobody has confirmed the hours."


def _overdue(item: Item) -> list[str]:
    """Return since when a review is overdue; of an entry that is closed for now, also that it may be open again."""
    if not item.trust.overdue or item.entry.status is Status.DEFUNCT:
        return []
    closed = [f"{closed_label(item.entry)}: is it open again?"] if is_closed(item.entry) else []
    return [item.trust.review, *closed]


def _in_doubt(item: Item, overdue: bool) -> Iterator[str]:
    """Yield that something is in doubt, unless they were asked in person and what they said still holds."""
    confirmed = item.entry.confirmed
    asked = confirmed is not None and confirmed.how is not ConfirmationMethod.PAGE and not overdue
    if item.entry.doubts and not asked:
        yield f"{len(item.entry.doubts)} thing{'s are' if len(item.entry.doubts) > 1 else ' is'} in doubt."
