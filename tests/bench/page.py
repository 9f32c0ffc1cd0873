"""`scripts/bench page`: our pages beside stock Material's pages of the same Markdown, in Lighthouse, in one run.

For each page: the four scores, largest paint, blocking time, layout shift and bytes of a first visit (the median of the
runs, mobile, gzip on loopback), and the paint of a repeat visit from the offline worker on a CPU slowed four times.
"""

from __future__ import annotations

import argparse
import json
import os
import re
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
from tests.static_server import serve

WORK = ROOT / "build" / "bench-page"
PAGES = ("", "themes/exploitation/", "themes/missing/safecall/", "find/", "plan/")
CHROME = "--headless=new --no-sandbox --disable-background-networking"
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"largest paint, ms": "largest-contentful-paint", "blocking, ms": "total-blocking-time",
         "shift": "cumulative-layout-shift", "first visit, KB": "total-byte-weight"}

# Stock Material: the theme's own settings, none of our templates, styles and scripts, the same Markdown.
STOCK = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
root, docs, site = sys.argv[1:]
config = load_config(f"{root}/mkdocs.yml", hooks=[], docs_dir=docs, site_dir=site, extra_css=[], extra_javascript=[],
                     theme={"name": "material", "language": "en", "font": False})
config.plugins.run_event("startup", command="build", dirty=False)
build(config)
"""


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


def build_both() -> tuple[Path, Path]:
    """Build our site and stock Material's of the same pages; return their folders."""
    shutil.rmtree(WORK, ignore_errors=True)
    docs, ours, stock = WORK / "docs", WORK / "ours", WORK / "stock"
    _run("-m", "signpost.cli.build", "--docs", str(docs), "--site", str(ours))
    plain = Path(shutil.copytree(docs, WORK / "stock-docs"))
    for page in plain.rglob("*.md"):
        page.write_text(re.sub(r"^template: .*\n", "", page.read_text(encoding="utf-8"), count=1, flags=re.M),
                        encoding="utf-8")
    _run("-c", STOCK, str(ROOT), str(plain), str(stock))
    return ours, stock


def _run(*arguments: str) -> None:
    """Run Python on something that must succeed."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def show(name: str, ours: Mapping[str, float], stock: Mapping[str, float]) -> None:
    """Print a page's values, ours beside stock's."""
    print(f"\n/{name}\n{'':22}{'Signpost':>10}{'stock':>10}")
    for value, figure in ours.items():
        digits = {"shift": 3, "first visit, KB": 1}.get(value, 0)
        other = f"{stock[value]:>10.{digits}f}" if value in stock else f"{'-':>10}"
        print(f"{value:22}{figure:>10.{digits}f}{other}")


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
    ours, stock = build_both()
    with serve(ours, compress=True) as our_url, serve(stock, compress=True) as stock_url:
        for name in options.page or PAGES:
            figures = []
            for url in (our_url, stock_url):
                figures.append(typical([lighthouse(url + name, chromium) for _ in range(options.runs)]))
            figures[0]["repeat paint, ms"] = repeat_paint(our_url + name, chromium, options.runs)
            show(name, figures[0], figures[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
