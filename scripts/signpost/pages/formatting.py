"""Values of the catalogue go in; the short phrases that readers see come out."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlencode

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.enums import AREA_LABELS, AUDIENCE_LABELS, REFERRER_LABELS
from signpost.catalogue.model import Eligibility, Referral
from signpost.catalogue.site import Site

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


def ages(eligibility: Eligibility | None) -> str:
    """Return "Ages 11 to 25", "Up to age 25", "Age 16 and over", each with its note in brackets; or nothing."""
    if eligibility is None:
        return ""
    low, high = eligibility.minimum_age, eligibility.maximum_age
    if low is not None and high is not None:
        words = f"Age {low}" if low == high else f"Ages {low} to {high}"
    elif high is not None:
        words = f"Up to age {high}"
    else:
        words = f"Age {low} and over" if low is not None else ""
    note = (eligibility.age_note or "").rstrip(".")
    return f"{words} ({note})" if words and note else words or note


def areas(item: Item) -> str:
    """Return the areas as a list in words."""
    return listed([AREA_LABELS[area] for area in item.entry.area or ()])


def listed(words: list[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def audiences(item: Item) -> str:
    """Return who an entry is written for, in words."""
    return _running([AUDIENCE_LABELS[audience] for audience in item.entry.audience])


def who_it_is_for(item: Item) -> list[str]:
    """Return who an entry is for as paragraphs: ages, and who can use it, or else whom it is written for.

    Whom it is written for is not who it is for: a page on a line for children may be written for their parents too.
    """
    eligibility = item.entry.eligibility
    described = eligibility.description if eligibility else None
    written = "" if described else f"Written for {_lower(audiences(item))}."
    age = ages(eligibility)
    first = " ".join(part for part in (f"{age}." if age else "", written) if part)
    return [part for part in (first, described) if part]


def who_can_use(eligibility: Eligibility | None) -> str:
    """Return who can use a service, for where its ages stand as numbers: with the ages only where they have a note."""
    if eligibility is None:
        return ""
    noted = f"{ages(eligibility)}." if eligibility.age_note else ""
    return " ".join(part for part in (noted, eligibility.description) if part)


def who_can_ask(referral: Referral) -> str:
    """Return who can ask for a service: "Young people themselves, and professionals"."""
    return _running([REFERRER_LABELS[who] for who in referral.who or ()])


def _running(words: list[str]) -> str:
    """Return a list in words that begins a sentence: "Young people, parents and carers, and police"."""
    lower = words[:1] + [_lower(word) for word in words[1:]]
    joint = ", and " if any(" and " in word for word in lower) and len(lower) > 1 else " and "
    return joint.join([", ".join(lower[:-1]), lower[-1]]) if len(lower) > 1 else "".join(lower)


def _lower(words: str) -> str:
    """Return words for the middle of a sentence."""
    return words[:1].lower() + words[1:]


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
