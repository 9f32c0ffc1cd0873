"""services.json: valid HSDS 3.0 by a strict validator, with stable ids, and nothing that the catalogue does not say."""

from __future__ import annotations

import copy
import json
import uuid
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import TypeAdapter, ValidationError

from signpost.catalogue.derived.published import public_catalogue
from signpost.catalogue.enums import Kind
from signpost.catalogue.site import Site
from signpost.catalogue.values import TimeOfDay
from signpost.exports.hsds import SERVICE_KINDS, render_hsds, service_record
from tests.conftest import load_valid, shared, with_entry
from tests.live import CATALOGUE

SITE = Site("Signpost", "https://signpost.example/", "someone/signpost")
FULL: dict[str, Any] = {
    "also_known_as": ["Runaway Helpline"], "area": ["essex", "elsewhere-in-england"], "cost": "free",
    "places": ["The Base"], "hours": "Any time", "description": "More.", "doubts": ["Ring first."],
    "schedule": [{"days": ["MO", "SU"], "opens": "00:00", "closes": "23:59"}],
    "eligibility": {"minimum_age": "0", "maximum_age": "25", "description": "Anyone.", "not_for": "Nobody else."},
    "referral": {"who": ["self"], "how": "Ring."}, "confirmed": {"on": "2026-01-02", "by": "https://example.org/"},
    "contacts": {"phones": [{"number": "116 000"}, {"number": "85258", "type": "text", "body": "HELP",
                                                    "confirmed": "false"}],
                 "emails": [{"address": "help@example.org", "confirmed": "false"}],
                 "links": [{"title": "Page", "url": "https://example.org/a"}]},
}


@cache
def strict() -> Draft202012Validator:
    """Return the real schema's validator, with formats, and with every unnamed field refused."""
    schema = json.loads(shared("hsds-3.0", "service_with_definitions.json").read_text(encoding="utf-8"))
    _close(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def _close(part: Any) -> None:
    """Refuse fields that a schema does not name, in place."""
    if isinstance(part, dict):
        if "properties" in part:
            part["additionalProperties"] = False
        for each in part.values():
            _close(each)
    elif isinstance(part, list):
        for each in part:
            _close(each)


def faults(record: dict[str, Any]) -> list[str]:
    """Return what the strict validator says of a service without our own x_ fields."""
    plain = {name: value for name, value in record.items() if not name.startswith("x_")}
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in strict().iter_errors(plain)]


@pytest.fixture
def full(small: Path) -> dict[str, Any]:
    """Return the small catalogue's one entry, with every field that HSDS has, as a service."""
    catalogue = load_valid(with_entry(small, **FULL))
    return service_record(catalogue, SITE, catalogue.items["missing/safecall"], "2026-11-23T20:00:00Z")


def values(part: Any) -> Iterator[Any]:
    """Yield every value inside a record, the record too."""
    yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from values(each)


def test_services_are_valid_when_made_from_the_live_catalogue() -> None:
    """Each service of the real catalogue passes the real schema in strict mode, and only services are in it."""
    catalogue = load_valid(CATALOGUE)
    page = json.loads(render_hsds(catalogue, SITE, {}))
    assert {record["x_entry"]: faults(record) for record in page["contents"] if faults(record)} == {}
    wanted = [item.id for item in catalogue.items.values() if item.entry.kind in SERVICE_KINDS]
    assert [record["x_entry"] for record in page["contents"]] == wanted
    assert page["total_items"] == page["size"] == len(wanted) > 0
    assert page["first_page"] and page["last_page"] and not page["empty"]


def test_service_is_valid_when_every_field_is_there(full: dict[str, Any]) -> None:
    """An entry that has every field becomes a service that passes in strict mode and has every part."""
    assert faults(full) == []
    assert {"organization", "phones", "contacts", "schedules", "service_areas", "service_at_locations", "cost_options",
            "attributes", "assured_date", "last_modified", "alert"} <= full.keys()


def test_nothing_is_null_or_empty_when_the_entry_says_nothing(small: Path, full: dict[str, Any]) -> None:
    """What an entry does not say is left out: no null, no empty text, list or record at any depth; 0 stays."""
    catalogue = load_valid(with_entry(small))
    bare = service_record(catalogue, SITE, catalogue.items["missing/safecall"])
    assert not {"minimum_age", "schedules", "cost_options", "assured_date", "email"} & bare.keys()
    for record in (bare, full):
        assert [value for value in values(record) if value is None or value in ("", [], {})] == []
    assert full["minimum_age"] == 0


def test_ids_are_uuid5_of_the_address_when_made_anew(full: dict[str, Any]) -> None:
    """A service's id is the UUIDv5 of its page's address, a theme's that of the theme's page; no id is used twice."""
    assert full["id"] == str(uuid.uuid5(uuid.NAMESPACE_URL, "https://signpost.example/themes/missing/safecall/"))
    terms = {each["taxonomy_term"]["code"]: each["taxonomy_term"] for each in full["attributes"]}
    assert terms["missing"]["id"] == str(uuid.uuid5(uuid.NAMESPACE_URL, "https://signpost.example/themes/missing/"))
    parts = [each["id"] for name in ("phones", "contacts", "schedules", "service_areas", "cost_options", "attributes",
                                     "service_at_locations") for each in full[name]]
    assert len(set(parts)) == len(parts)


def test_contact_says_not_confirmed_when_no_page_confirms_it(full: dict[str, Any]) -> None:
    """A number or mailbox that no page confirms says so beside itself, so that no other program hides it."""
    assert full["phones"][1]["description"] == ("Text HELP to 85258. Any time. "
                                                "Not confirmed: we know of no up-to-date public page with this number.")
    assert full["phones"][0]["description"] == "Any time"
    doubt = "Not confirmed: we know of no up-to-date public page with this address."
    assert full["contacts"][0]["name"].startswith(doubt)
    assert full["x_unconfirmed"] == ["85258", "help@example.org"]


def test_note_and_age_note_are_kept_when_an_entry_has_them(small: Path) -> None:
    """What to know before using a number, an address or an age is exported with it."""
    ages = {"maximum_age": "25", "age_note": "over 18 only for care leavers"}
    contacts = {"phones": [{"number": "111", "title": "NHS", "note": "Choose option 2."}],
                "emails": [{"address": "a@example.org", "note": "Not in an emergency."}],
                "links": [{"title": "Page", "url": "https://example.org/a", "note": "Look under Help.",
                           "confirmed": "false"}]}
    catalogue = load_valid(with_entry(small, eligibility=ages, contacts=contacts))
    record = service_record(catalogue, SITE, catalogue.items["missing/safecall"])
    assert record["phones"][0]["description"] == "NHS. Choose option 2."
    assert record["contacts"][0]["name"] == "Not in an emergency."
    assert record["x_links"][0]["note"].startswith("Look under Help. Not confirmed: ")
    assert record["eligibility_description"] == "Up to age 25 (over 18 only for care leavers)."


@pytest.mark.parametrize(("cost", "amount"), [("free", [0]), ("Free where the area pays.", [0]), ("£5", [])])
def test_cost_is_nothing_when_the_entry_says_that_it_is_free(small: Path, cost: str, amount: list[int]) -> None:
    """The export and the filter agree on what is free."""
    catalogue = load_valid(with_entry(small, cost=cost))
    costs = service_record(catalogue, SITE, catalogue.items["missing/safecall"])["cost_options"]
    assert [each["amount"] for each in costs if "amount" in each] == amount


def test_schedule_runs_to_2359_when_a_service_never_closes(full: dict[str, Any]) -> None:
    """A 24-hour service is 00:00 to 23:59, every week on its days; 24:00 is no time in the catalogue."""
    schedule = full["schedules"][0]
    assert (schedule["opens_at"], schedule["closes_at"]) == ("00:00", "23:59")
    assert (schedule["freq"], schedule["byday"]) == ("WEEKLY", "MO,SU")
    with pytest.raises(ValidationError):
        TypeAdapter(TimeOfDay).validate_python("24:00")


def schedules_of(small: Path, day: date | None, *rules: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the schedules of an entry with these rules, exported on a day, after a look at the real schema."""
    catalogue = public_catalogue(load_valid(with_entry(small, schedule=[{"opens": "09:00", "closes": "17:00", **rule}
                                                                        for rule in rules])), day)
    record = service_record(catalogue, SITE, catalogue.items["missing/safecall"])
    assert faults(record) == []
    found: list[dict[str, Any]] = record["schedules"]
    return found


def test_schedule_has_its_dates_when_its_hours_end(small: Path) -> None:
    """valid_from and valid_to are HSDS's own names; hours for ever have neither."""
    until, then, ever = schedules_of(small, date(2026, 11, 26), {"days": ["MO"], "valid_to": "2027-03-31"},
                                     {"days": ["MO"], "valid_from": "2027-04-01"}, {"days": ["TU"]})
    assert (until["valid_to"], then["valid_from"]) == ("2027-03-31", "2027-04-01")
    assert not {"valid_from", "valid_to"} & ever.keys() and not {"valid_from"} & until.keys()
    assert until["description"] == ("until 31 March 2027: Monday 9am to 5pm; from 1 April 2027: Monday 9am to 5pm; "
                                    "Tuesday 9am to 5pm")


def test_schedule_says_bank_holidays_in_words_when_hsds_has_no_field(small: Path) -> None:
    """No day of the week stands for a bank holiday: hours for those alone repeat on no day of the week."""
    closed, own, both, silent = schedules_of(
        small, None, {"days": ["MO"], "bank_holidays": "closed"}, {"days": ["BH"]}, {"days": ["SU", "BH"]},
        {"days": ["TU"]})
    assert (closed["byday"], closed["notes"]) == ("MO", "Closed on bank holidays")
    assert not {"byday", "freq", "interval"} & own.keys() and own["notes"] == "On bank holidays alone"
    assert (both["byday"], both["notes"]) == ("SU", "On bank holidays too")
    assert silent["notes"] == "UK time"


@pytest.mark.parametrize(("day", "season", "dates"), [
    (date(2026, 7, 1), ("04-01", "10-31"), ("2026-04-01", "2026-10-31")),
    (date(2026, 10, 31), ("04-01", "10-31"), ("2026-04-01", "2026-10-31")),
    (date(2026, 11, 1), ("04-01", "10-31"), ("2027-04-01", "2027-10-31")),
    (date(2026, 12, 31), ("11-01", "03-31"), ("2026-11-01", "2027-03-31")),
    (date(2027, 1, 1), ("11-01", "03-31"), ("2026-11-01", "2027-03-31")),
    (date(2027, 1, 1), ("12-01", "02-28"), ("2026-12-01", "2027-02-28")),
    (date(2028, 1, 1), ("12-01", "02-28"), ("2027-12-01", "2028-02-29"))])
def test_schedule_has_the_dates_of_the_season_that_lasts_or_comes(
        small: Path, day: date, season: tuple[str, str], dates: tuple[str, str]) -> None:
    """HSDS has no seasons, so a rule gets the dates of one: over New Year, and to the end of February."""
    starts, ends = season
    schedule, = schedules_of(small, day, {"days": ["MO"], "season": {"starts": starts, "ends": ends}})
    assert (schedule["valid_from"], schedule["valid_to"]) == dates
    assert schedule["notes"].startswith("Every year from ")


def test_area_has_a_code_when_site_file_gives_one(small: Path) -> None:
    """A code becomes the statistics office's address of the area; an area without one has only its name."""
    with_entry(small, area=["harlow", "elsewhere-in-england"])
    catalogue = load_valid(small)
    areas = service_record(catalogue, SITE, catalogue.items["missing/safecall"])["service_areas"]
    assert [(area["name"], area.get("uri")) for area in areas] == [
        ("Harlow", "http://statistics.data.gov.uk/id/statistical-geography/E07000073"), ("Elsewhere in England", None)]


def test_legal_orders_are_left_out_when_services_are_exported() -> None:
    """Orders, procedures, resources and direct work are no services."""
    assert set(Kind) - set(SERVICE_KINDS) == {Kind.LEGAL_ORDER, Kind.PROCEDURE, Kind.RESOURCE, Kind.DIRECT_WORK}


TRAPS: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "an id is no UUID": (("id",), "missing/safecall"),
    "an age is a text": (("minimum_age",), "11"),
    "an extension is a text": (("phones", 0, "extension"), "3"),
    "a schedule repeats daily": (("schedules", 0, "freq"), "DAILY"),
    "an organisation has no description": (("organization",), {"id": str(uuid.uuid4()), "name": "A charity"}),
    "a term has no description": (("attributes", 0, "taxonomy_term"), {"id": str(uuid.uuid4()), "name": "Missing"}),
    "a value is null": (("description",), None),
    "a field is misspelt": (("eligibilty_description",), "Anyone."),
    "a field of a part is misspelt": (("phones", 0, "numbr"), "116 000"),
    "a web address is none": (("url",), "not an address"),
    "an organisation's website is none": (("organization", "website"), "www example"),
    "an email is none": (("email",), "nobody"),
    "a day of change is none": (("last_modified",), "23 November 2026"),
    "a status is unknown": (("status",), "open"),
    "a name is missing": (("name",), ...),
    "a place has no type": (("service_at_locations", 0, "location", "location_type"), ...),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_validator_bites_when(trap: str, full: dict[str, Any]) -> None:
    """The strict validator finds each fault that a plain one would let pass, or that we could make."""
    place, value = TRAPS[trap]
    record = copy.deepcopy(full)
    inner: Any = record
    for part in place[:-1]:
        inner = inner[part]
    if value is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    assert len(faults(record)) == 1
