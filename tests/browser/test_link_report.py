"""What readers and maintainers see of the link check, in a real Chromium: report page, an entry, the home page."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect

from signpost.links.collect import collect_targets
from signpost.links.exceptions import LinkExceptions
from signpost.links.finding import Finding
from signpost.links.reasons import Reason
from signpost.links.report.memory import Memory
from signpost.links.report.report_builder import RunContext, build_report
from signpost.links.report.report_files import write_reports
from signpost.links.verdicts import Verdict
from signpost.pages.link_status import LINKS_JSON
from tests.browser.conftest import PHONE
from tests.browser.test_a11y import four_ways
from tests.conftest import ENVIRONMENT, ROOT, SMALL, write_catalogue
from tests.static_server import serve

CHECKED = datetime(2026, 11, 20, 6, tzinfo=UTC)
FINE = Finding(Verdict.OK, Reason.WORKS, title="Harbour Carers")
GONE = Finding(Verdict.BROKEN, Reason.GONE_FOR_GOOD)
MOVED = Finding(Verdict.MOVED, Reason.PERMANENT, "https://moved.lab/new/page")
TAKEN = Finding(Verdict.SUSPECT, Reason.CHANGED_HANDS, second_sign=True)
WALL = Finding(Verdict.BLOCKED, Reason.BOT_WALL)
SLOW, LOST = Finding(Verdict.TEMPORARY, Reason.SERVER_ERROR), Finding(Verdict.BROKEN, Reason.NOT_FOUND)
WEEKS: dict[str, tuple[Finding, ...]] = {
    "https://gone.lab/advice": (FINE, FINE, GONE, GONE), "https://taken.lab/": (FINE, FINE, FINE, TAKEN),
    "https://wall.lab/help": (WALL, WALL, WALL, WALL), "https://moved.lab/old": (FINE, FINE, MOVED, MOVED),
    "https://slow.lab/": (FINE, FINE, FINE, SLOW), "https://back.lab/map": (FINE, LOST, LOST, FINE)}
"""What the last four weekly checks found; all else was fine."""
LISTS = ["Fix now (2)", "Please look (1)", "When you next edit (1)", "Watching (1)", "Working again (1)"]


def an_entry(name: str, *urls: str) -> dict[str, object]:
    """Return an entry with a phone number and links."""
    links = [{"title": f"{name} online", "url": url} for url in urls]
    return {**SMALL["missing/safecall.yml"], "name": name,
            "contacts": {"phones": [{"number": "116 000"}], "links": links}}


def checked_project(root: Path) -> None:
    """Copy the project with a small catalogue, put the report of four weeks there, and build the site."""
    for folder in ("docs", "hooks", "overrides", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "themes"))
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    write_catalogue(root / "catalogue", {
        **SMALL,
        "missing/safecall.yml": an_entry("SafeCall", "https://gone.lab/advice", "https://fine.lab/"),
        "missing/harbour.yml": an_entry("Harbour", "https://taken.lab/", "https://wall.lab/help"),
        "missing/lantern.yml": an_entry("Lantern", "https://moved.lab/old", "https://slow.lab/",
                                        "https://back.lab/map"),
        "missing/anchor.yml": an_entry("Anchor", "https://fine.lab/anchor")})
    with contextlib.chdir(root):  # files are named from the project's folder
        targets, _ = collect_targets(Path("catalogue"), Path("none"))
    memory: Memory | None = None
    for week in range(4):
        found: dict[tuple[str, str], Finding] = {
            (each.kind, each.text): WEEKS.get(each.text, (FINE,) * 4)[week] for each in targets}
        context = RunContext(memory, LinkExceptions(Path("catalogue/link-exceptions.yml")),
                             CHECKED - timedelta(weeks=3 - week))
        report, memory = build_report(targets, found, context)
    write_reports((root / "build" / LINKS_JSON).parent, report)
    run = subprocess.run([sys.executable, "-m", "signpost.cli.build"], cwd=root, capture_output=True, text=True,
                         env={**ENVIRONMENT, "PYTHONPATH": str(root / "scripts")}, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="session")
def checked_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site that was built with a report, once for all workers."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    with FileLock(base / "checked.lock"):
        if not (base / "checked/site").exists():
            checked_project(base / "checked")
    with serve(base / "checked/site") as url:
        yield url


def test_report_has_five_lists_in_order_when_links_were_checked(page: Page, checked_url: str) -> None:
    """Fix now comes first, what changed hands stands at its top, and every list says what it means."""
    page.goto(f"{checked_url}link-report/")
    assert [text.strip() for text in page.locator("h2[id]").all_inner_texts()] == LISTS
    first = page.locator(".sp-report").first
    expect(first).to_contain_text("Harbour")
    expect(first).to_contain_text("Take the link out today")
    expect(page.locator("article")).to_contain_text("Last checked on 20 November 2026")
    expect(page.locator("#fix-now + p")).to_contain_text("Readers meet them")


def test_each_row_says_what_since_when_and_what_to_do_when_it_needs_a_person(page: Page, checked_url: str) -> None:
    """Entry, link, fault with its date, advice, and the way to edit the very file."""
    page.goto(f"{checked_url}link-report/")
    row = page.locator(".sp-report", has_text="gone.lab")
    expect(row).to_contain_text("removed for good (410). Since 13 November 2026.")
    expect(row).to_contain_text("What to do: Find the right page")
    expect(row.get_by_role("link", name="SafeCall")).to_have_attribute("href", re.compile(r"themes/missing/safecall/$"))
    edit = row.get_by_role("link", name="Edit this entry")
    expect(edit).to_have_attribute("href", re.compile(r"github\.com/.+/edit/main/catalogue/missing/safecall\.yml$"))
    expect(page.locator(".sp-report", has_text="moved.lab/old")).to_contain_text("https://moved.lab/new/page")
    expect(page.get_by_role("link", name="https://taken.lab/")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chart_is_seen_in_three_colours_when_the_page_is_built(chromium: Browser, checked_url: str,
                                                               scheme: str) -> None:
    """Four weeks; the three parts keep colours of their own, with a key in words; nothing is wider than a phone."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{checked_url}link-report/")
    fills = page.evaluate("""() => ["working", "unsure", "failing"].map(name =>
        [name, "key-" + name].map(part => getComputedStyle(document.querySelector(".sp-chart__" + part))
            [part.startsWith("key") ? "backgroundColor" : "fill"]))""")
    assert len({bar for bar, _ in fills}) == 3 and all(bar == key for bar, key in fills)
    assert page.locator(".sp-chart svg g").count() == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize("address", ["", "link-report/", "themes/missing/safecall/", "themes/missing/harbour/"])
def test_axe_finds_nothing_when_links_were_checked(chromium: Browser, checked_url: str, address: str) -> None:
    """The report, the home page when its line is a warning, and entries with a broken link: both widths and schemes."""
    context = chromium.new_context(viewport=PHONE, service_workers="block", reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_init_script(path=ROOT / "node_modules/axe-core/axe.min.js")
    page = context.new_page()
    page.clock.set_fixed_time("2027-01-20T12:00:00Z")
    page.goto(checked_url + address)
    assert {way: found for way, found in four_ways(page).items() if found} == {}
    context.close()


def test_entry_warns_beside_its_link_when_the_link_is_broken(page: Page, checked_url: str) -> None:
    """The warning stands next to the link, with the number to ring instead; the line below counts.

    An address that changed hands is no link any more.
    """
    page.goto(f"{checked_url}themes/missing/safecall/")
    warning = page.locator(".sp-warning", has_text="This link does not work (since 13 November 2026)")
    expect(warning).to_contain_text("Ring 116 000 instead")
    link = page.locator("a[href='https://gone.lab/advice']").bounding_box()
    box = warning.bounding_box()
    assert link and box and 0 <= box["y"] - (link["y"] + link["height"]) < 60
    expect(page.locator(".sp-links-checked")).to_have_text(
        "Links last checked on 20 November 2026: 1 of 2 seen working, 1 known not to work.")
    page.goto(f"{checked_url}themes/missing/harbour/")
    expect(page.locator(".sp-warning", has_text="it no longer belongs to this service")).to_have_count(1)
    expect(page.locator("a[href^='https://taken.lab']")).to_have_count(0)
    page.goto(f"{checked_url}themes/missing/anchor/")
    expect(page.locator(".sp-links-checked")).to_have_text("Links seen working on 20 November 2026.")


@pytest.mark.parametrize(("now", "loud"), [("2026-12-11T12:00:00Z", False), ("2026-12-13T12:00:00Z", True)])
def test_home_says_so_loudly_when_the_last_check_is_over_three_weeks_old(page: Page, checked_url: str, now: str,
                                                                         loud: bool) -> None:
    """21 days are well; after that the line becomes a warning that counts the days."""
    page.clock.set_fixed_time(now)
    page.goto(checked_url)
    line = page.locator(".sp-links-checked")
    expect(line).to_contain_text("Links last checked on 20 November 2026.")
    expect(page.locator(".sp-links-checked.sp-warning")).to_have_count(int(loud))
    expect(line).to_contain_text("23 days ago" if loud else "Link report")
