"""The verdicts: what the link check may say of a target, each with its severity and what it means for readers.

A verdict is a text, so that it stands in JSON as it is. Why a verdict was given is a `Reason`, see reasons.py.
"""

from __future__ import annotations

from enum import Enum, StrEnum, auto
from typing import Self


class Group(Enum):
    """What a verdict says of readers."""

    WORKING = auto()
    """They reach what they want."""
    FAILING = auto()
    """They do not, or may not."""
    UNSEEN = auto()
    """The check could not see it."""


class Verdict(StrEnum):
    """How it stands with a target, the mildest first."""

    OK = ("ok", Group.WORKING)
    MOVED = ("moved", Group.WORKING)
    EXPIRING = ("expiring", Group.WORKING)
    CAUTION = ("caution", Group.WORKING)
    FRAGMENT_MISSING = ("fragment_missing", Group.FAILING)
    SUSPECT = ("suspect", Group.FAILING)
    BLOCKED = ("blocked", Group.UNSEEN)
    TEMPORARY = ("temporary", Group.FAILING)
    INSECURE = ("insecure", Group.FAILING)
    UNDELIVERABLE = ("undeliverable", Group.FAILING)
    BROKEN = ("broken", Group.FAILING)
    INVALID = ("invalid", Group.FAILING)
    NOT_CHECKED = ("not_checked", Group.UNSEEN)

    group: Group
    severity: int

    def __new__(cls, value: str, group: Group) -> Self:
        """Make a member; its severity is its place."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.group = group
        member.severity = len(cls.__members__)
        return member

    @property
    def is_working(self) -> bool:
        """Whether readers reach what they want."""
        return self.group is Group.WORKING

    @property
    def is_failing(self) -> bool:
        """Whether readers do not reach what they want, or may not."""
        return self.group is Group.FAILING

    @property
    def is_lasting(self) -> bool:
        """Whether it is wrong in a way that does not pass by itself: a change that adds it is refused."""
        return self in (Verdict.INVALID, Verdict.BROKEN, Verdict.UNDELIVERABLE)
