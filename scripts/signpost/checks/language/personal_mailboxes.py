"""Whether an email address looks like one person's, and names of people: the list is public, without personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")

FULL_NAME = re.compile(r"\b([A-Z][a-z]+)\s+[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b"
                       r"(?!\s+(?:[A-Z]|helpline|line\b))(?!['\u2019]s? Law)")
ASKED_FOR = re.compile(r"\b(?:ask for|ask to speak to|speak to|spoke to|c/o)\s+(?-i:([A-Z][a-z]+(?:\s+[A-Z][a-z]+)?))\b"
                       r"(?!\s+(?-i:[A-Z]))", re.I)
WITHIN = re.compile(r"(?<![.?!:] )(?<!\w)([a-z]+|\]) ([A-Z][a-z]+)\b(?!\s+[A-Z])")
"""A word with a capital within a sentence, and the word before it."""
BEFORE_NAMES = frozenset(("with", "help", "helps", "support", "supports", "tell", "tells", "show", "shows", "ask",
                          "asks", "that", "give", "gives", "remind", "encourage", "for", "to", "and", "meet", "see",
                          "take"))
TITLES = ("mr", "mrs", "ms", "miss", "dr")


@cache
def _roles() -> frozenset[str]:
    """Return the words that mark a team's address, such as "info"."""
    lines = Path(__file__).with_name("mailbox_roles.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return first names, those of them that begin no other word, and surnames."""
    first, sure, last = set(), set(), set()
    for line in Path(__file__).with_name("mailbox_names.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if line.startswith("~"):
            last |= {*words[1:]}
        elif not line.startswith("#"):
            first |= {word.rstrip("*") for word in words}
            sure |= {word for word in words if not word.endswith("*")}
    return frozenset(first), frozenset(sure), frozenset(last)


def is_personal(address: str) -> bool:
    """Return whether an address looks like a person's: sarah.jones@, s.jones@, sarah@, sarahjones@, jones.sarah@."""
    local = re.sub(r"\+.*|\d+$", "", address.split("@")[0].replace("'", ""))
    parts = [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", local)]
    if not parts or _roles() & {*parts}:
        return False
    first, _, last = _names()
    initials = [part for part in parts if len(part) == 1]
    if len(parts) > 1:
        return bool(first & {*parts} or last & {*parts} or (initials and any(len(part) > 2 for part in parts)))
    return parts[0] in first or _is_joined_name(parts[0])


def has_first_name(text: str) -> bool:
    """Return whether a word of a text is a first name, or the title before a surname."""
    return bool({*_names()[0], *TITLES} & {*re.findall("[a-z]+", text.lower())} - _roles())


def possible_names_in(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words with a capital that may be first names: "go with Jayden". Each with whether it surely is one."""
    for found in WITHIN.finditer(text):
        is_known = found[2].lower() in _names()[0]
        if is_known or found[1].lower() in BEFORE_NAMES:
            yield found[2], is_known


def names_of_people(text: str, *, is_note: bool) -> Iterator[str]:
    """Yield the names of people in a text: those to ask for, and, in a note, a first name and a surname.

    In longer texts a first name and a surname may be a charity's name.
    """
    for pattern in (ASKED_FOR, FULL_NAME) if is_note else (ASKED_FOR,):
        for found in pattern.finditer(text):
            name = " ".join((found[1] if pattern is ASKED_FOR else found[0]).split())
            if name.split()[0].lower() in _names()[0]:
                yield name


def _is_joined_name(word: str) -> bool:
    """Return whether a word is a first name or an initial, and a surname, with nothing between them."""
    first, sure, last = _names()
    for at in range(1, len(word) - 2):
        name, rest = word[:at], word[at:]
        if name in first and (rest in last or (name in sure and at > 3 and not any(role in rest for role in _roles()))):
            return True
        if at == 1 and rest in last and len(rest) > 4:
            return True
    return False
