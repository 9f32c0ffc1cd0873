"""The project's own repository on GitHub: what its branches hold now, with the token that a job's step is given.

`python -m signpost.history.github newest COMMIT` prints newest=true or newest=false for the branch main; `push BRANCH`
puts the commit that is checked out there, whatever was there before. Uses the standard library alone: steps that have a token
run no code of packages.
"""

from __future__ import annotations

import argparse
import base64
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

MAIN = "main"


class GitFault(Exception):
    """Git did not do what was asked."""


def git(repository: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Run Git in a repository; GitFault with what it said where it fails. `given` is its standard input."""
    done = subprocess.run(["git", "-C", str(repository), *arguments], input=given, capture_output=True, check=False,
                          env=with_token(os.environ))
    if done.returncode:
        raise GitFault(f"git {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def with_token(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which Git shows GITHUB_TOKEN to GITHUB_SERVER_URL, and waits for nobody to type.

    A private repository shows its branches to nobody else. The token stands in no file and in no argument.
    """
    token = environment.get("GITHUB_TOKEN", "")
    found = {name: value for name, value in environment.items() if name != "GITHUB_TOKEN"}
    found["GIT_TERMINAL_PROMPT"] = "0"
    if token:
        at = int(found.get("GIT_CONFIG_COUNT") or 0)
        server = found.get("GITHUB_SERVER_URL", "https://github.com")
        credentials = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        found |= {"GIT_CONFIG_COUNT": str(at + 1), f"GIT_CONFIG_KEY_{at}": f"http.{server}/.extraheader",
                  f"GIT_CONFIG_VALUE_{at}": f"AUTHORIZATION: basic {credentials}"}
    return found


def tip_of(repository: Path, remote: str, branch: str) -> str:
    """Return the newest commit of a branch on the remote; nothing where there is no such branch."""
    found = git(repository, "ls-remote", remote, f"refs/heads/{branch}").decode().split()
    return found[0] if found else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m signpost.history.github", description=__doc__)
    parser.add_argument("verb", choices=("newest", "push"))
    parser.add_argument("what", help="a commit, or a branch")
    options = parser.parse_args(arguments)
    try:
        if options.verb == "push":
            git(Path(), "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{options.what}")
            return 0
        tip = tip_of(Path(), "origin", MAIN)
    except (GitFault, OSError) as fault:
        print(f"remote: {fault}", file=sys.stderr)
        return 2
    if tip != options.what:
        print(f"remote: {MAIN} is at {tip[:10]} by now, not at {options.what[:10]}", file=sys.stderr)
    print(f"newest={'true' if tip == options.what else 'false'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
