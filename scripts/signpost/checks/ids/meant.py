"""Which id is meant by one that nothing has."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import takewhile

from signpost.catalogue.catalogue import Catalogue
from signpost.checks.language.field_texts import texts_at


def suggest_theme(catalogue: Catalogue, text: str) -> str:
    """Return which theme's id may be meant, as the end of a message, or an empty text."""
    folded = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    known = {theme.id: "-".join(re.findall(r"[a-z0-9]+", theme.title.lower())) for theme in catalogue.themes}
    meant = ([each for each, title in known.items() if folded in (each, title)]
             or [each for each in known if folded.rstrip("s") and folded.rstrip("s") in each.split("-")])
    return f" (did you mean '{meant[0]}'?)" if len(meant) == 1 else (
        next((f" (did you mean '{near}'?)" for near in get_close_matches(folded, known, 1, 0.85)), "")
        or f"; write one of {', '.join(known)}")


def suggest_id(catalogue: Catalogue, entry_id: str) -> str:
    """Return what to write for an unknown id: that of an entry that moved, is alike, or has that file or name."""
    moved = next((now for now, _, _, old in texts_at(catalogue, "formerly") if old == entry_id), None)
    if moved:
        return f" (it is '{moved}' now)"
    near = [each for each in catalogue.ids if _one_letter_differs(entry_id, each) or each.startswith(f"{entry_id}-")]
    if len(near) == 1:
        return f" (did you mean '{near[0]}'?)"
    slugs = {known: known.rpartition("/")[2] for known in catalogue.ids}
    slug = entry_id.rpartition("/")[2]
    words = slug.split("-")
    same = [known for known, each in slugs.items() if each == slug] or [
        known for known, each in slugs.items() if sorted(each.split("-")) == sorted(words)] or [
        item.id for item in catalogue.items.values() if re.findall("[a-z0-9]+", item.entry.name.lower()) == words]
    return f"; write {same[0]}" if len(same) == 1 else ""


def _one_letter_differs(one: str, other: str) -> bool:
    """Return whether two words differ by one letter that is changed, added or left out."""
    at = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    rest, other_rest = one[at:], other[at:]
    return one != other and (rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:])
