"""Phone numbers: can they be rung or texted from the UK as written?"""

from __future__ import annotations

import re
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneNumberType, shortnumberinfo

from signpost.catalogue.values import SHORT_CODES
from signpost.links.addresses import INVISIBLE
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

RELAY = re.compile(r"^(18001|18002|18000)(?=\d)")
DASHES = re.compile("[\u2010-\u2015\u2212]")
EXTENSION = re.compile(r"\s*(?:;ext=|[,;\s]*\b(?:ext(?:ension)?\.?|x)\s*[:.]?\s*|\s*#\s*)(\d{1,7})$", re.I)
PAUSES = re.compile(r"[,;pw]+[\d#*,]+$", re.I)


def check_phone(text: str, shown: str = "") -> Finding:
    """Judge a number, bare or as tel: or sms:; `shown` is what the reader sees for it, where that is another text."""
    number = number_in(text)
    if not number:
        return Finding(Verdict.INVALID, Reason.EMPTY if not text.strip() else Reason.BAD_NUMBER)
    if INVISIBLE.search(number.replace("\u00a0", " ").replace("\u2011", "-")):
        return Finding(Verdict.INVALID, Reason.INVISIBLE_CHARACTER)
    if shown and _looks_like_number(shown) and digits_of(shown) != digits_of(number):
        return Finding(Verdict.INVALID, Reason.NUMBER_DIFFERS)
    return _judged(number)


def number_in(text: str) -> str:
    """Return what is dialled: without scheme, parameters and, for texts, the message."""
    plain = text.strip(" \t\r\n")
    scheme = re.match(r"(tel|sms|smsto|fax|callto):(//)?", plain, re.I)
    if not scheme:
        return plain
    rest = unquote(plain[scheme.end():])
    rest = re.split(r"[?&]", rest, maxsplit=1)[0]
    return re.sub(r";(?!ext=)[\w-]+=[^;]*", "", rest, flags=re.I).strip()


def _judged(number: str) -> Finding:
    """Judge a number as written."""
    plain = DASHES.sub("-", number.replace("\u00a0", " "))
    if re.search(r"\(\s*0\s*\)", plain):
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    main = PAUSES.sub("", EXTENSION.sub("", plain)).strip()
    written_well = re.fullmatch(r"\+?[\d\s().\-/]{2,30}", main) and main.count("(") == main.count(")")
    if not written_well or not re.search(r"\d", main):
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    digits = ("+" if main.startswith("+") else "") + re.sub(r"\D", "", main)
    bare = RELAY.sub("", digits) or digits
    return _valid(bare)


def _valid(digits: str) -> Finding:
    """Look the digits up: UK short codes, then UK numbers, then others."""
    if digits in SHORT_CODES:
        return Finding(Verdict.OK, Reason.WORKS)
    try:
        parsed = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    short = not digits.startswith("+") and shortnumberinfo.is_valid_short_number_for_region(parsed, "GB")
    if short:
        return Finding(Verdict.OK, Reason.WORKS)
    if not phonenumbers.is_valid_number(parsed):
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    if parsed.country_code != 44:
        return Finding(Verdict.CAUTION, Reason.FOREIGN_NUMBER)
    if digits.startswith("+440") or not digits.startswith(("+", "0")):
        return Finding(Verdict.INVALID, Reason.BAD_NUMBER)
    costly = phonenumbers.number_type(parsed) in (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.PERSONAL_NUMBER)
    national = phonenumbers.national_significant_number(parsed)
    if costly or national.startswith(("84", "87", "118", "9")):
        return Finding(Verdict.CAUTION, Reason.COSTS_MONEY)
    return Finding(Verdict.OK, Reason.WORKS)


def digits_of(number: str) -> str:
    """Return a number's digits in one shape, so that +44 20 and 020 are the same."""
    plain = EXTENSION.sub("", number)
    found = re.sub(r"\D", "", plain)
    if plain.strip().startswith("+44"):
        return "0" + found[2:].removeprefix("0")
    return "0" + found[4:] if found.startswith("0044") else found


def _looks_like_number(text: str) -> bool:
    """Whether a text is a number rather than a name."""
    return bool(re.fullmatch(r"[+\d\s().\-]{3,25}", text.strip()))
