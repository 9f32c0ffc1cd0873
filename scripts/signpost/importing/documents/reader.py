"""Reads a document from its file, by what the file holds and not by its name alone."""

from __future__ import annotations

from pathlib import Path

from signpost.importing.documents.archive import BROKEN, PASSWORD, TOO_BIG, Archive
from signpost.importing.documents.document import MAX_PARAGRAPHS, Document, UnreadableDocument
from signpost.importing.documents.docx import read_docx
from signpost.importing.documents.markdown import read_markdown
from signpost.importing.documents.odt import MIME_TYPE, read_odt

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of Word's files before 2007, and of newer ones that are locked with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
BEGINNINGS = {
    b"%pdf": "is a PDF, which does not say where its paragraphs end; ask for the Word document that it was made from",
    b"{\\rtf": "is in the format RTF; open it in Word or LibreOffice, save it as .docx, and try again",
    b"<!doc": "is a web page; open it in Word or LibreOffice, save it as .docx, and try again",
    b"<html": "is a web page; open it in Word or LibreOffice, save it as .docx, and try again",
}
NO_DOCUMENT = ("is no document that can be read here; give a Word document (.docx), an OpenDocument text (.odt) or "
               "Markdown (.md)")
OLD_WORD = ("is in the format that Word had before 2007 (.doc); open it in Word or LibreOffice, save it as .docx, and "
            "try again")
MARKDOWN = (".md", ".markdown", ".txt")
MAX_TEXT = 8 * 1024 * 1024
"""Bytes of a Markdown file."""
EMPTY = "has no text that can be read: is it made of pictures?"


def read_document(path: Path) -> Document:
    """Return a document. Raises UnreadableDocument for a file that cannot be read, with what to do about it."""
    try:
        document = _read(path)
    except FileNotFoundError:
        raise UnreadableDocument("is not there; look at its name and its folder again") from None
    except IsADirectoryError:
        raise UnreadableDocument("is a folder; give a document in it") from None
    except OSError as fault:
        raise UnreadableDocument(f"cannot be opened: {fault.strerror}") from None
    except RecursionError:
        raise UnreadableDocument(BROKEN) from None
    if len(document.blocks) > MAX_PARAGRAPHS:
        raise UnreadableDocument(TOO_BIG)
    if not document.blocks:
        raise UnreadableDocument(EMPTY)
    return document


def _read(path: Path) -> Document:
    """Return a document, of whatever kind it is."""
    with path.open("rb") as file:
        start = file.read(1024)
    if start.startswith(OLD_OFFICE):
        raise UnreadableDocument(_old_office(path))
    if start.startswith(b"PK"):
        return _read_archive(path)
    plain = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    beginning = next((why for bytes_, why in BEGINNINGS.items() if plain.startswith(bytes_)), "")
    if beginning or not start.strip():
        raise UnreadableDocument(beginning or "is empty")
    if path.suffix.lower() not in MARKDOWN or b"\0" in start:
        raise UnreadableDocument(NO_DOCUMENT)
    if path.stat().st_size > MAX_TEXT:
        raise UnreadableDocument(TOO_BIG)
    return read_markdown(_decoded(path.read_bytes()))


def _read_archive(path: Path) -> Document:
    """Return a document that is an archive of XML files."""
    with Archive(path) as archive:
        if archive.read("mimetype").strip().startswith(MIME_TYPE) or "content.xml" in archive.names:
            return read_odt(archive)
        if "[Content_Types].xml" not in archive.names or not any("word/" in name for name in archive.names):
            raise UnreadableDocument(NO_DOCUMENT)
        return read_docx(archive)


def _old_office(path: Path) -> str:
    """Return what to do with a file in the format that Word had before 2007."""
    with path.open("rb") as file:
        content = file.read(MAX_TEXT)
    return PASSWORD if LOCKED in content else OLD_WORD


def _decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, or else in the encoding of Windows."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
