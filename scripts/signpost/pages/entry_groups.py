"""The groups in which pages list entries: by kind, by folder of the catalogue, and by need on the urgent-help page."""

from __future__ import annotations

from dataclasses import dataclass

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.enums import CRISIS_LABELS, CrisisLevel, Kind


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


def theme_sections(catalogue: Catalogue, theme: str) -> list[tuple[Kind, list[Item]]]:
    """Return the entries of a theme's page by kind, in the order of the kinds.

    Within a kind the theme's own entries come before those of other themes; both are sorted by name.
    """
    groups: dict[Kind, list[Item]] = {}
    for item in sorted(catalogue.by_theme[theme],
                       key=lambda item: (item.theme != theme, item.entry.name.lower(), item.id)):
        groups.setdefault(item.entry.kind, []).append(item)
    return [(kind, groups[kind]) for kind in Kind if kind in groups]


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
