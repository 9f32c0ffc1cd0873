"""The hooks are thin: each hands MkDocs' event to the package. Here MkDocs is played by a few values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from hooks import generate_site
from tests.conftest import with_entry


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
    return FakeConfig(small.parent)


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
    with pytest.raises(Abort, match="1 problem in the catalogue"):
        generate_site.on_pre_build(config)
    assert page.read_bytes() == before
