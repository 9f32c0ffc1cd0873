"""The settings in mkdocs.yml of where readers report mistakes, and those that site.yml decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site, settings_of
from tests.conftest import SMALL, write_catalogue


def site(**settings: Any) -> Site:
    """Return the site with some settings in extra.signpost."""
    return Site.from_config({"site_name": "Signpost", "extra": {"signpost": settings}})


@pytest.mark.parametrize(("settings", "takes"), [
    ({}, False), ({"report_email": None, "repository": ""}, False), ({"report_email": "a.b@c.example.org"}, True),
    ({"repository": "owner/name"}, True), ({"repository": "owner/name", "report_on_github": False}, False),
    ({"repository": "owner/name", "report_on_github": None}, True)])
def test_reports_are_taken_when_an_address_is_set(settings: dict[str, Any], takes: bool) -> None:
    """By email, or on GitHub unless that is switched off."""
    assert site(**settings).takes_reports is takes


def test_spaces_around_an_address_are_no_part_of_it() -> None:
    """As they get into a box of a web page."""
    assert site(report_email=" a@b.example.org\n").report_email == "a@b.example.org"


@pytest.mark.parametrize("email", [
    "mailto:a@b.example.org", "a@b.example.org, c@d.example.org", "a@b", "a b@c.example.org",
    "a@b.example.org?cc=x@y.example.org", "A <a@b.example.org>", 'a"@b.example.org'])
def test_email_is_refused_when_it_is_no_single_address(email: str) -> None:
    """The build stops, and says which setting it is and what stands there."""
    with pytest.raises(OSError, match=r"SIGNPOST_REPORT_EMAIL.*must be one email address.*'") as caught:
        site(report_email=email)
    assert email in str(caught.value)


@pytest.mark.parametrize("repository", ["https://github.com/owner/name", "name", "owner/name/issues", "owner/na me"])
def test_repository_is_refused_when_it_is_not_owner_and_name(repository: str) -> None:
    """It would lead to another page of GitHub, or nowhere."""
    with pytest.raises(OSError, match="must be owner and name on GitHub"):
        site(repository=repository)


def test_name_is_escaped_for_the_themes_own_templates(small: Path) -> None:
    """They insert name and description as they are; data files and our templates have the name as it is written."""
    text = SMALL["site.yml"].replace("name: Signpost", 'name: "A \\" onload=x & b"')
    names = load_catalogue(write_catalogue(small, {"site.yml": text}))[0].site
    settings = settings_of(names, {"extra": {"signpost": {"offline": False}, "other": 1}})
    assert settings["site_name"] == "A &quot; onload=x &amp; b"
    assert Site.from_config(settings).name == 'A " onload=x & b'
    assert settings["extra"]["other"] == 1 and settings["extra"]["signpost"]["offline"] is False


@pytest.mark.parametrize(("variable", "expected"), [("", "list@council.org.uk"), ("other@a.org.uk", "other@a.org.uk")])
def test_reports_go_to_the_mailbox_in_site_yml_unless_the_variable_names_another(small: Path, variable: str,
                                                                                 expected: str) -> None:
    """The list has its own; whoever publishes it may have another."""
    text = f"{SMALL['site.yml']}\nreport_email: list@council.org.uk\n"
    loaded = load_catalogue(write_catalogue(small, {"site.yml": text}))[0].site
    assert Site.from_config(settings_of(loaded, {"extra": {"signpost": {"report_email": variable}}})
                            ).report_email == expected
