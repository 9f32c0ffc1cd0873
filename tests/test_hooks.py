"""The hooks are thin: each hands MkDocs' event to the package. Here MkDocs is played by a few values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from hooks import generate_site
from signpost.cli.mkdocs import events
from tests.conftest import ROOT, with_entry


class FakeConfig(dict[str, Any]):
    """As much of MkDocs' configuration as the hooks ask for."""

    def __init__(self, root: Path) -> None:
        super().__init__(site_name="Signpost", site_url="https://signpost.example.org/", extra={})
        self.config_file_path = str(root / "mkdocs.yml")
        self.docs_dir = str(root / "docs")
        self.site_dir = str(root / "site")


@pytest.fixture
def config(small: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the configuration of a project with the small catalogue; the build's date, which a hook sets, is given."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    fake = FakeConfig(small.parent)
    generate_site.on_config(fake)  # type: ignore[arg-type]
    return fake


def test_refresh_writes_pages_when_catalogue_is_right(config: Any) -> None:
    """Before a build the pages of the catalogue are on disk."""
    generate_site.on_pre_build(config)
    assert (Path(config.docs_dir) / "themes/missing/safecall/index.md").is_file()


def test_refresh_sets_navigation_when_catalogue_is_right(config: Any) -> None:
    """MkDocs is given the navigation, which mkdocs.yml does not state."""
    generate_site.on_pre_build(config)
    assert {"Themes": [{"Missing": "themes/missing/index.md"},
                       {"Exploitation": "themes/exploitation/index.md"}]} in config.nav


def test_refresh_aborts_when_catalogue_has_a_problem(config: Any, small: Path) -> None:
    """On a problem MkDocs stops, and the pages of before stay."""
    generate_site.on_pre_build(config)
    page = Path(config.docs_dir) / "themes/missing/safecall/index.md"
    before = page.read_bytes()
    with_entry(small, summary="No stop")
    with pytest.raises(Abort, match="1 problem in the catalogue: the pages stay as they were"):
        generate_site.on_pre_build(config)
    assert page.read_bytes() == before


def test_build_aborts_when_a_setting_cannot_be_used(config: Any) -> None:
    """A sentence, no traceback."""
    config["extra"] = {"signpost": {"report_email": "nobody"}}
    with pytest.raises(Abort, match="must be one email address"):
        generate_site.on_pre_build(config)


@pytest.mark.parametrize(("command", "serving"), [("serve", True), ("build", False)])
def test_site_is_finished_for_publishing_unless_it_is_served(
        config: Any, monkeypatch: pytest.MonkeyPatch, command: Any, serving: bool) -> None:
    """The policy would forbid the inline script of live reload."""
    done: list[str] = []
    monkeypatch.setattr(events, "add_data", lambda *_: done.append("data"))
    monkeypatch.setattr(events, "prepare_for_publishing", lambda *_: done.append("published"))
    generate_site.on_startup(command, False)
    generate_site.on_pre_build(config)
    generate_site.on_post_build(config)
    assert done == (["data"] if serving else ["data", "published"])


def test_server_goes_on_when_a_build_aborts(config: Any, small: Path, tmp_path: Path) -> None:
    """`mkdocs serve` by itself: MkDocs would keep every page waiting."""
    server = LiveReloadServer(lambda: generate_site.on_pre_build(config), "127.0.0.1", 0, str(tmp_path))
    generate_site.on_serve(server, config=config, builder=server.builder)
    with_entry(small, summary="No stop")
    server.builder()
    server.server_close()


def test_hook_is_short() -> None:
    """Each calls the package, and has 40 lines at most."""
    for path in (ROOT / "hooks").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 40, path
