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


class Audience(StrEnum):
    """Who an entry is written for."""

    YOUNG_PERSON = "young-person"
    PARENT_CARER = "parent-carer"
    PROFESSIONAL = "professional"


class ConfirmationMethod(StrEnum):
    """How an entry was confirmed."""

    PAGE = "page"
    PHONE = "phone"
    EMAIL = "email"


class Referrer(StrEnum):
    """Who can ask for a service."""

    SELF = "self"
    PARENT_CARER = "parent-carer"
    PROFESSIONAL = "professional"
    POLICE = "police"
    SCHOOL = "school"


class Status(StrEnum):
    """Whether a service runs (HSDS 3.0 service.status)."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


class Area(StrEnum):
    """Where a service works."""

    UK = "uk"
    ENGLAND_AND_WALES = "england-and-wales"
    ENGLAND = "england"
    SCOTLAND = "scotland"
    ESSEX = "essex"
    SOUTHEND = "southend"
    THURROCK = "thurrock"
    BASILDON = "basildon"
    BRAINTREE = "braintree"
    BRENTWOOD = "brentwood"
    CASTLE_POINT = "castle-point"
    CHELMSFORD = "chelmsford"
    COLCHESTER = "colchester"
    EPPING_FOREST = "epping-forest"
    HARLOW = "harlow"
    MALDON = "maldon"
    ROCHFORD = "rochford"
    TENDRING = "tendring"
    UTTLESFORD = "uttlesford"
    ELSEWHERE = "elsewhere-in-england"


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
    """How near a link is to what the original list meant."""

    SAME_PAGE = "same-page"
    REPLACEMENT = "replacement"
    RELATED = "related"
    HOME_PAGE = "home-page"


class ChangeKind(StrEnum):
    """What sort of change a note on the original list describes."""

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
AUDIENCE_LABELS = {
    Audience.YOUNG_PERSON: "Young people",
    Audience.PARENT_CARER: "Parents and carers",
    Audience.PROFESSIONAL: "Professionals",
}
REFERRER_LABELS = {
    Referrer.SELF: "Young people themselves",
    Referrer.PARENT_CARER: "Parents and carers",
    Referrer.PROFESSIONAL: "Professionals",
    Referrer.POLICE: "Police",
    Referrer.SCHOOL: "Schools",
}
STATUS_LABELS = {
    Status.ACTIVE: "Open",
    Status.INACTIVE: "Not running at the moment",
    Status.DEFUNCT: "Closed",
    Status.TEMPORARILY_CLOSED: "Closed for now",
}
AREA_LABELS = {
    Area.UK: "UK",
    Area.ENGLAND_AND_WALES: "England and Wales",
    Area.ENGLAND: "England",
    Area.SCOTLAND: "Scotland",
    Area.ESSEX: "Essex",
    Area.SOUTHEND: "Southend",
    Area.CASTLE_POINT: "Castle Point",
    Area.EPPING_FOREST: "Epping Forest",
    Area.ELSEWHERE: "Elsewhere in England",
}
AREA_LABELS |= {area: area.value.title() for area in Area if area not in AREA_LABELS}
AREA_CODES = {
    Area.UK: "K02000001",
    Area.ENGLAND_AND_WALES: "K04000001",
    Area.ENGLAND: "E92000001",
    Area.SCOTLAND: "S92000003",
    Area.ESSEX: "E10000012",
    Area.SOUTHEND: "E06000033",
    Area.THURROCK: "E06000034",
    Area.BASILDON: "E07000066",
    Area.BRAINTREE: "E07000067",
    Area.BRENTWOOD: "E07000068",
    Area.CASTLE_POINT: "E07000069",
    Area.CHELMSFORD: "E07000070",
    Area.COLCHESTER: "E07000071",
    Area.EPPING_FOREST: "E07000072",
    Area.HARLOW: "E07000073",
    Area.MALDON: "E07000074",
    Area.ROCHFORD: "E07000075",
    Area.TENDRING: "E07000076",
    Area.UTTLESFORD: "E07000077",
}
"""The codes of the Office for National Statistics."""
CRISIS_LABELS = {
    CrisisLevel.DANGER_NOW: "Danger now",
    CrisisLevel.URGENT_TODAY: "Urgent today",
    CrisisLevel.TALK: "Talk to someone",
}
LINK_LABELS = {
    LinkMatch.SAME_PAGE: "",
    LinkMatch.REPLACEMENT: "Newer page: it took the place of the one in the original list",
    LinkMatch.RELATED: "Related page: not named in the original list",
    LinkMatch.HOME_PAGE: "Home page only: look for the service there",
}
