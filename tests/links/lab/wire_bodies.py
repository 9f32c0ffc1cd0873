"""Bodies that real servers send: in every encoding and coding, cut, mislabelled, without an end."""

from __future__ import annotations

import gzip
import hashlib
import zlib

from . import pages, raw
from .pages import good, html
from .sites import Lab
from .web import Reply

PAGE = good(more="<p id=caf\u00e9>x</p>").body
GONE = pages.SOFT_404.body
MANY = "".join(f"<p id=p{n}>{hashlib.sha256(b'%d' % n).hexdigest()}</p>" for n in range(2000))
LATE = html("Harbour", f"<p>{pages.GOOD_TEXT}</p>{MANY}<p id=late>x</p>").body
RANDOM = bytes(range(128, 256)) * 20
HTTP_EQUIV = "<meta content='text/html; charset=windows-1252' http-equiv=Content-Type>"
OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def charset_cases(lab: Lab) -> None:
    """Encodings that the web has, and those that it has not."""
    for label in ("utf-7", "hz", "hz-gb-2312", "base64", "rot13", "idna", "punycode", "undefined", "unicode-escape",
                  "mbcs", "uu", "zlib", "none", "utf-8-sig", "long" * 99):
        body = html("Safe +2AA- &#xD800; ~{<:Ky2;~} \\ud800", f"<h1>Harbour</h1><p>{pages.GOOD_TEXT}</p>").body
        lab.case(f"cs-{label[:15]}", Reply(200, body, [("Content-Type", f"text/html; charset={label}")]))
    meta = "<meta charset={}>".format
    for name, head, data in (
        ("meta-utf16", "", html("Harbour", good().body.decode(), head=meta("utf-16")).body),
        ("meta-utf16-caps", "", html("Harbour", good().body.decode(), head=meta("'UTF-16LE'")).body),
        ("meta-utf7", "", html("Harbour", good().body.decode(), head=meta("utf-7")).body),
        ("bom", "iso-8859-1", b"\xef\xbb\xbf" + PAGE),
        ("bom-utf16-be", "utf-8", b"\xfe\xff" + PAGE.decode().encode("utf-16-be")),
        ("utf16-le", "utf-16le", PAGE.decode().encode("utf-16-le")),
        ("utf16-untrue", "utf-16", PAGE),
        ("utf16-untold", "", PAGE.decode().encode("utf-16-le")),
        ("utf32-bom", "", PAGE.decode().encode("utf-32")),
        ("latin1", "iso-8859-1", PAGE.decode().encode("latin-1")),
        ("latin1-untold", "", PAGE.decode().encode("latin-1")),
        ("latin1-as-utf8", "utf-8", PAGE.decode().encode("latin-1")),
        ("quoted", '"utf-8"', PAGE),
        ("korean", "iso-2022-kr", RANDOM),
        ("meta-in-comment", "", html("Harbour", good().body.decode(), head="<!-- <meta charset=gbk> -->").body),
        ("http-equiv", "", (HTTP_EQUIV + PAGE.decode()).encode("cp1252")),
    ):
        kind = [("Content-Type", "text/html" + (f"; charset={head}" if head else ""))]
        lab.case(f"cs-{name}", Reply(200, data, kind), "/page#caf%C3%A9" if "caf" in name else "/page#contact")
    for name in ("cs-latin1", "cs-bom", "cs-utf16-le", "cs-http-equiv"):
        lab.targets[name] = lab.url(name, "/page#caf%C3%A9")
    lab.case("cs-meta-utf16-gone", html("Page not found", "<h1>Page not found</h1>", head=meta("utf-16")))
    lab.case("cs-utf16-gone", Reply(200, GONE.decode().encode("utf-16"), [("Content-Type", "text/html")]))
    lab.case("cs-two-types", Reply(200, PAGE, [("Content-Type", "text/plain"), pages.HTML]), "/page#nowhere")
    lab.case("cs-missing", Reply(200, PAGE, [pages.HTML]), "/page#nowhere")
    lone = "<title>\ud800 Harbour</title><h1>Harbour</h1><p>".encode("utf-16-le", "surrogatepass")
    lab.case("cs-lone", Reply(200, b"\xff\xfe" + lone + pages.GOOD_TEXT.encode("utf-16-le")))


def coding_cases(lab: Lab) -> None:
    """Content codings: asked for or not, whole or cut, true or not."""
    half = len(PAGE) // 3
    raw_deflate = zlib.compressobj(wbits=-15)
    for name, coding, data, fragment in (
        ("gzip-members", "gzip", gzip.compress(PAGE[:half]) + gzip.compress(PAGE[half:]), "contact"),
        ("gzip-members-missing", "gzip", gzip.compress(PAGE[:half]) + gzip.compress(PAGE[half:]), "nowhere"),
        ("gzip-trailing", "gzip", gzip.compress(PAGE) + b"\0" * 50, "contact"),
        ("gzip-trailing-missing", "gzip", gzip.compress(PAGE) + b"\0" * 50, "nowhere"),
        ("gzip-padded", "gzip", gzip.compress(PAGE[:half]) + b"\0" * 50 + gzip.compress(PAGE[half:]), "contact"),
        ("gzip-cut", "gzip", gzip.compress(LATE)[:20_000], "late"),
        ("gzip-bad-sum", "gzip", gzip.compress(PAGE)[:-8] + b"\0" * 8, "contact"),
        ("gzip-header-only", "gzip", gzip.compress(PAGE)[:12], "contact"),
        ("gzip-gzip", "gzip, gzip", gzip.compress(gzip.compress(PAGE)), "contact"),
        ("gzip-in-gzip", "gzip", gzip.compress(gzip.compress(PAGE)), "contact"),
        ("gzip-untold", "", gzip.compress(PAGE), "contact"),
        ("x-gzip", "X-GZIP", gzip.compress(PAGE), "contact"),
        ("deflate", "deflate", zlib.compress(PAGE), "contact"),
        ("deflate-missing", "deflate", zlib.compress(PAGE), "nowhere"),
        ("deflate-raw", "deflate", raw_deflate.compress(PAGE) + raw_deflate.flush(), "contact"),
        ("deflate-is-gzip", "deflate", gzip.compress(PAGE), "contact"),
        ("br", "br", RANDOM, "contact"),
        ("zstd", "zstd", b"\x28\xb5\x2f\xfd" + RANDOM, "contact"),
        ("compress", "compress", b"\x1f\x9d" + RANDOM, "contact"),
        ("unknown", "rot47", RANDOM, "contact"),
        ("gzip-then-br", "gzip, br", RANDOM, "contact"),
        ("br-empty", "br", b"", ""),
        ("gzip-empty", "gzip", b"", ""),
        ("gzip-of-nothing", "gzip", gzip.compress(b""), ""),
        ("br-plain", "br", PAGE, "contact"),
        ("gzip-plain", "gzip", PAGE, "contact"),
        ("deflate-plain", "deflate", PAGE, "contact"),
        ("utf8-plain", "utf-8", PAGE, "contact"),
        ("none-plain-missing", "none", PAGE, "nowhere"),
        ("br-plain-gone", "br", GONE, ""),
        ("gzip-plain-gone", "gzip", GONE, ""),
        ("gzip-gone", "gzip", gzip.compress(GONE), ""),
    ):
        headers = [pages.HTML, *([("Content-Encoding", coding)] if coding else [])]
        lab.case(f"co-{name}", Reply(200, data, headers), f"/page#{fragment}")
    lab.case("co-two-headers", Reply(200, gzip.compress(gzip.compress(PAGE)), [
        pages.HTML, ("Content-Encoding", "gzip"), ("Content-Encoding", "gzip")]), "/page#contact")


def hostile_cases(lab: Lab) -> None:
    """Answers without an end, and without sense."""
    body = raw.BODY
    for name, server in (
        ("headers-endless", raw.without_end(OK_HEAD, b"X-More: and more\r\n" * 500)),
        ("header-endless", raw.without_end(OK_HEAD + b"X-More: ", b"and more " * 1000)),
        ("status-endless", raw.without_end(b"HTTP/1.1 200 ", b"OK" * 4000)),
        ("interim-endless", raw.without_end(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 200)),
        ("hints-endless", raw.without_end(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>\r\n\r\n" * 200)),
        ("chunks-endless", raw.without_end(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"%x\r\n%s\r\n" % (
            len(body), body), b"1\r\n.\r\n" * 2000)),
        ("extension-endless", raw.without_end(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;", b"more" * 2000)),
        ("trailers-endless", raw.without_end(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + raw.chunked(body)[:-2],
                                             b"X-More: and more\r\n" * 500)),
        ("nul-endless", raw.without_end(b"", b"\0" * 8000)),
        ("interim", raw.answers(b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" * 3 + raw.GOOD)),
        ("continue", raw.answers(b"HTTP/1.1 100 Continue\r\n\r\n" + raw.GOOD)),
        ("switching", raw.answers(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + RANDOM)),
        ("chunk-nonsense", raw.answers(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n" + body)),
        ("chunk-negative", raw.answers(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n" + body)),
        ("chunk-huge", raw.answers(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n" + body)),
        ("chunked-twice", raw.answers(OK_HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n" + raw.chunked(body))),
        ("two-lengths", raw.answers(OK_HEAD + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + body)),
        ("length-and-chunks", raw.answers(OK_HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          + raw.chunked(body))),
        ("length-negative", raw.answers(OK_HEAD + b"Content-Length: -1\r\n\r\n" + body)),
        ("header-nul", raw.answers(OK_HEAD + b"X-Odd: a\0b\r\n\r\n" + body)),
        ("header-cut", raw.answers(OK_HEAD + b"X-Cut: nothing fol")),
        ("redirect-cut", raw.answers(b"HTTP/1.0 302 Found\r\nLocation: /new\r\n", new=raw.GOOD)),
        ("status-word", raw.answers(b"HTTP/1.1 OK\r\n\r\n" + body)),
        ("status-long", raw.answers(b"HTTP/1.1 2000 OK\r\n\r\n" + body)),
        ("status-none", raw.answers(body)),
        ("nothing", raw.answers(b"")),
        ("blank", raw.answers(b"\r\n\r\n\r\n")),
    ):
        lab.raw(f"ho-{name}", server)
