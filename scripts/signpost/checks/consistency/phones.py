"""Rules on numbers: those for texts have their type and their word, and an only number has the entry's hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import PhoneType
from signpost.catalogue.model import Phone
from signpost.catalogue.opening_hours.parser import parse_hours
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import dialling_digits

TEXT_CODE = re.compile(r"8\d{4}")
"""A short code of five digits that takes texts alone."""
WORD_TO_TEXT = (r"\btext(?:ing)? (?:the words? )?(?P<quote>[\"'“‘]?)(?P<word>[A-Z]{2,}[A-Z0-9]*)[\"'”’]? to "
                r"(?P<to>[\d ]*\d|this number|it|us)\b")


def check_text_numbers(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A number that takes texts alone has type: text, and the word that a text must hold is its body."""
    for item in catalogue.items.values():
        for index, phone in enumerate(phones_of(item.entry)):
            place = ("contacts", "phones", index)
            if phone.type is PhoneType.VOICE and TEXT_CODE.fullmatch(dialling_digits(phone.number)):
                yield item.problem("text_number", f"type must be text, since '{phone.number}' takes texts alone: write "
                                   "type: text", *place, "type" if (*place, "type") in item.tree.lines else "number")
            word = _word_to_text(item, phone) if phone.type is PhoneType.TEXT else ""
            if word and phone.body is None:
                yield item.problem("text_number", f"missing field: 'body', the word that the text must hold; add "
                                   f"body: {word} below the number", *place)
            elif word and str(phone.body).lower() != word.lower():
                yield item.problem("text_number", f"body must be the word that the entry says to text, '{word}': "
                                   f"'{phone.body}'; change the one that is wrong", *place, "body")


def check_hours_of_only_number(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Where an entry has one number alone, its hours are the entry's own."""
    for item in catalogue.items.values():
        phones, hours = phones_of(item.entry), item.entry.hours
        if len(phones) != 1 or not hours or not phones[0].hours or is_closed(item.entry):
            continue
        own, other = parse_hours(phones[0].hours).weeks, parse_hours(hours).weeks
        if own and other and not own & other:
            schedule = ", and the schedule below it" if phones[0].schedule else ""
            yield item.problem("hours_of_number", f"hours below the number must be those of the entry: "
                               f"'{phones[0].hours}', but line {item.tree.line(('hours',))} says '{hours}'; change the "
                               f"one that is wrong{schedule}", "contacts", "phones", 0, "hours")


def _word_to_text(item: Item, phone: Phone) -> str:
    """Return the word that texts of an entry say to text to a number; empty where they say none, or several."""
    entry, own = item.entry, dialling_digits(phone.number)
    beside = [found["word"] for text in (phone.title, phone.note) if text
              for found in re.finditer(WORD_TO_TEXT, text, re.I) if found["to"][0].isalpha() or _is(found["to"], own)]
    within = [found["word"] for text in (entry.summary, entry.description, entry.hours) if text
              for found in re.finditer(WORD_TO_TEXT, " ".join(text.split()), re.I) if _is(found["to"], own)]
    words = {word for word in (*beside, *within) if word.isupper()}
    return words.pop() if len(words) == 1 else ""


def _is(text: str, digits: str) -> bool:
    """Return whether a text is a number with some digits."""
    return text[0].isdigit() and dialling_digits(text) == digits


RULES = (check_text_numbers, check_hours_of_only_number)
