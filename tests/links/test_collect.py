"""What is gathered from the catalogue and the hand-written pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from signpost.links.collect import changed_targets, collect_targets, extract_links
from tests.conftest import with_entry

CONTACTS = {
    "phones": [{"number": "116 000"}],
    "emails": [{"address": "help@missing.lab"}],
    "links": [{"title": "Website", "url": "https://missing.lab/help"}],
}


def test_contacts_are_gathered_with_their_places_when_an_entry_has_them(small: Path, tmp_path: Path) -> None:
    """Phone, email and link, each with entry, file, line, names, and a phone to stand beside a warning."""
    with_entry(small, contacts=CONTACTS, description="See [more](https://more.lab/a) or [mail](mailto:x@more.lab).")
    targets, problems = collect_targets(small, tmp_path / "docs")
    assert not problems
    found = {target.text: target for target in targets}
    assert {text: found[text].kind for text in found} == {
        "116 000": "phone",
        "help@missing.lab": "email",
        "https://missing.lab/help": "web",
        "https://more.lab/a": "web",
        "mailto:x@more.lab": "email",
    }
    place = found["https://missing.lab/help"].places[0]
    lines = (small / "missing/safecall.yml").read_text().splitlines()
    assert "https://missing.lab/help" in lines[place.line - 1]
    assert (place.entry, place.phone, place.title) == ("missing/safecall", "116 000", "Website")
    assert {"SafeCall", "Missing People"} <= found["https://missing.lab/help"].names


def test_hand_written_pages_are_gathered_when_they_have_links(small: Path, tmp_path: Path) -> None:
    """Markdown links, bare ones and references; generated folders are left to the catalogue."""
    docs = tmp_path / "docs"
    (docs / "themes").mkdir(parents=True)
    (docs / "about.md").write_text("A\n[x](https://one.lab/) and <https://two.lab/>\n\n[three]: https://three.lab/x\n")
    (docs / "themes" / "a.md").write_text("[x](https://generated.lab/)\n")
    targets, _ = collect_targets(small, docs)
    found = {target.text: target.places[0] for target in targets if target.kind == "web"}
    assert set(found) == {"https://one.lab/", "https://two.lab/", "https://three.lab/x"}
    assert (found["https://three.lab/x"].line, Path(found["https://one.lab/"].file).name) == (4, "about.md")


def test_links_are_found_when_markdown_writes_them_in_its_ways() -> None:
    """In brackets, in angles, as HTML."""
    assert extract_links("[a](<https://a.lab/x>) <mailto:b@b.lab> <a href='tel:999'>") == [
        "https://a.lab/x",
        "mailto:b@b.lab",
        "tel:999",
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<a href=\"https://x.lab/children's-services\">", ["https://x.lab/children's-services"]),
        ("<A HREF='https://x.lab/a'>", ["https://x.lab/a"]),
        ("<a href=https://x.lab/a?b=c>", ["https://x.lab/a?b=c"]),
        ("<a\n class=x\n href='https://x.lab/?a=1&amp;b=2'>x</a>", ["https://x.lab/?a=1&b=2"]),
        ("<div markdown>\n[a](https://x.lab/a) <a href=tel:999>x</a>\n</div>", ["https://x.lab/a", "tel:999"]),
        ("[a](https://x.lab/A_(b))", ["https://x.lab/A_(b)"]),
        ("[a](HTTPS://X.lab/a) <HTTPS://Y.lab/>", ["HTTPS://X.lab/a", "HTTPS://Y.lab/"]),
        ("[a](https://x.lab/caf\u00e9's 'Title')", ["https://x.lab/caf\u00e9's"]),
        ("[a][b]\n\n[b]: https://x.lab/a 'Title'", ["https://x.lab/a", "https://x.lab/a"]),
        ("!!! note\n    [a](https://x.lab/a)", ["https://x.lab/a"]),
        ("<b@b.lab> [t](TEL:999) [s](sms:85258)", ["mailto:b@b.lab", "TEL:999", "sms:85258"]),
        ("<!-- <a href=https://x.lab/a> -->\n\n`[a](https://x.lab/a)`", []),
        ("```\n[a](https://x.lab/a)\n```", []),
        ("[a](page.md) [b](#place) <a href=/x>", []),
    ],
)
def test_link_is_found_when_a_browser_would_show_one(text: str, links: list[str]) -> None:
    """As Markdown and HTML are parsed: in any case, with or without quotes, and never cut off."""
    assert extract_links(text) == links


def test_line_of_a_link_is_that_of_the_file_when_a_paragraph_has_several(small: Path, tmp_path: Path) -> None:
    """In paragraphs, tables and HTML."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text("One\n[2](https://two.lab/)\n<a href=https://three.lab/>3</a>\n\n"
                               "|a|\n|---|\n|[7](https://seven.lab/)|\n\n<div>\n<a href=https://ten.lab/></div>\n")
    lines = {target.text: target.places[0].line for target in collect_targets(small, docs)[0] if ".lab" in target.text}
    assert {"https://two.lab/": 2, "https://three.lab/": 3, "https://seven.lab/": 7, "https://ten.lab/": 10
            }.items() <= lines.items()


def test_only_new_lines_count_when_a_change_is_checked(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood there before is not asked; what is added, changed or in a new file is."""
    monkeypatch.chdir(small.parent)
    with_entry(small, contacts=CONTACTS)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@x.lab", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], check=True)
    new = {**CONTACTS, "links": [*CONTACTS["links"], {"title": "New", "url": "https://new.lab/"}]}
    with_entry(small, contacts=new)
    (small.parent / "docs").mkdir()
    (small.parent / "docs/page.md").write_text("[x](https://page.lab/)\n")
    targets, _ = collect_targets(small, Path("docs"))
    changed = {target.text for target in changed_targets(targets, "HEAD", Path())}
    assert {"https://new.lab/", "https://page.lab/"} <= changed
    assert "help@missing.lab" not in changed and "116 000" not in changed


def test_change_cannot_be_checked_when_git_does_not_know_the_revision(tmp_path: Path) -> None:
    """An unknown revision, or one that looks like an option, is wrong input."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for revision in ("no-such-thing", "--output=/tmp/x"):
        with pytest.raises(ValueError, match="Git cannot compare"):
            changed_targets([], revision, tmp_path)
