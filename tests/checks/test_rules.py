"""The rules between fields and files: for each, a catalogue that passes and one that fails."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.cli.check import read_catalogue
from tests.conftest import SMALL, with_entry, write_catalogue

TODAY = date(2026, 11, 23)
PLACE = "missing/safecall.yml"
LAW = {"issued_by": "Police.", "test": "A.", "ages": "16.", "can_require": "B.", "lasts": "C.", "breach": "D.",
       "law_as_at": "2026-11-23", "ask": "Ask police."}


def problems(root: Path) -> list[str]:
    """Return a catalogue's problems as a maintainer reads them, without the folder."""
    return [str(problem).split("catalogue/", 1)[1] for problem in read_catalogue(root, TODAY)[1]]


def test_read_catalogue_finds_nothing_when_small_catalogue_is_right(small: Path) -> None:
    """The catalogue that the tests alter is without problems."""
    assert problems(small) == []


FAILS: dict[str, tuple[dict[str, Any], str]] = {
    "unknown field": ({"audiance": ["young-person"]}, "unknown field: 'audiance' (did you mean 'audience'?)"),
    "missing field": ({"summary": None}, "missing field: 'summary'"),
    "wrong type": ({"audience": "young-person"}, "audience must be a list"),
    "wrong number": ({"eligibility": {"minimum_age": "ten"}}, "minimum_age must be a whole number: 'ten'"),
    "empty": ({"cost": ""}, "cost must not be empty; leave the field out instead"),
    "empty list": ({"keywords": []}, "keywords must not be empty; leave the field out instead"),
    "unknown kind": ({"kind": "help-line"}, "kind must be one of helpline, service,"),
    "unknown audience": ({"audience": ["parents"]}, "audience must be one of young-person, parent-carer"),
    "unknown status": ({"status": "open"}, "status must be one of active, inactive, defunct, temporarily closed"),
    "unknown area": ({"area": ["esex"]}, "'esex' (did you mean 'essex'?)"),
    "unknown organisation": ({"organization": "nobody"}, "organization must be an id of organisations.yml: 'nobody'"),
    "also_in own theme": ({"also_in": ["missing"]}, "also_in must name other themes: 'missing' is the folder that it "
                          "stands in; take the line out"),
    "also_in unknown": ({"also_in": ["sport"]}, "also_in must be a theme of themes.yml: 'sport'"),
    "also_in twice": ({"also_in": ["exploitation", "exploitation"]}, "also_in must name a theme once: 'exploitation'"),
    "two sentences": ({"summary": "One. Two."}, "summary must be one sentence"),
    "long summary": ({"summary": "a " * 100 + "b."}, "summary must be at most 200 characters, not 202"),
    "no full stop": ({"summary": "Help"}, "summary must end with a full stop"),
    "not http": ({"contacts": {"phones": [{"number": "999"}], "links": [{"title": "a", "url": "ftp://a.org"}]}},
                 "url must be a web address that begins with https:// or http://: 'ftp://a.org'"),
    "same link": ({"contacts": {"phones": [{"number": "999"}], "links": [
        {"title": "a", "url": "https://a.org/"}, {"title": "b", "url": "https://A.org"}]}},
        "link must stand once in an entry: 'https://a.org'"),
    "same phone": ({"contacts": {"phones": [{"number": "116 000"}, {"number": "116000"}]}},
                   "phone must stand once in an entry: '116000'"),
    "phone": ({"contacts": {"phones": [{"number": "12"}]}}, "phone must be a UK phone number or short code"),
    "phone with extension": ({"contacts": {"phones": [{"number": "01245 452058 ext. 12"}]}},
                             ": '01245 452058 ext. 12'; write number: \"01245 452058\", and on the line below, note: "
                             "extension 12"),
    "phone with hyphen": ({"contacts": {"phones": [{"number": "01245-452058"}]}},
                          "'01245-452058'; write '01245 452058'"),
    "status in other words": ({"status": "closed"}, "'closed'; write status: defunct (closed for good), temporarily "
                              "closed, or inactive"),
    "the former name of to_person": ({"plan": {"young_person": "You ring.", "record": "[name] rings."}},
                                     "unknown field: 'young_person' (did you mean 'to_person'?)"),
    "audience in other words": ({"audience": ["parents"]}, "'parents' (did you mean 'parent-carer'?)"),
    "kind in other words": ({"kind": "hotline"}, "'hotline' (did you mean 'helpline'?)"),
    "type in other words": ({"contacts": {"phones": [{"number": "999", "type": "SMS"}]}}, "(did you mean 'text'?)"),
    "day in other words": ({"hours": "9am to 5pm, Mondays", "schedule": [
        {"days": ["Monday"], "opens": "09:00", "closes": "17:00"}]}, "'Monday' (did you mean 'MO'?)"),
    "time in other words": ({"hours": "9am to 5pm, Mondays", "schedule": [
        {"days": ["MO"], "opens": "9.30am", "closes": "17:00"}]},
                            "opens must be a time such as 09:00: '9.30am'; write \"09:30\""),
    "urgency in other words": ({"urgency": "high", "crisis_level": "talk"},
                               "urgency must be the word crisis, or be left out: 'high'"),
    "ages in one": ({"eligibility": {"minimum_age": "11-18"}},
                    "minimum_age must be a whole number: '11-18'; write minimum_age: 11 and maximum_age: 18"),
    "field in other words": ({"ages": "11"}, "(did you mean 'minimum_age' and 'maximum_age', below 'eligibility'?)"),
    "field of another": ({"phones": [{"number": "999"}]}, "unknown field: 'phones' (it belongs below 'contacts')"),
    "day that is not": ({"review_by": "2027-02-30"},
                        "review_by must be a day that exists: '2027-02-30'; February 2027 has"),
    "email": ({"contacts": {"phones": [{"number": "999"}], "emails": [{"address": "a@b"}]}},
              "email must be an email address such as name@example.org: 'a@b'"),
    "ages": ({"eligibility": {"minimum_age": 18, "maximum_age": 11}}, "minimum_age must be no higher than maximum_age"),
    "age out of range": ({"eligibility": {"maximum_age": 130}}, "maximum_age must be 120 or less: '130'"),
    "instead itself": ({"eligibility": {"instead": ["missing/safecall"]}}, "instead must not name the entry itself"),
    "instead unknown": ({"eligibility": {"instead": ["missing/nobody"]}}, "instead must be an entry's id"),
    "formerly itself": ({"formerly": ["missing/safecall"]}, "formerly must not name the entry itself"),
    "formerly unknown theme": ({"formerly": ["sport/old"]}, "formerly must begin with a theme of themes.yml"),
    "no source": ({"sources": None}, "missing field: 'added': say why it is in the list, with evidence (or"),
    "added without evidence": ({"sources": None, "added": {"why": "Needed."}}, "missing field: 'evidence'"),
    "evidence without date": ({"added": {"why": "Needed.", "evidence": [{"url": "https://a.org"}]}},
                              "missing field: 'date'"),
    "evidence without address": ({"added": {"why": "Needed.", "evidence": [{"date": "2026"}]}}, "missing field: 'url'"),
    "changed without was": ({"changed": [{"now": "a", "evidence": [{"url": "https://a.org", "date": "undated"}]}]},
                            "missing field: 'was'"),
    "confirmed in the future": ({"confirmed": {"on": "2026-12", "by": "https://a.org"}},
                                "on must not be in the future: '2026-12'"),
    "not a date": ({"confirmed": {"on": "last week", "by": "https://a.org"}}, "on must be a date such as 2026"),
    "review before": ({"confirmed": {"on": "2026-10", "by": "https://a.org"}, "review_by": "2026-09"},
                      "review_by must not be before the day in confirmed, 2026-10: '2026-09'; write a later month"),
    "helpline": ({"contacts": None}, "an entry of kind helpline must have a phone or text number"),
    "legal order without law": ({"kind": "legal-order", "legal": LAW}, "must link the law it rests on"),
    "legal order without legal": ({"kind": "legal-order"}, "missing field: 'legal'"),
    "legal elsewhere": ({"legal": LAW}, "legal must stand only in an entry of kind legal-order"),
    "urgency": ({"urgency": "crisis"}, "missing field: 'crisis_level', which goes with urgency: add "
                "the line crisis_level: danger-now, or crisis_level: urgent-today, or crisis_level: talk"),
    "crisis level alone": ({"crisis_level": "talk"}, "crisis_level must go with `urgency: crisis`"),
    "raw HTML": ({"description": "<b>Hello</b>"}, "description must be plain text: '<b>Hello</b>'; take out the code "
                                                  "<b> and </b>"),
}


@pytest.mark.parametrize("case", FAILS)
def test_read_catalogue_complains_when_rule_is_broken(small: Path, case: str) -> None:
    """A broken rule is reported with its file and line, and what must hold."""
    fields, message = FAILS[case]
    found = problems(with_entry(small, **fields))
    assert any(line.startswith(f"{PLACE}:") and message in line for line in found), found


PASSES: dict[str, dict[str, Any]] = {
    "also_in": {"also_in": ["exploitation"]},
    "summary of 200": {"summary": "a" * 199 + "."},
    "ages open at an end": {"eligibility": {"minimum_age": 0}},
    "ages equal": {"eligibility": {"minimum_age": 120, "maximum_age": 120}},
    "call and text": {"contacts": {"phones": [{"number": "116 000"}, {"number": "116 000", "type": "text"}]}},
    "text only helpline": {"contacts": {"phones": [{"number": "85258", "type": "text", "body": "SHOUT"}]}},
    "added": {"sources": None, "added": {"why": "Needed.", "evidence": [{"url": "https://a.org", "date": "undated"}]}},
    "confirmed today": {"confirmed": {"on": "2026-11-23", "by": "https://a.org"}, "review_by": "2026-11"},
    "formerly": {"formerly": ["exploitation/old-name"]},
    "legal order": {"kind": "legal-order", "legal": LAW, "contacts": {"links": [
        {"title": "The Act", "url": "https://www.legislation.gov.uk/ukpga/2014/12"}]}},
    "urgency": {"urgency": "crisis", "crisis_level": "danger-now"},
    "abbreviations": {"summary": "Clubs, e.g. pool, darts etc. from 9 a.m. to 5 p.m. with Dr. Who."},
    "leap day": {"review_by": "2028-02-29"},
    "Markdown": {"description": "A [link](https://a.org) and\n\n- a list"},
}


@pytest.mark.parametrize("case", PASSES)
def test_read_catalogue_passes_when_rule_is_kept(small: Path, case: str) -> None:
    """What the rules allow passes."""
    assert problems(with_entry(small, **PASSES[case])) == []


def second(**fields: Any) -> dict[str, Any]:
    """Return another entry's record."""
    return {**SMALL["missing/safecall.yml"], "name": "Other", **fields}


BETWEEN_FILES: dict[str, tuple[dict[str, Any], str]] = {
    "id not unique": ({"exploitation/safecall.yml": second()},
                      "missing/safecall.yml:1: id must be unique: 'safecall' is also exploitation/safecall"),
    "id not kebab-case": ({"missing/Safe_Call.yml": second()},
                          "missing/Safe_Call.yml:1: id (the file's name) must be lower-case words joined by hyphens"),
    "unknown theme": ({"sport/football.yml": second()},
                      "sport/football.yml:1: theme (the folder) must be one of themes.yml: 'sport'"),
    "other ending": ({"missing/other.yaml": second()}, "missing/other.yaml:1: file's name must end in .yml"),
    "at the root": ({"other.yml": second()}, "other.yml:1: file must stand in a theme's folder"),
    "circle": ({"missing/a.yml": second(eligibility={"instead": ["missing/b"]}),
                "missing/b.yml": second(eligibility={"instead": ["missing/c"]}),
                "missing/c.yml": second(eligibility={"instead": ["missing/a"]})},
               "missing/a.yml:21: instead must not lead round in a circle: 'missing/b' leads back"),
    "formerly is an entry": ({"missing/a.yml": second(formerly=["missing/safecall"])},
                             "missing/a.yml:20: formerly must be an address that no entry has now: 'missing/safecall'"),
    "formerly of two": ({"missing/a.yml": second(formerly=["missing/old"]),
                         "missing/b.yml": second(formerly=["missing/old"])},
                        "missing/b.yml:20: formerly must lead to one entry: 'missing/old' also leads to missing/a"),
    "exception until no day": ({"link-exceptions.yml": {"exceptions": [
        {"prefix": "https://a.org/", "reason": "It is slow.", "until": "2027-02-30"}]}},
        "link-exceptions.yml:6: until must be a day that exists: '2027-02-30'; February 2027 has 28 days, so"),
    "exception ends before its check": ({"link-exceptions.yml": {"exceptions": [
        {"prefix": "https://a.org/", "reason": "It is slow.", "until": "2026-05-31",
         "checked_by_hand": "2026-11-20"}]}},
        "link-exceptions.yml:6: until must be later than checked_by_hand, 2026-11-20: '2026-05-31'"),
    "exception until no month": ({"link-exceptions.yml": {"exceptions": [
        {"prefix": "https://a.org/", "reason": "It is slow.", "until": "2026-13"}]}},
        "link-exceptions.yml:6: until must be a date that exists: '2026-13'; the month, in the middle, is from"),
    "theme twice": ({"themes.yml": {"themes": SMALL["themes.yml"]["themes"] * 2}},
                    "themes.yml:22: id must be unique: 'missing'"),
    "organisation twice": ({"organisations.yml": {"organisations": SMALL["organisations.yml"]["organisations"] * 2}},
                           "organisations.yml:9: id must be unique: 'missing-people'"),
    "themes missing": ({"themes.yml": ""}, "themes.yml:1: file is empty"),
    "plan of nothing": ({"plans.yml": {"plans": [{"id": "a", "name": "A", "summary": "B.", "themes": ["sport"],
                                                  "entries": ["missing/nobody", "missing/safecall"]}]}},
                        "plans.yml:11: entries must name entries that exist: 'missing/nobody'"),
    "plan without wording": ({"plans.yml": {"plans": [{"id": "a", "name": "A", "summary": "B.", "themes": ["missing"],
                                                       "entries": ["missing/safecall"]}]}},
                             "plans.yml:11: entries must have plan wording: 'missing/safecall'"),
}


@pytest.mark.parametrize("case", BETWEEN_FILES)
def test_read_catalogue_complains_when_files_disagree(small: Path, case: str) -> None:
    """Faults between files are reported at the file that must change."""
    files, message = BETWEEN_FILES[case]
    found = problems(write_catalogue(small, files))
    assert any(line.startswith(message) for line in found), found


def test_read_catalogue_does_not_cascade_when_one_entry_is_broken(small: Path) -> None:
    """An entry that cannot be read still counts as there for those who name it."""
    write_catalogue(small, {"missing/other.yml": "name: [", "missing/safecall.yml": {
        **SMALL["missing/safecall.yml"], "eligibility": {"instead": ["missing/other"]}}})
    assert [line.split(":")[0] for line in problems(small)] == ["missing/other.yml"]


def test_read_catalogue_complains_when_there_is_no_folder(tmp_path: Path) -> None:
    """A folder that is not there is a problem, not a traceback."""
    _, found = read_catalogue(tmp_path / "nowhere", TODAY)
    assert any(problem.message == "catalogue must be a folder" for problem in found)
