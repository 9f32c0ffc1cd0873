"""Parses a web address as typed into the address that a browser would request, or rejects it with a reason.

ada-url parses and joins addresses by the WHATWG URL standard, as browsers do. Our code adds what it does not do: leave
an apostrophe in a query as typed, give the reason for an error, and reject addresses that no public site can have.
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
APP_SCHEMES = frozenset({
    "whatsapp", "signal", "sgnl", "tg", "facetime", "skype", "zoommtg", "msteams", "geo", "maps", "itms-apps", "market",
    "intent", "fb", "fb-messenger", "viber", "irc", "xmpp", "news", "webcal"})
"""Schemes that open an app."""
BLOCKED_PORTS = frozenset({
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
    531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 2525, 3659, 4045,
    4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080})
"""Ports that browsers do not open, after the Fetch standard's list of bad ports."""
LABEL = re.compile(r"^[a-z0-9_-]{1,63}$")
"""A label of a host name that browsers look up; hyphens may stand anywhere in it."""
VISIBLE_IN_CONTEXT = re.compile(
    "(?<=[\u2000-\u3300\U0001f000-\U0001faff])[\ufe0e\ufe0f]|[\ufe0e\ufe0f](?=\u20e3)|"
    "(?<=[\u0600-\u0fff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    "(?=[\u0600-\u0fff\u2600-\u27bf\U0001f000-\U0001faff])")
"""Invisible characters that are right in their context: emoji variants; joiners in emoji, Persian and Indic words."""
LOCAL_SUFFIXES = (".local", ".internal", ".localdomain", ".home.arpa", ".lan")
PLACEHOLDER_HOST = re.compile(r"(^|\.)(example\.(com|org|net)|example|invalid|test)$")
PLACEHOLDER = re.compile(r"^(tbc|tbd|tba|n/?a|none|todo|unknown|xx+|\?+|-+|#|https?://(\.\.\.)?)$", re.I)
DEFAULT_PORTS = {"http": 80, "https": 443}
C0_CONTROLS_AND_SPACE = "".join(map(chr, range(0x21)))
"""C0 control characters and the space, which browsers strip from both ends."""


@dataclass(frozen=True, slots=True)
class RejectedAddress:
    """Why an address cannot be requested."""

    reason: Reason
    verdict: Verdict = Verdict.INVALID


@dataclass(frozen=True, slots=True)
class Address:
    """An address that can be requested: `url` without its fragment, and `fragment` as typed."""

    url: URL
    fragment: str
    has_credentials: bool = False
    has_empty_query: bool = False
    """Whether it ends in a ? with nothing behind it, which `url` cannot express."""

    @property
    def key(self) -> str:
        """The text by which targets share a request: equal for two addresses that differ only in their fragments."""
        return ("credentials " if self.has_credentials else "") + self.href

    @property
    def href(self) -> str:
        """The address as text, without its fragment."""
        return str(self.url) + "?" * self.has_empty_query

    @property
    def request_url(self) -> URL:
        """The address for aiohttp, which drops an empty query unless its ? is part of the path."""
        if not self.has_empty_query:
            return self.url
        return URL.build(scheme=self.url.scheme, authority=self.url.raw_authority, path=self.url.raw_path + "?",
                         encoded=True)

    @property
    def host(self) -> str:
        """The host name in ASCII and lower case, without a port."""
        return self.url.raw_host or ""


def parse_address(typed: str) -> Address | RejectedAddress:
    """Parse an address as it stands in the catalogue."""
    text = typed.strip(" \t\r\n")
    if not text:
        return RejectedAddress(Reason.EMPTY)
    if INVISIBLE.search(VISIBLE_IN_CONTEXT.sub("", text)):
        return RejectedAddress(Reason.INVISIBLE_CHARACTER)
    if PLACEHOLDER.match(text):
        return RejectedAddress(Reason.PLACEHOLDER)
    if re.search(r"\S\s+(\S{1,3}\s+)?https?://", text, re.I) or re.match(r"^https?://https?[:/]", text, re.I):
        return RejectedAddress(Reason.TWO_ADDRESSES)
    return _parse_url(text)


def _parse_url(text: str) -> Address | RejectedAddress:
    """Parse an address after a check of its scheme."""
    scheme = SCHEME.match(text)
    name = scheme.group(1).lower() if scheme else ""
    if name in APP_SCHEMES:
        return RejectedAddress(Reason.OTHER_SCHEME, Verdict.NOT_CHECKED)
    if not scheme or (("." in name or name == "localhost") and re.match(r"^[^/:]+:\d+(/|$)", text)):
        return RejectedAddress(Reason.BAD_ADDRESS if text[0] in "<>\"'[({\u201c\u2018\u00ab" else _scheme_error(text))
    if name not in DEFAULT_PORTS or not re.match(r"^https?:(//|\\\\)[^/\\]", text, re.I):
        return RejectedAddress(Reason.BAD_SCHEME)
    try:
        parsed = ada_url.URL(text)
    except ValueError:
        return RejectedAddress(_authority_error(text[len(name) + 3:]))
    return _build_address(parsed, text, None, text.partition("#")[2])


def _scheme_error(text: str) -> Reason:
    """Return whether a scheme is missing or misspelled, as a reason."""
    return Reason.BAD_SCHEME if re.match(r"^\W*(https?|ttps?|htt?ps?|hxxps?)\s*[:/]", text, re.I) else Reason.NO_SCHEME


def _authority_error(rest: str) -> Reason:
    """Return which part of an address browsers cannot parse; `rest` is what follows the two slashes."""
    authority = re.split(r"[/\\?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    has_port = re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*):.+", authority)
    return Reason.BAD_PORT if has_port else Reason.BAD_HOST


def _build_address(parsed: ada_url.URL, text: str, base: Address | None, fragment: str) -> Address | RejectedAddress:
    """Return the address that ada-url parsed from `text`, or reject it where its host or port is not a public one."""
    scheme = parsed.protocol.removesuffix(":")
    host, port = parsed.hostname.removesuffix("."), int(parsed.port or DEFAULT_PORTS[scheme])
    error = _host_error(host) if port and port not in BLOCKED_PORTS else Reason.BAD_PORT
    if error:
        return RejectedAddress(error)
    mark, query = _query(text, base)
    netloc = host if port == DEFAULT_PORTS[scheme] else f"{host}:{port}"
    try:
        url = URL(f"{scheme}://{netloc}{parsed.pathname}{mark}{query}", encoded=True)
    except ValueError:
        return RejectedAddress(Reason.BAD_ADDRESS)
    return Address(url, fragment, bool(parsed.username or parsed.password), bool(mark and not query))


def _host_error(host: str) -> Reason | None:
    """Return why a host cannot be a public one, or None. IP addresses are checked when they are requested."""
    if host.startswith("[") or re.fullmatch(r"[\d.]+", host, re.ASCII):
        return None
    labels = host.split(".")
    if not host or len(host) > 253 or not all(LABEL.match(label) for label in labels):
        return Reason.BAD_HOST
    if labels[-1] == "localhost" or host.endswith(LOCAL_SUFFIXES):
        return Reason.PRIVATE_ADDRESS
    if len(labels) < 2:
        return Reason.BAD_HOST
    return Reason.PLACEHOLDER if PLACEHOLDER_HOST.search(host) else None


def _query(text: str, base: Address | None) -> tuple[str, str]:
    """Return the ? and the query of an address, as typed, except the characters that browsers encode.

    A text without path and query keeps the query of `base`, the address that it is joined to.
    """
    before = text.partition("#")[0]
    if base and not before:
        return "?" * (base.has_empty_query or bool(base.url.raw_query_string)), base.url.raw_query_string
    _, mark, query = before.partition("?")
    return mark, "".join(quote(char) if char in '"<>' or not "!" <= char <= "~" else char for char in query)


def join_redirect(base: Address, location: str) -> Address | RejectedAddress:
    """Resolve the address of a redirect, refresh or script against that of the page which sent it."""
    text = re.sub(r"[\t\r\n]", "", well_formed(location)).strip(C0_CONTROLS_AND_SPACE)
    try:
        parsed = ada_url.URL(text, base.href)
    except ValueError:
        return RejectedAddress(Reason.BAD_REDIRECT, Verdict.BROKEN)
    scheme = parsed.protocol.removesuffix(":")
    if scheme not in DEFAULT_PORTS:
        harmful = scheme in ("javascript", "data", "file", "about", "vbscript", "ftp")
        return (RejectedAddress(Reason.BAD_REDIRECT, Verdict.BROKEN) if harmful
                else RejectedAddress(Reason.ODD_REDIRECT, Verdict.SUSPECT))
    address = _build_address(parsed, text, base, parsed.hash[1:] if "#" in text else base.fragment)
    if isinstance(address, RejectedAddress):
        is_private = address.reason is Reason.PRIVATE_ADDRESS
        return RejectedAddress(address.reason if is_private else Reason.BAD_REDIRECT, Verdict.BROKEN)
    return address
