"""The list of labels: GitHub drops, without a word, a label that a form sets and the repository lacks."""

from __future__ import annotations

import re

import yaml

from signpost.github.labels import LABELS, REPORT_LABELS
from signpost.github.rolling_issue import CALLS, LINKS
from tests.conftest import ROOT


def test_list_has_just_the_labels_that_the_forms_set() -> None:
    """Every label of every form, and none that no form sets: reports are read by these."""
    forms = [yaml.safe_load(path.read_text(encoding="utf-8"))
             for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir() if path.name != "config.yml"]
    assert all(form["labels"] for form in forms)
    assert {label for form in forms for label in form["labels"]} == {label.name for label in REPORT_LABELS}


def test_list_has_the_labels_of_the_rolling_issues() -> None:
    """Those that the workflows keep."""
    assert {LINKS.label, CALLS.label} <= {label.name for label in LABELS}


def test_labels_are_ones_that_github_takes() -> None:
    """Names that differ, a colour of six digits, and a description of at most 100 characters."""
    assert len({label.name.lower() for label in LABELS}) == len(LABELS)
    for label in LABELS:
        assert re.fullmatch(r"[0-9a-f]{6}", label.colour) and 0 < len(label.description) <= 100
