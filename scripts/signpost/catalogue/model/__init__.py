"""The models of an entry and its parts, and of crisis.yml."""

from signpost.catalogue.model.base import Flag, StrictModel
from signpost.catalogue.model.contacts import Contacts, EmailAddress, Link, Phone
from signpost.catalogue.model.entry import Discretion, Eligibility, Entry, Legal, PlanWording, Referral
from signpost.catalogue.model.evidence import Added, ChangeNote, Confirmed, Evidence
from signpost.catalogue.model.schedule import Schedule

__all__ = [
    "Added",
    "ChangeNote",
    "Confirmed",
    "Contacts",
    "Discretion",
    "Eligibility",
    "EmailAddress",
    "Entry",
    "Evidence",
    "Flag",
    "Legal",
    "Link",
    "Phone",
    "PlanWording",
    "Referral",
    "Schedule",
    "StrictModel",
]
