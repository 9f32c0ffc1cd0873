"""The rule on what was left of the instructions: their addresses, and blanks that were to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import PLACEHOLDER
from signpost.catalogue.yaml_reader import FieldPath
from signpost.checks.language.field_texts import all_texts, field_name, line_of

EXAMPLE = re.compile(r"(?<![\w.-])(?:https?://)?(?:[\w.+-]+@)?(?:[\w-]+\.)*example\.(?:org|com|net|co\.uk)(?![\w-])"
                     r"(?:/[^\s)\]>\"']*)?", re.I)
EXAMPLE_NAME = re.compile(r"Example \w+")
"""The name of the instructions' entry, which has it in other fields too."""
CAPITALS = re.compile(r"\b(?:TO ?DO|TBC|TBA|FIXME|WHO SAID IT|XXX+)\b")
NO_NUMBER = r"0800 ?000 ?0000?|0?123 ?456 ?7890?|01234 ?567 ?89\d?"
BLANK = re.compile(rf"\bx{{3,}}\b|\blorem(?: ipsum)?\b|\b(?:{NO_NUMBER})\b"
                   r"|\binsert \w+ here\b|(?:…|\.\.\.)$"
                   r"|\[(?:insert|add|your|name of|number of|phone|date|address|title|link|url|email) ?[\w' ]*\]"
                   r"(?!\()", re.I)
CUES = ("example.", "example ", "todo", "to do", "tbc", "tba", "fixme", "who said it", "xxx", "lorem", "0800 000",
        "0800000", "123 456", "123456", "01234", "insert ", "…", "...", "[insert", "[add", "[your", "[name of",
        "[number of", "[phone", "[date", "[address", "[title", "[link", "[url", "[email")
"""What a text holds, in small letters, that one of the patterns matches."""
INSTEAD = {"number": "the number as they give it", "url": "the page's own address",
           "by": "the address of the page that confirms it",
           "address": "the team's own mailbox", "website": "the organisation's own website",
           "evidence": "the address of the page that shows it"}
"""What belongs into a field in place of an example's text."""
ADDRESSES = ("url", "by", "address", "website")
"""Fields in which a blank is no address, which is reported where they are read."""


def check_placeholders(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No text has an address of the instructions' examples, or a blank that was to be filled in."""
    for tree in catalogue.all_trees:
        texts = list(all_texts(tree))
        # Most files have none, which one search for plain words in all their texts shows.
        words = " | ".join(text for _, text in texts).lower()
        for place, text in texts if any(cue in words for cue in CUES) else ():
            is_name_left = EXAMPLE_NAME.fullmatch(text) and place and text != tree.data.get("name")
            piece = text if is_name_left else _left_in(place, text)
            if piece:
                field = field_name(place)
                kind = "an example" if is_name_left or EXAMPLE.fullmatch(piece) else "a blank"
                message = (f"{field} must be filled in, since '{piece}' is only {kind}: write "
                           f"{INSTEAD.get(field, 'what is known')}, or take it out")
                yield Problem(tree.path, line_of(tree, place, piece), message, "left_over")


def _left_in(place: FieldPath, text: str) -> str:
    """Return the first piece of a text that is of an example, or a blank; an empty text for none.

    What is nothing but a blank, or no number, is reported where the field is read; who said it, with confirmations.
    """
    field = field_name(place)
    if field == "number":
        return text if re.fullmatch(NO_NUMBER, text.strip()) else ""
    if field == "said_by" or PLACEHOLDER.fullmatch(text.strip()):
        return ""
    found = EXAMPLE.search(text) if "example" in text.lower() else None
    if found is None and field not in ADDRESSES:
        found = CAPITALS.search(text) or BLANK.search(text.rstrip())
        if found and found[0].startswith("[") and place[:1] == ("plan",):  # whoever makes the plan fills those in
            return ""
    return found[0].rstrip(".,;") or found[0] if found else ""


RULES = (check_placeholders,)
