"""Writes a catalogue of a given number of generated entries, for measurements. Nothing in it is real."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from signpost.catalogue.entry_files import FOLDERS

WORDS = ("amber", "birch", "cedar", "dune", "elder", "fern", "grove", "harbour", "ivy", "juniper", "kestrel", "linden",
         "meadow", "nettle", "oak", "pebble", "quarry", "reed", "sorrel", "thistle", "umber", "vale", "willow",
         "yarrow")
START_HERE = re.compile(r"^    start_here:.*\n(?:      .*\n)*", re.M)
"""The entries with which a theme of themes.yml starts."""


def write_sample(root: Path, count: int, real: Path) -> None:
    """Write `count` entries below the themes of the real catalogue at `real`, and its files that name none."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    shutil.copy(real / "organisations.yml", root / "organisations.yml")
    (root / "themes.yml").write_text(themes_alone(real), encoding="utf-8")
    (root / "crisis.yml").write_text(json.dumps({"in_danger": ["in danger"]}), encoding="utf-8")
    site = yaml.safe_load((real / "site.yml").read_text(encoding="utf-8"))
    site.pop("examples", None)  # they name real entries
    (root / "site.yml").write_text(json.dumps(site, indent=1, default=str), encoding="utf-8")
    themes = [path.name for path in sorted(real.iterdir()) if path.is_dir() and path.name not in {*FOLDERS, "urgent"}]
    for number in range(count):
        folder = root / themes[number % len(themes)]
        folder.mkdir(exist_ok=True)
        (folder / f"entry-{number}.yml").write_text(json.dumps(_record(number, site), indent=1), encoding="utf-8")


def themes_alone(real: Path) -> str:
    """Return themes.yml of the real catalogue at `real` without what names real entries, or gives their numbers."""
    themes = yaml.safe_load((real / "themes.yml").read_text(encoding="utf-8"))["themes"]
    return json.dumps({"themes": [{name: value for name, value in theme.items()
                                   if name not in ("start_here", "introduction")} for theme in themes]}, indent=1)


def _record(number: int, site: dict[str, Any]) -> dict[str, object]:
    """Return one entry about as large as a real one, for a place and for people of the real site."""
    pick = random.Random(number).sample(WORDS, 6)
    name = f"{pick[0].title()} {pick[1]} {number}"
    text = (f"Ask {name} for help with {pick[2]} and {pick[3]}. You can ring, or ask a worker to ring for you. "
            f"They meet you near the {pick[4]}, and they listen. ")
    return {
        "name": name, "kind": ("service", "helpline", "activity", "online", "training")[number % 5],
        "audience": [*dict.fromkeys(site["audiences"][at]["id"] for at in (0, -1))],
        "summary": f"Help with {pick[2]} and {pick[3]} near the {pick[4]}.",
        "description": text + "\n\n" + text * 3, "for_professionals": text, "cost": "free",
        **({"area": [site["areas"][0]["id"]]} if site.get("areas") else {}),
        **({"sources": ["S084"]} if site.get("source") else {}),
        "eligibility": {"minimum_age": number % 10, "maximum_age": 11 + number % 14, "description": text},
        "referral": {"who": ["self"], "how": "Ring first."},
        "contacts": {"phones": [{"number": f"01245 {490000 + number % 9999}"}],
                     "links": [{"title": name, "url": f"https://www.a-charity.org/{number}"}]},
        "plan": {"to_person": f"We will ring {name} with you.", "record": f"[worker] will ring {name} with [name]."},
        "keywords": pick[2:], "review_by": "2027-05",
        "changed": [{"was": text, "now": text, "evidence": [{"url": "https://www.a-charity.org/", "date": "undated"}]}],
    }
