"""The name that the site had before, in pages written by hand: site.yml alone does not change it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from pathlib import Path

from signpost.catalogue.derived.generated_pages import PAGES
from signpost.catalogue.problem import Problem
from signpost.history.git import GitError
from signpost.history.removed_entries import published_commit
from signpost.history.snapshots import entry_hashes, is_another_list, site_name


def check_old_name(root: Path, base: str, ids: Set[str], name: str) -> Iterator[Problem]:
    """Yield a Problem for each line of a page that has the name which readers see, where site.yml has another.

    `base` and `ids` are those of `removed_entries.check_removed_entries`, `name` is that of site.yml. Nothing is
    yielded where git cannot tell, nor of another place's list.
    """
    commit = published_commit(root, base)
    old = site_name(root, commit) if commit else ""
    if not commit or old in ("", name.casefold()):
        return
    try:
        before = entry_hashes(root, commit).keys()
    except GitError:
        return
    if is_another_list(before, before & ids, old, name):
        return
    for path in sorted((root / PAGES).rglob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if found := re.search(rf"(?<!\w){re.escape(old)}(?!\w)", line, re.I):
                yield Problem(path, number, f"the site has another name in site.yml now: write {name} in place of "
                                            f"'{found[0]}'", "old_name")
