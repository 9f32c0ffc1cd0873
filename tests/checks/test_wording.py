"""Phrases that nobody would say do not come back: in the catalogue, the templates, the pages and the scripts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from signpost.checks.language.unwanted_phrases import unwanted_phrases
from tests.checks.conftest import Problems
from tests.conftest import ROOT

ODD = [
    "The page bears that out.", "borne out by the page", "It bore this out.", "bearing the ages out",
    "It tells of help.", "telling of a film", "people of 16 or over", "young people of 17 to 25", "children of 12",
    "boys of about 10 to 18", "Ask which holds.", "what holds now", "You stay unnamed.",
    "that you need give no name", "who have it hard", "having it hard", "a chat which someone keeps safe",
    "It can still be had.", "no longer to be had", "an offence of its own", "front doors of their own", "step-down",
    "stepping down", "a service that one can use", "who went through sexual harm", "harming themselves less",
    "is for that alone", "tells it afresh", "The list knows it", "in one breath",
    "an app that you put on your phone", "who, it is feared, carry", "sexual ill health",
    "other ways not to get pregnant", "has touched your life", "be all that they can be", "is not known to us",
    "and what goes with it", "that a crime has been done", "open to youth offending", "Private advice",
    "learns or grows", "or the area is hard", "nobody has raised the money for it",
    "Something at Colchester Institute", "The people behind it", "works against abuse at home", "hurt by or saw",
    "boundaries with what follows from them", "who sways whom", "what sets off the use",
    "whom influencers affect badly", "used for crime or for sex", "takes crime information without names",
    "The police against terrorism", "Take a choice away", "does not hold it, or not any more",
    "keeps nothing for us", "no older than the day on which you took it",
    "Nobody has confirmed that they still run since 2024",
]
ALLOWED = ["aged 16 and over", "confirmed by the police", "An alpine folder that holds forms",
           "groups which hold hands",
           "She stayed anonymous", "a child of the family", "people of all ages", "3 of 12 places", "born out of love",
           "The refuge has 12 beds", "Go through the form", "they tell others", "hard to have it both ways",
           "They have been through sexual violence", "Nobody has confirmed these hours"]


@pytest.mark.parametrize("text", ODD)
def test_odd_phrases_finds_a_phrase_in_each_of_its_forms(text: str) -> None:
    """Each phrase of the list is found, whatever its case and inflection, with a plain wording."""
    found = list(unwanted_phrases(f"It is so: {text} As it was.")) + list(unwanted_phrases(text))
    assert len(found) >= 2
    assert all(plain for _, plain in found)


@pytest.mark.parametrize("text", ALLOWED)
def test_odd_phrases_finds_nothing_in_plain_words(text: str) -> None:
    """What people say passes."""
    assert list(unwanted_phrases(text)) == []


def test_check_wording_complains_when_a_text_is_odd(problems_of: Problems) -> None:
    """The field, the phrase and the plain words are reported, in entries and in the catalogue's own files."""
    files = {"vocabulary.yml": {"glossary": [{"term": "CPN", "meaning": "An offence of its own."}]}}
    assert [each.split(": ", 1)[1] for each in problems_of(files, cost="Free for young people of 17 to 25")] == [
        "cost must be in plain words: 'people of 17 to 25'; write for example 'people aged 17 to 25'",
        "meaning must be in plain words: 'offence of its own'; write for example 'a separate offence'"]


def test_check_wording_passes_when_others_say_it(problems_of: Problems) -> None:
    """Names, titles and people's own words stay as they are."""
    assert problems_of(name="Step-down service", keywords=["step-down", "used for crime or for sex"]) == []


@pytest.mark.parametrize("fields", [
    {"summary": "The original list names it."}, {"description": "In the original\nlist it was free."},
    {"eligibility": {"description": "The original list says so."}}, {"referral": {"how": "See the original list."}},
    {"contacts": {"phones": [{"number": "999", "note": "From the original list."}]}}])
def test_check_original_list_complains_when_readers_meet_it(problems_of: Problems, fields: dict[str, object]) -> None:
    """What readers need first says what is so now."""
    found = problems_of(**fields)
    assert len(found) == 1
    assert "must say what is so now, not what 'the original list' said; say that in `changed`, `added` or" in found[0]


def test_check_original_list_passes_when_something_changed(problems_of: Problems) -> None:
    """What changed, why it was added and what is in doubt may speak of the original list."""
    evidence = [{"url": "https://a.org/", "date": "undated"}]
    assert problems_of(
        doubts=["The original list gives other hours: ring first."],
        added={"why": "The original list lacks it.", "evidence": evidence},
        changed=[{"was": "The original list said 9am.", "now": "Now 8am.", "evidence": evidence}]) == []


@pytest.mark.parametrize("path", [
    path.relative_to(ROOT) for folder in ("scripts/signpost/pages/templates/*", "docs/*.md", "catalogue/pages/*.md",
                                          "docs/assets/js/**/*.js")
    for path in sorted(ROOT.glob(folder))], ids=str)
def test_templates_pages_and_scripts_are_in_plain_words(path: Path) -> None:
    """No template, page or script of the site says what nobody would say."""
    assert list(unwanted_phrases((ROOT / path).read_text(encoding="utf-8"))) == []


def strings(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a module that are no docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_strings_of_the_program_are_in_plain_words() -> None:
    """No text in the package that a reader or maintainer may see says what nobody would say."""
    odd = {}
    for path in sorted(ROOT.glob("scripts/signpost/**/*.py")):
        text = " | ".join(strings(ast.parse(path.read_text(encoding="utf-8"))))
        if path.name != "unwanted_phrases.py" and (found := list(unwanted_phrases(text))):
            odd[str(path.relative_to(ROOT))] = found
    assert odd == {}


PLAN = {"to_person": "You could ring them.", "record": "[worker] will ask [name]."}


@pytest.mark.parametrize(("fields", "message"), [
    ({"summary": "A Center for you."}, "summary must be spelled as in Britain: 'center'; write 'centre'"),
    ({"summary": "Help for service users."}, "summary must call people people: 'service users'; write for example"),
    ({"description": "Multidisciplinary consultation facilitates identification of individualised interventions."},
     "description must be easier to read (grade 8, not "),
    ({"plan": {**PLAN, "to_person": "He could ring them."}}, "to_person must speak to the young person: say"),
    ({"plan": {**PLAN, "to_person": "You could ring, [name]."}}, "to_person must speak to the young person"),
    ({"plan": {**PLAN, "record": "You will ask [name]."}}, "record must speak of the young person: say [name], and"),
    ({"plan": {**PLAN, "record": "They will ask."}}, "record must speak of the young person as [name]: write"),
])
def test_check_complains_when_a_text_is_hard_american_or_in_the_wrong_voice(
        problems_of: Problems, fields: dict[str, object], message: str) -> None:
    """Each text is easy to read, spelled as in Britain, and speaks to its reader."""
    assert [message in problem for problem in problems_of(**fields)] == [True]


@pytest.mark.parametrize("fields", [
    {"plan": PLAN}, {"keywords": ["rehab center", "clients"]}, {"also_known_as": ["Color Center"]},
    {"audience": ["professional"],
     "description": "Ask the consultation team of your area to help you with a difficult situation in a family."},
    {"name": "Your Line", "plan": {**PLAN, "record": "[name] will ring Your Line."}},
    {"summary": "Find an appropriate NHS service near you."},
])
def test_check_passes_when_texts_are_names_or_for_professionals(
        problems_of: Problems, fields: dict[str, object]) -> None:
    """Names and search words keep their spelling, and professionals read harder texts."""
    assert problems_of(**fields) == []


@pytest.mark.parametrize(("summary", "found"), [
    ("Ask the NHS.", []), ("Ask the UK police.", []), ("Ask ABC for help.", []),
    ("Ask the XYZ team.", ["missing/safecall.yml:8: an abbreviation must be in the glossary of vocabulary.yml: 'XYZ'; "
                                "write it in full, or explain it there"]),
])
def test_check_abbreviations_complains_when_the_glossary_lacks_one(
        problems_of: Problems, summary: str, found: list[str]) -> None:
    """What is in the glossary, well known, or an organisation's name needs no explanation."""
    organisations = [{"id": "missing-people", "name": "Missing People", "description": "A charity."},
                     {"id": "abc", "name": "ABC Trust", "description": "A charity."}]
    files = {"vocabulary.yml": {"glossary": [{"term": "NHS", "meaning": "The health service."}]},
             "organisations.yml": {"organisations": organisations}}
    assert problems_of(files, summary=summary) == found


def test_abbreviations_are_left_while_organisations_cannot_be_read(problems_of: Problems) -> None:
    """A fault in organisations.yml accuses no entry."""
    files = {"vocabulary.yml": {"glossary": [{"term": "NRM", "meaning": "A form."}]},
             "organisations.yml": {"organisations": [{"id": "missing-people"}]}}
    found = problems_of(files, description="The NSPCC runs it.")
    assert found and all(line.startswith("organisations.yml") for line in found)


@pytest.mark.parametrize(("slip", "meant"), [("to_persn", "to_person"), ("recrod", "record")])
def test_plan_wording_is_not_judged_when_its_field_is_misspelt(problems_of: Problems, slip: str, meant: str) -> None:
    """One slip draws one message."""
    plan = {slip if name == meant else name: text for name, text in PLAN.items()}
    found = problems_of(plan=plan)
    assert len(found) == 1 and found[0].endswith(f"unknown field: '{slip}' (did you mean '{meant}'?)")


def test_names_of_areas_make_no_text_hard_to_read(problems_of: Problems) -> None:
    """Nobody can shorten them: a summary that names many of the areas in site.yml is judged by its other words."""
    summary = "Join community activities for fathers: {0}, {1}, {2}, {3}, {0}, {1}."
    assert problems_of(summary=summary.format("Basildon", "Thurrock", "Castle Point", "Harlow")) == []
    assert "easier to read" in problems_of(summary=summary.format("Brentwood", "Colchester", "Uttlesford", "Maldon"))[0]
