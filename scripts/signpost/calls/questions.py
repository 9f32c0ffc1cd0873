"""The questions of a call, in words that a person would say, each with what the answer confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signpost.calls.contact import Contact, Way
from signpost.calls.reasons import unconfirmed_contacts
from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.date_formatting import hours_of_entry, hours_of_phone
from signpost.catalogue.derived.eligibility import format_ages
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.derived.trust import lower_first
from signpost.catalogue.enums import Kind, PhoneType
from signpost.catalogue.values import dialling_digits
from signpost.github.reports import ReaderReport


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what its answer confirms, such as "the hours"; or an empty text."""

    text: str
    subject: str = ""


SERVICES = frozenset((Kind.HELPLINE, Kind.SERVICE, Kind.ACTIVITY, Kind.TRAINING, Kind.ONLINE))
"""Kinds of entry that someone runs: of these the ages and the cost are asked about even where the list says nothing."""
STILL_THERE = {Kind.RESOURCE: Question("Can people still get it?", "that people can get it"),
               Kind.DIRECT_WORK: Question("Is it still used?", "that it is still used"),
               Kind.PROCEDURE: Question("Is this still how it is done?", "how it is done"),
               Kind.LEGAL_ORDER: Question("Is this still the law?", "the law")}
"""The first question about what nobody runs."""
LAST_QUESTIONS = ("Is any of this about to change? When?", "What do you do there? (Write down no name.)")
"""What is asked at the end of each call: until when it holds, and who said it."""


def questions_about(catalogue: Catalogue, item: Item, contact: Contact,
                    reports: Sequence[ReaderReport] = ()) -> list[Question]:
    """Return what to ask about an entry: whether it is there, how to reach it, what the list says, what is in doubt."""
    if is_closed(item.entry):
        return [Question("Is it open again? If so: since when, and is everything as before?")]
    return [*_still_there(item, contact), *_facts(catalogue, item, contact), *_doubts(item, reports)]


def covered(questions: Sequence[Question]) -> str:
    """Return what the answers confirm together, as a sentence: "The number, the hours and the ages."; or nothing."""
    subjects = list(dict.fromkeys(question.subject for question in questions if question.subject))
    if not subjects:
        return ""
    text = " and ".join([", ".join(subjects[:-1]), subjects[-1]] if len(subjects) > 1 else subjects)
    return f"{text[0].upper()}{text[1:]}."


def _still_there(item: Item, contact: Contact) -> Iterator[Question]:
    """Yield whether it still exists, and whether its numbers and mailboxes are right."""
    yield STILL_THERE.get(item.entry.kind, Question("Is it still running?"))
    if contact.way is Way.RING:
        yield Question("Is this the right number for it?", "the number")
    elif contact.way is Way.WRITE:
        yield Question("Is this the right address to write to?", "the email address")
    for other in unconfirmed_contacts(item):
        if other != contact.address:
            subject = "the email address" if "@" in other else "the number"
            yield Question(f"Is {other} right too?" if contact.way in (Way.RING, Way.WRITE) else f"Is {other} right?",
                           subject)


def _facts(catalogue: Catalogue, item: Item, contact: Contact) -> Iterator[Question]:
    """Yield questions on what the list says: hours, ages, area, cost, and how to get it."""
    entry, is_service = item.entry, item.entry.kind in SERVICES
    hours = _hours(item, contact)
    if hours or (phones_of(entry) and is_service):
        yield _fact("When can people reach it?" if phones_of(entry) else "When is it open?", hours, "the hours")
    ages = lower_first(format_ages(entry.eligibility))
    people = (entry.eligibility.description or "") if entry.eligibility else ""
    if ages or people or is_service:
        yield _fact("Who is it for, and from what age to what age?", ages or people, "the ages")
    areas = ", ".join(catalogue.site.area_titles[area] for area in entry.area or ())
    if areas or is_service:
        yield _fact("Where does it work?", areas, "the area")
    if entry.cost or is_service:
        yield _fact("What does it cost?", entry.cost or "", "the cost")
    how = (entry.referral.how or "") if entry.referral else ""
    if how or entry.kind in (Kind.SERVICE, Kind.ACTIVITY, Kind.TRAINING):
        yield _fact("How does somebody get it, and who can ask?", how, "how to get it")


def _fact(question: str, said: str, subject: str) -> Question:
    """Return a question with what the list says now, for the person who answers to agree with or correct."""
    return Question(f"{question} We say: {said.rstrip('.')}." if said else f"{question} We do not say.", subject)


def _hours(item: Item, contact: Contact) -> str:
    """Return the hours of the number that is rung, or else the entry's, in words; or an empty text."""
    for phone in phones_of(item.entry):
        if phone.type is PhoneType.VOICE and dialling_digits(phone.number) == contact.key:
            return hours_of_phone(item.entry, phone)
    return hours_of_entry(item.entry)


def _doubts(item: Item, reports: Sequence[ReaderReport]) -> Iterator[Question]:
    """Yield a question for each doubt that the page tells readers, and for each report of a reader."""
    for doubt in item.entry.doubts or ():
        yield Question(f"Our page warns: “{doubt}” What is right?")
    for report in reports:
        yield Question(f"A reader wrote: “{report.title}” (report {report.number}). Is that so?")
