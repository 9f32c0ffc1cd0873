"""Rules on what an entry of each kind must have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.contacts import links_of, phones_of
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import Kind, PhoneType
from signpost.catalogue.problem import Problem

LAW_SITES = ("legislation.gov.uk", "gov.uk", "parliament.uk", "judiciary.uk", "bailii.org", "hudoc.echr.coe.int")


def check_kinds(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A helpline has a number; a legal order has `legal` and links the law that it is based on."""
    for item in catalogue.items.values():
        entry = item.entry
        numbers = [phone for phone in phones_of(entry) if phone.type in (PhoneType.VOICE, PhoneType.TEXT)]
        if entry.kind is Kind.HELPLINE and not numbers and not is_closed(entry):
            where = "below 'contacts:' write" if entry.contacts else "write 'contacts:', and below it"
            yield item.problem("helpline", f"an entry of kind helpline must have a phone or text number: {where} the "
                               "line 'phones:', two spaces further in, and below that '- number: \"…\"', two further "
                               "still, with 'type: voice' or 'type: text' below 'number:'; where people only chat or "
                               "read online, write kind: online", *(("contacts",) if entry.contacts else ("kind",)))
        if entry.kind is Kind.LEGAL_ORDER and not is_closed(entry) and not any(
                _is_law(link.url) for link in links_of(entry)):
            yield item.problem("law", "an entry of kind legal-order must link the law it rests on "
                                      "(statute, case or official guidance)", "kind")
        if entry.kind is Kind.LEGAL_ORDER and entry.legal is None:
            yield item.problem("legal", "missing field: 'legal' (an entry of kind legal-order says what it is)", "kind")
        if entry.legal is not None and entry.kind is not Kind.LEGAL_ORDER:
            yield item.problem("legal", "legal must stand only in an entry of kind legal-order", "legal")


def _is_law(url: str) -> bool:
    """Return whether a link leads to statute, case law or official guidance."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return any(host == site or host.endswith(f".{site}") for site in LAW_SITES)


RULES = (check_kinds,)
