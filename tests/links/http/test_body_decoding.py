"""A body unpacked by what its headers say, and what is known when they say it wrongly."""

from __future__ import annotations

import gzip
import zlib
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from multidict import CIMultiDict

from signpost.links.http.body_decoding import DecodedBody, decode_body, parse_codings, parse_media_type
from signpost.links.http.response import Response

PAGE = b"<!doctype html><title>Harbour</title>" + b"<p>word</p>" * 50
LIMIT = 5_000
packed = partial(gzip.compress, mtime=0)
BINARY = bytes(range(128, 256)) * 3


def raw_deflate(data: bytes) -> bytes:
    """Return data in deflate without a header."""
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", packed(PAGE)),
        ("X-Gzip", packed(PAGE)),
        ("gzip", packed(PAGE[:9]) + packed(PAGE[9:])),
        ("gzip", packed(PAGE) + b"\0\0\0 trailing"),
        ("gzip", packed(PAGE[:9]) + packed(b"") + packed(PAGE[9:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)),
        ("deflate", packed(PAGE)),
        ("gzip", zlib.compress(PAGE)),
        ("gzip, gzip", packed(packed(PAGE))),
        ("deflate,gzip", packed(zlib.compress(PAGE))),
        ("identity", PAGE),
        ("none, gzip", packed(PAGE)),
        ("br", PAGE),
        ("zstd", PAGE),
        ("gzip", PAGE),
        ("deflate", b"\xef\xbb\xbf \n" + PAGE),
        ("utf-8", PAGE),
        ("", PAGE),
    ],
)
def test_page_is_whole_when_its_coding_can_be_undone(coding: str, body: bytes) -> None:
    """Packed once or twice, in several members, or not packed although it says so."""
    found = decode_body(body, parse_codings([coding]), LIMIT)
    assert (found.data.lstrip(b"\xef\xbb\xbf \n"), found.supported, found.complete) == (PAGE, True, True)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("br", BINARY),
        ("zstd", b"\x28\xb5\x2f\xfd" + BINARY),
        ("compress", b"\x1f\x9d" + BINARY),
        ("rot47", BINARY),
        ("gzip, br", BINARY),
        ("gzip", b"\x00\x01\x02" + BINARY),
        ("", packed(PAGE)),
        ("gzip", packed(packed(PAGE))),
        ("gzip", packed(PAGE)[:8]),
        (",".join(["gzip"] * 50), packed(PAGE)),
    ],
)
def test_body_is_not_understood_when_its_coding_is_not_known(coding: str, body: bytes) -> None:
    """Nothing may be said of what stands in it."""
    assert not decode_body(body, parse_codings([coding]), LIMIT).supported


@pytest.mark.parametrize(
    "body",
    [
        packed(PAGE)[:-9],
        packed(PAGE)[:-8] + b"\0" * 8,
        zlib.compress(PAGE)[:-6],
        packed(PAGE) + packed(PAGE)[:-20],
    ],
)
def test_body_is_not_whole_when_it_was_cut_or_spoilt(body: bytes) -> None:
    """What came before the fault is kept."""
    found = decode_body(body, ["gzip"], LIMIT)
    assert found.supported and not found.complete and found.data.startswith(PAGE[:40])


@pytest.mark.parametrize("coding", ["", "gzip", "br", "no-such"])
def test_body_is_empty_when_nothing_was_sent(coding: str) -> None:
    """No bytes are no bytes, whatever their coding."""
    assert decode_body(b"", parse_codings([coding]), LIMIT) == DecodedBody(b"")


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", ""])
def test_body_is_cut_at_the_limit_when_it_unpacks_to_more(coding: str) -> None:
    """A few bytes that unpack to a hundred megabytes are never a hundred megabytes."""
    big = packed(b"a" * 100_000)
    bodies = {"gzip": big * 3, "gzip, gzip": packed(big), "": b"a" * 100_000}
    found = decode_body(bodies[coding], parse_codings([coding]), LIMIT)
    assert (len(found.data), found.complete) == (LIMIT, False)


@pytest.mark.parametrize(
    ("values", "media_type"),
    [
        (["Text/HTML; charset=utf-8"], "text/html"),
        (["text/plain", "text/html"], "text/html"),
        (["text/html, application/json"], "application/json"),
        (["text/html", "*/*"], "text/html"),
        (["html"], ""),
        ([""], ""),
        (["text/html;"], "text/html"),
        (["text/html foo"], ""),
        ([], ""),
    ],
)
def test_media_type_is_the_last_real_one_when_several_are_told(values: list[str], media_type: str) -> None:
    """As Fetch extracts it."""
    assert parse_media_type(values) == media_type


@given(st.lists(st.sampled_from(["gzip", "deflate", "br", "identity", "x"]), max_size=4),
       st.binary(max_size=200) | st.binary(max_size=200).map(packed) | st.binary(max_size=99).map(zlib.compress))
@settings(deadline=None)
def test_content_never_raises_when_the_bytes_are_any(codings: list[str], body: bytes) -> None:
    """Any body under any codings gives at most the limit."""
    assert len(decode_body(body, codings, 150).data) <= 150


@given(st.text(max_size=40))
def test_wished_wait_never_raises_when_retry_after_is_any_text(told: str) -> None:
    """Seconds or none."""
    wait = Response(503, CIMultiDict({"Retry-After": told})).retry_after
    assert wait is None or wait >= 0
