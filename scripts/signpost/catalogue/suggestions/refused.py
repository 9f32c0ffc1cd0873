"""Faults of form whose correction is refused too: what they dictate is left out, since it would not pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.line_scanner import LINE, Fault

DICTATED = re.compile(r": (?:write )?(?=[\"'\[{]).*$", re.S)
"""The end of a message with the text to write."""
NAME = "unknown field"
"""The beginning of a message on a field's name, which says nothing of its text."""


def without_refused(problems: Sequence[Problem], faults: Sequence[Fault], refused: Sequence[Problem],
                    misshapen: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the Problems of a file's form, without the texts that they dictate and the check would refuse.

    `faults` are those of the form; `refused` and `misshapen` are the Problems of the values and of what must be a list
    or fields, with the form corrected. The Problem of quotes is left out where one of these says what to write.
    """
    values = {each.line: each.message for each in refused}
    better = {each.line for each in refused if "; write " in each.message} | {each.line for each in misshapen}
    dictating = {(each.line, each.message): each.corrected for each in faults
                 if each.corrected is not None and each.inserted is None and not each.message.startswith(NAME)}
    for problem in problems:
        corrected = dictating.get((problem.line, problem.message))
        start = DICTATED.sub("", problem.message) if corrected is not None else problem.message
        if corrected and problem.line in better and "quote" in start and not _is_in_brackets(corrected):
            continue
        yield replace(problem, message=start) if problem.line in values else problem


def _is_in_brackets(line: str) -> bool:
    """Whether a line's text is in square brackets or braces, where one value is only a part of it."""
    found = LINE.match(line)
    return found is not None and found["value"][:1] in ("[", "{")
