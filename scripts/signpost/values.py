"""The kinds of value that a field can hold: text, Markdown, web addresses, phone numbers, emails, dates.

Each takes the text that stands in the YAML and returns it ready for use, or raises a PydanticCustomError
whose type is the rule and whose message completes the sentence "<field> must be …: '<value>'".
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import shortnumberinfo
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

RAW_HTML = re.compile(r"<[A-Za-z/!?]|&(?:#\w+|[A-Za-z]\w+);")
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ENTRY_ID = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
DATE = r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"

# Short codes that phonenumbers' data for GB lacks, each with why it is right.
SHORT_CODES = {
    "85258": "Shout, the national text line (giveusashout.org)",
    "61016": "British Transport Police, text (btp.police.uk)",
    "18000": "Relay UK, emergency text relay",
}


def _plain(value: str) -> str:
    """Refuse raw HTML and characters that cannot be seen."""
    if RAW_HTML.search(value):
        raise PydanticCustomError("raw_html", "must be text without raw HTML")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", value):
        raise PydanticCustomError("invisible_character", "must be text without invisible characters")
    return value


def _summary(value: str) -> str:
    """Refuse what is not one sentence of at most 200 characters that ends with a full stop."""
    if len(value) > 200:
        raise PydanticCustomError("summary", "must be at most 200 characters, not {length}", {"length": len(value)})
    if not value.endswith("."):
        raise PydanticCustomError("summary", "must end with a full stop")
    if re.search(r"[.!?][\"')]?\s+\S", value) or "\n" in value:
        raise PydanticCustomError("summary", "must be one sentence")
    return value


def _markdown(value: str) -> str:
    """Refuse what Markdown in an entry may not hold: headings, pictures, links other than http(s), mailto, tel, sms."""
    _plain(value)
    if re.search(r"^\s{0,3}#", value, re.M):
        raise PydanticCustomError("heading", "must be Markdown without headings (the page makes them)")
    if "![" in value:
        raise PydanticCustomError("picture", "must be Markdown without pictures")
    for target in re.findall(r"\]\(\s*<?([^)\s>]*)", value) + re.findall(r"^\s*\[[^\]]+\]:\s*(\S+)", value, re.M):
        if not re.match(r"(https?://|mailto:|tel:|sms:)", target, re.I):
            raise PydanticCustomError("link", "must be Markdown whose links begin with https:, mailto:, tel: or sms:")
    return value


def _url(value: str) -> str:
    """Refuse addresses that are not http(s), or hold spaces, credentials or no host."""
    if re.search(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff<>\"`\\]", value):
        raise PydanticCustomError("url", "must be a web address without spaces or invisible characters")
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise PydanticCustomError("url", "must be a web address") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise PydanticCustomError("url", "must be a web address that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise PydanticCustomError("url", "must be a web address without a user name or password")
    if not host or "." not in host.strip("."):
        raise PydanticCustomError("url", "must be a web address with a host such as www.example.org")
    return value


def dial(number: str) -> str:
    """Return the digits to dial for a number as it is shown: "0800 1111" gives "08001111"."""
    return ("+" if number.startswith("+") else "") + re.sub(r"\D", "", number)


def _phone(value: str) -> str:
    """Refuse what is neither a valid UK number nor a UK short code."""
    fault = PydanticCustomError("phone", "must be a UK phone number or short code, with digits and spaces alone")
    if not re.fullmatch(r"\+?[0-9][0-9 ]{1,16}", value):
        raise fault
    digits = dial(value)
    try:
        parsed = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        raise fault from None
    is_short = digits in SHORT_CODES or shortnumberinfo.is_valid_short_number_for_region(parsed, "GB")
    is_uk = parsed.country_code == 44 and phonenumbers.is_valid_number(parsed)
    if not (is_short or is_uk):
        raise fault
    return value


def _email(value: str) -> str:
    """Refuse what is not an email address; the domain is looked up by the link check, not here."""
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        raise PydanticCustomError("email", "must be an email address such as name@example.org") from None
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
Summary = Annotated[Text, AfterValidator(_summary),
                    Field(description="One plain sentence, at most 200 characters, with a full stop.")]
Markdown = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_markdown)]
Url = Annotated[str, StringConstraints(min_length=1), AfterValidator(_url),
                Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})]
PhoneNumber = Annotated[str, StringConstraints(min_length=1), AfterValidator(_phone)]
Email = Annotated[str, StringConstraints(min_length=1), AfterValidator(_email),
                  Field(json_schema_extra={"format": "email"})]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
EntryId = Annotated[str, StringConstraints(pattern=ENTRY_ID)]
SourceId = Annotated[str, StringConstraints(pattern=r"^S\d{3}$")]
PartialDate = Annotated[str, StringConstraints(pattern=DATE)]
PageDate = Annotated[str, StringConstraints(pattern=rf"{DATE}|^undated$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Age = Annotated[int, Field(ge=0, le=120)]
