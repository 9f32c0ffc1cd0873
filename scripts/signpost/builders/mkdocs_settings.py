"""mkdocs.yml goes in; its settings come out as plain data, without a builder. `!ENV [NAME, default]` is resolved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


def load_settings(root: Path, environment: Mapping[str, str], site_url: str | None = None) -> dict[str, Any]:
    """Return the settings of the project at `root`; `site_url` takes the place of what stands there.

    Raises OSError where the file cannot be read as settings.
    """
    path = root / "mkdocs.yml"

    class Reader(yaml.SafeLoader):
        """Reads plain data, and `!ENV` from the environment that was given."""

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        """Return the first variable that is set, read as YAML reads a word, or else the default."""
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for part in parts:
            if part.value in environment:
                value = environment[part.value]
                return loader.construct_object(yaml.ScalarNode(
                    loader.resolve(yaml.ScalarNode, value, (True, False)), value), deep=True)  # type: ignore[no-untyped-call]
        return loader.construct_object(parts[-1]) if len(parts) > 1 else None

    Reader.add_constructor("!ENV", from_environment)
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=Reader)
    except yaml.YAMLError as fault:
        raise OSError(f"{path}: {fault}") from fault
    if not isinstance(found, dict):
        raise OSError(f"{path}: must hold named settings")
    return {**found, "site_url": site_url} if site_url else found
