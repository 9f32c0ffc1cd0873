"""Phone numbers, mailboxes, web addresses and ids as people paste them, as the catalogue writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from signpost.catalogue.suggestions.written import as_written

HOST = r"(?:[\w-]+\.)+[a-z]{2,24}"
MAILBOX = rf"[\w.+'-]+@{HOST}"
ON_THE_LINE_BELOW = ", and on the line below, note: "
WHOLE_NUMBER = 9
"""So many digits are a number by themselves."""
LABEL = r"(?:tel|telephone|phone|mobile|ring|call|text|no|number)\b[.:]*"
EXTENSION = re.compile(r"[\s,;(]*\b(?:ext(?:ension|n)?\b|x(?=\W*\d))\.?|#", re.I)
WITH_WORDS = re.compile(rf"\W*(?:{LABEL}\s*)*(?P<number>[+(]?\d[\d\s().-]*\d)\W+(?P<words>[^\W_].*)", re.I | re.S)
"""A number with words after it."""
CONTACTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("phone", "telephone", "tel", "mobile", "number", "phone_number", "call", "ring"),
                    ("phones", "number")),
    **dict.fromkeys(("email", "e_mail", "mail", "mailbox", "address"), ("emails", "address")),
    **dict.fromkeys(("website", "web", "link", "url", "site", "page", "webpage"), ("links", "url")),
}
"""What people write right below `contacts`: the list that is meant, and the field of its items."""
NO_PAGE = ("copy the address from the top of the browser; did they tell you by phone or email? Then take this "
           "item of `changed` out, since `confirmed` says how you know")
"""What to write in place of words where a page must show what has changed."""


def suggest_phone(text: str, is_number: Callable[[str], bool], is_note: Callable[[str], bool]) -> str:
    """Return how to write a number, as the end of a message, or an empty text.

    `is_number` says whether a text is a number that can be dialled in the UK, and `is_note` whether one can be a note.
    """
    if re.fullmatch(r"[1-9]\d{8,9}", text.replace(" ", "")) and is_number(f"0{text}"):
        return f"; a spreadsheet takes the 0 at the beginning away: write \"0{text.strip()}\""
    shown = _spaced(text)
    if shown and is_number(shown):
        return f"; write '{shown}'"
    several = [_spaced(part) for part in re.split(r"\s*(?:/|,|;|&|\bor\b|\band\b)\s*", text)]
    if len(several) > 1 and all(part and is_number(part) for part in several):
        items = ", ".join(f"'- number: \"{part}\"'" for part in several)
        return f"; write each number into an item of its own: {items}"
    if len(several) > 1 and all(len(re.sub(r"\D", "", part)) >= WHOLE_NUMBER for part in several):
        return "; write each number into an item of its own, with a hyphen before it"
    shown, note = _with_note(text)
    if shown and is_number(shown) and note and is_note(note):
        return f"; write number: \"{shown}\"{ON_THE_LINE_BELOW}{as_written(note)}"
    shown = shown or _spaced(re.sub(r"\(.*", "", text))
    if shown and is_number(shown):
        return f"; write '{shown}', and what else is to be said into `note`"
    if re.search(r"\d[A-Za-z]{3}", text):
        return "; write its letters as the digits of the keypad, and other words into `note`"
    if re.search(r"\d.*[A-Za-z]{3}", text):
        return "; write the whole number in digits, and other words into `note`"
    return ""


def fit_note(message: str, *, is_possible: bool, is_there: bool) -> str:
    """Return what is said of a number, for a place where a note may be possible, or there already."""
    start, below, note = message.partition(ON_THE_LINE_BELOW)
    if not is_possible:
        return re.sub(r",? and (?:what else|other words).*$", "", start)
    return f"{start}, and add to its note: {note}" if below and is_there else message


def _with_note(text: str) -> tuple[str, str]:
    """Return the number that a text begins with, and the words after it as a note; two empty texts for others."""
    number, *extension = EXTENSION.split(text, maxsplit=1)
    if extension and re.fullmatch(r"\W*\d+\W*", extension[0]):
        return _spaced(number), "extension " + "".join(re.findall(r"\d+", extension[0]))
    found = WITH_WORDS.fullmatch(text.strip())
    if not found or not re.search(r"[^\W\d_]", found["words"]):
        return "", ""
    words = " ".join(found["words"].split()).strip("\"'")
    return _spaced(found["number"]), words.rstrip(")") if "(" not in words else words


def _spaced(text: str) -> str:
    """Return the groups of digits of a number with spaces between them; empty where letters would be lost."""
    plain = re.sub(rf"\b{LABEL}", "", text, flags=re.I)
    plain = re.sub(r"(?<=\+44)\s*\(0\)|(?<=0044)\s*\(0\)", " ", plain)
    plain = re.sub(r"\((\+?\d[\d ]*)\)\s*", lambda found: found[1] + ("" if found[1] == "0" else " "), plain)
    plain = re.sub(r"\b[Oo](?=[\d ]{2})", "0", plain)
    digits = " ".join(re.findall(r"\+?\d+", plain))
    return digits if not re.search(r"[^\W\d_]", plain) and (len(digits) < 7 or digits[0] in "+01") else ""


def suggest_email(text: str) -> str:
    """Return how to write a mailbox, as the end of a message, or an empty text."""
    if re.match(r"https?:|www\.", text.strip(), re.I):
        return "; this is a web page: write it below 'links', as `url`"
    plain = re.sub(r"\s*[(\[{]\s*at\s*[)\]}]\s*|\s+at\s+|\s*@\s*", "@", text, flags=re.I)
    plain = re.sub(r"\s*[(\[{]\s*dot\s*[)\]}]\s*", ".", plain, flags=re.I)
    plain = re.sub(r"(?<=@)([\w-]+),(?=[a-z])", r"\1.", plain, flags=re.I)
    plain = re.sub(r"(?<=\w)\s+(?=\.\w)|(?<=\w\.)\s+(?=(?:uk|com|org|net|gov|nhs|police|ac|co|sch|info)\b)", "", plain)
    found = list(dict.fromkeys(each.strip("'") for each in re.findall(MAILBOX, plain, re.I)))
    if len(found) > 1:
        return "; write each mailbox into an item of its own: " + ", ".join(f"'- address: {each}'" for each in found)
    return f"; write {found[0]}" if found else ""


def suggest_url(text: str) -> str:
    """Return how to write a web address, as the end of a message, or an empty text."""
    plain = text.strip().strip("\u201c\u201d\u2018\u2019\"'`")
    if re.fullmatch(rf"(?:mailto:)?{MAILBOX}", plain, re.I):
        return "; this is a mailbox: write it below 'emails', as `address`"
    if re.match(r"(?:tel|sms):", plain, re.I):
        return "; this is a number: write it below 'phones', as `number`"
    inside = re.search(r"\]\(\s*(https?://[^\s)]+)\)", plain) or re.fullmatch(r"<\s*(https?://[^\s>]+)\s*>", plain)
    if inside:
        return f"; write {inside[1]}"
    several = re.findall(r"(?:https?://|www\.)[^\s,;<>\"]+", plain, re.I)
    if len(several) > 1 and re.search(r"\s", plain):
        return "; write each address into an item of its own: first " + _with_scheme(several[0])
    if re.search(r"\s", plain) and not re.search(r"[./]\w", plain):
        return ("; this is no address: copy it from the top of the browser, or, where no page shows it, take out "
                "what it belongs to")
    if re.search(r"\s", plain):
        return "; copy the address from the top of the browser once more: it has no spaces, or %20 for each"
    if re.fullmatch(r"(?:n/?a|none|tb[acd]|no|-+|\?+|no (?:website|link|page))", plain, re.I):
        return "; leave the line out, or the whole item, where there is no page"
    whole = _with_scheme(plain)
    return f"; write {whole}" if whole and whole != text else ""


def _with_scheme(text: str) -> str:
    """Return a web address with one right beginning and no full stop at its end, or an empty text."""
    rest = re.sub(r"^(?:h*t*t*p*s*(?::[/\\]*|;//|//)|/+)+", "", text.replace("\\", "/"), flags=re.I).rstrip(".,;:")
    scheme = "http" if re.match(r"http:", text, re.I) else "https"
    host, slash, path = rest.partition("/")
    host = host.replace(",", ".")
    return f"{scheme}://{host}{slash}{path}" if re.fullmatch(rf"{HOST}(?::\d+)?", host, re.I) else ""


def meant_id(text: str) -> str:
    """Return the id that a text means: a page's address, a file's name, capital letters; or an empty text."""
    plain = text.strip().replace("\\", "/")
    if "://" in plain or plain.startswith("www."):
        plain = urlsplit(plain).path if "://" in plain else plain.partition("/")[2]
    parts = [part for part in re.sub(r"\.ya?ml$", "", plain.strip("/"), flags=re.I).lower().split("/") if part]
    words = ["-".join(re.findall(r"[a-z0-9]+", part.replace("'", "").replace("\u2019", ""))) for part in parts[-2:]]
    return "/".join(words) if len(words) == 2 and all(words) else ""
