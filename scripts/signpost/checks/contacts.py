"""Rules on numbers, mailboxes and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.problem import Problem
from signpost.catalogue.values import dialling_digits
from signpost.catalogue.yaml_reader import FieldPath, Tree
from signpost.checks.language.field_texts import all_texts, field_name, line_of
from signpost.checks.language.personal_mailboxes import EMAIL, is_personal, names_of_people
from signpost.checks.language.shown_links import without_misleading_links

PROPER_NAMES = frozenset(("name", "also_known_as", "keywords", "title", "term", "stands_for", "say", "find", "url",
                          "by", "website", "said_by", "address"))
"""Fields with names of services, organisations and pages, or that have a rule of their own."""
NOTES = frozenset(("note", "how", "ask_for_it", "consent", "hours"))
"""Short texts on how to reach somebody."""
PERSONAL_MAILBOX = ("must name no person's mailbox: '{}'; give the team's instead, or, if a team reads it, {}")

NUMBER = re.compile(r"(?<![\w.£-])(?:0\d(?:[ -]?\d){8,9}|0800 1111|116 ?\d{3})(?!\w)")
"""A phone number in a text."""
NO_NUMBER = "08000000000"
"""What stands for a number that is still to be filled in, which is reported by itself."""
FILES_WITH_NUMBERS = frozenset(("themes.yml", "plans.yml", "urgent.yml"))
SAID_TO_READERS = frozenset(("summary", "description", "hours", "ask_for_it", "plan", "discretion", "eligibility",
                             "contacts"))


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


def check_numbers_in_texts(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A number in what an entry says stands below `phones` of some entry: one that changed there may not stay here."""
    known = {NO_NUMBER, *(dialling_digits(phone.number) for item in catalogue.items.values()
                          for phone in phones_of(item.entry))}
    said = [(item.tree, place, text) for item in catalogue.items.values() for place, text in all_texts(item.tree)
            if _is_said(place)]
    said += [(tree, place, text) for name, tree in catalogue.trees.items() if name in FILES_WITH_NUMBERS
             for place, text in all_texts(tree)]
    for tree, place, text in said:
        for number in NUMBER.findall(without_misleading_links(text)):
            if dialling_digits(number) not in known:
                where = "" if "contacts" in tree.data else " of an entry"
                below = "" if where else "; if it is right, the number below `phones` is wrong"
                yield Problem(tree.origin(place)[0].path, line_of(tree, place, number),
                              f"{field_name(place)} must give a number that stands below `phones`{where}: '{number}'; "
                              f"if the number has changed, change it here too{below}", "number")


def _is_said(place: FieldPath) -> bool:
    """Return whether a text is one that readers take a number from, and that is not itself a number or an address."""
    return place[0] in SAID_TO_READERS and (place[0] != "contacts" or place[-1] in ("title", "note", "hours"))


def check_mailboxes(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No email address, in `emails` or in a text, is one person's, unless it is marked as shared by a team."""
    for tree in catalogue.all_trees:
        shared = set(_shared_mailboxes(tree))
        for place, text in all_texts(tree):
            # Who said it is a role in any case, which the rule on confirmations says.
            for address in EMAIL.findall(text) if "@" in text and place != ("confirmed", "said_by") else ():
                if address.lower() not in shared and is_personal(address):
                    team = ("write shared: true on the line below it" if place[:2] == ("contacts", "emails") else
                            "put it below `emails` with `shared: true`")
                    message = f"{field_name(place)} {PERSONAL_MAILBOX.format(address, team)}"
                    message = message.partition(", or, ")[0] if place == ("report_email",) else message
                    yield Problem(tree.path, tree.line(place), message, "mailbox")


def check_names_of_people(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No text names a person who works there; a name that an entry or an organisation has is no person's."""
    found = dict.fromkeys(
        (name, place, tree.path, line_of(tree, place, name)) for tree in catalogue.all_trees
        for place, text in all_texts(tree) if place and not PROPER_NAMES & {*place}
        for name in names_of_people(text, is_note=place[-1] in NOTES))
    own = [text.lower() for tree in catalogue.all_trees if found
           for place, text in all_texts(tree) if PROPER_NAMES & {*place}]
    for name, place, path, line in found:
        if not any(name.lower() in each for each in own):
            yield Problem(path, line, f"{field_name(place)} must name no person: '{name}'; write what they do there, "
                                      "such as the duty worker", "person")


def _shared_mailboxes(tree: Tree) -> Iterator[str]:
    """Yield the mailboxes of an entry that are marked as shared, in lower case."""
    contacts = tree.data.get("contacts") if isinstance(tree.data, dict) else None
    emails = contacts.get("emails") if isinstance(contacts, dict) else None
    for email in emails if isinstance(emails, list) else ():
        if isinstance(email, dict) and email.get("shared") == "true" and isinstance(email.get("address"), str):
            yield email["address"].lower()


RULES = (check_links, check_numbers_in_texts, check_mailboxes, check_names_of_people)
