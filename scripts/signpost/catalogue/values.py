"""The types of a field's value: text, Markdown, web addresses, phone numbers, email addresses, dates.

Each validator takes the text of the YAML and returns it, or raises a PydanticCustomError whose type is the rule and
whose message completes the sentence "<field> must be …: '<value>'".
"""

from __future__ import annotations

import calendar
import re
from typing import Annotated, Any
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import shortnumberinfo
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from signpost.catalogue.suggestions.contacts import suggest_email, suggest_phone, suggest_url
from signpost.catalogue.suggestions.dates import suggest_date
from signpost.catalogue.syntax.hidden_characters import hidden_fault
from signpost.catalogue.syntax.link_wrappers import is_local, unwrap

RAW_HTML = re.compile(r"<[A-Za-z/!?]|&(?:#\w+|[A-Za-z]\w+);")
PLACEHOLDER = re.compile(r"(?:n/?a|tb[acd]|to be (?:added|confirmed|decided)|unknown|not known|null|x{2,5}"
                         r"|[?~.\u2026-]+)\.?", re.I)
"""What people write where they know nothing."""
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ENTRY_ID = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
DATE = r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
DATE_OR_UNDATED = rf"{DATE}|^undated$"
ABBREVIATION = re.compile(r"\b(?:(?:e\.g|i\.e|etc|a\.m|p\.m|approx|incl|max|min|no|vs)\.(?=\s+[a-z\d(£])"
                          r"|(?:St|Mr|Mrs|Ms|Dr|Prof|[A-Z])\.(?=\s+[A-Z]))")
"""Abbreviations whose full stop does not end a sentence."""
PHONE_REQUIREMENT = "must be a UK phone number or short code, with digits and spaces alone"
LOCAL_FILE = r"file:|[a-z]:[\\/]|\\\\"
LOCAL_FILE_FAULT = ("must be a web address that everybody can open, not a file on one computer; write the address of a "
                    "public page, or leave it out")

SHORT_CODES = {
    "85258": "Shout, the national text line (giveusashout.org)",
    "61016": "British Transport Police, text (btp.police.uk)",
    "18000": "Relay UK, emergency text relay",
}
"""Short codes that the GB data of phonenumbers lacks, each with its source."""


def _reject_hidden_characters(value: Any) -> Any:
    """Refuse text with hidden characters. Other types are left to the validators that follow."""
    fault = hidden_fault(value) if isinstance(value, str) else None
    if fault:
        raise PydanticCustomError("hidden_character", "{fault}", {"fault": fault})
    return value


def _validate_text(value: str) -> str:
    """Refuse raw HTML, wrapped links, and addresses of a local network."""
    found = RAW_HTML.search(value)
    if found:
        codes = list(dict.fromkeys(re.findall(r"</?[A-Za-z][^<>]*>?|<!--.*?(?:-->|$)|&(?:#\w+|[A-Za-z]\w+);", value)))
        cure = ("write the sign itself, such as & or £, in place of" if all(code[0] == "&" for code in codes) else
                "take out the code")
        raise PydanticCustomError("raw_html", "must be plain text; {cure} {codes}", {
            "cure": cure, "codes": " and ".join(codes) or found[0], "piece": found[0]})
    if PLACEHOLDER.fullmatch(value):
        raise PydanticCustomError("placeholder", "must say what is known; leave the field out where nothing is")
    for address in re.findall(r"https?://[^\s<>()\[\]\"]+", value, re.I):
        _reject_unreachable(address)
    return value


def _reject_unreachable(url: str) -> None:
    """Refuse a wrapped link, and an address that only one computer or local network can reach."""
    if re.match(LOCAL_FILE, url, re.I):
        raise PydanticCustomError("local_address", LOCAL_FILE_FAULT)
    wrapped = unwrap(url)
    if wrapped:
        cure = (f"write {wrapped.inside}" if wrapped.inside else
                "open it in a browser and copy the address that stands at the top when the page has come")
        raise PydanticCustomError("wrapped_address", "must be the page's own address, not one that {by} put around it; "
                                                     "{cure}", {"by": wrapped.by, "cure": cure})
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return
    if is_local(host):
        raise PydanticCustomError("local_address", "must be an address that everybody can open: '{host}' is found only "
                                                   "on one computer or in one office's network; write the address of "
                                                   "a public page, or leave it out", {"host": host})


def _validate_summary(value: str) -> str:
    """Refuse text that is not one sentence of at most 200 characters with a full stop; say all that is wrong."""
    wrong = {
        f"be at most 200 characters, not {len(value)}": len(value) > 200,
        "end with a full stop": not value.endswith("."),
        "be one sentence": re.search(r"[.!?][\"')]?\s+\S", ABBREVIATION.sub("", value)) or "\n" in value,
    }
    found = [fault for fault, is_wrong in wrong.items() if is_wrong]
    if found:
        raise PydanticCustomError("summary", "must {faults}", {"faults": ", and ".join(found)})
    return value


def _validate_markdown(value: str) -> str:
    """Refuse Markdown with headings, pictures, or links other than http(s), mailto, tel and sms."""
    _validate_text(value)
    heading = re.search(r"^\s{0,3}(#+)(.*)", value, re.M)
    if heading:
        sign, text = heading[1], heading[2].strip()
        raise PydanticCustomError("heading", "must have no headings; take the {sign} before '{text}' away",
                                  {"sign": sign, "text": text, "piece": heading[0].strip()})
    if "![" in value:
        raise PydanticCustomError("picture", "must have no pictures; take what begins with ![ away", {"piece": "!["})
    for target in link_targets(value):
        _reject_unreachable(target)
        if not re.match(r"(https?://|mailto:|tel:|sms:)", target, re.I):
            raise PydanticCustomError("link", "must have only links that begin with https:, mailto:, tel: or sms:",
                                      {"piece": target})
    return value


def link_targets(markdown: str) -> list[str]:
    """Return the targets of links in Markdown: those of inline links, then those of link definitions."""
    return (re.findall(r"\]\(\s*<?([^)\s>]*)", markdown)
            + re.findall(r"^[ \t]*\[[^\]]{1,999}\]:\s*(\S+)", markdown, re.M))


def _validate_url(value: str) -> str:
    """Refuse addresses that are not http(s), have spaces or credentials, or lack a public host."""
    _reject_unreachable(value)
    cure = {"cure": suggest_url(value)}
    if re.search(r"[\s<>\"`\\]", value):
        raise PydanticCustomError("url", "must be a web address without spaces or the signs < > \" ` \\{cure}", cure)
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise PydanticCustomError("url", "must be a web address{cure}", cure) from None
    if parts.scheme.lower() not in ("http", "https"):
        raise PydanticCustomError("url", "must be a web address that begins with https:// or http://{cure}", cure)
    if parts.username is not None or parts.password is not None:
        raise PydanticCustomError("url", "must be a web address without a user name or password")
    if not host or "." not in host.strip(".") or re.search(r"[^\w.:-]", host):
        raise PydanticCustomError("url", "must be a web address with a host such as www.example.org{cure}", cure)
    if value[-1] in ".,;":
        raise PydanticCustomError("url", "must be a web address without a full stop or comma at its end{cure}", cure)
    return value


def dialling_digits(number: str) -> str:
    """Return the digits to dial of a number as it is written: "0800 1111" gives "08001111"."""
    return ("+" if number.startswith("+") else "") + re.sub(r"\D", "", number)


def _validate_phone(value: str) -> str:
    """Refuse text that is neither a valid UK number nor a UK short code."""
    if not re.fullmatch(r"\+?[0-9][0-9 ]{1,16}", value) or not _is_uk_number(dialling_digits(value)):
        cure = suggest_phone(value, lambda each: _is_uk_number(dialling_digits(each)), _is_note)
        raise PydanticCustomError("phone", PHONE_REQUIREMENT + "{cure}", {"cure": cure})
    return value


def _is_note(text: str) -> bool:
    """Return whether a text can stand as a note."""
    return not RAW_HTML.search(text) and not PLACEHOLDER.fullmatch(text) and not re.search("https?:", text, re.I)


def parse_phone_number(digits: str) -> phonenumbers.PhoneNumber | None:
    """Return the number of some digits as it is dialled in the UK; None for a short code, and for no valid number."""
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def is_short_code(digits: str) -> bool:
    """Return whether digits are a short code of the UK, such as 999."""
    if digits in SHORT_CODES:
        return True
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return False
    return not digits.startswith("+") and bool(shortnumberinfo.is_valid_short_number_for_region(number, "GB"))


def _is_uk_number(digits: str) -> bool:
    """Return whether digits are a short code or a number of the UK, which begins with 0 or +."""
    number = parse_phone_number(digits) if digits[:1] in "0+" else None
    return is_short_code(digits) or (number is not None and number.country_code == 44)


def _validate_email(value: str) -> str:
    """Refuse text that is not an email address. The link check looks up the domain."""
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        raise PydanticCustomError("email", "must be an email address such as name@example.org{cure}",
                                  {"cure": suggest_email(value)}) from None
    return value


def _validate_date(value: str) -> str:
    """Refuse text that is not a year, month or day of the calendar, with a suggestion where that is certain."""
    if not re.fullmatch(r"(19|20)\d\d(-\d\d){0,2}", value):
        raise PydanticCustomError("date", "must be a date such as 2026, 2026-11 or 2026-11-23{cure}",
                                  {"cure": suggest_date(value)})
    year, month, day = (int(part) for part in (value + "-01-01")[:10].split("-"))
    if not 1 <= month <= 12:
        raise PydanticCustomError("date", "must be a date that exists; the month, in the middle, is from 01 to 12")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise PydanticCustomError(
            "date", "must be a day that exists; {month} {year} has {days} days, so write {last} or an earlier day",
            {"month": calendar.month_name[month], "year": year, "days": days, "last": f"{value[:8]}{days}"})
    return value


def _validate_page_date(value: str) -> str:
    """Refuse text that is neither a date nor the word undated."""
    if value == "undated":
        return value
    try:
        return _validate_date(value)
    except PydanticCustomError as fault:
        raise PydanticCustomError("date", "{fault}, or the word undated", {"fault": fault.message()}) from None


VISIBLE = BeforeValidator(_reject_hidden_characters)
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_validate_text), VISIBLE]
Summary = Annotated[Text, AfterValidator(_validate_summary),
                    Field(description="One plain sentence, at most 200 characters, with a full stop.")]
Markdown = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_validate_markdown),
                     VISIBLE]
Url = Annotated[str, StringConstraints(min_length=1), AfterValidator(_validate_url), VISIBLE,
                Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})]
PhoneNumber = Annotated[str, StringConstraints(min_length=1), AfterValidator(_validate_phone), VISIBLE]
Email = Annotated[str, StringConstraints(min_length=1), AfterValidator(_validate_email), VISIBLE,
                  Field(json_schema_extra={"format": "email"})]
Slug = Annotated[str, StringConstraints(pattern=SLUG), VISIBLE]
EntryId = Annotated[str, StringConstraints(pattern=ENTRY_ID), VISIBLE]
SourceId = Annotated[str, StringConstraints(pattern=r"^S\d{3,4}$"), VISIBLE]
PartialDate = Annotated[str, AfterValidator(_validate_date), Field(json_schema_extra={"pattern": DATE}), VISIBLE]
PageDate = Annotated[str, AfterValidator(_validate_page_date),
                     Field(json_schema_extra={"pattern": DATE_OR_UNDATED}), VISIBLE]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$"), VISIBLE]
Age = Annotated[int, Field(ge=0, le=120)]
