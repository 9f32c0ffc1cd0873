"""The labels that the repository's issues have: what readers report, and the rolling issues that workflows keep.

GitHub leaves out, without a word, a label that an issue form sets and the repository does not have.
"""

from __future__ import annotations

from dataclasses import dataclass

from signpost.github.rolling_issue import CALLS, LINKS


@dataclass(frozen=True, slots=True)
class Label:
    """A label of issues; the colour is six hexadecimal digits."""

    name: str
    colour: str
    description: str


REPORT_LABELS = (
    Label("correction", "b60205", "A reader says that something in the list is wrong"),
    Label("link", "d93f0b", "A reader says that a link, a number or a mailbox does not work"),
    Label("suggestion", "0e8a16", "A reader says that something is missing from the list"),
)
"""What the issue forms in .github/ISSUE_TEMPLATE set. Open issues that have one are readers' reports."""
LABELS = (
    *REPORT_LABELS,
    Label(LINKS.label, "5319e7", "Kept by the weekly link check"),
    Label(CALLS.label, "1d76db", "Kept by the weekly list of calls"),
)
