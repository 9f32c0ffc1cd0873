"""Reads YAML as text: strings, lists and mappings with their lines, and no guesses at numbers, dates or booleans.

It builds the data from the parser's events, not from nodes, so that no input makes it recurse or use much memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.comments import ScalarSpan, comment_fault, suspect_comments
from signpost.catalogue.syntax.hidden_characters import hidden_fault, without_hidden
from signpost.catalogue.syntax.line_scanner import Fault
from signpost.catalogue.syntax.syntax_messages import UNREADABLE, find_syntax_fault, find_unquoted_sign

MAX_BYTES = 500_000
MAX_DEPTH = 12
MAX_SYNTAX_FAULTS = 20
NON_BLOCKING_RULES = ("hidden_character", "lost_comment")
"""Rules whose Problems do not change how a file is read."""
PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's data, and the line (from 1) of every key and item by its path: ("contacts", "phones", 0)."""

    path: Path
    data: Any
    lines: Mapping[FieldPath, int]

    def line(self, place: FieldPath) -> int:
        """Return the line of a path, or of its nearest parent that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class ForbiddenYaml(Exception):
    """Raised for YAML syntax that the catalogue does not allow."""

    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.line, self.rule, self.message = line, rule, message


@dataclass
class _OpenCollection:
    """A mapping or list that is not closed yet."""

    value: dict[str, Any] | list[Any]
    place: FieldPath
    key: str | None = None


def load_yaml(path: Path) -> Tree | Problem:
    """Return the Tree of a YAML file, or a Problem where it cannot be read or has a field twice."""
    return _tree_or_problem(*read_yaml(path))


def parse_yaml(path: Path, text: str) -> Tree | Problem:
    """Return the Tree of YAML text, or a Problem; `path` is the file that the text is or was in."""
    return _tree_or_problem(*_parse(path, text))


def _tree_or_problem(tree: Tree | None, problems: list[Problem]) -> Tree | Problem:
    """Return a complete Tree, or the first Problem that keeps it from being one."""
    faults = [problem for problem in problems if problem.rule not in NON_BLOCKING_RULES]
    return (faults or problems)[0] if faults or tree is None else tree


def read_yaml(path: Path) -> tuple[Tree | None, list[Problem]]:
    """Return the Tree of a YAML file, or None where it cannot be read, and every Problem of its syntax."""
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
    """Return the Tree of YAML text, or None, and its Problems.

    After a syntax fault whose correction is certain, the corrected text is read on, so that one fault does not hide
    the others.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    problems = [*_hidden_character_problems(path, lines)]
    if problems:
        lines = [without_hidden(line) for line in lines]
    faults_by_line: dict[int, Problem] = {}
    comments: dict[int, Problem] = {}
    for _ in range(MAX_SYNTAX_FAULTS):
        reader = _Reader(path)
        tree, fault, rule = _read(reader, lines)
        for problem in _comment_problems(path, lines, reader.spans, fault):
            comments.setdefault(problem.line, problem)
        if fault is None or fault.line in faults_by_line or (fault.message == UNREADABLE and comments):
            break
        faults_by_line[fault.line] = Problem(path, fault.line, fault.message, rule)
        if fault.corrected is None:
            break
        lines[fault.line - 1] = fault.corrected
    return tree, [*problems, *reader.problems, *comments.values(), *faults_by_line.values()]


def _read(reader: _Reader, lines: Sequence[str]) -> tuple[Tree | None, Fault | None, str]:
    """Return the Tree of lines, or None with the syntax fault that stopped the parser and the rule that it breaks."""
    try:
        return reader.read("\n".join(lines)), None, ""
    except ForbiddenYaml as fault:
        cure = find_unquoted_sign(lines[fault.line - 1], fault.line) if fault.rule in ("anchor", "tag") else None
        message = f"{fault.message}: {cure.message}" if cure else fault.message
        return None, Fault(fault.line, message, cure.corrected if cure else None), fault.rule
    except yaml.MarkedYAMLError as fault:
        last = min(fault.problem_mark.line + 1, len(lines)) if fault.problem_mark else 1
        first = fault.context_mark.line + 1 if fault.context_mark else last
        return None, find_syntax_fault(lines, first, last, f"{fault.context} {fault.problem}"), "yaml"
    except (yaml.YAMLError, ValueError):
        return None, Fault(1, "file must hold text alone, as a program for plain text writes it"), "yaml"


def _hidden_character_problems(path: Path, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a Problem for each line with hidden characters."""
    for number, line in enumerate(lines if hidden_fault("\n".join(lines)) else (), 1):
        fault = hidden_fault(line)
        if fault:
            yield Problem(path, number, f"text {fault}", "hidden_character")


def _comment_problems(
        path: Path, lines: Sequence[str], spans: list[ScalarSpan], fault: Fault | None) -> Iterator[Problem]:
    """Yield a Problem for each comment that may be the rest of a text, up to the fault that stopped the parser."""
    for number, words in suspect_comments("\n".join(lines), spans):
        if fault is None or number < fault.line or (number == fault.line and not re.search("['\"]", lines[number - 1])):
            yield Problem(path, number, comment_fault(words), "lost_comment")


class _Reader:
    """Builds the data of one file from the parser's events, with a stack instead of recursion."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.spans: list[ScalarSpan] = []
        self.lines: dict[FieldPath, int] = {(): 1}
        self.stack: list[_OpenCollection] = []
        self.root: Any = None

    def read(self, text: str) -> Tree:
        """Return the Tree of a file's text. Raises ForbiddenYaml and yaml.YAMLError."""
        documents = 0
        for event in yaml.parse(text, Loader=PARSER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise ForbiddenYaml(_line(event), "documents", "file must hold one YAML document, not several")
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self.stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                _reject_forbidden_syntax(event, _line(event), len(self.stack))
                self._record_span(event, text)
                self._add_value(event)
        return Tree(self.path, self.root, self.lines)

    def _record_span(self, event: yaml.NodeEvent, text: str) -> None:
        """Record the position of a scalar; add a Problem where escapes in it give hidden characters."""
        if not isinstance(event, yaml.ScalarEvent) or not event.start_mark or not event.end_mark:
            return
        span = ScalarSpan(event.start_mark.index, event.end_mark.index, event.style or "")
        self.spans.append(span)
        if span.style == '"' and "\\" in text[span.start:span.end] and not hidden_fault(text[span.start:span.end]):
            fault = hidden_fault(event.value)
            if fault:
                self._problem(_line(event), f"text {fault}", "hidden_character")

    def _add_value(self, event: yaml.NodeEvent) -> None:
        """Add a scalar, list or mapping to the collection that is open."""
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._start_field(event, top)
            return
        value = _initial_value(event)
        place: FieldPath = ()
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
            self.stack.append(_OpenCollection(value, place))

    def _start_field(self, event: yaml.NodeEvent, top: _OpenCollection) -> None:
        """Record the name of a field; add a Problem where the mapping has it already, and keep the first value."""
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise ForbiddenYaml(line, "key", "a field's name must be a plain word")
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


def _reject_forbidden_syntax(event: yaml.NodeEvent, line: int, depth: int) -> None:
    """Raise ForbiddenYaml for aliases, anchors, tags and deep nesting."""
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise ForbiddenYaml(line, "anchor", "anchors (&) and aliases (*) must not be used")
    if getattr(event, "tag", None) is not None:
        raise ForbiddenYaml(line, "tag", "tags (!) must not be used")
    if depth > MAX_DEPTH:
        raise ForbiddenYaml(line, "depth", "file is nested too deeply")


def _initial_value(event: yaml.NodeEvent) -> Any:
    """Return a scalar's text, or an empty list or mapping."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    return [] if isinstance(event, yaml.SequenceStartEvent) else {}
