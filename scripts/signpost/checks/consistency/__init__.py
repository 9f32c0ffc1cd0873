"""Rules on fields that are each well formed, and contradict each other or what is known."""

from __future__ import annotations

from signpost.checks.consistency import (
    ages,
    confirmation,
    duplicates,
    links,
    phones,
    placeholders,
    settled,
    summary,
    torn_texts,
    years,
)

RULES = (*ages.RULES, *confirmation.RULES, *duplicates.RULES, *links.RULES, *phones.RULES, *placeholders.RULES,
         *settled.RULES, *summary.RULES, *torn_texts.RULES, *years.RULES)
