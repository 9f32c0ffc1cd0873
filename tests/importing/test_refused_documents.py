"""A file that cannot be read gets one clear sentence.

None can fill the memory, or make the program open other files.
"""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from signpost.importing.documents import archive
from signpost.importing.documents.document import UnreadableDocument
from signpost.importing.documents.reader import read_document
from tests.importing.word_file import paragraph, write_docx

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
FILES: dict[str, tuple[str, bytes, str]] = {
    "locked with a password": ("a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
    "Word before 2007": ("a.doc", OLD + "WordDocument".encode("utf-16-le"), "before 2007"),
    "PDF": ("a.docx", b"%PDF-1.7 x", "is a PDF"),
    "RTF": ("a.docx", b"{\\rtf1 x}", "format RTF"),
    "web page": ("a.docx", b"\xef\xbb\xbf <!DOCTYPE html><html>", "is a web page"),
    "nothing in it": ("a.docx", b"", "is empty"),
    "picture": ("a.docx", b"\x89PNG\r\n", "is no document"),
    "text that says it is a document": ("a.docx", b"Dear all", "is no document"),
    "cut off": ("a.docx", b"PK\x03\x04 and no more", "is broken"),
    "blank Markdown": ("a.md", b" \n\n", "is empty"),
    "Markdown with nothing to read": ("a.md", b"<!-- x -->\n", "has no text"),
    "program with the name of a text": ("a.md", b"MZ\0\0", "is no document"),
}


@pytest.mark.parametrize(("name", "content", "why"), FILES.values(), ids=FILES.keys())
def test_file_is_refused_when_it_is(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    """One sentence says what it is, and what to do."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableDocument, match=why) as fault:
        read_document(tmp_path / name)
    assert "\n" not in str(fault.value) and not str(fault.value).endswith(".")


def test_path_is_refused_when_nothing_or_a_folder_is_there(tmp_path: Path) -> None:
    """A slip in a name is said as such."""
    with pytest.raises(UnreadableDocument, match="is not there"):
        read_document(tmp_path / "none.docx")
    with pytest.raises(UnreadableDocument, match="is a folder"):
        read_document(tmp_path)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def test_archive_is_refused_when_it_is_no_document(tmp_path: Path) -> None:
    """A spreadsheet and a folder of pictures are archives too."""
    for files in ({"a.jpg": b"x"}, {"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}):
        with pytest.raises(UnreadableDocument, match="is no document"):
            read_document(zipped(tmp_path / "a.docx", files))


def with_document(path: Path, content: bytes) -> Path:
    """Write a document with the bytes of its main part."""
    return zipped(path, {"[Content_Types].xml": b"<a/>", "word/document.xml": content})


BOMBS = {
    "entities that multiply": (b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
                               "instructions"),
    "entity of another file": (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "instructions"),
    "the same in UTF-16": ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"), "instructions"),
    "elements without end": (b"<x>" * 100_000, "is broken"),
    "the same in UTF-32": ('<?xml version="1.0" encoding="UTF-32"?><!DOCTYPE x><x/>'.encode("utf-32"), "instructions"),
    "far too many elements": (b"<x>" + b"<y/>" * archive.MAX_TAGS + b"</x>", "far larger"),
    "no XML": (b"<x", "is broken"),
    "no body": (b"<x/>", "is broken"),
}


@pytest.mark.parametrize(("content", "why"), BOMBS.values(), ids=BOMBS.keys())
def test_document_is_refused_when_its_xml_has(tmp_path: Path, content: bytes, why: str) -> None:
    """What no word processor writes is not read."""
    with pytest.raises(UnreadableDocument, match=why):
        read_document(with_document(tmp_path / "a.docx", content))


def test_document_is_refused_when_it_unpacks_to_far_more(tmp_path: Path) -> None:
    """A small file may hold a very large one; no more than the bound is unpacked."""
    path = with_document(tmp_path / "a.docx", b" " * (archive.MAX_PART + 1))
    assert path.stat().st_size < 100_000
    with pytest.raises(UnreadableDocument, match="far larger"):
        read_document(path)


def test_document_is_refused_when_its_list_of_files_is_far_too_long(tmp_path: Path) -> None:
    """The size that the list states is looked at before the list is read."""
    path = with_document(tmp_path / "a.docx", b"<x/>")
    content = bytearray(path.read_bytes())
    content[-10:-6] = (archive.MAX_DIRECTORY + 1).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match="far larger"):
        read_document(path)


def test_document_is_refused_when_it_has_more_paragraphs_than_any_list(tmp_path: Path) -> None:
    """Paragraphs have numbers of at most four digits."""
    with pytest.raises(UnreadableDocument, match="far larger"):
        read_document(write_docx(tmp_path / "a.docx", "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 5001))


def test_document_is_read_or_refused_when_bytes_of_it_are_damaged(tmp_path: Path) -> None:
    """Whatever is wrong with a file, it is one sentence and never a traceback."""
    good = write_docx(tmp_path / "a.docx", paragraph("words") * 50).read_bytes()
    chance, refused = random.Random(17), 0
    for _ in range(150):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        (tmp_path / "b.docx").write_bytes(bad[:chance.randint(1, len(bad))] if chance.random() < 0.3 else bad)
        try:
            read_document(tmp_path / "b.docx")
        except UnreadableDocument:
            refused += 1
    assert refused > 30
