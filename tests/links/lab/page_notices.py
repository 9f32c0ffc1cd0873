"""Notices in place of a page: of parked sites, missing pages, errors, walls; and pages that only sound like one."""

from __future__ import annotations

from .pages import GOOD_TEXT, good, html
from .sites import BROWSERLIKE, Lab
from .web import Reply, Route

NAME = "Harbour Carers"
FOR_SALE = "<h1>This domain is for sale</h1><p>Make an offer on this domain.</p>"
SELLER = "<script src='https://img.sedoparking.com/js/x.js'></script>"
REFUSALS = "409 419 422 426 430 431 435 440 449 450 456 460 463 495 496 497 498 525 526 529 530"
CHALLENGE = "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/x.js'></script>"


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
    text = "You can still register for groups. Ring 01245 123456."
    lab.case("pk-live-launch", below("New site launching soon", "New site launching soon", text))
    lab.case("pk-live-link", html("Friends", "<p>Friends</p><a href='https://dan.com/'>Dan</a>"))
    lab.case("pk-live-shop", below(NAME, "Our shop is temporarily suspended", "We open again on Monday. Come and see."))
    heading = "This site is for sale"
    lab.case("pk-live-land", below(heading, heading, f"{heading}. {GOOD_TEXT}"))
    for name in ("pk-soon", "pk-soon-own", "pk-notice-name", "pk-seller-live", "pk-live-shop"):
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
        ("condition", NAME, NAME, "If you can't find what you're looking for, ring 01245 123456."),
        ("moved", NAME, "We've moved: our new office is 12 Duke Street", "Come and see us."),
        ("someone", "Missing people", "Someone is missing", "Ring 116 000."),
        ("report", "Report Remove", "Report Remove", "The image or link you reported can be removed."),
        ("lost", "Lost", "Lost", "Ring us."),
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


def wall_cases(lab: Lab) -> None:
    """Walls with any status, and errors of sites that only have one."""
    for status in (403, 404, 429, 500, 503):
        lab.case(f"wl-{status}", html("Just a moment\u2026", f"<p>Verifying you are human.</p>{CHALLENGE}", status))
    lab.case("wl-limited", html("Limited", "<p>Your access to this service has been temporarily limited.</p>", 503))
    widget = "<script src='https://www.google.com/recaptcha/api.js'></script>"
    lab.case("wl-widget", html("Service Unavailable", f"<p>Service Unavailable</p>{widget}", 503))
    lab.case("wl-moment", html("Maintenance", "<p>We are down for maintenance and back in just a moment.</p>", 503))
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
