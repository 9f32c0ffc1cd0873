"""The Jinja environment: icons and pages of a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.pages import jinja_environment
from signpost.pages.jinja_environment import svg


def test_svg_returns_icon_when_a_theme_has_it() -> None:
    """An icon is the text of its file, which templates do not escape."""
    assert svg("phone").startswith("<svg") and svg("phone").endswith("</svg>")


@pytest.mark.parametrize("folders", [[], [Path("nowhere")]])
def test_svg_raises_error_when_no_theme_has_the_icon(folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing icon, or a missing theme, is an OSError that names the icon, which the build reports."""
    monkeypatch.setattr(jinja_environment, "icon_folders", lambda: folders)
    with pytest.raises(FileNotFoundError, match=r"no-such-icon\.svg"):
        svg("no-such-icon")
