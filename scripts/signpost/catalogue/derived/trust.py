"""How far an entry, a number or an address can be relied on: the one wording for pages, exports and change lists."""

from __future__ import annotations

from urllib.parse import urlsplit

from signpost.catalogue.derived.date_formatting import date_phrase
from signpost.catalogue.model import Confirmed, EmailAddress, Link, Phone

NOT_CONFIRMED = "Not confirmed"
"""The label in front of every sentence about something that no public page confirms."""


def host(url: str) -> str:
    """Return an address's host name without "www.", as people say it."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def trust_statement(confirmed: Confirmed | None) -> str:
    """Return when and by which site an entry was last confirmed, and which parts of it, as sentences.

    `confirmed` is None where no public page confirms the entry.
    """
    if confirmed is None:
        return f"{NOT_CONFIRMED}: we found no public page that confirms this. Check before you rely on it."
    site, when = host(confirmed.by), date_phrase(confirmed.on)
    if confirmed.dated:
        statement = f"{'Partly confirmed' if confirmed.covers else 'Confirmed'} {when} by {site}."
    else:
        verb = "Partly seen" if confirmed.covers else "Seen"
        statement = f"{verb} on a page with no date at {site} {when}, so it may be old."
    return f"{statement} What it confirms: {confirmed.covers}" if confirmed.covers else statement


def unconfirmed_warning(contact: Phone | EmailAddress | Link) -> str:
    """Return the warning beside a number, mailbox or link that no public page confirms; empty where one does."""
    if contact.confirmed:
        return ""
    if isinstance(contact, Phone):
        return f"{NOT_CONFIRMED}: we found no up-to-date public page with this number."
    if isinstance(contact, EmailAddress):
        return (f"{NOT_CONFIRMED}: we found no up-to-date public page with this address. "
                "Do not send personal details until you have checked it.")
    return f"{NOT_CONFIRMED}: we did not see this address on a public page. If it does not work, search for the name."
