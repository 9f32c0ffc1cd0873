"""The ids of areas, audiences, themes and organisations that fields can name, and which of them a text means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from signpost.catalogue.suggestions.fields import VALUE_SYNONYMS

SiteIds = Mapping[str, Mapping[str, Sequence[str]]]
"""By the field that names them, the ids that there are, each with its titles and other words for it."""
NO_IDS: SiteIds = {}
EVERYONE = frozenset(("all", "any", "everyone", "everybody", "anyone", "anybody", "all of them", "all people", "both",
                      "all ages", "all audiences"))
AROUND = re.compile(r"^(?:(?:all|whole|across|throughout|anywhere|everywhere|only|just|of|in|the|over)\s+)+|"
                    r"(?:[\s-]+wide|\s+only|\s+area)$")
"""Words around the name of a place that say no more than the name."""
BETWEEN = re.compile(r"\s*(?:[,.;/&+\n]|\band\b|\bor\b)\s*", re.I)


def ids_of(records: Mapping[str, Any]) -> SiteIds:
    """Return the ids of the records of the catalogue's own files, by file name, as far as they have been read."""
    site, themes = records.get("site.yml"), records.get("themes.yml")
    organisations = records.get("organisations.yml")
    found: dict[str, Mapping[str, Sequence[str]]] = {}
    if site:
        found["audience"], found["area"], found["who"] = site.audience_words, site.area_words, site.referrer_words
    if themes:
        found["also_in"] = found["themes"] = {each.id: (each.title,) for each in themes.themes}
    if organisations:
        found["organization"] = {each.id: (each.name,) for each in organisations.organisations}
    return found


def meant_id_of(field: str, text: str, known: Mapping[str, Sequence[str]]) -> str:
    """Return the one id that a text is, or is another word for; an empty text where it is none.

    `known` are the ids that the field can name, each with its other words.
    """
    for folded in dict.fromkeys((_folded(text), _folded(AROUND.sub("", text.strip().lower())))):
        synonym = VALUE_SYNONYMS.get(field, {}).get(folded, "")
        if synonym in known:
            return synonym
        found = [each for each, words in known.items() if folded in map(_folded, (each, *words))] if folded else []
        found = found or [each for each, words in known.items() if folded in map(_one_of, map(_folded, (each, *words)))]
        if len(found) == 1 or (found and _folded(found[0]) == folded):
            return found[0]
    return ""


def meant_ids(field: str, text: str, known: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    """Return the ids that a text means, and the words in it that are none; `known` is that of `meant_id_of`."""
    whole = meant_id_of(field, text, known)
    if whole or (field == "audience" and _folded(text) in EVERYONE):
        return ([whole] if whole else [*known]), []
    ids: list[str] = []
    unknown: list[str] = []
    for part in filter(None, BETWEEN.split(text.strip())):
        for each, words in _in_part(field, part, known):
            (ids if each else unknown).append(each or words)
    return list(dict.fromkeys(ids)), unknown


def _in_part(field: str, text: str, known: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the ids that words without a comma between them mean, the longest first; no id for words that mean none."""
    words = text.split()
    lost: list[str] = []
    while words:
        length = next((count for count in range(len(words), 0, -1)
                       if meant_id_of(field, " ".join(words[:count]), known)), 0)
        if length and lost:
            yield "", " ".join(lost)
            lost = []
        if length:
            yield meant_id_of(field, " ".join(words[:length]), known), ""
        else:
            lost.append(words[0])
        words = words[max(length, 1):]
    if lost:
        yield "", " ".join(lost)


def suggest_ids(field: str, text: str, known: Mapping[str, Sequence[str]]) -> str:
    """Return what to write for a text in the list of a field that is no id, as the end of a message; or an empty text.

    `known` is that of `meant_id_of`.
    """
    ids, unknown = meant_ids(field, text, known)
    if unknown or len(ids) < 2:
        one = f" (did you mean '{ids[0]}'?)" if ids and not unknown else ""
        return one or (f"; write {', '.join(ids)}, and one of these in place of '{', '.join(unknown)}'" if ids else "")
    if len(ids) == len(known) > 1 and _folded(text) in EVERYONE:
        return f"; write all of them: [{', '.join(ids)}]"
    return f"; write each by itself, with commas between them: [{', '.join(ids)}]"


def id_list_requirement(field: str, text: str, known: Mapping[str, Sequence[str]]) -> str:
    """Return what must hold of a list of ids in whose place a text stands, as the rest of a sentence.

    `known` is that of `meant_id_of`.
    """
    ids, unknown = meant_ids(field, text, known)
    if ids and not unknown:
        return f"must be a list in square brackets: write {field}: [{', '.join(ids)}]"
    if ids:
        return (f"must be a list in square brackets: write {field}: [{', '.join(ids)}], and in place of "
                f"'{', '.join(unknown)}' one of {', '.join(known)}")
    return f"must be a list in square brackets with one or more of {', '.join(known)}"


def _one_of(many: str) -> str:
    """Return the singular of a regular plural: "family" for "families"; other texts as they are."""
    return re.sub(r"ies$", "y", many) if many.endswith("ies") else many.removesuffix("s")


def _folded(text: str) -> str:
    """Return a text without regard to capital letters, hyphens and spaces."""
    return " ".join(re.sub(r"['\u2019]", "", text.lower()).replace("-", " ").replace("_", " ").split())
