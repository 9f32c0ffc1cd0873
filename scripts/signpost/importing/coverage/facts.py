"""What a paragraph says and none of its entries: numbers, mailboxes, web addresses and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.yaml_reader import Tree
from signpost.checks.language.field_texts import all_texts
from signpost.checks.language.stated_ages import AgeRange, ages_in
from signpost.importing.contact_details import addresses_in, emails_in, phones_in, same_address, same_digits
from signpost.importing.coverage.source import CoveredParagraph
from signpost.importing.links import LOCAL, SourceLink

SHORT_CODE = 6
"""The most digits of a number that is looked for as a word of its own."""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What some entries say: all their text, its digits, its addresses, and the ages in it."""

    text: str
    digits: str
    addresses: frozenset[str]
    ages: frozenset[int]

    def has_phone(self, digits: str) -> bool:
        """Return whether a number is there."""
        if len(digits) <= SHORT_CODE:
            return bool(re.search(rf"(?<!\d){' ?'.join(digits)}(?!\d)", self.text))
        return digits in self.digits

    def has_address(self, address: str) -> bool:
        """Return whether a web address is there, or one that begins with it."""
        return any(each == address or each.startswith(f"{address}/") for each in self.addresses)


def missing_facts(catalogue: Catalogue, paragraph: CoveredParagraph) -> list[str]:
    """Return what a paragraph says and none of the entries that name it, as it stands there."""
    facts = entry_facts([catalogue.entry_trees[key] for key in paragraph.entries])
    text = paragraph.text
    missing = [phone.number for phone in phones_in(text) if not facts.has_phone(phone.digits)]
    missing += [email for email in _emails(text, paragraph.links) if email.lower() not in facts.text]
    missing += [link.address for link in _pages(paragraph.links) if not facts.has_address(same_address(link.address))]
    missing += [f"ages: {words}" for words, span in ages_in(text) if not {*_ages(span)} <= facts.ages]
    return list(dict.fromkeys(missing))


def entry_facts(trees: Sequence[Tree]) -> EntryFacts:
    """Return what some entries say."""
    texts = [text for tree in trees for _, text in all_texts(tree)]
    whole = " \n".join(texts)
    stated = {age for text in texts for _, span in ages_in(text) for age in _ages(span)}
    fields = {int(text) for tree in trees for place, text in all_texts(tree)
              if place[-1] in ("minimum_age", "maximum_age") and text.isdecimal()}
    digits = " ".join(same_digits(number) for number in re.findall(r"\+?\d[\d ()-]{5,}\d", whole))
    return EntryFacts(whole.lower(), digits, frozenset(same_address(each.text) for each in addresses_in(whole)),
                      frozenset(stated | fields))


def _emails(text: str, links: Sequence[SourceLink]) -> list[str]:
    """Return the mailboxes of a paragraph."""
    return emails_in(" ".join((text, *(link.address for link in links if link.address.lower().startswith("mailto:")))))


def _pages(links: Sequence[SourceLink]) -> list[SourceLink]:
    """Return the web pages that a paragraph leads to, each once."""
    pages = {same_address(link.address): link for link in links if link.is_page and LOCAL not in link.flags}
    return [*pages.values()]


def _ages(span: AgeRange) -> Iterator[int]:
    """Yield the ages at the ends of a range."""
    yield from (age for age in span if age is not None)
