"""The addresses at which a file is edited, and an issue is read, on GitHub."""

from __future__ import annotations


def edit_url(repository: str, file: str) -> str:
    """Return the address at which a file of the project is edited; empty where there is no repository."""
    return f"https://github.com/{repository}/edit/main/{file}" if repository and file and file[0] != "/" else ""


def issue_url(repository: str, number: int) -> str:
    """Return the address of an issue; empty where there is no repository."""
    return f"https://github.com/{repository}/issues/{number}" if repository else ""
