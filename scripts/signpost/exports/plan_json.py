"""plan.json: what the plan page shows of each entry, where former ids lead, and the suggested plans.

The page's script sets every text as text, and checks the scheme of every address: here they are escaped for JSON alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import emails_of, links_of, phones_of
from signpost.catalogue.derived.published import alternatives_to, closed_label, is_closed
from signpost.catalogue.derived.trust import unconfirmed_warning
from signpost.catalogue.model import Entry
from signpost.pages.contact_buttons import phone_details, phone_href, phone_verb
from signpost.pages.formatting import join_sentences


def render_plan_json(catalogue: Catalogue) -> str:
    """Return the file's text."""
    return json.dumps(plan_data(catalogue), ensure_ascii=False, separators=(",", ":")) + "\n"


def plan_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return what plan.json holds: `entries` by id, `moved` (present ids by former ones), and the suggested `sets`."""
    items = catalogue.items.values()
    return {
        "entries": {item.id: _entry(catalogue, item) for item in items},
        "moved": {old: item.id for item in items for old in item.entry.formerly or ()},
        "sets": [{"id": plan.id, "name": plan.name, "summary": plan.summary, "entries": plan.entries}
                 for plan in catalogue.plans],
    }


def _entry(catalogue: Catalogue, item: Item) -> dict[str, Any]:
    """Return an entry's data; absent fields are left out."""
    entry = item.entry
    record = {
        "name": entry.name, "url": item.url,
        "you": entry.plan.to_person if entry.plan else None, "record": entry.plan.record if entry.plan else None,
        "before": entry.plan.before_sharing if entry.plan else None,
        "workers": catalogue.site.professionals >= {*entry.audience},
        "status": closed_label(entry),
        "cautions": list(_warnings(item)),
        "contacts": list(_contacts(entry)),
        "how": entry.ask_for_it,
        "trust": " ".join(filter(None, (item.trust.statement, item.trust.review if item.trust.overdue else ""))),
        "confirmed": entry.confirmed is not None,
        "changed": [change.now for change in entry.changed or ()],
        "instead": alternatives_to(entry) if is_closed(entry) else None,
    }
    return {name: value for name, value in record.items() if value}


def _warnings(item: Item) -> Iterator[str]:
    """Yield the warnings of an entry: what is in doubt, and that it is not legal advice."""
    yield from item.doubts
    if item.entry.legal:
        yield f"This is not legal advice. {item.entry.legal.ask}"


def _contacts(entry: Entry) -> Iterator[dict[str, str]]:
    """Yield the ways to reach an entry, each with its details and, where it is not confirmed, a warning."""
    for phone in phones_of(entry):
        verb = phone_verb(phone) + (f" {phone.body} to" if phone.body else "")
        yield _contact(verb, phone.number, phone_href(phone), phone_details(entry, phone), unconfirmed_warning(phone))
    for email in emails_of(entry):
        yield _contact("Email", email.address, f"mailto:{email.address}", join_sentences(email.title, email.note),
                       unconfirmed_warning(email))
    for link in links_of(entry):
        yield _contact("Website", link.title, link.url, link.note or "", unconfirmed_warning(link))


def _contact(verb: str, text: str, href: str, details: str, warning: str) -> dict[str, str]:
    """Return a way to reach an entry; absent fields are left out."""
    record = {"verb": verb, "text": text, "href": href, "beside": details, "doubt": warning}
    return {name: value for name, value in record.items() if value}
