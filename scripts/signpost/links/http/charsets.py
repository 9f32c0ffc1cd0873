"""The text of a page from its bytes, by the rules of the web (WHATWG Encoding, HTML's encoding sniffing).

Only the encodings and labels of that standard exist here: Python's own codecs know others, such as utf-7 or rot13,
that no browser reads and that can raise.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

import webencodings

from signpost.links.unicode_text import REPLACEMENT, well_formed

PRESCANNED = 8192
PIECE = 65_536
"""So much is decoded at a time: in between, other threads of this process have their turn."""
OF_SEVERAL_BYTES = frozenset({"utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "big5", "euc-jp", "iso-2022-jp",
                              "shift_jis", "euc-kr"})
CODECS = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932",
          "euc-kr": "cp949"}
"""What Python calls those of them that have a wider meaning on the web."""
MOST_UTF_16 = 512 * 1024
"""So many bytes are read of a page in UTF-16, of which Python replaces half characters slowly."""
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
MEANT_BY_META = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}
"""What a page means that could not be read as far as its own <meta> if it were in that encoding."""
TAG = re.compile(rb"<(/?[a-z][^\s/>]*)", re.I)
MARKUP = (b"!", b"/", b"?")
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
    most = MOST_UTF_16 if name.startswith("utf-16") else len(data)
    pieces = (data[start:start + PIECE] for start in range(0, min(most, len(data)), PIECE))
    if name in OF_SEVERAL_BYTES:
        decoder = codecs.getincrementaldecoder(CODECS.get(name, name))("replace")
        parts = [decoder.decode(piece) for piece in pieces] + [decoder.decode(b"", True)]
    else:
        parts = [codecs.charmap_decode(piece, "strict", _table(name))[0] for piece in pieces]
    parts = [well_formed(part) for part in parts]
    return Text("".join(parts), sure and most >= len(data) and not any(REPLACEMENT in part for part in parts))


@cache
def _table(name: str) -> str:
    """Return what each byte means in an encoding of single bytes.

    Python's own decoders stop at each byte that has no meaning, and a page of nothing else takes them seconds.
    """
    encoding = webencodings.lookup(name)
    found = [encoding.codec_info.decode(bytes([byte]), "replace")[0] if encoding else "" for byte in range(256)]
    if name == "windows-1252":
        found = [chr(byte) if char == REPLACEMENT else char for byte, char in enumerate(found)]
    return "".join(char or REPLACEMENT for char in found)


def _guessed(data: bytes, sure: bool) -> Text:
    """Decode what says nothing of its encoding: UTF-8 unless most of it is none, else Windows-1252, as browsers do."""
    found = _decoded(data, "utf-8", sure)
    beyond_ascii = len(found.text) - len(found.text.encode("ascii", "ignore"))
    if REPLACEMENT not in found.text or found.text.count(REPLACEMENT) * 2 <= beyond_ascii:
        return found
    return Text(_decoded(data, "windows-1252", False).text, False)


def encoding_told_by(start: bytes) -> str:
    """Return the encoding that a page's beginning names, in an XML declaration or a <meta>; nothing where it does not.

    Follows "prescan a byte stream to determine its encoding": comments do not count, nor labels that do not exist.
    """
    declared = XML_DECLARATION.match(start)
    if declared and (name := _meant(declared.group(1))):
        return name
    place = 0
    while (place := start.find(b"<", place)) >= 0:
        tag = TAG.match(start, place)
        if tag:
            attributes, place = _attributes(start, tag.end())
            name = _told_by_meta(attributes) if tag.group(1).lower() == b"meta" else ""
            if name:
                return name
            continue
        ends = b"-->" if start.startswith(b"<!--", place) else b">" if start[place + 1:place + 2] in MARKUP else b"<"
        found = start.find(ends, place + 1)
        place = found + len(ends) - (ends == b"<") if found >= 0 else len(start)
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
