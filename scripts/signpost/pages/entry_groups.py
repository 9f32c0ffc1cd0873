"""The groups in which pages list entries: by kind, by folder of the catalogue, and by need on the urgent-help page."""

from __future__ import annotations

from dataclasses import dataclass

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.enums import CRISIS_LABELS, KIND_NAMES, CrisisLevel, Kind
from signpost.catalogue.file_models import Theme

START_HERE = "Start here"


@dataclass(frozen=True, slots=True)
class UrgentSection:
    """A section of the urgent-help page: what is happening, how soon help is needed, and who to ring."""

    id: str
    title: str
    level: CrisisLevel
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FolderSection:
    """A section of a page that lists entries by the catalogue's folders."""

    id: str
    title: str
    items: tuple[Item, ...]


def theme_sections(catalogue: Catalogue, theme: Theme) -> list[tuple[str, list[Item]]]:
    """Return the entries of a theme's page below their headings: those to start with, then the others by kind.

    Within a kind the theme's own entries come before those of other themes; both are sorted by name.
    """
    remaining = {item.id: item for item in sorted(
        catalogue.by_theme[theme.id], key=lambda item: (item.theme != theme.id, item.entry.name.lower(), item.id))}
    first = [remaining.pop(entry_id) for entry_id in theme.start_here or () if entry_id in remaining]
    by_kind: dict[Kind, list[Item]] = {}
    for item in remaining.values():
        by_kind.setdefault(item.entry.kind, []).append(item)
    sections = [(START_HERE, first), *((KIND_NAMES[kind][1], by_kind.get(kind, [])) for kind in Kind)]
    return [(title, items) for title, items in sections if items]


def urgent_sections(catalogue: Catalogue) -> list[UrgentSection]:
    """Return the sections of the urgent-help page in the order of urgent.yml.

    Entries that urgent.yml does not name follow in a section for each level, so that no help is lost.
    """
    remaining = {item.id: item for item in catalogue.items.values() if item.entry.urgency}
    sections = []
    for need in catalogue.urgent:
        items = tuple(remaining.pop(entry_id) for entry_id in need.entries if entry_id in remaining)
        if items:
            level = items[0].entry.crisis_level or CrisisLevel.DANGER_NOW
            sections.append(UrgentSection(need.id, need.need, level, items))
    for level in CrisisLevel:
        items = tuple(sorted((item for item in remaining.values() if item.entry.crisis_level is level),
                             key=lambda item: (item.theme != URGENT, item.id)))
        if items:
            sections.append(UrgentSection(level.value, CRISIS_LABELS[level], level, items))
    return sections


def folder_sections(catalogue: Catalogue) -> list[FolderSection]:
    """Return all entries by folder: urgent help, then the themes in their order; within each, the most urgent first."""
    ranks = {level: rank for rank, level in enumerate(CrisisLevel)}

    def rank(item: Item) -> int:
        level = item.entry.crisis_level
        return len(ranks) if level is None else ranks[level]

    titles = {URGENT: "Urgent help", **{theme.id: theme.title for theme in catalogue.themes}}
    return [FolderSection(folder, title, tuple(sorted(catalogue.by_folder.get(folder, ()), key=rank)))
            for folder, title in titles.items()]
