"""Whether an address belongs to somebody else now, and whether that is certain enough to take the link out at once.

Every page can look strange for a reason of its own. So one sign makes a suspicion; two that are independent of each
other make it certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from signpost.links.classify.ownership import Known, Stranger, registrable, shows_names, stranger_signs, was_own
from signpost.links.classify.parked_domain import Parking, parking_signs
from signpost.links.page.page import Page
from signpost.links.probe.navigation import Navigation


@dataclass(frozen=True, slots=True)
class Takeover:
    """What speaks for it."""

    parking: Parking
    stranger: Stranger
    moved: bool
    """Whether the registrable domain is another one than the address's, or than at the last good look."""
    was_own: bool
    """Whether an earlier look found the service's own title."""

    @property
    def is_parked(self) -> bool:
        """Whether the site is parked, or perhaps not there yet."""
        return bool(self.parking)

    @property
    def is_certainly_parked(self) -> bool:
        """Whether a second sign says so too. That no name is on a notice is none."""
        spam = Stranger.SPAM in self.stranger
        return Parking.WEAK not in self.parking and len(self.parking) + spam + self.moved + self.was_own > 1

    @property
    def is_spam(self) -> bool:
        """Whether the page sells what lapsed domains are bought for."""
        return Stranger.SPAM in self.stranger

    @property
    def has_changed_hands(self) -> bool:
        """Whether the page is somebody else's."""
        return bool(self.stranger)

    @property
    def has_certainly_changed_hands(self) -> bool:
        """Whether a second sign says so too."""
        return self.has_changed_hands and len(self.stranger) + self.moved + self.was_own > 1


def takeover_signs(navigation: Navigation, page: Page, known: Known) -> Takeover:
    """Collect what speaks for it on the page that a visit ended at."""
    moved = registrable(navigation.end.host) != (known.last_domain or registrable(navigation.start.host))
    parking = parking_signs(page, navigation.end.host, navigation.markup)
    if parking is Parking.WEAK and shows_names(page, known):
        parking = Parking.NOTHING
    stranger = stranger_signs(page, navigation.end.host, known, moved)
    return Takeover(parking, stranger, moved, was_own(known, navigation.start.host))
