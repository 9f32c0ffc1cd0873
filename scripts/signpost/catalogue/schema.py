"""The JSON Schemas of the model, by which editors complete and check; `python -m signpost.cli.schema` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from signpost.catalogue.file_models import FILES
from signpost.catalogue.model import Entry


def render_schemas() -> Mapping[str, str]:
    """Return the texts of the schemas by file name, `entry.json` among them."""
    models = {name.removesuffix(".yml"): model for name, model in FILES.items()} | {"entry": Entry}
    return {f"{name}.json": json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema",
                                        **model.model_json_schema()}, indent=1, ensure_ascii=False) + "\n"
            for name, model in models.items()}
