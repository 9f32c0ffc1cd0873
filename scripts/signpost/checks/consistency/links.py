"""Rules on links in texts: what people see is what they ring, text, write to or open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urlsplit

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import dialling_digits, is_short_code, parse_phone_number
from signpost.checks.language.field_texts import all_texts, field_name, line_of
from signpost.checks.language.personal_mailboxes import EMAIL

LINK = re.compile(r"(?P<shown>\[[^\[\]]*\])\(\s*<?(?P<target>[^)\s>]+)[^)]*\)")
NUMBER = re.compile(r"(?<![\w£.,:/-])\+?\(?\d(?:[\d ()-]*\d)?(?![\w%])")
ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/\S*)?", re.I)


def check_shown_links(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The number, the email address or the web address that a link shows is the one that it leads to."""
    for tree in (*catalogue.entry_trees.values(), *catalogue.trees.values()):
        for place, text in all_texts(tree):
            for found in LINK.finditer(text) if "](" in text else ():
                shown, target = " ".join(found["shown"][1:-1].split()), unquote(found["target"])
                fault = _fault(shown, target)
                if fault:
                    line = line_of(tree, place, found["target"])
                    yield Problem(tree.path, line, f"{field_name(place)} must {fault}", "shown_link")


def _fault(shown: str, target: str) -> str:
    """Return what must hold where a link shows something else than its target; an empty text where it does not."""
    scheme, _, address = target.partition(":")
    address = address.partition("?")[0]
    if scheme.lower() in ("tel", "sms"):
        return _number_fault(shown, scheme.lower(), address)
    if scheme.lower() == "mailto":
        seen = EMAIL.findall(shown)
        if seen and address.lower() not in [each.lower() for each in seen]:
            return (f"show the address that the link writes to: '[{shown}]({target})'; write "
                    f"[{shown}](mailto:{seen[0]}), or {address} between [ and ]")
    elif scheme.lower() in ("http", "https"):
        seen_address, host = ADDRESS.fullmatch(shown), _host(target)
        if seen_address and "@" not in shown and host and _bare(seen_address["host"]) != host:
            return (f"show the address that the link opens: '{shown}' is shown, and the link opens {host}; write the "
                    "same in both")
    return ""


def _number_fault(shown: str, scheme: str, target: str) -> str:
    """Return what must hold where a link shows another number than it rings; an empty text where it does not."""
    rung, seen = _national(target), [each for each in map(str.strip, NUMBER.findall(shown)) if _is_number(each)]
    if not seen or rung in map(_national, seen):
        return ""
    verb = "texts" if scheme == "sms" else "rings"
    changed = shown.replace(seen[0], _spaced(rung))
    return (f"show the number that the link {verb}: '[{shown}]({scheme}:{target})'; write "
            f"[{shown}]({scheme}:{_national(seen[0])}) if '{seen[0]}' is right, else [{changed}]({scheme}:{target})")


def _national(number: str) -> str:
    """Return the digits of a number as it is dialled in the UK: +44 20 7946 0000 and 020 7946 0000 give the same."""
    return re.sub(r"^(?:\+44|0044)0?", "0", dialling_digits(number.replace("(", "").strip()))


def _is_number(text: str) -> bool:
    """Return whether a text of digits is a phone number or a short code, and no year or amount."""
    digits = _national(text)
    return len(digits) > 8 or is_short_code(digits) or parse_phone_number(digits) is not None


def _spaced(digits: str) -> str:
    """Return a number's digits in groups as they are often written."""
    if len(digits) == 6:
        return f"{digits[:3]} {digits[3:]}"
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}".strip() if len(digits) in (10, 11) else digits


def _host(url: str) -> str:
    """Return a web address's host without "www."; an empty text where it has none."""
    try:
        return _bare(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _bare(host: str) -> str:
    """Return a host in lower case without "www."."""
    return host.lower().removeprefix("www.").rstrip(".")


RULES = (check_shown_links,)
