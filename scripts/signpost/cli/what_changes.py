"""`scripts/what-changes BASE`: what changes for readers since a commit, as a list in Markdown for whoever reviews."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from signpost.catalogue.files import FILES
from signpost.history.diff import Change, News, compare
from signpost.history.git import NoHistory, git, read_records, record, snapshot

NEWS_WORDS = {
    News.ADDED: "Added to the list", News.CLOSED: "Closed", News.REOPENED: "Open again",
    News.CHANGED: "Changed", News.MOVED: "Moved to a new address", News.REMOVED: "Taken off the list",
}


def read_now(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the entries as they stand in the folder, by id."""
    return {f"{path.parent.name}/{path.stem}": record(path.read_text(encoding="utf-8-sig", errors="replace"))
            for path in sorted(folder.glob("*/*.yml"))}


def read_before(folder: Path, base: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the entries as they stood where the present work left `base`, by id. Raises NoHistory."""
    hashes = snapshot(folder, git(folder, "merge-base", base, "HEAD").strip())
    records = read_records(folder, hashes.values())
    return {entry_id: records[each] for entry_id, each in hashes.items()}


def changed_files(folder: Path, base: str) -> list[str]:
    """Return the catalogue's own files, such as themes.yml, that changed since the work left `base`."""
    start = git(folder, "merge-base", base, "HEAD").strip()
    names = git(folder, "diff", "--name-only", "--relative", start, "--", ".").split()
    return [name for name in names if name in FILES]


def render_changes(changes: Sequence[Change], files: Sequence[str]) -> str:
    """Return the list in Markdown."""
    lines = ["## What changes for readers", ""]
    for news in News:
        found = [change for change in changes if change.news is news and _is_seen(change)]
        if found:
            lines += [f"### {NEWS_WORDS[news]} ({len(found)})", "", *_items(found), ""]
    unseen = [change for change in changes if not _is_seen(change)]
    if unseen:
        lines += [f"### Nothing that readers see ({len(unseen)})", "",
                  *(f"- {_text(change.name)} (`{change.id}`): {', '.join(change.unseen)}" for change in unseen), ""]
    if files:
        lines += ["### For the whole site", "", *(f"- `catalogue/{name}`" for name in files), ""]
    return "\n".join(lines if len(lines) > 2 else [*lines, "Nothing: no entry is added, changed or closed.", ""])


def _is_seen(change: Change) -> bool:
    """Tell whether readers see anything of a change."""
    return bool(change.details) or change.news is not News.CHANGED


def _items(changes: Sequence[Change]) -> Iterator[str]:
    """Yield the lines of several entries."""
    for change in changes:
        moved = f", before `{change.was}`" if change.was else ""
        yield f"- **{_text(change.name)}** (`{change.id}`{moved})"
        yield from (f"  - {_text(detail)}" for detail in change.details)


def _text(text: str) -> str:
    """Return a text that stands as itself in Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~&@" else char for char in " ".join(text.split()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the list; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/what-changes", description=__doc__)
    parser.add_argument("base", help="the commit or branch to compare with, such as origin/main")
    parser.add_argument("--catalogue", type=Path, default=Path("catalogue"), help="the folder (default: catalogue)")
    options = parser.parse_args(arguments)
    folder: Path = options.catalogue
    try:
        before, files = read_before(folder, options.base), changed_files(folder, options.base)
    except NoHistory:
        print(f"what-changes: git does not know '{options.base}', or not how this copy came from it", file=sys.stderr)
        return 1
    print(render_changes(compare(before, read_now(folder)), files))
    return 0


if __name__ == "__main__":
    sys.exit(main())
