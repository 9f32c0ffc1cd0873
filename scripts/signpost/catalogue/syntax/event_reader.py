"""Builds the data of one file from the parser's events, with the line of every field and item.

It uses a stack instead of recursion, so that no input makes it recurse or use much memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.comments import ScalarSpan
from signpost.catalogue.syntax.hidden_characters import hidden_fault
from signpost.catalogue.syntax.line_scanner import line_range, margin_of

MAX_DEPTH = 12
PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
SECOND_ENTRY = 3
"""From so many fields of the file itself that stand twice, a second entry is in it."""

DAY = re.compile(r"(?:^ +|[{,] *)on: *[\"']?(\d{4}(?:-\d\d){0,2})\b", re.M)
"""The day on which something was confirmed."""

FieldPath = tuple[str | int, ...]


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


class EventReader:
    """Reads one file. `numbers` are the numbers that its lines had before others were inserted."""

    def __init__(self, path: Path, numbers: Sequence[int]) -> None:
        self.path, self.numbers = path, numbers
        self.text: list[str] = []
        """The lines of the file, without those that were inserted."""
        self.problems: list[Problem] = []
        self.twice: list[tuple[FieldPath, int]] = []
        """The fields that stand twice, with the lines on which they stand again."""
        self.spans: list[ScalarSpan] = []
        self.lines: dict[FieldPath, int] = {(): 1}
        self.stack: list[_OpenCollection] = []
        self.root: Any = None

    def read(self, text: str) -> None:
        """Read a file's text. Raises ForbiddenYaml and yaml.YAMLError."""
        documents = 0
        self.text = [line for _, line in sorted(dict(zip(self.numbers, text.split("\n"), strict=False)).items())]
        for event in yaml.parse(text, Loader=PARSER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise ForbiddenYaml(_line(event), "documents",
                                        "below the three hyphens --- a second file begins: take these lines away, or "
                                        "put what stands below them into a file of its own")
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self.stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                _reject_forbidden_syntax(event, _line(event), len(self.stack))
                self._record_span(event, text)
                self._add_value(event)

    def duplicates(self) -> list[Problem]:
        """Return a Problem for each field that stands twice; one alone where a second entry stands in the file."""
        again = [(place, line) for place, line in self.twice if len(place) == 1]
        if len(again) >= SECOND_ENTRY:
            place, line = again[0]
            return [Problem(self.path, line, f"from here on a second entry stands in the file ('{place[0]}' stands on "
                                             f"line {self.lines[place]} already): take these lines away, or put them "
                                             "into a file of their own", "duplicate_key")]
        return [Problem(self.path, line, f"'{place[-1]}' stands twice (first on line {self.lines[place]}); "
                        + self._cure_of_twice(place, line), "duplicate_key") for place, line in self.twice]

    def _cure_of_twice(self, place: FieldPath, line: int) -> str:
        """Return what to do with a field that stands again on a line."""
        first, second = self._lines_of(self.lines[place]), self._lines_of(line)
        if len(place) > 1 and isinstance(place[-2], int):
            return "begin what belongs to the next item with a hyphen and a space, or keep one"
        if len(first) == len(second) == 1:
            lists = [re.fullmatch(r"[^\[]*\[([^\[\]]+)\]\s*", self.text[each[0] - 1]) for each in (first, second)]
            parts = [part.strip() for each in lists if each for part in each[1].split(",")]
            whole = ", ".join(dict.fromkeys(part for part in parts if part))
            return f"keep one, with what is right of both: {place[-1]}: [{whole}]" if all(lists) else "keep one"
        if all(len(each) > 1 and self.text[each[1] - 1].lstrip().startswith("- ") for each in (first, second)):
            return (f"keep one list: move what stands below the second name ({line_range(second[1], second[-1])}) to "
                    f"the end of the first, and take line {second[0]} out")
        take = "take out the other with the lines below it that stand further in"
        if place[-1] != "confirmed":
            return f"keep one, and {take} ({line_range(first[0], first[-1])}, or {line_range(second[0], second[-1])})"
        older = self.older_confirmation()
        return f"keep the newer, and {take}" + (f" ({line_range(older[0], older[-1])})" if older else "")

    def older_confirmation(self) -> range:
        """Return the numbers of the lines of the older `confirmed` where it stands twice; none where that is not sure.
        """
        line = next((line for place, line in self.twice if place == ("confirmed",)), None)
        if line is None:
            return range(0)
        both = [self._lines_of(each) for each in (self.lines["confirmed",], line)]
        days = [DAY.search("\n".join(self.text[number - 1] for number in each)) for each in both]
        first, second = (found[1] if found else "" for found in days)
        return both[first > second] if first and second and first != second else range(0)

    def _lines_of(self, line: int) -> range:
        """Return the numbers of a field's line and of the lines below it that stand further in."""
        last, margin = line, margin_of(self.text[line - 1])
        for number, text in enumerate(self.text[line:], line + 1):
            if text.strip() and margin_of(text) <= margin:
                break
            last = number if text.strip() else last
        return range(line, last + 1)

    def _number(self, event: yaml.Event) -> int:
        """Return the line, from 1, on which an event begins, as it is numbered in the file."""
        return self.numbers[min(_line(event), len(self.numbers)) - 1]

    def _record_span(self, event: yaml.NodeEvent, text: str) -> None:
        """Record the position of a scalar; add a Problem where escapes in it give hidden characters."""
        if not isinstance(event, yaml.ScalarEvent) or not event.start_mark or not event.end_mark:
            return
        span = ScalarSpan(event.start_mark.index, event.end_mark.index, event.style or "")
        self.spans.append(span)
        if span.style == '"' and "\\" in text[span.start:span.end] and not hidden_fault(text[span.start:span.end]):
            self._reject_escapes(event, text[span.start:span.end])
            fault = hidden_fault(event.value)
            if fault:
                self.problems.append(Problem(self.path, self._number(event), f"text {fault}", "hidden_character"))

    def _reject_escapes(self, event: yaml.NodeEvent, written: str) -> None:
        """Add a Problem where a backslash is not shown, but changes the sign behind it."""
        found = re.search(r"(?<!\\)(?:\\\\)*\\[ _0aeLNPUvx]", written)
        if found:
            self.problems.append(Problem(self.path, self._number(event), "between double quotes no backslash \\ must "
                                         "stand: leave it out, or write / instead", "escape"))

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
            self.lines.setdefault(place, self._number(event))
        else:
            self.root = value
        if not isinstance(event, yaml.ScalarEvent):
            self.stack.append(_OpenCollection(value, place))

    def _start_field(self, event: yaml.NodeEvent, top: _OpenCollection) -> None:
        """Record the name of a field; where the mapping has it already, keep the first value."""
        if not isinstance(event, yaml.ScalarEvent):
            raise ForbiddenYaml(_line(event), "key", "a field's name must be a plain word, such as `name:`, without "
                                                     "a bracket or another sign before it")
        top.key = event.value
        place = (*top.place, top.key)
        if top.key in top.value:
            self.twice.append((place, self._number(event)))
        self.lines.setdefault(place, self._number(event))


def _line(event: yaml.Event) -> int:
    """Return the line, from 1, on which an event begins."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _reject_forbidden_syntax(event: yaml.NodeEvent, line: int, depth: int) -> None:
    """Raise ForbiddenYaml for aliases, anchors, tags and deep nesting."""
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise ForbiddenYaml(line, "anchor", "a text must not begin with & or *")
    if getattr(event, "tag", None) is not None:
        raise ForbiddenYaml(line, "tag", "a text must not begin with !")
    if depth > MAX_DEPTH:
        raise ForbiddenYaml(line, "depth", "brackets must not stand inside so many others: take away those that are "
                                           "too many")


def _initial_value(event: yaml.NodeEvent) -> Any:
    """Return a scalar's text, or an empty list or mapping."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    return [] if isinstance(event, yaml.SequenceStartEvent) else {}
