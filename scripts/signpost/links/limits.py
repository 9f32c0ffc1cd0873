"""The limits of a run and how it introduces itself: manners first."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FORBIDDEN_IN_AGENT = re.compile(r"link|bot|crawl|spider", re.I)
NO_SITE = "https://signpost.invalid/about/"
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
    parsed_bytes: int = 200_000
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
    """Return whom to write to: SIGNPOST_CONTACT, else the public site, else its repository, as mkdocs.yml has them."""
    told = os.environ.get("SIGNPOST_CONTACT", "")
    values = read_config(config)
    repository = ((values.get("extra") or {}).get("signpost") or {}).get("repository") or ""
    found = [told, public_address(config), f"https://github.com/{repository}" if repository else ""]
    usable = [value for value in found if value and not FORBIDDEN_IN_AGENT.search(value)]
    return usable[0] if usable else NO_SITE


def public_address(config: Path) -> str:
    """Return the address at which the site is published, ending in a slash; nothing where it is not yet."""
    url = str(read_config(config).get("site_url") or "").rstrip("/") + "/"
    is_public = url.startswith(("http://", "https://")) and not re.match(r"https?://(127\.|localhost|\[)", url)
    return url if is_public else ""


def control_addresses(told: str | None, by_default: bool) -> tuple[str, ...]:
    """Return the addresses that tell whether this machine is online; `told` is SIGNPOST_LINK_CONTROLS."""
    if told is not None:
        return tuple(told.split())
    return CONTROLS if by_default else ()


def read_config(config: Path) -> dict[str, Any]:
    """Read mkdocs.yml without MkDocs: of its tags only !ENV [NAME, default] has a meaning here."""
    try:
        found = yaml.load(config.read_text(encoding="utf-8"), Loader=_Lenient)
    except (OSError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}


class _Lenient(yaml.SafeLoader):
    """YAML whose tags are read as what stands behind them."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """Return what !ENV stands for: the variable, or its default."""
    parts = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [node.value]
    *names, default = parts if len(parts) > 1 else [*parts, None]
    return next((os.environ[name] for name in names if name in os.environ), default)


def _nothing(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    """Read any other tag as nothing."""


_Lenient.add_constructor("!ENV", _env)
_Lenient.add_multi_constructor("", _nothing)
