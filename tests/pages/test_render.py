"""A record and the page that it must give: golden cases as files in tests/data/golden."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.pages.render import render_site
from tests.conftest import ROOT, SMALL, with_entry, write_catalogue

GOLDEN = ROOT / "tests" / "data" / "golden"
SITE = Site("Signpost", "https://signpost.example.org/", "owner/signpost")


def pages(root: Path) -> dict[str, str]:
    """Return the pages of a catalogue that has no problems."""
    catalogue, problems = load_catalogue(root)
    assert [str(problem) for problem in problems] == []
    return dict(render_site(public_catalogue(catalogue), SITE))


@pytest.mark.parametrize("record", sorted(GOLDEN.glob("*.yml")), ids=lambda path: path.stem)
def test_render_site_gives_golden_page_when_record_is_read(small: Path, record: Path) -> None:
    """Each record gives its page, letter by letter. To accept a change: delete the .md file and run the test twice."""
    write_catalogue(small, {f"missing/{record.name}": record.read_text(encoding="utf-8")})
    page = pages(small)[f"themes/missing/{record.stem}/index.md"]
    golden = record.with_suffix(".md")
    if not golden.exists():
        golden.write_text(page, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing: written; read it, then run again")
    assert page == golden.read_text(encoding="utf-8")


def test_render_site_is_the_same_when_run_twice(small: Path) -> None:
    """Rendering is pure."""
    assert pages(small) == pages(small)


def test_entry_says_that_links_were_not_checked_when_there_is_no_result(small: Path) -> None:
    """Before the first check an entry with links says so, and says of none that it works."""
    contacts = {"phones": [{"number": "116 000"}], "links": [{"title": "Page", "url": "https://example.org/a"}]}
    page = pages(with_entry(small, contacts=contacts))["themes/missing/safecall/index.md"]
    assert "Links not checked yet." in page and "seen working" not in page


def test_render_site_leads_old_address_on_when_entry_was_renamed(small: Path) -> None:
    """`formerly` leaves a page that leads to the new address, also without JavaScript."""
    page = pages(with_entry(small, formerly=["exploitation/old-name"]))["themes/exploitation/old-name/index.md"]
    assert 'moved_to: "../../../themes/missing/safecall/"' in page
    assert 'href="../../../themes/missing/safecall/"' in page


def test_render_site_shows_card_in_both_themes_when_also_in(small: Path) -> None:
    """An entry in several themes has one page and a card in each."""
    rendered = pages(with_entry(small, also_in=["exploitation"]))
    assert 'id="safecall"' in rendered["themes/missing/index.md"]
    assert 'id="safecall"' in rendered["themes/exploitation/index.md"]
    assert [path for path in rendered if path.endswith("safecall/index.md")] == ["themes/missing/safecall/index.md"]


def test_theme_lists_first_what_it_starts_with(small: Path) -> None:
    """Below a heading of its own, and not below its kind."""
    first, *others = SMALL["themes.yml"]["themes"]
    write_catalogue(small, {"missing/a-line.yml": {**SMALL["missing/safecall.yml"], "name": "A line"},
                            "themes.yml": {"themes": [{**first, "start_here": ["missing/safecall"]}, *others]}})
    page = pages(small)["themes/missing/index.md"]
    assert page.index("## Start here") < page.index('id="safecall"') < page.index("## Helplines")
    assert page.index("## Helplines") < page.index('id="a-line"') and page.count('id="safecall"') == 1


SNEAKY = "\"'`*_[x](javascript:alert(1)) {onclick=alert(1)} &amp; {{ 7*7 }} {% raw %} $& \\"


def test_render_site_escapes_text_when_it_looks_like_code(small: Path) -> None:
    """Text lands as text: in headings, attributes, addresses and front matter."""
    sneaky = SNEAKY.replace("&amp;", "&")
    page = pages(with_entry(small, name=sneaky, cost=sneaky, keywords=[sneaky]))["themes/missing/safecall/index.md"]
    body = page.split("\n---\n", 1)[1]
    assert "onclick=alert(1)}</" not in body.replace("&#34;", "")
    assert "<a href=\"javascript" not in body
    assert "{{ 7*7 }}" in body


@pytest.mark.parametrize("status,words", [("defunct", "Closed."), ("temporarily closed", "Closed for now.")])
def test_render_site_says_so_when_service_is_closed(small: Path, status: str, words: str) -> None:
    """A closed service says so at the top of its page, with a link to what runs in its place."""
    write_catalogue(small, {"missing/other.yml": {**SMALL["missing/safecall.yml"], "name": "A line"}})
    catalogue = load_catalogue(with_entry(small, status=status, eligibility={"instead": ["missing/other"]}))[0]
    page = render_site(public_catalogue(catalogue), SITE)["themes/missing/safecall/index.md"]
    assert f'<span>{words} Try instead: <a href="../../../themes/missing/other/">A line</a>.</span>' in page


def test_render_site_lists_doubt_when_nothing_confirms_entry(small: Path) -> None:
    """The page of what nobody has confirmed names the entry and who to ask."""
    page = pages(small)["not-confirmed/index.md"]
    assert "SafeCall" in page
    assert "Who to ask:" in page


def test_render_site_names_whom_to_ask_when_the_entry_does_not(small: Path) -> None:
    """As site.yml says; where it says nothing, nobody is named."""
    with_entry(small, organization=None)
    assert "Who to ask:" not in pages(small)["not-confirmed/index.md"]
    write_catalogue(small, {"site.yml": f"{SMALL['site.yml']}\nask: the front desk\n"})
    assert "<strong>Who to ask:</strong> the front desk</p>" in pages(small)["not-confirmed/index.md"]


def test_render_site_says_that_all_is_confirmed_when_it_is(small: Path) -> None:
    """The page asks no reader to check anything where all is confirmed."""
    confirmed = {"on": "2026-10-01", "by": "https://www.example.org/"}
    assert "Check these" in pages(small)["not-confirmed/index.md"]
    page = pages(with_entry(small, confirmed=confirmed))["not-confirmed/index.md"]
    assert "Everything in this list has been confirmed." in page and "Check these" not in page


def test_render_site_lists_change_when_entry_has_one(small: Path) -> None:
    """The page of changes says what was, what is, and by what page."""
    changed = [{"was": "Open all night.", "now": "9am to 11pm.", "evidence": [
        {"url": "https://www.example.org/a", "date": "2021"}]}]
    page = pages(with_entry(small, changed=changed))["changed/index.md"]
    for words in ("Open all night.", "9am to 11pm.", "example.org</a> (2021)"):
        assert words in page


def test_urgent_help_stands_by_level_when_no_order_is_stated(small: Path) -> None:
    """Danger now stands above urgent today and talk to someone, and each entry has a page of its own."""
    other = {**SMALL["missing/safecall.yml"], "urgency": "crisis"}
    write_catalogue(small, {
        "missing/safecall.yml": {**other, "crisis_level": "talk"},
        "urgent/999.yml": {**other, "name": "999", "crisis_level": "danger-now"}})
    rendered = pages(small)
    page = rendered["urgent/index.md"]
    assert page.index("{#danger-now}") < page.index('id="999"') < page.index("{#talk}") < page.index('id="safecall"')
    assert "urgent/999/index.md" in rendered


def test_urgent_help_folds_whom_to_talk_to_below_a_summary_with_the_numbers(small: Path) -> None:
    """What is for danger, or for today, is never folded."""
    other = {**SMALL["missing/safecall.yml"], "urgency": "crisis"}
    write_catalogue(small, {
        "missing/safecall.yml": {**other, "crisis_level": "talk"},
        "urgent/999.yml": {**other, "name": "999", "crisis_level": "urgent-today"}})
    page = pages(small)["urgent/index.md"]
    assert page.count("<details") == 1
    assert page.index('id="999"') < page.index("<summary><span>SafeCall: ring 116 000</span></summary>") \
        < page.index('id="safecall"') < page.index("</details>")


def test_urgent_help_says_whom_an_entry_is_for_and_where_but_not_that_it_is_for_all(small: Path) -> None:
    """An area that takes in every place is left out, and so is who runs the service."""
    other = {**SMALL["missing/safecall.yml"], "urgency": "crisis", "crisis_level": "talk",
             "eligibility": {"maximum_age": 25}}
    for area, line in (("uk", "Up to age 25"), ("essex", "Up to age 25 · Essex")):
        write_catalogue(small, {"missing/safecall.yml": {**other, "area": [area]}})
        assert f'<p class="sp-card__about">{line}</p>' in pages(small)["urgent/index.md"]


def test_urgent_help_stands_in_the_stated_order_when_there_is_one(small: Path) -> None:
    """urgent.yml gives the parts of the page, their order and the order within; a list at its top leads to each."""
    other = {**SMALL["missing/safecall.yml"], "urgency": "crisis", "crisis_level": "danger-now"}
    write_catalogue(small, {
        "missing/safecall.yml": other, "urgent/999.yml": {**other, "name": "999"},
        "urgent/text-999.yml": {**other, "name": "Text 999"},
        "urgent.yml": {"needs": [
            {"id": "danger", "need": "Danger & fear", "entries": ["urgent/text-999", "urgent/999"]},
            {"id": "lost", "need": "A child is lost", "entries": ["missing/safecall"]}]}})
    page = pages(small)["urgent/index.md"]
    order = ['<a href="#danger">Danger &amp; fear</a>', '<a href="#lost">A child is lost</a>', "{#danger}",
             'id="text-999"', 'id="999"', "{#lost}", 'id="safecall"']
    assert [page.index(each) for each in order] == sorted(page.index(each) for each in order)


def test_lists_of_doubts_and_changes_hold_the_urgent_folder_first(small: Path) -> None:
    """Entries of urgent/ are in both lists, above the themes."""
    change = {"was": "a", "now": "b", "evidence": [{"url": "https://www.example.org/", "date": "undated"}]}
    record = {**SMALL["missing/safecall.yml"], "changed": [change]}
    write_catalogue(small, {"missing/safecall.yml": record, "urgent/999.yml": {**record, "name": "999"}})
    rendered = pages(small)
    for name in ("changed", "not-confirmed"):
        page = rendered[f"{name}/index.md"]
        assert page.index("Urgent help (1)") < page.index("../urgent/999/") < page.index("Missing (1)"), name
