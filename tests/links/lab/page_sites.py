"""Pages that real sites show: what a page says, and what it seems to say."""

from __future__ import annotations

import gzip
import itertools

from . import page_fragments, page_slow, pages
from .pages import GOOD_TEXT, good, html
from .sites import BROWSERLIKE, Lab
from .web import Reply, Route

NAME = "Harbour Carers"
SOFAS = (
    "Sofas, beds and wardrobes for the whole of the house. Winter sale on leather armchairs, delivered to your door by "
    "our own drivers, with two hundred designs in eleven colours."
)
FOR_SALE = "<h1>This domain is for sale</h1><p>Make an offer on this domain.</p>"
SELLER = "<script src='https://img.sedoparking.com/js/x.js'></script>"
REFUSALS = "409 419 422 426 430 431 435 440 449 450 456 460 463 495 496 497 498 525 526 529 530"
CHALLENGE = "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/x.js'></script>"


def cases(lab: Lab) -> None:
    """Add the cases to the lab."""
    for part in (
        page_fragments.fragment_cases,
        page_fragments.special_fragment_cases,
        page_fragments.unknown_fragment_cases,
        page_slow.slow_cases,
        parked_cases,
        owner_cases,
        missing_cases,
        fault_cases,
        everywhere_cases,
        home_cases,
        wall_cases,
        status_cases,
    ):
        part(lab)


def below(title: str, heading: str, text: str = GOOD_TEXT, head: str = "") -> Reply:
    """Return a page with a heading and a paragraph; the title may be another."""
    return html(title, f"<h1>{heading}</h1><p id=contact>{text}</p>", head=head)


def parked_cases(lab: Lab) -> None:
    """A phrase in a heading, and pages that are nothing but it."""
    for name, heading in (
        ("soon", "Our new website is coming soon"),
        ("plan", "My plan has expired"),
        ("specific", "This domain-specific training can be purchased"),
        ("suspended", "Your account has been suspended"),
        ("building", "Our new centre is under construction"),
        ("works", "It works!"),
        ("sale", "This website is for sale of tickets"),
    ):
        lab.case(f"pk-live-{name}", below(NAME, heading))
        lab.case(f"pk-live-title-{name}", below(heading, heading))
    lab.case("pk-soon", html("Site", "<h1>Coming soon</h1>"))
    lab.case("pk-soon-own", html(NAME, "<h1>Coming soon</h1>"))
    lab.case("pk-notice", html("x.lab", FOR_SALE))
    lab.case("pk-notice-name", html(f"{NAME} is for sale", FOR_SALE))
    lab.case("pk-seller", html("x.lab", FOR_SALE, head=SELLER))
    lab.case("pk-seller-alone", html("x.lab", "<p>Care jobs</p>", head=SELLER))
    lab.case("pk-seller-live", below(NAME, "Home", head=SELLER))
    lab.leads("pk-elsewhere", 302, lab.page("pk-seller-site", "/lander", html("x.lab", FOR_SALE)))
    for name in ("pk-soon", "pk-soon-own", "pk-notice-name", "pk-seller-live"):
        lab.belongs[name] = NAME


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


def missing_cases(lab: Lab) -> None:
    """Pages that say that they are missing, and pages that ask something of the reader."""
    for name, title, heading, text in (
        ("child", "Can't find your child?", "Can't find your child?", "Ring 101 at once. Tell them when you last met."),
        ("looking", NAME, "Can&rsquo;t find what you&rsquo;re looking for?", GOOD_TEXT),
        ("subject", "Missing", "Missing", GOOD_TEXT),
        ("found", "We couldn't find him", "We couldn't find him", f"A mother tells her story. {GOOD_TEXT}"),
        ("welsh", NAME, NAME, f"{GOOD_TEXT} This page is not available in Welsh."),
        ("school", NAME, "Not found a school place?", "Ring the team on 0345 603 2200 and tell them where you live."),
    ):
        lab.case(f"sm-live-{name}", below(title, heading, text))
    for name, title, heading, text in (
        ("oops", NAME, "Oops! That page can&rsquo;t be found.", "It looks like nothing was found at this location."),
        ("sentence", NAME, "Sorry", "The page you are looking for might have been removed or had its name changed."),
        ("text", NAME, NAME, "The page you requested could not be found."),
        ("blurb", NAME, "Page not found", GOOD_TEXT),
        ("exists", NAME, "Hmm, that page doesn't exist", "Use the menu."),
        ("old-link", NAME, "Whoops", "You followed an old link. Please use the menu above."),
        ("content", NAME, "This content is no longer available", ""),
        ("welsh", "Tudalen heb ei chanfod", NAME, ""),
    ):
        lab.case(f"sm-{name}", below(title, heading, text))
    said = "<meta charset=utf-16><title>Page not found</title><h1>Page not found</h1><p>Try the menu.</p>"
    lab.case("sm-utf16-meta", Reply(200, said.encode(), [("Content-Type", "text/html")]))
    lab.case("sm-utf16", Reply(200, said.encode("utf-16"), [("Content-Type", "text/html")]))
    lab.case("sm-hidden", html(NAME, f"<div hidden><h1>Page not found</h1></div><p>{GOOD_TEXT}</p>"))


def fault_cases(lab: Lab) -> None:
    """Notices of a fault, and pages that mention one."""
    text = (
        "Write to us with this form and we will ring you within two days. If there are technical problems with the "
        "form, "
        "ring 01245 123456 between nine and five. You can also come to one of our evenings in Chelmsford, where young "
        "carers meet and talk. It is free, and you need no referral from a doctor or a school."
    )
    lab.case("er-form", below(NAME, "Contact us", text))
    lab.case(
        "er-home", below(NAME, "When something went wrong at home", "You can talk to us about it at any time of day.")
    )
    lab.case("er-notice", below(NAME, "Something went wrong", "Our team has been told of it. Please try again later."))
    lab.case("er-maintenance", below(NAME, NAME, "The site is down for maintenance. We will be back soon."))
    lab.case("er-form-only", below(NAME, NAME, "If there is a technical problem with the form, ring 01245 123456."))
    lab.case("er-question", below(NAME, "Something went wrong with your benefits?", "Our support team can help you."))
    lab.case("er-pool", below("Swimming", "Swimming", "The pool is closed for maintenance. Swim at Riverside."))
    lab.case("er-right-back", below("We'll be right back", "We'll be right back", "We're making some improvements."))


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


def wall_cases(lab: Lab) -> None:
    """Walls with any status, and errors of sites that only have one."""
    for status in (403, 404, 429, 500, 503):
        lab.case(f"wl-{status}", html("Just a moment\u2026", f"<p>Verifying you are human.</p>{CHALLENGE}", status))
    lab.case("wl-words", html("Just a moment\u2026", "<h1>Checking your browser</h1>", 503))
    lab.case("wl-long", html("Just a moment\u2026", f"<p>{GOOD_TEXT * 6}</p>", 503))
    lab.case("wl-text", Reply(503, "Just a moment\u2026".encode(), [("Content-Type", "text/plain; charset=utf-8")]))
    lab.case("wl-missing", html("Page not found", f"<h1>Page not found</h1>{CHALLENGE}", 404))
    lab.case("wl-origin", html("Connection timed out", "<div id=cf-error-details>Error 522</div>", 522))
    lab.case("wl-maintenance", html("Maintenance", "<p>Please wait while we work on our site.</p>", 503))


def status_cases(lab: Lab) -> None:
    """Statuses by which servers refuse a request, apart from the usual ones; some refuse machines alone."""
    for status in REFUSALS.split():
        lab.case(f"sc-{status}", html("Error", "<p>Error</p>", int(status)))
    for status in ("406", "426", "430", "449"):
        lab.case(f"sc-{status}-bot", _for_browsers(int(status)))


def _for_browsers(status: int) -> Route:
    """Return a route that refuses requests without the headers of a browser."""
    return lambda request: good() if BROWSERLIKE in request.headers else html("Error", "<p>Error</p>", status)
