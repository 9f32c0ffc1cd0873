"""Where the project stands on this machine."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
"""The folder that holds mkdocs.yml."""
