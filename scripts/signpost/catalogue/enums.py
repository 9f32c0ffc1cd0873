"""The enums of the catalogue, and the labels that readers see for their values."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing an entry is."""

    HELPLINE = "helpline"
    SERVICE = "service"
    ACTIVITY = "activity"
    ONLINE = "online"
    TRAINING = "training"
    RESOURCE = "resource"
    DIRECT_WORK = "direct-work"
    PROCEDURE = "procedure"
    LEGAL_ORDER = "legal-order"


class ConfirmationMethod(StrEnum):
    """How an entry was confirmed."""

    PAGE = "page"
    PHONE = "phone"
    EMAIL = "email"


class Status(StrEnum):
    """Whether a service runs (HSDS 3.0 service.status)."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


class CrisisLevel(StrEnum):
    """How urgent an entry of the urgent-help page is."""

    DANGER_NOW = "danger-now"
    URGENT_TODAY = "urgent-today"
    TALK = "talk"


class PhoneType(StrEnum):
    """How a number is used (HSDS 3.0 phone.type)."""

    VOICE = "voice"
    TEXT = "text"
    TEXTPHONE = "textphone"


class LinkMatch(StrEnum):
    """How near a link is to what the source document meant."""

    SAME_PAGE = "same-page"
    REPLACEMENT = "replacement"
    RELATED = "related"
    HOME_PAGE = "home-page"


class ChangeKind(StrEnum):
    """What sort of change a note on what has changed describes."""

    CHANGE = "change"
    CORRECTION = "correction"
    PRECISION = "precision"
    NEW_LAW = "new law"
    ELIGIBILITY = "eligibility"
    DETAIL = "detail"


KIND_NAMES = {
    Kind.HELPLINE: ("Helpline", "Helplines"),
    Kind.SERVICE: ("Service", "Services"),
    Kind.ACTIVITY: ("Activity", "Activities"),
    Kind.ONLINE: ("Online help", "Online help"),
    Kind.TRAINING: ("Training", "Training"),
    Kind.RESOURCE: ("Resource", "Resources"),
    Kind.DIRECT_WORK: ("Direct work", "Direct work"),
    Kind.PROCEDURE: ("What to do", "What to do"),
    Kind.LEGAL_ORDER: ("Legal order or notice", "Legal orders and notices"),
}
"""The names of each kind, for one entry and for several."""
STATUS_LABELS = {
    Status.ACTIVE: "Open",
    Status.INACTIVE: "Not running at the moment",
    Status.DEFUNCT: "Closed",
    Status.TEMPORARILY_CLOSED: "Closed for now",
}
CRISIS_LABELS = {
    CrisisLevel.DANGER_NOW: "Danger now",
    CrisisLevel.URGENT_TODAY: "Urgent today",
    CrisisLevel.TALK: "Talk to someone",
}
LINK_LABELS = {
    LinkMatch.SAME_PAGE: "",
    LinkMatch.REPLACEMENT: "Newer page: it took the place of the one in {source}",
    LinkMatch.RELATED: "Related page: not named in {source}",
    LinkMatch.HOME_PAGE: "Home page only: look for the service there",
}
