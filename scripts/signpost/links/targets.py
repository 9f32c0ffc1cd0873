"""Targets: what is checked, and where in the catalogue it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from signpost.links.targets_file import NothingToCheck as NothingToCheck
from signpost.links.targets_file import lines_of

Kind = Literal["web", "email", "phone"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a target stands: a file and line, and for the catalogue the entry and what the reader sees."""

    file: str
    line: int
    entry: str = ""
    name: str = ""
    title: str = ""
    field: str = ""
    phone: str = ""
    """A number of the same entry, to stand beside a warning."""
    shown: str = ""
    """The text that the reader sees for it, where it has one of its own."""

    @property
    def owner(self) -> str:
        """What the target belongs to: an entry, a name, or else its line."""
        return self.entry or self.name or f"{Path(self.file).name}:{self.line}"


@dataclass(slots=True)
class Target:
    """One address, email or number, exactly as given, with every place that has it."""

    text: str
    kind: Kind
    places: list[Place] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Words of the service and organisation that it should belong to."""


def kind_of(text: str) -> Kind:
    """Tell from its looks what a target is; web where nothing else fits."""
    plain = text.strip().lower()
    if re.match(r"(tel|sms|smsto|fax|callto):", plain):
        return "phone"
    if plain.startswith("mailto:"):
        return "email"
    if "://" in plain or plain.startswith("//"):
        return "web"
    if "@" in plain and not re.match(r"[\w.-]+/", plain):
        return "email"
    digits = len(re.findall(r"\d", plain))
    if re.match(r"^[+(]{0,2}\d", plain) and digits >= 2 and not re.search(r"\d\.[a-z]|[a-z]\.[a-z]|/[a-z]", plain):
        return "phone"
    return "web"


def merged(targets: Iterable[Target]) -> list[Target]:
    """Return each target once, in the order of their texts, with the places of all."""
    found: dict[tuple[str, str], Target] = {}
    for target in targets:
        one = found.setdefault((target.kind, target.text), Target(target.text, target.kind))
        one.places += [place for place in target.places if place not in one.places]
        one.names |= target.names
    return [found[key] for key in sorted(found, key=lambda key: (key[1], key[0]))]


def read_targets_file(path: Path) -> list[Target]:
    """Read a list of targets: one a line, optionally a tab and the name that it should belong to.

    Every line counts, an empty one too (it is an empty address); what follows the last line break is no line.
    """
    lines = lines_of(path)
    if not any(line.strip(" ") for line in lines):
        raise NothingToCheck(f"{path} holds no target")
    found = []
    for number, line in enumerate(lines, 1):
        target, _, name = line.partition("\t")
        kind = kind_of(target)
        place = Place(path.name, number, name=name.strip(), shown=name.strip() if kind == "phone" else "")
        found.append(Target(target, kind, [place], {name.strip()} - {""}))
    return merged(found)
