"""Links in Markdown that show another number, email address or web address than the one that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from signpost.catalogue.values import dialling_digits, is_short_code, parse_phone_number
from signpost.checks.language.personal_mailboxes import EMAIL

LINK = re.compile(r"\[(?P<shown>[^\[\]]*)\]\(\s*<?(?P<target>[^)\s>]+)[^)]*\)")
NUMBER = re.compile(r"(?<![\w£.,:/-])\+?\(?\d(?:[\d ()-]*\d)?(?![\w%])")
ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/\S*)?", re.I)


def misleading_links(text: str) -> Iterator[tuple[str, str]]:
    """Yield each such link of a text: its target as it is written, and what must hold, with what to write."""
    for found in LINK.finditer(text) if "](" in text else ():
        fault = _fault(" ".join(found["shown"].split()), unquote(found["target"]))
        if fault:
            yield found["target"], fault


def without_misleading_links(text: str) -> str:
    """Return a text without such links, of which nothing else need be said."""
    return LINK.sub(lambda found: "" if next(misleading_links(found[0]), None) else found[0], text)


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
        if seen_address and "@" not in shown and host and not _is_part(_bare(seen_address["host"]), host):
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


def _is_part(one: str, other: str) -> bool:
    """Return whether two hosts are the same, or one is a part of the other's domain."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
