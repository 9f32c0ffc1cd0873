"""The lines that go into an entry's file after a call, ready to paste, and what to take out of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signpost.calls.contact import Contact, Way
from signpost.catalogue.catalogue import Item
from signpost.catalogue.derived.contacts import emails_of, links_of, phones_of
from signpost.catalogue.derived.trust import NOT_CONFIRMED, TRIES_UNTIL_DOUBT, tries_without_answer

DAYS_UNTIL_INACTIVE = 60
"""How many days after the first try without an answer it is proposed to call an entry inactive."""
REVIEW_AFTER = 6
"""Months after which somebody should look again."""
WHO = "WHO SAID IT"
"""What stands for the role of who said it. scripts/check refuses capitals, so that nobody leaves it as it is."""
INACTIVE = "status: inactive"


def confirmed_lines(item: Item, contact: Contact, covers: str, day: date) -> str:
    """Return the lines that confirm an entry on a day: by phone, by email, or by the page that was looked at."""
    lines = ["confirmed:", f"  on: {day.isoformat()}"]
    if contact.way is Way.LOOK:
        lines += [f"  by: {contact.address}",
                  "  # Does the page carry a date? Then write that date after `on:`, and take out the next line.",
                  "  dated: false"]
    else:
        lines += [*(["  # phone, or email if they wrote."] if contact.way is Way.ASK else []),
                  f"  how: {'email' if contact.way is Way.WRITE else 'phone'}",
                  "  # What they do there, in small letters, such as duty worker. Never a name.",
                  f"  said_by: {WHO}"]
    if covers:
        lines += ["  # Take out what was not confirmed.", f"  covers: {covers}"]
    says = "Does the page" if contact.way is Way.LOOK else "Did they"
    lines += [f"  # {says} say until when it holds? Then write that day, and take out the # before until.",
              f"  # until: {_months_later(day)}-01", f"review_by: {_months_later(day)}"]
    return "\n".join(lines)


def tried_line(item: Item, day: date) -> str:
    """Return the line that records a day without an answer, after those that are recorded already."""
    return f"tried: [{', '.join([*(item.entry.tried or ()), day.isoformat()])}]"


def inactive_line(item: Item, day: date) -> str:
    """Return the line that says that an entry is not running, where nobody has answered for long; else nothing."""
    tries = tries_without_answer(item.entry)
    waited = (day - date.fromisoformat(tries[0])).days if tries else 0
    return INACTIVE if len(tries) >= TRIES_UNTIL_DOUBT and waited >= DAYS_UNTIL_INACTIVE else ""


def lines_to_take_out(item: Item) -> Iterator[str]:
    """Yield what goes out of the file once it is settled: each as words with its line."""
    entry, tree = item.entry, item.tree
    for field, words in (("confirmed", "the old “confirmed:”, with what stands below it"),
                         ("review_by", "the old “review_by:”"), ("tried", "“tried:”")):
        if getattr(entry, field) is not None:
            yield f"{words} (line {tree.line((field,))})"
    if entry.doubts:
        yield f"below “doubts:” what is settled (line {tree.line(('doubts',))}); was that all, “doubts:” too"
    contacts: dict[str, list[bool]] = {"phones": [each.confirmed for each in phones_of(entry)],
                                       "emails": [each.confirmed for each in emails_of(entry)],
                                       "links": [each.confirmed for each in links_of(entry)]}
    for kind, confirmed in contacts.items():
        for index in (index for index, each in enumerate(confirmed) if not each):
            yield f"“confirmed: false” (line {tree.line(('contacts', kind, index, 'confirmed'))})"
    if NOT_CONFIRMED.lower() in (entry.hours or "").lower():
        yield f"the words “not confirmed” in “hours:” (line {tree.line(('hours',))})"


def _months_later(day: date) -> str:
    """Return the month in which somebody should look again: 2027-05 for a day in November 2026."""
    months = day.year * 12 + day.month - 1 + REVIEW_AFTER
    return f"{months // 12}-{months % 12 + 1:02}"
