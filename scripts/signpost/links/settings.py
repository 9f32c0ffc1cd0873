"""The limits of a run and how it introduces itself: manners first."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from ..problem import Problem
from ..yamltext import load_yaml

FORBIDDEN_IN_AGENT = re.compile(r"link|bot|crawl|spider", re.I)
CONTROLS = ("https://www.gov.uk/", "https://www.nhs.uk/", "https://www.wikipedia.org/")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much, how often and how long; times in seconds, sizes in bytes."""

    gap: float = 1.05
    """Between the starts of two requests to one host; a little over the promised second."""
    rest: float = 0.1
    """Between the end of one connection to a host and the start of the next."""
    at_once: int = 20
    read_bytes: int = 512 * 1024
    decoded_bytes: int = 5 * 1024 * 1024
    parsed_bytes: int = 1024 * 1024
    link_seconds: float = 30.0
    first_look_seconds: float = 25.0
    connect_seconds: float = 12.0
    dns_seconds: float = 6.0
    requests: int = 6
    retry_after_cap: float = 60.0
    retry_pause: float = 1.0
    header_bytes: int = 256 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told from outside, apart from its targets."""

    user_agent: str
    resolver: tuple[str, int] | None = None
    allow_loopback: bool = False
    controls: tuple[str, ...] = ()
    limits: Limits = Limits()


def user_agent(contact: str) -> str:
    """Return an honest, browser-shaped name with a contact address; ValueError for words that get one turned away."""
    name = ("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Signpost/1.0; "
            f"+{contact}) Chrome/131.0.0.0 Safari/537.36")
    if FORBIDDEN_IN_AGENT.search(name) or not contact.isascii() or re.search(r"[\s()]", contact):
        raise ValueError(f"the contact address must be plain, without the words link, bot, crawl, spider: {contact!r}")
    return name


def contact_address(config: Path) -> str:
    """Return whom to write to: SIGNPOST_CONTACT, or the site's or repository's address in mkdocs.yml."""
    told = os.environ.get("SIGNPOST_CONTACT", "")
    found = [told] if told else [value for value in _mkdocs_values(config, ("site_url", "repo_url")) if value]
    usable = [value for value in found if not FORBIDDEN_IN_AGENT.search(value)]
    return usable[0] if usable else "https://signpost.invalid/about/"


def site_address(config: Path) -> str:
    """Return the site's public address from mkdocs.yml, or a stand-in."""
    return next(iter(_mkdocs_values(config, ("site_url",))), "") or "https://signpost.invalid/"


def control_addresses(told: str | None, by_default: bool) -> tuple[str, ...]:
    """Return the addresses that tell whether this machine is online; `told` is SIGNPOST_LINK_CONTROLS."""
    if told is not None:
        return tuple(told.split())
    return CONTROLS if by_default else ()


def _mkdocs_values(config: Path, keys: tuple[str, ...]) -> list[str]:
    """Read top-level texts of mkdocs.yml, whatever else stands in it (it may hold tags that we refuse elsewhere)."""
    tree = load_yaml(config)
    if not isinstance(tree, Problem) and isinstance(tree.data, dict):
        return [str(tree.data.get(key, "")) for key in keys]
    try:
        text = config.read_text(encoding="utf-8")
    except OSError:
        return []
    found = {key: value.strip("\"' ") for key, value in re.findall(r"^(\w+):[ \t]*(\S+)[ \t]*$", text, re.M)}
    return [found.get(key, "") for key in keys]
