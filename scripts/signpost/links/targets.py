"""A target: an address, email address or phone number to check, with its places in the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from signpost.links.targets_file import NothingToCheck as NothingToCheck
from signpost.links.targets_file import read_lines

Kind = Literal["web", "email", "phone"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a target: file and line, and in the catalogue its entry, field and what readers see."""

    file: str
    line: int
    entry: str = ""
    name: str = ""
    title: str = ""
    field: str = ""
    phone: str = ""
    """A phone number of the same entry, for the warning beside a broken link."""
    shown: str = ""
    """The text that readers see for a phone number, where it differs from the target."""

    @property
    def owner(self) -> str:
        """What the target belongs to: its entry, else a name, else file and line."""
        return self.entry or self.name or f"{Path(self.file).name}:{self.line}"


@dataclass(slots=True)
class Target:
    """An address, email address or number exactly as given, with every place that has it."""

    text: str
    kind: Kind
    places: list[Place] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Names of the service and organisation that it should belong to."""


def detect_kind(text: str) -> Kind:
    """Return the kind of a target by its form; web where nothing else fits."""
    lower = text.strip().lower()
    if re.match(r"(tel|sms|smsto|fax|callto):", lower):
        return "phone"
    if lower.startswith("mailto:"):
        return "email"
    if "://" in lower or lower.startswith("//"):
        return "web"
    if "@" in lower and not re.match(r"[\w.-]+/", lower):
        return "email"
    digits = len(re.findall(r"\d", lower))
    if re.match(r"^[+(]{0,2}\d", lower) and digits >= 2 and not re.search(r"\d\.[a-z]|[a-z]\.[a-z]|/[a-z]", lower):
        return "phone"
    return "web"


def merge_targets(targets: Iterable[Target]) -> list[Target]:
    """Return each target once, sorted by text, with the places and names of all its occurrences."""
    merged: dict[tuple[str, str], Target] = {}
    for target in targets:
        one = merged.setdefault((target.kind, target.text), Target(target.text, target.kind))
        one.places += [place for place in target.places if place not in one.places]
        one.names |= target.names
    return [merged[key] for key in sorted(merged, key=lambda key: (key[1], key[0]))]


def read_targets_file(path: Path) -> list[Target]:
    """Read a list of targets: one a line, optionally a tab and the name that it should belong to.

    An empty line counts as an empty address; there is no line after the last line break. Raises NothingToCheck.
    """
    lines = read_lines(path)
    if not any(line.strip(" ") for line in lines):
        raise NothingToCheck(f"{path} holds no target")
    targets = []
    for number, line in enumerate(lines, 1):
        target, _, name = line.partition("\t")
        kind = detect_kind(target)
        place = Place(path.name, number, name=name.strip(), shown=name.strip() if kind == "phone" else "")
        targets.append(Target(target, kind, [place], {name.strip()} - {""}))
    return merge_targets(targets)
