"""The JSON Schemas of the model, by which editors complete and check; `python -m signpost.cli.schema` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from signpost.catalogue.file_models import FILES
from signpost.catalogue.model import Entry
from signpost.catalogue.site import SiteFile


def render_schemas(site: SiteFile) -> Mapping[str, str]:
    """Return the texts of the schemas by file name, `entry.json` among them. `site` has the areas and audiences."""
    models = {name.removesuffix(".yml"): model for name, model in FILES.items()} | {"entry": Entry}
    return {f"{name}.json": json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema",
                                        **_with_ids(model.model_json_schema(), site)}, indent=1,
                                       ensure_ascii=False) + "\n"
            for name, model in models.items()}


def _with_ids(schema: dict[str, Any], site: SiteFile) -> dict[str, Any]:
    """Return a schema in which `area`, `audience` and `who` offer what site.yml has.

    They refuse no other text, so that a schema that is older than site.yml marks no new id as wrong: the check does.
    """
    ids = {"area": list(site.area_titles), "audience": list(site.audience_titles), "who": list(site.referrer_titles)}
    for definition in (schema, *schema.get("$defs", {}).values()):
        for name, known in ids.items():
            field = definition.get("properties", {}).get(name, {})
            for variant in (field, *field.get("anyOf", [])):
                if "items" in variant:
                    variant["items"] = {"anyOf": [{"enum": known}, variant["items"]]}
    return schema
