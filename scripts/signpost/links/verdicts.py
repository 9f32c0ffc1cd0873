"""The verdicts: what the link check may say of a target, each with its severity and what it means for readers.

A verdict is a text, so that it stands in JSON as it is. Why a verdict was given is a `Reason`, see reasons.py.
"""

from __future__ import annotations

from enum import Enum, StrEnum, auto
from typing import Self


class Group(Enum):
    """What a verdict means for readers."""

    WORKING = auto()
    """Readers reach what they want."""
    FAILING = auto()
    """Readers do not, or may not."""
    UNSEEN = auto()
    """The check could not see it."""


class Verdict(StrEnum):
    """The state of a target, the mildest first; the order is the severity."""

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
        """Create a member; its severity is its position in the class."""
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
        """Whether it is a failure that does not pass by itself, so that a change that adds such a link is refused."""
        return self in (Verdict.INVALID, Verdict.BROKEN, Verdict.UNDELIVERABLE)
