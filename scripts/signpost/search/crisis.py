"""Compiles crisis.yml for the phone: docs/assets/js/search/crisis.js reads the result."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, product
from string import ascii_uppercase
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.vocabulary import fold_text, main_texts, other_texts
from signpost.catalogue.model.crisis import CrisisFile, Danger, WordClass

SHORTEST_SLIP = 7
"""Letters: in shorter words a slip makes another word of English."""


OWN_CLASSES = "not", "at", "person"
"""Classes that the phone asks for by their names."""
GAP = "~"
"""Stands for "…" and the spaces around it on the phone."""


def compile_crisis(catalogue: Catalogue) -> dict[str, Any]:
    """Return what the phone needs; all texts are folded, and the fillers taken out. A list is one text with commas.

    `verbs` and `words` have the words of each class by its code, a capital letter or two, OWN_CLASSES the codes of
    those classes, `dangers` the patterns of each kind, the addresses of its entries, and in `signs` the words that
    count points, with a bar between two, `alike` the words of English, the catalogue's own too, that are never a slip
    of a word in `mentions`.
    """
    crisis = catalogue.crisis
    if crisis is None:
        return {}
    compiler = _Compiler(crisis)
    dangers = [compiler.danger(catalogue, danger) for danger in crisis.dangers or ()]
    known = {text for danger in dangers for text in danger.get("mentions", "").split(",")}
    others = [text for text in compiler.patterns(crisis.in_danger) if text not in known]
    dangers.append({"first": "", "mentions": ",".join(others)})
    grave = {word for danger in dangers for word in re.split("[ ,|~]", danger.get("mentions", ""))
             if len(word) >= SHORTEST_SLIP and word.islower()}
    alike = {fold_text(word) for word in crisis.alike or ()} | (_catalogue_words(catalogue) - grave)
    lists = {"fillers": compiler.fillers, "topics": map(fold_text, crisis.topics or ()),
             "services": map(fold_text, crisis.services or ()), "others": map(fold_text, crisis.other_meanings or ()),
             "alike": (word for word in alike if _is_near(word, grave))}
    return {"verbs": compiler.classes(crisis.verbs), "words": compiler.classes(crisis.words),
            **{name: compiler.codes[name] for name in OWN_CLASSES if name in compiler.codes},
            "dangers": dangers, **{name: ",".join(sorted(set(texts))) for name, texts in lists.items()}}


class _Compiler:
    """Makes the patterns of crisis.yml short."""

    def __init__(self, crisis: CrisisFile) -> None:
        self.fillers = {fold_text(word) for word in crisis.fillers or ()}
        letters = ascii_uppercase, map("".join, product(ascii_uppercase, repeat=2))
        self.codes = {each.name: code for each, code in zip((*(crisis.verbs or ()), *(crisis.words or ())),
                                                            chain(*letters), strict=False)}

    def danger(self, catalogue: Catalogue, danger: Danger) -> dict[str, Any]:
        """Return a danger for the phone; lists that are empty are left out."""
        first = ",".join(catalogue.items[entry_id].url for entry_id in danger.first if entry_id in catalogue.items)
        lists = {"sentences": danger.sentences, "mentions": danger.mentions, "whole": danger.whole}
        signs = [{"points": sign.points, "words": "|".join(self.patterns(sign.words))} for sign in danger.signs or ()]
        life = {"life": True} if danger.life_at_risk else {}
        return {"first": first, **life,
                **{name: ",".join(self.patterns(texts)) for name, texts in lists.items() if texts},
                **({"signs": signs} if signs else {})}

    def patterns(self, texts: Iterable[str]) -> list[str]:
        """Return patterns with their plain words folded and without fillers, each once; a filler alone stays."""
        return list(dict.fromkeys(filter(None, map(self._pattern, texts))))

    def _pattern(self, text: str) -> str:
        """Return one pattern, its classes as codes. The bars between words and the stars after verbs stay."""
        parts = re.findall(r"\{[\w-]+\}|…|[^{}…\s]+", text)
        kept = (self._part(part) for part in parts if part[0] in "{…" or fold_text(part) not in self.fillers)
        return " ".join(kept).replace(f" {GAP} ", GAP) or fold_text(text)

    def _part(self, part: str) -> str:
        if part[0] in "{…":
            return GAP if part == "…" else self.codes.get(part[1:-1], "")
        return "".join(mark if mark in "|*" else fold_text(mark) for mark in re.split(r"([|*])", part))

    def classes(self, classes: Iterable[WordClass] | None) -> dict[str, str]:
        """Return the words of each class with a bar between two. A class may name another: "{child}"."""
        return {self.codes[each.name]: "|".join(self.patterns(each.words)) for each in classes or ()}


def _catalogue_words(catalogue: Catalogue) -> set[str]:
    """Return the words of the entries' texts."""
    return {word for item in catalogue.items.values() for text in (*main_texts(catalogue, item), *other_texts(item))
            for word in fold_text(text).split()}


def _is_near(word: str, grave: set[str]) -> bool:
    """Return whether a word is one slip away from a grave one."""
    return len(word) >= SHORTEST_SLIP - 1 and any(is_one_slip_apart(word, other) for other in grave)


def is_one_slip_apart(one: str, other: str) -> bool:
    """Return whether two words differ by one letter: wrong, missing, added, or swapped with one of the next two."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
              min(len(one), len(other)))
    return (one[at + 1:] == other[at + 1:] or one[at + 1:] == other[at:] or one[at:] == other[at + 1:]
            or any(one[at:at + by] == other[at:at + by][::-1] and one[at + by:] == other[at + by:] for by in (2, 3)))
