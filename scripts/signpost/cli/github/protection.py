"""Protects the branch main: what is published has passed the checks, and nothing that was in it gets lost."""

from __future__ import annotations

from signpost.cli.github.gh import HERE, call_api

CHECKS = ("check", "test", "build")
"""The jobs of .github/workflows/site.yml that a pull request must pass."""
RULES = {
    "required_status_checks": {"strict": False, "contexts": [*CHECKS]},
    "enforce_admins": True,
    # A pull request, but nobody else's approval: the list may have one keeper.
    "required_pull_request_reviews": {"required_approving_review_count": 0},
    "restrictions": None,
    "allow_force_pushes": False,
    "allow_deletions": False,
}
"""The body of GitHub's "update branch protection". The branch of the link check is another, and stays free."""


def protect_main(repository: str = HERE) -> None:
    """Set the rules of the branch main; those that stood before are replaced. Raises GhError."""
    call_api("PUT", f"repos/{repository}/branches/main/protection", data=RULES)
