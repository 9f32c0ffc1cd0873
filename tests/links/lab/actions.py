"""As much of GitHub Actions as our workflows use, played on this machine from the workflows' own files.

Every job gets a fresh clone, and runs its steps in their order in an environment of its own. Artifacts are folders,
GitHub's repository is a bare one on disk, and package registries, `gh` and the published site are stand-ins. A job
whose token can write gets no Python packages at all: it shows that it needs none.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from .jobs import NAME, Job, Ran, git
from .stand_ins import QUIET, ROOT, write_programs, write_script


class Actions:
    """A project on GitHub: its repository with a clone to commit from, its artifacts, and its published site."""

    def __init__(self, folder: Path, api: str, variables: Mapping[str, str], environment: Mapping[str, str],
                 override: Mapping[str, str], files: Callable[[Path], None] | None = None) -> None:
        """Put the working tree as it is now on the branch main; `files` may change it first.

        `variables` are the repository's, `environment` the machine's, and `override` what the files' own `env` has.
        """
        self.folder, self.api = folder, api
        self.variables, self.environment, self.override = variables, dict(environment), override
        self.bare, self.work = folder / "server" / NAME, folder / "work"
        self.published, self.artifacts, self.stubs = folder / "published", folder / "artifacts", folder / "stubs"
        self.deployed: list[str] = []
        self.jobs_run = 0
        self.without: dict[str, Callable[[Path], None]] = {}
        """Steps that are not run, by name, with what is done instead in the job's folder."""
        copy_working_tree(self.work)
        if files:
            files(self.work)
        git(folder, "init", "-q", "--bare", "-b", "main", str(self.bare))
        git(self.work, "init", "-q", "-b", "main")
        git(self.work, "remote", "add", "origin", f"file://{self.bare}")
        self.commit("The working tree")
        write_programs(self.stubs)

    def commit(self, message: str, files: Mapping[str, str] | None = None, branch: str = "main") -> str:
        """Commit files to a branch and push it; return the commit."""
        git(self.work, "checkout", "-q", "-B", branch)
        for name, text in (files or {}).items():
            (self.work / name).parent.mkdir(parents=True, exist_ok=True)
            (self.work / name).write_text(text, encoding="utf-8")
        git(self.work, "add", "-A")
        git(self.work, "commit", "-q", "--allow-empty", "-m", message)
        git(self.work, "push", "-q", "-f", "origin", branch)
        return git(self.work, "rev-parse", "HEAD")

    def nothing_newer(self) -> None:
        """Let the registries have no newer versions."""
        write_script(self.stubs / "npm", QUIET)
        write_script(self.stubs / "lock", QUIET)

    def run(self, workflow: str, event: Mapping[str, Any], jobs: Sequence[str] = (), sha: str = "",
            needs: Mapping[str, Mapping[str, str]] | None = None) -> Ran:
        """Run a workflow's jobs, or those named; `needs` gives outputs of jobs that are not run."""
        whole = yaml.safe_load((self.work / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8"))
        ran = Ran(outputs={name: dict(found) for name, found in (needs or {}).items()})
        ran.results = dict.fromkeys(ran.outputs, "success")
        shutil.rmtree(self.artifacts, ignore_errors=True)
        head = sha or git(self.bare, "rev-parse", "main")
        github = {"token": "secret", "repository": NAME, "sha": head, "ref": "refs/heads/main", "base_ref": "main",
                  "event": {"repository": {"fork": False, "default_branch": "main"}}, **event}
        for name, job in whole["jobs"].items():
            if jobs and name not in jobs:
                continue
            Job(self, name, {**whole, "env": {**whole.get("env", {}), **self.override}}, job, github, ran).run()
        return ran


def copy_working_tree(target: Path) -> None:
    """Copy what Git would commit of the working tree as it is now."""
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, text=True,
                           capture_output=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
