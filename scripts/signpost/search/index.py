"""The documents of the search index, one a page: entries and themes from the catalogue, the rest from the built pages.

Their shape is that of MkDocs' search plugin (location, title, text), so that its own search can read them too. The
lines of a document's text have fixed places: about (theme, kind, ages, areas), summary, other names, who runs it,
keywords, the vocabulary's strong matches, its weak matches, phone numbers, and then the rest of the page.

The field `sp` says what the page is (entry, theme, page), which buttons a result has, what is in doubt by the day of
the build, and of a closed entry its status and where to go instead.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.eligibility import format_ages
from signpost.catalogue.derived.published import alternatives_to, closed_label, is_closed
from signpost.catalogue.derived.vocabulary import match_vocabulary, other_texts
from signpost.catalogue.enums import KIND_NAMES, Kind
from signpost.catalogue.values import dialling_digits
from signpost.pages.contact_buttons import button_text, card_buttons, phone_href
from signpost.pages.formatting import format_areas
from signpost.pages.render import page_path
from signpost.search.page_text import first_sentence, text_blocks, with_full_stop

Document = dict[str, Any]
Record = dict[str, Any]

LISTING_PAGES = ("", "urgent/", "changed/", "not-confirmed/", "organisations/", "find/", "plan/", "link-report/",
                 "data/")
"""Pages that list what stands on others, and those for maintainers: they are found by their title alone."""
UNUSED_LINES = [""] * 6
"""The lines between the summary and the rest, which only entries have."""


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """The vocabulary's terms that lead to an entry, by how surely they do."""

    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PageText:
    """A page's title, the text of its first section with any, and its lines."""

    title: str
    opening: str = ""
    lines: list[str] = field(default_factory=list)


def search_documents(catalogue: Catalogue, built: Iterable[Document]) -> list[Document]:
    """Return the documents. `built` are those that the builder's search made, one for each section of a page."""
    of_catalogue = {f"themes/{theme.id}/" for theme in catalogue.themes}
    for item in catalogue.items.values():
        of_catalogue |= {page_path(each).removesuffix("index.md") for each in (item.id, *(item.entry.formerly or ()))}
    terms = _terms_by_entry(catalogue)
    return [*(entry_document(catalogue, item, terms.get(item.id, SearchTerms())) for item in catalogue.items.values()),
            *_theme_documents(catalogue),
            *_page_documents(built, of_catalogue, {"glossary/": _glossary_lines(catalogue)})]


def _glossary_lines(catalogue: Catalogue) -> list[str]:
    """Return the glossary's lines: "MARAC (Multi Agency …): a meeting …". The builder joins term and meaning."""
    return [f"{each.term}{f' ({each.stands_for})' if each.stands_for else ''}: {each.meaning}"
            for each in sorted(catalogue.vocabulary.glossary or (), key=lambda term: term.term)]


def _terms_by_entry(catalogue: Catalogue) -> Mapping[str, SearchTerms]:
    """Return the vocabulary's terms by the ids of the entries that they lead to."""
    by_entry: dict[str, SearchTerms] = {}
    for term, matches in match_vocabulary(catalogue).items():
        for entry_id in matches.strong:
            by_entry.setdefault(entry_id, SearchTerms()).strong.append(term)
        for entry_id in matches.weak:
            by_entry.setdefault(entry_id, SearchTerms()).weak.append(term)
    return by_entry


def entry_document(catalogue: Catalogue, item: Item, terms: SearchTerms) -> Document:
    """Return an entry's document."""
    entry = item.entry
    theme = catalogue.themes_by_id.get(item.theme)
    organisation = catalogue.organisations.get(entry.organization or "")
    about = [closed_label(entry), theme.title if theme else "Urgent help", KIND_NAMES[entry.kind][0],
             format_ages(entry.eligibility), format_areas(catalogue, item)]
    numbers = [phone.number for phone in phones_of(entry)]
    as_typed = dict.fromkeys([*numbers, *(dialling_digits(number) for number in numbers)])
    lines = [" · ".join(filter(None, about)), entry.summary, " · ".join(entry.also_known_as or ()),
             organisation.name if organisation and organisation.name != entry.name else "",
             ", ".join(entry.keywords or ()), " · ".join(terms.strong), " · ".join(terms.weak),
             " · ".join(as_typed), *(line for text in other_texts(item) for line in text_blocks(text))]
    return _document(item.url, entry.name, lines, is_="entry", ring=_buttons(item), doubt=" ".join(item.doubts_of_day),
                     **_closed(catalogue, item))


def _document(location: str, title: str, lines: Iterable[str], is_: str, **details: Any) -> Document:
    """Return a document. Title and text are escaped, since the builder's own search sets them as HTML."""
    text = "\n".join(" ".join(line.split()) for line in lines).rstrip()
    return {"location": location, "title": html.escape(title, quote=False), "text": html.escape(text, quote=False),
            "sp": {"is": is_, **{name: value for name, value in details.items() if value or name == "ring"}}}


def _buttons(item: Item) -> list[Record]:
    """Return the buttons of an entry's result, in groups as on a card. Only helplines and urgent help have any.

    `to` holds the address and text of each button; `beside`, `doubt` and `times` are left out where they are empty.
    """
    if item.entry.kind is not Kind.HELPLINE and not item.entry.urgency:
        return []
    groups = []
    for group in card_buttons(item):
        record: Record = {"to": [[phone_href(phone), button_text(phone)] for phone in group.phones],
                          "beside": group.details, "doubt": group.warning, "times": group.schedule}
        groups.append({name: value for name, value in record.items() if value})
    return groups


def _closed(catalogue: Catalogue, item: Item) -> Record:
    """Return the status of a closed entry, and address and name of where to go instead; else nothing."""
    if not is_closed(item.entry):
        return {}
    others = [catalogue.items[other] for other in alternatives_to(item.entry)]
    return {"closed": closed_label(item.entry), "instead": [[other.url, other.entry.name] for other in others]}


def _theme_documents(catalogue: Catalogue) -> Iterator[Document]:
    """Yield the themes' documents."""
    for theme in catalogue.themes:
        lines = ["Theme", theme.summary, *UNUSED_LINES, *text_blocks(theme.introduction or "")]
        yield _document(f"themes/{theme.id}/", theme.title, lines, is_="theme")


def _page_documents(built: Iterable[Document], of_catalogue: set[str],
                    known: Mapping[str, list[str]]) -> Iterator[Document]:
    """Yield a document for each page that is neither an entry nor a theme, with the text of all its sections.

    `known` are the lines of pages whose text comes from the catalogue and not from the built page.
    """
    pages: dict[str, PageText] = {}
    for document in built:
        address, _, section = str(document["location"]).partition("#")
        if address in of_catalogue or (address.startswith("find/") and address != "find/"):
            continue
        title = " ".join(text_blocks(document["title"]))
        page = pages.setdefault(address, PageText(title))
        if address not in LISTING_PAGES:
            lines = text_blocks(document["text"]) if address not in known else [] if section else known[address]
            page.opening = page.opening or " ".join(lines)
            page.lines += [*([with_full_stop(title)] if section and title != page.title else []), *lines]
    for address, page in pages.items():
        lines = ["Page", first_sentence(page.opening), *UNUSED_LINES, *page.lines] if page.lines else ["Page"]
        yield _document(address, page.title, lines, is_="page")
