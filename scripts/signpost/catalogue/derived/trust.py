"""How far an entry, a number or an address can be relied on: the one wording for pages, exports and change lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from signpost.catalogue.derived.date_formatting import date_phrase, format_date
from signpost.catalogue.derived.partial_dates import last_day
from signpost.catalogue.enums import ConfirmationMethod, Status
from signpost.catalogue.model import Confirmed, EmailAddress, Entry, Link, Phone

NOT_CONFIRMED = "Not confirmed"
"""The label in front of every sentence about something that no public page confirms."""
TRIES_UNTIL_DOUBT = 3
"""How many tries without an answer put an entry in doubt."""


def host(url: str) -> str:
    """Return an address's host name without "www.", as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Trust:
    """How far an entry can be relied on, as sentences for readers."""

    statement: str
    """When and by what it was last confirmed, and what of it."""
    review: str
    """By when it is due for review, or since when that is overdue; empty where it says neither."""
    overdue: bool
    """Whether the day of a review, or the day until which it was confirmed, is past."""
    doubts: tuple[str, ...]
    """What is in doubt by the day alone: it was confirmed until an earlier day, or nobody answers."""


def trust_of(entry: Entry, day: date | None) -> Trust:
    """Return how far an entry can be relied on at a day; None for whenever it is read.

    Of a closed entry nothing is in doubt by the day: nobody is sent there.
    """
    confirmed = entry.confirmed
    ended = bool(confirmed and confirmed.until and day and last_day(confirmed.until) < day)
    passed = [confirmed.until] if confirmed and confirmed.until and ended else []
    if entry.review_by and day and last_day(entry.review_by) < day:
        passed.append(entry.review_by)
    if passed:
        review = f"Review overdue since {format_date(min(passed, key=last_day))}."
    else:
        review = f"Due for review by {format_date(entry.review_by)}." if entry.review_by else ""
    doubts = (_ended_doubt(confirmed) if confirmed and ended else "", _no_answer_doubt(entry))
    return Trust(confirmation_statement(confirmed, ended), review, bool(passed),
                 tuple(filter(None, doubts)) if day and entry.status is Status.ACTIVE else ())


def tries_without_answer(entry: Entry) -> list[str]:
    """Return the days, in their order, on which nobody answered since the entry was last confirmed."""
    confirmed = entry.confirmed
    since = last_day(confirmed.on).isoformat() if confirmed and confirmed.how is not ConfirmationMethod.PAGE else ""
    return sorted(day for day in entry.tried or () if day > since)


def _no_answer_doubt(entry: Entry) -> str:
    """Return that nobody answered, after three tries; otherwise an empty text."""
    tries = tries_without_answer(entry)
    if len(tries) < TRIES_UNTIL_DOUBT:
        return ""
    return (f"We tried {len(tries)} times to reach them to check this and had no answer, last "
            f"{date_phrase(tries[-1])}. They may have closed: have another service ready.")


def _ended_doubt(confirmed: Confirmed) -> str:
    """Return that what was confirmed has come to its end."""
    what = "What the page said" if confirmed.how is ConfirmationMethod.PAGE else "What they told us"
    return (f"{what} held until {format_date(str(confirmed.until))}, so this may have changed. "
            "Check before you rely on it.")


def confirmation_statement(confirmed: Confirmed | None, ended: bool = False) -> str:
    """Return when and how an entry was last confirmed, what of it, and until when that holds, as sentences.

    `confirmed` is None where nothing confirms the entry; `ended` is whether the day until which it holds is past.
    """
    if confirmed is None:
        return f"{NOT_CONFIRMED}: we know of no public page that confirms this. Check before you rely on it."
    statement = _page_statement(confirmed) if confirmed.how is ConfirmationMethod.PAGE else _spoken_statement(confirmed)
    until = f"That {'held' if ended else 'holds'} until {format_date(confirmed.until)}." if confirmed.until else ""
    return f"{statement} {until}".rstrip()


def _page_statement(confirmed: Confirmed) -> str:
    """Return what a public page confirmed: "Partly confirmed on 5 January 2026 by example.org. What it confirms: …"."""
    site, when = host(confirmed.by or ""), date_phrase(confirmed.on)
    if confirmed.dated:
        statement = f"{'Partly confirmed' if confirmed.covers else 'Confirmed'} {when} by {site}."
    else:
        verb = "Partly seen" if confirmed.covers else "Seen"
        statement = f"{verb} on a page with no date at {site} {when}, so it may be old."
    return f"{statement} What it confirms: {confirmed.covers}" if confirmed.covers else statement


def _spoken_statement(confirmed: Confirmed) -> str:
    """Return what somebody said: "Confirmed by phone on 25 November 2026 (duty worker): hours and ages."."""
    statement = f"Confirmed by {confirmed.how.value} {date_phrase(confirmed.on)} ({confirmed.said_by})"
    covers = (confirmed.covers or "").rstrip(".")
    return f"{statement}: {lower_first(covers)}." if covers else f"{statement}."


def lower_first(text: str) -> str:
    """Return a text that goes on a sentence: "The hours" gives "the hours", and "NRM forms" stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def unconfirmed_warning(contact: Phone | EmailAddress | Link) -> str:
    """Return the warning beside a number, mailbox or link that no public page confirms; empty where one does."""
    if contact.confirmed:
        return ""
    if isinstance(contact, Phone):
        return f"{NOT_CONFIRMED}: we know of no up-to-date public page with this number."
    if isinstance(contact, EmailAddress):
        return (f"{NOT_CONFIRMED}: we know of no up-to-date public page with this address. "
                "Do not send personal details until you have checked it.")
    return f"{NOT_CONFIRMED}: we did not see this address on a public page. If it does not work, search for the name."
