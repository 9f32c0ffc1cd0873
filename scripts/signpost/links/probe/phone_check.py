"""Phone numbers: whether they can be called or texted from the UK as they are written."""

from __future__ import annotations

import re
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneNumberType

from signpost.catalogue.values import is_short_code, parse_phone_number
from signpost.links.addresses import INVISIBLE
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

RELAY_PREFIX = re.compile(r"^(18001|18002|18000)(?=\d)")
DASHES = re.compile("[\u2010-\u2015\u2212]")
SCHEME = re.compile(r"(tel|sms|smsto|fax|callto):(//)?", re.I)
PARAMETER = re.compile(r";(?!ext=)[\w-]+=[^;]*", re.I)
EXTENSION = re.compile(r"\s*(?:;ext=|[,;\s]*\b(?:ext(?:ension)?\.?|x)\s*[:.]?\s*|\s*#\s*)(\d{1,7})$", re.I)
PAUSES = re.compile(r"[,;pw]+[\d#*,]+$", re.I)
COSTLY_TYPES = (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.PERSONAL_NUMBER)
COSTLY_PREFIXES = ("84", "87", "118", "9")


def check_phone(text: str, shown: str = "") -> Finding:
    """Check a number, bare or as tel: or sms: URL; `shown` is the text that the reader sees, where that differs."""
    number = number_of_url(text)
    if not number:
        return Finding(Verdict.INVALID, Reason.EMPTY if not text.strip() else Reason.BAD_NUMBER)
    if INVISIBLE.search(number.replace("\u00a0", " ").replace("\u2011", "-")):
        return Finding(Verdict.INVALID, Reason.INVISIBLE_CHARACTER)
    if shown and _looks_like_number(shown) and national_digits(shown) != national_digits(number):
        return Finding(Verdict.INVALID, Reason.NUMBER_DIFFERS)
    return _check_number(number)


def number_of_url(text: str) -> str:
    """Return the number of a tel: or sms: URL, without parameters and the message of a text, or a bare number."""
    stripped = text.strip(" \t\r\n")
    scheme = SCHEME.match(stripped)
    if not scheme:
        return stripped
    number = re.split(r"[?&]", unquote(stripped[scheme.end():]), maxsplit=1)[0]
    return PARAMETER.sub("", number).strip()


def _check_number(number: str) -> Finding:
    """Check a number as it is written."""
    written = DASHES.sub("-", number.replace("\u00a0", " "))
    if re.search(r"\(\s*0\s*\)", written):
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    main = PAUSES.sub("", EXTENSION.sub("", written)).strip()
    is_well_formed = re.fullmatch(r"\+?[\d\s().\-/]{2,30}", main) and main.count("(") == main.count(")")
    if not is_well_formed or not re.search(r"\d", main):
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    digits = ("+" if main.startswith("+") else "") + re.sub(r"\D", "", main)
    return _check_digits(RELAY_PREFIX.sub("", digits) or digits)


def _check_digits(digits: str) -> Finding:
    """Check the digits of a number: UK short codes, then UK numbers, then others."""
    if is_short_code(digits):
        return Finding(Verdict.OK, Reason.WORKS)
    number = parse_phone_number(digits)
    if number is None:
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    if number.country_code != 44:
        return Finding(Verdict.CAUTION, Reason.FOREIGN_NUMBER)
    if digits.startswith("+440") or not digits.startswith(("+", "0")):
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    is_costly = (phonenumbers.number_type(number) in COSTLY_TYPES
                 or phonenumbers.national_significant_number(number).startswith(COSTLY_PREFIXES))
    return Finding(Verdict.CAUTION, Reason.COSTS_MONEY) if is_costly else Finding(Verdict.OK, Reason.WORKS)


def national_digits(number: str) -> str:
    """Return the digits of a number with a national prefix, so that +44 20 and 020 are equal."""
    main = EXTENSION.sub("", number)
    digits = re.sub(r"\D", "", main)
    if main.strip().startswith("+44"):
        return "0" + digits[2:].removeprefix("0")
    return "0" + digits[4:] if digits.startswith("0044") else digits


def _looks_like_number(text: str) -> bool:
    """Whether a text is a number rather than a name."""
    return bool(re.fullmatch(r"[+\d\s().\-]{3,25}", text.strip()))
