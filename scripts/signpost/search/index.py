"""The builder's search index goes in; one with one document a page, enriched from the catalogue, comes out.

The shape stays the builder's own (config, docs with location, title, text), so that its own search can read it too.
A document's text is lines, in this order: about (theme, kind, ages, area), summary, other names, who runs it, keywords,
people's words that lead to it, those that lead to it less surely, phone numbers, and then the rest.
`sp` says what it is (entry, theme, page), which numbers to ring or text from the result with what stands beside each,
and of what is closed that it is, and where to go instead.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.derived.published import alternatives_to, closed_label, is_closed
from signpost.catalogue.derived.vocabulary import body, leads
from signpost.catalogue.enums import KIND_NAMES, Kind
from signpost.catalogue.values import dialling_digits
from signpost.pages import formatting
from signpost.pages.contact_buttons import button_text, card_buttons, phone_href, phones_of

Doc = dict[str, Any]
Record = dict[str, Any]

BLOCK_END = re.compile(r"</(?:p|li|dd|h\d|blockquote|td|th|summary)>|<br\s*/?>|\n\s*\n")

# Pages that only list again what stands on others, and those for whoever keeps the site: found by their name alone.
LISTS = ("", "urgent/", "changed/", "not-confirmed/", "organisations/", "find/", "plan/", "link-report/",
         "data/", "growing/", "lasting/")


def search_docs(catalogue: Catalogue, built: Iterable[Doc]) -> list[Doc]:
    """Return one document a page: the entries and themes from the catalogue, the rest from what was built."""
    own = {f"themes/{theme.id}/" for theme in catalogue.themes}
    own |= {item.url for item in catalogue.items.values()}
    for item in catalogue.items.values():
        own |= {f"{old}/" if old.startswith(f"{URGENT}/") else f"themes/{old}/" for old in item.entry.formerly or ()}
    said = _words_by_entry(catalogue)
    return [*(entry_doc(catalogue, item, said.get(item.id, ([], []))) for item in catalogue.items.values()),
            *_theme_docs(catalogue), *_page_docs(built, own, {"glossary/": _glossary(catalogue)})]


def _glossary(catalogue: Catalogue) -> list[str]:
    """Return the glossary as lines: "MARAC (Multi Agency …): a meeting …". A builder runs term and meaning together."""
    return [f"{each.term}{f' ({each.stands_for})' if each.stands_for else ''}: {each.meaning}"
            for each in sorted(catalogue.vocabulary.glossary or (), key=lambda term: term.term)]


def _words_by_entry(catalogue: Catalogue) -> Mapping[str, tuple[list[str], list[str]]]:
    """Return the vocabulary's terms by the entries that they lead to: the sure ones and the less sure."""
    by_entry: dict[str, tuple[list[str], list[str]]] = {}
    for term, lead in leads(catalogue).items():
        for sure, entries in ((0, lead.strong), (1, lead.weak)):
            for entry_id in entries:
                by_entry.setdefault(entry_id, ([], []))[sure].append(term)
    return by_entry


def entry_doc(catalogue: Catalogue, item: Item, said: tuple[list[str], list[str]]) -> Doc:
    """Return an entry's document. `said` are people's own words for it: the sure ones and the less sure."""
    entry = item.entry
    theme = catalogue.themes_by_id.get(item.theme)
    runs = catalogue.organisations.get(entry.organization or "")
    about = [closed_label(entry), theme.title if theme else "Urgent help", KIND_NAMES[entry.kind][0],
             formatting.format_ages(entry.eligibility), formatting.format_areas(item)]
    by = runs.name if runs and runs.name != entry.name else ""
    numbers = [phone.number for phone in phones_of(entry)]
    typed = dict.fromkeys([*numbers, *(dialling_digits(number) for number in numbers)])
    lines = [" · ".join(filter(None, about)), entry.summary, " · ".join(entry.also_known_as or ()), by,
             ", ".join(entry.keywords or ()), " · ".join(said[0]), " · ".join(said[1]),
             " · ".join(typed), *(line for text in body(item) for line in _blocks(text))]
    return {"location": item.url, "title": html.escape(entry.name, quote=False), "text": _text(lines),
            "sp": {"is": "entry", "ring": _ring(item), **_closed(catalogue, item)}}


def _ring(item: Item) -> list[Record]:
    """Return what to ring or text from a result, as on a card. Only helplines have it, and who to ring now.

    `to` holds address and label of each button; `beside`, `doubt` and `times` are left out where there is nothing.
    """
    if item.entry.kind is not Kind.HELPLINE and not item.entry.urgency:
        return []
    found = []
    for group in card_buttons(item):
        record: Record = {"to": [[phone_href(phone), button_text(phone)] for phone in group.phones],
                          "beside": group.details, "doubt": group.warning, "times": group.schedule}
        found.append({name: value for name, value in record.items() if value})
    return found


def _closed(catalogue: Catalogue, item: Item) -> Record:
    """Return how it stands with what is closed, and address and name of where to go instead; else nothing."""
    if not is_closed(item.entry):
        return {}
    found = [catalogue.items[other] for other in alternatives_to(item.entry)]
    return {"closed": closed_label(item.entry), "instead": [[other.url, other.entry.name] for other in found]}


def _theme_docs(catalogue: Catalogue) -> Iterable[Doc]:
    """Yield the themes' documents."""
    for theme in catalogue.themes:
        lines = ["Theme", theme.summary, *[""] * 6, *_blocks(theme.introduction or "")]
        yield {"location": f"themes/{theme.id}/", "title": html.escape(theme.title, quote=False),
               "text": _text(lines), "sp": {"is": "theme"}}


def _page_docs(built: Iterable[Doc], own: set[str], known: Mapping[str, list[str]]) -> Iterable[Doc]:
    """Yield one document for each page that is neither an entry nor a theme, its sections put together.

    `known` are the lines of pages that are made of the catalogue: they take the place of what was built.
    """
    pages: dict[str, Doc] = {}
    for doc in built:
        page, _, section = str(doc["location"]).partition("#")
        if page in own or (page.startswith("find/") and page != "find/"):
            continue
        title = _bare(doc["title"])
        kept = pages.setdefault(page, {"title": title, "first": "", "lines": []})
        if page not in LISTS:
            found = _blocks(doc["text"]) if page not in known else [] if section else known[page]
            kept["first"] = kept["first"] or " ".join(found)
            kept["lines"] += [*([_ended(title)] if section and title != kept["title"] else []), *found]
    for page, kept in pages.items():
        lines = ["Page", *_first_sentence(kept["first"])[:1], *[""] * 6, *kept["lines"]] if kept["lines"] else ["Page"]
        yield {"location": page, "title": html.escape(kept["title"], quote=False), "text": _text(lines),
               "sp": {"is": "page"}}


def _first_sentence(text: str) -> list[str]:
    """Return a text's sentences, each at most 200 characters."""
    return [sentence[:200] for sentence in re.split(r"(?<=[.!?])\s+", text)]


def _bare(text: str) -> str:
    """Return Markdown or HTML as bare text on one line."""
    return " ".join(_blocks(text))


def _blocks(text: str) -> list[str]:
    """Return Markdown or HTML as bare text: a line for each paragraph, each with an end.

    A list is one line with what leads to it, its items apart: "It has run courses in: computing; horse riding."
    """
    made = re.sub(r"</?(?:strong|em|a|code)\b[^>]*>", "", text if "<" in text else str(formatting.markdown_to_html(text)))
    led = re.sub(r":\s*</p>\s*<[uo]l\b[^>]*>\s*<li\b[^>]*>", ": ", made)
    joined = re.sub(r"([.!?]?)[,;]?\s*</li>\s*<li\b[^>]*>", lambda end: f"{end[1]} " if end[1] else "; ", led)
    found = [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split()) for part in BLOCK_END.split(joined)]
    return [_ended(line) if len(found) > 2 else line for line in found if line]


def _ended(line: str) -> str:
    """Return a line that ends as a sentence does, so that it does not run into the next one."""
    return line if line[-1] in ".?!:…" else f"{line.rstrip(',;')}."


def _text(lines: list[str]) -> str:
    """Return the lines as the text of a document, safe to set as HTML."""
    return html.escape("\n".join(" ".join(line.split()) for line in lines).rstrip(), quote=False)
