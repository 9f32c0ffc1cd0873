"""The project's repository on GitHub, reached by git with the token of a workflow's step.

Uses the standard library alone: steps that have a token run no code of packages.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from pathlib import Path

from signpost.history.git import run_git


def run_authenticated_git(repository: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    """Run git with the job's token and return its standard output. Raises GitError where git is missing or fails."""
    return run_git(repository, *arguments, stdin=stdin, environment=authenticated_environment(os.environ))


def authenticated_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which git sends GITHUB_TOKEN to GITHUB_SERVER_URL, and never prompts.

    A private repository shows its branches to nobody else. The token is passed in the environment, as git's own
    configuration, so that it stands in no file and in no argument.
    """
    token = environment.get("GITHUB_TOKEN", "")
    variables = {name: value for name, value in environment.items() if name != "GITHUB_TOKEN"}
    variables["GIT_TERMINAL_PROMPT"] = "0"
    if token:
        index = int(variables.get("GIT_CONFIG_COUNT") or 0)
        server = variables.get("GITHUB_SERVER_URL", "https://github.com")
        credentials = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        variables |= {"GIT_CONFIG_COUNT": str(index + 1), f"GIT_CONFIG_KEY_{index}": f"http.{server}/.extraheader",
                      f"GIT_CONFIG_VALUE_{index}": f"AUTHORIZATION: basic {credentials}"}
    return variables


def remote_head(repository: Path, remote: str, branch: str) -> str:
    """Return the newest commit of a branch on the remote; empty where there is no such branch. Raises GitError."""
    output = run_authenticated_git(repository, "ls-remote", remote, f"refs/heads/{branch}").decode().split()
    return output[0] if output else ""
