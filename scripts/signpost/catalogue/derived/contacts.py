"""The numbers, mailboxes and links of an entry; none where it has no contacts."""

from __future__ import annotations

from signpost.catalogue.model import EmailAddress, Entry, Link, Phone


def phones_of(entry: Entry) -> list[Phone]:
    """Return an entry's numbers in their order."""
    return (entry.contacts.phones if entry.contacts else None) or []


def emails_of(entry: Entry) -> list[EmailAddress]:
    """Return an entry's mailboxes in their order."""
    return (entry.contacts.emails if entry.contacts else None) or []


def links_of(entry: Entry) -> list[Link]:
    """Return an entry's links in their order."""
    return (entry.contacts.links if entry.contacts else None) or []
