"""How far an entry, a number or an address can be relied on, in the same words wherever it is said."""

from __future__ import annotations

from urllib.parse import urlsplit

from signpost.catalogue.derived.dates import when_words
from signpost.catalogue.model import Confirmed, EmailAddress, Link, Phone

NOT_CONFIRMED = "Not confirmed: we found no public page that confirms this. Check before you rely on it."


def host(url: str) -> str:
    """Return the site of an address as people say it: without www."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def trust_statement(confirmed: Confirmed | None) -> str:
    """Return when and by what an entry was last confirmed, and what of it, as sentences."""
    if confirmed is None:
        return NOT_CONFIRMED
    site, when = host(confirmed.by), when_words(confirmed.on)
    if confirmed.dated:
        said = f"{'Partly confirmed' if confirmed.covers else 'Confirmed'} {when} by {site}."
    else:
        part = "Partly seen" if confirmed.covers else "Seen"
        said = f"{part} on a page with no date at {site} {when}, so it may be old."
    return f"{said} What it confirms: {confirmed.covers}" if confirmed.covers else said


def doubt_about(contact: Phone | EmailAddress | Link) -> str:
    """Return what stands beside a number or an address that nobody has confirmed; nothing where it is confirmed."""
    if contact.confirmed:
        return ""
    if isinstance(contact, Phone):
        return "Not confirmed: we found no up-to-date public page with this number."
    if isinstance(contact, EmailAddress):
        return ("Not confirmed: we found no up-to-date public page with this address. "
                "Do not send personal details until you have checked it.")
    return "Not confirmed: we did not see this address on a public page. If it does not work, search for the name."
