"""Where the memory lives between jobs: the branch `link-report`, which holds nothing but the last check.

`python -m signpost.links.branch load` fetches it into the out folder, `save` adds a commit with the new one.
The working tree and its branch are not touched. Only a branch that does not exist yet means a first run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .escape import log

BRANCH = "link-report"
FILES = ("memory.json", "links.json", "links.csv")
WHO = ("-c", "user.name=Link check", "-c", "user.email=link-report@users.noreply.github.com")


class GitFault(Exception):
    """Git did not do what was asked."""


def git(repository: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Run Git; GitFault with what it said where it fails."""
    command = ["git", "-C", str(repository), *WHO, *arguments]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    if done.returncode:
        raise GitFault(f"git {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def tip(repository: Path, remote: str) -> str:
    """Return the commit of the branch on the remote, fetched; nothing where there is no such branch."""
    found = git(repository, "ls-remote", remote, f"refs/heads/{BRANCH}").decode().split()
    if not found:
        return ""
    git(repository, "fetch", "--quiet", "--depth=1", remote, found[0])
    return found[0]


def load(repository: Path, folder: Path, remote: str = "origin") -> str:
    """Put the branch's files into a folder; return in words what was found."""
    commit = tip(repository, remote)
    if not commit:
        return "no history yet"
    folder.mkdir(parents=True, exist_ok=True)
    names = git(repository, "ls-tree", "--name-only", commit).decode().split()
    for name in FILES:
        if name in names:
            (folder / name).write_bytes(git(repository, "cat-file", "blob", f"{commit}:{name}"))
    return f"memory of {commit[:10]}"


def save(repository: Path, folder: Path, message: str, remote: str = "origin") -> str:
    """Add a commit with a folder's files to the branch and push it; return in words what was done."""
    parent = tip(repository, remote)
    lines = []
    for name in FILES:
        if (folder / name).exists():
            blob = git(repository, "hash-object", "-w", "--stdin", given=(folder / name).read_bytes()).decode().strip()
            lines.append(f"100644 blob {blob}\t{name}\n")
    tree = git(repository, "mktree", given="".join(lines).encode()).decode().strip()
    parents = ("-p", parent) if parent else ()
    commit = git(repository, "commit-tree", tree, *parents, "-m", message).decode().strip()
    git(repository, "push", "--quiet", remote, f"{commit}:refs/heads/{BRANCH}")
    return f"saved as {commit[:10]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Load or save; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m signpost.links.branch", description=__doc__)
    parser.add_argument("verb", choices=("load", "save"))
    parser.add_argument("--out", type=Path, default=Path("build/links"), help="the folder of the report")
    options = parser.parse_args(arguments)
    try:
        if options.verb == "load":
            print(f"memory: {load(Path(), options.out)}")
        else:
            print(f"memory: {save(Path(), options.out, 'Links: the last check')}")
    except (GitFault, OSError) as fault:
        print(f"memory: {log(str(fault))}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
