"""What to write into a required field whose text is missing: such a field cannot be left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from signpost.catalogue.suggestions.site_ids import SiteIds

TEXTS: Mapping[str, str] = {
    "name": "what it is called, as people know it", "title": "what readers know it as",
    "summary": "one plain sentence of at most 200 characters, with a full stop",
    "strapline": "one plain sentence of at most 200 characters, with a full stop",
    "audience": "who it is for: ids of site.yml, in square brackets", "id": "its id: lower-case words with hyphens",
    "number": "the number, as you would read it out", "address": "the mailbox, such as help@example.org",
    "url": "the page's web address", "opens": "a time such as 09:00", "closes": "a time such as 17:30",
    "starts": "a month and a day in figures, such as 04-01", "ends": "a month and a day in figures, such as 10-31",
    "to_person": "a sentence to the person that says 'you'", "record": "a sentence for the record, with [name]",
    "issued_by": "who can make the order", "test": "what must hold before it is made", "ages": "the ages it is for",
    "can_require": "what it can ask of the person", "lasts": "how long it lasts", "breach": "what a breach leads to",
    "law_as_at": "the day of the law, such as 2026-11", "ask": "whom to ask about it",
    "why": "why it is in the list", "evidence": "a list of pages, each with 'url' and 'date'",
    "date": "the date on the page, such as 2026-11, or the word undated", "on": "the date, such as 2026-11",
    "was": "what was said before", "now": "what is known now", "sensitive": "true or false",
    "audiences": "a list, each with 'id' and 'title'", "themes": "a list of themes",
    "organisations": "a list, each with 'id', 'name' and 'description'", "description": "a sentence on what it is",
    **dict.fromkeys(("in_danger", "words", "say", "find", "typed"), "words in square brackets, with commas between "
                    "them"),
    "points": "how many points each word counts, such as 2", "means": "the word that it stands for",
    "what": "what kind of danger it is, such as overdose",
    "first": "ids of entries in square brackets, such as [urgent/999]", "term": "the word or abbreviation",
    "meaning": "one or two plain sentences", "plans": "a list of plans", "needs": "a list, each with 'id', 'need' and "
    "'entries'", "need": "what is happening, in a reader's words", "reason": "why it is right",
    "entries": "ids of entries in square brackets, such as [missing/safecall]", "until": "a month such as 2027-05",
}
"""By the name of the field; those that take one of a few words say which by themselves."""


def what_to_write(field: str, allowed: Sequence[str], ids: SiteIds, owner: str, *, in_list: bool) -> str:
    """Return what belongs into a required field, as the end of a sentence.

    `allowed` are the only words that it takes, if there are such; `ids` those that fields can name. `owner` is the
    field above it, which can be taken away with all that it has, or the list that it is an item's field of.
    """
    known = ids.get(field, ())
    if allowed:
        text = f"write one of {', '.join(allowed)}"
    elif known:
        text = f"write one or more of {', '.join(known)}, in square brackets"
    else:
        text = f"write {TEXTS.get(field, 'what is missing')}"
    if in_list:
        return f"{text}; or take this item away"
    return f"{text}; or take '{owner}:' away, with the lines that belong to it" if owner else text
