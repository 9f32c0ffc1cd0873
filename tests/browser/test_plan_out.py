"""What leaves the plan page: real clipboard, paper, Word document and links, compared with golden files."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.plan_page import ALL, DATA, item, notices, open_plan, shown
from tests.live import live, worded

READ_CLIPBOARD = """async () => {
    const [item] = await navigator.clipboard.read(), forms = {}
    for (const type of item.types) forms[type] = await (await item.getType(type)).text()
    return forms }"""


@pytest.fixture
def clipboard(context: BrowserContext) -> None:
    """Let the pages of this test read and write the real clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])


def golden(name: str, text: str, site_url: str) -> None:
    """Compare a text with its golden file, in which the site's address is SITE/ and its name Signpost."""
    expected = (DATA / name).read_text(encoding="utf-8").replace("Signpost", live().site.name)
    assert text.replace(site_url, "SITE/") == expected


def one_tag_a_line(html: str) -> str:
    """Return HTML with a line for each block, for eyes and diffs."""
    return re.sub(r"(</(?:h1|h2|p|ul|li)>|<ul>)", "\\1\n", html)


@pytest.mark.usefixtures("clipboard")
@pytest.mark.parametrize("voice", ["you", "record"])
def test_clipboard_when_the_plan_is_copied(page: Page, site_url: str, voice: str) -> None:
    """Rich text and plain text are on the real clipboard at once, in the chosen voice, with the reader's own words."""
    open_plan(page, site_url, ALL)
    page.locator(f'[value="{voice}"]').check()
    item(page, ALL[2]).locator("textarea").fill('First <b>line</b> & "more"\nSecond line\n\nA new paragraph')
    page.get_by_role("button", name="Copy the plan").tap()
    expect(page.get_by_role("button", name="Plan copied")).to_be_visible()
    forms = page.evaluate(READ_CLIPBOARD)
    assert set(forms) == {"text/plain", "text/html"}
    golden(f"{voice}.txt", forms["text/plain"], site_url)
    golden(f"{voice}.html", one_tag_a_line(forms["text/html"]), site_url)


WORKERS = ["Check first", "not known. Ring first", "Ask your team manager", "legal", "Before you share", "safe to keep",
           "Source", "confirmed in January", "What has changed"]


@pytest.mark.usefixtures("clipboard")
def test_young_persons_version_when_entries_have_doubts(page: Page, site_url: str, tmp_path: Path) -> None:
    """Text, rich text, paper and Word have nothing that is written for workers; the record has all of it."""
    open_plan(page, site_url, ALL)
    page.get_by_role("button", name="Copy the plan").tap()
    expect(page.get_by_role("button", name="Plan copied")).to_be_visible()
    forms = page.evaluate(READ_CLIPBOARD)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = page.locator("[data-sp-plan-print]").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    word = lines_of(docx.Document(str(document_of(page, tmp_path))))
    texts = [*forms.values(), sheet, word]
    words = [*WORKERS, live().site.name]
    assert [(word, text) for text in texts for word in words if word in text] == []
    assert all("Choose option 2." in text and "Not confirmed yet, so it may be wrong." in text for text in texts)
    page.locator('[value="record"]').check()
    page.locator('[data-sp-export="copy"]').tap()
    page.evaluate("""async () => {
        for (let tries = 0; tries < 100; tries += 1) {
            if ((await navigator.clipboard.readText()).startsWith("Plan for")) return
            await new Promise(done => setTimeout(done, 50)) } }""")
    record = page.evaluate(READ_CLIPBOARD)["text/plain"]
    assert [word for word in words if word.casefold() not in record.casefold()] == []


@pytest.mark.usefixtures("clipboard")
def test_clipboard_when_the_newer_way_is_missing(page: Page, site_url: str) -> None:
    """An older browser copies both forms by the copy command."""
    page.add_init_script("delete window.ClipboardItem")
    open_plan(page, site_url, ALL)
    page.get_by_role("button", name="Copy the plan").tap()
    expect(page.get_by_role("button", name="Plan copied")).to_be_visible()
    other = page.context.new_page()
    other.goto(site_url)
    forms = other.evaluate(READ_CLIPBOARD)
    assert forms["text/plain"].startswith("Your plan\n\nStep 1\n")
    assert "<h2>Step 1</h2>" in forms["text/html"]


def test_copy_when_the_browser_refuses(page: Page, site_url: str) -> None:
    """The text stands on the page, selected, to be copied by hand."""
    page.add_init_script("delete window.ClipboardItem; document.execCommand = () => false")
    open_plan(page, site_url, ALL[:1])
    page.get_by_role("button", name="Copy the plan").tap()
    field = page.get_by_label("Copying did not work here.")
    expect(field).to_be_focused()
    assert field.input_value().startswith("Your plan\n\nStep 1\n")
    assert page.evaluate("document.activeElement.selectionEnd") == len(field.input_value())


def document_of(page: Page, folder: Path) -> Path:
    """Press "Word document"; return the file that came."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word document").tap()
    assert waiting.value.suggested_filename == "plan.docx"
    path = folder / "plan.docx"
    waiting.value.save_as(path)
    return path


def lines_of(paper: Any) -> str:
    """Return a document's paragraphs, a line each, with their style; breaks inside a paragraph are shown as /."""
    return "".join(f"{each.style.name}: {each.text}\n".replace("\n", " / ")[:-3] + "\n" for each in paper.paragraphs)


@pytest.fixture
def paper(page: Page, site_url: str, tmp_path: Path) -> Path:
    """Return the Word document of a plan whose third entry was changed."""
    open_plan(page, site_url, ALL)
    page.locator('[value="record"]').check()
    item(page, ALL[2]).locator("textarea").fill("First line & <more>\nSecond line\n\nA new paragraph")
    return document_of(page, tmp_path)


def test_word_document_when_opened(paper: Path, site_url: str) -> None:
    """python-docx finds the headings, actions, blanks, doubts and sources, and every link leads where it should."""
    opened = docx.Document(str(paper))
    golden("record.docx.txt", lines_of(opened), site_url)
    links = sorted(each.target_ref for each in opened.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.HYPERLINK)
    golden("record.links.txt", "\n".join(links) + "\n", site_url)
    facts, name = opened.core_properties, live().site.name
    assert (facts.author, facts.last_modified_by, facts.title) == (name, name, "Plan for [name]")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_word_document_when_opened_by_libreoffice(paper: Path, tmp_path: Path) -> None:
    """LibreOffice turns it into a PDF of some pages."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
                    "--outdir", str(tmp_path), str(paper)], check=True, capture_output=True, timeout=60)
    made = (tmp_path / "plan.pdf").read_bytes()
    assert made.startswith(b"%PDF") and len(made) > 10_000


def test_library_for_word_when_nobody_asks(page: Page, site_url: str) -> None:
    """It is loaded by the button alone; where it cannot be, the button says so and the rest works."""
    asked: list[str] = []
    open_plan(page, site_url, ALL[:1])
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(".js") else None)
    page.locator('[value="record"]').check()
    assert asked == []
    page.route("**/*.js", lambda route: route.abort())
    page.get_by_role("button", name="Word document").tap()
    expect(page.get_by_role("button", name="Not made: check your signal")).to_be_enabled()
    assert len(asked) >= 1
    assert shown(page) == ALL[:1]


def test_paper_when_the_page_is_printed(page: Page, site_url: str) -> None:
    """Paper shows the plan and nothing that one taps; afterwards the page is as it was."""
    open_plan(page, site_url, ALL[:2])
    item(page, ALL[0]).locator("textarea").fill("My own words")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = page.locator("[data-sp-plan-print]")
    expect(sheet).to_contain_text("My own words")
    expect(sheet.get_by_role("heading", level=2)).to_have_text(["Step 1", '2. Tea & talk <3 "here"'])
    expect(page.locator("button:visible, textarea:visible, .sp-bar:visible")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_be_empty()


@pytest.fixture
def other_phone(chromium: Browser) -> Iterator[Page]:
    """Return a page of another phone."""
    made = chromium.new_context(viewport=PHONE, service_workers="block", has_touch=True)  # type: ignore[arg-type]
    yield made.new_page()
    made.close()


@pytest.mark.usefixtures("clipboard")
def test_link_when_opened_on_another_phone(page: Page, other_phone: Page, site_url: str) -> None:
    """It carries entry ids alone, leads to the same list, and leaves the address bar at once."""
    open_plan(page, site_url, ALL)
    item(page, ALL[0]).locator("textarea").fill("Private words")
    page.get_by_role("button", name="Copy link").tap()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{site_url}plan/#{','.join(ALL)}"
    open_plan(other_phone, site_url, link.split("#")[1])
    assert shown(other_phone) == ALL
    assert other_phone.url == f"{site_url}plan/"
    other_phone.reload()
    expect(other_phone.locator("[data-sp-item]")).to_have_count(len(ALL))


def test_share_when_the_browser_can(page: Page, site_url: str) -> None:
    """The phone's own sheet gets the link and nothing of the words."""
    page.add_init_script("navigator.share = async what => { window.spShared = what }")
    open_plan(page, site_url, ALL[:2])
    page.get_by_role("button", name="Share as a link").tap()
    shared = {"title": live().site.name, "url": f"{site_url}plan/#{','.join(ALL[:2])}"}
    assert page.evaluate("window.spShared") == shared


def test_share_when_the_browser_cannot(page: Page, site_url: str) -> None:
    """No button is shown that does nothing."""
    page.add_init_script("delete Navigator.prototype.share")
    open_plan(page, site_url, ALL[:2])
    expect(page.locator('[data-sp-export="share"]')).to_be_hidden()


def test_library_when_there_is_no_network(chromium: Browser, site_url: str, tmp_path: Path) -> None:
    """After one visit the whole plan works from the saved copy: added, opened, made into a Word document."""
    phone = chromium.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    phone.set_default_timeout(15_000)
    page = phone.new_page()
    page.goto(f"{site_url}themes/{worded().theme}/")
    expect(page.locator("[data-sp-saved]")).to_contain_text("Saved on this phone", timeout=30_000)
    phone.set_offline(True)
    page.goto(site_url + worded().url)
    page.locator(".sp-entry [data-sp-add]").tap()
    page.goto(site_url + "plan/")
    expect(page.locator("[data-sp-item]")).to_have_count(1)
    assert docx.Document(str(document_of(page, tmp_path))).paragraphs[1].text == f"1. {worded().entry.name}"
    expect(notices(page)).to_be_empty()
    phone.close()
