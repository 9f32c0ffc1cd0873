"""Links within the built site that LinkChecker leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.links.site_walk.anchors import BuiltSite, read_public_address
from tests.links.site_walk.built_site import PUBLIC, site_of


@pytest.mark.parametrize(
    ("href", "fine"),
    [
        ("#here", True),
        ("#HERE", False),
        ("#", True),
        ("#top", True),
        ("#named", True),
        ("#caf%C3%A9", True),
        ("#here:~:text=x", True),
        ("#:~:text=x", True),
        ("other/#place", True),
        ("other/index.html#place", True),
        ("other/?q=1#place", True),
        ("other/#here", False),
        (f"{PUBLIC}other/#place", True),
        (f"{PUBLIC}other/#no", False),
        (f"{PUBLIC}no/", False),
        (PUBLIC, True),
        ("data.json#x", True),
        ("https://essex.lab/elsewhere/#x", True),
        ("https://out.lab/#x", True),
        ("http://[bad#x", True),
        ("mailto:a@b.lab#x", True),
        (f"{PUBLIC}{'x' * 300}/", False),
    ],
)
def test_place_is_found_as_a_browser_finds_it_when_a_link_names_one(tmp_path: Path, href: str, fine: bool) -> None:
    """By id or name, letter for letter, once its percent signs are read; other people's places are not looked at."""
    site = site_of(
        tmp_path, home=f"<p id=here></p><a name=named></a><p id='café'></p><a href='{href}'>x</a>", other="<p id=place>"
    )
    (site / "data.json").write_text("{}")
    assert (BuiltSite(site, PUBLIC).broken_links() == []) is fine


def test_public_address_is_read_from_the_home_page(tmp_path: Path) -> None:
    """The site knows for which address it was built, whatever the settings say today."""
    assert read_public_address(site_of(tmp_path, home="")) == PUBLIC
    (tmp_path / "index.html").write_text("<title>x</title>")
    assert read_public_address(tmp_path) == ""
