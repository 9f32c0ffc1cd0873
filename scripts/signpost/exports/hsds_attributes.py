"""The HSDS attributes of a service: its themes, its kind and its audiences, as terms of three taxonomies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.enums import KIND_NAMES
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


TAXONOMIES = {
    "themes": "What people come to {name} for: the sections of the site.",
    "kinds": "What sort of thing an entry of {name} is.",
    "audiences": "Who an entry of {name} is written for.",
}
"""The descriptions of the taxonomies, whose names are anchors on the page "The list as data"."""


def _taxonomy(site: Site, name: str) -> Taxonomy:
    """Return a taxonomy of the site."""
    return Taxonomy(name, f"{site.name} {name}", TAXONOMIES[name].format(name=site.name))


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
            yield Term(_taxonomy(site, "themes"), theme_id, f"{site.url}themes/{theme_id}/", theme.title, theme.summary)
        elif theme_id == URGENT:
            yield Term(_taxonomy(site, "themes"), theme_id, f"{site.url}urgent/", "Urgent help",
                       "Who to ring when help is needed now.")
    kind = item.entry.kind
    yield Term(_taxonomy(site, "kinds"), kind.value, f"{site.url}data/#kind-{kind.value}", KIND_NAMES[kind][0],
               f"What sort of thing it is: {KIND_NAMES[kind][0].lower()}.")
    for audience in item.entry.audience:
        label = catalogue.site.audience_titles[audience]
        yield Term(_taxonomy(site, "audiences"), audience, f"{site.url}data/#audience-{audience}", label,
                   f"Written for: {label.lower()}.")
