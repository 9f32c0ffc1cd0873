"""Where the memory lives between jobs: the branch `link-report`, which holds nothing but the last check.

`python -m signpost.links.report.branch load` fetches it into the out folder, `save` adds a commit with the new one.
The working tree and its branch are not touched. Only a branch that does not exist yet means a first run.
Uses the standard library alone: a step that has a token runs no code of packages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from signpost.history.git import GitError, run_git
from signpost.history.github import remote_head, run_authenticated_git
from signpost.links.escape import log

BRANCH = "link-report"
FILES = ("memory.json", "links.json", "links.csv")
WHO = ("-c", "user.name=Link check", "-c", "user.email=link-report@users.noreply.github.com")


def tip(repository: Path, remote: str) -> str:
    """Return the commit of the branch on the remote, fetched; nothing where there is no such branch."""
    found = remote_head(repository, remote, BRANCH)
    if found:
        run_authenticated_git(repository, "fetch", "--quiet", "--depth=1", remote, found)
    return found


def load(repository: Path, folder: Path, remote: str = "origin") -> str:
    """Put the branch's files into a folder; return in words what was found."""
    commit = tip(repository, remote)
    if not commit:
        return "no history yet"
    folder.mkdir(parents=True, exist_ok=True)
    names = run_git(repository, "ls-tree", "--name-only", commit).decode().split()
    if FILES[0] not in names:
        raise GitError(f"the branch {BRANCH} must hold {FILES[0]}, but does not: nothing is overwritten. "
                       f"Put the file back from an earlier commit of the branch, or delete the branch to begin anew")
    for name in FILES:
        if name in names:
            (folder / name).write_bytes(run_git(repository, "cat-file", "blob", f"{commit}:{name}"))
    return f"memory of {commit[:10]}"


def save(repository: Path, folder: Path, message: str, remote: str = "origin") -> str:
    """Add a commit with a folder's files to the branch and push it; return in words what was done."""
    parent = tip(repository, remote)
    lines = []
    for name in FILES:
        path = folder / name
        if path.is_file() and not path.is_symlink():
            blob = run_git(repository, "hash-object", "-w", "--stdin", stdin=path.read_bytes()).decode().strip()
            lines.append(f"100644 blob {blob}\t{name}\n")
    if not lines:
        raise GitError(f"there is nothing to keep in {folder}")
    tree = run_git(repository, "mktree", stdin="".join(lines).encode()).decode().strip()
    parents = ("-p", parent) if parent else ()
    commit = run_git(repository, *WHO, "commit-tree", tree, *parents, "-m", message).decode().strip()
    run_authenticated_git(repository, "push", "--quiet", remote, f"{commit}:refs/heads/{BRANCH}")
    return f"saved as {commit[:10]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Load or save; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m signpost.links.report.branch", description=__doc__)
    parser.add_argument("verb", choices=("load", "save"))
    parser.add_argument("--out", type=Path, default=Path("build/links"), help="the folder of the report")
    options = parser.parse_args(arguments)
    try:
        if options.verb == "load":
            print(f"memory: {load(Path(), options.out)}")
        else:
            print(f"memory: {save(Path(), options.out, 'Links: the last check')}")
    except (GitError, OSError) as fault:
        print(f"memory: {log(str(fault))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
