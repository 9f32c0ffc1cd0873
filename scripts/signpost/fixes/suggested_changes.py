"""What can be mended, as GitHub's suggestions on lines of a pull request, in a file for the job that posts them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from signpost.catalogue.problem import display_path
from signpost.fixes.catalogue_files import FixedFile
from signpost.github.suggestions import Suggestion


def suggestions_for(files: Iterable[FixedFile]) -> Iterator[Suggestion]:
    """Yield a suggestion for each group of lines that change in files, which were mended without another order.

    A suggestion takes the place of whole lines, so that a line that is added goes with the one above it. Line endings,
    and the end of the last line, cannot be suggested.
    """
    for file in files:
        before = file.text.before.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
        after = file.text.after.rstrip("\n").split("\n")
        for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "equal" or "\n".join(before[start:end]) == "\n".join(after[new_start:new_end]):
                continue
            if start == end and start:
                start, new_start = start - 1, new_start - 1
            elif start == end:
                end, new_end = 1, new_end + 1
            what = "; ".join(dict.fromkeys(fix.what for fix in file.fixes if start < fix.line <= end))
            yield Suggestion(display_path(file.path), start + 1, end, "\n".join(before[start:end]),
                             "\n".join(after[new_start:new_end]), what)


def write_suggestions(path: Path, suggestions: Iterable[Suggestion]) -> None:
    """Write the file that `load_suggestions` reads. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([each.as_data() for each in suggestions], indent=1) + "\n", encoding="utf-8")
