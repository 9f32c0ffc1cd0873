"""How the check introduces itself."""

from __future__ import annotations

import pytest

from signpost.links.limits import contact_address, public_address, user_agent


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
