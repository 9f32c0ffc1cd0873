"""A Catalogue goes in; `plan.json` comes out: what the plan page says of each entry, where former addresses lead,
and the suggested sets.

The page puts every text into the document as text and every address behind a check of its scheme, so that nothing
here needs escaping beyond JSON's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .load import Catalogue, Item
from .model import Confirmed, Entry
from .phrases import date_words, host, phone_href, phone_verb
from .words import STATUS_WORDS, Status

NOT_CONFIRMED = "Not confirmed: no public page that we found bears this out"


def render_plan_data(catalogue: Catalogue) -> str:
    """Return the text of plan.json."""
    return json.dumps(plan_data(catalogue), ensure_ascii=False, separators=(",", ":")) + "\n"


def plan_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return what plan.json holds: `entries` by id, `moved` (former id to present one), and the suggested `sets`."""
    items = catalogue.items.values()
    return {
        "entries": {item.id: _entry(item) for item in items},
        "moved": {old: item.id for item in items for old in item.entry.formerly or ()},
        "sets": [{"id": plan.id, "name": plan.name, "summary": plan.summary, "entries": plan.entries}
                 for plan in catalogue.plans],
    }


def _entry(item: Item) -> dict[str, Any]:
    """Return one entry; what it has nothing to say of is left out."""
    entry = item.entry
    record = {
        "name": entry.name, "url": item.url,
        "you": entry.plan.young_person if entry.plan else None, "record": entry.plan.record if entry.plan else None,
        "status": STATUS_WORDS[entry.status] if entry.status is not Status.ACTIVE else None,
        "cautions": list(_cautions(entry)),
        "contacts": list(_contacts(entry)),
        "how": entry.ask_for_it,
        "confirmed": _confirmed(entry.confirmed),
        "by": entry.confirmed.by if entry.confirmed else None,
        "changed": [change.now for change in entry.changed or ()],
        "instead": entry.eligibility.instead if entry.eligibility and entry.status is not Status.ACTIVE else None,
    }
    return {name: value for name, value in record.items() if value}


def _confirmed(confirmed: Confirmed | None) -> str:
    """Return when and by what an entry was last borne out, without a full stop."""
    if confirmed is None:
        return NOT_CONFIRMED
    part = " in part" if confirmed.covers else ""
    if confirmed.dated:
        return f"Confirmed{part} {date_words(confirmed.on)} by {host(confirmed.by)}"
    return (f"Borne out{part} by a page without a date at {host(confirmed.by)}, "
            f"looked up {date_words(confirmed.on)}, so it may be old")


def _cautions(entry: Entry) -> Iterator[str]:
    """Yield what a reader should know before relying on an entry."""
    yield from entry.doubts or ()
    if entry.legal:
        yield f"This is not legal advice. {entry.legal.ask}"


def _contacts(entry: Entry) -> Iterator[dict[str, Any]]:
    """Yield ways to reach an entry: the label, the text and address behind it, what stands beside it, and any doubt."""
    contacts = entry.contacts
    if contacts is None:
        return
    for phone in contacts.phones or ():
        verb = phone_verb(phone) + (f" {phone.body} to" if phone.body else "")
        yield _contact(verb, phone.number, phone_href(phone), [phone.title, phone.hours], phone.confirmed)
    for email in contacts.emails or ():
        yield _contact("Email", email.address, f"mailto:{email.address}", [email.title], email.confirmed)
    for link in contacts.links or ():
        yield _contact("Website", link.title, link.url, [], link.confirmed)


def _contact(verb: str, text: str, href: str, beside: list[str | None], confirmed: bool) -> dict[str, Any]:
    """Return one way to reach an entry."""
    record: dict[str, Any] = {"verb": verb, "text": text, "href": href}
    words = ". ".join(part for part in beside if part)
    return {**record, **({"beside": words} if words else {}), **({} if confirmed else {"doubt": True})}
