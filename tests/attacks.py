"""A catalogue in which every text field holds an attack, and its twin in which every one holds a harmless word.

The fields are read from the model, so that a new one is attacked without anyone thinking of it.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from signpost.catalogue.file_models import FILES
from signpost.catalogue.model import Entry
from signpost.catalogue.site import SiteFile
from tests.conftest import write_catalogue

HARMLESS = "word"
ATTACKS = (
    '0;url=https://evil.example/" http-equiv="refresh" z="',
    "0;url=https://evil.example/' http-equiv='refresh' z='",
    '" onload="alert(1)" onfocus=alert(1) autofocus tabindex=0 x="',
    "x' onmouseover='alert(1)",
    "--> ]]> */ < script >alert(1)< / script >",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png) < b",
    "one\n\n# two [x](javascript:alert(1))\n\n    three\n\n- four",
    "{: onclick=alert(1) .x #y } {#id}",
    "{{ 7 * 7 }} {% include 'main.html' %} {# x #} ${alert(1)} $& $`",
    "\\\" \\u003cimg src=x onerror=alert(1)\\u003e \\",
    "=HYPERLINK(\"https://evil.example/\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "`code` *a* _b_ ~~c~~ &lt &amp &copy",
    "< /script>< !--",
)
# What a field must hold to be what it is: all other texts hold the attack.
FIXED: Mapping[str, str] = {
    "url": "https://www.example.org/", "website": "https://www.example.org/", "by": "https://www.example.org/",
    "prefix": "https://www.example.org/", "number": "0800 1111", "address": "post@example.org", "date": "2026-01",
    "on": "2026-01", "law_as_at": "2026-01", "review_by": "2027-01", "until": "2027-01", "checked_by_hand": "2026-01",
    "opens": "09:00", "closes": "17:00", "organization": "org", "minimum_age": "11", "maximum_age": "25",
    "urgency": "crisis", "status": "active", "sensitive": "true", "code": "E10000012", "language": "en-GB",
    "exit_to": "https://www.example.org/", "tried": "2026-10-20", "starts": "04-01", "ends": "10-31",
    "valid_from": "2026-01-01", "valid_to": "2026-12-31",
    "paragraphs": "source/paragraphs.tsv", "looked_up": "2026-11-23", "report_email": "post@example.org",
}


def attack_catalogue(root: Path, attacks: tuple[str, ...] = ATTACKS) -> Path:
    """Write a catalogue with one entry for each attack, and return its folder."""
    themes = [{**_record(FILES["themes.yml"], "themes", attack), "id": f"theme-{index}", "audience": [f"for-{index}"],
               "start_here": [f"theme-{index}/entry-{index}"]} for index, attack in enumerate(attacks)]
    organisations = [{**_record(FILES["organisations.yml"], "organisations", attack), "id": f"org-{index}"}
                     for index, attack in enumerate(attacks)]
    files: dict[str, Any] = {"themes.yml": {"themes": themes}, "organisations.yml": {"organisations": organisations},
                             "site.yml": _site(attacks), "crisis.yml": {"in_danger": [f"{attacks[0]} danger"]}}
    for index, attack in enumerate(attacks):
        record = _fields(Entry, attack)
        record |= {"organization": f"org-{index}", "formerly": [f"theme-{index}/old-{index}"], "sources": ["S084"]}
        record.pop("also_in"), record.pop("added")
        record["eligibility"].pop("instead")
        record |= {"area": [f"area-{index}"], "audience": [f"for-{index}"]}
        record["referral"]["who"] = ["self"]  # whom site.yml's own text calls by an attack
        record["kind"] = ("service", "helpline", "legal-order")[index % 3]
        files[f"theme-{index}/entry-{index}.yml"] = record
    ids = [f"theme-{index}/entry-{index}" for index in range(len(attacks))]
    files["plans.yml"] = {"plans": [{**_record(FILES["plans.yml"], "plans", attack), "id": f"plan-{index}",
                                     "themes": [f"theme-{index}"], "entries": ids}
                                    for index, attack in enumerate(attacks)]}
    files["urgent.yml"] = {"needs": [{**_record(FILES["urgent.yml"], "needs", attack), "id": f"need-{index}",
                                      "entries": [ids[index]]} for index, attack in enumerate(attacks)]}
    files["vocabulary.yml"] = {"glossary": [{"term": f"{attack} {index}", "stands_for": attack, "meaning": attack}
                                            for index, attack in enumerate(attacks)],
                               "words": [{"say": [f"{attack} {index}"], "find": [f"word {index}"]}
                                         for index, attack in enumerate(attacks)]}
    return write_catalogue(root, files)


def _site(attacks: tuple[str, ...]) -> dict[str, Any]:
    """Return a site.yml with an audience and an area for each attack; its own texts hold the one with most quotes."""
    attack = attacks[2]
    record = {name: value for name, value in _fields(SiteFile, attack).items() if name != "ages"}
    return {**record, "name": attack[:30],
            "audiences": [{"id": f"for-{index}", "title": each, "words": [each]} for index, each in enumerate(attacks)],
            "areas": [{"id": f"area-{index}", "title": each} for index, each in enumerate(attacks)]}


def _record(model: type[BaseModel], name: str, attack: str) -> dict[str, Any]:
    """Return one record of the list that a file of the catalogue holds."""
    record: dict[str, Any] = _value(name, model.model_fields[name].annotation, attack)[0]
    return record


def _fields(model: type[BaseModel], attack: str) -> dict[str, Any]:
    """Return a record of a model in which every field is there."""
    made = {name: _value(name, field.annotation, attack) for name, field in model.model_fields.items()}
    return {name: _accepted(model, name, value, attack) for name, value in made.items()}


def _accepted(model: type[BaseModel], name: str, value: Any, attack: str) -> Any:
    """Return the attack where the field takes it; else the attack as a sentence, or a word where it takes neither."""
    if not isinstance(value, str) or value != attack:
        return value
    field = model.model_fields[name]
    adapter: TypeAdapter[Any] = TypeAdapter(Any if field.annotation is None else _annotated(field))
    for text in (attack, attack.replace("\n", " ").replace("!", "").replace("?", "") + " x.", HARMLESS, f"{HARMLESS}."):
        try:
            adapter.validate_python(text)
        except ValidationError:
            continue
        return text
    raise AssertionError(f"{model.__name__}.{name} takes no text: say in FIXED what it must hold")


def _annotated(field: Any) -> Any:
    """Return a field's type with what it demands."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def _value(name: str, annotation: Any, attack: str) -> Any:
    """Return a value of a type, as YAML has it: texts, lists and records of them."""
    inner = [each for each in get_args(annotation) if each is not type(None)]
    if get_origin(annotation) in (Union, types.UnionType) or hasattr(annotation, "__metadata__"):
        return _value(name, inner[0], attack)
    if get_origin(annotation) is list:
        return [_value(name, inner[0], attack)]
    if name in FIXED:
        return FIXED[name]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation, attack)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation)).value
    return "true" if annotation is bool else attack

