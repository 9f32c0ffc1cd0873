"""Decides whether an address belongs to somebody else now, and whether that is certain enough to act on at once.

One sign makes a page suspect; two independent signs make it certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from signpost.links.classify.ownership import (
    ForeignSign,
    KnownSite,
    foreign_signs,
    lost_own_title,
    registrable_domain,
    shows_names,
)
from signpost.links.classify.parked_domain import ParkingSign, parking_signs
from signpost.links.page.page import Page
from signpost.links.probe.navigation import Navigation


@dataclass(frozen=True, slots=True)
class TakeoverSigns:
    """The signs that an address was taken over."""

    parking: ParkingSign
    foreign: ForeignSign
    moved: bool
    """Whether the registrable domain is another one than when last good, or than that of the address."""
    lost_own_title: bool
    """Whether the last good title was the service's own, and the page shows nothing of it any more."""

    @property
    def is_parked(self) -> bool:
        """Whether the site is parked, or perhaps not there yet."""
        return bool(self.parking)

    @property
    def is_certainly_parked(self) -> bool:
        """Whether a second sign shows the same. That a notice lacks the expected names is not one."""
        spam = ForeignSign.SPAM in self.foreign
        signs = len(self.parking) + spam + self.moved + self.lost_own_title
        return ParkingSign.WEAK not in self.parking and signs > 1

    @property
    def is_spam(self) -> bool:
        """Whether the page sells what lapsed domains are bought for."""
        return ForeignSign.SPAM in self.foreign

    @property
    def has_changed_hands(self) -> bool:
        """Whether the page is somebody else's."""
        return bool(self.foreign)

    @property
    def has_certainly_changed_hands(self) -> bool:
        """Whether a second sign shows the same."""
        return self.has_changed_hands and len(self.foreign) + self.moved + self.lost_own_title > 1


def find_takeover_signs(navigation: Navigation, page: Page, known: KnownSite) -> TakeoverSigns:
    """Return the signs on the page at which a navigation ended."""
    moved = registrable_domain(navigation.end.host) != (known.last_domain or registrable_domain(navigation.start.host))
    parking = parking_signs(page, navigation.end.host, navigation.markup)
    if parking is ParkingSign.WEAK and shows_names(page, known):
        parking = ParkingSign.NONE
    foreign = foreign_signs(page, navigation.end.host, known, moved)
    lost_title = lost_own_title(page, known, navigation.start.host, navigation.end.host)
    return TakeoverSigns(parking, foreign, moved, lost_title)
