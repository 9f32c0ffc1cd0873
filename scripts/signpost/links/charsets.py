"""The text of a page from its bytes, by the rules of the web (WHATWG Encoding, HTML's encoding sniffing).

Only the encodings and labels of that standard exist here: Python's own codecs know others, such as utf-7 or rot13,
that no browser reads and that can raise.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import webencodings

from .wellformed import REPLACEMENT, well_formed

PRESCANNED = 8192
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
MEANT_BY_META = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}
"""What a page means that could not be read as far as its own <meta> if it were in that encoding."""
TAG = re.compile(rb"<!--.*?-->|<(?P<name>/?[a-z][^\s/>]*)|<[!/?][^>]*>", re.I | re.S)
ATTRIBUTE = re.compile(rb"[\s/]*(?:>|(?P<name>[^\s/>=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?)")
IN_CONTENT = re.compile(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.I)
XML_DECLARATION = re.compile(rb"\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"']{1,60})[\"']")


@dataclass(frozen=True, slots=True)
class Text:
    """A page's text. `sure` is False where the encoding was guessed or some bytes could not be read in it."""

    text: str
    sure: bool


def decoded_text(data: bytes, label: str) -> Text | None:
    """Return the text of a page; `label` is the charset of its Content-Type, or nothing.

    None where browsers would not read it either (the standard's `replacement` encoding).
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark):], name, True)
    told = webencodings.lookup(label) if label else None
    known = bool(told) or not label
    name = told.name if told else encoding_told_by(data[:PRESCANNED])
    if name == "replacement":
        return None
    return _decoded(data, name, known) if name else _guessed(data, known)


def _decoded(data: bytes, name: str, sure: bool) -> Text:
    """Decode with an encoding of the standard, by its name."""
    encoding = webencodings.lookup(name)
    text = well_formed(encoding.codec_info.decode(data, "replace")[0]) if encoding else ""
    return Text(text, sure and REPLACEMENT not in text)


def _guessed(data: bytes, sure: bool) -> Text:
    """Decode what says nothing of its encoding: UTF-8 unless most of it is none, else Windows-1252, as browsers do."""
    found = _decoded(data, "utf-8", sure)
    if found.sure or found.text.count(REPLACEMENT) * 2 <= sum(char > "\x7f" for char in found.text):
        return found
    return Text(data.decode("cp1252", "replace"), False)


def encoding_told_by(start: bytes) -> str:
    """Return the encoding that a page's beginning names, in an XML declaration or a <meta>; nothing where it does not.

    Follows "prescan a byte stream to determine its encoding": comments do not count, nor labels that do not exist.
    """
    declared = XML_DECLARATION.match(start)
    if declared and (name := _meant(declared.group(1))):
        return name
    place = 0
    while tag := TAG.search(start, place):
        place = tag.end()
        if tag.group("name") is None:
            continue
        attributes, place = _attributes(start, place)
        name = _told_by_meta(attributes) if tag.group("name").lower() == b"meta" else ""
        if name:
            return name
    return ""


def _attributes(start: bytes, place: int) -> tuple[dict[bytes, bytes], int]:
    """Return a tag's attributes, the first of each name, and where the tag ends."""
    found: dict[bytes, bytes] = {}
    while (one := ATTRIBUTE.match(start, place)) and one.end() > place:
        place = one.end()
        if one.group("name") is None:
            break
        found.setdefault(one.group("name").lower(), next((each for each in one.groups()[1:] if each is not None), b""))
    return found, place


def _told_by_meta(attributes: dict[bytes, bytes]) -> str:
    """Return the encoding that one <meta> names, or nothing."""
    if b"charset" in attributes:
        return _meant(attributes[b"charset"])
    is_pragma = attributes.get(b"http-equiv", b"").lower() == b"content-type"
    told = IN_CONTENT.search(attributes.get(b"content", b"")) if is_pragma else None
    return _meant(next(each for each in told.groups() if each is not None)) if told else ""


def _meant(label: bytes) -> str:
    """Return the name of the encoding that a label in a page means, or nothing where there is no such encoding."""
    encoding = webencodings.lookup(label.decode("latin-1"))
    return MEANT_BY_META.get(encoding.name, encoding.name) if encoding else ""
