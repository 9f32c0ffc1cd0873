"""A Catalogue goes in; `plan.json` comes out: what the plan page says of each entry, where former addresses lead,
and the suggested sets.

The page puts every text into the document as text and every address behind a check of its scheme, so that nothing
here needs escaping beyond JSON's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.published import alternatives_to, is_closed, closed_label
from signpost.catalogue.derived.trust import unconfirmed_warning, trust_statement
from signpost.catalogue.enums import Audience
from signpost.catalogue.model import Entry
from signpost.pages.contact_buttons import beside, phone_href, phone_verb, phones_of, sentences


def render_plan_json(catalogue: Catalogue) -> str:
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
        "before": entry.plan.before_sharing if entry.plan else None,
        "workers": entry.audience == [Audience.PROFESSIONAL],
        "status": closed_label(entry),
        "cautions": list(_cautions(entry)),
        "contacts": list(_contacts(entry)),
        "how": entry.ask_for_it,
        "trust": trust_statement(entry.confirmed),
        "by": entry.confirmed.by if entry.confirmed else None,
        "changed": [change.now for change in entry.changed or ()],
        "instead": alternatives_to(entry) if is_closed(entry) else None,
    }
    return {name: value for name, value in record.items() if value}


def _cautions(entry: Entry) -> Iterator[str]:
    """Yield what a reader should know before relying on an entry."""
    yield from entry.doubts or ()
    if entry.legal:
        yield f"This is not legal advice. {entry.legal.ask}"


def _contacts(entry: Entry) -> Iterator[dict[str, str]]:
    """Yield ways to reach an entry: the label, the text and address behind it, what stands beside it, and any doubt."""
    for phone in phones_of(entry):
        verb = phone_verb(phone) + (f" {phone.body} to" if phone.body else "")
        yield _contact(verb, phone.number, phone_href(phone), beside(entry, phone), unconfirmed_warning(phone))
    for email in (entry.contacts.emails if entry.contacts else None) or ():
        yield _contact("Email", email.address, f"mailto:{email.address}", sentences(email.title, email.note),
                       unconfirmed_warning(email))
    for link in (entry.contacts.links if entry.contacts else None) or ():
        yield _contact("Website", link.title, link.url, link.note or "", unconfirmed_warning(link))


def _contact(verb: str, text: str, href: str, beside: str, doubt: str) -> dict[str, str]:
    """Return one way to reach an entry."""
    record = {"verb": verb, "text": text, "href": href, "beside": beside, "doubt": doubt}
    return {name: value for name, value in record.items() if value}
