"""A body decompressed by its headers, and what is known when they are wrong."""

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
        ("gzip", packed(PAGE) + b"\0\0\0"),
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
def test_page_is_complete_when_its_coding_is_supported(coding: str, body: bytes) -> None:
    """Compressed once or twice, in several members, or not compressed although the header says so."""
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
def test_body_is_unsupported_when_its_coding_is_unknown(coding: str, body: bytes) -> None:
    """Its content must not be judged."""
    assert not decode_body(body, parse_codings([coding]), LIMIT).supported


@pytest.mark.parametrize(
    "body",
    [
        packed(PAGE)[:-9],
        packed(PAGE)[:-8] + b"\0" * 8,
        zlib.compress(PAGE)[:-6],
        packed(PAGE) + packed(PAGE)[:-20],
        packed(PAGE) + b"\0\0\0" + packed(PAGE),
        packed(PAGE) + b"\0\0\0 trailing",
    ],
)
def test_body_is_incomplete_when_it_was_cut_off_or_corrupted(body: bytes) -> None:
    """What comes before the error is kept."""
    found = decode_body(body, ["gzip"], LIMIT)
    assert found.supported and not found.complete and found.data.startswith(PAGE[:40])


@pytest.mark.parametrize("coding", ["", "gzip", "br", "no-such"])
def test_body_is_empty_when_nothing_was_sent(coding: str) -> None:
    """An empty body is valid in any coding."""
    assert decode_body(b"", parse_codings([coding]), LIMIT) == DecodedBody(b"")


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", ""])
def test_body_is_cut_off_at_the_limit_when_it_decompresses_to_more(coding: str) -> None:
    """A few bytes that decompress to a hundred megabytes never take that memory."""
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
def test_media_type_is_the_last_specific_one_when_there_are_several(values: list[str], media_type: str) -> None:
    """As the Fetch standard extracts it."""
    assert parse_media_type(values) == media_type


@given(st.lists(st.sampled_from(["gzip", "deflate", "br", "identity", "x"]), max_size=4),
       st.binary(max_size=200) | st.binary(max_size=200).map(packed) | st.binary(max_size=99).map(zlib.compress))
@settings(deadline=None)
def test_decoding_never_raises_when_the_bytes_are_any(codings: list[str], body: bytes) -> None:
    """Any body in any codings results in at most the limit."""
    assert len(decode_body(body, codings, 150).data) <= 150


@given(st.text(max_size=40))
def test_retry_after_never_raises_when_it_is_any_text(value: str) -> None:
    """Seconds, or None."""
    seconds = Response(503, CIMultiDict({"Retry-After": value})).retry_after
    assert seconds is None or seconds >= 0
