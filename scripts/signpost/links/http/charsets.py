"""Decoding a page's bytes by the standards of the web (WHATWG Encoding, and HTML's "encoding sniffing algorithm").

Only the encodings and labels of that standard are accepted. Python's own codecs include others, such as utf-7 and
rot13, that no browser decodes and that can raise. For bytes without a declared encoding, a statistical guess
(charset-normalizer) is not used: English browsers decode them as Windows-1252, and the check must see what readers see.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

import webencodings

from signpost.links.unicode_text import REPLACEMENT_CHARACTER, well_formed

PRESCAN_BYTES = 8192
BLOCK_SIZE = 65_536
"""Bytes decoded at a time, so that other threads of this process can run in between."""
MULTI_BYTE = frozenset({"utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "big5", "euc-jp", "iso-2022-jp", "shift_jis",
                        "euc-kr"})
PYTHON_CODECS = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "gbk": "gb18030", "big5": "big5hkscs",
                 "shift_jis": "cp932", "euc-kr": "cp949"}
"""Python's codecs for multi-byte encodings that the web defines more widely than Python's codec of the same name."""
MAX_UTF_16_BYTES = 512 * 1024
"""Python replaces unpaired surrogates slowly, so only this much of a page in UTF-16 is decoded."""
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
META_OVERRIDES = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}
"""The encoding used where <meta> names one in which the <meta> itself could not have been read."""
TAG = re.compile(rb"<(/?[a-z][^\s/>]*)", re.I)
MARKUP_START = (b"!", b"/", b"?")
ATTRIBUTE = re.compile(rb"[\s/]*(?:>|(?P<name>[^\s/>=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?)")
CONTENT_CHARSET = re.compile(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.I)
XML_DECLARATION = re.compile(rb"\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"']{1,60})[\"']")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A page's text. `certain` is False where the encoding was guessed or some bytes are invalid in it."""

    text: str
    certain: bool


def decode_page(data: bytes, label: str) -> DecodedText | None:
    """Return the text of a page; `label` is the charset of its Content-Type header, or empty.

    None where browsers would not decode it either (the standard's `replacement` encoding).
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark):], name, True)
    declared = webencodings.lookup(label) if label else None
    label_is_valid = bool(declared) or not label
    name = declared.name if declared else prescan_encoding(data[:PRESCAN_BYTES])
    if name == "replacement":
        return None
    return _decode(data, name, label_is_valid) if name else _decode_undeclared(data, label_is_valid)


def _decode(data: bytes, name: str, certain: bool) -> DecodedText:
    """Decode with an encoding of the standard, given by its name."""
    limit = MAX_UTF_16_BYTES if name.startswith("utf-16") else len(data)
    blocks = (data[start:start + BLOCK_SIZE] for start in range(0, min(limit, len(data)), BLOCK_SIZE))
    if name in MULTI_BYTE:
        decoder = codecs.getincrementaldecoder(PYTHON_CODECS.get(name, name))("replace")
        parts = [decoder.decode(block) for block in blocks] + [decoder.decode(b"", True)]
    else:
        parts = [codecs.charmap_decode(block, "strict", _decoding_table(name))[0] for block in blocks]
    parts = [well_formed(part) for part in parts]
    is_valid = limit >= len(data) and not any(REPLACEMENT_CHARACTER in part for part in parts)
    return DecodedText("".join(parts), certain and is_valid)


@cache
def _decoding_table(name: str) -> str:
    """Return the 256 characters of a single-byte encoding.

    Python's own decoders stop at each undefined byte, and take seconds over a page of nothing else.
    """
    encoding = webencodings.lookup(name)
    chars = [encoding.codec_info.decode(bytes([byte]), "replace")[0] if encoding else "" for byte in range(256)]
    if name == "windows-1252":
        chars = [chr(byte) if char == REPLACEMENT_CHARACTER else char for byte, char in enumerate(chars)]
    return "".join(char or REPLACEMENT_CHARACTER for char in chars)


def _decode_undeclared(data: bytes, certain: bool) -> DecodedText:
    """Decode a page that declares no encoding: as UTF-8 unless most of it is invalid, else as Windows-1252."""
    decoded = _decode(data, "utf-8", certain)
    beyond_ascii = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
    if REPLACEMENT_CHARACTER not in decoded.text or decoded.text.count(REPLACEMENT_CHARACTER) * 2 <= beyond_ascii:
        return decoded
    return DecodedText(_decode(data, "windows-1252", False).text, False)


def prescan_encoding(start: bytes) -> str:
    """Return the encoding that a page's beginning declares in an XML declaration or <meta>; empty where it does not.

    Follows HTML's "prescan a byte stream to determine its encoding": comments and unknown labels are ignored.
    """
    declaration = XML_DECLARATION.match(start)
    if declaration and (name := _encoding_of_label(declaration.group(1))):
        return name
    position = 0
    while (position := start.find(b"<", position)) >= 0:
        tag = TAG.match(start, position)
        if tag:
            attributes, position = _parse_attributes(start, tag.end())
            name = _encoding_of_meta(attributes) if tag.group(1).lower() == b"meta" else ""
            if name:
                return name
        else:
            position = _skip_markup(start, position)
    return ""


def _skip_markup(start: bytes, position: int) -> int:
    """Return where a comment, declaration or stray "<" at this position ends."""
    if start.startswith(b"<!--", position):
        end = b"-->"
    elif start[position + 1:position + 2] in MARKUP_START:
        end = b">"
    else:
        return position + 1
    index = start.find(end, position + 1)
    return index + len(end) if index >= 0 else len(start)


def _parse_attributes(start: bytes, position: int) -> tuple[dict[bytes, bytes], int]:
    """Return a tag's attributes, the first of each name, and where the tag ends."""
    attributes: dict[bytes, bytes] = {}
    while (match := ATTRIBUTE.match(start, position)) and match.end() > position:
        position = match.end()
        if match.group("name") is None:
            break
        value = next((group for group in match.groups()[1:] if group is not None), b"")
        attributes.setdefault(match.group("name").lower(), value)
    return attributes, position


def _encoding_of_meta(attributes: dict[bytes, bytes]) -> str:
    """Return the encoding that one <meta> declares, or an empty text."""
    if b"charset" in attributes:
        return _encoding_of_label(attributes[b"charset"])
    is_pragma = attributes.get(b"http-equiv", b"").lower() == b"content-type"
    charset = CONTENT_CHARSET.search(attributes.get(b"content", b"")) if is_pragma else None
    return _encoding_of_label(next(group for group in charset.groups() if group is not None)) if charset else ""


def _encoding_of_label(label: bytes) -> str:
    """Return the name of the encoding for a label in a page; empty where the label is unknown."""
    encoding = webencodings.lookup(label.decode("latin-1"))
    return META_OVERRIDES.get(encoding.name, encoding.name) if encoding else ""
