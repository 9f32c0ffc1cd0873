"""The search index: a record with named fields for each page. Entries and themes come from the catalogue, the rest from
the built pages, so that it is the same whichever builder made them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.eligibility import format_ages
from signpost.catalogue.derived.published import alternatives_to, closed_label, is_closed
from signpost.catalogue.derived.vocabulary import match_vocabulary, other_texts
from signpost.catalogue.enums import KIND_NAMES, Kind
from signpost.catalogue.model import Eligibility
from signpost.pages.contact_buttons import button_text, card_buttons, phone_href
from signpost.pages.formatting import format_areas
from signpost.pages.render import page_path
from signpost.search.page_text import first_sentence, text_blocks, with_full_stop

Record = dict[str, Any]
PARTS = " · "
"""Stands between the parts of `about`."""

LISTING_PAGES = ("", "urgent/", "changed/", "not-confirmed/", "organisations/", "find/", "plan/", "link-report/",
                 "lately/", "data/")
"""Pages that list what stands on others: they are found by their title alone."""
PLACE_NAME = re.compile(r"(?:^|, )([^\W\d_][\w'’.-]*)(?= \(|,|$)")
"""A town among the places of an entry: of "Mill Street, Ferrybury" no street."""
NO_TOWNS = {"Online"}
"""What entries state as a place, and is none."""
LEFT_OUT = re.compile(r"404\.html|(calls|find/[^/]+)/")
"""Pages that the search does not show: those for whoever keeps the list, and one question of a page that is found."""
CONTENT = ".md-content__inner"
NOT_CONTENT = "[data-sp-exit], [data-sp-stale-list], .headerlink, script, style, svg"


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """The vocabulary's terms that lead to an entry, by how surely they do."""

    named: list[str] = field(default_factory=list)
    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)


def search_records(catalogue: Catalogue, pages: Iterable[tuple[str, str]]) -> list[Record]:
    """Return the records. `pages` are the built pages: the address of each below the site's root, and its HTML."""
    of_catalogue = {f"themes/{theme.id}/" for theme in catalogue.themes}
    for item in catalogue.items.values():
        of_catalogue |= {page_path(each).removesuffix("index.md") for each in (item.id, *(item.entry.formerly or ()))}
    terms = _terms_by_entry(catalogue)
    known = {"glossary/": _glossary(catalogue)}
    return [*(entry_record(catalogue, item, terms.get(item.id, SearchTerms())) for item in catalogue.items.values()),
            *(_record(f"themes/{theme.id}/", theme.title, "theme", about="Theme", summary=theme.summary,
                      body="\n".join(text_blocks(theme.introduction or ""))) for theme in catalogue.themes),
            *(page_record(address, html, **known.get(address, {})) for address, html in pages
              if address not in of_catalogue and not LEFT_OUT.fullmatch(address))]


def search_settings(catalogue: Catalogue) -> Record:
    """Return what the search needs beside the records: words that stand for others, words alike, places, and words of
    many searches that hardly narrow them.
    """
    vocabulary = catalogue.vocabulary
    common = catalogue.site.common_words or []
    areas = [[area.title, *(area.words or ())] for area in catalogue.site.areas or () if area.within]
    towns = {name for item in catalogue.items.values() for place in item.entry.places or ()
             for name in PLACE_NAME.findall(place)} - {area[0] for area in areas} - NO_TOWNS
    places = [names for names in (*areas, *([town] for town in sorted(towns))) if names[0].lower() not in common]
    return {"same": {typed: word.means for word in vocabulary.same or () for typed in word.typed},
            "alike": vocabulary.alike or [], "places": places, "common": common}


def _glossary(catalogue: Catalogue) -> dict[str, Any]:
    """Return the glossary's lines, "MARAC (Multi Agency …): a meeting …", and what it is found by: the terms."""
    terms = sorted(catalogue.vocabulary.glossary or (), key=lambda term: term.term)
    names = [f"{each.term} ({each.stands_for})" if each.stands_for else each.term for each in terms]
    return {"lines": [f"{name}: {each.meaning}" for name, each in zip(names, terms, strict=True)],
            "indexed": "\n".join(names)}


def _terms_by_entry(catalogue: Catalogue) -> Mapping[str, SearchTerms]:
    """Return the vocabulary's terms by the ids of the entries that they lead to."""
    by_entry: dict[str, SearchTerms] = {}
    for term, matches in match_vocabulary(catalogue).items():
        for field_name in ("named", "strong", "weak"):
            for entry_id in getattr(matches, field_name):
                getattr(by_entry.setdefault(entry_id, SearchTerms()), field_name).append(term)
    return by_entry


def entry_record(catalogue: Catalogue, item: Item, terms: SearchTerms) -> Record:
    """Return an entry's record."""
    entry = item.entry
    theme = catalogue.themes_by_id.get(item.theme)
    organisation = catalogue.organisations.get(entry.organization or "")
    about = [closed_label(entry), theme.title if theme else "Urgent help", KIND_NAMES[entry.kind][0],
             format_ages(entry.eligibility), format_areas(catalogue, item)]
    return _record(
        item.url, entry.name, "entry", about=PARTS.join(filter(None, about)), summary=entry.summary,
        also_known_as=entry.also_known_as, ages=_ages(entry.eligibility),
        organisation=organisation.name if organisation and organisation.name != entry.name else "",
        keywords=entry.keywords, named=terms.named, strong=terms.strong, weak=terms.weak,
        numbers=list(dict.fromkeys(phone.number for phone in phones_of(entry))),
        body="\n".join(_one_line(line) for text in other_texts(item) for line in text_blocks(text)),
        for_staff="1" if catalogue.site.professionals >= {*entry.audience} else "",
        buttons=list(_buttons(item)), doubt=" ".join(item.doubts_of_day), **_closed(catalogue, item))


def _record(location: str, title: str, type: str, **fields: Any) -> Record:
    """Return a record; empty fields are left out."""
    filled = {name: value for name, value in fields.items() if value}
    return {"location": location, "title": title, "type": type, **filled}


def _ages(eligibility: Eligibility | None) -> str:
    """Return the youngest and the oldest age that an entry is for, "16-17" or "-25", or nothing."""
    youngest = eligibility.minimum_age if eligibility else None
    oldest = eligibility.maximum_age if eligibility else None
    return "" if youngest is None and oldest is None else f"{youngest or ''}-{oldest or ''}"


def _one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _buttons(item: Item) -> Iterator[Record]:
    """Yield the buttons of an entry's result, in groups as on a card. Only helplines and urgent help have any.

    `links` holds the address and text of each button; `details`, `warning` and `schedule` are left out where empty.
    """
    if item.entry.kind is not Kind.HELPLINE and not item.entry.urgency:
        return
    for group in card_buttons(item):
        record: Record = {"links": [{"href": phone_href(phone), "text": button_text(phone)} for phone in group.phones],
                          "details": group.details, "warning": group.warning, "schedule": group.schedule}
        yield {name: value for name, value in record.items() if value}


def _closed(catalogue: Catalogue, item: Item) -> Record:
    """Return the status of a closed entry, and address and name of where to go instead; else nothing."""
    if not is_closed(item.entry):
        return {}
    others = [catalogue.items[other] for other in alternatives_to(item.entry)]
    return {"closed": closed_label(item.entry),
            "instead": [{"location": other.url, "name": other.entry.name} for other in others]}


def page_record(address: str, html: str, lines: list[str] | None = None, indexed: str = "") -> Record:
    """Return the record of a page that is neither an entry nor a theme; `lines` where its text is known, `indexed`
    where only some of its words find it.

    Its heading may have `data-sp-say`: what people type who want the page, as phrases with a comma between them.
    """
    content = LexborHTMLParser(html).css_first(CONTENT)
    title, text, say = "", [], ""
    if content is not None:
        for node in content.css(NOT_CONTENT):
            node.decompose()
        heading = content.css_first("h1")
        title = " ".join(text_blocks(heading.html or "")) if heading else ""
        if heading:
            say = heading.attributes.get("data-sp-say") or ""
            heading.decompose()
        text = [with_full_stop(line) for line in text_blocks(content.html or "")]
    text = [] if address in LISTING_PAGES else lines if lines is not None else text
    return _record(address, title, "page", about="Page", summary=first_sentence(" ".join(text)) if text else "",
                   strong=[phrase.strip() for phrase in say.split(",") if phrase.strip()], body="\n".join(text),
                   indexed=indexed)
