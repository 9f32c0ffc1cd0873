"""`scripts/bench access`: axe on every page of the built site, at 390 and 1280 px, light and dark.

The tests look at few pages that have all parts; this looks at all, and takes some minutes. Exit 1 where axe finds
something.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from signpost.cli.project import ROOT
from tests.browser.conftest import PHONE, chromium_path
from tests.browser.test_a11y import addresses, four_ways
from tests.static_server import serve


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk the site and print what axe finds; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench access", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site)")
    options = parser.parse_args(arguments)
    pages = addresses(options.site)
    faults = 0
    with serve(options.site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        context = browser.new_context(viewport=PHONE, service_workers="block", reduced_motion="reduce")  # type: ignore[arg-type]
        context.add_init_script(path=ROOT / "node_modules/axe-core/axe.min.js")
        page = context.new_page()
        for address in pages:
            page.goto(url + address, wait_until="load")
            for view, found in four_ways(page).items():
                faults += len(found)
                for each in found:
                    print(f"{address} at {view}: {each}")
    print(f"access: {len(pages)} pages in four ways, {faults} faults")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
