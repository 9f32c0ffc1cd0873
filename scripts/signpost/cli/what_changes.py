"""`scripts/what-changes BASE`: prints what a branch changes for readers, as Markdown for a reviewer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from signpost.catalogue.file_models import FILES
from signpost.catalogue.loader import load_catalogue
from signpost.cli.project import add_catalogue_option
from signpost.history.diff import ChangeType, EntryChange, compare_entries
from signpost.history.git import GitError, git_output
from signpost.history.snapshots import Record, entry_hashes, parse_record, read_records

HEADINGS = {
    ChangeType.ADDED: "Added to the list", ChangeType.CLOSED: "Closed", ChangeType.REOPENED: "Open again",
    ChangeType.CHANGED: "Changed", ChangeType.MOVED: "Moved to a new address", ChangeType.REMOVED: "Taken off the list",
}


def read_working_tree(folder: Path) -> Mapping[str, Record]:
    """Return the data of the entries in a catalogue's folder, committed or not, by id."""
    return {f"{path.parent.name}/{path.stem}": parse_record(path.read_text(encoding="utf-8-sig", errors="replace"))
            for path in sorted(folder.glob("*/*.yml"))}


def read_commit(folder: Path, commit: str) -> Mapping[str, Record]:
    """Return the data of the entries at a commit, by id. Raises GitError."""
    hashes = entry_hashes(folder, commit)
    records = read_records(folder, hashes.values())
    return {entry_id: records[each] for entry_id, each in hashes.items()}


def changed_files(folder: Path, commit: str) -> list[str]:
    """Return the catalogue's own files, such as themes.yml, that changed since a commit. Raises GitError."""
    names = git_output(folder, "diff", "--name-only", "--relative", commit, "--", ".").split()
    return [name for name in names if name in FILES]


def render_changes(changes: Sequence[EntryChange], files: Sequence[str]) -> str:
    """Return the list in Markdown."""
    lines = ["## What changes for readers", ""]
    for change_type, heading in HEADINGS.items():
        listed = [change for change in changes if change.type is change_type and change.is_visible]
        if listed:
            lines += [f"### {heading} ({len(listed)})", "", *_list_items(listed), ""]
    hidden = [change for change in changes if not change.is_visible]
    if hidden:
        lines += [f"### Nothing that readers see ({len(hidden)})", "",
                  *(f"- {_escape(change.name)} (`{change.id}`): {', '.join(change.hidden_fields)}"
                    for change in hidden), ""]
    if files:
        lines += ["### For the whole site", "", *(f"- `catalogue/{name}`" for name in files), ""]
    return "\n".join(lines if len(lines) > 2 else [*lines, "Nothing: no entry is added, changed or closed.", ""])


def _list_items(changes: Sequence[EntryChange]) -> Iterator[str]:
    """Yield the lines of several changes: each entry's name, with a nested list of the details."""
    for change in changes:
        moved = f", before `{change.former_id}`" if change.former_id else ""
        yield f"- **{_escape(change.name)}** (`{change.id}`{moved})"
        yield from (f"  - {_escape(detail)}" for detail in change.details)


def _escape(text: str) -> str:
    """Return text on one line with Markdown's special characters, and the @ of GitHub's mentions, escaped."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~&@" else char for char in " ".join(text.split()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the list; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/what-changes", description=__doc__)
    parser.add_argument("base", help="the commit or branch to compare with, such as origin/main")
    add_catalogue_option(parser)
    options = parser.parse_args(arguments)
    folder: Path = options.catalogue
    try:
        start = git_output(folder, "merge-base", options.base, "HEAD").strip()
        before, files = read_commit(folder, start), changed_files(folder, start)
    except GitError:
        print(f"what-changes: git does not know '{options.base}', or not how this copy came from it", file=sys.stderr)
        return 1
    print(render_changes(compare_entries(before, read_working_tree(folder), load_catalogue(folder)[0].site), files))
    return 0


if __name__ == "__main__":
    sys.exit(main())
