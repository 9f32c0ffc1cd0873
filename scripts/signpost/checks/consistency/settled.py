"""Rules on what a confirmation covers: what it names is no longer in doubt elsewhere in the entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue, Item
from signpost.catalogue.derived.contacts import emails_of, phones_of
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.enums import ConfirmationMethod
from signpost.catalogue.model import Confirmed
from signpost.catalogue.problem import Problem
from signpost.catalogue.site import SiteFile
from signpost.catalogue.yaml_reader import FieldPath
from signpost.checks.language.field_texts import field_name, line_of

NOUNS = {"hours": r"(?:opening )?(?:hours|times)", "ages": "ages?", "area": "areas?", "cost": "(?:cost|price)s?",
         "number": r"(?:tele)?(?:phone )?numbers?", "email": r"e-?mail(?: address(?:es)?)?|mailbox(?:es)?"}
"""What a confirmation covers and a doubt doubts, each with its words."""
ARTICLE = r"(?:(?:the|its|their|these|all(?: the)?) )?"
LISTED = re.compile(r",? and |, | or |; ")
ALL = re.compile(r"(?:everything|all of it|all|the whole page)(?: (?:is|was) (?:right|correct|true))?", re.I)
PARTLY = re.compile(r"\b(?:not|no|only|from|but|except|apart|than|nor|without|by|in)\b", re.I)
"""Words by which a sentence of `covers` says less than its nouns."""
CONFIRMED = r"(?:confirm(?:s|ed)?)(?: that)?"
DOUBTED = (rf"(?:(?:nobody|no one|no page|no public page)(?: has| have)? |(?:we )?(?:could|can|did|have|has|do|does)"
           rf" ?not(?: yet)? (?:been able to )?|not (?:yet )?|no (?:public )?page (?:that|which) ){CONFIRMED}:? ")
NOT_FOUND = r"(?:we )?(?:did not find|found no page that (?:says|confirms)|do not know|could not (?:find|confirm)) "

OLD_HOURS = re.compile(r"\b(?:not |un)confirmed\b|(?:\(|, )?\b(?:as )?(?:seen|shown|found|looked up|checked|given|from)"
                       r"(?: in)? (?P<year>20\d\d)\b\)?", re.I)
"""How hours say that nobody has confirmed them, or how old they are."""

OLD_PART = re.compile(r"^(?:on old(?:er)? pages|last seen in 20\d\d): "
                      r"|[;,]? ?\(?(?:on (?:an? )?(?:old(?:er)? )?pages?\b[^;]*|(?:(?:as|when last) )?seen,? in 20\d\d"
                      r"|(?:(?:other|the) hours (?:today )?(?:are )?)?not confirmed[^;)]*)\)?", re.I)
"""A part of hours that says how sure they are, with the signs before it."""

NOT_SHOWN = (r"[Nn]o (?:\w+ )?page|[Dd]id not find|[Cc]ould not (?:find|confirm)|[Nn]ot confirmed"
             r"|[Nn]obody has confirmed|[Dd]o(?:es)? not (?:know|say)")


def check_settled(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What `covers` names, or all where somebody went through the whole page, is nowhere said to be unconfirmed."""
    for item in catalogue.items.values():
        confirmed = item.entry.confirmed
        if confirmed is None or is_closed(item.entry):
            continue
        for index, area in _areas_in_doubt(catalogue.site, item):
            yield item.problem("covers", f"doubts must not leave it in doubt whether {area} is covered, since covers "
                               f"names {area}: {_take_out(item)}, or take {area} out of covers", "doubts", index)
        covered = _covered(confirmed)
        for place, piece, noun, cure in _doubted(item, covered) if covered is not None else ():
            what = f"the {noun}" if noun in NOUNS else f"'{noun}'"
            says = (f"covers names {what}" if covered else "covers says that all was confirmed" if confirmed.covers else
                    "a confirmation without covers is of the whole page")
            leave = f"take {what} out of covers" if covered else "say in covers what they told you"
            yield Problem(item.tree.path, line_of(item.tree, place, piece),
                          f"{field_name(place)} must not leave {what} in doubt, since {says}: {cure}, or {leave}",
                          "covers")


def check_left_open(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What `covers` of a call or an email says was not confirmed is in doubt elsewhere in the entry too."""
    for item in catalogue.items.values():
        confirmed = item.entry.confirmed
        if confirmed is None or confirmed.how is ConfirmationMethod.PAGE or is_closed(item.entry):
            continue
        doubts = " ".join(item.entry.doubts or ())
        hours = " ".join(filter(None, (item.entry.hours, *(phone.hours for phone in phones_of(item.entry)))))
        for noun, words in NOUNS.items():
            found = re.search(rf"\bnot {ARTICLE}(?:{words})\b", confirmed.covers or "", re.I)
            said = re.search(rf"\b(?:{words})\b", doubts, re.I) or (noun == "hours" and OLD_HOURS.search(hours))
            if found and not said:
                one = f"the {noun}"
                yield item.problem("covers", f"covers must say what they told you: it says '{found[0]}', and nothing "
                                   f"else in the entry leaves {one} in doubt; if they told you {one}, take 'not' out, "
                                   f"else write into doubts that {one} may be wrong", "confirmed", "covers")


def _take_out(item: Item) -> str:
    """Return what to do with a doubt that is settled."""
    is_last = len(item.entry.doubts or ()) == 1
    return f"take out of this line what is settled, or the whole line{', and doubts: above it' if is_last else ''}"


def _areas_in_doubt(site: SiteFile, item: Item) -> Iterator[tuple[int, str]]:
    """Yield the doubts, by position, that say that an area is perhaps not covered though `covers` names it."""
    covers = (item.entry.confirmed and item.entry.confirmed.covers) or ""
    if re.search(r"\b(?:not|no|only|except|whether)\b", covers, re.I):
        return
    for area in site.areas or ():
        name = rf"\b(?:{'|'.join(map(re.escape, (area.title, *(area.words or ()))))})\b"
        if re.search(name, covers):
            for index, doubt in enumerate(item.entry.doubts or ()):
                if re.search(rf"\b(?:{NOT_SHOWN})[^.:;]*?{name}[^.:;]*\b(?:cover|serv|includ|fund|part)", doubt):
                    yield index, area.title


def _covered(confirmed: Confirmed) -> list[str] | None:
    """Return what a confirmation names as confirmed, in its words; an empty list for all; None if that is not sure."""
    if confirmed.covers is None or ALL.fullmatch(confirmed.covers.strip(" .")):
        return [] if confirmed.how is not ConfirmationMethod.PAGE else None
    found = []
    for sentence in re.split(r"[.;:](?:\s|$)", " ".join(confirmed.covers.split())):
        if sentence and not PARTLY.search(sentence):
            found += [re.sub(rf"^{ARTICLE}", "", part, flags=re.I).strip() for part in LISTED.split(sentence)]
    return [part for part in found if part] or None


def _doubted(item: Item, covered: list[str]) -> Iterator[tuple[FieldPath, str, str, str]]:
    """Yield what is said to be unconfirmed though it is covered: the place, the words, the noun, and what to do."""
    nouns = {noun: words for noun, words in NOUNS.items()
             if not covered or any(re.fullmatch(words, each, re.I) for each in covered)}
    phrases = [each for each in covered if len(each.split()) > 2]
    for index, doubt in enumerate(item.entry.doubts or ()):
        text = " ".join(doubt.split())
        for noun in [*nouns, *phrases]:
            if _is_doubt_of(text, nouns[noun]) if noun in nouns else _is_not_found(text, noun):
                yield ("doubts", index), doubt.split()[0], noun, _take_out(item)
                break
    of_numbers = [(("contacts", "phones", index, "hours"), phone.hours)
                  for index, phone in enumerate(phones_of(item.entry))]
    for place, hours in ((("hours",), item.entry.hours), *of_numbers) if "hours" in nouns else ():
        found = OLD_HOURS.search(hours or "")
        confirmed = item.entry.confirmed
        if found and not (found["year"] and confirmed and found["year"] >= confirmed.on[:4]):
            sure = OLD_PART.sub("", hours or "").strip()
            is_left = not re.match(r"\w", sure) or OLD_HOURS.search(sure)
            cure = f"take '{found[0]}' out of hours" if is_left else f"write hours: {sure}"
            yield place, found[0].split()[-1], "hours", cure
    for noun, kind, flags in (("number", "phones", [phone.confirmed for phone in phones_of(item.entry)]),
                              ("email", "emails", [email.confirmed for email in emails_of(item.entry)])):
        # "The number" may be one of several: only where none is confirmed is it sure which.
        for index, flag in enumerate(flags) if noun in nouns and not any(flags) else ():
            if not flag:
                yield ("contacts", kind, index, "confirmed"), "confirmed", noun, "take this line out"


def _is_doubt_of(text: str, words: str) -> bool:
    """Return whether a text says that something, given by a pattern, is not confirmed."""
    noun = rf"(?:{words})\b(?! (?:of|for|to|from)\b)"
    before = rf"\b{DOUBTED}(?:{ARTICLE}[\w' -]+?(?:,| or| and) )?{ARTICLE}{noun}"
    after = (rf"(?:^|[.;:] ){ARTICLE}{noun} (?:is|are) (?:(?:not (?:yet )?|un)confirmed"
             r"|(?:only )?from (?:an? )?old(?:er)? pages?\b|old\b|out of date\b|not certain\b)")
    return bool(re.search(f"{before}|{after}", text, re.I))


def _is_not_found(text: str, phrase: str) -> bool:
    """Return whether a text says that something was not found, in the very words of `covers`."""
    return bool(re.search(rf"\b{NOT_FOUND}(?:[^.:;]*?\b)?{re.escape(phrase)}\b", text, re.I))


RULES = (check_settled, check_left_open)
