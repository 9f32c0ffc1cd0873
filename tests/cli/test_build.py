"""The build: a problem changes nothing, MkDocs alone works too, an edit does not make it run in circles."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema

from signpost.cli.project import site_folder
from tests.conftest import ENVIRONMENT, ROOT, SMALL, with_entry, write_catalogue
from tests.live import live
from tests.repository import commit, start_repository


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, with the copy's own package and a fixed date."""
    environment = {**ENVIRONMENT, "PYTHONPATH": str(project / "scripts"), "SOURCE_DATE_EPOCH": "1795392000"}
    return subprocess.run([sys.executable, *command], cwd=project, capture_output=True, text=True, check=False,
                          env=environment, timeout=120)


def test_build_changes_nothing_when_catalogue_has_a_problem(project: Path) -> None:
    """On any problem docs/ and site/ stay as they were, the problem is told with its place, and the exit code is 1."""
    assert run(project, "-m", "signpost.cli.build").returncode == 0
    before = snapshot(project / "build/docs"), snapshot(project / "site")
    with_entry(project / "catalogue", contacts={"phones": [{"number": "12"}]}, name="Changed")
    failed = run(project, "-m", "signpost.cli.build")
    assert failed.returncode == 1
    assert re.fullmatch(r"catalogue/missing/safecall\.yml:\d+: phone must be [^\n]*: '12'\n", failed.stdout)
    assert "Traceback" not in failed.stderr
    assert (snapshot(project / "build/docs"), snapshot(project / "site")) == before


def test_site_is_the_same_when_built_again_after_edits_as_from_nothing(project: Path) -> None:
    """An entry added, changed and renamed, one after the other, give the bytes of a build from nothing."""
    def build() -> dict[str, bytes]:
        done = run(project, "-m", "signpost.cli.build")
        assert done.returncode == 0, done.stdout + done.stderr
        return snapshot(project / "site")

    build()
    other = {**SMALL["missing/safecall.yml"], "name": "Other", "summary": "More help."}
    write_catalogue(project / "catalogue", {"missing/other.yml": other})
    build()
    (project / "catalogue/missing/other.yml").rename(project / "catalogue/missing/newer.yml")
    write_catalogue(project / "catalogue", {"missing/newer.yml": {**other, "formerly": ["missing/other"]}})
    with_entry(project / "catalogue", summary="A changed sentence.", also_in=["exploitation"])
    again = build()
    assert b"A changed sentence." in again["themes/missing/safecall/index.html"]
    for folder in ("site", "build/docs/themes"):
        shutil.rmtree(project / folder)
    assert build() == again


def test_build_leaves_old_site_when_mkdocs_fails(project: Path) -> None:
    """A page that MkDocs refuses leaves the site of before whole, with a message and no traceback."""
    assert run(project, "-m", "signpost.cli.build").returncode == 0
    before = snapshot(project / "site")
    (project / "docs" / "about.md").write_text("[nowhere](nowhere.md)")
    failed = run(project, "-m", "signpost.cli.build")
    assert failed.returncode == 1
    assert "nowhere.md" in failed.stderr + failed.stdout
    assert "Traceback" not in failed.stderr
    assert snapshot(project / "site") == before


def test_build_takes_another_catalogue_when_asked(project: Path, small: Path) -> None:
    """--catalogue builds another folder, whose themes need not be ours; --site-url says where it is published."""
    done = run(project, "-m", "signpost.cli.build", "--catalogue", str(small), "--site-url", "https://a.example.org/b/")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (site_folder(small, project) / "themes/missing/safecall/index.html").read_text()
    assert not (project / "site").exists()
    assert '<link rel="canonical" href="https://a.example.org/b/themes/missing/safecall/">' in page


def test_mkdocs_builds_the_same_pages_when_run_alone(project: Path) -> None:
    """`mkdocs build --strict` on its own refreshes the pages by the hook and finishes the site."""
    assert run(project, "-m", "signpost.cli.build", "--site", "site-a").returncode == 0
    shutil.rmtree(project / "build/docs/themes")
    alone = run(project, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site-b")
    assert alone.returncode == 0, alone.stdout + alone.stderr
    ours, theirs = snapshot(project / "site-a"), snapshot(project / "site-b")
    assert sorted(ours) == sorted(theirs)
    assert ours["themes/missing/safecall/index.html"] == theirs["themes/missing/safecall/index.html"]


def test_mkdocs_stops_when_catalogue_has_a_problem(project: Path) -> None:
    """`mkdocs build` on its own tells the problem and exits 1."""
    with_entry(project / "catalogue", summary="No stop")
    alone = run(project, "-m", "mkdocs", "build", "--strict")
    assert alone.returncode == 1
    assert "catalogue/missing/safecall.yml:8: summary must end with a full stop: 'No stop'" in alone.stderr
    assert "Traceback" not in alone.stderr


def test_catalogue_json_keeps_its_contract_when_built(built_site: Path) -> None:
    """The public data is valid against its schema, and names every page that it promises."""
    data = json.loads((built_site / "catalogue.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "tests/data/catalogue.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert [theme["id"] for theme in data["themes"]] == [theme.id for theme in live().themes]
    assert [entry["id"] for entry in data["entries"]] == list(live().items)
    for entry in data["entries"]:
        assert (built_site / entry["url"] / "index.html").is_file()
        assert set(entry["audience"]) <= live().site.audience_titles.keys()


def test_no_word_of_the_list_before_is_built_when_another_place_has_put_its_own_there(project: Path) -> None:
    """Neither "What has changed lately" nor the feed has it, and no page of it is left."""
    catalogue = write_catalogue(project / "catalogue", {f"missing/old-{number}.yml": {
        **SMALL["missing/safecall.yml"], "name": f"Quagmire {number}", "contacts": {"phones": [
            {"number": f"0808 801 000{number}"}]}} for number in range(3)})
    start_repository(catalogue)
    assert run(project, "-m", "signpost.cli.build").returncode == 0
    before = "\n".join(text.decode("utf-8", "replace") for text in snapshot(project / "site").values())
    assert "Quagmire 1" in before
    for number in range(3):
        (catalogue / f"missing/old-{number}.yml").unlink()
    site = (catalogue / "site.yml").read_text(encoding="utf-8").replace("name: Signpost", "name: Our own")
    write_catalogue(catalogue, {"site.yml": site, "missing/ours.yml": {
        **SMALL["missing/safecall.yml"], "name": "Ours", "contacts": {"phones": [{"number": "0808 801 0009"}]}}})
    commit(catalogue, "2026-11-03")
    done = run(project, "-m", "signpost.cli.build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The list began, with 2 entries" in (project / "site/lately/index.html").read_text(encoding="utf-8")
    assert [path for path, text in snapshot(project / "site").items() if b"quagmire" in text.lower()] == []
