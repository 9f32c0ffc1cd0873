"""The catalogue in memory: every entry with its place, and the catalogue's own files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from signpost.catalogue.enums import Kind
from signpost.catalogue.file_models import Organisation, SuggestedPlan, Theme, UrgentNeed, VocabularyFile
from signpost.catalogue.model import Entry
from signpost.catalogue.problem import Problem
from signpost.catalogue.yaml_reader import Tree

URGENT = "urgent"


@dataclass(frozen=True)
class Item:
    """An entry with its place: id `missing/safecall`, theme `missing`, slug `safecall`, and its file."""

    id: str
    entry: Entry
    tree: Tree

    @property
    def theme(self) -> str:
        """The theme whose folder holds it, or `urgent`."""
        return self.id.split("/")[0]

    @property
    def slug(self) -> str:
        """The file's name: its anchor on theme pages."""
        return self.id.split("/")[1]

    @property
    def url(self) -> str:
        """The page's address from the site's root, ending in a slash."""
        return f"{self.id}/" if self.theme == URGENT else f"themes/{self.id}/"

    @property
    def unconfirmed_contacts(self) -> list[str]:
        """The numbers, mailboxes and links that no public page confirms."""
        contacts = self.entry.contacts
        if contacts is None:
            return []
        return ([phone.number for phone in contacts.phones or () if not phone.confirmed]
                + [email.address for email in contacts.emails or () if not email.confirmed]
                + [link.url for link in contacts.links or () if not link.confirmed])

    @property
    def all_confirmed(self) -> bool:
        """Whether a public page bears the entry out and nothing in it is in doubt."""
        return self.entry.confirmed is not None and not self.entry.doubts and not self.unconfirmed_contacts

    def problem(self, rule: str, message: str, *place: str | int) -> Problem:
        """Return a Problem at a place of this entry's file."""
        return Problem(self.tree.path, self.tree.line(place), message, rule)


@dataclass(frozen=True)
class Catalogue:
    """Everything that a maintainer wrote, checked for its shape. `trees` holds the files by their name."""

    root: Path
    themes: tuple[Theme, ...] = ()
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    vocabulary: VocabularyFile = VocabularyFile()  # noqa: RUF009  (frozen)
    plans: tuple[SuggestedPlan, ...] = ()
    urgent: tuple[UrgentNeed, ...] = ()
    """The urgent-help page's parts, most urgent first."""
    trees: Mapping[str, Tree] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    """Every entry's id, those with Problems too, so that one fault does not look like ten."""
    entry_trees: Mapping[str, Tree] = field(default_factory=dict)
    """The text of every entry that is YAML, by id, those with Problems too: for rules that need no more."""

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Item, ...]]:
        """The entries that each theme lists, by kind; its own stand before those from elsewhere."""
        order = {kind: index for index, kind in enumerate(Kind)}
        listed: dict[str, list[Item]] = {name: [] for name in (*self.themes_by_id, URGENT)}
        for item in self.items.values():
            for theme in {item.theme, *(item.entry.also_in or ())} & listed.keys():
                listed[theme].append(item)
        return {theme: tuple(sorted(found, key=lambda item, theme=theme: (  # type: ignore[misc]
            order[item.entry.kind], item.theme != theme, item.entry.name.lower(), item.id)))
                for theme, found in listed.items()}

    @cached_property
    def by_folder(self) -> Mapping[str, list[Item]]:
        """The entries by the theme whose folder holds them, or `urgent`, in their order."""
        return _grouped(self.items.values(), lambda item: item.theme)

    @cached_property
    def by_organisation(self) -> Mapping[str, list[Item]]:
        """The entries by the id of the organisation that runs them, in their order."""
        return _grouped(self.items.values(), lambda item: item.entry.organization or "")

    @cached_property
    def themes_by_id(self) -> Mapping[str, Theme]:
        """The themes by id."""
        return {theme.id: theme for theme in self.themes}

    def is_sensitive(self, item: Item) -> bool:
        """Whether an entry's page carries "Exit this page": its own word, or else its theme's."""
        if item.entry.sensitive is not None:
            return item.entry.sensitive
        theme = self.themes_by_id.get(item.theme)
        return theme.sensitive if theme else False

    def problem(self, file: str, rule: str, message: str, *place: str | int) -> Problem:
        """Return a Problem at a place of one of the catalogue's own files, such as themes.yml."""
        tree = self.trees.get(file)
        return Problem(self.root / file, tree.line(place) if tree else 1, message, rule)


def _grouped(items: Iterable[Item], key: Callable[[Item], str]) -> Mapping[str, list[Item]]:
    """Return items in groups."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
