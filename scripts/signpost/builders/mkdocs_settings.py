"""Reads the settings in mkdocs.yml without MkDocs, so that a site can be built where that is not installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import add_env_tag


class SettingsLoader(yaml.SafeLoader):
    """Reads plain data, and `!ENV [NAME, default]` from the environment, as MkDocs does."""


add_env_tag(SettingsLoader)


def load_settings(root: Path, site_url: str | None = None) -> dict[str, Any]:
    """Return the settings of the project at `root`; `site_url` replaces the one that they state.

    Raises OSError where the file cannot be read as settings.
    """
    path = root / "mkdocs.yml"
    try:
        settings = yaml.load(path.read_text(encoding="utf-8"), Loader=SettingsLoader)
    except yaml.YAMLError as error:
        raise OSError(f"{path}: {error}") from error
    if not isinstance(settings, dict):
        raise OSError(f"{path}: must hold named settings")
    return {**settings, "site_url": site_url} if site_url else settings
