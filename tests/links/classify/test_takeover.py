"""Parked and changed hands: a suspicion with one sign, certain with two."""

from __future__ import annotations

import pytest

from signpost.links.classify.judge import KnownSite, judge
from signpost.links.probe.navigation import Navigation
from tests.links.lab import pages
from tests.links.reading import headed, navigation_to, page, page_of

NOBODY = KnownSite()
HARBOUR = KnownSite(names=("Harbour Carers",))
OWN_BEFORE = KnownSite(("Harbour Carers",), "Harbour Carers | Home", "harbour.lab")
GOOD = page_of(pages.good())
FOR_SALE = "This domain is for sale. Make an offer."
SELLER = "<script src=https://www.sedoparking.com/x.js></script>"
ELSEWHERE = "https://www.grand-sofas.lab/page"


def said(navigation: Navigation, known: KnownSite) -> str:
    """Return verdict and reason, and whether a second sign says the same."""
    found = judge(navigation, known)
    return f"{found.verdict}/{found.reason}" + (" twice" if found.second_sign else "")


@pytest.mark.parametrize(
    ("navigation", "known", "expected"),
    [
        (navigation_to(seen=headed("harbour.lab", "", FOR_SALE)), NOBODY, "suspect/parked"),
        (navigation_to(seen=headed("harbour.lab", "", FOR_SALE)), HARBOUR, "suspect/parked"),
        (navigation_to(seen=headed("harbour.lab", "", FOR_SALE)), OWN_BEFORE, "suspect/parked twice"),
        (navigation_to(ELSEWHERE, headed("harbour.lab", "", FOR_SALE)), NOBODY, "suspect/parked twice"),
        (navigation_to(seen=headed("harbour.lab", "", f"{FOR_SALE} Casino, slots.")), NOBODY, "suspect/parked"),
        (
            navigation_to(seen=headed("This domain is for sale", "Casino, slots, betting", FOR_SALE)),
            NOBODY,
            "suspect/parked twice",
        ),
        (navigation_to(seen=headed("Harbour Carers", FOR_SALE, FOR_SALE)), OWN_BEFORE, "suspect/parked"),
        (
            navigation_to(seen=headed("Harbour Carers", "Our shop is temporarily suspended", "We open again soon.")),
            OWN_BEFORE,
            "ok/works",
        ),
        (navigation_to(seen=headed("Account suspended", "", "Harbour Carers")), OWN_BEFORE, "ok/works"),
        (navigation_to(seen=headed("Harbour", "Coming soon", "")), NOBODY, "suspect/parked"),
        (navigation_to(seen=headed("Site", "Coming soon", "")), OWN_BEFORE, "suspect/parked"),
        (navigation_to(ELSEWHERE, headed("Site", "Coming soon", "")), OWN_BEFORE, "suspect/parked"),
        (navigation_to(seen=headed("Harbour Carers", "Coming soon", "")), HARBOUR, "ok/works"),
    ],
)
def test_parked_is_certain_when_a_second_sign_says_so(navigation: Navigation, known: KnownSite, expected: str) -> None:
    """A notice alone, a name that is not there, or "coming soon" with whatever else, make a suspicion."""
    assert said(navigation, known) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [(FOR_SALE, "suspect/parked twice"), ("Related links", "suspect/parked")]
)
def test_sellers_markup_is_a_sign_when_it_is_in_the_code(text: str, expected: str) -> None:
    """With a notice it is the second one."""
    navigation = navigation_to(seen=page("harbour.lab", f"<p>{text}</p>{SELLER}"))
    navigation.markup = SELLER
    assert said(navigation, NOBODY) == expected


@pytest.mark.parametrize(
    ("navigation", "known", "expected"),
    [
        (navigation_to(ELSEWHERE, page_of(pages.SHOP), ELSEWHERE), HARBOUR, "suspect/changed_hands"),
        (navigation_to(ELSEWHERE, page_of(pages.SHOP)), HARBOUR, "suspect/changed_hands twice"),
        (
            navigation_to(ELSEWHERE, page_of(pages.SHOP), ELSEWHERE),
            KnownSite(("Harbour Carers",), "Harbour Carers"),
            "suspect/changed_hands twice",
        ),
        (
            navigation_to(ELSEWHERE, page_of(pages.SHOP), ELSEWHERE),
            KnownSite(("Harbour Carers",), "", "harbour.lab"),
            "suspect/changed_hands twice",
        ),
        (
            navigation_to(ELSEWHERE, page_of(pages.SHOP), ELSEWHERE),
            KnownSite(("Harbour Carers",), "Welcome", "grand-sofas.lab"),
            "suspect/changed_hands",
        ),
        (navigation_to(ELSEWHERE, page_of(pages.CASINO), ELSEWHERE), NOBODY, "suspect/changed_hands"),
        (navigation_to(ELSEWHERE, page_of(pages.CASINO), ELSEWHERE), HARBOUR, "suspect/changed_hands twice"),
        (navigation_to(ELSEWHERE, page_of(pages.CASINO)), NOBODY, "suspect/changed_hands twice"),
        (navigation_to(seen=page_of(pages.CASINO)), OWN_BEFORE, "suspect/changed_hands twice"),
        (navigation_to(seen=page_of(pages.SHOP)), HARBOUR, "ok/works"),
        (navigation_to(seen=page_of(pages.SHOP)), OWN_BEFORE, "suspect/changed_hands twice"),
        (navigation_to(ELSEWHERE, GOOD), HARBOUR, "ok/works"),
    ],
)
def test_changed_hands_is_certain_when_a_second_sign_says_so(
    navigation: Navigation, known: KnownSite, expected: str
) -> None:
    """No name, spam, another domain, an earlier look: two of them."""
    assert said(navigation, known) == expected
