"""The HSDS attributes of a service: its themes, its kind and its audiences, as terms of three taxonomies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.enums import AUDIENCE_LABELS, KIND_NAMES
from signpost.catalogue.site import Site
from signpost.exports.hsds_ids import ServiceIds, uuid_of


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A set of terms; `name` is its anchor on the page "The list as data"."""

    name: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a taxonomy, with the address of the page that explains it."""

    taxonomy: Taxonomy
    code: str
    uri: str
    name: str
    description: str


THEMES = Taxonomy("themes", "Signpost themes", "What people come to Signpost for: the sections of the site.")
KINDS = Taxonomy("kinds", "Signpost kinds", "What sort of thing an entry of Signpost is.")
AUDIENCES = Taxonomy("audiences", "Signpost audiences", "Who an entry of Signpost is written for.")


def attributes_of(catalogue: Catalogue, site: Site, item: Item, ids: ServiceIds) -> list[dict[str, Any]]:
    """Return the attributes of a service."""
    attributes = []
    for term in _terms(catalogue, site, item):
        taxonomy, taxonomy_uri = term.taxonomy, f"{site.url}data/#{term.taxonomy.name}"
        taxonomy_id = uuid_of(taxonomy_uri)
        record = {"id": uuid_of(term.uri), "code": term.code, "name": term.name, "description": term.description,
                  "taxonomy": taxonomy.title, "taxonomy_id": taxonomy_id, "language": "en", "term_uri": term.uri,
                  "taxonomy_detail": {"id": taxonomy_id, "name": taxonomy.title, "description": taxonomy.description,
                                      "uri": taxonomy_uri}}
        attributes.append({"id": ids.make(taxonomy.name, term.code), "link_id": ids.make(), "link_entity": "service",
                           "link_type": taxonomy.name, "taxonomy_term_id": record["id"], "taxonomy_term": record})
    return attributes


def _terms(catalogue: Catalogue, site: Site, item: Item) -> Iterator[Term]:
    """Yield the terms that describe an entry."""
    for theme_id in (item.theme, *(item.entry.also_in or ())):
        theme = catalogue.themes_by_id.get(theme_id)
        if theme:
            yield Term(THEMES, theme_id, f"{site.url}themes/{theme_id}/", theme.title, theme.summary)
        elif theme_id == URGENT:
            yield Term(THEMES, theme_id, f"{site.url}urgent/", "Urgent help", "Who to ring when help is needed now.")
    kind = item.entry.kind
    yield Term(KINDS, kind.value, f"{site.url}data/#kind-{kind.value}", KIND_NAMES[kind][0],
               f"What sort of thing it is: {KIND_NAMES[kind][0].lower()}.")
    for audience in item.entry.audience:
        label = AUDIENCE_LABELS[audience]
        yield Term(AUDIENCES, audience.value, f"{site.url}data/#audience-{audience.value}", label,
                   f"Written for: {label.lower()}.")
