"""Reads YAML as text: strings, lists and mappings with their lines, and no guesses at numbers, dates or booleans.

After a fault it reads on as if what was meant stood there, and says what was wrong and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.comments import comment_fault, hash_faults, suspect_comments
from signpost.catalogue.syntax.event_reader import EventReader, ForbiddenYaml
from signpost.catalogue.syntax.file_contents import decode_text
from signpost.catalogue.syntax.fit import does_fit, fields_in_texts
from signpost.catalogue.syntax.hidden_characters import hidden_fault, without_hidden
from signpost.catalogue.syntax.line_scanner import Fault, scan_lines
from signpost.catalogue.syntax.outline import NO_OUTLINE, Outline
from signpost.catalogue.syntax.pasted import pasted_faults
from signpost.catalogue.syntax.records.bullets import bullet_faults
from signpost.catalogue.syntax.records.field_names import field_name_faults
from signpost.catalogue.syntax.records.first_lines import first_line_faults
from signpost.catalogue.syntax.records.interrupted import Interruption, find_interruptions
from signpost.catalogue.syntax.records.long_texts import long_text_faults, text_below_faults
from signpost.catalogue.syntax.structure import find_misplaced
from signpost.catalogue.syntax.syntax_messages import UNREADABLE, find_syntax_fault, find_unquoted_sign

MAX_BYTES = 500_000
MAX_SYNTAX_FAULTS = 40
BEFORE_PARSING = (hash_faults, bullet_faults, field_name_faults, text_below_faults, fields_in_texts, pasted_faults)
NON_BLOCKING_RULES = ("hidden_character", "lost_comment")
"""Rules whose Problems do not change how a file is read."""

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's data, and the line (from 1) of every key and item by its path: ("contacts", "phones", 0)."""

    path: Path
    data: Any
    lines: Mapping[FieldPath, int]
    reading: Reading | None = None
    """The lines of the file, for messages that quote them."""
    origins: Mapping[FieldPath, tuple[Tree, FieldPath]] = field(default_factory=dict)
    """Where files of several folders were joined: by the path of each item, the tree of its file and its path there."""

    @property
    def texts(self) -> Mapping[int, str]:
        """The lines of the file by their numbers, with every correction."""
        return dict(zip(self.reading.numbers, self.reading.lines, strict=False)) if self.reading else {}

    @property
    def left_out(self) -> frozenset[str]:
        """The fields of the file that cannot be read: a fault in how they are written has no certain correction."""
        return frozenset(self.reading.left_out if self.reading else ())

    def origin(self, place: FieldPath) -> tuple[Tree, FieldPath]:
        """Return the tree of the file that a path stands in, and the path there."""
        tree, own = self.origins.get(place[:2], (self, place[:2]))
        return tree, (*own, *place[2:])

    def line(self, place: FieldPath) -> int:
        """Return the line of a path, or of its nearest parent that has one."""
        return next((self.lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in self.lines), 1)

    def extent(self, place: FieldPath) -> tuple[int, int]:
        """Return the first line and the last of what stands at a path, with all that stands below it."""
        tree, place = self.origin(place)
        first, texts = tree.line(place), tree.texts
        after = (line for path, line in tree.lines.items() if line > first and path[:len(place)] != place)
        end = min(after, default=max(texts, default=first) + 1)
        return first, max((line for line in texts if first < line < end and texts[line].strip()), default=first)


@dataclass(slots=True)
class Reading:
    """What was read of a file: its data, what is wrong with how it is written, and how each fault was corrected."""

    path: Path
    lines: list[str]
    """The lines, with every correction."""
    numbers: list[int]
    """The number that each line has in the file; an inserted one has that of the line below it."""
    problems: list[Problem] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    """The faults, with their lines as they are numbered in the file."""
    left_out: set[str] = field(default_factory=set)
    """The fields of the file itself that are left out."""
    tree: Tree | None = None

    def has(self, fault: Fault) -> bool:
        """Whether a fault has been noted at its line already."""
        number = self.numbers[min(fault.line, len(self.numbers)) - 1]
        return any(each.line == number and each.message == fault.message for each in self.faults)

    def correct(self, fault: Fault, rule: str = "yaml") -> None:
        """Note a fault and its Problem, and correct the lines."""
        at = fault.line - 1
        number = self.numbers[min(at, len(self.numbers) - 1)]
        self.faults.append(replace(fault, line=number))
        if fault.message:
            self.problems.append(Problem(self.path, number, fault.message, rule))
        if fault.corrected is not None:
            self.lines[at] = fault.corrected
        if fault.inserted is not None:
            inserted = fault.inserted.split("\n")
            self.lines[at:at] = inserted
            self.numbers[at:at] = [number] * len(inserted)

    def move_record(self, found: Interruption) -> None:
        """Note a record that stands in the middle of another, and read it below that one."""
        first, rest, last = found.first - 1, found.rest - 1, found.last
        self.problems.append(Problem(self.path, self.numbers[first], found.message, "interrupted_record"))
        self.lines[first:last] = [*self.lines[rest:last], *self.lines[first:rest]]
        self.numbers[first:last] = [*self.numbers[rest:last], *self.numbers[first:rest]]

    def correct_all(self, finders: Iterable[Callable[[Sequence[str], Outline], Iterable[Fault]]],
                    outline: Outline) -> bool:
        """Note and correct every fault that some functions find; return whether there was one."""
        before = len(self.faults)
        for find in finders:
            # The last first, so that an inserted line moves no other fault.
            for fault in sorted(find(self.lines, outline), key=lambda fault: -fault.line):
                self.correct(fault)
        return len(self.faults) > before

    def leave_out_field(self, number: int) -> bool:
        """Empty the lines of the file's field that line `number` of the corrected lines belongs to.

        Returns whether there is such a field, and others beside it.
        """
        starts = [at for at, line in enumerate(self.lines) if re.match(r"[^\s#-]", line)]
        start = max((at for at in starts if at < number), default=None)
        if start is None or len(starts) < 2:
            return False
        end = next((at for at in starts if at > start), len(self.lines))
        self.left_out.add(re.sub(r"\W", "", self.lines[start].partition(":")[0]))
        self.lines[start:end] = [""] * (end - start)
        return True


def load_yaml(path: Path) -> Tree | Problem:
    """Return the Tree of a YAML file, or a Problem where it cannot be read or has a field twice."""
    return _tree_or_problem(*read_yaml(path))


def parse_yaml(path: Path, text: str) -> Tree | Problem:
    """Return the Tree of YAML text, or a Problem; `path` is the file that the text is or was in."""
    reading = read_text(path, text)
    return _tree_or_problem(reading.tree, reading.problems)


def _tree_or_problem(tree: Tree | None, problems: list[Problem]) -> Tree | Problem:
    """Return a complete Tree, or the first Problem that keeps it from being one."""
    faults = [problem for problem in problems if problem.rule not in NON_BLOCKING_RULES]
    return (faults or problems)[0] if faults or tree is None else tree


def read_yaml(path: Path, outline: Outline = NO_OUTLINE) -> tuple[Tree | None, list[Problem]]:
    """Return the Tree of a YAML file, or None where it cannot be read, and every Problem of its syntax.

    `outline` is what such a file can hold; with it, a field in a wrong place is found too.
    """
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            return None, [Problem(path, 1, f"file must be smaller than {MAX_BYTES // 1000} KB: {size // 1000} KB",
                                  "too_large")]
        text, fault = decode_text(path.read_bytes())
    except OSError as error:
        return None, [Problem(path, 1, f"file cannot be read: {error.strerror}", "unreadable")]
    problems = [Problem(path, fault.line, fault.message, "not_utf8")] if fault else []
    if text is None:
        return None, problems
    reading = read_text(path, text, outline)
    return reading.tree, [*problems, *reading.problems]


def read_text(path: Path, text: str, outline: Outline = NO_OUTLINE) -> Reading:
    """Return what is read of YAML text; `path` is the file that the text is or was in.

    After a fault whose correction is known, the corrected text is read on, so that one fault does not hide the others.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reading = Reading(path, lines, list(range(1, len(lines) + 1)), [*_hidden_character_problems(path, lines)])
    if reading.problems:
        reading.lines = [without_hidden(line) for line in lines]
    reading.correct_all(BEFORE_PARSING, outline)
    for found in list(find_interruptions(reading.lines, outline)):
        reading.move_record(found)
    comments: dict[int, Problem] = {}
    for attempt in range(MAX_SYNTAX_FAULTS):
        reader = EventReader(path, reading.numbers)
        fault, rule = _read(reader, reading.lines, outline)
        if fault and not attempt and reading.correct_all((long_text_faults, first_line_faults), outline):
            continue
        for problem in _comment_problems(path, reading, reader, fault):
            comments.setdefault(problem.line, problem)
        if fault is None or reading.has(fault) or (fault.message == UNREADABLE and comments):
            break
        reading.correct(fault, rule)
        is_lost = fault.corrected is None and fault.inserted is None
        if is_lost and (rule == "place" or not reading.leave_out_field(fault.line)):
            break
    reading.problems = [*comments.values(), *reading.problems, *reader.problems, *reader.duplicates()]
    if (older := reader.older_confirmation()) and fault is None:
        reader = EventReader(path, reading.numbers)
        reader.read("\n".join("" if number in older else line
                              for number, line in zip(reading.numbers, reading.lines, strict=True)))
    reading.tree = Tree(path, reader.root, reader.lines, reading) if fault is None or rule == "place" else None
    return reading


def _read(reader: EventReader, lines: Sequence[str], outline: Outline) -> tuple[Fault | None, str]:
    """Return the first fault of lines, or None, and the rule that it breaks."""
    try:
        reader.read("\n".join(lines))
    except ForbiddenYaml as fault:
        cure = find_unquoted_sign(lines[fault.line - 1], fault.line) if fault.rule in ("anchor", "tag") else None
        return cure or Fault(fault.line, fault.message), fault.rule
    except yaml.MarkedYAMLError as fault:
        last = min(fault.problem_mark.line + 1, len(lines)) if fault.problem_mark else 1
        first = fault.context_mark.line + 1 if fault.context_mark else last
        return find_syntax_fault(lines, first, last, f"{fault.context} {fault.problem}", outline), "yaml"
    except (yaml.YAMLError, ValueError):
        return Fault(1, "file must hold text alone, as a program for plain text writes it"), "yaml"
    if outline.fields and not does_fit(reader.root, outline, reader.twice):
        return find_misplaced(list(scan_lines(lines)), outline), "place"
    return None, ""


def _hidden_character_problems(path: Path, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a Problem for each line with hidden characters."""
    for number, line in enumerate(lines if hidden_fault("\n".join(lines)) else (), 1):
        if fault := hidden_fault(line):
            yield Problem(path, number, f"text {fault}", "hidden_character")


def _comment_problems(path: Path, reading: Reading, reader: EventReader, fault: Fault | None) -> Iterator[Problem]:
    """Yield a Problem for each comment that may be the rest of a text, up to the fault that stopped the parser."""
    lines = reading.lines
    for number, words in suspect_comments("\n".join(lines), reader.spans):
        if fault is None or number < fault.line or (number == fault.line and not re.search("['\"]", lines[number - 1])):
            yield Problem(path, reading.numbers[number - 1], comment_fault(words), "lost_comment")
