"""The branch `link-report`, which keeps the memory and the last report between the workflow's jobs.

Files are read and written with git's plumbing commands, so that the working tree and its branch are not touched. Only a
branch that does not exist yet means a first run. Uses the standard library alone: a step that has a token runs no code
of packages.
"""

from __future__ import annotations

from pathlib import Path

from signpost.history.git import GitError, run_git
from signpost.history.github import remote_head, run_authenticated_git

BRANCH = "link-report"
FILES = ("memory.json", "links.json", "links.csv")
COMMITTER = ("-c", "user.name=Link check", "-c", "user.email=link-report@users.noreply.github.com")


def fetch_head(repository: Path, remote: str) -> str:
    """Fetch the newest commit of the branch and return its hash; empty where there is no such branch."""
    head = remote_head(repository, remote, BRANCH)
    if head:
        run_authenticated_git(repository, "fetch", "--quiet", "--depth=1", remote, head)
    return head


def load_files(repository: Path, folder: Path, remote: str = "origin") -> str:
    """Copy the branch's files into a folder; return in words which memory that is.

    Raises GitError where git fails, or where the branch exists but lacks the memory.
    """
    commit = fetch_head(repository, remote)
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


def save_files(repository: Path, folder: Path, message: str, remote: str = "origin") -> str:
    """Commit a folder's files to the branch and push it; return in words which commit that made.

    Raises GitError where git fails, or where the folder holds none of the files.
    """
    parent = fetch_head(repository, remote)
    tree_lines = []
    for name in FILES:
        path = folder / name
        if path.is_file() and not path.is_symlink():
            blob = run_git(repository, "hash-object", "-w", "--stdin", stdin=path.read_bytes()).decode().strip()
            tree_lines.append(f"100644 blob {blob}\t{name}\n")
    if not tree_lines:
        raise GitError(f"there is nothing to keep in {folder}")
    tree = run_git(repository, "mktree", stdin="".join(tree_lines).encode()).decode().strip()
    parents = ("-p", parent) if parent else ()
    commit = run_git(repository, *COMMITTER, "commit-tree", tree, *parents, "-m", message).decode().strip()
    run_authenticated_git(repository, "push", "--quiet", remote, f"{commit}:refs/heads/{BRANCH}")
    return f"saved as {commit[:10]}"
