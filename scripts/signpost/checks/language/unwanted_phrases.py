"""Phrases that readers stumbled over, and what to write instead.

Readers may be tired, in a hurry or fifteen, and English may be their second language. Whenever one of them stumbles,
a pattern is added that matches the phrase in all its forms, with plain wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

PEOPLE = (r"(?:people|persons?|anyone|anybody|everyone|those|child(?:ren)?|teenagers?|boys?|girls?|men|man|women|woman"
          r"|adults?|pupils?|students?|cadets?)")
AGE = r"(?:about |around )?\d+(?: (?:or|and|to|-|–) (?:over|older|under|younger|\d+))?"
OF_AGE = re.compile(r"of (?:about |around )?\d")
AGED = r"\1 aged \2"

REPLACEMENTS: dict[str, str] = {
    r"(?:bears?|bore|borne|bearing) (?:(?:it|them|this|that|all|(?:the|its) \w+)(?: of (?:it|them))? )?out": "confirms",
    r"(?:tells?|told|telling) of": "says, describes, is about",
    rf"({PEOPLE}) of ({AGE})": AGED,
    r"which (?:one |of (?:them|these|the two) )?holds?(?: now| today| good)?(?=[.,;:?!)]|$)": "which is right",
    r"what holds now": "the current rules",
    r"(?:stay|stays|stayed|staying|remain|remains|remaining) unnamed": "stay anonymous",
    r"giv(?:e|es|ing) no name": "you can stay anonymous",
    r"needs? (?:not )?give no": "do not have to give",
    r"(?:have|has|had|having) it hard": "are facing difficulties",
    r"(?:someone|somebody) keeps safe": "moderated",
    r"(?:can|could|may|might|cannot|can't|to|will) (?:still |no longer |not |now )?be had": "is available",
    r"offences? of (?:its|their) own": "a separate offence",
    r"front doors? of (?:its|their) own": "their own children's services",
    r"step(?:s|ped|ping)?[- ]down": "less intensive support afterwards",
    r"that one can (?:use|have|get)": "that you can use",
    r"(?:go|goes|went|gone|going) through sexual harm": "experienced sexual violence",
    r"harm(?:s|ing|ed)? (?:themselves|yourself|himself|herself) less": "less self-harm",
    r"is for (?:that|this) alone": "works only on this",
    r"(?:tells?|told|telling) (?:it|them|this) afresh": "again, in our own words",
    r"(?:the|this) list knows|knows? no newer": "the list does not include",
    r"in one breath": "together",
    r"apps? that (?:you|they|people) put on": "an app",
    r"it is feared": "may",
    r"sexual ill[- ]health": "poor sexual health",
    r"ways not to get pregnant": "contraception",
    r"touch(?:ed|es) (?:your|their|his|her|a) li(?:fe|ves)": "affects you",
    r"be all that (?:they|you|we|people) can be": "do well",
    r"(?:not |un)known to us": "we do not know",
    r"what (?:goes|went) with (?:it|them|this|that)": "name what it is",
    r"crimes? (?:has|have|had) been done": "a crime has been committed",
    r"open to (?:the )?(?:youth (?:offending|justice)|social care)": "has a worker from the youth justice service",
    r"private advice": "free, confidential advice",
    r"learns or grows": "develops",
    r"the area is hard": "say what makes it hard",
    r"(?:nobody|no one|no-one) has raised (?:the |any )?money": "it is not funded",
    r"something at (?:\w+ )?(?:institute|college|school|academy)": "name the course",
    r"the people behind it": "who runs it",
    r"works? against abuse at home": "works to end domestic abuse",
    r"hurt by or saw|saw or (?:was|were) hurt by": "victim or witness",
    r"what follows from (?:it|them|this|that)": "consequences",
    r"who sways whom": "who influences whom",
    r"what sets off": "triggers",
    r"whom influencers": "affected by influencers",
    r"used for (?:crime or (?:for )?sex|sex or (?:for )?crime)": "criminally or sexually exploited",
    r"crime information without names": "you can report a crime anonymously",
    r"the police against terrorism": "counter terrorism police",
    r"takes? a choice away": "remove filter",
    r"(?:does|do|did) not hold it|or not any ?more": "is not in it",
    r"keeps? nothing for us": "we collect nothing",
    r"no older than the day": "it was right on the day you saved it",
    r"(?:nobody|no one) has (?:confirmed|said|checked)[^.;]{0,80}? since (?:19|20)\d\d": "no public page confirms it",
}
"""A pattern of whole words in lower case for each phrase, with what to write instead."""


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the compiled patterns with what to write instead."""
    return [(re.compile(rf"(?:{phrase})(?![\w-])"), replacement) for phrase, replacement in REPLACEMENTS.items()]


def unwanted_phrases(text: str) -> Iterator[tuple[str, str]]:
    """Yield each phrase of REPLACEMENTS that is in a text, as it is written there, with what to write instead."""
    line = " ".join(text.split())
    lower = line.lower().replace("’", "'")
    for pattern, replacement in _patterns():
        for found in pattern.finditer(lower) if replacement != AGED or OF_AGE.search(lower) else ():
            if not re.match(r"[\w-]", lower[found.start() - 1:found.start()]):
                yield line[found.start():found.end()], found.expand(replacement)
