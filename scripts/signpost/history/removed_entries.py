"""Entries that were in the list and have gone from it, though their pages stand in people's plans and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from signpost.catalogue.model import Entry
from signpost.catalogue.problem import Problem
from signpost.catalogue.suggestions.contacts import meant_id
from signpost.catalogue.yaml_reader import Tree
from signpost.history.git import GitError, git_output
from signpost.history.snapshots import (
    Record,
    entry_hashes,
    is_another_list,
    name_in,
    parse_record,
    read_records,
    site_name,
)

MAIN = ("origin/main", "main")
"""The branches whose entries readers see, the one on GitHub first."""


def published_commit(folder: Path, base: str = "") -> str | None:
    """Return the commit whose entries readers see and which the work in a folder began from; None where none is known.

    `base` is the commit to compare with, where a workflow names it. The commit before stands in for one that git does
    not know, such as that of a branch that was written anew. Without `base` it is the branch main, or the commit that
    is checked out.
    """
    for name in (base, "HEAD~1") if base else (*MAIN, "HEAD"):
        try:
            return git_output(folder, "merge-base", name, "HEAD").strip() or None
        except GitError:
            continue
    return None


def check_removed_entries(root: Path, base: str, ids: Set[str], trees: Mapping[str, Tree]) -> Iterator[Problem]:
    """Yield a Problem for each entry that readers see and that the folder has no longer, under its own or another id.

    `base` is that of `published_commit`, `ids` are all ids that entries have now, and `trees` the files of those that
    can be read. Nothing is yielded where git cannot tell, as outside a repository and in a copy without its past, nor
    where another place has put its own list there: the site has another name, and most entries are gone.
    """
    commit = published_commit(root, base)
    try:
        before = entry_hashes(root, commit) if commit else {}
        kept = {meant_id(old) or old for tree in trees.values() for old in _texts(tree, "formerly")}
        kept |= {entry_id for entry_id in before.keys() - ids
                 if entry_id.rpartition("/")[2] in kept  # named without its folder, which is reported by itself
                 or any(entry_id in str(value) for tree in trees.values() for value in _unknown_fields(tree))}
        gone = sorted(before.keys() - ids - kept)
        if commit and is_another_list(before.keys(), before.keys() - {*gone}, site_name(root, commit), _name_now(root)):
            return
        records = read_records(root, (before[entry_id] for entry_id in gone)) if gone else {}
    except GitError:
        return
    for entry_id in gone:
        now = _moved_to(entry_id, records[before[entry_id]], {key: trees[key] for key in trees if key not in before})
        yield _moved(entry_id, now, trees[now]) if now else Problem(
            root / f"{entry_id}.yml", 1, f"'{entry_id}' is gone: put the file back and set `status: defunct` with "
            f"`instead`, or, if it moved, add `formerly: [{entry_id}]` to the entry that it is now", "removed_entry")


def sources_of_removed(root: Path, base: str, removed: Iterable[Problem]) -> set[str]:
    """Return the paragraphs of the source document that the entries of `check_removed_entries` named: one message is
    enough for what has gone with its file.
    """
    try:
        commit = published_commit(root, base)
        hashes = entry_hashes(root, commit) if commit else {}
        names = {f"{problem.path.parent.name}/{problem.path.stem}" for problem in removed}
        gone = [hashes[name] for name in names & hashes.keys()]
        return {str(source) for record in read_records(root, gone).values() for source in record.get("sources") or ()}
    except GitError:
        return set()


def _name_now(root: Path) -> str:
    """Return the name of the site in a folder."""
    site = root / "site.yml"
    return name_in(parse_record(site.read_text(encoding="utf-8-sig", errors="replace")) if site.is_file() else {})


def _unknown_fields(tree: Tree) -> Iterator[Any]:
    """Yield what stands below names that no entry has, which are reported by themselves: one may mean `formerly`."""
    if isinstance(tree.data, dict):
        yield from (value for name, value in tree.data.items() if name not in Entry.model_fields)


def _moved(entry_id: str, now: str, tree: Tree) -> Problem:
    """Return the Problem of an entry that has another id now, and does not say so."""
    former = [each for each in _texts(tree, "formerly") if each != now]
    way = "write" if ("formerly",) in tree.lines else "add the line"
    return Problem(tree.path, tree.line(("formerly",)),
                   f"'{entry_id}' has moved here, and its old address must go on working: "
                   f"{way} formerly: [{', '.join([*former, entry_id])}]", "removed_entry")


def _moved_to(entry_id: str, record: Record, added: Mapping[str, Tree]) -> str | None:
    """Return the id of the one entry of those added that has the name of one that is gone, or its file's name."""
    for is_same in (lambda key: name_in(added[key].data) == name_in(record) != "",
                    lambda key: key.rpartition("/")[2] == entry_id.rpartition("/")[2]):
        found = [key for key in added if is_same(key)]
        if len(found) == 1:
            return found[0]
    return None


def _texts(tree: Tree, field: str) -> Iterator[str]:
    """Yield the texts of a field of an entry, be it a list or one text."""
    value = tree.data.get(field) if isinstance(tree.data, dict) else None
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))
