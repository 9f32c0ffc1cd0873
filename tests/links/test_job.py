"""The workflows from their own files: every step of links, site and updates, run as GitHub runs it, on this machine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SMALL, write_catalogue
from tests.links.lab.actions import Actions
from tests.links.lab.github import FakeGitHub
from tests.links.lab.jobs import NAME, evaluate, git
from tests.links.lab.pages import good
from tests.links.lab.pull_request import FakePullRequest
from tests.links.lab.sites import Lab
from tests.links.lab.web import Reply
from tests.live import live

WEEKLY = {"event_name": "schedule", "event": {"schedule": "17 5 * * 1", "repository": {"fork": False}}}
DAILY = {"event_name": "schedule", "event": {"schedule": "17 5 * * 0,2-6", "repository": {"fork": False}}}
PUSH = {"event_name": "push"}
CHANGE = {"event_name": "pull_request", "ref": "refs/pull/1/merge"}
ENTRY = "catalogue/missing/safecall.yml"
Maker = Callable[..., Actions]


def entry(*urls: str) -> str:
    """Return the one entry with these links."""
    links = [{"title": f"Link {number}", "url": url} for number, url in enumerate(urls)]
    contacts = {"phones": [{"number": "116 000"}], "links": links}
    return json.dumps({**SMALL["missing/safecall.yml"], "contacts": contacts})


def small_catalogue(root: Path) -> None:
    """Put the small catalogue in place of the real one, and no address outside of the lab into the pages."""
    for path in (root / "catalogue").iterdir():
        if path.suffix == ".yml" or path.is_dir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for page in (root / "docs").rglob("*.md"):
        page.write_text(re.sub(r"https?://[\w.:-]+", "mailto:x@essex.lab?subject=", page.read_text()))
    write_catalogue(root / "catalogue", SMALL)


def tiny_site(root: Path) -> None:
    """Put a site of one page there instead of building one."""
    (root / "site").mkdir()
    (root / "site/index.html").write_text("<title>Signpost</title>")


@pytest.fixture
def fake() -> Iterator[FakeGitHub]:
    """Return GitHub's issues."""
    made = FakeGitHub()
    yield made
    made.close()


@pytest.fixture
def make(tmp_path: Path, lab: Lab, fake: FakeGitHub) -> Maker:
    """Return what makes a project on GitHub whose link check asks the lab."""
    options = f"--resolver {lab.resolver} --allow-loopback --second-look 0"

    def made(more: str = "", **told: Any) -> Actions:
        return Actions(
            tmp_path,
            fake.api,
            variables={"SIGNPOST_REPORT_EMAIL": "report@essex.lab"},
            environment={"SIGNPOST_LINK_CONTROLS": "", "PYTEST_ADDOPTS": "--collect-only -qq tests/cli/test_audit.py"},
            override={"LINK_OPTIONS": f"{options} {more}".strip()},
            **told,
        )

    return made


def test_links_run_from_the_first_count_to_the_published_site_when_it_is_monday(
    make: Maker, lab: Lab, fake: FakeGitHub
) -> None:
    """Counted, asked in two parts, joined, walked, remembered, told in one issue, published; and so again next week."""
    actions = make("--per-part 2", files=small_catalogue)
    actions.without["Build the site, to walk it"] = tiny_site
    gone, fine = lab.page("gone", "/help", Reply(410)), lab.page("fine", "/help", good("SafeCall"))
    actions.commit("Catalogue: two links", {ENTRY: entry(gone, fine)})
    ran = actions.run("links", WEEKLY)
    assert set(ran.results.values()) == {"success", "skipped"}, ran.text
    assert [job for job, result in ran.results.items() if result == "skipped"] == ["changed"]
    counted = int(ran.text.split(" targets in ")[0].split()[-1])
    assert json.loads(ran.outputs["plan"]["shards"]) == ["1/2", "2/2"]
    report = json.loads((ran.folders["report"] / "build/links/links.json").read_text())
    assert (len(report["results"]), report["site_faults"], report["walk_failed"]) == (counted, [], "")
    assert len(fake.issues) == 1 and gone in fake.issues[0]["body"] and fine not in fake.issues[0]["body"]
    assert "https://essex.lab/signpost/link-report/" in fake.issues[0]["body"] and "Fix now" in ran.summary
    assert fake.tokens == {"Bearer secret"} and actions.deployed == ["publish"]
    page = (actions.published / "themes/missing/safecall/index.html").read_text()
    assert "This link does not work" in page and "report@essex.lab" in page
    assert "Links last checked on" in (actions.published / "index.html").read_text()
    newer = actions.commit("Catalogue: one link less", {ENTRY: entry(fine)})
    ran = actions.run("links", DAILY, ["plan", "check", "report", "tell"])
    assert ran.results["tell"] == "success" and fake.issues[0]["state"] == "closed", ran.text
    assert git(actions.bare, "rev-list", "--count", "link-report") == "2"
    ran = actions.run("site", PUSH, ["test", "pages", "newest", "deploy"], sha=newer)
    assert set(ran.results.values()) == {"success"} and actions.deployed == ["publish", "deploy"], ran.text
    page = (actions.published / "themes/missing/safecall/index.html").read_text()
    assert "does not work" not in page and "Links seen working on" in page and "report@essex.lab" in page


def test_real_site_has_no_fault_and_the_count_stays_when_it_is_built(make: Maker) -> None:
    """The real catalogue, asked nothing: its pages and places lead somewhere, and a build adds no target."""
    actions = make("--max-minutes 0 --per-part 200")
    ran = actions.run("links", WEEKLY, ["plan", "check", "report"])
    assert set(ran.results.values()) == {"success"}, ran.text
    report = json.loads((ran.folders["report"] / "build/links/links.json").read_text())
    assert (report["site_faults"], report["walk_failed"]) == ([], "") and report["walked"]["pages"] > len(live().items)
    count = ["bash", "-c", "scripts/check-links --count --per-part 200"]
    done = subprocess.run(count, cwd=ran.folders["report"], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[0]) == len(report["results"]) > 300
    assert f"{done.stdout.split()[0]} targets in {done.stdout.split()[1]} parts" in ran.text


@pytest.mark.parametrize(("workflow", "job", "built"), [("links", "publish", "pages"), ("site", "deploy", "pages")])
def test_nothing_older_is_published_when_main_has_moved_on(make: Maker, workflow: str, job: str, built: str) -> None:
    """Just before it is published, a commit is compared with the newest; if it is not, the run ends in peace."""
    actions = make(files=small_catalogue)
    old = git(actions.bare, "rev-parse", "main")
    for moved_on in (False, True):
        if moved_on:
            actions.commit("Newer", {"README.md": "x"})
        needs = {built: {"commit": old}, "newest": {"newest": "true"}}
        ran = actions.run(workflow, PUSH, [job], sha=old, needs=needs)
        assert (ran.results[job], actions.deployed) == ("success", [job]), ran.text
        assert ("main is at" in ran.text) is moved_on


@pytest.mark.parametrize(("workflow", "job"), [("links", "publish"), ("site", "deploy")])
def test_older_commit_does_not_wait_to_publish_when_main_has_moved_on(make: Maker, workflow: str, job: str) -> None:
    """The job that publishes is skipped before it joins the group in which the newer commit may wait."""
    actions = make(files=small_catalogue)
    old = git(actions.bare, "rev-parse", "main")
    for moved_on, expected in ((False, "success"), (True, "skipped")):
        if moved_on:
            actions.commit("Newer", {"README.md": "x"})
        ran = actions.run(workflow, PUSH, ["newest", job], sha=old, needs={"pages": {"commit": old}})
        assert ran.results == {"pages": "success", "newest": "success", job: expected}, ran.text
        assert ran.outputs["newest"] == {"newest": "false" if moved_on else "true"} and actions.deployed == [job]


def test_run_is_thrown_away_and_nothing_is_told_when_the_machine_is_offline(
    make: Maker, lab: Lab, fake: FakeGitHub
) -> None:
    """The parts end well, the report says why and is kept, and memory, issue and site stay as they were."""
    actions = make(files=small_catalogue)
    actions.environment["SIGNPOST_LINK_CONTROLS"] = lab.url("control")
    lab.zone["control.lab"] = "servfail"
    actions.without["Build the site, to walk it"] = tiny_site
    ran = actions.run("links", WEEKLY)
    assert (ran.results["check"], ran.results["report"], ran.results["tell"]) == ("success", "failure", "skipped")
    assert "thrown away" in ran.text and "This check was thrown away" in ran.summary
    assert "This check was thrown away" in (actions.artifacts / "links/summary.md").read_text()
    assert fake.log == [] and actions.deployed == [] and "link-report" not in git(actions.bare, "branch", "--list")


def test_result_is_published_when_the_issue_cannot_be_updated(make: Maker, lab: Lab, fake: FakeGitHub) -> None:
    """The run shows red, but readers are not kept from what was found out."""
    actions = make(files=small_catalogue)
    actions.without = dict.fromkeys(("Build the site, to walk it", "Build the site with the result"), tiny_site)
    actions.commit("Catalogue: a link", {ENTRY: entry(lab.page("fine", "/x", good("SafeCall")))})
    fake.status = 410
    ran = actions.run("links", WEEKLY)
    assert (ran.results["tell"], ran.results["publish"], actions.deployed) == ("failure", "success", ["publish"])
    assert "410" in ran.text and git(actions.bare, "rev-list", "--count", "link-report") == "1"


def test_run_stops_at_once_and_says_why_when_the_catalogue_has_a_problem(make: Maker) -> None:
    """Not with an empty list of parts, which GitHub would call a mistake in the workflow."""
    actions = make(files=small_catalogue)
    actions.commit("Catalogue: a problem", {ENTRY: "name: 1\n"})
    ran = actions.run("links", WEEKLY)
    assert set(ran.results.values()) == {"failure", "skipped"} and ran.results["plan"] == "failure"
    assert "run scripts/check" in ran.text and ran.outputs["plan"]["shards"] == ""


def test_pull_request_fails_when_it_adds_a_dead_link(make: Maker, lab: Lab) -> None:
    """Not for a link that works; the reviewer is told what changes, and gets the pages."""
    actions = make(files=small_catalogue)
    base = git(actions.bare, "rev-parse", "main")
    event = {**CHANGE, "event": {"pull_request": {"base": {"sha": base}}, "repository": {"fork": False}}}
    for name, reply in (("bad", Reply(404)), ("fine", good("SafeCall"))):
        sha = actions.commit(name, {ENTRY: entry(lab.page(name, "/x", reply))}, branch="change")
        ran = actions.run("links", event, sha=sha)
        assert ran.results["changed"] == ("failure" if name == "bad" else "success"), ran.text
        assert ("a link that this change adds does not work" in ran.text) == (name == "bad")
        assert "Link check" in ran.summary and set(ran.results.values()) == {ran.results["changed"], "skipped"}
    ran = actions.run("site", event, ["build", "pages", "newest", "deploy"], sha=sha)
    assert (ran.results["build"], ran.results["deploy"]) == ("success", "skipped"), ran.text
    assert "SafeCall" in ran.summary and (actions.artifacts / "site/index.html").is_file()


def test_pull_request_gets_suggestions_on_its_lines_when_a_slip_can_be_mended(make: Maker) -> None:
    """Once for each slip, by a job that can write to the pull request alone; a fork's stand on the run's page."""
    actions = make(files=small_catalogue)
    fake = FakePullRequest({ENTRY: "@@ -0,0 +1,6 @@"})
    text = "name: SafeCall\nkind:service\naudience: [young-person]\nsummary: Help for you.\nsources: [S084]\n"
    try:
        actions.api = fake.api
        for repository in ("stranger/signpost", NAME, NAME):
            sha = actions.commit("A slip", {ENTRY: text}, branch="change")
            pull_request = {"number": 7, "base": {"sha": sha}, "head": {"sha": sha, "repo": {"full_name": repository}}}
            event = {**CHANGE, "event": {"pull_request": pull_request}}
            ran = actions.run("site", event, ["check", "suggest"], sha=sha)
            suggested = "success" if repository == NAME else "skipped"
            assert ran.results == {"check": "failure", "suggest": suggested}, ran.text
            assert "write a space after the colon" in ran.summary and "`kind: service`" in ran.summary
            assert f"::error file={ENTRY},line=2," in ran.text and f"/blob/{sha}/{ENTRY}" in ran.summary
    finally:
        fake.close()
    assert [len(review["comments"]) for review in fake.reviews] == [1] and fake.tokens == {"Bearer secret"}
    assert fake.reviews[0]["comments"][0]["line"] == 2 and "kind: service" in fake.reviews[0]["comments"][0]["body"]


def test_push_to_main_shows_each_problem_and_sums_them_up(make: Maker) -> None:
    """The job on main has annotations and a summary too, and suggests nothing."""
    actions = make(files=small_catalogue)
    sha = actions.commit("A slip", {ENTRY: "name: a\n"})
    ran = actions.run("site", PUSH, ["check", "suggest"], sha=sha)
    assert ran.results == {"check": "failure", "suggest": "skipped"}, ran.text
    assert "::error file=" in ran.text and "problems in the catalogue" in ran.summary and sha in ran.summary


def test_pull_request_fails_when_it_deletes_an_entry(make: Maker) -> None:
    """The job has main's commit to compare with; a push to main is compared with the commit before it."""
    actions = make(files=small_catalogue)
    base = git(actions.bare, "rev-parse", "main")
    (actions.work / ENTRY).unlink()
    for branch, event in (("change", {**CHANGE, "event": {"pull_request": {"base": {"sha": base}}}}),
                          ("main", {**PUSH, "event": {"before": base}})):
        sha = actions.commit("Delete", branch=branch)
        ran = actions.run("site", event, ["check"], sha=sha)
        assert ran.results == {"check": "failure"} and "is gone: put the file back" in ran.summary, ran.text


def test_newer_versions_are_proposed_when_there_are_any(make: Maker) -> None:
    """One job takes them, another commits the three files and opens a pull request; nothing newer, no proposal."""
    actions = make(files=small_catalogue)
    ran = actions.run("updates", WEEKLY)
    assert ran.results == {"update": "success", "propose": "success"}, ran.text
    changed = git(actions.bare, "diff", "--name-only", "main", "updates").split()
    assert changed == ["package-lock.json", "package.json", "requirements.txt"]
    assert (actions.folder / "gh.log").read_text().startswith("pr create --head updates")
    actions.nothing_newer()
    ran = actions.run("updates", WEEKLY)
    assert ran.results == {"update": "success", "propose": "skipped"} and "Nothing newer." in ran.summary, ran.text


def test_expressions_mean_what_github_means_when_they_are_evaluated() -> None:
    """The stand-in reads the few forms that the workflows use."""
    contexts = {"github": {"event_name": "push", "event": {"schedule": "1"}}, "vars": {}}
    for text, value in {
        "github.event_name == 'push' && 'a' || 'b'": "a",
        "github.event_name != 'push' && 'a' || 'b'": "b",
        "!github.event.repository.fork": True,
        "!cancelled()": True,
        "vars.NONE": "",
        "fromJSON('[1, 2]')": [1, 2],
    }.items():
        assert evaluate(text, contexts) == value
