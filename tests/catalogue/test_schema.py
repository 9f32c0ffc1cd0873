"""The JSON Schemas beside the catalogue are those of the model, and every file names its own."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from signpost.catalogue.schema import render_schemas
from tests.conftest import ROOT

CATALOGUE = ROOT / "catalogue"


def test_schemas_are_current_when_model_changes() -> None:
    """catalogue/schema holds what the model gives; `python -m signpost.cli.schema` writes it."""
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in (CATALOGUE / "schema").glob("*.json")}
    assert on_disk == dict(render_schemas())


@pytest.mark.parametrize("path", sorted(CATALOGUE.glob("*.yml")) + sorted(CATALOGUE.glob("*/*.yml")),
                         ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_first_line_names_schema_when_file_is_yaml(path: Path) -> None:
    """Editors complete and check while a maintainer types."""
    at_root = path.parent == CATALOGUE
    wanted = f"schema/{path.stem}.json" if at_root else "../schema/entry.json"
    assert path.read_text(encoding="utf-8").splitlines()[0] == f"# yaml-language-server: $schema={wanted}"
    assert (path.parent / wanted).exists()


def test_schema_accepts_entry_when_read_as_editors_do() -> None:
    """An entry read by a YAML editor passes the schema, and a misspelt field does not."""
    schema = json.loads(render_schemas()["entry.json"])
    record = yaml.safe_load((CATALOGUE / "missing" / "safecall.yml").read_text(encoding="utf-8"))
    record = {key: value for key, value in record.items() if key in ("name", "kind", "audience", "summary", "sources")}
    jsonschema.Draft202012Validator(schema).validate(record)
    with pytest.raises(jsonschema.ValidationError, match="audiance"):
        jsonschema.Draft202012Validator(schema).validate({**record, "audiance": ["professional"]})
