"""What a build need not do again, and what our hooks spare MkDocs: no byte of the site may tell the difference."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from signpost.builders.mkdocs import HOOKS, mkdocs_config
from signpost.builders.mkdocs_settings import load_settings
from signpost.builders.reuse import reuse_for
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.cli.build import refresh
from signpost.pages.render import nav, source_path
from signpost.publish.node import KEPT, ask_front
from tests.conftest import ROOT, SMALL, with_entry, write_catalogue


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(project: Path, *options: str) -> dict[str, bytes]:
    """Build the copy of the project; return its site."""
    done = subprocess.run(
        [sys.executable, "-m", "signpost.cli.build", *options], cwd=project, capture_output=True, text=True,
        check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "scripts"),
             "SOURCE_DATE_EPOCH": "1795392000"})
    assert done.returncode == 0, done.stdout + done.stderr
    return files(project / "site")


def test_site_is_the_same_when_built_again_after_edits_as_from_nothing(project: Path) -> None:
    """An entry added, changed, renamed and closed, one after the other, give the bytes of a build from nothing."""
    build(project)
    other = {**SMALL["missing/safecall.yml"], "name": "Other", "summary": "More help."}
    write_catalogue(project / "catalogue", {"missing/other.yml": other})
    build(project)
    (project / "catalogue/missing/other.yml").rename(project / "catalogue/missing/newer.yml")
    write_catalogue(project / "catalogue", {"missing/newer.yml": {**other, "formerly": ["missing/other"]}})
    with_entry(project / "catalogue", summary="A changed sentence.", also_in=["exploitation"])
    again = build(project)
    assert b"A changed sentence." in again["themes/missing/safecall/index.html"]
    for folder in ("build", "site", "docs/themes"):
        shutil.rmtree(project / folder)
    assert build(project) == again


def test_kept_pages_are_used_until_their_frame_changes(project: Path) -> None:
    """A mark in a kept page shows in the next site; a changed template or setting makes every entry's page anew."""
    build(project)
    kept, = (project / "build/reuse").rglob("safecall/index.html")
    kept.write_text(kept.read_text(encoding="utf-8").replace("SafeCall</h1>", "SafeCall, kept</h1>"), encoding="utf-8")
    assert b"SafeCall, kept</h1>" in build(project)["themes/missing/safecall/index.html"]
    for name, before, after in (("overrides/main.html", "Signpost is not a council", "This list is not a council"),
                                ("mkdocs.yml", "site_name: Signpost", "site_name: Waymark")):
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        page = build(project)["themes/missing/safecall/index.html"].decode()
        assert ", kept</h1>" not in page
        assert after.removeprefix("site_name: ") in page
        kept, = (project / "build/reuse").rglob("safecall/index.html")
        kept.write_text(kept.read_text(encoding="utf-8").replace("</h1>", ", kept</h1>"), encoding="utf-8")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return the real catalogue's pages, as our build writes them for MkDocs."""
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("themes", "urgent")))
    catalogue, _ = load_catalogue(ROOT / "catalogue")
    refresh(catalogue, Site.from_config(load_settings(ROOT, {})), docs, ROOT)
    return docs


def mkdocs(docs: Path, site: Path, hooks: list[str]) -> dict[str, bytes]:
    """Build pages with MkDocs and some of our hooks; return the site."""
    from mkdocs.commands.build import build as mkdocs_build

    catalogue, _ = load_catalogue(ROOT / "catalogue")
    config: Any = mkdocs_config(ROOT, hooks, docs_dir=str(docs), site_dir=str(site), nav=nav(catalogue))
    config.plugins.run_event("startup", command="build", dirty=False)
    mkdocs_build(config)
    return files(site)


def test_pages_are_the_same_when_hooks_spare_mkdocs_work(docs: Path, tmp_path: Path) -> None:
    """Every file of the real site but the search index is byte for byte what MkDocs makes on its own."""
    spared, alone = mkdocs(docs, tmp_path / "a", HOOKS), mkdocs(docs, tmp_path / "b", [])
    assert spared.keys() == alone.keys()
    differing = [name for name in alone if spared[name] != alone[name] and not name.startswith("sitemap")]
    assert differing == ["search/search_index.json"]


def test_frame_differs_when_the_address_does(tmp_path: Path) -> None:
    """Each published address has its own kept pages, and only the last one's are left."""
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    config = {"nav": [], "site_url": "https://a.example/", "site_name": "x", "extra": {}, "docs_dir": "docs"}
    first = reuse_for(config, tmp_path)
    first.folder.mkdir(parents=True)
    second = reuse_for({**config, "site_url": "https://b.example/"}, tmp_path)
    assert (second.folder != first.folder, first.folder.exists()) == (True, False)
    assert source_path("missing/safecall") == "themes/missing/safecall/index.md"


def test_answer_of_node_is_kept_until_its_inputs_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same inputs are not asked twice; a changed file, or a spoilt answer, is."""
    asked: list[str] = []

    def answer(name: str, task: str, root: Path) -> dict[str, str]:
        asked.append(task)
        return {"is": task}

    monkeypatch.setattr("signpost.publish.node.run_front", answer)
    (tmp_path / "a.css").write_text("a")

    def ask(task: str) -> Any:
        return ask_front("minify-assets.mjs", task, tmp_path, [("a.css", tmp_path / "a.css")])

    assert [ask("one"), ask("two")] == [{"is": "one"}, {"is": "one"}]
    (tmp_path / "a.css").write_text("b")
    assert ask("three") == {"is": "three"}
    for kept in (tmp_path / KEPT).iterdir():
        assert json.loads(kept.read_text())
        kept.write_text("{spoilt")
    assert ask("four") == {"is": "four"}
    assert asked == ["one", "three", "four"]
