"""Rules on texts that an edit has torn: half a bracket or a link, a line of a list without its hyphen, a line twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.model import Entry
from signpost.catalogue.problem import Problem
from signpost.catalogue.syntax.line_scanner import margin_of, shortened
from signpost.catalogue.yaml_reader import FieldPath, Tree
from signpost.checks.language.field_texts import all_texts, field_name, line_of

FIELDS = frozenset(Entry.model_fields)
ADDRESS = r"(?:https?://|tel:|sms:|mailto:)"
TORN_LINKS = (
    (re.compile(rf"\[(?P<words>[^\[\]()]+)\((?P<target>{ADDRESS}[^\s()]*)\)"), "needs a ] after its words"),
    (re.compile(rf"\[(?P<words>[^\[\]]+)\]\s+\((?P<target>{ADDRESS}[^\s()]*)\)"), "needs its ] and its ( side by side"),
    (re.compile(rf"\[(?P<words>[^\[\]]+)\](?P<target>{ADDRESS}[^\s()]*)\)"), "needs a ( before its address"),
    (re.compile(rf"\[(?P<words>[^\[\]]+)\]\((?P<target>{ADDRESS}[^\s()]*)(?=\s|$)"), "needs a ) after its address"),
)
"""Links that lack a bracket or have a space within, and what each needs."""
OPENS_LIST = re.compile(r" *(?:- )?(?:\{.*)?(\w+): \[[^\[\]\"]*$")
"""The first line of a list in brackets that ends on another."""
IN_MARKDOWN = frozenset(("description", "for_professionals"))
NO_BRACKETS_NEEDED = frozenset(("url", "by", "website"))
WRONG_COMMA = re.compile(r"(?<=[a-z0-9]{3})(?:\. |[;\u2022] ?)(?=\w)")
"""What a hand writes in place of a comma."""
GLUED_DAY = re.compile(r"[a-z]{2}(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
SHORT = frozenset(("keywords", "also_known_as", "say", "find", "words", "entries", "themes", "examples", "area",
                   "audience", "sources", "formerly", "tried", "instead"))
"""Lists of single words, ids and dates."""
TOLD_ONCE = frozenset(("also_in", "entries", "say", "start_here"))
"""Lists in which what stands twice is reported by rules of their own."""
LISTS = frozenset(("audience", "area", "also_in", "sources", "formerly", "tried"))
"""Lists of ids and dates, of which an item with a bracket is reported by itself."""


def check_links_are_whole(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A link in a text has all its brackets, since readers would see its address in place of a link."""
    for tree, place, text in _texts(catalogue):
        for pattern, need in TORN_LINKS if "[" in text else ():
            for found in pattern.finditer(text):
                whole = f"[{' '.join(found['words'].split())}]({found['target'].rstrip('.,;')})"
                message = f"{field_name(place)} has a link that {need}: '{' '.join(found[0].split())}'; write {whole}"
                yield Problem(tree.path, line_of(tree, place, found[0].split("\n")[0]), message, "torn_link")


def check_fields_stand_by_themselves(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The last line of a description is no field of the entry that was moved into the text by spaces before it."""
    for item in catalogue.items.values():
        for place, text in all_texts(item.tree):
            last = text.rstrip().rsplit("\n", 1)[-1]
            found = re.fullmatch(r"([a-z_]+): \S.*", last) if place[-1] in IN_MARKDOWN and last != text else None
            if found and found[1] in FIELDS and found[1] not in item.tree.data:
                yield Problem(item.tree.path, line_of(item.tree, place, last), f"'{last}' is a part of the "
                              f"{field_name(place)} above, since spaces stand before it: take them away, so that it is "
                              "a field of its own", "torn_field")


def check_brackets_are_closed(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A text has as many [ as ], each pair in its order."""
    for tree, place, text in _texts(catalogue):
        torn = any(pattern.search(text) for pattern, _ in TORN_LINKS)
        rest = re.sub(r"\[[^\[\]]*\]", lambda found: "x" * len(found[0]), text) if "[" in text or "]" in text else ""
        found = re.search(r"(?<!^)\]|\[", rest)
        if not found or torn or NO_BRACKETS_NEEDED & {*place}:
            continue
        piece = _around(text, found.start())
        if found[0] == "[":
            word = re.match(r"\w*", text[found.end():])
            cure = f"write [{word[0]}]" if word and word[0] in ("name", "worker") else "put a ] where it ends"
            message = f"has a [ without its ]: '{piece}'; {cure}, or take the [ away"
        else:
            word = re.search(r"\w*$", text[:found.start()])
            cure = f"write [{word[0]}]" if word and word[0] in ("name", "worker") else "put a [ where it begins"
            message = f"has a ] without its [: '{piece}'; {cure}, or take the ] away"
        yield Problem(tree.path, line_of(tree, place, piece), f"{field_name(place)} {message}", "torn_bracket")


def check_lists_are_whole(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """In a long text, a line right below an item of a list is an item too, or begins with two spaces, or is empty."""
    for entry_tree in catalogue.entry_trees.values():
        for place, text in all_texts(entry_tree):
            lines = text.split("\n") if place[-1:] and place[-1] in IN_MARKDOWN else []
            in_list = False
            for line in lines:
                if in_list and re.match(r"[^\s*-]", line):
                    message = (f"{field_name(place)} has a line in a list without its hyphen: '{line[:40].rstrip()}'; "
                               f"write '- {line[:40].rstrip()}', or leave the line above it empty if the list has "
                               "ended")
                    yield Problem(entry_tree.path, line_of(entry_tree, place, line), message, "torn_list")
                in_list = bool(re.match(r"\s*[-*] ", line)) or (in_list and line.startswith("  "))


def check_lines_stand_once(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No line stands twice, one right below the other, and no list of texts has one of them twice."""
    for tree in catalogue.all_trees:
        lines = list(zip(tree.reading.numbers, tree.reading.lines, strict=False)) if tree.reading else []
        doubled = [number for (_, one), (number, other) in pairwise(lines)
                   if one == other and len(one.strip()) > 3]
        for number in doubled:
            yield Problem(tree.path, number, f"the same line stands on line {number - 1}: take one of the two out",
                          "doubled_line")
        seen: set[tuple[FieldPath, str]] = set()
        for place, text in all_texts(tree):
            key = (place[:-1], " ".join(text.split()))
            elsewhere = tree.path.name == "crisis.yml" or not TOLD_ONCE.isdisjoint(place)
            if key[1] and not elsewhere and key in seen and tree.line(place) not in doubled:
                yield Problem(tree.path, tree.line(place), f"{field_name(place)} must hold a text once: "
                              f"'{shortened(key[1])}'; take one of the two out", "doubled_item")
            if place and isinstance(place[-1], int):
                seen.add(key)


def check_quotes_in_words(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A word by which people search has no half of a pair of quotes."""
    for tree in catalogue.entry_trees.values():
        for place, text in all_texts(tree):
            if {"keywords", "also_known_as"} & {*place[:1]} and text.count('"') % 2:
                words = " ".join(text.split())
                yield Problem(tree.path, tree.line(place), f"{field_name(place)} must have quotes in pairs: '{words}'; "
                              f"write {words.replace(chr(34), '').strip()}", "torn_quote")


def check_words_have_commas(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Words by which people search have commas between them, and no full stops: else two would be one."""
    for tree in catalogue.all_trees:
        for place, text in all_texts(tree):
            is_word = {"keywords", "say"} & {*place} or (tree.path.name == "crisis.yml" and isinstance(place[-1], int))
            found = WRONG_COMMA.search(text) if is_word else None
            if found:
                words = WRONG_COMMA.sub(", ", text)
                yield Problem(tree.path, line_of(tree, place, text.split()[0]), f"{field_name(place)} must have a "
                              f"comma between two words: '{text}'; write {words}", "torn_item")


def check_hours_are_one_text(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """No day of the week in the hours stands right behind another word, as where two texts were pasted together."""
    for tree in catalogue.entry_trees.values():
        for place, text in all_texts(tree):
            found = GLUED_DAY.search(text) if field_name(place) == "hours" else None
            if found:
                yield Problem(tree.path, tree.line(place), f"hours must be one text: '{_around(text, found.end())}' "
                              f"are two without a space between them; take the old one away, up to {found['day']}, or "
                              "write a space between them", "torn_hours")


def check_items_have_hyphens(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """A word or an id in a list ends on its line: the line below would become a part of it."""
    for tree in catalogue.all_trees:
        lines = tree.texts
        for place, text in all_texts(tree):
            number = tree.line(place)
            item, word = lines.get(number, ""), text.split(" ")[0]
            is_short = place and isinstance(place[-1], int) and (SHORT & {*place} or tree.path.name == "crisis.yml")
            if not is_short or not f"{item.lstrip()} ".startswith(f"- {word} "):
                continue
            margin = len(item) - len(item.lstrip())
            while re.match(r" *[^\s#-]", lines.get(number + 1, "")) and margin_of(lines[number + 1]) > margin:
                number += 1
                yield Problem(tree.path, number, "each item of a list must begin with a hyphen and a space: "
                              f"'- {lines[number].strip()}'", "torn_item")


def check_items_have_commas(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """In a list in brackets over several lines each line ends with a comma: else two items would become one."""
    for tree in catalogue.all_trees:
        numbered = list(zip(tree.reading.numbers, tree.reading.lines, strict=False)) if tree.reading else []
        is_open = False
        for number, line in numbered:
            text = line.rstrip()
            opens = OPENS_LIST.match(text)
            is_short = opens is not None and (opens[1] in SHORT or tree.path.name == "crisis.yml")
            is_open = (is_open or is_short) and "]" not in text
            if is_open and re.search(r"[\w'\u2019]$", text):
                last = re.split(r", *|\[", text)[-1].strip()
                yield Problem(tree.path, number, f"put a comma at the end of this line: '{last},'; without one it is "
                              "one text with the beginning of the next line", "torn_item")


def _texts(catalogue: Catalogue) -> Iterator[tuple[Tree, FieldPath, str]]:
    """Yield every text of every file with its tree and its place; none of a line whose form is reported by itself."""
    for tree in catalogue.all_trees:
        reported = {fault.line for fault in tree.reading.faults} if tree.reading else set()
        yield from ((tree, place, text) for place, text in all_texts(tree)
                    if place and place[0] not in LISTS and tree.line(place) not in reported)


def _around(text: str, at: int) -> str:
    """Return the words of a text on the line around a place in it."""
    start = max(text.rfind("\n", 0, at) + 1, text.rfind(" ", 0, max(at - 20, 0)) + 1)
    end = min((found for found in (text.find("\n", at), text.find(" ", at + 20)) if found > 0), default=len(text))
    return text[start:end].strip()


RULES = (check_links_are_whole, check_fields_stand_by_themselves, check_brackets_are_closed, check_lists_are_whole,
         check_lines_stand_once, check_quotes_in_words, check_words_have_commas, check_hours_are_one_text,
         check_items_have_hyphens, check_items_have_commas)
