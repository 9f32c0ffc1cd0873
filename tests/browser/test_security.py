"""Nothing from elsewhere, nothing executed that we did not write, nothing told to others."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.conftest import every_site
from tests.live import filled, live, plan, usual

BREAK = "document.title='broken'"
EVIL = f'<img src=x onerror="{BREAK}"><svg onload="{BREAK}"><script>{BREAK}</script>'
SELF_ONLY = ("script-src", "style-src", "connect-src", "worker-src", "manifest-src")


def html_files(site: Path) -> list[Path]:
    """Return every page of the site."""
    return sorted(site.rglob("*.html"))


@every_site
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
    assert parts["script-src"] == ["'self'"]
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert f"Content-Security-Policy: {policy}; frame-ancestors 'none'" in (built_site / "_headers").read_text()


@every_site
def test_pages_have_no_inline_script(built_site: Path) -> None:
    """Each script is a file of the site, of ours: what stands between a script's tags is data for search engines."""
    tag = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S)
    found = {(attributes if "application/ld+json" not in attributes else "", bool(text.strip()))
             for path in html_files(built_site) for attributes, text in tag.findall(path.read_text(encoding="utf-8"))}
    sources = {re.sub(r'^.*\bsrc="(?:\.\./|\./|/)*([^"]*)".*$', r"\1", attributes) for attributes, text in found
               if attributes}
    assert all(not text for attributes, text in found if attributes)
    assert {source.partition("?v=")[0] for source in sources} == {
        "assets/js/signpost.js", "assets/js/plan/capture-fragment.js", "assets/js/site/stay-away.js"}


@every_site
def test_site_has_no_script_but_ours(built_site: Path) -> None:
    """Nothing of the builder's is published: neither its scripts nor its search's index."""
    scripts = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.js")}
    assert {name for name in scripts if not name.startswith("assets/js/")} == {"sw.js"}
    assert {"assets/js/signpost.js", "assets/js/search-worker.js"} <= scripts
    assert not (built_site / "search.json").exists() and not (built_site / "search/search_index.json").exists()


@every_site
def test_pages_have_no_inline_handlers_or_styles(built_site: Path) -> None:
    """No page has an on… attribute, a style attribute or a javascript: address: the policy would refuse them."""
    refused = re.compile(r"""<[a-z][^>]*?\s(?:on[a-z]+|style)=["'][^>]*>|(?:href|src)=["']?\s*javascript:""", re.I)
    assert [path for path in html_files(built_site) if refused.search(path.read_text(encoding="utf-8"))] == []


@every_site
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


@every_site
@pytest.mark.parametrize("address", [
    f"?q={quote(EVIL)}", f"#{quote(EVIL)}", f"{{plan}}#{quote(EVIL)}", f"{{plan}}?q={quote(EVIL)}",
    f"find/?q={quote(EVIL)}", f"find/#{quote(EVIL)}", f"{{entry}}?h={quote(EVIL)}"])
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
            page.goto(site_url + plan())
            assert page.locator("h1").first.is_visible()
            assert page.locator("img[src=x]").count() == 0
            assert page.title() != "broken"
