"""The rules of site.yml and crisis.yml, and of the areas and audiences that entries and themes name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from signpost.catalogue.loader import load_catalogue
from tests.checks.conftest import Problems
from tests.conftest import SMALL

TEXT = SMALL["site.yml"]
AREAS = "essex, southend, thurrock, basildon, castle-point, harlow, elsewhere-in-england, england, uk"


def changed(old: str, new: str) -> dict[str, str]:
    """Return the small catalogue's site.yml with one piece of text in place of another."""
    assert TEXT.count(old) == 1
    return {"site.yml": TEXT.replace(old, new)}


@pytest.mark.parametrize("words", ["Signpost is not a police site", "This site isn't a police site",
                                   "not a police site"])
def test_not_us_is_only_the_rest_of_the_sentence(problems_of: Problems, words: str) -> None:
    """The page says "Signpost is not" itself."""
    line = "not_us: a council or police site"
    found = problems_of(changed(line, f"not_us: {words}"))
    assert len(found) == 1 and found[0].endswith("which the page says itself: write 'a police site'")
    assert problems_of(changed(line, "not_us: a police site")) == []


@pytest.mark.parametrize(("ages", "message"), [
    ("[[0, 10], [11, 17, 18, 25]]", ": write [11, 17], [18, 25] in place of [11, 17, 18, 25]"),
    ("[[0, 10], [11]]", ", such as [18, 25], not [11]")])
def test_ages_are_groups_of_two(problems_of: Problems, ages: str, message: str) -> None:
    """Brackets that were left out, or an age that was."""
    text = TEXT if "\nages:" in TEXT else TEXT + "ages: [[0, 10]]\n"
    found = problems_of({"site.yml": re.sub(r"^ages: .*$", f"ages: {ages}", text, flags=re.M)})
    assert len(found) == 1
    assert found[0].endswith(f"ages must be groups of two ages, from the youngest to the oldest{message}")


def test_two_areas_have_no_code_in_common(problems_of: Problems) -> None:
    """One of them was copied from the other."""
    code = re.findall(r"code: (\w+)", TEXT)
    found = problems_of({"site.yml": TEXT.replace(f"code: {code[1]}", f"code: {code[0]}", 1)})
    assert len(found) == 1 and f": code must stand once: '{code[0]}' is that of " in found[0]


@pytest.mark.parametrize("field", ["areas", "audiences"])
def test_two_records_have_no_title_in_common(problems_of: Problems, field: str) -> None:
    """It was left in the copied line."""
    part = TEXT[TEXT.index(f"\n{field}:"):]
    titles = re.findall(r"title: ([^,\n}]+)", part)
    found = problems_of({"site.yml": TEXT.replace(part, part.replace(f"title: {titles[1]}", f"title: {titles[0]}", 1))})
    assert [each for each in found if f": title must stand once: '{titles[0]}' is that of " in each]


def test_audience_below_areas_is_sent_back_whole(problems_of: Problems) -> None:
    """All its lines belong below `audiences`."""
    lines = "  - id: carer\n    title: Carers\n    professional: true\n    words: [carers]\n"
    found = problems_of({"site.yml": TEXT.replace("\nareas:\n", f"\nareas:\n{lines}")})
    first = TEXT.split("\n").index("areas:") + 2
    assert len(found) == 1
    assert f"lines {first} to {first + 3}, from '- id: carer' on, belong below 'audiences:'" in found[0]


UNKNOWN = {
    "a slip": ("esex", " (did you mean 'essex'?)"),
    "its name": ("Castle Point", " (did you mean 'castle-point'?)"),
    "another name": ("Southend-on-Sea", " (did you mean 'southend'?)"),
    "capitals": ("UK", " (did you mean 'uk'?)"),
    "another place": ("york", "; write the area that it lies in, or add it to site.yml"),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_area_must_be_one_of_the_sites(problems_of: Problems, case: str) -> None:
    """The message has the line, the areas, and what was meant where that is known."""
    value, cure = UNKNOWN[case]
    found = problems_of(area=["uk", value])
    assert len(found) == 1 and found[0].startswith("missing/safecall.yml:")
    assert found[0].split(": ", 1)[1] == f"area must be one of {AREAS}: '{value}'{cure}"


@pytest.mark.parametrize(("value", "cure"), [("young people", "young-person"), ("profesional", "professional"),
                                             ("child", "young-person"), ("Teachers", "professional")])
def test_audience_must_be_one_of_the_sites(problems_of: Problems, value: str, cure: str) -> None:
    """Who an entry is for is one of the ids; the words of site.yml are understood."""
    found = problems_of(audience=[value])
    assert [each.split(": ", 1)[1] for each in found] == [
        f"audience must be one of young-person, parent-carer, professional: '{value}' (did you mean '{cure}'?)"]


WHO = "self, parent-carer, professional, police, school"


@pytest.mark.parametrize(("value", "cure"), [
    ("young people", "self"), ("young-person", "self"), ("Teenager", "self"), ("yourself", "self"),
    ("family", "parent-carer"), ("teacher", "school")])
def test_who_can_ask_must_be_one_of_the_sites(problems_of: Problems, value: str, cure: str) -> None:
    """The people whom the list is for are `self`; others are the audiences, the police and schools."""
    found = problems_of(referral={"who": [value]})
    assert [each.split(": ", 1)[1] for each in found] == [
        f"who must be one of {WHO}: '{value}' (did you mean '{cure}'?)"]


CARERS = """name: A list
strapline: Who to ring.
people: {one: carer, many: carers}
audiences: [{id: carer, title: Carers, words: [carers]}, {id: kin, title: Family, words: [families]}]
"""
OF_CARERS = {"site.yml": CARERS, "themes.yml": {"themes": [
    {**theme, "audience": ["carer"]} for theme in SMALL["themes.yml"]["themes"]]}}


@pytest.mark.parametrize(("value", "said"), [
    ("child", "'child'"), ("parent-carer", "'parent-carer'"),
    ("relatives", "'relatives'"), ("families", "'families' (did you mean 'kin'?)")])
def test_words_of_another_list_are_not_understood(problems_of: Problems, value: str, said: str) -> None:
    """Only site.yml says what its audiences are called."""
    found = problems_of(OF_CARERS, audience=[value], sources=None, added=None)
    assert f"audience must be one of carer, kin: {said}" in [each.split(": ", 1)[1] for each in found]


def test_those_who_can_ask_are_called_as_in_the_site_file(problems_of: Problems) -> None:
    """No parents where the list has none."""
    found = problems_of(OF_CARERS, audience=["carer"], sources=None, referral={"who": ["self", "kin", "parent"]})
    assert [each.split(": ", 1)[1] for each in found] == ["who must be one of self, kin, police, school: 'parent'"]


def test_audience_of_a_theme_must_be_one_of_the_sites(problems_of: Problems) -> None:
    """Themes name audiences too."""
    themes = {"themes": [{**SMALL["themes.yml"]["themes"][0], "audience": ["professional", "everyone"]}]}
    assert problems_of({"themes.yml": themes}) == [
        "themes.yml:9: audience must be one of young-person, parent-carer, professional: 'everyone'; write all of "
        "them: [young-person, parent-carer, professional]"]


def test_area_must_be_left_out_when_the_site_has_none(problems_of: Problems) -> None:
    """A site that is for one place needs no areas."""
    files = {"site.yml": TEXT[:TEXT.index("areas:")] + TEXT[TEXT.index("source:"):]}
    assert problems_of(files) == []
    assert problems_of(files, area=["uk"])[0].endswith("area must be left out, since site.yml has no areas: 'uk'")


def test_areas_are_not_judged_when_the_sites_file_has_a_fault(problems_of: Problems) -> None:
    """One slip in site.yml is not reported once for each entry."""
    found = problems_of(changed("name: Signpost", "nmae: Signpost"), area=["harlow"])
    assert found == ["site.yml:2: unknown field: 'nmae' (did you mean 'name'?)"]


FAULTS = {
    "an area twice": (("{id: harlow, title: Harlow", "{id: essex, title: Harlow"),
                      "19: id must be unique: 'essex'; write another id for this one, or, if it is a copy, take it "
                      "out (line 19)"),
    "the id of no area": (("{id: harlow, title: Harlow", "{id: any, title: Harlow"),
                          "19: id must not be 'any', which Find by need uses itself: write another id"),
    "within nothing": (("code: E07000073, within: essex", "code: E07000073, within: esex"),
                       "19: within must be the id of an area: 'esex' (did you mean 'essex'?)"),
    "within itself": (("code: K02000001", "code: K02000001, within: uk"),
                      "22: within must not lead round in a circle: 'uk' lies in 'uk'"),
    "an age before the other": (("[11, 15]", "[15, 11]"),
                                "12: ages must rise: write the younger age first, as in [11, 15]"),
    "an age twice": (("[11, 15]", "[10, 15]"),
                     "12: ages must rise: [10, 15] must begin above 10, where the one before it ends"),
    "a code of no place": (("K02000001", "UK1"),
                           "22: code must be a code of the Office for National Statistics such as E92000001: 'UK1'; "
                           "leave it out if there is none"),
    "a language in words": (("people: {one", "language: English\npeople: {one"),
                            "6: language must be a language such as en-GB: 'English'"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_site_file_must_fit_together(problems_of: Problems, case: str) -> None:
    """Each fault is told at its line, in words."""
    (old, new), message = FAULTS[case]
    assert f"site.yml:{message}" in problems_of(changed(old, new))


def test_areas_must_not_lie_in_each_other(problems_of: Problems) -> None:
    """Each area of a circle is named."""
    found = problems_of(changed("code: K02000001", "code: K02000001, within: harlow"))
    assert "site.yml:22: within must not lead round in a circle: 'harlow' lies in 'uk'" in found


@pytest.mark.parametrize(("crisis", "message"), [
    ({"in_danger": ["self-harm", "Self harm"]}, "in_danger must hold a term once in the file: 'Self harm'; it "
     "stands on line 3 too: take one of the two out"),
    ({"in_danger": ["a", "?!"]}, "in_danger must hold letters or digits: '?!'")])
def test_word_of_danger_must_stand_once(problems_of: Problems, crisis: dict[str, list[str]], message: str) -> None:
    """Capitals and hyphens make no other word; a word is made of letters or digits."""
    found = problems_of({"crisis.yml": crisis})
    assert len(found) == 1 and found[0].startswith("crisis.yml:") and found[0].endswith(message)


@pytest.mark.parametrize("name", ["site.yml", "crisis.yml"])
def test_list_must_have_its_files(problems_of: Problems, name: str) -> None:
    """Without its areas no entry can be judged, and without words of danger the search shows no number to ring."""
    found = problems_of({name: ""})
    assert found and all(each.startswith(f"{name}:1: file is empty") for each in found)


def test_missing_file_is_named(small: Path) -> None:
    """Who took it away, or begins a list, reads which file it is."""
    (small / "site.yml").unlink()
    assert [str(each).split("catalogue/")[1] for each in load_catalogue(small)[1]] == [
        "site.yml:1: file is missing: every list needs site.yml"]


def test_name_of_an_audience_is_told_as_its_title(problems_of: Problems) -> None:
    """`name` is a field of site.yml itself too, to whose place it must not be moved."""
    line = "  - {id: parent-carer, title: Parents and carers,"
    assert TEXT.count(line) == 1
    more = "  - id: foster-carer\n    name: Foster carers\n    words: [foster carers]\n"
    found = problems_of({"site.yml": TEXT.replace(line, more + line)})
    assert len(found) == 1 and found[0].endswith("unknown field: 'name' (did you mean 'title'?)")


@pytest.mark.parametrize(("address", "said"), [
    ("list@council.org.uk", []), ("council.org.uk", ["email must be an email address"]),
    ("sarah.jones@council.org.uk", [
        "report_email must name no person's mailbox: 'sarah.jones@council.org.uk'; give the team's instead"])])
def test_report_email_is_the_mailbox_of_a_team(problems_of: Problems, address: str, said: list[str]) -> None:
    """Every page shows it."""
    found = [each.split(": ", 1)[1] for each in problems_of({"site.yml": f"{TEXT}\nreport_email: {address}\n"})]
    assert [each[:len(words)] for each, words in zip(found, said, strict=True)] == said
    assert all(each.endswith("instead") for each in found if "person" in each)
