"""Shows the catalogue's problems on GitHub: beside their lines, and all of them in the summary of the run.

GitHub shows ten annotations of a step, so that the summary has what they leave out.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from signpost.catalogue.problem import Problem, display_path
from signpost.github.suggestions import Suggestion
from signpost.links.escape import escape_code, escape_markdown, one_line

MOST_ROWS = 1000
"""A summary has at most 1 MB, and a row some 700 bytes."""
MOST_SUGGESTIONS = 100


def annotation(problem: Problem) -> str:
    """Return the workflow command by which GitHub shows a problem beside its line of a pull request."""
    message = _escaped(problem.message, "%\r\n")
    path = _escaped(display_path(problem.path), "%\r\n:,")
    return f"::error file={path},line={problem.line},title=Catalogue::{message}"


def _escaped(text: str, characters: str) -> str:
    """Return text with some characters, % among them, percent-encoded as workflow commands need it."""
    return "".join(f"%{ord(char):02X}" if char in characters else char for char in text)


def render_summary(problems: Sequence[Problem], suggestions: Sequence[Suggestion],
                   environment: Mapping[str, str]) -> str:
    """Return the summary of a check as Markdown: every problem with a link to its line, and what can be mended."""
    if not problems and not suggestions:
        return "## The catalogue has no problems\n"
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    lines = [f"## {count} in the catalogue", ""]
    if problems:
        lines += ["| where | what is wrong, and what to do |", "|---|---|"]
        lines += [f"| {_link(problem, environment)} | {escape_markdown(problem.message, 600)} |"
                  for problem in problems[:MOST_ROWS]]
        lines += [f"\nand {len(problems) - MOST_ROWS} more"] if len(problems) > MOST_ROWS else []
        lines += ["", "What each means: *When a check is red* in `catalogue/README.md`."]
    if suggestions:
        lines += ["", "## What can be mended for you", "", "On the pull request these stand as suggestions beside the "
                  "lines, where they can: press **Commit suggestion**. On a computer, `scripts/check --fix` mends all.",
                  "", "| where | instead of | write |", "|---|---|---|"]
        lines += [f"| {escape_code(f'{each.path}:{each.start}')} | {_lines(each.before)} | {_lines(each.after)} |"
                  for each in suggestions[:MOST_SUGGESTIONS]]
    return "\n".join(lines) + "\n"


def write_summary(text: str, environment: Mapping[str, str] = os.environ) -> None:
    """Add text to the summary of the run, where GitHub gives a file for it. Raises OSError."""
    path = environment.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)


def _link(problem: Problem, environment: Mapping[str, str]) -> str:
    """Return a problem's place as a link to its line, where the repository is known."""
    path = display_path(problem.path)
    place = escape_markdown(f"{path}:{problem.line}")
    server, repository = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    commit = environment.get("COMMIT") or environment.get("GITHUB_SHA", "")
    if not (server and repository and commit) or path.startswith("/"):
        return place
    return f"[{place}]({server}/{repository}/blob/{commit}/{quote(path)}?plain=1#L{problem.line})"


def _lines(text: str) -> str:
    """Return lines as code in a cell of a table."""
    return "<br>".join(escape_code(one_line(line)) for line in text.split("\n")[:20])
