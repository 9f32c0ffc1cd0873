"""One job of a workflow, run as GitHub runs it: a fresh clone, its steps in their order, expressions put in."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .stand_ins import lay_packages

if TYPE_CHECKING:
    from .actions import Actions

NAME = "essex/signpost"
BASE_URL = "https://essex.lab/signpost"
STATES = r"\b(always|cancelled|failure)\("
"""What a condition asks that may hold although something before it failed."""


@dataclass
class Ran:
    """What a run of a workflow left: each job's result, the folders in which they ran, and what they said."""

    results: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    summaries: dict[Path, str] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """Everything that stands on the run's page."""
        return "\n".join(self.summaries.values())

    @property
    def text(self) -> str:
        """Everything that was printed."""
        return "\n".join(self.log)


class Job:
    """One job of a run."""

    def __init__(self, actions: Actions, name: str, whole: Mapping[str, Any], job: Mapping[str, Any],
                 github: Mapping[str, Any], ran: Ran) -> None:
        self.actions, self.name, self.job, self.ran = actions, name, job, ran
        self.rights = job.get("permissions", whole["permissions"])
        needs = job.get("needs", [])
        self.needs = [needs] if isinstance(needs, str) else needs
        self.contexts: dict[str, Any] = {
            "github": github, "vars": actions.variables, "matrix": {}, "strategy": {"job-index": 0}, "steps": {},
            "needs": {each: {"outputs": ran.outputs.get(each, {}), "result": ran.results.get(each, "skipped")}
                      for each in self.needs}}
        self.env = {**whole.get("env", {}), **job.get("env", {})}
        self.failed = False

    def run(self) -> None:
        """Run the job, once for each shard where it has any; note its result."""
        condition = str(self.job.get("if", "success()"))
        ready = all(self.ran.results.get(each) == "success" for each in self.needs)
        if not (ready or re.search(STATES, condition)) or not self.holds(condition):
            self.ran.results[self.name] = "skipped"
            return
        shards = self.filled(self.job.get("strategy", {}).get("matrix", {}).get("shard", "")) or [""]
        for at, shard in enumerate(shards):
            self.contexts |= {"matrix": {"shard": shard}, "strategy": {"job-index": at}, "steps": {}}
            self.actions.jobs_run += 1
            folder = self.actions.folder / "jobs" / f"{self.actions.jobs_run}-{self.name}"
            folder.mkdir(parents=True)
            self.ran.folders[self.name] = folder
            for step in self.job["steps"]:
                if not self.holds(step.get("if", "success()")):
                    continue
                if step.get("name") in self.actions.without:
                    self.actions.without[step["name"]](folder)
                else:
                    self.step(step, folder)
        outputs = self.job.get("outputs", {})
        self.ran.outputs[self.name] = {key: str(self.filled(value)) for key, value in outputs.items()}
        self.ran.results[self.name] = "failure" if self.failed else "success"

    def step(self, step: Mapping[str, Any], folder: Path) -> None:
        """Run one step."""
        told = {key: self.filled(value) for key, value in step.get("with", {}).items()}
        known: dict[str, Callable[[Mapping[str, Any], Path], dict[str, str] | None]] = {
            "checkout": self.checkout, "upload-artifact": self.upload, "download-artifact": self.download,
            "configure-pages": lambda *_: {"base_url": BASE_URL}, "upload-pages-artifact": self.upload_pages,
            "deploy-pages": self.deploy}
        uses = step.get("uses")
        outputs = known[re.split("[/@]", uses)[1]](told, folder) if uses else self.shell(step, folder)
        self.contexts["steps"][step.get("id", "")] = {"outputs": outputs or {}}

    def shell(self, step: Mapping[str, Any], folder: Path) -> dict[str, str]:
        """Run a step's commands as GitHub does; return its outputs."""
        output, summary = folder.with_suffix(".output"), folder.with_suffix(".summary")
        output.write_text("")
        summary.touch()
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=folder, text=True, capture_output=True, check=False,
            stdin=subprocess.DEVNULL, env=self.environment(step, output, summary))
        self.ran.log.append(f"--- {self.name}: {step.get('name', step['run'])}\n{done.stdout}{done.stderr}")
        self.ran.summaries[folder] = summary.read_text()
        self.failed = self.failed or (done.returncode != 0 and not step.get("continue-on-error"))
        return dict(line.split("=", 1) for line in output.read_text().splitlines())

    def environment(self, step: Mapping[str, Any], output: Path, summary: Path) -> dict[str, str]:
        """Return a step's environment: little of this machine's, GitHub's own, and what the files say."""
        path = [str(self.actions.stubs), *(each for each in os.environ["PATH"].split(":") if ".venv" not in each)]
        told = {**self.env, **step.get("env", {})}
        return {
            "PATH": ":".join(path), "HOME": str(self.actions.folder), "LANG": "C.UTF-8", "CI": "true",
            "GIT_CONFIG_NOSYSTEM": "1", "GH_LOG": str(self.actions.folder / "gh.log"),
            "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_REPOSITORY": NAME,
            "GITHUB_API_URL": self.actions.api, "GITHUB_SERVER_URL": f"file://{self.actions.folder}/server",
            **self.actions.environment, **{name: str(self.filled(value)) for name, value in told.items()}}

    def checkout(self, told: Mapping[str, Any], folder: Path) -> None:
        """Clone the repository at a branch or at the run's commit; packages are there where the job may run them."""
        assert told.get("persist-credentials") is False, f"{self.name} keeps its token on disk"
        wanted = told.get("ref") or self.contexts["github"]["sha"]
        url = f"file://{self.actions.bare}"
        depth = () if told.get("fetch-depth") == 0 else ("--depth=1",)
        git(folder, "init", "-q")
        git(folder, "remote", "add", "origin", url)
        branches = () if depth else ("+refs/heads/*:refs/remotes/origin/*",)
        git(folder, "fetch", "-q", *depth, "origin", wanted, *branches)
        git(folder, "checkout", "-q", "--detach", "FETCH_HEAD")
        if "write" not in self.rights.values():
            lay_packages(folder, self.actions.stubs)

    def upload(self, told: Mapping[str, Any], folder: Path) -> None:
        """Keep files: a folder's content, or single files."""
        target = self.actions.artifacts / told["name"]
        for name in str(told["path"]).split():
            if (folder / name).is_dir():
                shutil.copytree(folder / name, target, dirs_exist_ok=True)
            else:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy(folder / name, target)

    def download(self, told: Mapping[str, Any], folder: Path) -> None:
        """Take what was kept: one artifact, or all of a pattern together."""
        found = sorted(self.actions.artifacts.glob(told.get("name") or told["pattern"]))
        assert found, f"{self.name}: no artifact {told}"
        for each in found:
            shutil.copytree(each, folder / told["path"], dirs_exist_ok=True)

    def upload_pages(self, told: Mapping[str, Any], folder: Path) -> None:
        """Keep the site that is to be published."""
        shutil.copytree(folder / told["path"], self.actions.artifacts / "github-pages")

    def deploy(self, _told: Mapping[str, Any], _folder: Path) -> dict[str, str]:
        """Publish the site."""
        assert self.rights.get("pages") == "write" and self.rights.get("id-token") == "write"
        shutil.rmtree(self.actions.published, ignore_errors=True)
        kept = self.actions.artifacts / "github-pages"
        if kept.is_dir():
            shutil.copytree(kept, self.actions.published)
        self.actions.deployed.append(self.name)
        return {"page_url": f"{BASE_URL}/"}

    def holds(self, condition: Any) -> bool:
        """Whether an `if` is true; where it names no state, the job must have gone well so far."""
        text = str(condition).removeprefix("${{").removesuffix("}}")
        asks = re.search(STATES, text)
        return bool(evaluate(text, self.contexts, self.failed)) and (bool(asks) or not self.failed)

    def filled(self, value: Any) -> Any:
        """Put in what expressions stand for."""
        if not isinstance(value, str):
            return value
        if whole := re.fullmatch(r"\$\{\{(.*?)\}\}", value.strip()):
            return evaluate(whole[1], self.contexts, self.failed)
        return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(evaluate(found[1], self.contexts, self.failed)), value)


def evaluate(text: str, contexts: Mapping[str, Any], failed: bool = False) -> Any:
    """Return the value of an expression of GitHub Actions; what is not there is an empty text."""

    def named(found: re.Match[str]) -> str:
        word = found[0]
        if word.startswith("'") or word in ("always", "cancelled", "success", "failure", "fromJSON"):
            return word
        return {"true": "True", "false": "False"}.get(word, f"at({word!r})")

    def at(path: str) -> Any:
        value: Any = contexts
        for part in path.split("."):
            value = value.get(part, "") if isinstance(value, Mapping) else ""
        return value

    python = re.sub(r"'[^']*'|[A-Za-z_][\w.-]*", named, text)
    python = re.sub(r"!(?!=)", " not ", python.replace("&&", " and ").replace("||", " or ")).strip()
    return eval(python, {"__builtins__": {}}, {
        "at": at, "fromJSON": json.loads, "always": lambda: True, "cancelled": lambda: False,
        "success": lambda: not failed, "failure": lambda: failed})


def git(folder: Path, *arguments: str) -> str:
    """Run Git as somebody; return what it prints."""
    done = subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x.lab", "-c", "protocol.file.allow=always",
                           *arguments], cwd=folder, text=True, capture_output=True, check=False)
    assert done.returncode == 0, f"git {arguments}: {done.stderr}"
    return done.stdout.strip()
