"""The rule on links in texts: what people see is what they ring, text, write to or open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.problem import Problem
from signpost.checks.language.field_texts import all_texts, field_name, line_of
from signpost.checks.language.shown_links import misleading_links


def check_shown_links(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The number, the email address or the web address that a link shows is the one that it leads to."""
    for tree in catalogue.all_trees:
        for place, text in all_texts(tree):
            for target, fault in misleading_links(text):
                message = f"{field_name(place)} must {fault}"
                yield Problem(tree.path, line_of(tree, place, target), message, "shown_link")


RULES = (check_shown_links,)
