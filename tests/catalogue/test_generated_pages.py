"""The one list of pages that the build makes, and everything that must agree with it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.derived.generated_pages import (
    CONDITIONS,
    GENERATED,
    conditions_met,
    hand_written,
    is_generated,
    page_text,
    page_titles,
)
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.cli.check import read_catalogue
from signpost.links.collect import collect_targets
from signpost.pages.navigation import build_navigation
from signpost.pages.render import render_site
from tests.conftest import ROOT, load_valid, with_entry, write_catalogue

DOCS = ROOT / "docs"


def test_page_of_the_catalogue_takes_the_place_of_one_that_every_site_has(tmp_path: Path) -> None:
    """All files of docs/ are there, the catalogue's over them, and no generated, hidden or other file."""
    for name in ("docs/privacy.md", "docs/help/index.md", "docs/themes/x.md", "list/pages/privacy.md",
                 "list/pages/.DS_Store", "list/pages/assets/icons/favicon.svg", "list/site.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert hand_written(tmp_path / "docs", tmp_path / "list") == {
        "help/index.md": tmp_path / "docs/help/index.md", "privacy.md": tmp_path / "list/pages/privacy.md",
        "assets/icons/favicon.svg": tmp_path / "list/pages/assets/icons/favicon.svg"}


@pytest.mark.parametrize(("text", "title"), [
    ("---\nhide: [toc]\ntitle: Who we are\n---\n\n# Us\n", "Who we are"),
    ("Text.\n\n# Us and you {#us}\n", "Us and you"),
    ("Text.\n", "who-we-are"), ("---\nhide: [toc]\n---\n# Us\ntitle: no\n", "Us")])
def test_page_has_the_title_at_its_head_or_its_first_heading(tmp_path: Path, text: str, title: str) -> None:
    """Or else the name of its file."""
    page = tmp_path / "who-we-are.md"
    page.write_text(text)
    assert page_titles({"who-we-are.md": page}) == {"who-we-are.md": title}


def test_every_rendered_page_is_in_the_list_and_every_item_of_it_is_rendered(small: Path) -> None:
    """The build writes nowhere else, and the list names nothing that no build writes."""
    catalogue, problems = read_catalogue(small, date(2026, 11, 25))
    assert not problems
    pages = [*render_site(catalogue, Site("Signpost", "https://s.lab/", "a/b")), "urgent/x/index.md"]
    assert [path for path in pages if not is_generated(path)] == []
    assert {path.split("/")[0] for path in pages} == set(GENERATED) - {"plan", "glossary", "changed"}  # it has none


@pytest.mark.parametrize(("fields", "page"), [
    ({"plan": {"to_person": "You ring.", "record": "[name] rings."}}, "plan"),
    ({"changed": [{"was": "Open.", "now": "Shut.", "evidence": [{"url": "https://a.org.uk/", "date": "2021"}]}]},
     "changed"),
    ({"vocabulary": {"glossary": [{"term": "NRM", "meaning": "A way to be helped."}]}}, "glossary"),
    ({}, "organisations")])
def test_page_is_there_when_it_has_something_to_say(small: Path, fields: dict[str, Any], page: str) -> None:
    """Else no menu leads to it."""
    site = Site("Signpost", "https://s.lab/", "a/b")
    with_entry(small, organization=None)
    without = load_catalogue(small)[0]
    vocabulary = fields.pop("vocabulary", None)
    write_catalogue(small, {"vocabulary.yml": vocabulary} if vocabulary else {})
    having = load_catalogue(with_entry(small, **fields))[0]
    path = f"{page}/index.md"
    assert [path in render_site(each, site) for each in (without, having)] == [False, True]
    assert [path in str(build_navigation(each, {})) for each in (without, having)] == [False, True]


@pytest.mark.parametrize(("text", "with_plan", "without"), [
    ("A<!-- plan -->, the plan<!-- end --> and B.\n", "A, the plan and B.\n", "A and B.\n"),
    ("- A\n<!-- plan -->\n- Plan\n<!-- end -->\n- B\n", "- A\n- Plan\n- B\n", "- A\n- B\n"),
    ("A.<!-- plan -->\nPlan.<!-- end -->\nB.\n", "A.\nPlan.\nB.\n", "A.\nB.\n"),
    ("<!-- plan -->\nA\n<!-- end -->\n<!-- email -->\nB\n<!-- end -->\n", "A\n", ""),
    ("<!-- no reports -->\nA\n<!-- end -->\n<!-- a note -->\n", "<!-- a note -->\n", "<!-- a note -->\n")])
def test_words_on_plans_stay_only_where_there_is_a_plan(text: str, with_plan: str, without: str) -> None:
    """Whole lines, or a part of one; the marks themselves never stay."""
    assert [page_text(text, met) for met in ({"plan"}, ())] == [with_plan, without]


def test_pages_that_every_site_has_speak_of_a_plan_only_where_there_is_one() -> None:
    """The list of another place may have none."""
    texts = {path.name: page_text(path.read_text(encoding="utf-8"), {*CONDITIONS} - {"plan"})
             for path in DOCS.glob("*.md")}
    assert len(texts) > 3
    assert [name for name, text in texts.items() if re.search(r"\bplans?\b", text, re.I)] == []


@pytest.mark.parametrize(("email", "repository", "on_github", "said"), [
    (None, "", True, set()), (None, "a/b", False, set()), ("us@tarn.lab", "", True, {"email"}),
    (None, "a/b", True, {"github"}), ("us@tarn.lab", "a/b", True, {"email", "github"})])
def test_pages_that_every_site_has_speak_of_the_ways_to_tell_us_that_there_are(
        small: Path, email: str | None, repository: str, on_github: bool, said: set[str]) -> None:
    """Where there is none, they say so and explain none."""
    site = Site("Signpost", "https://s.lab/", repository, email, report_on_github=on_github)
    met = conditions_met(load_valid(small), site)
    texts = {path.stem: page_text(path.read_text(encoding="utf-8"), met) for path in DOCS.glob("*.md")}
    assert {way for way in ("email", "github") if f"Tell us {'by email' if way == 'email' else 'on GitHub'}"
            in texts["privacy"]} == said
    assert [name for name in ("tell-us", "accessibility") if ("GitHub account" in texts[name]) != ("github" in said)
            or ("foot of" in texts[name]) != bool(said) or ("no way to tell us" in texts[name]) == bool(said)] == []
    assert "<!--" not in "".join(texts.values())


@pytest.mark.parametrize(
    ("path", "generated"),
    [("index.md", True), ("plan/index.md", True), ("themes/a/b/index.md", True), ("planning.md", False),
     ("data/index.md", True), ("about/themes/a.md", False), ("themes.md", False), ("", False)],
)
def test_page_is_distinguished_by_the_first_part_of_its_path(path: str, generated: bool) -> None:
    """A hand-written page whose name only begins like a generated one is hand-written."""
    assert is_generated(path) is generated


def test_count_is_the_same_when_all_generated_pages_are_there(small: Path, tmp_path: Path) -> None:
    """What the build leaves in docs/ adds no target."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "about.md").write_text("[x](https://one.lab/)\n")
    before = [target.text for target in collect_targets(small, docs)[0]]
    for name in GENERATED:
        path = docs / name if name.endswith(".md") else docs / name / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[x](https://{Path(name).stem}.lab/)\n")
    assert [target.text for target in collect_targets(small, docs)[0]] == before and "https://one.lab/" in before
