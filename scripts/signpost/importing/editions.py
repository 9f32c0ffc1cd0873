"""Carries the ids of paragraphs over to a new edition of the document, and says what came, went and changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from signpost.importing.paragraphs import REMOVED, SourceParagraph, bare_text, id_of

ALIKE = 0.6
"""From here on two texts are taken for the same paragraph, by the share of words that they have in common, in order."""
NEARBY = 0.15
"""What a paragraph gains that stands between the same neighbours."""
PARTNERS = 12
"""The most similar paragraphs that are compared word by word."""
COMMON = 300
"""A word in more paragraphs than these says nothing of which is which."""
WORD = re.compile(r"[\w@.'/-]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """The ids of a new edition's paragraphs, in their order, with what has become of the earlier ones."""

    ids: tuple[str, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    changed: Mapping[str, str]
    """The earlier texts of paragraphs that have changed, by their ids."""
    highest: int
    """The highest number that a paragraph ever had."""


def carry_over(earlier: Sequence[SourceParagraph], texts: Sequence[str]) -> Edition:
    """Return the ids for the texts of a new edition: those of the earlier paragraphs that they are, or new ones.

    A paragraph that was removed before and is there again gets its id back.
    """
    old, new = [bare_text(each.text) for each in earlier], [bare_text(text) for text in texts]
    pairs = dict(_same(old, new))
    pairs |= _similar(old, new, pairs)
    highest = max((int(each.id[1:]) for each in earlier), default=0)
    ids, came = [], []
    for index in range(len(new)):
        if index in pairs:
            ids.append(earlier[pairs[index]].id)
        else:
            highest += 1
            ids.append(id_of(highest))
            came.append(ids[-1])
    back = {earlier[was].id for was in pairs.values() if earlier[was].kind == REMOVED}
    changed = {earlier[was].id: earlier[was].text for now, was in sorted(pairs.items()) if old[was] != new[now]}
    present = {*ids}
    went = [each.id for each in earlier if each.id not in present and each.kind != REMOVED]
    return Edition(tuple(ids), tuple(each for each in ids if each in {*came, *back}), tuple(went), changed, highest)


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the indexes, new and old, of paragraphs with the same text: first those in the same order, then others."""
    used: set[int] = set()
    left: list[int] = []
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            used.update(range(old_start, old_end))
            yield from zip(range(new_start, new_end), range(old_start, old_end), strict=True)
        else:
            left += range(new_start, new_end)
    moved: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(old):
        if index not in used:
            moved[text].append(index)
    for index in left:
        if moved.get(new[index]):
            yield index, moved[new[index]].pop(0)


def _similar(old: Sequence[str], new: Sequence[str], pairs: Mapping[int, int]) -> dict[int, int]:
    """Return pairs of the other paragraphs whose texts are most alike, each of them once."""
    used = {*pairs.values()}
    words = {index: WORD.findall(text) for index, text in enumerate(old) if index not in used}
    holders: dict[str, list[int]] = defaultdict(list)
    for index, each in words.items():
        for word in {*each}:
            holders[word].append(index)
    scored = []
    for now, text in enumerate(new):
        if now in pairs:
            continue
        own = WORD.findall(text)
        common: dict[int, float] = defaultdict(float)
        for word in {*own}:
            held = holders.get(word, ())
            for index in held if len(held) <= COMMON else ():
                common[index] += 1 / len(held)
        neighbours = {pairs.get(now - 1, -9) + 1, pairs.get(now + 1, -9) - 1}
        for index in sorted(common, key=lambda each: -common[each])[:PARTNERS]:
            score = SequenceMatcher(None, words[index], own, autojunk=False).ratio()
            score += NEARBY if index in neighbours else 0
            if score >= ALIKE:
                scored.append((score, now, index))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, now, index in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if now not in found and index not in taken:
            found[now] = index
            taken.add(index)
    return found
