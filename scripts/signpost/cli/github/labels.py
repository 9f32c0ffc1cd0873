"""Creates the labels of issues that the repository on GitHub lacks. Labels that are there stay as they are."""

from __future__ import annotations

from signpost.cli.github.gh import HERE, call_api
from signpost.github.labels import LABELS


def create_labels(repository: str = HERE) -> list[str]:
    """Create the labels that a repository (OWNER/NAME) lacks; return their names.

    A label in other capitals is the same to GitHub. Raises GhError where `gh` is missing, not signed in or refused.
    """
    listed = call_api("GET", f"repos/{repository}/labels?per_page=100", "--paginate", "--jq", ".[].name")
    present = {name.lower() for name in listed.splitlines()}
    missing = [label for label in LABELS if label.name.lower() not in present]
    for label in missing:
        call_api("POST", f"repos/{repository}/labels", "-f", f"name={label.name}", "-f", f"color={label.colour}",
                 "-f", f"description={label.description}")
    return [label.name for label in missing]
