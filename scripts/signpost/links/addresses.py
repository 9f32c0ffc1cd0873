"""A web address as typed goes in; the address that a browser would ask for comes out, or why it is invalid.

Follows the WHATWG URL standard where browsers do, without re-quoting anything that was quoted already.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

import idna
from yarl import URL

from .verdicts import Reason, Verdict

INVISIBLE = re.compile("[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
                       "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffd]")
SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.\-]*):")
APPS = frozenset({"whatsapp", "signal", "sgnl", "tg", "facetime", "skype", "zoommtg", "msteams", "geo", "maps",
                  "itms-apps", "market", "intent", "fb", "fb-messenger", "viber", "irc", "xmpp", "news", "webcal"})
CLOSED_PORTS = frozenset({1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
                          103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
                          512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
                          995, 1719, 1720, 1723, 2049, 2525, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667,
                          6668, 6669, 6679, 6697, 10080})
LABEL = re.compile(r"^(?!-)[a-z0-9_-]{1,63}(?<!-)$")
PLACEHOLDER_HOST = re.compile(r"(^|\.)(example\.(com|org|net)|example|invalid|test)$")
PLACEHOLDER = re.compile(r"^(tbc|tbd|tba|n/?a|none|todo|unknown|xx+|\?+|-+|#|https?://(\.\.\.)?)$", re.I)
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an address cannot be asked: a reason from the closed list, under `invalid` unless told otherwise."""

    reason: Reason
    verdict: Verdict = Verdict.INVALID


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be asked. `url` is what is sent, `fragment` the place on the page, as typed."""

    url: URL
    fragment: str
    has_credentials: bool = False

    @property
    def key(self) -> str:
        """Two addresses with one key get one request."""
        return ("credentials " if self.has_credentials else "") + str(self.url)

    @property
    def host(self) -> str:
        """The name of the host, in ASCII and lower case, without a port."""
        return self.url.raw_host or ""


def parse_address(typed: str) -> Address | Refusal:
    """Take an address as it stands in the catalogue."""
    text = typed.strip(" \t\r\n")
    if not text:
        return Refusal(Reason.EMPTY)
    if INVISIBLE.search(text):
        return Refusal(Reason.INVISIBLE_CHARACTER)
    if PLACEHOLDER.match(text):
        return Refusal(Reason.PLACEHOLDER)
    if re.search(r"\S\s+(\S{1,3}\s+)?https?://", text, re.I) or re.match(r"^https?://https?[:/]", text, re.I):
        return Refusal(Reason.TWO_ADDRESSES)
    return _by_scheme(text)


def _by_scheme(text: str) -> Address | Refusal:
    """Look at what stands before the first colon."""
    scheme = SCHEME.match(text)
    name = scheme.group(1).lower() if scheme else ""
    if name in APPS:
        return Refusal(Reason.OTHER_SCHEME, Verdict.NOT_CHECKED)
    if not scheme or (("." in name or name == "localhost") and re.match(r"^[^/:]+:\d+(/|$)", text)):
        return Refusal(Reason.BAD_ADDRESS if text[0] in "<>\"'[({\u201c\u2018\u00ab" else _schemeless(text))
    if name not in DEFAULT_PORTS or not re.match(r"^https?:(//|\\\\)[^/\\]", text, re.I):
        return Refusal(Reason.BAD_SCHEME)
    return join_address(name, text[len(name) + 3:])


def _schemeless(text: str) -> Reason:
    """Tell a forgotten scheme from a misspelled one."""
    return Reason.BAD_SCHEME if re.match(r"^\W*(https?|ttps?|htt?ps?|hxxps?)\s*[:/]", text, re.I) else Reason.NO_SCHEME


def join_address(scheme: str, rest: str) -> Address | Refusal:
    """Build the address from its scheme and what follows the two slashes."""
    rest, hash_mark, fragment = rest.partition("#")
    authority = re.match(r"[^/\\?]*", rest).group()  # type: ignore[union-attr]
    tail = rest[len(authority):]
    credentials, at, hostport = authority.rpartition("@")
    found = _host_and_port(hostport, scheme)
    if isinstance(found, Refusal):
        return found
    host, port = found
    path, mark, query = tail.partition("?")
    path = _path(path.replace("\\", "/") or "/")
    netloc = host if port == DEFAULT_PORTS[scheme] else f"{host}:{port}"
    sent = f"{scheme}://{netloc}{path}" + (mark and mark + _quoted(query, '"<>'))
    try:
        url = URL(sent, encoded=True)
    except ValueError:
        return Refusal(Reason.BAD_ADDRESS)
    return Address(url, fragment if hash_mark else "", bool(at and credentials))


def _host_and_port(hostport: str, scheme: str) -> tuple[str, int] | Refusal:
    """Take the host apart from the port and check both."""
    match = re.match(r"^(\[[0-9A-Fa-f:.]+\]|[^:\[\]]*)(?::(\d*))?$", hostport)
    if not match:
        return Refusal(Reason.BAD_HOST if not re.search(r":[^\]]*$", hostport) else Reason.BAD_PORT)
    host = _host(match.group(1))
    if isinstance(host, Refusal):
        return host
    port = int(match.group(2) or DEFAULT_PORTS[scheme])
    if not 0 < port < 65536 or port in CLOSED_PORTS:
        return Refusal(Reason.BAD_PORT)
    return host, port


def _host(typed: str) -> str | Refusal:
    """Return the host as it goes into a request, without the dot at its end."""
    if typed.startswith("["):
        try:
            return f"[{ipaddress.IPv6Address(typed[1:-1]).compressed}]"
        except ValueError:
            return Refusal(Reason.BAD_HOST)
    name = unquote(typed)
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True, transitional=False).decode("ascii")
        except idna.IDNAError:
            return Refusal(Reason.BAD_HOST)
    name = name.lower().removesuffix(".")
    if re.fullmatch(r"(0x[0-9a-f]*|\d+)", name.rsplit(".", 1)[-1]):
        return _ipv4(name)
    return _named(name)


def _named(name: str) -> str | Refusal:
    """Check a name: its letters and lengths, and that it is one of the public internet."""
    labels = name.split(".")
    if not name or len(name) > 253 or not all(LABEL.match(label) for label in labels):
        return Refusal(Reason.BAD_HOST)
    if labels[-1] == "localhost" or name.endswith((".local", ".internal", ".localdomain", ".home.arpa", ".lan")):
        return Refusal(Reason.PRIVATE_ADDRESS)
    if len(labels) < 2:
        return Refusal(Reason.BAD_HOST)
    if PLACEHOLDER_HOST.search(name):
        return Refusal(Reason.PLACEHOLDER)
    return name


def _ipv4(name: str) -> str | Refusal:
    """Read an IPv4 address as browsers do: parts may be octal, hexadecimal or left out."""
    parts = name.split(".")
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return Refusal(Reason.BAD_HOST)
    if len(numbers) > 4 or any(number > 255 for number in numbers[:-1]):
        return Refusal(Reason.BAD_HOST)
    last = numbers[-1]
    if last >= 256 ** (5 - len(numbers)):
        return Refusal(Reason.BAD_HOST)
    value = last + sum(number << (8 * (3 - place)) for place, number in enumerate(numbers[:-1]))
    return str(ipaddress.IPv4Address(value))


def _number(part: str) -> int:
    """Return one part of an IPv4 address; ValueError where it is none."""
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)


def _path(path: str) -> str:
    """Quote what a browser would quote, and take `.` and `..` out, as it would."""
    kept: list[str] = []
    segments = _quoted(path, "\"<>`{}^").split("/")[1:]
    for place, segment in enumerate(segments):
        plain = re.sub("%2e", ".", segment, flags=re.I)
        last = place == len(segments) - 1
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(segment)
            continue
        if last:
            kept.append("")
    return "/" + "/".join(kept)


def _quoted(text: str, marks: str) -> str:
    """Percent-encode spaces, control and non-ASCII characters, and the given marks; leave the rest as typed."""
    return "".join(quote(char.encode("utf-8", "surrogateescape")) if char in marks or not "!" <= char <= "~" else char
                   for char in text)


def join_redirect(base: Address, location: str) -> Address | Refusal:
    """Resolve a Location, a Refresh or a script's address against the page that sends it."""
    text = re.sub(r"[\t\r\n]", "", location).strip("\x00\x01 \x1f")
    scheme = SCHEME.match(text)
    if scheme:
        name = scheme.group(1).lower()
        if name not in DEFAULT_PORTS:
            harmful = name in ("javascript", "data", "file", "about", "vbscript", "ftp")
            return (Refusal(Reason.BAD_REDIRECT, Verdict.BROKEN) if harmful
                    else Refusal(Reason.ODD_REDIRECT, Verdict.SUSPECT))
        rest = re.sub(r"^[/\\]*", "", text[len(name) + 1:])
        found = join_address(name, rest)
    elif re.match(r"^[/\\]{2}", text):
        found = join_address(base.url.scheme, re.sub(r"^[/\\]+", "", text))
    else:
        found = join_address(base.url.scheme, base.url.raw_authority + _relative(base, text))
    if isinstance(found, Refusal):
        is_private = found.reason is Reason.PRIVATE_ADDRESS
        return Refusal(found.reason if is_private else Reason.BAD_REDIRECT, Verdict.BROKEN)
    has_own = "#" in text
    return found if has_own else Address(found.url, base.fragment, found.has_credentials)


def _relative(base: Address, text: str) -> str:
    """Return path, query and fragment of a relative reference."""
    path = base.url.raw_path
    if text.startswith(("/", "\\")):
        return text
    if not text or text.startswith("#"):
        return base.url.raw_path_qs + text
    if text.startswith("?"):
        return path + text
    return path[: path.rfind("/") + 1] + text
