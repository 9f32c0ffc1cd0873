"""`scripts/bench page`: our pages, of both builders, beside stock Material's of the same Markdown, in one run.

In Lighthouse, for each page: the four scores, largest paint, blocking time, layout shift and bytes of a first visit
(the median of the runs, mobile, gzip on loopback), and the paint of a repeat visit from the offline worker on a CPU
slowed four times.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from signpost.cli.build import ROOT
from signpost.publish.node import node_path
from tests.bench.stock import build_stock
from tests.static_server import serve

WORK = ROOT / "build" / "bench-page"
PAGES = ("", "themes/exploitation/", "themes/missing/safecall/", "find/", "plan/")
CHROME = "--headless=new --no-sandbox --disable-background-networking"
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"largest paint, ms": "largest-contentful-paint", "blocking, ms": "total-blocking-time",
         "shift": "cumulative-layout-shift", "first visit, KB": "total-byte-weight"}


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


def repeat_paint(url: str, chromium: str, times: int) -> float:
    """Return the median first paint, in ms, of visits that the offline worker answers, on a CPU slowed four times."""
    painted = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
    paints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox",
                                                                             "--disable-background-networking"])
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(url)
        page.wait_for_function("() => navigator.serviceWorker.controller", timeout=60_000)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        for _ in range(times):
            page.goto("about:blank")
            page.goto(url)
            page.wait_for_function(painted)
            paints.append(float(page.evaluate(painted)))
        browser.close()
    return median(paints)


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
            for name in ("mkdocs", "zensical"):
                columns[name]["repeat paint, ms"] = repeat_paint(urls[name] + page, chromium, options.runs)
            show(page, columns)
    return 0


if __name__ == "__main__":
    sys.exit(main())
