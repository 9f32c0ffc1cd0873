"""Rules on the words of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import FieldPath
from signpost.checks.field_texts import all_texts, field_name
from signpost.checks.language.unwanted_phrases import ORIGINAL_LIST, unwanted_phrases

NAMES = {"name", "also_known_as", "title", "url", "address", "by", "website", "keywords", "say", "find", "term",
         "stands_for"}
"""Fields that are other people's words, or that no reader sees as a sentence."""
HISTORY = {"changed", "added", "doubts"}
"""Fields that may say what the original list said."""


def check_wording(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No text says what nobody would say: signpost/wording.py lists the phrases and the plain words for them."""
    for tree in (*catalogue.entry_trees.values(), *catalogue.trees.values()):
        ours = [(place, text) for place, text in all_texts(tree) if _is_ours(place)]
        if next(unwanted_phrases(" | ".join(text for _, text in ours)), None) is None:
            continue
        for place, text in ours:
            for phrase, plain in unwanted_phrases(text):
                fault = f"{field_name(place)} must be in plain words: '{phrase}'; write for example '{plain}'"
                yield Problem(tree.path, tree.line(place), fault, "wording")


def check_original_list(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What the original list said is told where something changed or is in doubt, not in what readers need first."""
    for tree in (*catalogue.entry_trees.values(), *catalogue.trees.values()):
        for place, text in all_texts(tree):
            old = ORIGINAL_LIST in " ".join(text.lower().split())
            if old and not HISTORY & {*place[:1]} and _is_ours(place):
                fault = (f"{field_name(place)} must say what is so now, not what '{ORIGINAL_LIST}' said; say that in "
                         "`changed`, `added` or `doubts`")
                yield Problem(tree.path, tree.line(place), fault, "original_list")


def _is_ours(place: FieldPath) -> bool:
    """Tell whether a text is in our own words."""
    return not NAMES & {*place}


RULES = (check_wording, check_original_list)
