"""The limits of a run, chosen so that no site is burdened, and the address with which it introduces itself."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORBIDDEN_IN_AGENT = re.compile(r"link|bot|crawl|spider", re.I)
"""Words for which many sites refuse a request."""
NO_SITE = "https://signpost.invalid/about/"
CONTROLS = ("https://www.gov.uk/", "https://www.nhs.uk/", "https://www.wikipedia.org/")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much, how often and how long; times in seconds, sizes in bytes."""

    request_interval: float = 1.05
    """Between the starts of two requests to one host; a little over the promised second."""
    connection_pause: float = 0.1
    """Between the end of one connection to a host and the start of the next."""
    concurrency: int = 20
    """How many hosts are asked at the same time."""
    read_bytes: int = 512 * 1024
    decoded_bytes: int = 5 * 1024 * 1024
    parsed_bytes: int = 200_000
    link_seconds: float = 30.0
    first_look_seconds: float = 25.0
    connect_seconds: float = 12.0
    dns_seconds: float = 6.0
    requests: int = 6
    """How many requests one address may take, redirects included."""
    retry_after_cap: float = 60.0
    """The longest Retry-After that is waited for within a run."""
    header_bytes: int = 256 * 1024


@dataclass(frozen=True, slots=True)
class ProbeSettings:
    """What the prober needs apart from its targets."""

    user_agent: str
    resolver: tuple[str, int] | None = None
    """The address and port of the name server; None for the system's."""
    allow_loopback: bool = False
    controls: tuple[str, ...] = ()
    """Addresses of well-known sites, which tell whether this machine is online."""
    limits: Limits = Limits()


def user_agent(contact: str) -> str:
    """Return a User-Agent in the form that browsers use, with a contact address.

    Raises ValueError for a contact address with a word for which sites refuse requests, or with spaces or brackets.
    """
    name = ("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Signpost/1.0; "
            f"+{contact}) Chrome/131.0.0.0 Safari/537.36")
    if FORBIDDEN_IN_AGENT.search(name) or not contact.isascii() or re.search(r"[\s()]", contact):
        raise ValueError(f"the contact address must be plain, without the words link, bot, crawl, spider: {contact!r}")
    return name


def contact_address(settings: Mapping[str, Any]) -> str:
    """Return where site owners can write to: SIGNPOST_CONTACT, else the public site, else the repository.

    `settings` are those of mkdocs.yml. An address with a word for which sites refuse requests is passed over.
    """
    repository = ((settings.get("extra") or {}).get("signpost") or {}).get("repository") or ""
    addresses = [os.environ.get("SIGNPOST_CONTACT", ""), public_address(settings),
                 f"https://github.com/{repository}" if repository else ""]
    return next((each for each in addresses if each and not FORBIDDEN_IN_AGENT.search(each)), NO_SITE)


def public_address(settings: Mapping[str, Any]) -> str:
    """Return the address at which the site is published, with a final slash; empty where mkdocs.yml has none yet."""
    url = str(settings.get("site_url") or "").rstrip("/") + "/"
    is_public = url.startswith(("http://", "https://")) and not re.match(r"https?://(127\.|localhost|\[)", url)
    return url if is_public else ""


def control_addresses(variable: str | None, by_default: bool) -> tuple[str, ...]:
    """Return the addresses that tell whether this machine is online; `variable` is SIGNPOST_LINK_CONTROLS."""
    if variable is not None:
        return tuple(variable.split())
    return CONTROLS if by_default else ()
