"""Files that are no plain text in UTF-8: documents of Word, web pages, text in an older encoding."""

from __future__ import annotations

import codecs
import re

from signpost.catalogue.syntax.line_scanner import Fault

KINDS = (
    (re.compile(rb"PK\x03\x04"), "a Word file or a zip archive"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "a file of an old version of Word or Excel"),
    (re.compile(rb"%PDF"), "a PDF"),
    (re.compile(rb"\s*\{\\rtf"), "a file in rich text (RTF)"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "a picture"),
    (re.compile(rb"\s*(?:<!doctype html|<html)", re.I), "a web page"),
)
"""The first bytes of kinds of files that are no plain text, and what they are called."""
COPY = "copy the text itself into a new file on GitHub, without the rest of that file"


def decode_text(content: bytes) -> tuple[str | None, Fault | None]:
    """Return a file's text, or None where it cannot be read, and what is wrong with its encoding, or None."""
    kind = next((name for pattern, name in KINDS if pattern.match(content)), None)
    if kind:
        return None, Fault(1, f"file must be plain text, but is {kind}: {COPY}")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace"), Fault(
            1, "file must be saved as UTF-8, but is saved as UTF-16: in your program choose Save as, Encoding, UTF-8")
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        if b"\0" in content:
            return None, Fault(1, f"file must be plain text, but holds signs that no text has: {COPY}")
        text = content.decode("cp1252", "replace")
        before = content[: error.start].decode("utf-8", "replace").rpartition("\n")[2][-20:].strip()
        place = f"after '{before}'" if before else "at the beginning of the line"
        char = content[error.start:error.start + 1].decode("cp1252", "replace")
        return text, Fault(line, f"file must be saved as UTF-8: {place} stands a sign of an older encoding, perhaps "
                                 f"'{char}'; delete it and type it again, or choose Save as, Encoding, UTF-8")
