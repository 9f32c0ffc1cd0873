"""What changed in the catalogue lately, day by day, from git's history."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from signpost.catalogue.site import NO_SITE_FILE, Site
from signpost.exports.atom import ATOM, render_atom
from signpost.history.recent_changes import NEW_LIST, UNAVAILABLE, RecentChanges, read_recent_changes
from signpost.pages.render import render_site
from tests.conftest import OTHER, SMALL, load_valid, with_entry, write_catalogue
from tests.repository import commit, run_git, start_repository

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
DAY = date(2026, 11, 23)


def changes_by_day(recent: RecentChanges) -> list[tuple[str, str, str]]:
    """Return date, type and id of each change."""
    return [(day_changes.day.date, change.type.value, change.id)
            for day_changes in recent.days for change in day_changes.changes]


def test_first_day_has_only_number_of_entries(committed: Path) -> None:
    """The first day is not an addition for each entry."""
    day_changes = read_recent_changes(committed, NO_SITE_FILE).days
    assert [(each.day.date, each.initial_entries, each.changes) for each in day_changes] == [("2026-11-01", 1, ())]


def test_changes_have_type_when_entries_are_added_changed_closed_moved_and_removed(committed: Path) -> None:
    """Each change stands on its day, the newest day first."""
    write_catalogue(committed, {"missing/other.yml": OTHER})
    commit(committed, "2026-11-02")
    with_entry(committed, hours="9am to 5pm")
    write_catalogue(committed, {"missing/other.yml": {**OTHER, "status": "temporarily closed"}})
    commit(committed, "2026-11-03")
    (committed / "missing/other.yml").unlink()
    write_catalogue(committed, {"missing/new.yml": {**OTHER, "formerly": ["missing/other"]}})
    commit(committed, "2026-11-04")
    (committed / "missing/new.yml").unlink()
    commit(committed, "2026-11-05")
    assert changes_by_day(read_recent_changes(committed, NO_SITE_FILE)) == [
        ("2026-11-05", "Taken off the list", "missing/new"), ("2026-11-04", "New address", "missing/new"),
        ("2026-11-03", "Closed", "missing/other"), ("2026-11-03", "Changed", "missing/safecall"),
        ("2026-11-02", "Added", "missing/other")]


def test_days_are_compared_when_one_has_several_commits(committed: Path) -> None:
    """What was changed and changed back on one day is no change; nor is what readers do not see."""
    for hours in ("9am", "10am", None):
        with_entry(committed, hours=hours)
        commit(committed, "2026-11-02")
    with_entry(committed, keywords=["runaway"])
    commit(committed, "2026-11-03")
    assert changes_by_day(read_recent_changes(committed, NO_SITE_FILE)) == []


def test_only_newest_days_are_compared_when_there_are_many(committed: Path) -> None:
    """The day before the last days is compared with, and has no changes of its own."""
    for number in range(2, 7):
        with_entry(committed, hours=f"{number}am")
        commit(committed, f"2026-11-0{number}")
    recent = read_recent_changes(committed, NO_SITE_FILE, max_days=2)
    assert [day_changes.day.date for day_changes in recent.days] == ["2026-11-06", "2026-11-05"]
    assert recent.last_modified == {"missing/safecall": "2026-11-06T12:00:00Z"}


def replaced(catalogue: Path) -> Path:
    """Put another place's list where one of two entries was; both have an entry of the same id."""
    write_catalogue(catalogue, {f"missing/old-{number}.yml": OTHER for number in range(3)})
    commit(catalogue, "2026-11-02")
    for number in range(3):
        (catalogue / f"missing/old-{number}.yml").unlink()
    return write_catalogue(catalogue, {"missing/our-own.yml": OTHER, "site.yml": str(SMALL["site.yml"]).replace(
        "name: Signpost", "name: Our own")})


def test_history_begins_anew_when_another_place_puts_its_own_list_there(committed: Path) -> None:
    """Nothing of the earlier list is shown, not even an entry that both have; later changes are."""
    commit(replaced(committed), "2026-11-03")
    with_entry(committed, hours="9am")
    commit(committed, "2026-11-04")
    recent = read_recent_changes(committed, NO_SITE_FILE)
    assert [(each.day.date, each.initial_entries) for each in recent.days] == [("2026-11-04", 0), ("2026-11-03", 2)]
    assert changes_by_day(recent) == [("2026-11-04", "Changed", "missing/safecall")]


def test_list_that_is_not_committed_yet_shows_nothing_of_the_one_before(committed: Path) -> None:
    """Another place that looks at its site before the first commit sees no changes of the first list."""
    replaced(committed)
    recent = read_recent_changes(committed, load_valid(committed).site)
    assert (recent.days, recent.unavailable) == ((), NEW_LIST)


def test_history_begins_anew_when_the_list_before_was_older_than_the_days_compared(committed: Path) -> None:
    """The first day of one's own list is its first, however long the past of the list before."""
    commit(replaced(committed), "2026-11-03")
    recent = read_recent_changes(committed, NO_SITE_FILE, max_days=1)
    assert [(each.day.date, each.initial_entries, each.changes) for each in recent.days] == [("2026-11-03", 2, ())]


def test_history_begins_anew_when_the_list_before_had_no_site_yml_yet(small: Path) -> None:
    """The last day before may be older than that file."""
    (small / "site.yml").unlink()
    committed = start_repository(small)
    commit(replaced(committed), "2026-11-03")
    assert [day.initial_entries for day in read_recent_changes(committed, NO_SITE_FILE).days] == [2]


def test_history_goes_on_when_a_list_gets_its_site_yml(small: Path) -> None:
    """Nothing of it has gone."""
    (small / "site.yml").unlink()
    committed = start_repository(small)
    write_catalogue(committed, {"missing/other.yml": OTHER, "site.yml": SMALL["site.yml"]})
    commit(committed, "2026-11-02")
    assert changes_by_day(read_recent_changes(committed, NO_SITE_FILE)) == [("2026-11-02", "Added", "missing/other")]


def test_history_goes_on_when_the_site_has_another_name_alone(committed: Path) -> None:
    """A list that is called by another name is still the same list."""
    write_catalogue(committed, {"missing/other.yml": OTHER, "site.yml": str(SMALL["site.yml"]).replace(
        "name: Signpost", "name: Our own")})
    commit(committed, "2026-11-02")
    assert changes_by_day(read_recent_changes(committed, NO_SITE_FILE)) == [("2026-11-02", "Added", "missing/other")]


def test_file_that_is_no_yaml_has_no_fields(committed: Path) -> None:
    """A file that could not be read at some commit does not stop the build."""
    write_catalogue(committed, {"missing/safecall.yml": "name: [", "missing/text.yml": "just text"})
    commit(committed, "2026-11-02")
    with_entry(committed)
    (committed / "missing/text.yml").unlink()
    commit(committed, "2026-11-03")
    assert ("2026-11-02", "Added", "missing/text") in changes_by_day(read_recent_changes(committed, NO_SITE_FILE))


def test_changes_are_unavailable_when_there_is_no_history(small: Path, committed: Path, tmp_path: Path) -> None:
    """Outside git, and in a shallow clone, the page and the feed hold one sentence."""
    with_entry(committed, hours="9am")
    commit(committed, "2026-11-02")
    run_git(tmp_path, "clone", "-q", "--depth", "1", f"file://{committed.parent}", "shallow")
    outside = write_catalogue(tmp_path.parent / f"{tmp_path.name}-outside" / "catalogue", SMALL)
    for folder in (tmp_path / "shallow" / "catalogue", outside):
        recent = read_recent_changes(folder, NO_SITE_FILE)
        assert (recent.days, recent.unavailable) == ((), UNAVAILABLE)
        catalogue = load_valid(folder)
        assert UNAVAILABLE in render_site(catalogue, SITE, recent=recent)["lately/index.md"].replace("&#39;", "'")
        feed = ElementTree.fromstring(render_atom(catalogue, SITE, recent, DAY))
        assert feed.findtext(f"{{{ATOM}}}subtitle") == UNAVAILABLE
        assert feed.findtext(f"{{{ATOM}}}updated") == "2026-11-23T00:00:00Z"


def test_renamed_field_is_no_change(committed: Path) -> None:
    """A field that had another name in the past is compared under today's."""
    plan = {"to_person": "You can ring.", "record": "[worker] will ring with [name]."}
    with_entry(committed, plan={"young_person": plan["to_person"], "record": plan["record"]})
    commit(committed, "2026-11-02")
    with_entry(committed, plan=plan, cost="free")
    commit(committed, "2026-11-03")
    newest = read_recent_changes(committed, NO_SITE_FILE).days[0].changes
    assert [change.details for change in newest] == [("Cost: added “free”.",)]
