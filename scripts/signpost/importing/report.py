"""The report on an import: what to look at, in the order in which it matters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from signpost.importing.contact_details import doubtful_numbers_in
from signpost.importing.documents.document import HEADING, TITLE
from signpost.importing.duplicates import near_duplicates
from signpost.importing.headings import DEEPEST
from signpost.importing.imported import ImportedDocument, ImportedParagraph
from signpost.importing.links import DOUBLED, LOCAL, LOST, WRAPPED
from signpost.importing.people import names_in, personal_mailboxes_in

SHORT = 90
"""Characters of a paragraph that are shown."""
LINKS = {
    LOST: ("Links that lead nowhere any more", "Only their words are left. Find each page, and write its address into "
           "the draft."),
    LOCAL: ("Links that only some can open", "They lead to a file on one computer or to one office's network. Find a "
            "public page, or take them out."),
    WRAPPED: ("Links with something put around them", "A mail filter or a search engine had put its own address around "
              "them. It was taken off; open each, and see that it is the right page."),
    DOUBLED: ("Links that stand there more than once", "The paragraphs may be about the same thing."),
}


def render_report(imported: ImportedDocument, name: str, kept: Sequence[str]) -> str:
    """Return the report on the import of a document with a name. `kept` are drafts that a person changed."""
    sections = [*_edition(imported, kept), *_people(imported.paragraphs), *_headings(imported),
                *_numbers(imported.paragraphs), *_links(imported.paragraphs), *_duplicates(imported.paragraphs),
                *_left_out(imported)]
    lines = [f"# What was found in {escaped(name)}", "", summary(imported), "",
             "This file and the drafts may hold names and sentences of the document: keep them to yourself.", ""]
    for title, explanation, items in sections:
        if items:
            lines += [f"## {title}", "", *([explanation, ""] if explanation else []),
                      *(f"- {item}" for item in items), ""]
    return "\n".join(lines)


def summary(imported: ImportedDocument) -> str:
    """Return in a sentence or two how much there is."""
    links = [link for each in imported.paragraphs for link in each.links]
    flagged = [f"{count} {flag}" for flag in LINKS if (count := sum(flag in link.flags for link in links))]
    return (f"{_counted(len(imported.paragraphs), 'paragraph')}, {_counted(len(links), 'link')}"
            + (f" ({', '.join(flagged)})" if flagged else "") + ".")


def escaped(text: str) -> str:
    """Return a text for Markdown, in which it is shown as it is."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def _counted(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _shown(paragraph: ImportedParagraph) -> str:
    """Return the id and the beginning of a paragraph."""
    return f"{paragraph.id}: {_short(paragraph.block.text)}"


def _short(text: str) -> str:
    """Return the beginning of a text, for Markdown."""
    return escaped(text if len(text) <= SHORT else text[:SHORT].rsplit(" ", 1)[0] + " …")


Section = tuple[str, str, list[str]]
"""Its title, what it means, and its items."""


def _edition(imported: ImportedDocument, kept: Sequence[str]) -> Iterator[Section]:
    """Yield what came, went and changed since the earlier edition."""
    if imported.is_new:
        return
    by_id = {each.id: each for each in imported.paragraphs}
    edition = imported.edition
    yield "New in this edition", "Each has a draft of its own.", [_shown(by_id[key]) for key in edition.came]
    yield ("Changed in this edition", "Look at the entries that name them.",
           [f"{_shown(by_id[key])}. It was: {_short(was)}" for key, was in edition.changed.items()])
    yield ("No longer in the document", "Has the service ended? Find out, and close its entry if so. The number of the "
           "paragraph is given to no other.",
           [f"{each.id}: {_short(each.text)}" for each in imported.removed if each.id in edition.went])
    yield ("Drafts that you changed, and whose paragraphs have changed", "They stay as you left them.",
           [escaped(each) for each in kept])
    if not (edition.came or edition.changed or edition.went):
        yield "This edition", "", ["It says the same as the one before."]


def _people(paragraphs: Sequence[ImportedParagraph]) -> Iterator[Section]:
    """Yield what may be names and mailboxes of people."""
    found = []
    for each in paragraphs:
        text = " ".join((each.block.text, *each.block.notes, *(link.address for link in each.links)))
        names = [*personal_mailboxes_in(text), *names_in(text)]
        found += [f"{each.id}: {', '.join(map(escaped, dict.fromkeys(names)))}"] if names else []
    yield ("People", "These may be names of people, or mailboxes of one person. An entry names nobody: give the team's "
           "number or mailbox. `source/paragraphs.tsv` has them too: with `--ids-only` it has none.", found)


def _headings(imported: ImportedDocument) -> Iterator[Section]:
    """Yield what became of each heading, and the lines in bold that may be headings."""
    paragraphs, themes = imported.paragraphs, {each.id for each in imported.themes}
    yield ("Headings", "What became of each. Should those of Word's level 2 stand within a theme, and be none? Begin "
           "again in an empty folder, with `--theme-level 1`.",
           [f"{_shown(each)} ({_became(each, each.id in themes)})" for each in paragraphs
            if each.block.kind == TITLE or (each.block.kind == HEADING and each.block.level < DEEPEST)])
    yield ("Rows that name columns", "They were taken as headings, and have no drafts.",
           [_shown(each) for each in paragraphs if each.block.kind == HEADING and each.block.level == DEEPEST])
    yield ("Lines in bold that were taken as text", "Are some of them headings? Begin again in an empty folder, with "
           "`--headings ask` or `--headings yes`.", [_shown(each) for each in paragraphs if each.in_doubt])


def _became(heading: ImportedParagraph, is_theme: bool) -> str:
    """Return in words what became of a heading."""
    if heading.block.kind == TITLE:
        return "the title of the document"
    within = f"within the theme “{escaped(heading.place.theme)}”" if heading.place.theme else "within no theme"
    return "a theme" if is_theme else f"{within}, and named in the notes of the drafts below it"


def _numbers(paragraphs: Sequence[ImportedParagraph]) -> Iterator[Section]:
    """Yield what looks like a phone number and is none."""
    yield ("Numbers that are not right", "Each looks like a phone number, and is not one. It is not in the draft: find "
           "the right one.", [f"{each.id}: {', '.join(found)}" for each in paragraphs
                              if (found := doubtful_numbers_in(" ".join((each.block.text, *each.block.notes))))])


def _links(paragraphs: Sequence[ImportedParagraph]) -> Iterator[Section]:
    """Yield the links with something wrong, by what it is."""
    for flag, (title, explanation) in LINKS.items():
        found = [(each.id, link) for each in paragraphs for link in each.links if flag in link.flags]
        if flag == DOUBLED:
            pages: dict[str, list[str]] = {}
            for key, link in found:
                pages.setdefault(link.address, []).append(key)
            yield title, explanation, [f"{', '.join(dict.fromkeys(ids))}: {escaped(page)}"
                                       for page, ids in pages.items()]
        else:
            yield title, explanation, [f"{key}: {_short(link.words)}" + (f" ({escaped(link.address)})" if link.address
                                                                         else "") for key, link in found]
    yield ("Links that show another address than they lead to", "Which of the two is right?",
           [f"{each.id}: shows {escaped(link.shown)}, leads to {escaped(link.address)}"
            for each in paragraphs for link in each.links if link.shown])


def _duplicates(paragraphs: Sequence[ImportedParagraph]) -> Iterator[Section]:
    """Yield groups of paragraphs with the same contacts or name."""
    yield ("Paragraphs that may be about the same thing", "They share a number, a mailbox or a page, or begin with the "
           "same name. One entry can name several paragraphs in `sources`.",
           [f"{', '.join(each.ids)}: {escaped(', '.join(each.contacts))}" for each in near_duplicates(paragraphs)])


def _left_out(imported: ImportedDocument) -> Iterator[Section]:
    """Yield what was not taken over, and the footnotes."""
    yield ("Not taken over", "", [f"{name}: {count}" for name, count in sorted(imported.left_out.items())
                                  if name not in ("footnotes", "endnotes")])
    yield ("Footnotes", "They stand in the drafts of their paragraphs.",
           [f"{each.id}: {_short(note)}" for each in imported.paragraphs for note in each.block.notes])
