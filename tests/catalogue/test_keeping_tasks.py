"""The ten things that someone who keeps the list does, each played on a copy of the live catalogue.

Each is done by the words of catalogue/README.md, and leaves no problem; what is forgotten is told beside its line.
After all of them the tests that read the live catalogue still pass: no test depends on what the list says today.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from signpost.catalogue.catalogue import URGENT, Catalogue, Item
from signpost.catalogue.derived.published import alternatives_to
from signpost.catalogue.enums import Status
from signpost.cli.check import read_catalogue
from tests.catalogue.test_instructions import blocks
from tests.conftest import ENVIRONMENT, ROOT
from tests.live import CATALOGUE, Need, first_of, has_link, has_wording, is_helpline, live

TODAY = date.today()
READS_THE_LIST = re.compile(r'\bCATALOGUE\b|from tests\.live|\bbuilt_site\b')
SLOW = ("tests/browser", "tests/bench", "tests/builders", "tests/cli", "tests/links", "tests/fixes", "tests/publish",
        "tests/catalogue/test_keeping_tasks.py", "tests/catalogue/test_site_tasks.py")
"""Tests that start a browser, a builder or a server, which pick entries by what these have (tests/live.py); and those
that play tasks themselves, on copies."""


HAS_CLOSED = re.sub(r"now: .*", "now: It has closed.", blocks("Change an entry")[0])
"""How the keeper knows that an entry has closed."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the live catalogue."""
    return Path(shutil.copytree(CATALOGUE, tmp_path / "catalogue"))


def read(root: Path) -> tuple[Catalogue, list[str]]:
    """Return a catalogue with its problems."""
    catalogue, problems = read_catalogue(root, TODAY)
    return catalogue, [str(problem) for problem in problems]


def file_of(root: Path, item: Item) -> Path:
    """Return an entry's file."""
    return root / f"{item.id}.yml"


def set_field(path: Path, block: str) -> None:
    """Put a field, with what belongs to it, in the place of the one that is there, or else at the end of the file."""
    name = block.partition(":")[0]
    text = without(path.read_text(encoding="utf-8"), name)
    path.write_text(f"{text.rstrip()}\n{block.rstrip()}\n", encoding="utf-8")


def without(text: str, *names: str) -> str:
    """Return a file's text without some fields and what belongs to them."""
    return re.sub(rf"^(?:{'|'.join(names)}):.*\n(?:[ -].*\n|\n(?= ))*", "", text, flags=re.M)


def choose(root: Path, *needs: Need) -> Item:
    """Return the first active entry of a theme that meets every need, and whose file nobody has changed yet.

    Skips the test where the list has none.
    """
    def is_untouched(item: Item) -> bool:
        original = file_of(CATALOGUE, item)
        return original.exists() and original.read_bytes() == file_of(root, item).read_bytes()

    return first_of((item for item in read(root)[0].items.values()
                     if item.theme != URGENT and item.entry.status is Status.ACTIVE and is_untouched(item)
                     and all(need(item) for need in needs)), "entry with which the task can be played")


def is_named_elsewhere(item: Item) -> bool:
    """Whether another entry sends people to it."""
    return any(item.id in alternatives_to(other.entry) for other in live().items.values() if other.id != item.id)


def named_nowhere(root: Path) -> Need:
    """Return the need that no other file of a catalogue has an entry's id or name."""
    texts = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yml")}
    return lambda item: not any(re.search(rf"(?<![\w/-]){item.id}(?![\w/-])", text) or item.entry.name in text
                                for path, text in texts.items() if path != file_of(root, item))


def add_entry(root: Path) -> None:
    """Add the example of the instructions to the first theme, under a name that no entry has.

    It is for another audience where the list has not got that of the example.
    """
    theme, ids = live().themes[0].id, " ".join(live().items)
    slug = next(f"added-line-{number}" for number in count() if f"added-line-{number}" not in ids)
    text = blocks("Add an entry")[0].replace("Example line", slug.replace("-", " ").capitalize())
    if not {*re.findall(r"[\w-]+", re.findall(r"^audience: (.*)$", text, re.M)[0])} <= {*live().site.audience_titles}:
        text = re.sub(r"^audience: .*$", f"audience: [{live().site.audiences[0].id}]", text, flags=re.M)
    (root / theme / f"{slug}.yml").write_text(text, encoding="utf-8")


def change_entry(root: Path) -> None:
    """Say in an entry what has changed."""
    item = choose(root, lambda item: item.entry.changed is None)
    set_field(file_of(root, item), blocks("Change an entry")[0])


def forget_who_names_it(root: Path) -> Item:
    """Close an entry for good, and do not look who sends people to it; return it."""
    item = choose(root, is_named_elsewhere)
    status, instead, summary = blocks("Close an entry")
    path, other = file_of(root, item), choose(root, named_nowhere(root))
    text = without(path.read_text(encoding="utf-8"), "contacts", "hours", "schedule", "referral", "ask_for_it", "plan",
                   "description", "discretion", "urgency", "crisis_level", "eligibility")
    path.write_text(text.replace("\nkind:", f"\n{status}kind:", 1), encoding="utf-8")
    set_field(path, summary)
    set_field(path, instead.replace("missing/safecall", other.id))
    set_field(path, HAS_CLOSED)
    return item


def close_for_good(root: Path) -> None:
    """Close an entry for good, and put others in its place wherever the check says that people are sent to it."""
    item = forget_who_names_it(root)
    other = choose(root, named_nowhere(root))
    for path in root.rglob("*.yml"):
        lines = path.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if not (line.strip() == f"- {item.id}" and path.parent == root)]
        if path != file_of(root, item):
            kept = [re.sub(rf"{item.id}(?![\w/-])", other.id, line).replace(item.entry.name, other.entry.name)
                    if not line.startswith("name: ") else line for line in kept]
        path.write_text("\n".join(kept), encoding="utf-8")


def close_for_now(root: Path) -> None:
    """Close an entry that may open again; its numbers stay in the file."""
    item = choose(root, has_link, named_nowhere(root),
                  lambda item: not item.entry.urgency and not item.entry.eligibility)
    path = file_of(root, item)
    path.write_text(path.read_text(encoding="utf-8").replace("\nkind:", "\nstatus: temporarily closed\nkind:", 1))
    set_field(path, blocks("Close an entry")[1].replace("missing/safecall", choose(root, named_nowhere(root)).id))
    set_field(path, blocks("Close an entry")[2])
    set_field(path, HAS_CLOSED)


def rename(root: Path) -> None:
    """Give an entry a new name, and keep the old one for the search."""
    item = choose(root, lambda item: item.entry.also_known_as is None, has_link)
    path = file_of(root, item)
    set_field(path, "name: Another name")
    set_field(path, f'also_known_as: ["{item.entry.name}"]')


def move(root: Path) -> None:
    """Give an entry's file another name, and mend whatever names the old id."""
    item = choose(root, is_named_elsewhere, lambda item: item.entry.formerly is None)
    new = f"{item.id}-renamed"
    file_of(root, item).rename(root / f"{new}.yml")
    for path in root.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"(?<![\w/-]){item.id}(?![\w/-])", new, text), encoding="utf-8")
    set_field(root / f"{new}.yml", blocks("Rename an entry")[0].replace("missing/old-name", item.id))


def confirm_by_page(root: Path) -> None:
    """Confirm an entry by a public page."""
    path = file_of(root, choose(root, lambda item: item.entry.confirmed is None))
    set_field(path, blocks("Confirm an entry")[1])
    set_field(path, "review_by: 2027-05")


def confirm_by_phone(root: Path) -> None:
    """Confirm an entry by a phone call."""
    path = file_of(root, choose(root, is_helpline, lambda item: item.entry.confirmed is not None))
    set_field(path, blocks("Confirm an entry")[0])
    set_field(path, "review_by: 2027-05")


def nobody_answers(root: Path) -> None:
    """Write down three days on which nobody answered."""
    days = ", ".join((TODAY - timedelta(days=days)).isoformat() for days in (21, 14, 7))
    set_field(file_of(root, choose(root, has_wording)), f"tried: [{days}]")


TASKS: tuple[Callable[[Path], None], ...] = (
    add_entry, change_entry, close_for_good, close_for_now, rename, move, confirm_by_page, confirm_by_phone,
    nobody_answers)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: str(task.__name__))
def test_task_leaves_no_problem_when_done_as_written(copy: Path, task: Callable[[Path], None]) -> None:
    """The check is green, and the catalogue is another than before."""
    before = {path: path.read_bytes() for path in copy.rglob("*.yml")}
    task(copy)
    assert read(copy)[1] == []
    assert {path: path.read_bytes() for path in copy.rglob("*.yml")} != before


def test_check_names_each_line_that_sends_people_to_a_closed_entry(copy: Path) -> None:
    """One who forgets to look for them is told where they stand."""
    closed = forget_who_names_it(copy)
    problems = read(copy)[1]
    assert problems and all(re.search(r"\.yml:\d+: ", problem) and closed.id in problem for problem in problems)


def test_tests_pass_after_all_tasks(tmp_path: Path) -> None:
    """Each test that reads the live catalogue passes on one in which all of this was done."""
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, symlinks=True, ignore=shutil.ignore_patterns(
        ".venv", "node_modules", ".git", "build", "site", "__pycache__", ".*_cache"))
    for name in (".venv", "node_modules"):
        (project / name).symlink_to(ROOT / name)
    shutil.rmtree(project / "catalogue")
    shutil.copytree(CATALOGUE, project / "catalogue")
    for task in TASKS:
        with contextlib.suppress(pytest.skip.Exception):  # a list without such an entry: the task's own test says so
            task(project / "catalogue")
    assert read(project / "catalogue")[1] == []
    readers = [path for path in (project / "tests").rglob("test_*.py")
               if READS_THE_LIST.search(path.read_text(encoding="utf-8"))
               and not str(path.relative_to(project)).startswith(SLOW)]
    assert len(readers) > 4
    run = subprocess.run([sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "-n", "0", *readers],
                         cwd=project, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
