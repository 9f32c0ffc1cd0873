"""Rules on ids: they are unique, and what refers to one refers to something that exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from signpost.catalogue.catalogue import URGENT, Catalogue
from signpost.catalogue.derived.areas import areas_around
from signpost.catalogue.problem import Problem
from signpost.catalogue.suggestions.fields import suggest_value
from signpost.catalogue.suggestions.site_ids import suggest_ids
from signpost.catalogue.values import ENTRY_ID, SLUG
from signpost.checks.ids import renamed
from signpost.checks.ids.meant import suggest_id, suggest_theme
from signpost.checks.ids.renamed import renamed_ids
from signpost.checks.language.field_texts import texts_at

SITE = "site.yml"
ANY = "any"
"""What Find by need calls the choice of entries that state nothing."""


def check_ids_are_unique(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An entry's file name is unique, since it is the anchor of its card on theme pages."""
    first: dict[str, str] = {}
    for item in catalogue.items.values():
        other = first.setdefault(item.slug, item.id)
        if other != item.id:
            yield from (one.problem("id", f"id must be unique: '{item.slug}' is also {another.id}; keep one if both "
                                          "are the same; if not, rename the one that is new: this file to "
                                          f"'{item.slug}-{one.theme}.yml', or the other to "
                                          f"'{item.slug}-{another.theme}.yml'")
                        for one, another in ((item, catalogue.items[other]), (catalogue.items[other], item)))


def check_themes(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A theme's id is unique, and an entry's folder is a theme."""
    seen: set[str] = set()
    for index, theme in enumerate(catalogue.themes):
        if theme.id == URGENT:
            yield catalogue.problem("themes.yml", "id", f"id must not be '{URGENT}', the folder of urgent help: write "
                                                        "another id", "themes", index, "id")
        elif theme.id in seen:
            yield catalogue.same_id("themes.yml", theme.id, "themes", index)
        seen.add(theme.id)
    known = seen | {URGENT, *renamed_ids(catalogue)["theme"]}
    for entry_id, tree in catalogue.entry_trees.items():
        folder = entry_id.split("/")[0]
        if catalogue.themes and folder not in known:
            meant = suggest_theme(catalogue, folder).replace("write one of", "move this file into the theme it fits:")
            meant += "; move this file into that folder" if "did you mean" in meant else ""
            yield Problem(tree.path, 1, f"theme (the folder) must be one of themes.yml: '{folder}'{meant}", "theme")


def check_start_here(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """`start_here` names entries that the theme lists, each once. A theme whose id was changed lists none."""
    renamed = {*renamed_ids(catalogue)["theme"].values()}
    for index, theme in enumerate(catalogue.themes):
        if theme.id in renamed:
            continue
        listed = {item.id for item in catalogue.by_theme[theme.id]}
        for number, entry_id in enumerate(theme.start_here or ()):
            fault = ""
            if entry_id not in catalogue.ids:
                fault = f"must name entries that exist: '{entry_id}'{suggest_id(catalogue, entry_id)}"
            elif entry_id in (theme.start_here or ())[:number]:
                fault = f"must name an entry once: '{entry_id}'"
            elif entry_id in catalogue.items and entry_id not in listed:
                themes = ", ".join([*(catalogue.items[entry_id].entry.also_in or ()), theme.id])
                own = catalogue.themes_by_id.get(entry_id.split("/")[0])
                moved = f"if this line was that of '{own.id}', move it below its lines; else " if own and (
                    own.start_here is None) else ""
                fault = (f"must name entries that the theme lists: '{entry_id}'; {moved}write the one that is meant in "
                         f"its place, take it out, or make the line in its file also_in: [{themes}]")
            if fault:
                yield catalogue.problem("themes.yml", "start_here", f"start_here {fault}", "themes", index,
                                        "start_here", number)


def check_also_in(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """`also_in` names themes other than the entry's own, each once."""
    seen: set[tuple[str, str]] = set()
    known = {*catalogue.themes_by_id, *renamed_ids(catalogue)["theme"]}
    for entry_id, tree, place, other in texts_at(catalogue, "also_in"):
        if other == entry_id.split("/")[0]:
            what = "it" if place[-1] or (*place[:-1], 1) in tree.lines else "the line"
            yield Problem(tree.path, tree.line(place), f"also_in must name other themes: '{other}' is the folder that "
                          f"it stands in; take {what} out", "also_in")
        elif catalogue.themes and other not in known and re.fullmatch(SLUG, other):
            yield Problem(tree.path, tree.line(place), f"also_in must be a theme of themes.yml: '{other}'"
                          f"{suggest_theme(catalogue, other)}", "also_in")
        elif (entry_id, other) in seen:
            yield Problem(tree.path, tree.line(place), f"also_in must name a theme once: '{other}'", "also_in")
        seen.add((entry_id, other))


def check_organisations(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An organisation's id is unique, and an entry's `organization` is one of them."""
    if "organisations.yml" not in catalogue.trees:
        return
    seen: set[str] = set()
    for index, record in enumerate(catalogue.trees["organisations.yml"].data["organisations"]):
        if record["id"] in seen:
            yield catalogue.same_id("organisations.yml", record["id"], "organisations", index)
        seen.add(record["id"])
    changed = renamed_ids(catalogue)["organization"]
    for _, tree, place, key in texts_at(catalogue, "organization"):
        if key not in seen and key not in changed and re.fullmatch(SLUG, key):
            near = suggest_value("organization", key, sorted(seen))
            alike = [each for each in sorted(seen) if key in each or each in key]
            near = near or (f" (did you mean '{alike[0]}'?)" if len(alike) == 1 else
                            "; write one that stands there, or add this one there; put it back if it was taken out")
            yield Problem(tree.path, tree.line(place), "organization must be an id of organisations.yml: "
                                                       f"'{key}'{near}", "organization")


def check_references(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """`instead` names other entries, and following it never leads back to the entry."""
    named = list(texts_at(catalogue, "eligibility", "instead"))
    graph: dict[str, list[str]] = {}
    for entry_id, _, _, other in named:
        graph.setdefault(entry_id, []).append(other)
    for entry_id, tree, place, other in named:
        line = tree.line(place)
        if other == entry_id:
            yield Problem(tree.path, line, f"instead must not name the entry itself: '{other}'", "instead")
        elif other not in catalogue.ids and re.fullmatch(ENTRY_ID, other):
            yield Problem(tree.path, line, f"instead must be an entry's id: '{other}'{suggest_id(catalogue, other)}",
                          "instead")
        elif _leads_to(graph, other, entry_id):
            yield Problem(tree.path, line, f"instead must not lead round in a circle: '{other}' leads back", "instead")


def _leads_to(graph: Mapping[str, Sequence[str]], start: str, goal: str) -> bool:
    """Return whether references lead from start to goal."""
    seen, stack = set(), [start]
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        if node not in seen:
            seen.add(node)
            stack += graph.get(node, ())
    return False


def check_formerly(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A former id is not in use, its theme exists, and it leads to one entry."""
    targets: dict[str, str] = {}
    known = {*catalogue.themes_by_id, URGENT, *renamed_ids(catalogue)["theme"]}
    for entry_id, tree, place, old in texts_at(catalogue, "formerly"):
        line = tree.line(place)
        if old == entry_id:
            yield Problem(tree.path, line, f"formerly must not name the entry itself: '{old}'", "formerly")
        elif old in catalogue.ids:
            yield Problem(tree.path, line, f"formerly must be an address that no entry has now: '{old}'", "formerly")
        elif catalogue.themes and "/" in old and old.split("/")[0] not in known:
            yield Problem(tree.path, line, f"formerly must begin with a theme of themes.yml: '{old}'", "formerly")
        elif targets.setdefault(old, entry_id) != entry_id:
            yield Problem(tree.path, line, f"formerly must lead to one entry: '{old}' also leads to {targets[old]}",
                          "formerly")


def check_site_ids(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """In site.yml an id stands once, and an area lies within another area, never round in a circle."""
    site = catalogue.site
    for field, records in (("audiences", site.audiences), ("areas", site.areas or ())):
        ids = [record.id for record in records]
        for index, record_id in enumerate(ids):
            if record_id in ids[:index]:
                yield catalogue.same_id(SITE, record_id, field, index)
            elif record_id == ANY:
                yield catalogue.problem(SITE, "id", f"id must not be '{ANY}', which Find by need uses itself: write "
                                                    "another id", field, index, "id")
    for index, area in enumerate(site.areas or ()):
        if area.within and area.within not in site.area_titles:
            near = suggest_value("area", area.within, [*site.area_titles])
            yield catalogue.problem(SITE, "within", f"within must be the id of an area: '{area.within}'{near}",
                                    "areas", index, "within")
        elif area.within and area.id in (area.within, *areas_around(site, area.within)):
            yield catalogue.problem(SITE, "within", f"within must not lead round in a circle: '{area.within}' lies in "
                                                    f"'{area.id}'", "areas", index, "within")


def check_titles_and_codes(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No two areas or audiences of site.yml have the same title, and no two areas the same code."""
    seen: dict[str, str] = {}
    for field, titles in (("areas", [(each.title, each.id) for each in catalogue.site.areas or ()]),
                          ("audiences", [(each.title, each.id) for each in catalogue.site.audiences or ()])):
        first: dict[str, str] = {}
        for index, (title, own) in enumerate(titles):
            if first.setdefault(title, own) != own:
                yield catalogue.problem(SITE, field, f"title must stand once: '{title}' is that of {first[title]}; "
                                        f"write the title of {own}", field, index, "title")
    for index, area in enumerate(catalogue.site.areas or ()):
        other = seen.setdefault(area.code, area.title) if area.code else area.title
        if other != area.title:
            yield catalogue.problem(SITE, "areas", f"code must stand once: '{area.code}' is that of {other}; write the "
                                    f"code of {area.title}, or leave it out where it has none", "areas", index, "code")


def check_age_bands(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """In site.yml the bands of ages rise, each from its youngest to its oldest age."""
    last = -1
    for index, (low, high) in enumerate(catalogue.site.ages or ()):
        if low > high or low <= last:
            fault = (f"ages must rise: write the younger age first, as in [{high}, {low}]" if low > high else
                     f"ages must rise: [{low}, {high}] must begin above {last}, where the one before it ends")
            yield catalogue.problem(SITE, "ages", fault, "ages", index)
        last = max(last, high)


def check_areas_and_audiences(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """`area`, `audience` and `who` name what site.yml has."""
    if SITE not in catalogue.trees:
        return
    site = catalogue.site
    audiences, changed = site.audience_words, renamed_ids(catalogue)
    for path, known, former in ((("area",), site.area_words, changed["area"]),
                                (("audience",), audiences, changed["audience"]),
                                (("referral", "who"), site.referrer_words, changed["audience"])):
        for _, tree, place, value in texts_at(catalogue, *path):
            # A text in place of the list is reported by itself.
            if value not in known and value not in former and isinstance(place[-1], int):
                yield Problem(tree.path, tree.line(place), _unknown_id(path[-1], value, known), "unknown_value")
    for index, theme in enumerate(catalogue.themes):
        for number, value in enumerate(theme.audience):
            if value not in audiences and value not in changed["audience"]:
                yield catalogue.problem("themes.yml", "unknown_value", _unknown_id("audience", value, audiences),
                                        "themes", index, "audience", number)


def _unknown_id(field: str, value: str, names: Mapping[str, Sequence[str]]) -> str:
    """Return the message on an id that site.yml lacks. `names` has the ids, each with what else people call it."""
    near = suggest_ids(field, value, names) or suggest_value(field, value, [*names])
    if not names:
        return f"{field} must be left out, since site.yml has no {field}s: '{value}'"
    if field == "area" and not near:
        near = "; write the area that it lies in, or add it to site.yml"
    return f"{field} must be one of {', '.join(names)}: '{value if len(value) <= 60 else value[:57] + '...'}'{near}"


RULES = (*renamed.RULES, check_ids_are_unique, check_site_ids, check_titles_and_codes, check_age_bands,
         check_areas_and_audiences, check_themes, check_start_here, check_also_in, check_organisations,
         check_references, check_formerly)
