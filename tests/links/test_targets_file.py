"""A list of targets: the lines of UTF-8 text, or one clear sentence about anything else."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.links import targets_file
from signpost.links.targets import read_targets_file
from signpost.links.targets_file import NothingToCheck, read_lines

LINES = ["https://harbour.lab/caf\u00e9\tHarbour", "", "0800 1111"]
TEXT = "\n".join([*LINES, ""])


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.removesuffix("\n").encode(),
    ],
    ids=range(5),
)
def test_lines_are_read_when_an_office_program_saved_them(tmp_path: Path, data: bytes) -> None:
    """With a byte order mark or without, and with any line breaks."""
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    assert read_lines(path) == LINES


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (TEXT.encode("latin-1"), "line 1, byte 0xE9"),
        (b"https://a.lab/\n\xff\n", "line 2, byte 0xFF"),
        (b"https://a.lab/\n\n\xed\xa0\x80", "line 3"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-32-le"), "NUL"),
        (TEXT.encode("utf-32-be"), "NUL"),
        ("\u0434\u0435\u0442\u0438 \u0438 \u0441\u0435\u043c\u044c\u0438\n".encode("utf-16-le"), "NUL"),
        (b"PK\x03\x04" + b"xl/workbook.xml\0\0\0\0" * 9, "NUL"),
    ],
    ids=range(12),
)
def test_list_is_refused_with_its_place_when_it_is_no_text(tmp_path: Path, data: bytes, says: str) -> None:
    """Other encodings are named where they show, and never guessed."""
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    with pytest.raises(NothingToCheck, match=says) as caught:
        read_lines(path)
    assert "save it as UTF-8" in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\n", b" \n \n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\xef\xbb\xbf\r\n"])
def test_list_is_refused_when_it_holds_nothing(tmp_path: Path, data: bytes) -> None:
    """An empty list is a broken build, never good news."""
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    with pytest.raises(NothingToCheck):
        read_targets_file(path)


def test_list_is_refused_when_it_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By lines or by bytes; as long as allowed is allowed."""
    path = tmp_path / "list.txt"
    path.write_text("a.lab\n" * targets_file.MOST_LINES)
    assert len(read_lines(path)) == targets_file.MOST_LINES
    path.write_text("a.lab\n" * (targets_file.MOST_LINES + 1))
    with pytest.raises(NothingToCheck, match="lines"):
        read_lines(path)
    monkeypatch.setattr(targets_file, "MOST_BYTES", 1000)
    with pytest.raises(NothingToCheck, match="MB"):
        read_lines(path)


@given(st.binary(max_size=60))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_list_is_read_or_refused_when_its_bytes_are_any(tmp_path: Path, data: bytes) -> None:
    """NUL bytes and nonsense are targets like others, as long as they are text."""
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    try:
        found = read_targets_file(path)
    except NothingToCheck:
        return
    assert all(target.text.encode("utf-8") is not None for target in found)
