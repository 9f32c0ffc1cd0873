"""Values of the catalogue go in; the short phrases that readers see come out."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import urlencode, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from .load import Catalogue, Item
from .model import Eligibility, Phone, Referral
from .site import Site
from .values import dial
from .words import AREA_WORDS, AUDIENCE_WORDS, REFERRER_WORDS, PhoneType

# The day of the first findings, which are all from archived copies; what is confirmed later is read live.
FINDINGS = "2026-11-23"
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")

_markdown = MarkdownIt("js-default", {"typographer": False}).disable(["image", "heading", "lheading", "code", "fence"])


def _safe_links(tokens: list[Token]) -> list[Token]:
    """Mark links to other sites so that they tell nothing of where the reader came from."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and str(child.attrGet("href")).startswith("http"):
                child.attrSet("rel", "noreferrer noopener")
    return tokens


@cache
def markdown(text: str) -> Markup:
    """Return an entry's Markdown as HTML; raw HTML, pictures and headings in it stay text."""
    tokens = _safe_links(_markdown.parse(text))
    return Markup(_markdown.renderer.render(tokens, _markdown.options, {}))


def heading(text: str) -> Markup:
    """Return text that stands as itself in a Markdown heading."""
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]()>#+-.!" else char for char in " ".join(text.split()))
    return Markup(escaped.replace("&", "&amp;").replace("<", "&lt;"))


def date_words(partial: str) -> str:
    """Return 2026-11-23 as "23 November 2026", 2026-11 as "November 2026", 2026 and "undated" as they are."""
    parts = partial.split("-")
    if len(parts) == 1:
        return partial
    words = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {words}" if len(parts) == 3 else words


def day_words(day: date) -> str:
    """Return a day as "23 November 2026"."""
    return date_words(day.isoformat())


def ages(eligibility: Eligibility | None) -> str:
    """Return "Ages 11 to 25", "Up to age 25", "Age 16 and over", or nothing."""
    if eligibility is None:
        return ""
    low, high = eligibility.minimum_age, eligibility.maximum_age
    if low is not None and high is not None:
        return f"Age {low}" if low == high else f"Ages {low} to {high}"
    if high is not None:
        return f"Up to age {high}"
    return f"Age {low} and over" if low is not None else ""


def areas(item: Item) -> str:
    """Return the areas as a list in words."""
    return listed([AREA_WORDS[area] for area in item.entry.area or ()])


def listed(words: list[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def audiences(item: Item) -> str:
    """Return who an entry is written for, in words."""
    return _running([AUDIENCE_WORDS[audience] for audience in item.entry.audience])


def who_it_is_for(item: Item) -> str:
    """Return ages and audience as a short paragraph."""
    return ". ".join(part for part in (ages(item.entry.eligibility), audiences(item)) if part) + "."


def who_can_ask(referral: Referral) -> str:
    """Return who can ask for a service: "Young people themselves, and professionals"."""
    return _running([REFERRER_WORDS[who] for who in referral.who or ()])


def _running(words: list[str]) -> str:
    """Return a list in words that begins a sentence: "Young people, parents and carers, and police"."""
    lower = words[:1] + [word[0].lower() + word[1:] for word in words[1:]]
    joint = ", and " if any(" and " in word for word in lower) and len(lower) > 1 else " and "
    return joint.join([", ".join(lower[:-1]), lower[-1]]) if len(lower) > 1 else "".join(lower)


def host(url: str) -> str:
    """Return the site of an address as people say it: without www."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def phone_href(phone: Phone) -> str:
    """Return the address that rings a number, or that texts it (with its word, where it needs one)."""
    digits = dial(phone.number)
    if phone.type is PhoneType.TEXT:
        return f"sms:{digits}" + (f"?{urlencode({'body': phone.body})}" if phone.body else "")
    return f"tel:{digits}"


def phone_verb(phone: Phone) -> str:
    """Return what one does with a number."""
    return {PhoneType.TEXT: "Text", PhoneType.VOICE: "Ring", PhoneType.TEXTPHONE: "Textphone"}[phone.type]


def primary_phones(item: Item) -> list[Phone]:
    """Return the numbers for a card: the first to ring and the first to text."""
    phones = (item.entry.contacts.phones if item.entry.contacts else None) or []
    chosen: dict[PhoneType, Phone] = {}
    for phone in phones:
        chosen.setdefault(phone.type, phone)
    return [chosen[kind] for kind in (PhoneType.VOICE, PhoneType.TEXT) if kind in chosen]


def about(catalogue: Catalogue, item: Item) -> str:
    """Return the line under a name on a card: who runs it, ages, area."""
    runs = catalogue.organisations.get(item.entry.organization or "")
    parts = [runs.name if runs and runs.name != item.entry.name else "", ages(item.entry.eligibility), areas(item)]
    return " · ".join(part for part in parts if part)


def tell_us(site: Site, item: Item) -> str:
    """Return the address for "Tell us this is wrong", filled in with the entry's name and address."""
    subject = f"{item.entry.name} ({item.id})"
    body = (f"Page: {site.url}{item.url}\n\nWhat is wrong, and how do you know?\n\n\n"
            "Please do not include anyone's name or personal details.")
    if site.report_email:
        return f"mailto:{site.report_email}?{_query({'subject': subject, 'body': body})}"
    form = {"template": "correct-an-entry.yml", "title": subject, "entry": site.url + item.url, "body": body}
    return f"https://github.com/{site.repository}/issues/new?{_query(form)}"


def edit_url(site: Site, item: Item) -> str:
    """Return the address at which a maintainer edits an entry's file in a web browser."""
    return f"https://github.com/{site.repository}/edit/main/catalogue/{item.id}.yml"


def _query(fields: dict[str, str]) -> str:
    """Return a query string in which spaces are %20, as mailto needs."""
    return urlencode(fields).replace("+", "%20")
