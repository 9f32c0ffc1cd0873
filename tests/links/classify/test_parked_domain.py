"""Parked domains, suspended sites and hosts' notices; and live pages with a heading that sounds like one."""

from __future__ import annotations

import pytest

from signpost.links.classify.parked_domain import ParkingSign, parking_signs
from tests.links.lab import pages
from tests.links.lab.web import Reply
from tests.links.reading import LONG, headed, page, page_of, words

GOOD = pages.GOOD_TEXT
HOST = "harbour.lab"
LITTLE, SOME, MORE, MUCH, LONGEST = 12, 30, 60, 150, 400
"""Words of a page's own that outweigh ever more signs, and the words of the longest page that is looked at."""
CODE = "<script src=https://www.sedoparking.com/x.js></script>"
NOTICES = [
    (
        "harbour.org",
        "",
        "This Web page is parked FREE, courtesy of GoDaddy. Is this your domain? Let's turn it into a "
        "website! Get Started. Would you like to buy this domain? Learn more. All rights reserved. Privacy Policy",
    ),
    (
        "harbour.org - This website is for sale! - harbour Resources and Information.",
        "",
        "harbour.org is your first and "
        "best source for all of the information you're looking for. From general topics to more of what you would "
        "expect to "
        "find here, harbour.org has it all. We hope you find what you are searching for! This webpage was generated "
        "by the "
        "domain owner using Sedo Domain Parking. Disclaimer: Sedo maintains no relationship with third party "
        "advertisers.",
    ),
    (
        "Harbour.com is for sale",
        "Harbour.com is for sale",
        "Buy now for $2,595 or pay $108 a month. Take immediate "
        "ownership of the domain. Safe and secure shopping. 30-day money back guarantee.",
    ),
    ("Account Suspended", "This Account has been suspended.", "Contact your hosting provider for more information."),
    ("harbour.org.uk", "This domain name has been registered", "This domain is parked with 123 Reg."),
    ("harbour.org", "", "NOTICE: This domain name expired on 3/4/2026 and is pending renewal or deletion."),
    (
        "Apache2 Ubuntu Default Page: It works",
        "Apache2 Ubuntu Default Page",
        "This is the default welcome page used to "
        "test the correct operation of the Apache2 server after installation on Ubuntu systems. If you can read "
        "this page, "
        "it means that the Apache HTTP server installed at this site is working properly.",
    ),
    ("Welcome to nginx!", "Welcome to nginx!", "If you see this page, the nginx web server is successfully installed."),
    ("IIS Windows Server", "", ""),
    (
        "Website Expired",
        "Website Expired",
        "This account has expired. If you are the site owner, click below to login.",
    ),
    ("Index of /", "Index of /", ""),
    ("Default Web Site Page", "", "Sorry! If you are the owner of this website, please contact your hosting provider."),
    ("harbour", "", "harbour.org may be for sale. Care Home Jobs Respite Care Carers Allowance Young Carers"),
    ("", "", "Looks like this domain isn't connected to a website yet."),
    ("harbour.wordpress.com is no longer available", "", "The authors have deleted this site."),
    ("Blog not found", "Blog has been removed", "Sorry, the blog at harbour.blogspot.com has been removed."),
    ("Future home of something quite cool.", "", "If you're the site owner, log in to launch this site."),
]
NOT_THERE_YET = [
    "Coming soon",
    "Under construction",
    "Our new website is coming soon",
    "It works!",
    "Site under construction",
    "Our site is launching soon",
    "My plan has expired",
    "Hello world",
    "Account suspended",
    "This site is for sale",
    "This website is parked",
    "Sorry, this shop is currently unavailable.",
    "The future home of Harbour",
]
SOUNDS_LIKE_IT = [
    "Our new website is coming soon",
    "My plan has expired",
    "This domain-specific training can be purchased",
    "Our new centre is under construction",
    "Suspended from school?",
    "Buying a domain: a lesson for year 9",
    "Account suspended?",
    "Coming soon",
    "It works!",
    "Under construction",
    "Your account has been suspended",
    "This website is for sale of tickets",
    "Parked",
    "Parking by the station",
    "Domains of practice",
    "Index of services",
    "House for sale",
    "Our domain has expired",
    "This domain is for young people",
    "Get this domain of learning right",
    "Default page",
    "Renew your plan",
    "Our website has been suspended",
    "Your subscription has expired",
    "Blog",
    "Future home of the club",
]


@pytest.mark.parametrize(("title", "heading", "text"), NOTICES)
def test_site_is_parked_when_the_page_as_a_whole_says_so(title: str, heading: str, text: str) -> None:
    """What sellers, hosts and bare servers show, without a look at their code."""
    assert parking_signs(headed(title, heading, text), HOST, "") is ParkingSign.NOTICE


@pytest.mark.parametrize("heading", SOUNDS_LIKE_IT)
def test_page_is_live_when_it_has_text_of_its_own_below_such_a_heading(heading: str) -> None:
    """A phrase in the title and one heading never outweighs forty words about something else."""
    assert not parking_signs(headed(heading, heading, GOOD), HOST, "")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("My plan has expired", "Ring your social worker, who must arrange a review of the plan within ten days."),
        (
            "Our new website is coming soon",
            "Until then ring 01245 123456, or come to the evening at the library on Monday.",
        ),
    ],
)
def test_page_is_live_when_a_phrase_stands_above_a_sentence_of_its_own(heading: str, text: str) -> None:
    """A sentence outweighs what the service itself may well say."""
    assert not parking_signs(headed("Harbour Carers", heading, text), HOST, "")


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("New site launching soon", "New site launching soon", "You can still register for groups. Ring 01245 123456."),
        ("My plan has expired", "My plan has expired", "Contact us if nobody has reviewed it."),
        ("Harbour", "Coming soon", "Email hello@harbour.lab."),
        ("Our shop is suspended", "Our shop is suspended", "Ring us to bring clothes."),
        (
            "Harbour",
            "Our shop is temporarily suspended",
            "We will open again on Monday in the church hall. Come and see what we have.",
        ),
        ("Account suspended?", "Account suspended?", "Ask somebody you trust to help you write to Instagram."),
        ("Has your domain expired?", "Has your domain expired?", "We help charities."),
        ("Harbour", "Hosting", "If your domain has expired, we can help."),
        ("This site is for sale", "This site is for sale", f"This site is for sale. {words(42)}."),
        ("The minibus", "The minibus", "It is parked at the church hall."),
        ("Charity shop", "Charity shop", "Our shop is currently unavailable for parties."),
        ("Youth club", "Youth club", "The old school is the future home of our club."),
    ],
)
def test_page_is_live_when_it_only_sounds_parked(title: str, heading: str, text: str) -> None:
    """Questions, conditions, shops and sites of buildings; and pages that say how to reach somebody."""
    assert not parking_signs(headed(title, heading, text), HOST, "")


@pytest.mark.parametrize("name", ["dan.com", "www.namebright.com", "www.hugedomains.com"])
def test_link_to_a_seller_is_a_sign_only_when_a_notice_says_so_too(name: str) -> None:
    """Any page may have such a link, or name the seller; a script of the seller's is a sign by itself."""
    link = f'<a class=x href="https://{name}/x">{name}</a>'
    script = f"<script src='https://{name}/x.js'></script>"
    assert not parking_signs(page("Harbour", f"<p>Care jobs</p>{link}"), HOST, link)
    assert parking_signs(page("Harbour", "<p>Care jobs</p>"), HOST, script) is ParkingSign.MARKUP
    for_sale = page("Harbour", f"<p>This domain is for sale.</p>{link}")
    assert parking_signs(for_sale, HOST, link) == ParkingSign.NOTICE | ParkingSign.MARKUP


@pytest.mark.parametrize("heading", NOT_THERE_YET)
def test_sign_is_weak_when_a_page_has_next_to_no_text_but_such_a_phrase(heading: str) -> None:
    """The site may be the service's own, and new."""
    assert parking_signs(headed("Harbour", heading, ""), HOST, "") is ParkingSign.WEAK


@pytest.mark.parametrize(
    ("text", "own", "code", "expected"),
    [
        ("Coming soon.", LITTLE, "", ParkingSign.WEAK),
        ("Coming soon.", LITTLE + 1, "", ParkingSign.NONE),
        ("This domain is for sale.", SOME, "", ParkingSign.NOTICE),
        ("This domain is for sale.", SOME + 1, "", ParkingSign.NONE),
        ("This domain is for sale.", MUCH, CODE, ParkingSign.NOTICE | ParkingSign.MARKUP),
        ("This domain is for sale.", MUCH + 1, CODE, ParkingSign.NONE),
        ("", SOME, CODE, ParkingSign.MARKUP),
        ("", SOME + 1, CODE, ParkingSign.NONE),
    ],
)
def test_own_text_outweighs_a_sign_when_there_is_enough(text: str, own: int, code: str, expected: ParkingSign) -> None:
    """Little outweighs a phrase, some a notice or a seller's code alone, much both together."""
    assert parking_signs(headed("", "", f"{text} {words(own)}"), HOST, code) is expected


@pytest.mark.parametrize(("filler", "notice"), [(16, True), (17, False)])
def test_notice_counts_when_its_title_is_short(filler: int, notice: bool) -> None:
    """Twenty words: longer ones are the titles of articles."""
    title = f"Domain parking {'and ' * filler}more more"
    assert bool(parking_signs(headed(title, "", ""), HOST, "")) is notice


@pytest.mark.parametrize(("filler", "expected"), [(54, ParkingSign.WEAK), (55, ParkingSign.NONE)])
def test_weak_sign_is_none_when_the_page_has_sixty_words(filler: int, expected: ParkingSign) -> None:
    """Whatever they are about."""
    text = f"Our website is coming soon. {' '.join(['Website.'] * filler)}"
    assert parking_signs(headed("Harbour", "", text), HOST, "") is expected


@pytest.mark.parametrize(("own", "expected"), [(MORE, ParkingSign.NOTICE), (MORE + 1, ParkingSign.NONE)])
def test_more_text_is_needed_when_title_and_text_both_say_so(own: int, expected: ParkingSign) -> None:
    """Two places of one page weigh more than one."""
    seen = headed("harbour.org is for sale", "", f"This domain is for sale. {words(own)}")
    assert parking_signs(seen, HOST, "") is expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [("www.sedo.com", ParkingSign.MARKUP), ("sedo.com.lab", ParkingSign.NONE), ("notsedo.com", ParkingSign.NONE)],
)
def test_sellers_host_is_a_sign_when_a_redirect_leads_there(host: str, expected: ParkingSign) -> None:
    """Whatever stands on its page."""
    assert parking_signs(headed("Domains", "", LONG * 2), host, "") is expected


def test_frame_of_a_seller_is_a_sign_when_the_page_is_nothing_else() -> None:
    """Old parking pages are frames."""
    seen = page("harbour.org", "<iframe src='https://www.bodis.com/x'></iframe>")
    assert parking_signs(seen, HOST, "") is ParkingSign.MARKUP


def test_long_page_is_not_looked_at_when_it_mentions_all_of_it() -> None:
    """Nobody parks a site below an article."""
    text = " ".join(["Domain."] * LONGEST)
    assert parking_signs(headed("This domain is for sale", "", text), HOST, CODE)
    assert not parking_signs(headed("This domain is for sale", "", f"{text} Domain."), HOST, CODE)


@pytest.mark.parametrize("reply", [pages.PARKED, pages.SUSPENDED])
def test_parked_page_of_the_lab_is_parked_when_read(reply: Reply) -> None:
    """The pages that the runs use are known by themselves."""
    assert parking_signs(page_of(reply), HOST, "") is ParkingSign.NOTICE
