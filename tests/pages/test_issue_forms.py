"""The issue forms: shaped as GitHub wants them, ask for a source, and warn against names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
FIELDS = {"markdown": {"value"}, "input": {"label", "description", "placeholder", "value"},
          "textarea": {"label", "description", "placeholder", "value", "render"},
          "dropdown": {"label", "description", "options", "multiple", "default"},
          "checkboxes": {"label", "description", "options"}}


def form(path: Path) -> dict[str, Any]:
    """Return a form's data."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def asked(path: Path) -> dict[str, dict[str, Any]]:
    """Return a form's questions by their ids."""
    return {part["id"]: part for part in form(path)["body"] if part["type"] != "markdown"}


def test_there_are_three_forms() -> None:
    """Suggest a service, correct an entry, report a dead link."""
    assert [path.stem for path in FORMS] == ["correct-an-entry", "report-a-dead-link", "suggest-a-service"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_is_one_that_github_takes(path: Path) -> None:
    """Name, description and body are there; every question has an id of its own, a label, and only known fields."""
    data = form(path)
    assert set(data) == {"name", "description", "title", "labels", "body"}
    assert all(isinstance(data[name], str) and data[name] for name in ("name", "description", "title"))
    questions = [part for part in data["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in questions]
    labels = [part["attributes"]["label"] for part in questions]
    assert len(set(ids)) == len(ids) and len(set(labels)) == len(labels) and all(labels)
    for part in data["body"]:
        assert part["type"] in KINDS and set(part) <= {"type", "id", "attributes", "validations"}
        assert set(part["attributes"]) <= FIELDS[part["type"]]
        assert set(part.get("validations", {})) <= {"required"}
        if "options" in part["attributes"]:
            assert len(part["attributes"]["options"]) == len({str(each) for each in part["attributes"]["options"]}) > 0


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_warns_against_names_and_asks_for_a_source(path: Path) -> None:
    """The warning comes first and is asked to be confirmed; there is a question for a source; 999 is named."""
    first = form(path)["body"][0]
    assert first["type"] == "markdown"
    assert "do not include anyone's name or personal details" in " ".join(first["attributes"]["value"].split())
    assert "ring 999" in first["attributes"]["value"]
    questions = asked(path)
    assert questions["names"]["attributes"]["options"][0]["required"] is True
    assert "source" in questions


@pytest.mark.parametrize("stem", ["suggest-a-service", "correct-an-entry"])
def test_source_is_needed_when_the_list_would_change(stem: str) -> None:
    """Nothing is added or corrected without a source; a dead link can be reported without knowing a better one."""
    assert asked(FOLDER / f"{stem}.yml")["source"]["validations"]["required"] is True
