"""An entry goes in; what it is classified as comes out, as HSDS attributes: its themes, what it is, who it is for.

Each term says what it means and which taxonomy it is from; its id is the UUIDv5 of its address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.enums import AUDIENCE_LABELS, KIND_NAMES
from signpost.catalogue.site import Site

Id = Callable[..., str]
THEMES = ("themes", "Signpost themes", "What people come to Signpost for: the sections of the site.")
KINDS = ("kinds", "Signpost kinds", "What sort of thing an entry of Signpost is.")
AUDIENCES = ("audiences", "Signpost audiences", "Who an entry of Signpost is written for.")


def attributes_of(catalogue: Catalogue, site: Site, item: Item, id_of: Id, uuid_of: Id) -> list[dict[str, Any]]:
    """Return the attributes of a service. `id_of` names a part of the service, `uuid_of` an address."""
    found = []
    for taxonomy, code, address, name, description in _terms(catalogue, site, item):
        key, title, meaning = taxonomy
        where = f"{site.url}data/#{key}"
        term = {"id": uuid_of(address), "code": code, "name": name, "description": description, "taxonomy": title,
                "taxonomy_id": uuid_of(where), "language": "en", "term_uri": address,
                "taxonomy_detail": {"id": uuid_of(where), "name": title, "description": meaning, "uri": where}}
        found.append({"id": id_of(key, code), "link_id": id_of(), "link_entity": "service", "link_type": key,
                      "taxonomy_term_id": term["id"], "taxonomy_term": term})
    return found


def _terms(catalogue: Catalogue, site: Site, item: Item) -> Iterator[tuple[tuple[str, str, str], str, str, str, str]]:
    """Yield each term: taxonomy, code, address, name, description."""
    for key in (item.theme, *(item.entry.also_in or ())):
        theme = catalogue.themes_by_id.get(key)
        if theme:
            yield THEMES, key, f"{site.url}themes/{key}/", theme.title, theme.summary
        elif key == URGENT:
            yield THEMES, key, f"{site.url}urgent/", "Urgent help", "Who to ring when help is needed now."
    kind = item.entry.kind
    yield (KINDS, kind.value, f"{site.url}data/#kind-{kind.value}", KIND_NAMES[kind][0],
           f"What sort of thing it is: {KIND_NAMES[kind][0].lower()}.")
    for audience in item.entry.audience:
        words = AUDIENCE_LABELS[audience]
        yield (AUDIENCES, audience.value, f"{site.url}data/#audience-{audience.value}", words,
               f"Written for: {words.lower()}.")
