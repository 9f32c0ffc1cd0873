"""The addresses at which a file is edited, and an issue is read, on GitHub."""

from __future__ import annotations

from urllib.parse import quote_plus

from signpost.github.labels import REPORT_LABELS


def edit_url(repository: str, file: str) -> str:
    """Return the address at which a file of the project is edited; empty where there is no repository."""
    return f"https://github.com/{repository}/edit/main/{file}" if repository and file and file[0] != "/" else ""


def issue_url(repository: str, number: int) -> str:
    """Return the address of an issue; empty where there is no repository."""
    return f"https://github.com/{repository}/issues/{number}" if repository else ""


def reports_url(repository: str) -> str:
    """Return the address of the readers' open reports: a search for the labels that the issue forms set.

    GitHub finds issues that have any of several labels with commas between them. Empty where there is no repository.
    """
    search = f"is:issue is:open label:{','.join(label.name for label in REPORT_LABELS)}"
    return f"https://github.com/{repository}/issues?q={quote_plus(search)}" if repository else ""
