"""The advice to a person on a verdict and its reason: what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from signpost.links.reasons import LOOK, REPLACE, WAIT, Reason
from signpost.links.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong, and what to do."""

    sentence: str
    what_to_do: str


LASTING_FAILURE = Advice("It has failed at every check for at least a week.", REPLACE)
"""The advice on a temporary failure that has become confirmed; its sentence follows the reason's own."""


def advice(verdict: Verdict, reason: Reason, confirmed: bool = True) -> Advice:
    """Return the advice on a verdict with its reason; `confirmed` is whether it is certain enough to act on."""
    if verdict in (Verdict.BROKEN, Verdict.UNDELIVERABLE) and reason.what_to_do is WAIT:
        return Advice(f"{reason.sentence} {LASTING_FAILURE.sentence}", LASTING_FAILURE.what_to_do)
    if reason.is_taken_over and not confirmed:
        return Advice(f"Perhaps: {reason.sentence[0].lower()}{reason.sentence[1:]}", LOOK)
    return Advice(reason.sentence, reason.what_to_do)
