"""What is gathered from the catalogue and the hand-written pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from signpost.links.collect import changed_targets, collect_targets, extract_links
from signpost.links.limits import Limits, contact_address, public_address, user_agent
from signpost.links.probe.probe_plan import plan_probe
from signpost.links.targets import detect_kind, read_targets_file
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://a.lab", "web"),
        ("a.lab/x", "web"),
        ("www.a.lab", "web"),
        ("10.0.0.1/x", "web"),
        ("", "web"),
        ("x@a.lab", "email"),
        ("@a.lab", "email"),
        ("mailto:x", "email"),
        ("https://x@a.lab/", "web"),
        ("0800 1111", "phone"),
        ("tel:letters", "phone"),
        ("+44 20", "phone"),
        ("(01245) 123456", "phone"),
        ("999", "phone"),
        ("0800 FLOWERS", "phone"),
        ("3rd.lab/x", "web"),
        ("SMS:85258", "phone"),
        ("//a.lab/x@y", "web"),
    ],
)
def test_kind_is_told_by_its_looks_when_a_list_has_everything(text: str, kind: str) -> None:
    """Web, email or phone, without being told."""
    assert detect_kind(text) == kind


def test_number_differs_when_another_is_shown(tmp_path: Path) -> None:
    """The tel: must equal the number that the reader sees."""
    path = tmp_path / "t.txt"
    path.write_text(
        "tel:+442079460958\t020 7946 0958\ntel:+442079460000\t020 7946 0958\ntel:+442079460001\tHarbour Carers\n"
    )
    plan = plan_probe(read_targets_file(path), {}, lambda _t: False, Limits(), True)
    assert [plan.settled[("phone", f"tel:+44207946{end}")].reason for end in ("0958", "0000", "0001")] == [
        "works",
        "number_differs",
        "works",
    ]


@pytest.mark.parametrize(
    "contact", ["https://s.lab/link-report/", "https://robot.lab/", "https://s.lab/ x", "https://s.lab/\u00e9"]
)
def test_contact_is_refused_when_it_holds_words_that_get_one_turned_away(contact: str) -> None:
    """No link, bot, crawl or spider in our name, not even in the address."""
    with pytest.raises(ValueError, match="contact address"):
        user_agent(contact)


def test_contact_comes_from_the_site_when_it_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """The public site first, the repository while there is none; the environment before both."""
    settings: dict[str, object] = {"site_url": "http://127.0.0.1:8000/", "extra": {"signpost": {"repository": "a/b"}}}
    monkeypatch.delenv("SIGNPOST_CONTACT", raising=False)
    assert (public_address(settings), contact_address(settings)) == ("", "https://github.com/a/b")
    settings["site_url"] = "https://essex.lab/signpost"
    assert contact_address(settings) == "https://essex.lab/signpost/"
    monkeypatch.setenv("SIGNPOST_CONTACT", "https://us.lab/")
    assert contact_address(settings) == "https://us.lab/"
    assert contact_address({}) == "https://us.lab/" and public_address({}) == ""
