"""Reads a folder of YAML into a Catalogue, with the Problems that stand in single files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.entry_files import entry_files
from signpost.catalogue.file_models import FILES, VocabularyFile
from signpost.catalogue.model import Entry
from signpost.catalogue.problem import Problem
from signpost.catalogue.validation import validate
from signpost.catalogue.yaml_reader import Tree, read_yaml


def load_catalogue(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Read a catalogue. The Problems are those of single files; `checks` finds those between files."""
    problems: list[Problem] = []
    trees: dict[str, Tree] = {}
    files: dict[str, Any] = {}
    for name, model in FILES.items():
        path = root / name
        if not path.exists() and name not in ("themes.yml", "organisations.yml"):
            continue
        tree, record = _load(path, model, problems)
        if tree is not None and record is not None:
            trees[name], files[name] = tree, record
    items: dict[str, Item] = {}
    entry_trees: dict[str, Tree] = {}
    ids: set[str] = set()
    if not root.is_dir():
        problems.append(Problem(root, 1, "catalogue must be a folder", "unreadable"))
    for file in entry_files(root):
        ids.add(file.id)
        if file.problem:
            problems.append(file.problem)
            continue
        tree, record = _load(file.path, Entry, problems)
        if tree is not None:
            entry_trees[file.id] = tree
        if tree is not None and record is not None:
            items[file.id] = Item(file.id, record, tree)
    made = _catalogue(root, files, trees)
    return replace(made, items=items, ids=frozenset(ids), entry_trees=entry_trees), problems


def _catalogue(root: Path, files: Mapping[str, Any], trees: Mapping[str, Tree]) -> Catalogue:
    """Put the catalogue's own files together."""
    themes = files["themes.yml"].themes if "themes.yml" in files else []
    organisations = files["organisations.yml"].organisations if "organisations.yml" in files else []
    plans = files["plans.yml"].plans if "plans.yml" in files else []
    urgent = files["urgent.yml"].needs if "urgent.yml" in files else []
    return Catalogue(root, tuple(themes), {each.id: each for each in organisations},
                     vocabulary=files.get("vocabulary.yml", VocabularyFile()), plans=tuple(plans),
                     urgent=tuple(urgent), trees=trees)


def _load(path: Path, model: Any, problems: list[Problem]) -> tuple[Tree | None, Any]:
    """Read and validate one file, each None where that fails; add its Problems, each fault once."""
    tree, written = read_yaml(path)
    problems += written
    record = validate(tree, model) if tree is not None else None
    if isinstance(record, list):
        # Hidden characters are told already, at the very line.
        problems += [problem for problem in record if problem.rule != "hidden_character"]
        return tree, None
    return tree, record
