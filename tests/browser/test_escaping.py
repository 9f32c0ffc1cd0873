"""In a real browser: a catalogue of attacks changes no address, asks nobody else and runs nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Dialog, Page, expect

from tests.attacks import ATTACKS
from tests.pages.test_escaping import attacked
from tests.static_server import serve

__all__ = ["attacked"]


def test_pages_stay_and_ask_nobody_else_when_every_text_is_an_attack(page: Page, attacked: Path) -> None:
    """Every kind of page stays at its address, asks its own site alone, and shows no dialog."""
    asked: list[str] = []
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.on("request", lambda request: asked.append(request.url))
    with serve(attacked) as url:
        lists = ["", "urgent/", "find/", "plan/", "changed/", "not-confirmed/", "organisations/", "glossary/",
                 "lately/", "link-report/", "find/kind/"]
        entries = [f"themes/theme-{index}/entry-{index}/" for index in range(len(ATTACKS))]
        themes = [f"themes/theme-{index}/" for index in range(len(ATTACKS))]
        for address in [*lists, *entries, *themes]:
            page.goto(url + address, wait_until="load")
            assert page.url == url + address
        page.goto(url + "?q=HYPERLINK", wait_until="load")
        expect(page.get_by_text("HYPERLINK").and_(page.locator(":visible")).first).to_be_visible()
        assert [each for each in asked if not each.startswith((url, "data:", "blob:"))] == []
    assert dialogs == []
