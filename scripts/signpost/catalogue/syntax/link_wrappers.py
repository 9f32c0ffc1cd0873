"""Wrapped links: addresses of a mail filter or a search engine that redirect to the address inside them.

Mail programs and search engines wrap links to check them or to count clicks. A copied one may contain the address of
the person who copied it, and stops working when the service stops.
"""

from __future__ import annotations

import base64
import binascii
import html
import ipaddress
import re
import socket
import string
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

MAX_LAYERS = 5
LOCAL_ENDINGS = (".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home", ".corp",
                 ".private", ".home.arpa")


@dataclass(frozen=True, slots=True)
class WrappedLink:
    """The service that wrapped a link, and the address inside; None where it cannot be read."""

    by: str
    inside: str | None


def unwrap(url: str) -> WrappedLink | None:
    """Return the outermost service and the innermost address of a wrapped link, or None for one that is not wrapped."""
    found = _unwrap_once(url)
    for _ in range(MAX_LAYERS):
        inner = _unwrap_once(found.inside) if found and found.inside else None
        if found is None or inner is None:
            break
        found = WrappedLink(found.by, inner.inside)
    return found


def _unwrap_once(url: str) -> WrappedLink | None:
    """Return a wrapped link with one layer removed, or None."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    for by, hosts, path, inside in WRAPPERS if ANY_HOST.fullmatch(host) else ():
        if re.fullmatch(hosts, host) and re.match(path, parts.path):
            return WrappedLink(by, _address(inside(parts)))
    return None


def _address(text: str | None) -> str | None:
    """Return text that is a web address, with https:// where it has no scheme; None for other text."""
    text = html.unescape(text or "").strip()
    if text and not re.match(r"[a-z][a-z0-9+.-]*:", text, re.I):
        text = f"https://{text}"
    return text if re.match(r"https?://[^/\s]+\.[^/\s]+", text, re.I) else None


def _query(*names: str) -> Callable[[SplitResult], str | None]:
    """Return a function that returns the first of some query parameters that an address has."""
    def read(parts: SplitResult) -> str | None:
        query = parse_qs(parts.query)
        return next((query[name][0] for name in names if name in query), None)
    return read


def _path(pattern: str) -> Callable[[SplitResult], str | None]:
    """Return a function that returns the first group of a pattern in the path and query, percent-decoded."""
    def read(parts: SplitResult) -> str | None:
        found = re.search(pattern, parts.path + (f"?{parts.query}" if parts.query else ""))
        return unquote(found[1]) if found else None
    return read


def _amp(parts: SplitResult) -> str | None:
    """Return the address inside a Google AMP link: /amp/s/www.example.org/page."""
    found = re.search(r"/(?:amp|c|v)/(s/)?(.+)", parts.path)
    return f"http{'s' if found[1] else ''}://{found[2]}" if found else None


def _base64_query(name: str, prefix: str = "") -> Callable[[SplitResult], str | None]:
    """Return a function that decodes a query parameter in base64, after a prefix."""
    def read(parts: SplitResult) -> str | None:
        return _base64((_query(name)(parts) or "").removeprefix(prefix))
    return read


def _base64(text: str) -> str | None:
    """Return decoded base64, or None where it is not valid."""
    try:
        return base64.urlsafe_b64decode(text.replace("+", "-").replace("/", "_") + "==").decode()
    except (binascii.Error, ValueError):
        return None


def _defense_2(parts: SplitResult) -> str | None:
    """Return the address in a link of Proofpoint version 2: "-" is a per cent sign and "_" a slash."""
    text = _query("u")(parts)
    return unquote(text.translate(str.maketrans("-_", "%/"))) if text else None


def _defense_3(parts: SplitResult) -> str | None:
    """Return the address in a link of Proofpoint version 3: "*" or "**N" stand for characters given in base64."""
    found = re.search(r"/v3/__(.+?)__;([^!]*)!", parts._replace(scheme="", netloc="").geturl())
    if not found:
        return None
    letters = _base64(found[2]) or ""
    runs = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
    at = 0

    def letter(token: re.Match[str]) -> str:
        nonlocal at
        length = runs.index(token[1][1]) + 2 if token[1] else 1
        at += length
        return letters[at - length:at]
    address = re.sub(r"^(https?:/)(?=[^/])", r"\1/", found[1])
    return re.sub(rf"\*(\*[{runs}])?", letter, unquote(address))


WRAPPERS: tuple[tuple[str, str, str, Callable[[SplitResult], str | None]], ...] = (
    ("Outlook Safe Links", r"(.+\.)?safelinks\.(protection\.)?(outlook|office365|office)\.[a-z.]+", "", _query("url")),
    ("Microsoft Teams", r"(statics\.)?teams\.(cdn\.office\.net|microsoft\.com)", ".*/safelinks/", _query("url")),
    ("Proofpoint", r"urldefense(\.proofpoint)?\.(com|us|eu)", "/v1/", _query("u")),
    ("Proofpoint", r"urldefense(\.proofpoint)?\.(com|us|eu)", "/v2/", _defense_2),
    ("Proofpoint", r"urldefense(\.proofpoint)?\.(com|us|eu)", "", _defense_3),
    ("Proofpoint", r"url\.emailprotection\.link", "", _query("url", "u")),
    ("Mimecast", r"(.+\.)?(mimecast|mimecastprotect)\.com", "/(s|r)/", lambda parts: None),
    ("Barracuda", r"linkprotect\.cudasvc\.com", "", _query("a")),
    ("Cisco", r"secure-web\.cisco\.com", "", _path(r"(https?(?:://|%3A).+)$")),
    ("Sophos", r"(.+\.)?protection\.sophos\.com", "", _base64_query("u")),
    ("Trellix", r"protect.*\.(fireeye|trellix)\.com", "", _query("u")),
    ("Trend Micro", r"(.+\.)?trendmicro\.(com|eu)", ".*/clicktime/", _query("url")),
    ("Symantec", r"clicktime\.(symantec\.com|cloud\.postoffice\.net)", "", _query("u", "U")),
    ("Check Point", r"(.+\.)?(avanan\.click|checkpoint\.com)", "/v\\d/", _path(r"/(?:r\d+/)?___(.+?)___")),
    ("Hornetsecurity", r"(.+\.)?(hornetsecurity\.com|seclinks\.com)", "/", _query("url", "u")),
    ("Libraesva", r"urlsand\.(esvalabs|libraesva)\.com", "", _query("u")),
    ("TitanHQ", r"(.+\.)?titanhq\.com", "/", _query("url")),
    ("Vade", r"(.+\.)?vadesecure\.com", "", _query("u")),
    ("EdgePilot", r"link\.edgepilot\.com", "", _query("u")),
    ("Zix", r"(.+\.)?zixcentral\.com", "", _query("u", "url")),
    ("Inky", r"(.+\.)?inky\.com", "/link", _query("u", "url")),
    ("GreatHorn", r"(.+\.)?greathorn\.com", "/", _query("url", "u")),
    ("GovDelivery", r"links(-\d+)?\.govdelivery\.com", "", _path(r"/CL0/([^/]+)/")),
    ("GovDelivery", r"lnks\.gd", "", lambda parts: None),
    ("Amazon's mail service", r"(.+\.)?awstrack\.me", "", _path(r"/L0/([^/]+)/")),
    ("Mailchimp", r"(.+\.)?list-manage\d?\.com", "/track/", lambda parts: None),
    ("SendGrid", r"(.+\.)?sendgrid\.net", "/(ls|wf)/", lambda parts: None),
    ("a newsletter's counter", r"(.+\.)?(rs6\.net|klclick\d?\.com|mlsend\d?\.com|hubspotlinks\.com|cmail\d+\.com"
                               r"|createsend\d?\.com|mandrillapp\.com|pstmrk\.it)", "/.",
     lambda parts: None),
    ("a service for short links", r"(www\.)?(bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|is\.gd|rb\.gy|cutt\.ly|t\.ly"
                                  r"|shorturl\.at|tiny\.cc|dlvr\.it|lnk\.to)", "/.", lambda parts: None),
    ("Google", r"(www\.)?google\.[a-z.]+", "/url$", _query("q", "url")),
    ("Google", r"(www\.)?google\.[a-z.]+|(.+\.)?ampproject\.org", "/(amp|c|v)/", _amp),
    ("Bing", r"(www\.)?bing\.com", "/ck/", _base64_query("u", "a1")),
    ("Yahoo", r"(.+\.)?search\.yahoo\.com", "", _path(r"/RU=([^/]+)/")),
    ("DuckDuckGo", r"(www\.)?duckduckgo\.com", "/l/", _query("uddg")),
    ("Facebook", r"(l|lm)\.(facebook|messenger|workplace)\.com|(www\.)?facebook\.com", "/(l\\.php|flx/)", _query("u")),
    ("Instagram", r"l\.(instagram|threads)\.(com|net)", "", _query("u")),
    ("LinkedIn", r"(.+\.)?linkedin\.com", "/(redir|safety)/", _query("url")),
    ("LinkedIn", r"lnkd\.in", "", lambda parts: None),
    ("X", r"t\.co", "/.", lambda parts: None),
    ("YouTube", r"(www\.|m\.)?youtube\.com", "/redirect$", _query("q")),
    ("Reddit", r"out\.reddit\.com", "", _query("url")),
    ("Pinterest", r"(www\.)?pinterest\.[a-z.]+", "/offsite/", _query("url")),
    ("Slack", r"slack-redir\.net", "", _query("url")),
)
"""Each service: its name, patterns of its hosts and its paths, and a function that returns the address inside."""
ANY_HOST = re.compile("|".join(f"(?:{hosts})" for _, hosts, _, _ in WRAPPERS))


def is_local(host: str) -> bool:
    """Return whether a host can be reached only from one computer or one local network."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(LOCAL_ENDINGS):
        return True
    if not re.fullmatch(r"[\dxa-f.]+|[\da-f.:]+", name):
        return False
    try:
        address = ipaddress.ip_address(name if ":" in name else socket.inet_aton(name))
    except (OSError, ValueError):
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global
