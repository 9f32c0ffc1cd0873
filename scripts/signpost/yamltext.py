"""YAML as text: strings, lists and mappings, each with its line. No guessing of numbers, dates or booleans.

In: the path of a file. Out: `Tree` (data and lines), or the Problems that kept it from being read.
Duplicate keys, anchors, aliases and tags are refused. It reads events, not nodes, so that no input can
make it recurse or swell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .problem import Problem

MAX_BYTES = 500_000
MAX_DEPTH = 12
PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's data, and the line (from 1) of every key and item by its place: ("contacts", "phones", 0)."""

    path: Path
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class Refused(Exception):
    """What the YAML may not hold: the line and the message."""

    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.line, self.rule, self.message = line, rule, message


@dataclass
class _Open:
    """A mapping or list that is not closed yet."""

    value: dict[str, Any] | list[Any]
    place: Place
    key: str | None = None
    keys: set[str] = field(default_factory=set)


def load_yaml(path: Path) -> Tree | Problem:
    """Read one YAML file; a Problem where it cannot be read."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Problem(path, 1, f"file must be smaller than {MAX_BYTES // 1000} KB: {size // 1000} KB", "too_large")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        return Problem(path, line, "file must be text in UTF-8", "not_utf8")
    except OSError as fault:
        return Problem(path, 1, f"file cannot be read: {fault.strerror}", "unreadable")
    return parse_yaml(path, text)


def parse_yaml(path: Path, text: str) -> Tree | Problem:
    """Read YAML text that stands, or stood, at a path; a Problem where it cannot be read."""
    try:
        return _tree(path, text)
    except Refused as fault:
        return Problem(path, fault.line, fault.message, fault.rule)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        what = " ".join(part for part in (fault.context, fault.problem) if part)
        return Problem(path, mark.line + 1 if mark else 1, f"file must be YAML: {_plain_words(what)}", "yaml")
    except (yaml.YAMLError, ValueError) as fault:
        first = (str(fault).splitlines() or ["cannot be read"])[0]
        return Problem(path, 1, f"file must be YAML: {first}", "yaml")


def _plain_words(what: str) -> str:
    """Say the commonest slips in words that a maintainer can act on."""
    if "'\\t'" in what or "tab" in what:
        return "use spaces, not a tab, to indent"
    if "cannot start any token" in what:
        return "a text must not begin with a tab, @ or `; indent with spaces, or put the text in quotes"
    if "mapping values are not allowed" in what:
        return "a text that holds a colon and a space must stand in quotes"
    return what


def _tree(path: Path, text: str) -> Tree:
    """Build the data from the parser's events with a stack of our own."""
    lines: dict[Place, int] = {(): 1}
    stack: list[_Open] = []
    root: Any = None
    documents = 0
    for event in yaml.parse(text, Loader=PARSER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Refused(_line(event), "documents", "file must hold one YAML document, not several")
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
        elif isinstance(event, yaml.NodeEvent):
            line = _line(event)
            _refuse_cleverness(event, line, len(stack))
            root = _put(event, line, stack, lines, root)
    return Tree(path, root, lines)


def _line(event: yaml.Event) -> int:
    """Return the line, from 1, on which an event begins."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse_cleverness(event: yaml.NodeEvent, line: int, depth: int) -> None:
    """Refuse aliases, anchors, tags and deep nesting."""
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise Refused(line, "anchor", "anchors (&) and aliases (*) must not be used; write the text out, or quote it")
    if getattr(event, "tag", None) is not None:
        raise Refused(line, "tag", "tags (!) must not be used")
    if depth > MAX_DEPTH:
        raise Refused(line, "depth", "file is nested too deeply")


def _put(event: yaml.NodeEvent, line: int, stack: list[_Open], lines: dict[Place, int], root: Any) -> Any:
    """Put a scalar, list or mapping where it belongs; return the root."""
    top = stack[-1] if stack else None
    if top and isinstance(top.value, dict) and top.key is None:
        _put_key(event, line, top, lines)
        return root
    value = _empty_or_text(event)
    place: Place = ()
    if top and isinstance(top.value, dict):
        place, top.value[top.key or ""], top.key = (*top.place, top.key or ""), value, None
    elif top and isinstance(top.value, list):
        place = (*top.place, len(top.value))
        top.value.append(value)
        lines[place] = line
    if not isinstance(event, yaml.ScalarEvent):
        stack.append(_Open(value, place))
    return value if top is None else root


def _empty_or_text(event: yaml.NodeEvent) -> Any:
    """Return a scalar's text, or an empty list or mapping to be filled."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    return [] if isinstance(event, yaml.SequenceStartEvent) else {}


def _put_key(event: yaml.NodeEvent, line: int, top: _Open, lines: dict[Place, int]) -> None:
    """Take the key of a mapping; refuse one that stands twice."""
    if not isinstance(event, yaml.ScalarEvent):
        raise Refused(line, "key", "a field's name must be a plain word")
    key = event.value
    if key in top.keys:
        first = lines[(*top.place, key)]
        raise Refused(line, "duplicate_key", f"'{key}' stands twice (first on line {first}); keep one")
    top.keys.add(key)
    top.key = key
    lines[(*top.place, key)] = line
