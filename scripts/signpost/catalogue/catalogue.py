"""The catalogue in memory: every entry with its id and file, and the records of the catalogue's own files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from signpost.catalogue.derived.contacts import emails_of, links_of, phones_of
from signpost.catalogue.derived.trust import Trust, trust_of
from signpost.catalogue.file_models import (
    Organisation,
    SuggestedPlan,
    Theme,
    UrgentNeed,
    VocabularyFile,
)
from signpost.catalogue.model import Entry
from signpost.catalogue.model.crisis import CrisisFile
from signpost.catalogue.problem import Problem, display_path
from signpost.catalogue.site import NO_SITE_FILE, SiteFile
from signpost.catalogue.syntax.line_scanner import line_range
from signpost.catalogue.yaml_reader import FieldPath, Tree

URGENT = "urgent"
"""The folder of entries that belong to the urgent-help page and to no theme."""


@dataclass(frozen=True)
class Item:
    """An entry with its id, such as `missing/safecall`: the theme's folder and the file's name."""

    id: str
    entry: Entry
    tree: Tree
    day: date | None = None
    """The day on which readers see it: what no longer holds by then is in doubt. None where no day is asked about."""
    ended_hours: tuple[str, ...] = ()
    """A sentence for each of its opening hours that have ended by the day, and are no longer in the entry."""

    @cached_property
    def trust(self) -> Trust:
        """How far the entry can be relied on, in words."""
        return trust_of(self.entry, self.day)

    @property
    def doubts_of_day(self) -> list[str]:
        """What is in doubt by the day alone: what was confirmed until an earlier one, no answer, hours that have ended.

        Cards, results and lists show these; the entry's page, the plan and the exports show all doubts.
        """
        return [*self.trust.doubts, *self.ended_hours]

    @property
    def doubts(self) -> list[str]:
        """What is in doubt: by the day, and what the entry itself says."""
        return [*self.doubts_of_day, *(self.entry.doubts or ())]

    @property
    def theme(self) -> str:
        """The id of the theme whose folder holds it, or `urgent`."""
        return self.id.split("/")[0]

    @property
    def slug(self) -> str:
        """The file's name without its ending: its anchor on theme pages."""
        return self.id.split("/")[1]

    @property
    def url(self) -> str:
        """The page's address relative to the site's root, ending in a slash."""
        return f"{self.id}/" if self.theme == URGENT else f"themes/{self.id}/"

    @property
    def unconfirmed_contacts(self) -> list[str]:
        """The numbers, mailboxes and links that no public page confirms."""
        return ([phone.number for phone in phones_of(self.entry) if not phone.confirmed]
                + [email.address for email in emails_of(self.entry) if not email.confirmed]
                + [link.url for link in links_of(self.entry) if not link.confirmed])

    @property
    def all_confirmed(self) -> bool:
        """Whether the entry is confirmed, and nothing in it is in doubt."""
        return self.entry.confirmed is not None and not self.doubts and not self.unconfirmed_contacts

    def problem(self, rule: str, message: str, *place: str | int) -> Problem:
        """Return a Problem at a field of this entry's file, such as ("contacts", "phones", 0)."""
        return Problem(self.tree.path, self.tree.line(place), message, rule)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the source document: its id, whether it has content, and its line in the file.

    A heading has none, nor has a paragraph that the maintainer leaves out of the list.
    """

    id: str
    has_content: bool
    line: int
    is_removed: bool = False
    """Whether the document no longer has it: entries may name it, and need not."""
    text: str = ""
    """What it says, where the list may say it."""


@dataclass(frozen=True)
class Catalogue:
    """Everything that a maintainer wrote and that is valid by itself; rules between files are in `checks`."""

    root: Path
    """The folder of the place's own list."""
    site: SiteFile = NO_SITE_FILE
    crisis: CrisisFile | None = None
    themes: tuple[Theme, ...] = ()
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    vocabulary: VocabularyFile = VocabularyFile()  # noqa: RUF009  (frozen)
    plans: tuple[SuggestedPlan, ...] = ()
    urgent: tuple[UrgentNeed, ...] = ()
    """The sections of the urgent-help page, most urgent first."""
    paragraphs: tuple[Paragraph, ...] = ()
    """The paragraphs of the source document; empty for a catalogue that was not made from one."""
    trees: Mapping[str, Tree] = field(default_factory=dict)
    """The catalogue's own files by file name, such as themes.yml."""
    ids: frozenset[str] = frozenset()
    """Every entry's id, also of entries with Problems, so that one mistake is not reported as ten."""
    entry_trees: Mapping[str, Tree] = field(default_factory=dict)
    """Every entry that is readable YAML, by id, also those with Problems: for rules that need no valid entry."""
    as_read: Catalogue | None = None
    """The same with what can be read of files that have Problems, for the rules alone; None where all are valid."""
    under: tuple[Path, ...] = ()
    """The folders of lists that are laid under it, the lowest first."""
    unread: Mapping[Path, frozenset[str]] = field(default_factory=dict)
    """Of `as_read`, by the path of each file that has Problems: the names of its fields that are not read whole."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders that it was read from, the place's own last."""
        return (*self.under, self.root)

    @property
    def has_plan(self) -> bool:
        """Whether an entry has wording for a plan: without any, a plan would stay empty, and no page offers one."""
        return any(item.entry.plan for item in self.items.values())

    @property
    def paragraphs_path(self) -> Path | None:
        """The file with the ids of the source document's paragraphs; None for a list that was made from none."""
        return self.root / self.site.source.paragraphs if self.site.source else None

    @property
    def all_trees(self) -> list[Tree]:
        """Every file that is readable YAML: the entries', then the catalogue's own."""
        return [*self.entry_trees.values(), *self.trees.values()]

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Item, ...]]:
        """The entries that each theme lists, its own and those of other themes; pages/entry_groups.py orders them."""
        listed: dict[str, list[Item]] = {name: [] for name in (*self.themes_by_id, URGENT)}
        for item in self.items.values():
            for theme in {item.theme, *(item.entry.also_in or ())} & listed.keys():
                listed[theme].append(item)
        return {theme: tuple(items) for theme, items in listed.items()}

    @cached_property
    def by_folder(self) -> Mapping[str, list[Item]]:
        """The entries by the theme whose folder holds them, or `urgent`, in their order."""
        return _grouped(self.items.values(), lambda item: item.theme)

    @cached_property
    def by_organisation(self) -> Mapping[str, list[Item]]:
        """The entries by the id of the organisation that runs them, in their order; "" for those without one."""
        return _grouped(self.items.values(), lambda item: item.entry.organization or "")

    @cached_property
    def themes_by_id(self) -> Mapping[str, Theme]:
        """The themes by id."""
        return {theme.id: theme for theme in self.themes}

    def entry_called(self, text: str) -> str:
        """Return the id of the one entry that has a text as its name or its file's name, or an empty text."""
        folded = " ".join(re.sub(r"\.ya?ml$", "", text.lower()).split())
        slug = "-".join(re.findall(r"[a-z0-9]+", folded))
        found = {entry_id for entry_id in self.ids if entry_id.rpartition("/")[2] == slug}
        for entry_id, tree in self.entry_trees.items():
            data = tree.data if isinstance(tree.data, dict) else {}
            also = data.get("also_known_as")
            names = [data.get("name"), *(also if isinstance(also, list) else ())]
            if folded in [" ".join(name.lower().split()) for name in names if isinstance(name, str)]:
                found.add(entry_id)
        return found.pop() if len(found) == 1 else ""

    def is_sensitive(self, item: Item) -> bool:
        """Return whether an entry's page has "Exit this page": as the entry says, or else as its theme says."""
        if item.entry.sensitive is not None:
            return item.entry.sensitive
        theme = self.themes_by_id.get(item.theme)
        return theme.sensitive if theme else False

    def problem(self, file: str, rule: str, message: str, *place: str | int) -> Problem:
        """Return a Problem at a field of one of the catalogue's own files, such as themes.yml."""
        tree = self.trees.get(file)
        path, line = (tree.origin(place)[0].path, tree.line(place)) if tree else (self.root / file, 1)
        return Problem(path, line, message, rule)

    def stands_too(self, file: str, first: FieldPath, place: FieldPath) -> str:
        """Return where the first of two alike fields stands, as "on line 5"; with its file, where that is another.

        The fields are of one of the catalogue's own files, which may be joined of those of several folders.
        """
        tree = self.trees[file]
        path, line = tree.origin(first)[0].path, tree.line(first)
        return f"on line {line}" if path == tree.origin(place)[0].path else f"in {display_path(path)}, line {line},"

    def same_id(self, file: str, record_id: str, *place: str | int) -> Problem:
        """Return the Problem of an id that another record of one of the catalogue's own files has already."""
        lines = line_range(*self.trees[file].extent(place))
        return self.problem(file, "id", f"id must be unique: '{record_id}'; write another id for this one, or, if it "
                                        f"is a copy, take it out ({lines})", *place, "id")


def _grouped(items: Iterable[Item], key: Callable[[Item], str]) -> Mapping[str, list[Item]]:
    """Return items by key, in their order."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
