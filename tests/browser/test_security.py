"""Nothing from elsewhere, nothing executed that we did not write, nothing told to others."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page, expect

from signpost.publish.csp import build_policy, inline_scripts
from tests.live import filled, live, usual

BREAK = "document.title='broken'"
EVIL = f'<img src=x onerror="{BREAK}"><svg onload="{BREAK}"><script>{BREAK}</script>'
SELF_ONLY = ("script-src", "style-src", "connect-src", "worker-src", "manifest-src")


def html_files(site: Path) -> list[Path]:
    """Return every page of the site."""
    return sorted(site.rglob("*.html"))


def test_every_page_has_the_one_policy_before_anything_else(built_site: Path) -> None:
    """The policy is the first thing after the charset, the same everywhere, without unsafe sources or other sites."""
    policies = set()
    for path in html_files(built_site):
        found = re.search(r'<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">',
                          path.read_text(encoding="utf-8"))
        assert found, path
        policies.add(found[1])
    (policy,) = policies
    parts = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
    assert parts["default-src"] == ["'none'"]
    assert all(parts[name][0] == "'self'" for name in SELF_ONLY)
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert f"Content-Security-Policy: {policy}; frame-ancestors 'none'" in (built_site / "_headers").read_text()


def test_pages_have_no_inline_handlers_or_styles(built_site: Path) -> None:
    """No page has an on… attribute, a style attribute or a javascript: address: the policy would refuse them."""
    refused = re.compile(r"""<[a-z][^>]*?\s(?:on[a-z]+|style)=["'][^>]*>|(?:href|src)=["']?\s*javascript:""", re.I)
    assert [path for path in html_files(built_site) if refused.search(path.read_text(encoding="utf-8"))] == []


def test_links_elsewhere_tell_nothing_of_the_reader(built_site: Path) -> None:
    """Every link to another site has rel noreferrer and noopener."""
    link = re.compile(r'<a\b[^>]*href="https?://[^>]*>')
    telling = {tag for path in html_files(built_site) for tag in link.findall(path.read_text(encoding="utf-8"))
               if not re.search(r'rel="[^"]*noreferrer[^"]*"', tag) or "noopener" not in tag}
    assert telling == set()


def test_injected_script_is_blocked_when_page_is_open(page: Page, site_url: str) -> None:
    """A script, a handler and a foreign picture that get into a page do nothing, and are reported as violations."""
    page.goto(site_url + usual().url)
    refused = page.evaluate("""async () => {
        const refused = []
        document.addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective))
        const script = document.createElement("script")
        script.textContent = "document.title = 'broken'"
        document.body.append(script)
        document.body.insertAdjacentHTML("beforeend",
            `<img src="https://elsewhere.example/x.png"><b style="color:red">x</b>
             <i onclick="document.title='broken'">x</i>`)
        document.querySelector("i").click()
        try { await fetch("https://elsewhere.example/") } catch {}
        setTimeout("document.title = 'broken'")
        await new Promise(done => setTimeout(done, 300))
        return refused }""")
    assert {"script-src-elem", "img-src", "style-src-attr", "script-src-attr", "connect-src", "script-src"} \
        <= set(refused)
    expect(page).to_have_title(live().site.name)


@pytest.mark.parametrize("address", [
    f"?q={quote(EVIL)}", f"#{quote(EVIL)}", f"plan/#{quote(EVIL)}", f"plan/?q={quote(EVIL)}", f"find/?q={quote(EVIL)}",
    f"find/#{quote(EVIL)}", f"{{entry}}?h={quote(EVIL)}"])
def test_text_of_the_address_is_never_executed(page: Page, site_url: str, address: str) -> None:
    """What stands in the address, search, fragment or highlight, stays text."""
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.goto(site_url + filled(address), wait_until="networkidle")
    assert page.title() != "broken"
    assert page.locator("img[src=x], svg[onload]").count() == 0
    assert dialogs == []


def test_text_of_storage_is_never_executed(page: Page, site_url: str) -> None:
    """What stands in the phone's storage stays text, whoever wrote it."""
    page.goto(site_url)
    for name in ("sp-plan", "sp-last", "sp-search", "sp-find"):
        for value in (EVIL, f'["{EVIL!r}"]', '{"__proto__": {"x": 1}}', "null", "{"):
            page.evaluate("""([name, value]) => {
                localStorage.setItem(name, value)
                sessionStorage.setItem(name, value) }""", [name, value])
            page.goto(site_url + "plan/")
            assert page.locator("h1").first.is_visible()
            assert page.locator("img[src=x]").count() == 0
            assert page.title() != "broken"


def test_policy_allows_only_scripts_that_pages_have() -> None:
    """A page's script gets its hash; data in script elements and scripts by address get none."""
    page = '<script>a()</script><script type="application/json">{}</script><script src="b.js"></script>'
    assert inline_scripts(page) == ["a()"]
    assert build_policy([page]).count("sha256-") == 1
    assert "'sha256-" not in build_policy(["<p>none</p>"])
