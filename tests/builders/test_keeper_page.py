"""The keeper's page of calls, as both builders make it: there, and in no reader's way."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from signpost.calls.calls import Call, find_calls
from signpost.calls.contact import Way
from signpost.pages.render import MOST_CALLS
from tests.live import live
from tests.search.built import read_field

SITES = ("built_site", "zensical_site")


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Path:
    """Return the folder of the real site, by each builder."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def due() -> list[Call]:
    """Return the calls that the page shows today: as many as the keeper has left to make."""
    return find_calls(live())[:MOST_CALLS]


def test_page_has_calls_and_keeps_search_engines_out(site: Path) -> None:
    """Each call has a way to make it and lines to paste, also without JavaScript."""
    text = (site / "calls/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in text
    calls = re.findall(r'<li class="sp-call" id="call-\d+">(.*?)<p class="sp-call__form"', text, re.S)
    assert len(calls) == len(due())
    for call in calls:
        assert re.search(r'<h2 class="sp-call__title">\d+\. ', call) and '<pre class="sp-call__lines"' in call
        assert call.count("sp-call__entry") == call.count("<summary>Write down what they said")


def test_no_emergency_number_is_rung_and_nobody_is_texted(site: Path) -> None:
    """Their pages confirm them."""
    text = (site / "calls/index.html").read_text(encoding="utf-8").partition('class="sp-calls"')[2]
    numbers = re.findall(r'href="(?:tel|sms):([^"]+)"', text.partition("sp-footer")[0])
    assert numbers == [call.contact.key for call in due() if call.contact.way is Way.RING]
    assert not {"999", "112", "111", "101", "18000"} & set(numbers)
    assert 'href="sms:' not in text


def test_lines_keep_their_spaces_in_the_page(site: Path) -> None:
    """Selected by hand or copied by the button, they are the same text, with its line breaks and indents."""
    text = (site / "calls/index.html").read_text(encoding="utf-8")
    shown = re.findall(r'<pre class="sp-call__lines"[^>]*><code[^>]*>(confirmed:.*?)</code></pre>', text, re.S)
    copied = re.findall(r'data-sp-text="(confirmed:.*?)"', text, re.S)
    assert len(shown) == len(copied) == sum(len(call.entries) for call in due())
    for one, other in zip(shown, copied, strict=True):
        assert one.replace("&#10;", "\n") == other.replace("&#10;", "\n")
        assert re.match(r"confirmed:(\n|&#10;)  on: \d{4}-\d\d-\d\d(\n|&#10;)  (how|by|#)", one)


def test_no_other_page_leads_to_it(site: Path) -> None:
    """Neither the navigation nor a text."""
    for path in site.rglob("*.html"):
        if path.parent.name != "calls":
            assert not re.search(r'href="[^"#]*\bcalls/', path.read_text(encoding="utf-8")), path


def test_sitemap_has_every_page_but_those_that_search_engines_may_not_show(site: Path) -> None:
    """The page of calls and moved pages say noindex; a sitemap that names them would invite what they forbid."""
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    named = set(re.findall(r"<loc>(http://127\.0\.0\.1:8000/[^<]*)</loc>", text))
    pages = {f"http://127.0.0.1:8000/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/"): path
             for path in site.rglob("index.html")}
    hidden = {address for address, path in pages.items() if '"noindex"' in path.read_text(encoding="utf-8")}
    assert "http://127.0.0.1:8000/calls/" in hidden and named == pages.keys() - hidden
    assert text.count("<loc>") == len(named) > len(live().items)


def test_it_is_in_no_index_and_not_saved_on_phones(site: Path) -> None:
    """Neither in ours, nor in the builder's own."""
    worker = (site / "sw.js").read_text(encoding="utf-8")
    assert '"find/"' in worker and '"calls/' not in worker
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    locations = read_field(index, "location")
    assert len(locations) > len(live().items) and [each for each in locations if each.startswith("calls/")] == []
