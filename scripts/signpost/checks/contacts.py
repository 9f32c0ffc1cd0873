"""Rules on numbers, mailboxes and links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import Kind, PhoneType
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import dialling_digits
from signpost.catalogue.yaml_reader import Tree
from signpost.checks.field_texts import all_texts, field_name
from signpost.checks.language.personal_mailboxes import EMAIL, is_personal

LAW_SITES = ("legislation.gov.uk", "gov.uk", "parliament.uk", "judiciary.uk", "bailii.org", "hudoc.echr.coe.int")

PERSONAL_MAILBOX = ("must name no person's mailbox: '{}'; give the team's instead, or, if a team reads it, put it "
                    "below `emails` with `shared: true`")


def check_links(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A link is in an entry once, and so is a number of one type."""
    for item in catalogue.items.values():
        contacts = item.entry.contacts
        if contacts is None:
            continue
        links = [link.url.rstrip("/").lower() for link in contacts.links or ()]
        for index, url in enumerate(links):
            if url in links[:index]:
                yield item.problem("same_link", f"link must stand once in an entry: '{url}'",
                                   "contacts", "links", index)
        phones = [(dialling_digits(phone.number), phone.type) for phone in contacts.phones or ()]
        for index, phone in enumerate(phones):
            if phone in phones[:index]:
                yield item.problem("same_phone", f"phone must stand once in an entry: '{phone[0]}'",
                                   "contacts", "phones", index)


def check_kinds(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A helpline has a number; a legal order has `legal` and links the law that it is based on."""
    for item in catalogue.items.values():
        contacts, entry = item.entry.contacts, item.entry
        numbers = [phone for phone in (contacts.phones if contacts else None) or ()
                   if phone.type in (PhoneType.VOICE, PhoneType.TEXT)]
        if entry.kind is Kind.HELPLINE and not numbers and not is_closed(entry):
            yield item.problem("helpline", "an entry of kind helpline must have a phone or text number", "kind")
        if entry.kind is Kind.LEGAL_ORDER and not is_closed(entry) and not any(
                _is_law(link.url) for link in (contacts.links if contacts else None) or ()):
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


def check_mailboxes(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No email address, in `emails` or in a text, is one person's, unless it is marked as shared by a team."""
    for tree in (*catalogue.entry_trees.values(), *catalogue.trees.values()):
        shared = set(_shared_mailboxes(tree))
        for place, text in all_texts(tree):
            for address in EMAIL.findall(text) if "@" in text else ():
                if address.lower() not in shared and is_personal(address):
                    message = f"{field_name(place)} {PERSONAL_MAILBOX.format(address)}"
                    yield Problem(tree.path, tree.line(place), message, "mailbox")


def _shared_mailboxes(tree: Tree) -> Iterator[str]:
    """Yield the mailboxes of an entry that are marked as shared, in lower case."""
    contacts = tree.data.get("contacts") if isinstance(tree.data, dict) else None
    emails = contacts.get("emails") if isinstance(contacts, dict) else None
    for email in emails if isinstance(emails, list) else ():
        if isinstance(email, dict) and email.get("shared") == "true" and isinstance(email.get("address"), str):
            yield email["address"].lower()


RULES = (check_links, check_kinds, check_mailboxes)
