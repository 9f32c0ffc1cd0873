"""Values of the catalogue as the short texts that readers see, and as HTML and Markdown."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.eligibility import format_ages
from signpost.catalogue.enums import LINK_LABELS, LinkMatch
from signpost.catalogue.model import Eligibility, Entry, Link, Referral

_markdown = MarkdownIt("js-default", {"typographer": False}).disable(["image", "heading", "lheading", "code", "fence"])


@cache
def markdown_to_html(text: str) -> Markup:
    """Return an entry's Markdown as HTML. Raw HTML, pictures and headings in it stay text."""
    tokens = _markdown.parse(text)
    _set_link_relations(tokens)
    return Markup(_markdown.renderer.render(tokens, _markdown.options, {}))


def _set_link_relations(tokens: list[Token]) -> None:
    """Mark links to other sites, in place, so that those sites do not learn where the reader came from."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and str(child.attrGet("href")).startswith("http"):
                child.attrSet("rel", "noreferrer noopener")


def escape_heading(text: str) -> Markup:
    """Return a text on one line, escaped for a Markdown heading."""
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]()>#+-.!" else char for char in " ".join(text.split()))
    return Markup(escaped.replace("&", "&amp;").replace("<", "&lt;"))


def join_and(texts: list[str]) -> str:
    """Return texts as a list in words: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def join_sentences(*texts: str | None) -> str:
    """Return texts, without those that are absent, as sentences. A single text gets no full stop that it lacks."""
    present = [text[0].upper() + text[1:] for text in texts if text]
    return "".join(present) if len(present) < 2 else " ".join(
        text if text[-1] in ".?!" else f"{text}." for text in present)


def format_areas(catalogue: Catalogue, item: Item) -> str:
    """Return the areas in which an entry works as a list in words; or an empty text."""
    return join_and([catalogue.site.area_titles[area] for area in item.entry.area or ()])


def format_audiences(catalogue: Catalogue, item: Item) -> str:
    """Return who an entry is written for as a list in words."""
    return _join_labels([catalogue.site.audience_titles[audience] for audience in item.entry.audience])


def link_label(catalogue: Catalogue, link: Link) -> str:
    """Return how near a page is to the one that the source document named; an empty text where there is none."""
    source = catalogue.site.source
    if link.match is LinkMatch.HOME_PAGE or source:
        return LINK_LABELS[link.match].format(source=source.called if source else "")
    return ""


def format_referrers(catalogue: Catalogue, referral: Referral) -> str:
    """Return who can ask for a service as a list in words: "Carers themselves, and professionals"."""
    return _join_labels([catalogue.site.referrer_titles[who] for who in referral.who or ()])


def audience_paragraphs(catalogue: Catalogue, item: Item) -> list[str]:
    """Return the paragraphs under "Who it is for": ages, and who can use it, or else who it is written for.

    Who it is written for is said only where nothing else is known, and in those words: a page on a helpline for
    children may be written for their parents too.
    """
    eligibility = item.entry.eligibility
    description = eligibility.description if eligibility else None
    written_for = "" if description else f"Written for {_lower_first(format_audiences(catalogue, item))}."
    ages = format_ages(eligibility)
    first = " ".join(part for part in (f"{ages}." if ages else "", written_for) if part)
    return [part for part in (first, description) if part]


def format_eligibility(eligibility: Eligibility | None) -> str:
    """Return who can use a service, for exports that have its ages as numbers: here only ages with a note are named."""
    if eligibility is None:
        return ""
    ages = f"{format_ages(eligibility)}." if eligibility.age_note else ""
    return " ".join(part for part in (ages, eligibility.description) if part)


def how_to_get_it(catalogue: Catalogue, entry: Entry) -> str:
    """Return who can ask for a service, and how to get it, for exports; or an empty text."""
    referral = entry.referral
    parts = [f"Who can ask: {format_referrers(catalogue, referral)}." if referral and referral.who else None,
             referral.how if referral else None, entry.ask_for_it]
    return " ".join(part for part in parts if part)


def card_subtitle(catalogue: Catalogue, item: Item) -> str:
    """Return the line under an entry's name on a card: who runs it, ages, areas."""
    organisation = catalogue.organisations.get(item.entry.organization or "")
    parts = [organisation.name if organisation and organisation.name != item.entry.name else "",
             format_ages(item.entry.eligibility), format_areas(catalogue, item)]
    return " · ".join(part for part in parts if part)


def urgent_subtitle(catalogue: Catalogue, item: Item) -> str:
    """Return the line under an entry's name on the urgent-help page: what limits it, ages and places alone.

    Areas that take in every place, such as a whole country, limit nobody who reads the page.
    """
    whole = {area.id for area in catalogue.site.areas or () if area.whole}
    limits = "" if whole.intersection(item.entry.area or ()) else format_areas(catalogue, item)
    return " · ".join(filter(None, (format_ages(item.entry.eligibility), limits)))


def _join_labels(labels: list[str]) -> str:
    """Return labels as a list that begins a sentence: "Carers, neighbours and friends, and police"."""
    lower = labels[:1] + [_lower_first(label) for label in labels[1:]]
    last_joint = ", and " if any(" and " in label for label in lower) and len(lower) > 1 else " and "
    return last_joint.join([", ".join(lower[:-1]), lower[-1]]) if len(lower) > 1 else "".join(lower)


def _lower_first(text: str) -> str:
    """Return a text with a small first letter, for the middle of a sentence."""
    return text[:1].lower() + text[1:]
