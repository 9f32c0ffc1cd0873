"""The JSON Schemas beside the catalogue are those of the model, and every file names its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from signpost.catalogue.loader import load_catalogue
from signpost.catalogue.schema import render_schemas
from tests.live import CATALOGUE, pick, require

SITE_FILE = load_catalogue(CATALOGUE)[0].site


def without_ids(schemas: Mapping[str, str]) -> dict[str, Any]:
    """Return schemas without the lists of ids that site.yml gives."""
    return {name: json.loads(text, object_hook=lambda node: {} if [*node] == ["enum"] else node)
            for name, text in schemas.items()}


def test_schemas_are_current_when_model_changes() -> None:
    """catalogue/schema holds what the model gives; `python -m signpost.cli.schema` writes it.

    The lists of areas and audiences may be older than site.yml, so that a new area in it turns nothing red.
    """
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in (CATALOGUE / "schema").glob("*.json")}
    require(bool(on_disk), "folder of schemas")
    assert without_ids(on_disk) == without_ids(render_schemas(SITE_FILE))


@pytest.mark.parametrize("field", ["area", "audience"])
def test_schema_offers_ids_of_site_file_and_refuses_no_other(field: str) -> None:
    """Editors complete what site.yml has; a schema that is older than site.yml marks no new id as wrong."""
    known = {"area": SITE_FILE.area_titles, "audience": SITE_FILE.audience_titles}[field]
    schema = json.loads(render_schemas(SITE_FILE)["entry.json"])
    variants = (schema["properties"][field], *schema["properties"][field].get("anyOf", []))
    assert [each["items"]["anyOf"][0]["enum"] for each in variants if "items" in each] == [list(known)]
    record = {"name": "x", "kind": "service", "audience": ["professional"], "summary": "X.", field: ["new-one"]}
    jsonschema.Draft202012Validator(schema).validate(record)


FILES = sorted(CATALOGUE.glob("*.yml")) + sorted(CATALOGUE.glob("*/*.yml"))


@pytest.mark.parametrize("path", FILES,
                         ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_first_line_names_schema_when_file_is_yaml(path: Path) -> None:
    """Editors complete and check while a maintainer types."""
    require((CATALOGUE / "site.yml").read_text(encoding="utf-8").startswith("# yaml-language-server"),
            "site.yml that names its schema")
    at_root = path.parent == CATALOGUE
    wanted = f"schema/{path.stem}.json" if at_root else "../schema/entry.json"
    assert path.read_text(encoding="utf-8").splitlines()[0] == f"# yaml-language-server: $schema={wanted}"
    assert (path.parent / wanted).exists()


def test_schema_accepts_entry_when_read_as_editors_do() -> None:
    """An entry read by a YAML editor passes the schema, and a misspelt field does not."""
    schema = json.loads(render_schemas(SITE_FILE)["entry.json"])
    record = yaml.safe_load((CATALOGUE / f"{pick().id}.yml").read_text(encoding="utf-8"))
    record = {key: value for key, value in record.items() if key in ("name", "kind", "audience", "summary", "sources")}
    jsonschema.Draft202012Validator(schema).validate(record)
    with pytest.raises(jsonschema.ValidationError, match="audiance"):
        jsonschema.Draft202012Validator(schema).validate({**record, "audiance": ["professional"]})
