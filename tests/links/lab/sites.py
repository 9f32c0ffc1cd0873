"""The lab as a whole: for every case an address, email or number, and what stands behind it."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path
from typing import Any

from . import pages, raw
from .certificates import Authority
from .names import SILENT, NameServer, Zone, free_port
from .pages import good, html
from .web import Reply, Request, Route, Web

BROWSERLIKE = "sec-fetch-mode"


class Lab:
    """Servers, names and certificates; `targets` maps a case to what is checked, `belongs` to a name."""

    def __init__(self, folder: Path) -> None:
        self.web = Web()
        self.zone: Zone = {}
        self.names = NameServer(self.zone)
        self.authority = Authority(folder)
        self.targets: dict[str, str] = {}
        self.belongs: dict[str, str] = {}

    def close(self) -> None:
        """Stop all servers."""
        self.web.close()
        self.names.close()

    @property
    def resolver(self) -> str:
        """The name server as --resolver wants it."""
        return f"127.0.0.1:{self.names.port}"

    def url(self, host: str, path: str = "/page", port: int | None = None, scheme: str = "http") -> str:
        """Return an address in the lab."""
        return f"{scheme}://{host}.lab:{port or self.web.port}{path}"

    def page(self, host: str, path: str, route: Reply | Route) -> str:
        """Put a page up; return its address."""
        path_only = path.partition("?")[0].partition("#")[0]
        self.web.routes[(f"{host}.lab", path_only)] = route if callable(route) else lambda _request: route
        return self.url(host, path)

    def case(self, name: str, route: Reply | Route, path: str = "/page") -> None:
        """Make a case of one page on a host of its own."""
        self.targets[name] = self.page(name, path, route)

    def raw(self, name: str, handler: Any, path: str = "/page") -> None:
        """Make a case of a server that speaks for itself."""
        self.targets[name] = self.url(name, path, self.web.listen(handler))

    def tls(self, name: str, context: Any, path: str = "/page", host: str = "") -> None:
        """Make a case of a page behind a certificate."""
        self.page(host or name, path, good())
        self.targets[name] = self.url(host or name, path, self.web.listen_tls(context), "https")

    def leads(self, name: str, status: int, location: str | None, path: str = "/old/page") -> None:
        """Make a case of a redirect; /new is a good page on the same host."""
        headers = [] if location is None else [("Location", location)]
        self.page(name, "/new", good())
        self.page(name, "/", good("Harbour Carers home"))
        self.case(name, Reply(status, b"", headers), path)


def status_cases(lab: Lab) -> None:
    """What a status says."""
    for status in (400, 402, 404, 405, 406, 410, 418, 451, 500, 501, 502, 503, 504, 520, 999):
        lab.case(f"st-{status}", html("Error", "<p>Error</p>", status))
    lab.case("st-200", good())
    lab.case("st-203", Reply(203, good().body, [pages.HTML]))
    lab.case("st-204", Reply(204))
    lab.case("st-401", html("Log in", "", 401, headers=[("WWW-Authenticate", "Basic realm=x")]))
    lab.case("st-403", html("Forbidden", "<p>Forbidden</p>", 403))
    lab.case("st-403-cf", html("x", "<p>x</p>", 403, headers=[("cf-mitigated", "challenge"), ("Server", "cloudflare")]))
    lab.case("st-403-bot", lambda r: good() if BROWSERLIKE in r.headers else html("No", "<p>No</p>", 403))
    lab.case("st-404-bot", lambda r: good() if BROWSERLIKE in r.headers else html("No", "<p>No</p>", 404))
    lab.case(
        "st-403-akamai",
        html("Access Denied", "<h1>Access Denied</h1><p>You don't have permission. Reference #18.2</p>", 403),
    )
    lab.case("st-202-waf", html("", "<script src=/x.js></script>", 202, headers=[("x-amzn-waf-action", "challenge")]))
    lab.case("st-200-anubis", pages.ANUBIS)
    lab.case("st-200-challenge", pages.CHALLENGE)
    lab.case("st-503-cf", pages.CLOUDFLARE)
    lab.case("st-429-hour", Reply(429, b"later", [("Retry-After", "3600")]))
    lab.case("st-429-once", _once(Reply(429, b"later", [("Retry-After", "2")])))
    lab.case("st-503-once", _once(html("Busy", "<p>Busy</p>", 503)))
    lab.case("st-500-soft", pages.DATABASE)
    lab.raw("st-noreason", raw.answers(raw.headed("Content-Type: text/html", status="HTTP/1.1 200 ")))


def _once(first: Reply) -> Route:
    """Return a route that answers differently the first time."""
    seen: list[Request] = []

    def route(request: Request) -> Reply:
        seen.append(request)
        return first if len(seen) == 1 else good()

    return route


def method_cases(lab: Lab) -> None:
    """Servers that treat HEAD as they should not; the check never sends it."""
    for name in ("head-hang", "head-404", "head-405"):
        lab.case(name, good())


def redirect_cases(lab: Lab) -> None:
    """Where an address leads."""
    for name, status, location in (
        ("r-301", 301, "/new"),
        ("r-308", 308, "/new"),
        ("r-302", 302, "/new"),
        ("r-303", 303, "/new"),
        ("r-307", 307, "/new"),
        ("r-301-302", 301, "/step"),
        ("r-302-301", 302, "/step301"),
        ("r-rel", 301, "../new"),
        ("r-301-404", 301, "/gone"),
        ("r-noloc", 301, None),
        ("r-emptyloc", 301, ""),
        ("r-404page", 302, "/404.html"),
        ("r-private", 302, "http://169.254.169.254/latest"),
        ("r-private-10", 302, "http://10.1.2.3/"),
        ("r-home", 302, "/"),
        ("r-home-301", 301, "/index.html"),
        ("r-loop", 302, "/loop2"),
        ("r-self", 302, "/old/page"),
        ("r-javascript", 302, "javascript:alert(1)"),
        ("r-file", 302, "file:///etc/passwd"),
        ("r-app", 302, "itms-apps://x"),
        ("r-login", 302, "/account/login?next=x"),
        ("r-badport", 302, "http://x.lab:25/"),
        ("r-fragment", 301, "/new#contact"),
        ("r-fragment-missing", 301, "/new#nowhere"),
        ("r-nxdomain", 301, "http://nowhere-nx.lab/"),
        ("r-utf8", 301, "/caf\u00e9"),
        ("r-space", 301, "/two words"),
        ("r-endless", 302, "/more?0"),
    ):
        lab.leads(name, status, location)
    lab.leads("r-frag", 301, "/new")
    lab.targets["r-frag"] += "#contact"
    lab.page("r-301-302", "/step", Reply(302, b"", [("Location", "/new")]))
    lab.page("r-302-301", "/step301", Reply(301, b"", [("Location", "/new")]))
    lab.page("r-404page", "/404.html", html("Harbour Carers", "<h1>Oh dear</h1><p>" + pages.GOOD_TEXT + "</p>"))
    lab.page("r-home-301", "/index.html", good())
    lab.page("r-loop", "/loop2", Reply(302, b"", [("Location", "/old/page")]))
    lab.page("r-login", "/account/login", pages.LOGIN)
    lab.page("r-utf8", "/caf%C3%A9", good())
    lab.page("r-space", "/two%20words", good())
    lab.page(
        "r-endless", "/more", lambda r: Reply(302, b"", [("Location", f"/more?{int(r.path.partition('?')[2]) + 1}")])
    )
    lab.zone["nowhere-nx.lab"] = "nxdomain"
    lab.page("r-other", "/new", good())
    lab.leads("r-domain", 301, lab.url("r-other", "/new"))
    lab.case(
        "r-cookie",
        lambda r: (
            good()
            if "seen=1" in r.headers.get("cookie", "")
            else Reply(302, b"", [("Location", "/page"), ("Set-Cookie", "seen=1; Path=/")])
        ),
    )
    for name, target in (("meta-refresh", "/new"), ("meta-refresh-404", "/gone")):
        lab.page(name, "/new", good())
        lab.case(name, html("", "", head=f"<meta http-equiv=refresh content='0; url={target}'>"))
    lab.case(
        "meta-refresh-self",
        html("Harbour", f"<p>{pages.GOOD_TEXT}</p>", head="<meta http-equiv=refresh content='300'>"),
    )
    lab.case("header-refresh", Reply(200, b"<p>moved</p>", [("Refresh", "0; url=/new"), pages.HTML]))
    lab.page("header-refresh", "/new", good())
    lab.case("js-redirect", html("", "<script>window.location.href = '/new';</script>"))
    lab.page("js-redirect", "/new", good())


def content_cases(lab: Lab) -> None:
    """What stands on the page."""
    pdf = [("Content-Type", "application/pdf")]
    lab.case("pdf", Reply(200, b"%PDF-1.7 and so on", pdf))
    lab.case("pdf-page", Reply(200, b"%PDF-1.7 and so on", pdf), "/page.pdf#page=2")
    lab.case("pdf-zero", Reply(200, b"", pdf))
    lab.case(
        "bad-charset",
        Reply(200, good().body, [("Content-Type", "text/html; charset=no-such-charset")]),
        "/page#contact",
    )
    lab.case(
        "utf16",
        Reply(200, good().body.decode().encode("utf-16"), [("Content-Type", "text/html; charset=utf-16")]),
        "/page#contact",
    )
    lab.case("no-type", Reply(200, good().body))
    lab.case(
        "gzip", Reply(200, gzip.compress(good().body), [pages.HTML, ("Content-Encoding", "gzip")]), "/page#contact"
    )
    lab.case("soft-404", pages.SOFT_404)
    lab.case("soft-404-quiet", pages.SOFT_404_QUIET)
    lab.case("article", pages.ARTICLE)
    lab.case("parked", pages.PARKED)
    lab.case("suspended", pages.SUSPENDED)
    lab.case("hijack-casino", pages.CASINO)
    lab.case("hijack-shop", pages.SHOP)
    lab.belongs["hijack-shop"] = lab.belongs["hijack-casino"] = "Harbour Carers"
    lab.case("belongs", good("Home - Harbour Carers Trust"))
    lab.belongs["belongs"] = "Harbour Carers"
    lab.case("app", pages.APP)
    lab.leads("people-missing", 301, "/topics/missing")
    lab.page("people-missing", "/topics/missing", good("Missing people - Harbour Carers"))
    script = "<noscript><meta http-equiv=refresh content='0; url=/nojs'></noscript>"
    lab.case("noscript-refresh", html("Harbour Carers", f"{script}<p>{pages.GOOD_TEXT}</p>"))
    lab.case("image-only", html("Poster", "<img src=poster.png alt=''>"))
    lab.case("plain-text", Reply(200, b"Opening hours: nine to five", [("Content-Type", "text/plain")]))
    lab.case("json", Reply(200, b"{}", [("Content-Type", "application/json")]))
    lab.case("feed", Reply(200, b"<?xml version='1.0'?><rss><title>News</title></rss>", [("Content-Type", "text/xml")]))
    lab.case("empty-html", Reply(200, b"", [pages.HTML]))
    lab.case("empty-body", pages.EMPTY)
    lab.case("login-bare", pages.LOGIN)
    lab.case(
        "gambling-help",
        html(
            "Gambling harm support - GamSafe",
            "<h1>Help with casino and slots addiction</h1><p>Our "
            "helpline supports people whose betting has become a problem.</p>",
        ),
    )
    everywhere = html("Harbour Carers", f"<h1>Welcome</h1><p>{pages.GOOD_TEXT}</p>")
    lab.case("catch-all", everywhere, "/services/gone")
    lab.web.routes[("catch-all.lab", "*")] = lambda _request: everywhere
    lab.page("catch-all", "/", good("Harbour Carers home", "<p>And a home page that says rather more than that.</p>"))
    lab.case("one-page", everywhere, "/services")
    lab.web.routes[("one-page.lab", "*")] = lambda _request: everywhere
    lab.case("image", Reply(200, b"\x89PNG\r\n", [("Content-Type", "image/png")]))
    lab.case(
        "captcha-form",
        html(
            "Contact Harbour Carers",
            f"<p>{pages.GOOD_TEXT * 3}</p><form><script src='https://www.google.com/recaptcha/api.js'></script></form>",
        ),
    )


def fragment_cases(lab: Lab) -> None:
    """The part after the #."""
    more = (
        "<p id='caf\u00e9'>x</p><a name=old></a><!-- <p id=commented></p> --><script>var x='<p id=scripted>'</script>"
    )
    for name, fragment in (
        ("frag-ok", "contact"),
        ("frag-case", "Contact"),
        ("frag-encoded", "caf%C3%A9"),
        ("frag-name", "old"),
        ("frag-missing", "nothing"),
        ("frag-comment", "commented"),
        ("frag-script", "scripted"),
        ("frag-top", "top"),
        ("frag-empty", ""),
        ("frag-text", ":~:text=young%20carers"),
        ("frag-route", "/people/1"),
    ):
        lab.case(name, good(more=more), f"/page#{fragment}")
    lab.case("frag-late", html("Long", "<p>word </p>" * 60_000 + "<p id=late>x</p>"), "/page#late")


def transport_cases(lab: Lab) -> None:
    """How the connection fares."""
    lab.case("slow-3s", _late(3))
    lab.raw("rst", raw.at_once_reset)
    lab.raw("closed", raw.close_silently)
    lab.raw("garbage", raw.garbage)
    lab.raw("hang", raw.hang)
    lab.raw("slow-headers", raw.slow_headers)
    lab.raw("drip", raw.drip)
    lab.raw("endless", raw.endless)
    lab.raw("rst-twice", raw.fails_first(1, raw.at_once_reset))
    lab.raw("cut-reset", raw.cut_then_reset)
    lab.raw("bad-gzip", raw.answers(raw.headed("Content-Type: text/html", "Content-Encoding: gzip")))
    lab.raw("bomb", raw.answers(raw.bomb()))
    lab.raw("short-body", raw.answers(raw.headed("Content-Type: text/html", "Content-Length: 90000")))
    lab.raw("header-70k", raw.answers(raw.headed("Content-Type: text/html", "X-Big: " + "x" * 70_000)))
    lab.raw("many-headers", raw.answers(raw.headed("Content-Type: text/html", *(f"X-{n}: y" for n in range(500)))))
    lab.raw("http10", raw.answers(raw.headed("Content-Type: text/html", status="HTTP/1.0 200 OK")))
    lab.raw("bare-lf", raw.answers(raw.headed("Content-Type: text/html", end="\n")))
    lab.raw("bad-header", raw.answers(raw.headed("Content-Type: text/html", "no colon here", "Bad Name: x")))
    lab.raw("bad-length", raw.answers(raw.headed("Content-Type: text/html", "Content-Length: many")))
    lab.raw("bad-chunks", raw.answers(raw.headed("Content-Type: text/html", "Transfer-Encoding: chunked")))
    lab.targets["refused"] = lab.url("refused", "/page", free_port())
    lab.page("two-ip", "/page", good())
    lab.zone["two-ip.lab"] = {"A": ["127.0.0.77", "127.0.0.1"]}
    lab.targets["two-ip"] = lab.url("two-ip")
    for name, entry in (
        ("servfail", "servfail"),
        ("nxdomain", "nxdomain"),
        ("dns-refused", "refused"),
        ("dns-silent", SILENT),
        ("nodata", {"MX": []}),
        ("ssrf", {"A": ["169.254.169.254"]}),
        ("ssrf-10", {"A": ["10.0.0.9"]}),
        ("cname", {"CNAME": "st-200.lab."}),
    ):
        lab.zone[f"{name}.lab"] = entry
        lab.targets[name] = lab.url(name)
    lab.page("cname", "/page", good())


def _late(seconds: float) -> Route:
    """Return a route that takes its time."""

    async def route(_request: Request) -> Reply:
        await asyncio.sleep(seconds)
        return good()

    return route


def tls_cases(lab: Lab) -> None:
    """Certificates."""
    authority = lab.authority
    lab.tls("tls-good", authority.leaf("tls-good.lab"))
    lab.tls("tls-wildcard", authority.leaf("*.wild.lab"), host="a.wild")
    lab.tls("tls-expired", authority.leaf("tls-expired.lab", -3))
    lab.tls("tls-expiring", authority.leaf("tls-expiring.lab", 5))
    lab.tls("tls-young", authority.young("tls-young.lab"))
    lab.tls("tls-wrongname", authority.leaf("other.lab"))
    lab.tls("tls-stranger", authority.stranger("tls-stranger.lab"))
    lab.tls("tls-selfsigned", authority.own("tls-selfsigned.lab"))
    lab.tls("tls-old", authority.old("tls-old.lab"))
    lab.tls("tls-client", authority.wants_certificate("tls-client.lab"))
    lab.raw("tls-hang", raw.hang)
    lab.raw("tls-plain", raw.at_once(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    for name in ("tls-hang", "tls-plain"):
        lab.targets[name] = lab.targets[name].replace("http:", "https:")
    port = lab.web.listen_tls(authority.leaf("tls-down.lab"))
    lab.page("tls-down", "/page", lambda r: Reply(301, b"", [("Location", lab.url("tls-down", "/plain"))]))
    lab.page("tls-down", "/plain", good())
    lab.targets["tls-down"] = lab.url("tls-down", "/page", port, "https")


def url_cases(lab: Lab) -> None:
    """Addresses as they are typed."""
    web = lab.url("u")
    base = web.removesuffix("/page")
    lab.page("u", "/page", good())

    def exact(path: str) -> None:
        """A page that is there only if the address arrives as it was typed."""
        before = lab.web.routes.get(("u.lab", path.partition("?")[0]))
        lab.page("u", path, lambda r: good() if r.path == path else before(r) if before else Reply(404, b"x"))

    for name, path in (
        ("u-q-br", "/q?key[]=v"),
        ("u-q-semi", "/q?a=1;b=2"),
        ("u-q-url", "/q?to=http%3A%2F%2Fx.lab%2Fy%3Fz"),
        ("u-slash", "/a%2Fb"),
        ("u-pct", "/100%"),
        ("u-plus", "/a+b?c+d"),
        ("u-pipe", "/q?a|b"),
        ("u-double", "/a//b"),
        ("u-matrix", "/a;v=1/b,c(d)'e!*~$"),
        ("u-encoded-case", "/%c3%a9"),
    ):
        exact(path)
        lab.targets[name] = base + path
    lab.page("u", "/two%20words", good())
    lab.page("u", "/%C3%A9", good())
    lab.page("xn--mnchen-3ya", "/page", good())
    lab.targets.update(
        {
            "u-noscheme": "u.lab/page",
            "u-www": "www.u.lab",
            "u-protocol-relative": "//u.lab/page",
            "u-empty": "",
            "u-zwsp": web + "\u200b",
            "u-nbsp": web + "\u00a0",
            "u-shy": web.replace("page", "pa\u00adge"),
            "u-space": base + "/two words",
            "u-trailing-space": web + " ",
            "u-unicode": base + "/\u00e9",
            "u-dots": base + "/x/../page",
            "u-dothost": web.replace("u.lab:", "u.lab.:"),
            "u-upper": web.replace("http://u.lab", "HTTP://U.LAB"),
            "u-idn": web.replace("u.lab", "m\u00fcnchen.lab"),
            "u-hash": web + "#",
            "u-htp": "htp://u.lab/",
            "u-oneslash": "http:/u.lab/page",
            "u-ftp": "ftp://u.lab/x",
            "u-javascript": "javascript:alert(1)",
            "u-data": "data:text/html,x",
            "u-localhost": "http://localhost:8000/x",
            "u-private": "http://192.168.1.1/",
            "u-metadata": "http://169.254.169.254/latest/meta-data",
            "u-decimal": "http://2886729729/",
            "u-badport": "http://u.lab:99999/",
            "u-mailport": "http://u.lab:25/x",
            "u-two": f"{web} {web}",
            "u-doubled": "https://https://u.lab/",
            "u-brackets": f"<{web}>",
            "u-underscore": web.replace("//u.", "//a_b."),
            "u-dotdot-host": "http://u..lab/",
            "u-label": "http://" + "a" * 64 + ".lab/",
            "u-password": web.replace("//", "//me:pw@"),
            "u-placeholder": "https://www.example.com/page",
            "u-tbc": "TBC",
            "u-ipv6-private": "http://[fd00::1]/",
        }
    )
    lab.page("a_b", "/page", good())


def robots_cases(lab: Lab) -> None:
    """What robots.txt says changes nothing: the check asks like a reader who follows the link."""
    for name, robots, page in (
        ("robots-500", Reply(500), good()),
        ("robots-403", Reply(403), Reply(404, b"no")),
        ("robots-no", Reply(200, b"User-agent: *\nDisallow: /\n"), good()),
    ):
        lab.page(name, "/robots.txt", robots)
        lab.case(name, page)


def mail_cases(lab: Lab) -> None:
    """Domains and their mail servers; the name part is `help`."""
    mx = {"MX": [(10, "mx.mail-host.lab.")]}
    zones: dict[str, Any] = {
        "m-ok": mx,
        "m-null": {"MX": [(0, ".")]},
        "m-a-only": {"A": ["127.0.0.1"]},
        "m-aaaa-only": {"AAAA": ["::1"]},
        "m-none": {"TXT": []},
        "m-nx": "nxdomain",
        "m-servfail": "servfail",
        "m-dnsrefused": "refused",
        "m-silent": SILENT,
        "m-mxgone": {"MX": [(10, "gone.mail-host.lab.")]},
        "m-mxone": {"MX": [(10, "gone.mail-host.lab."), (20, "mx.mail-host.lab.")]},
        "m-mxip": {"MX": [(10, "192.0.2.1.")]},
        "m-localhost": {"MX": [(10, "localhost.")]},
        "m-mxprivate": {"MX": [(10, "inner.mail-host.lab.")]},
        "m-mxservfail": {"MX": [(10, "bad.mail-host.lab.")]},
        "m-domcname": {"CNAME": "m-ok.lab."},
        "m-mxcname": {"MX": [(10, "alias.mail-host.lab.")]},
        "m-nullplus": {"MX": [(0, "."), (10, "mx.mail-host.lab.")]},
    }
    for name, entry in zones.items():
        lab.zone[f"{name}.lab"] = entry
        lab.targets[name] = f"help@{name}.lab"
    lab.zone.update(
        {
            "gone.mail-host.lab": "nxdomain",
            "inner.mail-host.lab": {"A": ["10.0.0.5"]},
            "bad.mail-host.lab": "servfail",
            "alias.mail-host.lab": {"CNAME": "mx.mail-host.lab."},
            "xn--hlp-bma.lab": mx,
        }
    )
    lab.targets.update(
        {
            "m-nodot": "help@intranet",
            "m-nolocal": "@m-ok.lab",
            "m-twoat": "a@b@m-ok.lab",
            "m-noat": "mailto:help.m-ok.lab",
            "m-space": "he lp@m-ok.lab",
            "m-dotend": "help@m-ok.lab.",
            "m-dots": "a..b@m-ok.lab",
            "m-zwsp": "help\u200b@m-ok.lab",
            "m-mailto": "mailto:help@m-ok.lab?subject=Hello%20there",
            "m-two": "mailto:help@m-ok.lab,info@m-ok.lab",
            "m-two-bad": "mailto:help@m-ok.lab,info@m-null.lab",
            "m-cc-bad": "mailto:help@m-ok.lab?cc=x@m-nx.lab",
            "m-plus": "help+carers@m-ok.lab",
            "m-quote": "o'brien@m-ok.lab",
            "m-name": "Harbour <help@m-ok.lab>",
            "m-ipdomain": "help@[127.0.0.1]",
            "m-empty": "mailto:",
            "m-idn": "help@h\u00e9lp.lab",
            "m-encoded": "mailto:a%2Bb@m-ok.lab",
            "m-long": "x" * 70 + "@m-ok.lab",
        }
    )


def phone_cases(lab: Lab) -> None:
    """Numbers."""
    lab.targets.update(
        {
            "t-intl": "+44 20 7946 0958",
            "t-national": "01245 123456",
            "t-relay": "18001 0800 1111",
            "t-ext": "020 7946 0958 ext 12",
            "t-letters": "tel:0800FLOWERS",
            "t-zero": "tel:+44(0)2079460958",
            "t-zero-spaced": "+44 (0) 20 7946 0958",
            "t-short": "116000",
            "t-999": "999",
            "t-111": "tel:111",
            "t-text": "sms:85258",
            "t-childline": "0800 1111",
            "t-mobile": "07400 123456",
            "t-fiction": "07700 900123",
            "t-cut": "0800 80",
            "t-long": "0124512345678",
            "t-tel": "tel:+442079460958",
            "t-sms": "sms:+447400123456?body=Hi",
            "t-00": "0044 20 7946 0958",
            "t-premium": "0909 879 1234",
            "t-irish": "+353 1 234 5678",
            "t-two": "0800 1111 or 0300 123 4567",
            "t-empty": "tel:",
            "t-telext": "tel:+442079460958;ext=12",
            "t-hyphen": "020-7946-0958",
            "t-300": "0300 123 4567",
            "t-brackets": "(020) 7946 0958",
            "t-zero-plus": "+4402079460958",
            "t-no-zero": "2079460958",
            "t-no-plus": "442079460958",
            "t-unbalanced": "(020 7946 0958",
        }
    )


def build(folder: Path) -> Lab:
    """Return the whole lab, running."""
    from . import page_sites, wire_sites

    lab = Lab(folder)
    for part in (
        status_cases,
        method_cases,
        redirect_cases,
        content_cases,
        fragment_cases,
        transport_cases,
        tls_cases,
        url_cases,
        robots_cases,
        mail_cases,
        phone_cases,
        page_sites.cases,
        wire_sites.cases,
    ):
        part(lab)
    return lab
