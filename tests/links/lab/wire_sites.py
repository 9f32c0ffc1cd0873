"""Answers that real servers send: cookies, redirects, refreshes, names, and what stands in their headers."""

from __future__ import annotations

from collections.abc import Callable

from . import pages, wire_bodies
from .pages import good, html
from .sites import Lab
from .web import Reply, Request, Route

EPOCH = "Thu, 01-Jan-1970 00:00:01 GMT"


def cases(lab: Lab) -> None:
    """Add the cases to the lab."""
    for part in (header_cases, cookie_cases, cookie_scope_cases, redirect_cases, resolved_cases, refresh_cases,
                 address_cases, family_cases, wire_bodies.charset_cases, wire_bodies.coding_cases,
                 wire_bodies.hostile_cases):
        part(lab)


def header_cases(lab: Lab) -> None:
    """Bytes in headers that are no UTF-8: `\\udce9` stands for the byte E9."""
    lab.leads("uni-location-fragment", 301, "/new.pdf#caf\udce9")
    lab.page("uni-location-fragment", "/new.pdf", Reply(200, b"%PDF-1.7", [("Content-Type", "application/pdf")]))
    lab.leads("uni-location-path", 301, "/caf\udce9")
    lab.page("uni-location-path", "/caf%E9", good())
    lab.leads("uni-location-mixed", 301, "/\u00e9/caf\udce9?q=\udcff")
    lab.page("uni-location-mixed", "/%C3%A9/caf%E9", good())
    lab.case("uni-refresh", Reply(200, b"<p>moved</p>", [("Refresh", "0; url=/caf\udce9"), pages.HTML]))
    lab.page("uni-refresh", "/caf%C3%A9", good())
    lab.case("uni-headers", Reply(200, good().body, [("Server", "\udcff\udc80"), ("X-\u00e9", "\udce9"), pages.HTML]))
    lab.case("uni-type", Reply(200, good().body, [("Content-Type", "text/html; charset=\udce9")]), "/page#contact")
    lab.case("uni-status", Reply(200, good().body, [pages.HTML], reason="D\udce9j\u00e0 vu"))
    lab.case("uni-retry", Reply(503, b"", [("Retry-After", "\udce9, 3 Apr 2002 12.34.56.78+")]))


def waits_for(test: Callable[[str], bool], *set_cookie: str) -> Route:
    """Return a route that redirects to itself until the Cookie header passes a test."""

    def route(request: Request) -> Reply:
        if test(request.headers.get("cookie", "")):
            return good()
        path = request.path
        return Reply(302, b"", [("Location", path), *(("Set-Cookie", line) for line in set_cookie)])

    return route


def exact(wanted: str) -> Route:
    """Return a route that is there only for an address that arrives as it was sent."""
    return lambda request: good() if request.path == wanted else Reply(404, b"x")


def cookie_cases(lab: Lab) -> None:
    """Cookies that browsers keep and send back to the letter."""
    for name, line, sent in (
        ("odd-name", "_csrf/link=t; Path=/", "_csrf/link=t"),
        ("odd-names", "a[b]{c}@d:e=1", "a[b]{c}@d:e=1"),
        ("name-space", "my name=t", "my name=t"),
        ("json", 's={"a":1, "b":2}; Path=/; HttpOnly', 's={"a":1, "b":2}'),
        ("quoted", 'q="two words, and \\"more\\""; Path=/', 'q="two words, and \\"more\\""'),
        ("no-name", "abc123; Path=/", "abc123"),
        ("no-name-equals", "=abc123; Path=/", "abc123"),
        ("no-value", "seen=; Path=/", "seen="),
        ("equals", "t=a==b=; Path=/", "t=a==b="),
        ("comma-line", "a=1, b=2; Path=/", "a=1, b=2"),
        ("unicode", "n=caf\u00e9; Path=/", "n=caf\u00e9".encode().decode("latin-1")),
        ("bytes", "n=caf\udce9; Path=/", "n=caf\u00e9"),
        ("attribute-case", "a=1; PATH=/; httponly; SameSite=None; Priority=High; Partitioned", "a=1"),
        ("expires-future", "a=1; expires=Wed, 01 Jan 2098 00:00:00 GMT", "a=1"),
        ("expires-unreadable", "a=1; expires=Session", "a=1"),
        ("max-age-unreadable", "a=1; max-age=never", "a=1"),
        ("max-age-first", f"a=1; max-age=600; expires={EPOCH}", "a=1"),
        ("version", "a=1; Version=1; Comment=none", "a=1"),
    ):
        lab.case(f"ck-{name}", waits_for(sent.__eq__, line))
    for name, *lines in (
        ("deleted", "old=1; Path=/", f"old=; expires={EPOCH}; Path=/", "seen=1; Path=/"),
        ("deleted-max-age", "old=1; Path=/", "old=gone; Max-Age=0; Path=/", "seen=1; Path=/"),
        ("deleted-negative", "old=1; Path=/", "old=gone; max-age=-1; Path=/", "seen=1; Path=/"),
        ("deleted-odd-date", "old=1", "old=x; expires=Thu Jan 01 1970 00:00:00 GMT+0000 (UTC)", "seen=1"),
        ("overwritten", "seen=0; Path=/", "seen=1; Path=/"),
    ):
        lab.case(f"ck-{name}", waits_for(lambda cookie: cookie == "seen=1", *lines))
    lab.case("ck-several", waits_for(lambda cookie: {"a=1", "b=2"} == set(cookie.split("; ")), "a=1", "b=2"))
    lab.case("ck-never", waits_for(lambda _cookie: False, "a=1; Path=/"))
    reload = html("", "", head="<meta http-equiv=refresh content='0; url=/page'>", headers=[("Set-Cookie", "a=1")])
    lab.case("ck-meta", lambda request: good() if request.headers.get("cookie") == "a=1" else reload)


def cookie_scope_cases(lab: Lab) -> None:
    """Where a cookie is sent: by domain, path and security."""
    for name, line in (
        ("path", "a=1; Path=/old"),
        ("path-default", "a=1"),
        ("path-relative", "a=1; Path=page"),
        ("path-slash", "a=1; Path=/old/"),
        ("path-other", "a=1; Path=/elsewhere"),
        ("path-beginning", "a=1; Path=/ol"),
        ("secure", "a=1; Secure"),
        ("domain", "a=1; Domain=.{host}.lab"),
        ("domain-upper", "a=1; Domain={HOST}.LAB"),
        ("domain-other", "a=1; Domain=other.lab"),
        ("host-prefix", "__Host-a=1; Path=/"),
    ):
        host = f"cks-{name}"
        text = line.format(host=host, HOST=host.upper())
        lab.case(host, waits_for(lambda cookie: "a=1" in cookie, text), "/old/page")
    both = waits_for(lambda cookie: cookie == "a=1", "a=1; Domain=cks-sub.lab; Path=/")
    lab.page("cks-sub", "/page", both)
    lab.case("cks-subdomain", Reply(302, b"", [("Location", lab.url("www.cks-sub"))]))
    lab.page("www.cks-sub", "/page", lambda r: good() if "a=1" in r.headers.get("cookie", "") else Reply(
        302, b"", [("Location", lab.url("cks-sub", "/set"))]))
    lab.page("cks-sub", "/set", Reply(302, b"", [("Location", lab.url("www.cks-sub")),
                                               ("Set-Cookie", "a=1; Domain=cks-sub.lab; Path=/")]))


def redirect_cases(lab: Lab) -> None:
    """Location as browsers read it; /new is a good page."""
    port = lab.web.port
    for name, status, location in (
        ("backslash", 301, "\\new"),
        ("backslash-host", 301, f"\\\\loc-other.lab:{port}\\new"),
        ("scheme-relative", 301, f"//loc-other.lab:{port}/new"),
        ("three-slashes", 301, f"///loc-other.lab:{port}/new"),
        ("one-slash", 301, "http:/new"),
        ("same-scheme", 301, "http:../new"),
        ("upper", 301, f"HTTP://LOC-OTHER.LAB:{port}/new"),
        ("spaces-around", 301, "  /new  "),
        ("tab", 301, "/n\tew"),
        ("relative", 301, "../new"),
        ("relative-dots", 301, "./.././new"),
        ("encoded-dots", 301, "%2e%2e/new"),
        ("fragment", 301, "/new#contact"),
        ("credentials", 301, f"http://me:pw@loc-other.lab:{port}/new"),
        ("default-port", 301, "/new?x=http://a.lab:80/"),
        ("unicode-host", 301, f"http://m\u00fcnchen.lab:{port}/page"),
        ("emoji-host", 301, f"http://\U0001f4d9.lab:{port}/page"),
        ("no-scheme", 301, "loc-other.lab/new"),
        ("self-fragment", 302, "#contact"),
        ("only-query", 302, "?again"),
        ("mailto", 302, "mailto:help@m-ok.lab"),
        ("about", 302, "about:blank"),
        ("bad-host", 302, "http://not a host/"),
        ("empty-host", 302, "http://"),
        ("long", 301, "/new?" + "x" * 9000),
    ):
        lab.leads(f"loc-{name}", status, location)
    lab.page("loc-other", "/new", good())
    for host in ("xn--yt8h", "xn--mnchen-3ya"):
        lab.page(host, "/page", good())
    only_query = Reply(302, b"", [("Location", "?again")])
    lab.page("loc-only-query", "/old/page", lambda r: good() if r.path == "/old/page?again" else only_query)


def resolved_cases(lab: Lab) -> None:
    """Redirects with more or less than one Location, and addresses that must arrive as they were sent."""
    for name, status, *locations in (("twice", 301, "/new", "/new"), ("two", 301, "/new", "/gone"),
                                     ("empty-first", 301, "", "/new"), ("choice", 300, "/new")):
        lab.page(f"loc-{name}", "/new", good())
        lab.case(f"loc-{name}", Reply(int(status), b"", [("Location", each) for each in locations]))
    lab.case("loc-choice-none", html("Choose one", f"<h1>Choose one</h1><p>{pages.GOOD_TEXT}</p>", 300))
    for name, location in (("slash", "/a%2Fb%20c"), ("plus", "/a+b?c+d=%2B"), ("odd", "/a|b[c];d=1,(e)'!*~$"),
                           ("bare", "/bare?"), ("percent", "/100%"), ("double", "/a//b")):
        lab.leads(f"sent-{name}", 301, location)
        path = location.partition("?")[0]
        lab.page(f"sent-{name}", path, exact(location))
    body = html("", "", head="<meta http-equiv=refresh content='0; url=/new'>").body
    lab.page("loc-none-refresh", "/new", good())
    lab.case("loc-none-refresh", Reply(302, body, [pages.HTML]))


def refresh_cases(lab: Lab) -> None:
    """The values of a refresh, by HTML's own algorithm; in a <meta>, and some in a header."""
    for name, value, target in (
        ("apostrophe", "0; url=/children's-services", "/children's-services"),
        ("quoted", "0; url='/new'", "/new"),
        ("quoted-rest", "0; url='/new' and more", "/new"),
        ("quoted-alone", "0; '/new'", "/new"),
        ("no-url", "0; /new", "/new"),
        ("comma", "0,url=/new", "/new"),
        ("capitals", "0; URL = /new", "/new"),
        ("decimal", "0.9; url=/new", "/new"),
        ("point", ".5; url=/new", "/new"),
        ("space", "0 url=/new", "/new"),
        ("lines", "\n 0 ;\n url=/new\n", "/new"),
        ("u", "0; unit", "/unit"),
        ("url-only", "0; urls", "/urls"),
        ("late", "30; url=/gone", ""),
        ("junk", "soon; url=/gone", ""),
        ("joined", "0url=/gone", ""),
        ("nothing", "0", ""),
    ):
        shown = value.replace("&", "&amp;").replace('"', "&quot;")
        page = html("Harbour", f"<p>{pages.GOOD_TEXT}</p>", head=f'<meta http-equiv=Refresh content="{shown}">')
        lab.case(f"rf-{name}", page)
        if target:
            lab.page(f"rf-{name}", target, good())
    for name, tag in (("base", "<base href=/new/>"), ("base-quoted", "<BASE target=_top HREF='/new/'>"),
                      ("base-none", "<base target=_blank>")):
        head = f"{tag}<meta http-equiv=refresh content='0; url=there'>"
        lab.case(f"rf-{name}", html("Harbour", f"<p>{pages.GOOD_TEXT}</p>", head=head))
        lab.page(f"rf-{name}", "/there" if name == "base-none" else "/new/there", good())
    for name, body in (("noscript", "<noscript><div>{}</div></noscript>"), ("head-noscript", "{}"), ("first", "{}")):
        tag = "<meta http-equiv=refresh content='0; url=/{}'>".format("new" if name == "first" else "nowhere")
        head = {"head-noscript": f"<noscript><div>{tag}</div></noscript>",
                "first": "<meta http-equiv=refresh content=soon>"}.get(name, "")
        more = "" if name == "head-noscript" else body.format(tag)
        lab.page(f"rf-{name}", "/new", good("Harbour Carers new"))
        lab.case(f"rf-{name}", html("Harbour", f"<p>{pages.GOOD_TEXT}</p>{more}", head=head))
    for name, tag, path in (("comment", "<!-- <base href=/old/> -->", "/there"),
                            ("data", "<base data-href=/old/>", "/there"),
                            ("unquoted", "<base href=/it's/>", "/it's/there")):
        head = f"{tag}<meta http-equiv=refresh content='0; url=there'>"
        lab.case(f"rf-base-{name}", html("Harbour", f"<p>{pages.GOOD_TEXT}</p>", head=head))
        lab.page(f"rf-base-{name}", path, good())
    script_cases(lab)
    for name, value in (("apostrophe", "0; url=/it's"), ("quoted", '0;url="/new"'), ("comma", "1, /new"),
                        ("junk", "x;url=/gone")):
        lab.case(f"rfh-{name}", Reply(200, good().body, [("Refresh", value), pages.HTML]))
        lab.page(f"rfh-{name}", "/it's" if name == "apostrophe" else "/new", good("Harbour Carers new"))


def script_cases(lab: Lab) -> None:
    """Scripts that redirect, and those that only seem to; /nowhere is not there."""
    for name, script, target in (
        ("apostrophe", 'location.href = "/children\'s-services"', "/children's-services"),
        ("window", "window.top.location='/new'", "/new"),
        ("replace", 'location.replace("/new")', "/new"),
        ("other-name", "var allocation = '/nowhere'", ""),
        ("own-variable", "function f() { var location = '/nowhere' }", ""),
        ("property", "map.location = '/nowhere'", ""),
        ("compared", "if (location == '/nowhere') x()", ""),
        ("joined", "location.href = '/nowhere' + name", ""),
        ("commented", "// location.href = '/nowhere'\nx()", ""),
        ("escaped", r"location.href = '/nowhere\'s'", ""),
    ):
        lab.case(f"js-{name}", html("Harbour", f"<p>Harbour Carers</p><script>{script}</script>"))
        if target:
            lab.page(f"js-{name}", target, good())


def address_cases(lab: Lab) -> None:
    """Addresses that are odd and valid: asked as typed."""
    for name, path in (("bare-query", "/page?"), ("bare-query-fragment", "/page?#contact"),
                       ("odd-path", "/a|b[c];d=1,(e)'!*~$@:&=+"), ("odd-query", "/q?name=O'Brien&x=a|b[c]?d/e"),
                       ("percent", "/a%zz%2"), ("case", "/%7Euser/%c3%A9")):
        lab.targets[f"addr-{name}"] = lab.page(f"addr-{name}", path, exact(path.partition("#")[0]))
    for name, typed, host in (("hyphen-end", "ends-", "ends-"), ("hyphen-start", "-starts", "-starts"),
                              ("hyphens", "a--b", "a--b"), ("emoji", "\U0001f4d9\U0001f4d9", "xn--yt8ha"),
                              ("emoji-variant", "i\u2764\ufe0f", "xn--i-7iq"), ("sharp-s", "fa\u00df", "xn--fa-hia"),
                              ("wide", "\uff41\uff42\uff43", "abc")):
        lab.page(host, "/page", good())
        lab.targets[f"addr-{name}"] = lab.url(typed)
    lab.page("addr-path", "/%E2%9D%A4%EF%B8%8F", good())
    lab.targets["addr-emoji-path"] = lab.url("addr-path", "/\u2764\ufe0f")
    lab.targets["addr-comma"] = "http://www,harbour.lab/"
    lab.targets["addr-host-space"] = "http://harbour carers.lab/"


def family_cases(lab: Lab) -> None:
    """Hosts with addresses of both kinds: one way is enough."""
    lab.page("v6-both", "/page", good())
    lab.zone["v6-both.lab"] = {"A": ["127.0.0.1"], "AAAA": ["2001:db8::1"]}
    lab.targets["v6-both"] = lab.url("v6-both")
