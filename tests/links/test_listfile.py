"""A list of targets in whichever encoding it was saved: its lines, or one clear sentence."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.links import listfile
from signpost.links.kinds import read_targets_file
from signpost.links.listfile import NothingToCheck, lines_of

LINES = ["https://harbour.lab/caf\u00e9\tHarbour", "", "0800 1111"]
TEXT = "\n".join([*LINES, ""])


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.removesuffix("\n").encode(),
    ],
    ids=range(10),
)
def test_lines_are_read_when_an_office_program_saved_them(tmp_path: Path, data: bytes) -> None:
    """UTF-8, UTF-16 and UTF-32, with a byte order mark or without, and any line breaks."""
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    assert lines_of(path) == LINES


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (TEXT.encode("latin-1"), "line 1, byte 0xE9"),
        (b"https://a.lab/\n\xff\n", "line 2, byte 0xFF"),
        (b"https://a.lab/\n\n\xed\xa0\x80", "line 3"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "UTF-16"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
    ],
)
def test_list_is_refused_with_its_place_when_it_is_no_text(tmp_path: Path, data: bytes, says: str) -> None:
    """Latin-1 cannot be told from other encodings, so it is not guessed."""
    path = tmp_path / "list.txt"
    path.write_bytes(data)
    with pytest.raises(NothingToCheck, match=says) as caught:
        lines_of(path)
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
    path.write_text("a.lab\n" * listfile.MOST_LINES)
    assert len(lines_of(path)) == listfile.MOST_LINES
    path.write_text("a.lab\n" * (listfile.MOST_LINES + 1))
    with pytest.raises(NothingToCheck, match="lines"):
        lines_of(path)
    monkeypatch.setattr(listfile, "MOST_BYTES", 1000)
    with pytest.raises(NothingToCheck, match="MB"):
        lines_of(path)


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
