"""Home pages in all their spellings, and pages whose addresses look like one."""

from __future__ import annotations

import pytest

from signpost.links.classify.home_page import is_home_page
from tests.links.reading import address


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "//",
        "/./",
        "/?",
        "/?redirected=1",
        "/en-gb/home",
        "/index.html",
        "/index.html#",
        "/home.aspx?x",
        "/en/",
        "/cy/",
        "/home/",
        "/Home/Index",
        "/web/guest/home",
        "/en_GB/",
        "/default.asp",
        "/?utm_source=x&utm_medium=y",
        "/uk/en",
        "/?lang=cy",
        "/?from=/old/page",
        "/pages/home.aspx",
        "/home;jsessionid=1",
        "/HOME.HTM",
        "/?404",
        "/index.php?lang=en",
        "/%69ndex.html",
        "/home?e=404",
        "/welcome",
        "/en/index.html",
        "/?error=notfound",
        "/#about",
        "/zh_hans/",
        "/cymraeg/hafan",
        "/?a",
        "/?on=true",
        "/en/gb/home/index.html",
    ],
)
def test_address_is_a_home_page_when_nothing_in_it_names_another(path: str) -> None:
    """Languages, a home page's file, and parameters that only tell how a reader came."""
    assert is_home_page(address(f"https://harbour.org.uk{path}"))


@pytest.mark.parametrize(
    "path",
    [
        "/?p=123",
        "/index.php?id=5",
        "/?page_id=5",
        "/services",
        "/en/services",
        "/home/services",
        "/?q=node/5",
        "/?/services/x",
        "/index.php?option=com_content&view=article",
        "/about/index.html",
        "/index.php/services",
        "/homes",
        "/help",
        "/?topic=missing",
        "/main-street",
        "/welcome-to-us",
        "/young-carers/home",
        "/?s=x",
        "/home/123",
        "/a/b/",
        "/?p=1",
        "/?article[id]=7",
        "/?lang=en&id=5",
        "/en/gb/cy/home/index.html",
        "/html",
        "/?help=money",
    ],
)
def test_address_is_no_home_page_when_it_names_a_page(path: str) -> None:
    """A path below it, or a parameter that tells which page is meant."""
    assert not is_home_page(address(f"https://harbour.org.uk{path}"))
