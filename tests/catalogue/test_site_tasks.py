"""What someone who is no programmer changes for the whole site, by the words of catalogue/README.md alone.

Each task is done on a copy of the live catalogue, with the example as it stands, and leaves no problem; all together
are built once, and the pages show them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from signpost.cli.build import build
from signpost.cli.check import read_catalogue
from tests.bench.sample_catalogue import START_HERE
from tests.catalogue.test_instructions import TEXT, blocks
from tests.conftest import ROOT, first_list
from tests.live import CATALOGUE

TODAY = date.today()
pytestmark = first_list  # the examples name themes, entries and areas of that list


def copied(heading: str, number: int = 0) -> str:
    """Return an example below a heading as a reader copies it, without the indentation of its fence; with a real page.
    """
    part = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0].replace("example.org", "missingpeople.org.uk")
    indentation, example = re.findall(r"^( *)```yaml\n(.*?)^ *```$", part, re.S | re.M)[number]
    return re.sub(rf"^{indentation}", "", example, flags=re.M)


def put_before(path: Path, lines: str, pattern: str) -> None:
    """Put lines above the first line that a pattern matches."""
    text = path.read_text(encoding="utf-8")
    found = re.search(pattern, text, re.M)
    assert found
    path.write_text(text[:found.start()] + lines + text[found.start():], encoding="utf-8")


def put_after(path: Path, lines: str, line: str) -> None:
    """Put lines below a line."""
    text = path.read_text(encoding="utf-8")
    assert f"\n{line}\n" in text
    path.write_text(text.replace(f"\n{line}\n", f"\n{line}\n{lines}", 1), encoding="utf-8")


def add_theme(root: Path) -> None:
    """Add the theme above the others, with the example entry as its first."""
    put_before(root / "themes.yml", copied("Add or change a theme"), r"^  - id:")
    (root / "housing").mkdir()
    (root / "housing" / "example-line.yml").write_text(copied("Add an entry"), encoding="utf-8")


def start_theme(root: Path) -> None:
    """Let the theme that lists the example's entries start with them, in place of those with which it starts now."""
    path = root / "themes.yml"
    text = path.read_text(encoding="utf-8")
    before, found, after = re.split(r"(^  - id: missing\n(?:    .*\n|\n)*)", text, flags=re.M)
    path.write_text(before + START_HERE.sub("", found) + copied("Add or change a theme", 1) + after, encoding="utf-8")


def change_title(root: Path) -> None:
    """Give the last theme another title."""
    path = root / "themes.yml"
    before, title, after = path.read_text(encoding="utf-8").rpartition("    title: ")
    path.write_text(before + title + re.sub(r"^.*", "Another title", after), encoding="utf-8")


def add_area(root: Path) -> None:
    """Add the area above the others, and name it in an entry."""
    put_before(root / "site.yml", copied("Add an area"), r"^  - {id: ")
    state(root, "area", "canvey-island")


def add_audience(root: Path) -> None:
    """Add the audience above the first, and name it in an entry."""
    put_before(root / "site.yml", copied("Add an audience"), r"^  - id:")
    state(root, "audience", "foster-carer")


def state(root: Path, field: str, value: str) -> None:
    """Set a field of an entry's file to one id."""
    path = next(path for path in sorted(root.glob("*/*.yml"))
                if re.search(rf"^{field}: \[.*\]$", path.read_text(encoding="utf-8"), re.M)
                and "\nstatus:" not in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"^{field}: \[(.*)\]$", rf"{field}: [\1, {value}]", text, count=1, flags=re.M),
                    encoding="utf-8")


def change_words(root: Path) -> None:
    """Change name, strapline, what the site is not, and the examples."""
    path = root / "site.yml"
    for line in copied("Change the words of the site").splitlines():
        name = line.partition(":")[0]
        text, count = re.subn(rf"^{name}: .*$", line.replace("\\", r"\\"), path.read_text(encoding="utf-8"), flags=re.M)
        assert count == 1
        path.write_text(text, encoding="utf-8")


def add_crisis_word(root: Path) -> None:
    """Add the word below the first heading."""
    put_after(root / "crisis.yml", copied("Add a word of danger"), "in_danger:")


def add_word_people_type(root: Path) -> None:
    """Add the pair of lines below the first ones."""
    put_after(root / "vocabulary.yml", copied("Add a word that people type").partition("\n")[2], "words:")


TASKS: dict[str, Callable[[Path], None]] = {
    "a new theme": add_theme, "what comes first": start_theme, "a theme's title": change_title,
    "a new area": add_area, "a new audience": add_audience,
    "the words of the site": change_words, "a word of danger": add_crisis_word,
    "a word that people type": add_word_people_type}


EXAMPLES = {"themes.yml": r"id: housing\b", "site.yml": r"id: (?:canvey-island|foster-carer)\b",
            "crisis.yml": "- locked me in", "vocabulary.yml": "legging it"}
"""What the examples add, as patterns, by the file that holds it afterwards."""


def copy_of_list(folder: Path) -> Path:
    """Return a copy of the live catalogue; skip the test where somebody has taken an example as it stands."""
    root = Path(shutil.copytree(CATALOGUE, folder / "catalogue"))
    for file, example in EXAMPLES.items():
        if re.search(example, (root / file).read_text(encoding="utf-8")):
            pytest.skip(f"{file} has an example of the instructions already, so that it cannot be added once more")
    return root


def test_examples_are_recognised_in_the_list_that_has_them(tmp_path: Path) -> None:
    """Each of the patterns is found after the tasks, so that no test adds what is there."""
    root = copy_of_list(tmp_path)
    for task in TASKS.values():
        task(root)
    for file, example in EXAMPLES.items():
        assert re.search(example, (root / file).read_text(encoding="utf-8")), file


@pytest.mark.parametrize("task", TASKS)
def test_check_is_green_when_a_task_is_done_as_written(task: str, tmp_path: Path) -> None:
    """The words are enough, and the examples can be copied as they stand."""
    root = copy_of_list(tmp_path)
    TASKS[task](root)
    assert [str(problem) for problem in read_catalogue(root, TODAY)[1]] == []


def test_examples_are_yaml_that_the_tests_read() -> None:
    """Each of the sections has one example; that on themes has one for a new theme and one for what comes first."""
    assert len(blocks("Add or change a theme")) == 2
    for heading in ("Add an area", "Add an audience", "Change the words of the site", "Add a word of danger",
                    "Add a word that people type"):
        assert len(blocks(heading)) == 1


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site built of a copy of the list after all the tasks."""
    base = tmp_path_factory.mktemp("tasks")
    root = copy_of_list(base)
    for task in TASKS.values():
        task(root)
    catalogue, problems = read_catalogue(root, TODAY)
    assert [str(problem) for problem in problems] == []
    shutil.copytree(ROOT / "docs", base / "docs")
    build(catalogue, ROOT, base / "docs", base / "site", "https://signpost.example/")
    return base / "site"


def page(site: Path, address: str = "") -> BeautifulSoup:
    """Return a page of a site."""
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "html.parser")


def test_home_page_shows_the_new_words_and_themes(other_site: Path) -> None:
    """Name, strapline, examples, the theme and the title stand where readers look first."""
    home = page(other_site)
    text = " ".join(home.get_text(" ").split())
    assert home.h1 and home.h1.get_text() == "Way Ahead" and home.title and home.title.get_text() == "Way Ahead"
    assert "Who to ring and where to go, for everyone who supports a young person." in text
    assert "Search: housing, runaway" in text
    assert "Somewhere to live 1 entries" in text and "Another title" in text
    assert 'content="Who to ring and where to go, for everyone' in str(home.select_one('meta[name="description"]'))


def test_theme_starts_with_the_entries_of_the_example(other_site: Path) -> None:
    """In the order of the line, below "Start here"."""
    cards = page(other_site, "themes/missing").select("#start-here + .sp-cards > .sp-card")
    assert [card["id"] for card in cards] == ["missing-people-helpline", "safecall"]


def test_every_page_bears_the_new_name(other_site: Path) -> None:
    """Header, title, foot and the feed say the new name, and none the old one but the texts of the pages by hand."""
    theme = page(other_site, "themes/housing")
    assert theme.title and theme.title.get_text() == "Somewhere to live - Way Ahead"
    assert "Way Ahead is not a council or a charity, and a listing is not a recommendation." in theme.get_text()
    for part in theme.select("header, footer, title, meta"):
        assert "Signpost" not in str(part)
    assert "Way Ahead: what has changed lately" in (other_site / "feed.xml").read_text(encoding="utf-8")


def test_phone_installs_the_site_by_its_new_name(other_site: Path) -> None:
    """The web manifest is what a phone shows on its home screen."""
    manifest = json.loads((other_site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["short_name"], manifest["lang"]) == ("Way Ahead", "Way Ahead", "en-GB")
    assert manifest["description"] == "Who to ring and where to go, for everyone who supports a young person."


def test_find_by_need_offers_the_new_area_and_audience(other_site: Path) -> None:
    """The area stands within its own, which shows what works there."""
    find = page(other_site, "find")
    area = find.select_one('[data-facet="area"] [data-value="canvey-island"]')
    audience = find.select_one('[data-facet="for"] [data-value="foster-carer"]')
    assert area and audience and "Canvey Island" in area.get_text() and "Foster carers" in audience.get_text()
    named = [item for item in find.select("[data-id]") if "Canvey Island" in item.get_text()]
    assert len(named) == 1 and {"essex", "castle-point", "canvey-island"} <= {*str(named[0]["data-area"]).split()}


def test_search_has_the_new_word_of_danger(other_site: Path) -> None:
    """It is among the words that the search loads when it is opened."""
    danger = json.loads((other_site / "search/danger.json").read_text(encoding="utf-8"))
    assert "locked me in" in danger["dangers"][-1]["mentions"]
    assert not (other_site / "assets/js/site/site-file.js").exists()
