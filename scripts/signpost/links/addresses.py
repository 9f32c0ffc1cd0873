"""A web address as typed goes in; the address that a browser would ask for comes out, or why it is invalid.

ada-url reads and joins addresses by the WHATWG URL standard, as browsers do. Ours is what it does not do: it leaves an
apostrophe in a query as typed, says why an address is wrong, and refuses what no public site is at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

import ada_url
from yarl import URL

from signpost.links.reasons import Reason
from signpost.links.unicode_text import well_formed
from signpost.links.verdicts import Verdict

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
LABEL = re.compile(r"^[a-z0-9_-]{1,63}$")
"""A part of a host's name that browsers look up; hyphens may stand anywhere in it."""
MEANT = re.compile("(?<=[\u2000-\u3300\U0001f000-\U0001faff])[\ufe0e\ufe0f]|[\ufe0e\ufe0f](?=\u20e3)|"
                   "(?<=[\u0600-\u0fff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
                   "(?=[\u0600-\u0fff\u2600-\u27bf\U0001f000-\U0001faff])")
"""Invisible signs that belong where they stand: variants of emoji; joiners in emoji, Persian and Indic words."""
LOCAL = (".local", ".internal", ".localdomain", ".home.arpa", ".lan")
PLACEHOLDER_HOST = re.compile(r"(^|\.)(example\.(com|org|net)|example|invalid|test)$")
PLACEHOLDER = re.compile(r"^(tbc|tbd|tba|n/?a|none|todo|unknown|xx+|\?+|-+|#|https?://(\.\.\.)?)$", re.I)
DEFAULT_PORTS = {"http": 80, "https": 443}
STRIPPED = "".join(map(chr, range(0x21)))
"""Control characters and the space, which browsers take away at both ends."""


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
    bare_query: bool = False
    """Whether it ends in a ? with nothing behind it, which `url` cannot hold."""

    @property
    def key(self) -> str:
        """Two addresses with one key get one request."""
        return ("credentials " if self.has_credentials else "") + self.href

    @property
    def href(self) -> str:
        """The address as text, without its fragment."""
        return str(self.url) + "?" * self.bare_query

    @property
    def sent(self) -> URL:
        """The address for aiohttp, which leaves out a bare ? unless that stands in the path."""
        if not self.bare_query:
            return self.url
        return URL.build(scheme=self.url.scheme, authority=self.url.raw_authority, path=self.url.raw_path + "?",
                         encoded=True)

    @property
    def host(self) -> str:
        """The name of the host, in ASCII and lower case, without a port."""
        return self.url.raw_host or ""


def parse_address(typed: str) -> Address | Refusal:
    """Take an address as it stands in the catalogue."""
    text = typed.strip(" \t\r\n")
    if not text:
        return Refusal(Reason.EMPTY)
    if INVISIBLE.search(MEANT.sub("", text)):
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
    try:
        read = ada_url.URL(text)
    except ValueError:
        return Refusal(_why_unreadable(text[len(name) + 3:]))
    return _checked(read, text, None, text.partition("#")[2])


def _schemeless(text: str) -> Reason:
    """Tell a forgotten scheme from a misspelled one."""
    return Reason.BAD_SCHEME if re.match(r"^\W*(https?|ttps?|htt?ps?|hxxps?)\s*[:/]", text, re.I) else Reason.NO_SCHEME


def _why_unreadable(rest: str) -> Reason:
    """Tell which part of an address browsers cannot read: what follows the two slashes is `rest`."""
    authority = re.split(r"[/\\?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    has_port = re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*):.+", authority)
    return Reason.BAD_PORT if has_port else Reason.BAD_HOST


def _checked(read: ada_url.URL, text: str, base: Address | None, fragment: str) -> Address | Refusal:
    """Return the address that was read from a text, once its host and port are found to be public ones."""
    scheme = read.protocol.removesuffix(":")
    host, port = read.hostname.removesuffix("."), int(read.port or DEFAULT_PORTS[scheme])
    fault = _fault_of(host) if port and port not in CLOSED_PORTS else Reason.BAD_PORT
    if fault:
        return Refusal(fault)
    mark, query = _query(text, base)
    netloc = host if port == DEFAULT_PORTS[scheme] else f"{host}:{port}"
    try:
        url = URL(f"{scheme}://{netloc}{read.pathname}{mark}{query}", encoded=True)
    except ValueError:
        return Refusal(Reason.BAD_ADDRESS)
    return Address(url, fragment, bool(read.username or read.password), bool(mark and not query))


def _fault_of(host: str) -> Reason | None:
    """Return why a host is none of the public internet, or None. IP addresses are judged when they are asked."""
    if host.startswith("[") or re.fullmatch(r"[\d.]+", host, re.ASCII):
        return None
    labels = host.split(".")
    if not host or len(host) > 253 or not all(LABEL.match(label) for label in labels):
        return Reason.BAD_HOST
    if labels[-1] == "localhost" or host.endswith(LOCAL):
        return Reason.PRIVATE_ADDRESS
    if len(labels) < 2:
        return Reason.BAD_HOST
    return Reason.PLACEHOLDER if PLACEHOLDER_HOST.search(host) else None


def _query(text: str, base: Address | None) -> tuple[str, str]:
    """Return the ? and the query that a text asks for, as typed but for what browsers must encode.

    A text without path and query keeps those of the address that it is joined to.
    """
    before = text.partition("#")[0]
    if base and not before:
        return "?" * (base.bare_query or bool(base.url.raw_query_string)), base.url.raw_query_string
    _, mark, query = before.partition("?")
    return mark, "".join(quote(char) if char in '"<>' or not "!" <= char <= "~" else char for char in query)


def join_redirect(base: Address, location: str) -> Address | Refusal:
    """Resolve a Location, a Refresh or a script's address against the page that sends it."""
    text = re.sub(r"[\t\r\n]", "", well_formed(location)).strip(STRIPPED)
    try:
        read = ada_url.URL(text, base.href)
    except ValueError:
        return Refusal(Reason.BAD_REDIRECT, Verdict.BROKEN)
    scheme = read.protocol.removesuffix(":")
    if scheme not in DEFAULT_PORTS:
        harmful = scheme in ("javascript", "data", "file", "about", "vbscript", "ftp")
        return (Refusal(Reason.BAD_REDIRECT, Verdict.BROKEN) if harmful
                else Refusal(Reason.ODD_REDIRECT, Verdict.SUSPECT))
    found = _checked(read, text, base, read.hash[1:] if "#" in text else base.fragment)
    if isinstance(found, Refusal):
        is_private = found.reason is Reason.PRIVATE_ADDRESS
        return Refusal(found.reason if is_private else Reason.BAD_REDIRECT, Verdict.BROKEN)
    return found
