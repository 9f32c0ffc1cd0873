"""Asks GitHub's API by the program `gh`, which the person who runs it has signed in to."""

from __future__ import annotations

import json
import subprocess
from typing import Any

HERE = "{owner}/{repo}"
"""What `gh api` replaces by the repository of the working folder."""


class GhError(Exception):
    """`gh` failed; the message says why."""


def call_api(method: str, path: str, *options: str, data: dict[str, Any] | None = None) -> str:
    """Send a request by `gh api`, with `data` as its JSON body; return what `gh` prints. Raises GhError."""
    command = ["gh", "api", "--method", method, path, *options, *(["--input", "-"] if data is not None else [])]
    body = json.dumps(data) if data is not None else None
    try:
        done = subprocess.run(command, input=body, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise GhError("the program gh is missing: https://cli.github.com says how to get it") from None
    if done.returncode:
        raise GhError(done.stderr.strip() or done.stdout.strip() or f"gh ended with {done.returncode}")
    return done.stdout
