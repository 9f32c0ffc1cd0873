"""The schema.org description of an entry: only what is known and confirmed, and nothing that could end its element."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.site import Site
from signpost.pages.json_ld import json_ld_data, render_json_ld
from tests.conftest import with_entry

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")


def described(small: Path, **fields: Any) -> tuple[Catalogue, dict[str, Any]]:
    """Return the small catalogue's one entry as schema.org knows it."""
    catalogue, problems = load_catalogue(with_entry(small, **fields))
    assert problems == []
    return catalogue, json_ld_data(catalogue, SITE, catalogue.items["missing/safecall"])


def test_linked_data_says_what_the_page_says_when_entry_is_a_service(small: Path) -> None:
    """Name, who runs it, ages, area and the confirmed number are there; what is not confirmed or not known is not."""
    _, data = described(small, area=["uk"], cost="free", eligibility={"maximum_age": "25"}, contacts={
        "phones": [{"number": "116 000", "hours": "every day", "note": "Choose option 2."},
                   {"number": "85258", "type": "text", "confirmed": "false"}]})
    assert (data["@type"], data["name"], data["provider"]["name"]) == ("Service", "SafeCall", "Missing People")
    assert data["availableChannel"] == [{"@type": "ServiceChannel", "servicePhone": {
        "@type": "ContactPoint", "telephone": "116000", "description": "Every day. Choose option 2."}}]
    assert data["audience"]["suggestedMaxAge"] == 25 and "suggestedMinAge" not in data["audience"]
    assert data["offers"]["price"] == 0 and "alternateName" not in data


def hours_in(small: Path, day: date, *rules: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the hours of a number with these rules, as schema.org knows them on a day."""
    schedule = [{"opens": "09:00", "closes": "17:00", **rule} for rule in rules]
    catalogue, problems = load_catalogue(with_entry(small, contacts={"phones": [
        {"number": "116 000", "hours": "Ask", "schedule": schedule}]}))
    assert problems == []
    public = public_catalogue(catalogue, day)
    point = json_ld_data(public, SITE, public.items["missing/safecall"])["availableChannel"][0]["servicePhone"]
    return [{name: value for name, value in each.items() if name not in ("@type", "opens", "closes")}
            for each in point.get("hoursAvailable", [])]


def test_linked_data_has_the_dates_of_hours_when_they_do_not_hold_for_ever(small: Path) -> None:
    """validFrom and validThrough: those that are stated, and of a season those that it has at the day or next."""
    assert hours_in(small, date(2026, 11, 26), {"days": ["MO", "BH"], "valid_to": "2027-03-31"},
                    {"days": ["TU"], "bank_holidays": "closed", "season": {"starts": "04-01", "ends": "10-31"}}) == [
        {"dayOfWeek": ["Monday", "PublicHolidays"], "validThrough": "2027-03-31"},
        {"dayOfWeek": ["Tuesday"], "validFrom": "2027-04-01", "validThrough": "2027-10-31"}]


def test_linked_data_says_closed_on_bank_holidays_when_every_rule_does(small: Path) -> None:
    """Hours from midnight to midnight are schema.org's for a day without any; where nothing is said there are none."""
    closed = {"days": ["MO"], "bank_holidays": "closed"}
    assert hours_in(small, date(2026, 11, 26), closed)[-1] == {"dayOfWeek": ["PublicHolidays"]}
    assert hours_in(small, date(2026, 11, 26), {"days": ["MO"]}) == [{"dayOfWeek": ["Monday"]}]


def test_linked_data_has_no_hours_when_they_have_ended(small: Path) -> None:
    """A search engine is told no hours that nobody knows any longer."""
    assert hours_in(small, date(2027, 4, 1), {"days": ["MO"], "valid_to": "2027-03-31"}) == []


def test_linked_data_is_absent_when_entry_is_closed(small: Path) -> None:
    """A closed service has no description for search engines."""
    catalogue, _ = described(small, status="temporarily closed")
    assert render_json_ld(catalogue, SITE, catalogue.items["missing/safecall"]) == ""


def test_linked_data_cannot_end_its_element_when_a_name_tries(small: Path) -> None:
    """Characters that could end the script element are escaped; read as JSON the name is unchanged."""
    name = "A </script> & B \u2028 ' < > c"
    catalogue, _ = described(small, name="x")
    item = catalogue.items["missing/safecall"]
    object.__setattr__(item.entry, "name", name)
    text = render_json_ld(catalogue, SITE, item)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == name
