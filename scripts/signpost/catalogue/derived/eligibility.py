"""Who a service is for, in words."""

from __future__ import annotations

from signpost.catalogue.model import Eligibility


def format_ages(eligibility: Eligibility | None) -> str:
    """Return "Ages 11 to 25", "Up to age 25", "Age 16 and over", each with its note in brackets; or an empty text."""
    if eligibility is None:
        return ""
    low, high = eligibility.minimum_age, eligibility.maximum_age
    if low is not None and high is not None:
        text = f"Age {low}" if low == high else f"Ages {low} to {high}"
    elif high is not None:
        text = f"Up to age {high}"
    else:
        text = f"Age {low} and over" if low is not None else ""
    note = (eligibility.age_note or "").rstrip(".")
    return f"{text} ({note})" if text and note else text or note
