"""`scripts/bench page`: our pages, of both builders, beside stock Material's of the same Markdown, in one run.

In Lighthouse, for each page: the four scores, largest paint, blocking time, layout shift and bytes of a first visit
(the median of the runs, mobile, gzip on loopback), and the paint of a repeat visit from the offline worker on a CPU
slowed four times. "usable" is the time from the start of a first visit on a slow phone until its search has answered
the first key: DevTools' throttling with a CPU slowed four times, 150 ms of latency and 1.6 Mbit/s down.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from signpost.cli.build import ROOT
from signpost.publish.node import node_path
from tests.bench.search import ANSWERED, PHONE, QUERY, SLOWED, STOCK_QUERY, WATCH
from tests.bench.stock import build_stock
from tests.static_server import serve

WORK = ROOT / "build" / "bench-page"
PAGES = ("", "themes/exploitation/", "themes/missing/safecall/", "find/", "plan/")
CHROME = "--headless=new --no-sandbox --disable-background-networking"
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"largest paint, ms": "largest-contentful-paint", "blocking, ms": "total-blocking-time",
         "shift": "cumulative-layout-shift", "first visit, KB": "total-byte-weight"}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
FIRST_ANSWER = f"() => ({ANSWERED})(0).then(() => performance.now())"
TRY_AGAIN = 50
"""Milliseconds after which the key that opens the search is pressed again, while a page does not hear it yet."""


@dataclass(frozen=True, slots=True)
class Run:
    """One Lighthouse run of a page: scores from 0 to 100, times in ms, bytes in KB."""

    values: Mapping[str, float]


def lighthouse(url: str, chromium: str) -> Run:
    """Run Lighthouse once as on a phone. Raises OSError with what it said."""
    done = subprocess.run(
        [node_path(), str(ROOT / "node_modules/lighthouse/cli/index.js"), url, "--output=json", "--quiet",
         f"--chrome-flags={CHROME}", f"--only-categories={','.join(SCORES)}"],
        capture_output=True, text=True, check=False, env={**os.environ, "CHROME_PATH": chromium})
    if done.returncode:
        raise OSError(f"lighthouse: {done.stderr.strip()[-500:]}")
    report = json.loads(done.stdout)
    values = {name: report["categories"][name]["score"] * 100 for name in SCORES}
    values |= {name: report["audits"][audit]["numericValue"] for name, audit in TIMES.items()}
    return Run({**values, "first visit, KB": values["first visit, KB"] / 1024})


def typical(runs: Sequence[Run]) -> dict[str, float]:
    """Return the median of each value."""
    return {name: median(run.values[name] for run in runs) for name in runs[0].values}


@contextlib.contextmanager
def started(chromium: str) -> Iterator[Browser]:
    """Start Chromium, and end it after the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox",
                                                                             "--disable-background-networking"])
        yield browser
        browser.close()


def repeat_paint(url: str, chromium: str, times: int) -> float:
    """Return the median first paint, in ms, of visits that the offline worker answers, on a CPU slowed four times."""
    painted = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
    paints = []
    with started(chromium) as browser:
        context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(url)
        page.wait_for_function("() => navigator.serviceWorker.controller", timeout=60_000)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        for _ in range(times):
            page.goto("about:blank")
            page.goto(url)
            page.wait_for_function(painted)
            paints.append(float(page.evaluate(painted)))
    return median(paints)


def first_answer(url: str, box: str, chromium: str, times: int) -> float:
    """Return the median time, in ms, from the start of a first visit until the search has answered the first key.

    The keys are pressed as soon as the page hears them. Chromium slows what the page loads, but not its worker's file.
    """
    answers = []
    with started(chromium) as browser:
        for _ in range(times):
            context = browser.new_context(viewport=PHONE, bypass_csp=True)  # type: ignore[arg-type]
            page = context.new_page()
            page.add_init_script(WATCH)
            session = context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW_4G)
            page.goto(url, wait_until="commit")
            while not page.evaluate("box => document.activeElement?.matches(box) ?? false", box):
                page.keyboard.press("/")
                page.wait_for_timeout(TRY_AGAIN)
            page.keyboard.press("k")
            answers.append(float(page.evaluate(FIRST_ANSWER)))
            context.close()
    return median(answers)


def build_all() -> dict[str, Path]:
    """Build our site with each builder, and stock Material's of the same pages; return their folders by name."""
    shutil.rmtree(WORK, ignore_errors=True)
    sites = {name: WORK / name for name in ("mkdocs", "zensical", "stock")}
    for builder in ("mkdocs", "zensical"):
        subprocess.run([sys.executable, "-m", "signpost.cli.build", "--docs", str(WORK / f"{builder}-docs"), "--site",
                        str(sites[builder]), "--with", builder], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    build_stock(WORK / "mkdocs-docs", sites["stock"], ROOT)
    return sites


def show(name: str, columns: Mapping[str, Mapping[str, float]]) -> None:
    """Print a page's values, a column for each site. Stock has no offline worker, and so no repeat visit from one."""
    print(f"\n/{name}\n{'':22}" + "".join(f"{site:>10}" for site in columns))
    for value in columns["mkdocs"]:
        digits = {"shift": 3, "first visit, KB": 1}.get(value, 0)
        cells = [f"{each[value]:.{digits}f}" if value in each else "-" for each in columns.values()]
        print(f"{value:22}" + "".join(f"{cell:>10}" for cell in cells))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench page", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="Lighthouse runs a page (default: 3; the median counts)")
    parser.add_argument("--page", action="append", help="an address below the site, such as find/; may be repeated")
    options = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("bench: Chromium is missing: scripts/setup browser installs it", file=sys.stderr)
        return 1
    with contextlib.ExitStack() as stack:
        urls = {name: stack.enter_context(serve(site, compress=True)) for name, site in build_all().items()}
        for page in options.page or PAGES:
            columns = {name: typical([lighthouse(url + page, chromium) for _ in range(options.runs)])
                       for name, url in urls.items()}
            for name, url in urls.items():
                box = STOCK_QUERY if name == "stock" else QUERY
                columns[name]["usable, ms"] = first_answer(url + page, box, chromium, options.runs)
            for name in ("mkdocs", "zensical"):
                columns[name]["repeat paint, ms"] = repeat_paint(urls[name] + page, chromium, options.runs)
            show(page, columns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
