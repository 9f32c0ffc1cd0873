"""Steps that the plan's tests share: the page opened with the small catalogue of tests/data/plan, read and used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.conftest import ROOT

DATA = ROOT / "tests" / "data" / "plan"
ALL = ["missing/safecall", "missing/talk", "missing/unsure", "missing/closed-line", "exploitation/order",
       "exploitation/unworded"]
KEY = "sp-plan"
PLAN_DATA = "**/plan.json*"


def open_plan(page: Page, site_url: str, ids: Iterable[str] | str = ()) -> None:
    """Open the plan page with the small catalogue, by a shared link where ids or a raw fragment are given."""
    def answer(route: Route) -> None:
        release = route.request.url.partition("?v=")[2]
        data = {"release": release, **json.loads((DATA / "plan.json").read_text(encoding="utf-8"))}
        route.fulfill(json=data)

    page.route(PLAN_DATA, answer)
    fragment = ids if isinstance(ids, str) else ",".join(ids)
    page.goto(f"{site_url}plan/" + (f"#{fragment}" if fragment else ""))
    page.locator("#sp-plan-set").wait_for()  # a hidden control takes no focus, and without focus no data is loaded
    page.locator("#sp-plan-set").focus()
    expect(page.locator("#sp-plan-set option")).to_have_count(2)


def shown(page: Page) -> list[str]:
    """Return the ids on the page, in their order."""
    found: list[str] = page.locator("[data-sp-item]").evaluate_all("items => items.map(item => item.dataset.spItem)")
    return found


def kept(page: Page) -> Any:
    """Return what the device keeps of the plan, read as JSON; None where it keeps nothing."""
    text = page.evaluate(f"localStorage.getItem({json.dumps(KEY)})")
    return None if text is None else json.loads(text)


def item(page: Page, entry_id: str) -> Any:
    """Return the locator of an entry on the page."""
    return page.locator(f'[data-sp-item="{entry_id}"]')


def said(page: Page) -> Any:
    """Return the locator of what screen readers were told last."""
    return page.locator("[data-sp-live-region]")


def notices(page: Page) -> Any:
    """Return the locator of the page's notices."""
    return page.locator("[data-sp-plan-notices]")
