"""Finds ages in texts, as numbers: "aged 16 to 25", "up to 24", "under-19s", "13 and over"."""

from __future__ import annotations

import re
from collections.abc import Iterator

AgeRange = tuple[int | None, int | None]
"""The lowest and the highest age, both included; None where there is none."""

NUMBER = r"(\d{1,2})(?!\d|[.,:]\d)"
NO_UNIT = (r"(?! ?(?:%|per cent|hours?|minutes?|mins|days?|nights?|weeks?|months?|sessions?|people|places|pages|pm|am"
           r"|steps|questions|words|miles|metres|pounds|lessons|films|groups|members|years? (?:in|of|ago|after)\b))")
WHOLE = r"(?:the age of |age |ages |aged |your |their )?"
PATTERNS = {
    "birthday": rf"(?:until|up to|before) {WHOLE}{NUMBER}(?:st|nd|rd|th) birthday",
    "range": rf"{NUMBER} ?(?:to|-|–|—|until) ?{NUMBER}|between {WHOLE}{NUMBER} and {NUMBER}",
    "either": rf"{NUMBER} or {NUMBER}",
    "and_over": rf"{NUMBER}(?: (?:and|or) (?:over|older|above|up)\b|\+)",
    "and_under": rf"{NUMBER} (?:and|or) (?:under|younger|below)\b",
    "under": rf"(?:under|younger than|below)[ -]{WHOLE}{NUMBER}s?",
    "over": rf"(?:over|older than|above)[ -]{WHOLE}{NUMBER}s?",
    "up_to": rf"(?:up to|until you are|until they are) {WHOLE}{NUMBER}",
    "from": rf"from (?:the age of|age) {NUMBER}",
    "one": rf"\bage[ds]? {NUMBER}|{NUMBER}[- ]year[- ]olds?",
}
CONTEXT = 40
"""The characters before an age that decide whether it is one."""
BARE = ("range", "either")
"""Patterns that match ages only after words that say so."""
TOKEN = re.compile(rf"(?:\bage[ds]? (?=\d+(?:\+| ?[-–—]| (?:to|until|and|or)\b)))?(?:"
                   rf"{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in PATTERNS.items())}){NO_UNIT}", re.I)
NO_AGE = re.compile(r"(?:£|\b(?:sections?|school years?|years?|pages?|stages?|levels?|steps?|chapters?|grades?"
                    r"|class(?:es)?|parts?|figures?|articles?|schedules?)\s|[\d/.:-])$", re.I)
NOT = re.compile(r"\b(?:not|nobody|no one|except|unless|apart from|without)(?: for| if you are)?\s*$", re.I)
CUE = re.compile(r"(?:^|\b(?:of|for|from|at|are|is|says?|gives|people|children|girls|boys|teenagers|pupils|students"
                 r"|adults|men|women|those|anyone) )$", re.I)
PEOPLE = (r"(?:(?:anyone|anybody|everyone|everybody|someone|people|persons|a person|a child|young people|children"
          r"|teenagers|those|adults|boys|girls)(?: who (?:is|are))? )?(?:of )?")
ENDS = r"(?: of age| years? old| years)?(?=$|[,:;(–—.]| (?:and|or) (?!in\b|who\b|not\b|live|have))"


def ages_in(text: str) -> Iterator[tuple[str, AgeRange]]:
    """Yield the ages that a text gives for the people whom something is for: the words, and the range."""
    for found in TOKEN.finditer(text):
        before, kind = text[max(0, found.start() - CONTEXT):found.start()], str(found.lastgroup)
        sure = kind not in BARE or found[0].lower().startswith(("age", "between")) or CUE.search(before)
        if NO_AGE.search(before) or NOT.search(before) or not (sure or _years(text, found)):
            continue
        span = _age_range(kind, found[0])
        if span:
            yield found[0], span


def age_groups_in(sentence: str) -> Iterator[tuple[str, AgeRange]]:
    """Yield the ages of a sentence about all people of an age, such as "Anyone under 18", without a condition."""
    head = re.match(rf"\s*(?:not for )?{PEOPLE}(?:aged (?=over|under))?", sentence, re.I)
    found = TOKEN.match(sentence, head.end() if head else 0)
    if found and found.lastgroup not in BARE and re.match(ENDS, sentence[found.end():], re.I):
        span = _age_range(str(found.lastgroup), found[0])
        if span and None in span:
            yield sentence[:found.end()].strip(), span


def _years(text: str, found: re.Match[str]) -> bool:
    """Return whether "year-olds" or "years old" follows."""
    return bool(re.match(r"[- ]years?(?:[- ]olds?)?\b", text[found.end():], re.I))


def _age_range(kind: str, words: str) -> AgeRange | None:
    """Return the ages that a match of a pattern means; None where they are no ages."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    first, last = numbers[0], numbers[-1]
    if kind in BARE:
        return (first, last) if first < last else None
    return {"birthday": (None, first - 1), "and_over": (first, None), "and_under": (None, first),
            "under": (None, first - 1), "over": (first + 1, None), "up_to": (None, first), "from": (first, None),
            "one": (first, first)}[kind]
