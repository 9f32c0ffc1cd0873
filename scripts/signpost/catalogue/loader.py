"""Reads a folder of YAML into a Catalogue, with the Problems of single files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from signpost.catalogue.catalogue import Catalogue, Item, Paragraph
from signpost.catalogue.entry_files import EntryFile, entry_files
from signpost.catalogue.file_models import FILES, VocabularyFile
from signpost.catalogue.model import Entry
from signpost.catalogue.overlays.joined_files import join_records, join_trees
from signpost.catalogue.problem import Problem, display_path
from signpost.catalogue.readable_part import Part, readable_part
from signpost.catalogue.site import NO_SITE_FILE
from signpost.catalogue.suggestions.refused import without_refused
from signpost.catalogue.suggestions.site_ids import SiteIds, ids_of
from signpost.catalogue.suggestions.values import WRITE_WHOLE_ID
from signpost.catalogue.syntax.outline import outline_of
from signpost.catalogue.validation import validate
from signpost.catalogue.yaml_reader import NON_BLOCKING_RULES, Tree, read_yaml

SITE = "site.yml"
REQUIRED_FILES = (SITE, "crisis.yml", "themes.yml", "organisations.yml")
EMPTY_RULES = ("string_too_short", "too_short", "list_type")
"""Rules that a text breaks which a # has cut off."""
RULES_OF_FORM = (*EMPTY_RULES, "model_type", "string_type", "unknown_field", "missing_field")
"""Rules that a line breaks when it stands in the wrong place, which is reported by itself."""


def load_catalogue(root: Path, under: Sequence[Path] = ()) -> tuple[Catalogue, list[Problem]]:
    """Read a catalogue's folder, with those of lists that are laid under it, the lowest first.

    The own files of all folders are joined, but for site.yml, which is that of `root`; no two may have the same entry.
    Returns what could be read, and the Problems of single files; `checks` finds those between files. Raises nothing
    for a maintainer's mistake.
    """
    problems: list[Problem] = []
    folders = (*under, root)
    trees, records, parts = _own_files(folders, problems)
    problems += [Problem(each, 1, "catalogue must be a folder", "unreadable") for each in folders if not each.is_dir()]
    entries = _Entries.read(folders, problems, ids_of(records))
    catalogue = replace(_from_records(root, records, trees), under=tuple(under))
    paragraphs = _read_paragraphs(catalogue.paragraphs_path, problems) if catalogue.paragraphs_path else ()
    catalogue = entries.within(replace(catalogue, paragraphs=paragraphs))
    unread = {part.tree.path: part.unread for part in (*parts.values(), *entries.parts.values())}
    if unread:
        as_read = _from_records(root, records | {name: part.record for name, part in parts.items()},
                                trees | {name: part.tree for name, part in parts.items()})
        as_read = replace(as_read, paragraphs=paragraphs, unread=unread, under=tuple(under))
        as_read = entries.within(as_read, with_parts=True)
        catalogue = replace(catalogue, as_read=as_read)
    return catalogue, [_with_id(problem, catalogue) for problem in problems]


def _own_files(folders: Sequence[Path], problems: list[Problem],
               ) -> tuple[dict[str, Tree], dict[str, Any], dict[str, Part[Any]]]:
    """Read the catalogue's own files by name, joined; add their Problems.

    Returns their trees and records, and of those with a fault what can be read of all together.
    """
    root = folders[-1]
    trees: dict[str, Tree] = {}
    records: dict[str, Any] = {}
    parts: dict[str, Part[Any]] = {}
    for name, model in FILES.items():
        paths = [folder / name for folder in (folders if name != SITE else (root,)) if (folder / name).exists()]
        if root.is_dir() and name in REQUIRED_FILES and not paths:
            problems.append(Problem(root / name, 1, f"file is missing: every list needs {name}", "missing_file"))
        valid, faulty = _load_all(paths, model, problems, ids_of(records))
        if valid:
            trees[name] = join_trees([part.tree for part in valid])
            records[name] = join_records([part.record for part in valid])
        if faulty:
            every = [*valid, *faulty]
            parts[name] = Part(join_records([part.record for part in every]), join_trees([part.tree for part in every]),
                               faulty[-1].unread)
    return trees, records, parts


def _load_all(paths: Sequence[Path], model: Any, problems: list[Problem],
              known: SiteIds) -> tuple[list[Part[Any]], list[Part[Any]]]:
    """Load the files of one name, adding their Problems; return those that are valid, and what is of the others."""
    valid, faulty = [], []
    for path in paths:
        tree, record = _load(path, model, problems, known)
        if tree is not None and record is not None and not tree.left_out:
            valid.append(Part(record, tree, frozenset()))
        elif tree is not None and (part := readable_part(tree, model)):
            faulty.append(part)
    return valid, faulty


def _with_id(problem: Problem, catalogue: Catalogue) -> Problem:
    """Return a Problem; where it is that an entry is called by its name or its file's name alone, with what to write.

    A file is read before it is known which entries there are.
    """
    found = re.search(f": '(.+)'{re.escape(WRITE_WHOLE_ID)}$", problem.message)
    meant = catalogue.entry_called(found[1]) if found else ""
    return replace(problem, message=problem.message.removesuffix(WRITE_WHOLE_ID) + f"; write {meant}"
                   ) if meant else problem


def _from_records(root: Path, records: Mapping[str, Any], trees: Mapping[str, Tree]) -> Catalogue:
    """Return a catalogue without entries, from the records of its own files by file name."""
    themes = records["themes.yml"].themes if "themes.yml" in records else []
    organisations = records["organisations.yml"].organisations if "organisations.yml" in records else []
    plans = records["plans.yml"].plans if "plans.yml" in records else []
    urgent = records["urgent.yml"].needs if "urgent.yml" in records else []
    return Catalogue(root, records.get("site.yml", NO_SITE_FILE), records.get("crisis.yml"),
                     themes=tuple(themes), organisations={each.id: each for each in organisations},
                     vocabulary=records.get("vocabulary.yml", VocabularyFile()), plans=tuple(plans),
                     urgent=tuple(urgent), trees=trees)


@dataclass(frozen=True)
class _Entries:
    """The entries of a catalogue's folder, by id."""

    items: dict[str, Item] = field(default_factory=dict)
    parts: dict[str, Part[Entry]] = field(default_factory=dict)
    """What can be read of those whose files have Problems."""
    trees: dict[str, Tree] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, folders: Sequence[Path], problems: list[Problem], known: SiteIds) -> Self:
        """Read the entries of folders, which can name known ids; add the Problems of their files."""
        entries, places = cls(), dict[str, Path]()
        for folder in folders:
            files = list(entry_files(folder))
            for file in files:
                if file.id in places:
                    problems.append(Problem(
                        file.path, 1, f"'{file.id}' stands in {display_path(places[file.id])} too: take one of the two "
                        "away, or give this one another name", "conflict"))
            places |= {file.id: file.path for file in files if not file.problem}
            entries._read_files(files, problems, known)
        return entries

    def _read_files(self, files: Sequence[EntryFile], problems: list[Problem], known: SiteIds) -> None:
        """Read the files of a folder."""
        well_named = {file.id for file in files if not file.problem}
        for file in files:
            self.ids.add(file.id)
            if file.problem:
                problems.append(file.problem)
                if file.id in well_named or not file.is_meant_as_entry:  # a copy of an entry's file, or a document
                    continue
            tree, entry = _load(file.path, Entry, problems, known)
            if tree is not None:
                self.trees[file.id] = tree
                if entry is not None and not file.problem and not tree.left_out:
                    self.items[file.id] = Item(file.id, entry, tree)
                elif part := readable_part(tree, Entry):
                    self.parts[file.id] = part

    def within(self, catalogue: Catalogue, *, with_parts: bool = False) -> Catalogue:
        """Return a catalogue with these entries."""
        parts = {each: Item(each, part.record, part.tree) for each, part in self.parts.items()} if with_parts else {}
        return replace(catalogue, items=self.items | parts, ids=frozenset(self.ids), entry_trees=self.trees)


def _load(path: Path, model: Any, problems: list[Problem], known: SiteIds) -> tuple[Tree | None, Any]:
    """Read and validate one file; return its tree and its record, each None where that fails; add its Problems."""
    tree, syntax_problems = read_yaml(path, outline_of(model))
    record = validate(tree, model, known) if tree is not None else None
    if isinstance(record, list) and tree is not None:
        if tree.reading is not None:
            values = [problem for problem in record if problem.rule not in (*RULES_OF_FORM, "hidden_character")]
            misshapen = [problem for problem in record if problem.rule in ("list_type", "model_type")]
            syntax_problems = [*without_refused(syntax_problems, tree.reading.faults, values, misshapen)]
        # read_yaml has reported hidden characters already, with more exact lines, and what is wrong with a line's form.
        lines = {problem.line for problem in syntax_problems if problem.rule not in NON_BLOCKING_RULES}
        missing = {f"missing field: '{name}'" for name in tree.left_out}
        lost = {problem.line for problem in syntax_problems if problem.rule == "lost_comment"}
        problems += [*syntax_problems, *(problem for problem in record if problem.rule != "hidden_character"
                                         and not (problem.rule in RULES_OF_FORM and problem.line in lines)
                                         and not (problem.rule in EMPTY_RULES and problem.line in lost)
                                         and problem.message not in missing)]
        return tree, None
    problems += syntax_problems
    return tree, record


def _read_paragraphs(path: Path, problems: list[Problem]) -> tuple[Paragraph, ...]:
    """Read the source document's paragraphs; none where the catalogue has no such file.

    Each line has an id and a kind, and may have the text behind them. The kind left-out has the reason behind a colon.
    """
    paragraphs = []
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    for number, line in enumerate(text.splitlines(), 1):
        found = re.fullmatch(r"(S\d{3,4})\t(title|heading|text|removed|left-out: *[^\t]*[^\t ])(?:\t(.*))?", line)
        if found:
            paragraphs.append(Paragraph(found[1], found[2] in ("text", "removed"), number, found[2] == "removed",
                                        found[3] or ""))
        else:
            spaced = re.match(r"(S\d{3,4}) +(?=title|heading|text|removed|left-out)", line)
            if spaced:  # read it, so that what names it is not reported too
                paragraphs.append(Paragraph(spaced[1], has_content=True, line=number, is_removed=True))
            problems.append(Problem(path, number, (
                f"a tab must stand after '{spaced[1]}', not a space: copy what stands there in another line" if spaced
                else "line must be a paragraph's id, a tab, and title, heading, text, removed, or left-out: and why: "
                     f"'{line[:60]}'"), "paragraphs"))
    return tuple(paragraphs)
