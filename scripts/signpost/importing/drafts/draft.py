"""The text of a draft: an entry's file with what is certain filled in, and blanks for what only a person can say."""

from __future__ import annotations

import hashlib
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from signpost.catalogue.enums import Kind
from signpost.catalogue.model import Entry
from signpost.catalogue.validation import validate
from signpost.catalogue.yaml_reader import Tree
from signpost.importing.contact_details import FoundPhone, doubtful_numbers_in, emails_in, phones_in, same_address
from signpost.importing.drafts.entry_text import SCHEMA_LINE, yaml_text
from signpost.importing.drafts.groups import Group
from signpost.importing.links import LOCAL, LOST, WRAPPED, SourceLink
from signpost.importing.people import names_in, personal_mailboxes_in

Record = dict[str, Any]
VALID: Record = {"name": "x", "kind": "service", "audience": ["x"], "summary": "X.", "sources": ["S001"]}
BLANK_FIELDS = ("kind", "audience", "summary")
"""What only a person can say: the check asks for them."""
KINDS = f"kind is one of {', '.join(kind.value for kind in Kind)}."
AUDIENCE = "audience takes ids of site.yml, in square brackets."
SUMMARY = "summary is one plain sentence of at most 200 characters."
MARK = "# Written by scripts/import, which writes it anew only as long as nobody has changed it: "
WIDTH = 116
NATIONAL = frozenset(("999", "112", "101", "111"))
"""Numbers of the whole country, which nobody needs to confirm."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its folder and file name below drafts/, its text, the paragraphs that it is made of."""

    path: Path
    text: str
    ids: tuple[str, ...]


def draft_text(group: Group) -> str:
    """Return the text of the draft of a group of paragraphs."""
    remarks = [*_remarks(group)]
    name = group.name if group.name and _is_valid(name=group.name) else ""
    fields = [f"name: {_scalar(name)}".rstrip(), *(f"{blank}:" for blank in BLANK_FIELDS)]
    record = {"contacts": _contacts(group), "sources": group.ids}
    body = "\n".join(fields) + "\n" + yaml_text({name: value for name, value in record.items() if value})
    notes = ["A draft. Fill in the blanks in words of your own, and take these notes away. The file's name will be",
             "the entry's address: rename it if it says too little. Then move it into the folder of its theme in your",
             "list.", "", *_item(KINDS), *_item(AUDIENCE), *_item(SUMMARY)]
    notes += ["", "Look at:", *(line for remark in remarks for line in _item(remark))] if remarks else []
    notes += ["", "The document says:", *(line for text in _sayings(group) for line in _item(text)), ""]
    return with_mark(SCHEMA_LINE + "".join(f"# {line}".rstrip() + "\n" for line in notes) + body)


def with_mark(text: str) -> str:
    """Return a draft with a last line by which it is seen whether somebody changed it."""
    return f"{text}{MARK}{_digest(text)}\n"


def is_untouched(text: str) -> bool:
    """Return whether a draft is as it was written."""
    before, mark, digest = text.rpartition(MARK)
    return bool(mark) and digest.strip() == _digest(before)


def ids_in_draft(text: str) -> set[str]:
    """Return the paragraphs that a draft names, also where a person has rearranged it."""
    return {each for line in re.findall(r"^sources:(.*(?:\n *- .*)*)", text, re.M)
            for each in re.findall(r"S\d{3,4}", line)}


def _digest(text: str) -> str:
    """Return a short digest of a text, the same with the line ends of Windows."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:12]


def _item(text: str) -> list[str]:
    """Return a text as an item of a list, in lines of a fit length."""
    return textwrap.wrap(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False,
                         break_on_hyphens=False)


def _sayings(group: Group) -> Iterator[str]:
    """Yield what the document says, with the ids of its paragraphs and with footnotes."""
    for member in group.members:
        yield f"{member.id}: {member.block.text}"
        yield from (f"Footnote: {note}" for note in member.block.notes)


def _remarks(group: Group) -> Iterator[str]:
    """Yield what a person must look at."""
    text = _all_text(group)
    for email in personal_mailboxes_in(text):
        yield f"{email} looks like one person's mailbox: find the team's, or take it out."
    for number in doubtful_numbers_in(text):
        yield f"This looks like a phone number, and is not one: {number}. Find the right one."
    for name in names_in(text):
        yield f"{name} may be a person's name: an entry names nobody."
    below = group.members[0].place.below
    if below:
        yield f'It stands below "{below}".'
    for link in (link for member in group.members for link in member.links):
        if LOST in link.flags:
            yield f'"{link.words}" leads nowhere any more: find the page.'
        elif LOCAL in link.flags:
            yield f'"{link.words}" leads to {link.address}, which others cannot open: find a public page.'
        elif WRAPPED in link.flags:
            yield f'The address of "{link.words}" was put around the page\'s own: open it, and see that it is the page.'
        elif not _is_contact(link) and not _link_record(link):
            yield f'"{link.words}" leads to {link.address}, which is no right web address.'
        if link.shown:
            yield f'"{link.words}" shows {link.shown}, and leads to {link.address}: which is right?'


def _all_text(group: Group) -> str:
    """Return all the text of a group, its links' mailboxes among it."""
    return " \n".join(part for member in group.members for part in (
        member.block.text, *member.block.notes, *(link.address for link in member.links if _is_contact(link))))


def _is_contact(link: SourceLink) -> bool:
    """Return whether a link is a mailbox or a number."""
    return link.address.lower().startswith(("mailto:", "tel:", "sms:"))


def _contacts(group: Group) -> Record:
    """Return the numbers, mailboxes and pages of a group, none of them confirmed."""
    text = _all_text(group)
    phones = [record for phone in phones_in(text) for record in _phone_records(phone)]
    emails = [{"address": email, "confirmed": "false"} for email in emails_in(text)]
    links = {same_address(link.address): record for member in group.members for link in member.links
             if not {LOST, LOCAL} & {*link.flags} and (record := _link_record(link))}
    found = {"phones": [each for each in phones if _is_valid(contacts={"phones": [each]})],
             "emails": [each for each in emails if _is_valid(contacts={"emails": [each]})], "links": [*links.values()]}
    return {name: value for name, value in found.items() if value}


def _phone_records(phone: FoundPhone) -> Iterator[Record]:
    """Yield a number as an entry has it: once for calls, once for texts, as the document says."""
    doubt = {} if phone.number in NATIONAL else {"confirmed": "false"}
    if phone.for_calls:
        yield {"number": phone.number, **doubt}
    if phone.for_texts:
        word = {"body": phone.word} if phone.word else {}
        yield {"number": phone.number, "type": "text", **word, **doubt}


def _link_record(link: SourceLink) -> Record:
    """Return a link as an entry has it; an empty record for one that is no web page."""
    host = (urlsplit(link.address).hostname or "").removeprefix("www.") if link.is_page else ""
    is_address = bool(re.match(r"https?:|www\.|\S+\.\S+$", link.words))
    title = host if link.says_nothing or is_address else link.words
    record = {"title": title, "url": link.address, "confirmed": "false"}
    if host and not _is_valid(contacts={"links": [record]}):
        record["title"] = host
    return record if host and _is_valid(contacts={"links": [record]}) else {}


def _is_valid(**fields: Any) -> bool:
    """Return whether the model of an entry takes some fields."""
    return not isinstance(validate(Tree(Path("draft"), {**VALID, **fields}, {}), Entry), list)


def _scalar(text: str) -> str:
    """Return a text as it stands behind a field's name; an empty one for no text."""
    return yaml_text({"x": text})[3:].strip() if text else ""


def themes_text(themes: Sequence[tuple[str, str]]) -> str:
    """Return a draft of themes.yml, of the ids and titles of themes; what they are about is left blank."""
    lines = ["# A draft of the themes. Fill in the blanks, and move what you need into themes.yml.", "themes:"]
    for key, title in themes:
        lines += [f"  - id: {key}", f"    title: {_scalar(title)}", "    summary:", "    audience:", "    sensitive:"]
    return with_mark("\n".join(lines) + "\n")
