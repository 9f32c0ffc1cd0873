"""Compiles crisis.yml for the phone: docs/assets/js/search/crisis.js reads the result."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.crisis import Danger, WordClass
from signpost.catalogue.derived.vocabulary import fold_text, main_texts, other_texts

SHORTEST_SLIP = 7
"""Letters: in shorter words a slip makes another word of English."""


def compile_crisis(catalogue: Catalogue) -> dict[str, Any]:
    """Return what the phone needs; all texts are folded, and the fillers taken out.

    `verbs` and `words` have the words of each class, `dangers` the patterns of each kind and the addresses of its
    entries, `alike` the words of English, the catalogue's own too, that are never a slip of a word in `mentions`.
    """
    crisis = catalogue.crisis
    if crisis is None:
        return {}
    fillers = {fold_text(word) for word in crisis.fillers or ()}
    dangers = [_danger(catalogue, danger, fillers) for danger in crisis.dangers or ()]
    known = {text for danger in dangers for text in danger.get("mentions", ())}
    others = [text for text in _patterns(crisis.in_danger, fillers) if text not in known]
    dangers.append({"first": [], "mentions": others})
    grave = {word for danger in dangers for text in danger.get("mentions", ()) for word in re.split(r"[ |]", text)
             if len(word) >= SHORTEST_SLIP and word.isalpha()}
    alike = {fold_text(word) for word in crisis.alike or ()} | (_catalogue_words(catalogue) - grave)
    return {"fillers": sorted(fillers), "verbs": _classes(crisis.verbs, fillers),
            "words": _classes(crisis.words, fillers), "dangers": dangers,
            "topics": _patterns(crisis.topics or (), set()), "others": _patterns(crisis.other_meanings or (), set()),
            "alike": sorted(word for word in alike if _is_near(word, grave))}


def _danger(catalogue: Catalogue, danger: Danger, fillers: set[str]) -> dict[str, Any]:
    """Return a danger for the phone; lists that are empty are left out."""
    items = [catalogue.items[entry_id] for entry_id in danger.first if entry_id in catalogue.items]
    lists = {"sentences": _patterns(danger.sentences or (), fillers),
             "mentions": _patterns(danger.mentions or (), fillers), "whole": _patterns(danger.whole or (), fillers)}
    return {"first": [item.url for item in items], **{name: texts for name, texts in lists.items() if texts}}


def _patterns(texts: Iterable[str], fillers: set[str]) -> list[str]:
    """Return patterns with their plain words folded and without fillers, each once."""
    return list(dict.fromkeys(filter(None, (_pattern(text, fillers) for text in texts))))


def _pattern(text: str, fillers: set[str]) -> str:
    """Return one pattern. Its classes, its "…", the bars between words and the stars after verbs stay as they are."""
    parts = re.findall(r"\{[\w-]+\}|…|[^{}…\s]+", text)
    return " ".join(part if part[0] in "{…" else "".join(mark if mark in "|*" else fold_text(mark)
                                                         for mark in re.split(r"([|*])", part))
                    for part in parts if part[0] in "{…" or fold_text(part) not in fillers)


def _classes(classes: Iterable[WordClass] | None, fillers: set[str]) -> dict[str, str]:
    """Return the words of each class with a bar between two. A class may name another: "{child}"."""
    return {each.name: "|".join(_patterns(each.words, fillers)) for each in classes or ()}


def _catalogue_words(catalogue: Catalogue) -> set[str]:
    """Return the words of the entries' texts."""
    return {word for item in catalogue.items.values() for text in (*main_texts(catalogue, item), *other_texts(item))
            for word in fold_text(text).split()}


def _is_near(word: str, grave: set[str]) -> bool:
    """Return whether a word is one slip away from a grave one."""
    return len(word) >= SHORTEST_SLIP - 1 and any(is_one_slip_apart(word, other) for other in grave)


def is_one_slip_apart(one: str, other: str) -> bool:
    """Return whether two words differ by one letter: wrong, missing, added, or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
              min(len(one), len(other)))
    return (one[at + 1:] == other[at + 1:] or one[at + 1:] == other[at:] or one[at:] == other[at + 1:]
            or (one[at:at + 2] == other[at:at + 2][::-1] and one[at + 2:] == other[at + 2:]))
