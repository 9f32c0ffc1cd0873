"""What is found in a document is written whole or not at all, and what a person wrote is never overwritten."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from signpost.importing.documents.reader import read_document
from signpost.importing.import_files import files_of, write_files
from signpost.importing.imported import ImportedDocument, import_document
from signpost.importing.paragraphs import LINKS_FILE, PARAGRAPHS_FILE, read_paragraphs
from tests.importing.invented import body, write
from tests.importing.word_file import paragraph

SOUP = "drafts/food/soup-kitchen.yml"
ROOM = "drafts/somewhere-to-live/harbour-house.yml"
OTHER_ROOMS = "drafts/somewhere-to-live/harbour.yml"
PANTRY = "drafts/food/the-pantry-hands-out-food.yml"
NEW = paragraph("A club for young carers meets at the pier.")


def imported(path: Path, folder: Path) -> ImportedDocument:
    """Return what is found in a document, with the ids of an earlier import into a folder."""
    earlier = read_paragraphs(folder / PARAGRAPHS_FILE) if (folder / PARAGRAPHS_FILE).exists() else []
    return import_document(read_document(path), earlier, lambda _blocks, _lines: set())


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """Return the folder of a first import."""
    return again(tmp_path, body())


def again(tmp_path: Path, text: str) -> Path:
    """Import a document of the XML of a body into the folder; return it."""
    folder = tmp_path / "into"
    files = files_of(imported(write(tmp_path, text), folder), folder, "list.docx")
    write_files(folder, files.texts)
    return folder


def test_import_writes_paragraphs_links_drafts_and_report(into: Path) -> None:
    """Each file in its place, and nothing else."""
    assert sorted(str(path.relative_to(into)) for path in into.rglob("*") if path.is_file()) == [
        ".gitignore", "drafts/food/bread-van.yml", SOUP, PANTRY, ROOM, OTHER_ROOMS, "drafts/themes.yml",
        "import-report.md", "source/links.tsv", "source/paragraphs.tsv"]


def test_paragraphs_have_ids_kinds_and_texts(into: Path) -> None:
    """In the document's order; deleted text is not there."""
    lines = (into / "source/paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[:4] == ["S001\ttitle\tHelp in Harbour", "S002\theading\tSomewhere to live",
                         "S003\ttext\t- Harbour House gives a room for a night. Ring 0808 800 4444 or text ROOM to "
                         "85258. Refer someone", "S004\ttext\t  - Their form is the form and the help page"]
    assert lines[6] == "S007\ttext\t- The pantry hands out food on Mondays to anyone aged 16 to 25."
    assert lines[10:12] == ["S011\theading\tWho", "S012\theading\tNumber"]


def test_links_have_addresses_words_and_flags(into: Path) -> None:
    """A line for each, by its paragraph."""
    assert (into / "source/links.tsv").read_text(encoding="utf-8").splitlines() == [
        "paragraph\taddress\twords\tflags", "S003\thttps://www.harbour.org.uk/refer\tRefer someone\t",
        "S004\tfile:///C:/Users/x/plan.docx\tthe form\tlocal",
        "S004\thttps://www.harbour.org.uk/help/\tthe help page\twrapped",
        "S005\tmailto:sarah.jones@harbour.org.uk\tthe manager\t", "S005\t\tClick here\tlost",
        "S009\thttps://www.soup.org.uk/open\tits hours\t"]


def test_paragraphs_have_no_texts_when_these_may_not_be_published(tmp_path: Path) -> None:
    """Ids and kinds alone."""
    files = files_of(imported(write(tmp_path), tmp_path / "into"), tmp_path / "into", "list.docx", with_text=False)
    assert files.texts[PARAGRAPHS_FILE].splitlines()[:3] == ["S001\ttitle", "S002\theading", "S003\ttext"]
    assert files.texts[LINKS_FILE].splitlines()[1] == "S003\thttps://www.harbour.org.uk/refer\t\t"


def test_second_import_of_the_same_document_changes_nothing_but_the_report(into: Path, tmp_path: Path) -> None:
    """Ids, links and drafts are the same."""
    before = {path: path.read_text(encoding="utf-8") for path in into.rglob("*.*") if path.is_file()}
    again(tmp_path, body())
    after = {path: path.read_text(encoding="utf-8") for path in into.rglob("*.*") if path.is_file()}
    assert [path.name for path in after if after[path] != before.get(path)] == ["import-report.md"]
    assert "It says the same as the one before." in (into / "import-report.md").read_text(encoding="utf-8")


def test_new_paragraph_has_a_new_id_and_a_draft(into: Path, tmp_path: Path) -> None:
    """The others keep theirs."""
    again(tmp_path, NEW + body())
    lines = (into / "source/paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "S015\ttext\tA club for young carers meets at the pier." and lines[1].startswith("S001\t")
    assert "sources: [S015]" in (into / "drafts/without-a-theme/a-club-for-young-carers.yml").read_text()
    assert "## New in this edition" in (into / "import-report.md").read_text(encoding="utf-8")


def test_paragraph_that_went_stays_in_the_list_as_removed(into: Path, tmp_path: Path) -> None:
    """Its id is given to no other, and the report names it."""
    again(tmp_path, NEW + body())
    again(tmp_path, body())
    again(tmp_path, body(paragraph("A choir sings on the pier each week.")))
    lines = (into / "source/paragraphs.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["S016\ttext\tA choir sings on the pier each week.",
                          "S015\tremoved\tA club for young carers meets at the pier."]


def test_untouched_draft_follows_its_paragraph_when_that_changes(into: Path, tmp_path: Path) -> None:
    """Nobody's work is lost by it, and the file keeps its name."""
    again(tmp_path, body(food="The pantry hands out food on Fridays to anyone aged 16 to 25."))
    assert "Fridays" in (into / PANTRY).read_text(encoding="utf-8")
    report = (into / "import-report.md").read_text(encoding="utf-8")
    assert "## Changed in this edition" in report and "It was: - The pantry hands out food on Mondays" in report


def test_changed_draft_stays_as_it_is_when_its_paragraph_changes(into: Path, tmp_path: Path) -> None:
    """The report names it, so that its writer can look."""
    (into / PANTRY).write_text((into / PANTRY).read_text(encoding="utf-8").replace("kind:", "kind: service"))
    mine = (into / PANTRY).read_text(encoding="utf-8")
    again(tmp_path, body(food="The pantry hands out food on Fridays to anyone aged 16 to 25."))
    assert (into / PANTRY).read_text(encoding="utf-8") == mine
    assert PANTRY in (into / "import-report.md").read_text(encoding="utf-8")


def test_draft_is_not_written_again_when_it_was_moved_or_deleted(into: Path, tmp_path: Path) -> None:
    """It has become an entry, or nobody wants it."""
    (into / PANTRY).unlink()
    again(tmp_path, body(food="The pantry hands out food on Fridays to anyone aged 16 to 25."))
    assert not (into / PANTRY).exists()


def test_draft_is_found_when_a_person_renamed_it(into: Path, tmp_path: Path) -> None:
    """It is known by the paragraphs that it names."""
    (into / PANTRY).rename(into / "drafts/food/pantry.yml")
    again(tmp_path, body(food="The pantry hands out food on Fridays to anyone aged 16 to 25."))
    assert "Fridays" in (into / "drafts/food/pantry.yml").read_text(encoding="utf-8") and not (into / PANTRY).exists()


def test_paragraph_that_joins_a_draft_that_was_moved_has_one_of_its_own(into: Path, tmp_path: Path) -> None:
    """What is new is never without a draft."""
    (into / "drafts/food/bread-van.yml").unlink()
    number = "Ring 01245 345345"
    again(tmp_path, body().replace(number, f"{number}</w:t></w:r></w:p><w:p><w:r><w:t>and bring a bag"))
    assert "sources: [S015]" in (into / "drafts/food/and-bring-a-bag.yml").read_text(encoding="utf-8")


def test_nothing_is_written_when_one_file_cannot_be(into: Path, tmp_path: Path) -> None:
    """Neither half of an edition nor a stray folder is left."""
    (into / "drafts/without-a-theme").write_text("in the way")
    before = {path: path.read_bytes() for path in into.rglob("*") if path.is_file()}
    with pytest.raises(OSError):
        again(tmp_path, NEW + body(food="The pantry is closed."))
    assert {path: path.read_bytes() for path in into.rglob("*") if path.is_file()} == before
    assert not list(into.glob(".import-*"))


def test_folder_is_left_out_by_git(into: Path) -> None:
    """Whoever adds everything to a commit publishes no draft."""
    subprocess.run(["git", "init", "-q"], cwd=into.parent, check=True)
    listed = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=into.parent, check=True, capture_output=True,
                            text=True).stdout
    assert "list.docx" in listed and "into" not in listed


def test_no_folder_is_left_when_the_first_import_cannot_be_written(tmp_path: Path) -> None:
    """As if it had never begun."""
    with pytest.raises(OSError):
        write_files(tmp_path / "new", {Path("a") / "b.yml": "x", Path("a"): "y"})
    assert not (tmp_path / "new").exists()


def test_paragraph_stays_left_out_in_a_new_edition(tmp_path: Path, into: Path) -> None:
    """With its reason; it gets no new draft, and a bold line that was left out becomes no heading."""
    path = into / PARAGRAPHS_FILE
    before = path.read_text(encoding="utf-8")
    marked = before.replace("S008\ttext", "S008\tleft-out: it has closed")
    assert marked != before
    path.write_text(marked, encoding="utf-8")
    (into / SOUP).unlink()
    again(tmp_path, body(NEW))
    after = path.read_text(encoding="utf-8")
    assert "S008\tleft-out: it has closed\tSoup Kitchen\n" in after and len(after.splitlines()) == 15
    assert not (into / SOUP).exists()


def test_report_lists_what_looks_like_a_number_and_is_none(tmp_path: Path) -> None:
    """Beside the paragraph in which it stands."""
    report = (again(tmp_path, body(paragraph("A desk: ring 01743 12345."))) / "import-report.md").read_text("utf-8")
    assert "## Numbers that are not right\n" in report and "\n- S015: 01743 12345\n" in report


def test_report_says_what_became_of_each_heading(tmp_path: Path) -> None:
    """A person must see which themes there are, before looking at the drafts."""
    more = paragraph("Bread", style="Heading3") + paragraph("Rolls.")
    report = (again(tmp_path, body(more)) / "import-report.md").read_text("utf-8")
    assert ("- S001: Help in Harbour (the title of the document)\n- S002: Somewhere to live (a theme)\n"
            "- S006: Food (a theme)\n- S015: Bread (within the theme “Food”, and named in the notes of the drafts "
            "below it)\n") in report


def test_theme_has_no_colon_at_the_end_of_its_title(tmp_path: Path) -> None:
    """Many a line in bold has one."""
    folder = again(tmp_path, body(paragraph("Keeping safe:", style="Heading2") + paragraph("Locks.")))
    text = (folder / "drafts/themes.yml").read_text(encoding="utf-8")
    assert "  - id: keeping-safe\n    title: Keeping safe\n" in text


@pytest.mark.parametrize(("words", "name"), [
    ("Sitting Service – a volunteer sits with them for a while.", "sitting-service"),
    ("The Bellwether Society have advisers in every town.", "the-bellwether-society"),
    ("Herbert Protocol: a form to fill in now.", "herbert-protocol"), ("Dial-a-Ride will pick you up.", "dial-a-ride"),
    ("Small aids (grab rails, stools) from the shed.", "small-aids"),
    ("If you have a fall and you are hurt, tell somebody.", "if-you-have-a-fall"),
    ("Walks with benches near the river and the town.", "walks-with-benches-near-the")])
def test_file_of_a_draft_has_the_first_words_of_the_name(tmp_path: Path, words: str, name: str) -> None:
    """At most five, up to where the name of the service ends: it becomes the entry's address."""
    folder = again(tmp_path, paragraph("List", style="Title") + paragraph(words))
    assert [path.stem for path in (folder / "drafts").glob("*/*.yml")] == [name]
