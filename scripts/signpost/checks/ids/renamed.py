"""Ids of the catalogue's own files that were changed, while entries go on naming the old one: reported once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher

from signpost.catalogue.catalogue import URGENT, Catalogue
from signpost.catalogue.entry_files import hyphenated
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import SLUG
from signpost.checks.language.field_texts import texts_at

SITE, THEMES, ORGANISATIONS = "site.yml", "themes.yml", "organisations.yml"
LIKE = 0.7
"""From this likeness on, two ids are spellings of one."""
SEVERAL = 3
"""So many entries do not all make the same slip: the id that they name was there."""

Names = Mapping[str, Sequence[str]]
"""Ids, each with the titles and other words of its record."""


def renamed_ids(catalogue: Catalogue) -> Mapping[str, Mapping[str, str]]:
    """Return, by field, the ids that entries name and no record has, each with the one that its record has now.

    The fields are theme, for the folders of entries, organization, area and audience. No entry names the id of now.
    """
    site = catalogue.site
    folders = [entry_id.split("/")[0] for entry_id in sorted(catalogue.entry_trees)]
    themes = {theme.id: [theme.title] for theme in catalogue.themes}
    organisations = {key: [each.name] for key, each in catalogue.organisations.items()}
    found: dict[str, Mapping[str, str]] = {"theme": {}, "organization": {}, "area": {}, "audience": {}}
    if THEMES in catalogue.trees:
        found["theme"] = _pairs([each for each in folders if each != URGENT], themes, several=2)
    if ORGANISATIONS in catalogue.trees:
        found["organization"] = _pairs(_named(catalogue, "organization"), organisations)
    if SITE in catalogue.trees:
        found["area"] = _pairs(_named(catalogue, "area"), site.area_words)
        found["audience"] = _pairs(_named(catalogue, "audience"), site.audience_words)
    return found


def _named(catalogue: Catalogue, field: str) -> list[str]:
    """Return the ids that entries name in a field, each as often as it is named."""
    return [text for _, _, _, text in texts_at(catalogue, field)]


def _pairs(named: Sequence[str], known: Names, several: int = SEVERAL) -> dict[str, str]:
    """Return the ids that are named and not known, each with the known one that is named nowhere and is meant.

    It is meant if its title says so or it is spelled alike, or if there is no other choice and `several` name the old;
    an old one that is named once is a slip there.
    """
    gone = sorted({each for each in named if each not in known and re.fullmatch(SLUG, each)})
    unused = [each for each in known if each not in named]
    found: dict[str, str] = {}
    for old in gone:
        alike = [new for new in unused if hyphenated(old) in map(hyphenated, known[new])
                 or SequenceMatcher(None, old, new).ratio() >= LIKE]
        if len(alike) == 1 and named.count(old) > 1:
            found[old] = alike[0]
        elif len(gone) == len(unused) == 1 and named.count(old) >= several:
            found[old] = unused[0]
    return found if len(set(found.values())) == len(found) else {}


def check_renamed_ids(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """An id that entries name is not changed in themes.yml, organisations.yml or site.yml alone."""
    renamed = renamed_ids(catalogue)
    for old, new in renamed["theme"].items():
        count = _entries(sum(each.startswith(f"{old}/") for each in catalogue.ids))
        yield catalogue.problem(THEMES, "renamed_id", (
            f"id must be the name of a folder: '{new}' is none, and the folder '{old}' with {count} has no theme; "
            f"write id: {old}, or rename the folder too and give each of its entries the line formerly: [{old}/…]"),
            "themes", [theme.id for theme in catalogue.themes].index(new), "id")
    for field, file, records in (("organization", ORGANISATIONS, "organisations"), ("area", SITE, "areas"),
                                 ("audience", SITE, "audiences")):
        ids = [each["id"] for each in catalogue.trees[file].data[records]] if renamed[field] else []
        for old, new in renamed[field].items():
            count, one = _entries(_named(catalogue, field).count(old)), _named(catalogue, field).count(old) == 1
            yield catalogue.problem(file, "renamed_id", (
                f"id must be the one that entries name in `{field}`: '{new}'; {count} still name{'s' if one else ''} "
                f"'{old}', so write id: {old}, or write {new} in {'it' if one else 'each of them'} too"),
                records, ids.index(new), "id")


def _entries(count: int) -> str:
    """Return "1 entry" or "12 entries"."""
    return f"{count} entr{'y' if count == 1 else 'ies'}"


RULES = (check_renamed_ids,)
