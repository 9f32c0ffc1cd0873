"""What to write in place of a value that is no number, or not of the form that its field has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from signpost.catalogue import values
from signpost.catalogue.suggestions.contacts import meant_id
from signpost.catalogue.suggestions.fields import suggest_number
from signpost.catalogue.suggestions.site_ids import SiteIds, meant_ids
from signpost.catalogue.suggestions.times import suggest_time

WRITE_WHOLE_ID = "; write its theme's folder, a stroke, and its file's name without .yml"
"""The end of a message on an entry's name that no folder is before."""
MOST_IN_RANGE = 20
"""Paragraphs from the first to the last that a message writes out."""
SEVERAL = "; write each by itself, with commas between them: "


def suggest_text(name: str, kind: str, text: str, ctx: Mapping[str, object], ids: SiteIds) -> str:
    """Return what to write in place of a field's text, as the end of a message, or an empty text if not certain.

    `kind` and `ctx` are pydantic's: what is wrong with it. `ids` are those that fields can name.
    """
    if kind == "int_parsing":
        return suggest_number(name, text)
    if kind != "string_pattern_mismatch":
        return ""
    if name in ("opens", "closes"):
        return suggest_time(text)
    if ctx["pattern"] == values.ENTRY_ID:
        return _suggest_entry(name, text)
    if ctx["pattern"] == values.SLUG:
        return _suggest_slug(name, text, ids)
    found = re.findall(r"(?<!\w)[Ss]?0*(\d{1,3})(?!\w)", text) if "S" in str(ctx["pattern"]) else []
    span = re.fullmatch(r"\s*[Ss]?\d{1,3}\s*(?:-|\u2013|to|\.\.\.?)\s*[Ss]?\d{1,3}\s*", text)
    if span and len(found) == 2 and 0 < int(found[1]) - int(found[0]) <= MOST_IN_RANGE:
        return f"{SEVERAL}{', '.join(f'S{each:03}' for each in range(int(found[0]), int(found[1]) + 1))}"
    rest = re.sub(r"[Ss]?\d{1,3}|[\s,;/&]|and", "", text)
    if rest or not found:
        return ""
    written = [f"S{int(each):03}" for each in found]
    return f"; write {written[0]}" if len(written) == 1 else f"{SEVERAL}{', '.join(written)}"


def _suggest_entry(name: str, text: str) -> str:
    """Return what to write in place of a text that is no id of an entry."""
    if name == "first" and " " in text and "/" not in text:
        return "; if people type these words, move them into the brackets of 'mentions:' of the same danger"
    several = [meant_id(part) for part in re.split(r"\s*[,;&]\s*|\s+and\s+|\s+(?=[\w-]+/)", text.strip()) if part]
    if len(several) > 1 and all(several):
        return f"{SEVERAL}{', '.join(several)}"
    meant = meant_id(text)
    if not meant and name == "formerly":
        if re.search("[A-Z]", text) and "/" not in text:
            return ("; an old name belongs into also_known_as: [...]; for an old address write folder, stroke and file "
                    "name")
        return "; write the old folder, a stroke and the old file's name, such as missing/missing-chat"
    return f"; write {meant}" if meant else WRITE_WHOLE_ID


def suggest_pairs(numbers: Sequence[str]) -> str:
    """Return what must hold of a group of ages that is no pair, and what to write in its place."""
    must = "must be groups of two ages, from the youngest to the oldest"
    if len(numbers) < 2 or len(numbers) % 2:
        return f"{must}, such as [18, 25], not [{', '.join(numbers)}]"
    pairs = ", ".join(f"[{low}, {high}]" for low, high in zip(numbers[::2], numbers[1::2], strict=True))
    return f"{must}: write {pairs} in place of [{', '.join(numbers)}]"


def _suggest_slug(name: str, text: str, ids: SiteIds) -> str:
    """Return what to write in place of a text that is no word of an id, with what other files name."""
    if ids.get(name):
        meant, unknown = meant_ids(name, text, ids[name])
        if meant and not unknown:
            return f"; write {meant[0]}" if len(meant) == 1 else f"{SEVERAL}{', '.join(meant)}"
        if name in ("also_in", "themes", "within"):
            return f"; write one of {', '.join(ids[name])}"
    meant_slug = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    return f"; write {meant_slug}" if meant_slug else ""
