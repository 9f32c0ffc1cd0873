"""The paragraphs of the original list, "Ideas for Plans and Interventions for RIC": S001 to S196.

S001 is its title and 19 more are the headings of its themes; every other paragraph must be answered for.
"""

from __future__ import annotations

TITLE = "S001"
HEADINGS = frozenset((
    "S002", "S037", "S051", "S057", "S061", "S064", "S072", "S075", "S080", "S088", "S093", "S095", "S105",
    "S120", "S133", "S155", "S158", "S161", "S194",
))
ALL = tuple(f"S{number:03}" for number in range(1, 197))
ANSWERABLE = tuple(one for one in ALL if one != TITLE and one not in HEADINGS)
