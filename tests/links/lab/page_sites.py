"""Pages that real sites show: what a page says, and what it seems to say."""

from __future__ import annotations

import gzip
import itertools

from . import page_fragments, page_notices, page_slow, pages
from .page_notices import NAME
from .pages import GOOD_TEXT, good, html
from .sites import Lab
from .web import Reply, Route

SOFAS = (
    "Sofas, beds and wardrobes for the whole of the house. Winter sale on leather armchairs, delivered to your door by "
    "our own drivers, with two hundred designs in eleven colours."
)


def cases(lab: Lab) -> None:
    """Add the cases to the lab."""
    for part in (
        page_fragments.fragment_cases,
        page_fragments.special_fragment_cases,
        page_fragments.unknown_fragment_cases,
        page_slow.slow_cases,
        page_notices.parked_cases,
        owner_cases,
        page_notices.missing_cases,
        page_notices.fault_cases,
        everywhere_cases,
        home_cases,
        page_notices.wall_cases,
        page_notices.status_cases,
    ):
        part(lab)


def owner_cases(lab: Lab) -> None:
    """Where a page shows whose it is, and where it does not."""
    named = {
        "alt": f"<img src=logo.png alt='{NAME}'>",
        "svg": f"<svg><title>{NAME}</title><path d=M0></svg>",
        "label": f"<a href=/ aria-label='{NAME} home'><i></i></a>",
        "footer": f"<footer>Registered charity {NAME}</footer>",
        "json": f'<script type=\'application/ld+json\'>{{"@type":"NGO","name":"{NAME}"}}</script>',
        "late": f"<p>{SOFAS * 50}</p><footer>{NAME}</footer>",
        "mailto": "<a href='mailto:info@harbourcarers.org'>Write</a>",
        "link": "<a href='https://social.lab/harbour.carers'><i></i></a>",
        "input": f"<form><input type=submit value='Join {NAME}'></form>",
        "noscript": f"<noscript>{NAME} needs no scripts.</noscript>",
        "file": "<img src='/img/harbour_carers-logo.png?v=2'>",
        "json-url": '<script type=application/ld+json>{"url":"https://harbourcarers.org/"}</script>',
        "json-text": f'<script type=application/ld+json>{{"description":"{NAME} in Essex"}}</script>',
        "many-labels": "".join(f"<img alt='Sofa {n} in blue leather'>" for n in range(500)) + f"<img alt='{NAME}'>",
        "legal": f"<meta itemprop=legalName content='{NAME}'>",
        "bottom": f"<p>{SOFAS * 150}</p><div id=bottom>{NAME}</div>",
        "long-footer": f"<p>{SOFAS * 150}</p><footer>{NAME} {SOFAS * 15}</footer>",
    }
    for name, more in named.items():
        lab.case(f"ow-{name}", html("Welcome", f"<p>{SOFAS}</p>{more}"))
    for name, head in {
        "og-title": f"<meta property='og:title' content='{NAME}'>",
        "og-site": f"<meta property='og:site_name' content='{NAME}'>",
        "app-name": f"<meta name=application-name content='{NAME}'>",
        "canonical": "<link rel=canonical href='https://harbourcarers.org/'>",
        "og-url": "<meta property='og:url' content='https://harbourcarers.org/'>",
        "second": f"<meta name=description content=Sofas><meta property='og:description' content='{NAME}'>",
        "twitter": f"<meta name='twitter:description' content='{NAME}'>",
        "twitter-alt": f"<meta name='twitter:image:alt' content='{NAME}'>",
        "publisher": f"<meta name='dcterms.publisher' content='{NAME}'>",
    }.items():
        lab.case(f"ow-{name}", html("Welcome", f"<p>{SOFAS}</p>", head=head))
    lab.case("ow-harbour-carers", html("Welcome", f"<p>{SOFAS}</p>"))
    lab.case("ow-language", Reply(200, f"<html lang=pl><title>Sofy</title><p>{SOFAS}".encode(), [pages.HTML]))
    lab.case(
        "ow-cut",
        Reply(
            200,
            gzip.compress(f"<title>Sofas</title><p>{SOFAS}".encode())[:-9],
            [pages.HTML, ("Content-Encoding", "gzip")],
        ),
    )
    lab.case("ow-strange", html("Grand Sofas", f"<p>{SOFAS}</p>"))
    lab.case("ow-casino", pages.CASINO)
    lab.leads("ow-elsewhere", 301, lab.page("ow-sofas", "/sofas", html("Grand Sofas", f"<p>{SOFAS}</p>")))
    for name in lab.targets:
        if name.startswith("ow-") and name != "ow-casino":
            lab.belongs[name] = NAME


def everywhere_cases(lab: Lab) -> None:
    """Hosts that answer every path with the same page, and apps, which do so for a reason."""
    for name, reply in {
        "ev-plain": html(NAME, f"<h1>Welcome</h1><p>{GOOD_TEXT}</p>"),
        "ev-short": html(NAME, "<p>Welcome to us all</p>"),
        "ev-library": good(more="<script src=/js/jquery.min.js></script>"),
        "ev-statistics": good(more="<script>gtag('config', 'G-1')</script>"),
        "ev-app-root": good(more="<div id=root></div><script src=/main.js></script>"),
        "ev-app-bundle": good(more="<script src=/assets/index-DkS3b8Qz.js></script>"),
        "ev-app-state": good(more="<script id=__NEXT_DATA__>window.__NEXT_DATA__={}</script>"),
        "ev-app-noscript": good(more="<noscript>This site needs JavaScript.</noscript><script src=/a.js></script>"),
        "ev-place": good(),
        "ev-203": Reply(203, good().body, [pages.HTML]),
        "ev-large": good(more=f"<p>{SOFAS}</p>" * 40 + "<!-- x -->" * 60_000),
        "ev-replace-state": good(more="<script>history.replaceState(null, '', location.pathname)</script>"),
        "ev-noscript": good(more="<noscript>JavaScript is switched off.</noscript><script src=/a.js></script>"),
    }.items():
        lab.case(name, reply, "/services/page#contact" if name == "ev-place" else "/services/page")
        lab.web.routes[(f"{name}.lab", "*")] = _always(reply)
    numbers = itertools.count()
    lab.case("ev-counter", good(), "/services/page")
    lab.web.routes.pop(("ev-counter.lab", "/services/page"))
    lab.web.routes[("ev-counter.lab", "*")] = lambda _request: html(
        NAME, f"<h1>Welcome</h1><p>{GOOD_TEXT}</p><p>It is 10:{next(numbers):02}. You are visitor {next(numbers)}.</p>")
    _redirected_cases(lab)


def _redirected_cases(lab: Lab) -> None:
    """Hosts that redirect every path to one page, and those that only redirect some to it."""
    for status in (301, 302):
        name = f"ev-all-{status}"
        lab.leads(name, status, "/new")
        lab.web.routes[(f"{name}.lab", "*")] = _always(Reply(status, b"", [("Location", "/new")]))
    lab.page("ev-new-owner", "/sofas", good())
    lab.leads("ev-all-away", 301, lab.url("ev-new-owner", "/sofas"))
    lab.web.routes[("ev-all-away.lab", "*")] = _always(
        Reply(301, b"", [("Location", lab.url("ev-new-owner", "/sofas"))]))
    lab.case("ev-rest-there", good(), "/services/page")
    lab.web.routes[("ev-rest-there.lab", "*")] = _always(Reply(302, b"", [("Location", "/services/page")]))
    lab.leads("ev-same-path", 301, lab.url("ev-moved", "/services/page"), "/services/page")
    lab.page("ev-moved", "/services/page", good())
    lab.web.routes[("ev-same-path.lab", "*")] = _always(
        Reply(301, b"", [("Location", lab.url("ev-moved", "/services/page"))]))


def _always(reply: Reply) -> Route:
    """Return a route that answers every request alike."""
    return lambda _request: reply


def home_cases(lab: Lab) -> None:
    """Deep links that end at the home page, in all its spellings."""
    for name, location in (
        ("query", "/?redirected=1"),
        ("locale", "/en-gb/home"),
        ("hash", "/index.html#"),
        ("aspx", "/home.aspx?x"),
        ("en", "/en/"),
        ("cy", "/cy/"),
        ("slashes", lab.url("hm-slashes", "//")),
        ("home", "/home/"),
        ("campaign", "/?utm_source=old&utm_medium=link"),
        ("index", "/Home/Index"),
        ("error-path", "/?aspxerrorpath=/old/page"),
        ("error-query", "/?404;http://hm-error-query.lab:80/old/page"),
        ("session", "/?PHPSESSID=a1b2c3"),
        ("page-home", "/?page=home"),
        ("sharepoint", "/SitePages/Home.aspx"),
        ("dnn", "/Home/tabid/36/Default.aspx"),
        ("file-language", "/index_en.html"),
    ):
        lab.leads(f"hm-{name}", 301, location)
        path = "//" if name == "slashes" else location.partition("?")[0].partition("#")[0]
        lab.page(f"hm-{name}", path, good(f"{NAME} home"))
    lab.leads("hm-elsewhere", 301, lab.page("hm-other", "/", good()))
    for name, location, path in (
        ("page-number", "/?p=12", "/"),
        ("section", "/help/home", "/help/home"),
        ("place", "/#contact", "/"),
    ):
        lab.leads(f"hm-not-{name}", 302, location)
        lab.page(f"hm-not-{name}", path, good())
