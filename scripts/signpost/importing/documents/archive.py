"""Reads the parts of a document that is an archive of XML files, within bounds.

A document may come from anybody: one that would grow without end, or that asks for other files, is refused.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from signpost.importing.documents.document import UnreadableDocument

MAX_FILE = 200 * 1024 * 1024
"""Bytes of a document with its pictures, which are not read."""
MAX_DIRECTORY = 8 * 1024 * 1024
"""Bytes of an archive's list of files."""
MAX_PART = 32 * 1024 * 1024
"""Bytes of one XML file: some 20,000 paragraphs."""
MAX_PARTS = 64 * 1024 * 1024
"""Bytes of all XML files that are read."""
MAX_TAGS = 1_200_000
"""Tags of an XML file: they, and not its bytes, take memory and time."""
PASSWORD = "is locked with a password; open it, save it without one, and try again"
BROKEN = "is broken; open it in the program that wrote it, save it anew, and try again"
TOO_BIG = "is far larger than a list of services can be; save the part that you need as a document of its own"
NOT_PLAIN = "holds instructions that no word processor writes, and was not read any further; save it anew and try again"


class Archive:
    """An archive that is open for reading. Raises UnreadableDocument wherever it cannot be read."""

    def __init__(self, path: Path) -> None:
        """Open an archive."""
        if path.stat().st_size > MAX_FILE or _directory_size(path) > MAX_DIRECTORY:
            raise UnreadableDocument(TOO_BIG)
        self.size = 0
        try:
            self.archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
            raise UnreadableDocument(BROKEN) from None
        self.names = frozenset(self.archive.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.archive.close()

    def read(self, name: str) -> bytes:
        """Return a file's content; empty where there is no such file."""
        if name not in self.names:
            return b""
        try:
            if self.archive.getinfo(name).flag_bits & 1:
                raise UnreadableDocument(PASSWORD)
            with self.archive.open(name) as file:
                content = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
            raise UnreadableDocument(BROKEN) from None
        self.size += len(content)
        if len(content) > MAX_PART or self.size > MAX_PARTS:
            raise UnreadableDocument(TOO_BIG)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML file; None where there is no such file."""
        content = self.read(name)
        return parse_xml(content) if content else None


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of XML that declares nothing and refers to nothing outside. Raises UnreadableDocument."""
    if any("<!DOCTYPE".encode(encoding) in content for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise UnreadableDocument(NOT_PLAIN)
    if content.count(b"<") > MAX_TAGS:
        raise UnreadableDocument(TOO_BIG)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                             remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableDocument(BROKEN) from None
    if root.getroottree().docinfo.doctype:  # in another encoding
        raise UnreadableDocument(NOT_PLAIN)
    return root


def _directory_size(path: Path) -> int:
    """Return the size in bytes that an archive states for its list of files; 0 where it states none."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 65_557))
        end = file.read()
    at = end.rfind(b"PK\x05\x06")
    return int.from_bytes(end[at + 12:at + 16], "little") if at >= 0 else 0
