"""Finds the numbers, mailboxes and web addresses that a text spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from signpost.catalogue.values import dialling_digits, is_short_code, parse_phone_number
from signpost.checks.contacts import NUMBER
from signpost.checks.language.personal_mailboxes import EMAIL

SCHEME = re.compile(r"\b(?:https?|ftp|file)://[^\s<>\"“”|]+|\bwww\.[^\s<>\"“”|]+", re.I)
ENDINGS = r"(?:uk|com|org|net|info|eu|scot|wales|london|ie|io)"
HOST = rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+{ENDINGS}"
BARE_HOST = re.compile(rf"(?<![\w@./-]){HOST}(?:/[^\s<>\"“”|]*)?(?![\w@-])", re.I)
"""An address without https:// and www."""
SHORT = re.compile(r"\b(?:call(?:ing)?|ring|dial|phone|tel(?:ephone)?|text(?:ing)?|sms|on|to|number|helpline|line)\b"
                   r"\W{0,3}(?P<number>\d{3}|\d{5,6}|116 ?\d{3})(?!\w|[ ./-]?\d)", re.I)
"""A number of three to six digits, with a word before it that says that it is one."""
NAMED_SHORT = re.compile(r"(?:\b(?:ring|call|dial|phone|tel(?:ephone)?|text)\b(?:[ :]+(?!at\b)[a-z][\w’'-]*){1,3}"
                         r"|\bNHS|\bpolice)[ :]+(?P<number>999|111|101)(?!\w|[ ./-]?\d| online\b)", re.I)
"""A number of three digits with the name of who answers before it: "ring NHS 111"."""
LIKE_A_NUMBER = re.compile(r"(?<![\w./@£-])(?!\d\d-\d\d-\d{4})(?:\+|\(?0)[\d ()-]{7,}\d(?![\w@/]|\.\d)"
                           r"|\b(?:ring|call|dial|phone|tel(?:ephone)?|text|mobile)\b\W{0,3}(?P<rest>\d[\d ()-]{7,}\d)"
                           r"(?![\w@/]|\.\d)", re.I)
LIKE_A_SHORT_CODE = re.compile(r"\b(?:ring|call|dial|text)\b\W{0,3}(?P<rest>\d{3,6})(?!\w|[ ./-]?\d| ?%)", re.I)
"""A number of three to six digits right behind a word that asks to ring it."""
TEXTED = re.compile(r"\b(?:text|texts|texting|sms)\b(?:[ ,:]+(?!ring|call|phone)[\w\"'“”‘’]+){0,4}\W*$", re.I)
BOTH = re.compile(r"\b(?:call|ring|phone|telephone)\W*(?:\b(?:or|and)\b)?\W*(?:text|sms)\b[^.;\d]*$"
                  r"|\b(?:text|sms)\W*(?:\b(?:or|and)\b)?\W*(?:call|ring|phone|telephone)\b[^.;\d]*$", re.I)
"""What says that a number can be rung and texted."""
WORD_TO_TEXT = re.compile(r"\b[Tt]ext(?:ing)?\s+(?:the words?\s+)?[\"'“‘]?([A-Z]{2,}[A-Z0-9]*)[\"'”’]?\s+(?:to|on)\W*$")
LONGEST = 13
"""The most digits of a phone number."""
CONTEXT = 40
"""The characters before a number that say what it is for."""
OPENING, CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in a text: as people read it out, whether it is for calls, for texts, and the word to text."""

    number: str
    for_calls: bool = True
    for_texts: bool = False
    word: str = ""

    @property
    def digits(self) -> str:
        """The digits to dial, the same however the number is written."""
        return same_digits(self.number)


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """A web address in a text, as it is written there, and where it begins."""

    text: str
    start: int


def same_digits(number: str) -> str:
    """Return the digits of a number as they are dialled in the UK, with or without +44."""
    digits = dialling_digits(number)
    return "0" + digits.removeprefix("+44").removeprefix("0044") if digits.startswith(("+44", "0044")) else digits


@lru_cache(maxsize=2048)
def phones_in(text: str) -> tuple[FoundPhone, ...]:
    """Return the numbers of a text in their order, each once."""
    plain = SCHEME.sub(lambda found: " " * len(found[0]), text)
    found: dict[str, tuple[int, FoundPhone]] = {}
    for start, written in sorted(_numbers(plain)):
        before = plain[max(0, start - CONTEXT):start]
        word = WORD_TO_TEXT.search(before)
        both = bool(BOTH.search(before))
        for_texts = both or bool(word) or bool(TEXTED.search(before))
        phone = FoundPhone(written, both or not for_texts, for_texts, word[1] if word else "")
        if phone.digits not in found:
            found[phone.digits] = start, phone
    return tuple(phone for _, phone in sorted(found.values(), key=lambda pair: pair[0]))


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each number of a text begins, and the number as people read it out."""
    for match in phonenumbers.PhoneNumberMatcher(text, "GB"):
        if match.number.country_code == 44:
            yield match.start, spaced(match.raw_string)
    for other in NUMBER.finditer(text):
        yield other.start(), spaced(other[0])
    for short in SHORT.finditer(text):
        if is_short_code(dialling_digits(short["number"])):
            yield short.start("number"), spaced(short["number"])
    for named in NAMED_SHORT.finditer(text):
        yield named.start("number"), named["number"]


@lru_cache(maxsize=2048)
def doubtful_numbers_in(text: str) -> tuple[str, ...]:
    """Return what looks like a phone number in a text, and is none of the UK, such as one that lacks a digit."""
    plain = SCHEME.sub(lambda found: " " * len(found[0]), text)
    found = [(match.start(), (match.groupdict().get("rest") or match[0]).strip(" -"))
             for pattern in (LIKE_A_NUMBER, LIKE_A_SHORT_CODE) for match in pattern.finditer(plain)]
    found += [(plain.find(phone.number), phone.number) for phone in phones_in(text)]
    by_digits = {same_digits(written): written for _, written in sorted(found, reverse=True)}
    return tuple(written for digits, written in reversed(by_digits.items())
                 if len(digits) <= LONGEST and not (_is_number(digits) or _is_number(dialling_digits(written))))


def _is_number(digits: str) -> bool:
    """Return whether digits are a number or a short code of the UK."""
    number = parse_phone_number(digits)
    return is_short_code(digits) or (number is not None and number.country_code == 44)


def spaced(written: str) -> str:
    """Return a number as people read it out, in groups; as it is written where it is none of the usual length."""
    digits = dialling_digits(written)
    number = parse_phone_number(digits)
    if re.fullmatch(r"116\d{3}", digits):
        return f"{digits[:3]} {digits[3:]}"
    if number is None or number.country_code != 44:
        return written
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))


def emails_in(text: str) -> list[str]:
    """Return the mailboxes of a text in their order, each once."""
    return list({email.lower(): email for email in map(_trimmed, EMAIL.findall(text))}.values())


def addresses_in(text: str) -> list[FoundAddress]:
    """Return the web addresses that a text spells out, in their order."""
    found = [FoundAddress(_trimmed(each[0]), each.start()) for each in SCHEME.finditer(text)]
    taken = [(each.start, each.start + len(each.text)) for each in found]
    for each in BARE_HOST.finditer(text):
        if not any(start <= each.start() < end for start, end in taken):
            found.append(FoundAddress(_trimmed(each[0]), each.start()))
    return sorted((each for each in found if "." in each.text.strip("w.")), key=lambda each: each.start)


def same_address(address: str) -> str:
    """Return an address for comparing: the same with http or https, with www. or without, with a last stroke or not."""
    plain = re.sub(r"^(?:https?:)?//(?:www\.)?|^www\.", "", address.strip().lower())
    return re.sub(r"\?subject=.*", "", plain).rstrip("/#")


def _trimmed(text: str) -> str:
    """Return an address without the punctuation behind it, and without a bracket that closes the words around it."""
    while text:
        last = text[-1]
        if last in ".,;:!?'\"’”–—-*" or (
                last in CLOSING and text.count(last) > text.count(OPENING[CLOSING.index(last)])):
            text = text[:-1]
        else:
            break
    return text
