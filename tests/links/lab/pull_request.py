"""As much of GitHub's API as suggestions on a pull request need: its files, its comments, its reviews."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .github import FakeGitHub


class FakePullRequest(FakeGitHub):
    """A pull request that changes files; `patches` are their differences by path."""

    def __init__(self, patches: Mapping[str, str]) -> None:
        super().__init__()
        self.patches = dict(patches)
        self.reviews: list[dict[str, Any]] = []

    def respond(self, method: str, path: str, data: Any) -> Any:
        """Do what is asked."""
        asked = urlsplit(path)
        if "/pulls/" not in asked.path:
            return super().respond(method, path, data)
        if method == "POST":
            self.reviews.append(data)
            return {}
        if asked.path.endswith("/files"):
            found = [{"filename": name, "patch": patch} for name, patch in self.patches.items()]
        else:
            found = [comment for review in self.reviews for comment in review["comments"]]
        query = {name: int(values[0]) for name, values in parse_qs(asked.query).items()}
        start = (query.get("page", 1) - 1) * query.get("per_page", 30)
        return found[start:start + query.get("per_page", 30)]
