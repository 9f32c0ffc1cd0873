"""YAML as text: strings, lists and mappings, each with its line. No guessing of numbers, dates or booleans.

In: the path of a file. Out: `Tree` (data and lines), or the Problems that kept it from being read.
Duplicate keys, anchors, aliases and tags are refused. It reads events, not nodes, so that no input can
make it recurse or swell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .characters import hidden_fault
from .comments import Span, lost_comments, lost_fault
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


def load_yaml(path: Path) -> Tree | Problem:
    """Read one YAML file; a Problem where it cannot be read, or where a field stands twice in it."""
    return _sure(*read_yaml(path))


def parse_yaml(path: Path, text: str) -> Tree | Problem:
    """Read YAML text that stands, or stood, at a path; a Problem where `load_yaml` would give one."""
    return _sure(*_parse(path, text))


def _sure(tree: Tree | None, problems: list[Problem]) -> Tree | Problem:
    """Return a Tree that says all that the file says, or else a Problem."""
    twice = [problem for problem in problems if problem.rule == "duplicate_key"]
    return tree if tree is not None and not twice else (twice or problems)[-1]


def read_yaml(path: Path) -> tuple[Tree | None, list[Problem]]:
    """Read one YAML file: its Tree, or None where it cannot be read, and every fault in how it is written."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return None, [Problem(path, 1, f"file must be smaller than {MAX_BYTES // 1000} KB: {size // 1000} KB",
                                  "too_large")]
        return _parse(path, path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        return None, [Problem(path, line, "file must be text in UTF-8", "not_utf8")]
    except OSError as fault:
        return None, [Problem(path, 1, f"file cannot be read: {fault.strerror}", "unreadable")]


def _parse(path: Path, text: str) -> tuple[Tree | None, list[Problem]]:
    """Read YAML text: its Tree or None, and its Problems. What kept it from being read comes last."""
    reader = _Reader(path)
    tree, fatal = None, None
    try:
        tree = reader.read(text)
    except Refused as fault:
        fatal = Problem(path, fault.line, fault.message, fault.rule)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        what = " ".join(part for part in (fault.context, fault.problem) if part)
        fatal = Problem(path, mark.line + 1 if mark else 1, f"file must be YAML: {_plain_words(what)}", "yaml")
    except (yaml.YAMLError, ValueError) as fault:
        first = (str(fault).splitlines() or ["cannot be read"])[0]
        fatal = Problem(path, 1, f"file must be YAML: {first}", "yaml")
    written = [*reader.problems, *_hidden(path, text), *_lost(path, text, reader.spans)]
    return tree, [*written, *([fatal] if fatal else [])]


def _hidden(path: Path, text: str) -> Iterator[Problem]:
    """Yield a Problem for each line with characters that cannot be seen."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(plain.split("\n") if hidden_fault(plain) else (), 1):
        fault = hidden_fault(line)
        if fault:
            yield Problem(path, number, f"text {fault}", "hidden_character")


def _lost(path: Path, text: str, spans: list[Span]) -> Iterator[Problem]:
    """Yield a Problem for each note in which text may get lost."""
    for number, words in lost_comments(text, spans):
        yield Problem(path, number, lost_fault(words), "lost_comment")


def _plain_words(what: str) -> str:
    """Say the commonest slips in words that a maintainer can act on."""
    if "'\\t'" in what or "tab" in what:
        return "use spaces, not a tab, to indent"
    if "cannot start any token" in what:
        return "a text must not begin with a tab, @ or `; indent with spaces, or put the text in quotes"
    if "mapping values are not allowed" in what:
        return "a text that holds a colon and a space must stand in quotes"
    return what


class _Reader:
    """Builds the data of one file from the parser's events, with a stack of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.spans: list[Span] = []
        self.lines: dict[Place, int] = {(): 1}
        self.stack: list[_Open] = []
        self.root: Any = None

    def read(self, text: str) -> Tree:
        """Return the Tree of a file's text. Raises Refused and yaml.YAMLError."""
        documents = 0
        for event in yaml.parse(text, Loader=PARSER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Refused(_line(event), "documents", "file must hold one YAML document, not several")
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self.stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                _refuse_cleverness(event, _line(event), len(self.stack))
                self._note(event, text)
                self._put(event)
        return Tree(self.path, self.root, self.lines)

    def _note(self, event: yaml.NodeEvent, text: str) -> None:
        """Keep where a text stands; add a Problem where it hides characters behind backslashes."""
        if not isinstance(event, yaml.ScalarEvent) or not event.start_mark or not event.end_mark:
            return
        span = Span(event.start_mark.index, event.end_mark.index, event.style or "")
        self.spans.append(span)
        if span.style == '"' and "\\" in text[span.start:span.end] and not hidden_fault(text[span.start:span.end]):
            fault = hidden_fault(event.value)
            if fault:
                self._problem(_line(event), f"text {fault}", "hidden_character")

    def _put(self, event: yaml.NodeEvent) -> None:
        """Put a text, list or mapping where it belongs."""
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._put_key(event, top)
            return
        value = _empty_or_text(event)
        place: Place = ()
        if top and isinstance(top.value, dict):
            place, key, top.key = (*top.place, top.key or ""), top.key or "", None
            top.value.setdefault(key, value)
        elif top and isinstance(top.value, list):
            place = (*top.place, len(top.value))
            top.value.append(value)
            self.lines.setdefault(place, _line(event))
        else:
            self.root = value
        if not isinstance(event, yaml.ScalarEvent):
            self.stack.append(_Open(value, place))

    def _put_key(self, event: yaml.NodeEvent, top: _Open) -> None:
        """Take the name of a field; add a Problem where it stands twice, and keep the first."""
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise Refused(line, "key", "a field's name must be a plain word")
        top.key = event.value
        place = (*top.place, top.key)
        if top.key in top.value:
            cure = ("begin what belongs to the next item with a hyphen and a space, or keep one"
                    if top.place and isinstance(top.place[-1], int) else "keep one")
            self._problem(line, f"'{top.key}' stands twice (first on line {self.lines[place]}); {cure}",
                          "duplicate_key")
        self.lines.setdefault(place, line)

    def _problem(self, line: int, message: str, rule: str) -> None:
        """Add a Problem that does not keep the file from being read."""
        self.problems.append(Problem(self.path, line, message, rule))


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


def _empty_or_text(event: yaml.NodeEvent) -> Any:
    """Return a scalar's text, or an empty list or mapping to be filled."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    return [] if isinstance(event, yaml.SequenceStartEvent) else {}
