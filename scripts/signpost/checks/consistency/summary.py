"""Rules on a summary or a description that says something else than a field: cost, place, opening times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from signpost.catalogue.catalogue import Catalogue
from signpost.catalogue.derived.areas import areas_around
from signpost.catalogue.derived.contacts import phones_of
from signpost.catalogue.derived.published import is_closed
from signpost.catalogue.opening_hours.parser import parse_hours
from signpost.catalogue.problem import Problem
from signpost.catalogue.site import SiteFile

PRICE = re.compile(r"\b(?:for|from|costs?|is|at|charges?|pay) (?:only |just |about )?£\d[\d,]*(?:\.\d\d)?(?!\d)"
                   r"|£\d[\d,]*(?:\.\d\d)? (?:a|an|per|each|to (?:join|enter|play))\b", re.I)
PAID_OUT = re.compile(r"\b(?:grants?|receive|gets?|gives?|given|worth|vouchers?|bursar\w+|allowances?|benefits?|save"
                      r"|win|fines?|fined|penalt\w+|loans?|owe|lend|prizes?|money|was|instead of|used to)\b", re.I)
"""Words by which an amount may be one that people receive, or do not pay."""

OPEN = re.compile(r"\b(?:is|are|it's) (?:now |always |usually )?(?:open|answered|staffed)\b[^.;]*", re.I)
"""What a text says of the times at which something is open now."""


def check_cost(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """What is free has no price in its summary."""
    for item in catalogue.items.values():
        summary = item.entry.summary
        price = PRICE.search(summary)
        if price and (item.entry.cost or "").lower().strip(" .") == "free" and not PAID_OUT.search(summary):
            amount = re.search(r"£[\d,.]*\d(?: (?:a|an|per) \w+| each)?", summary)
            yield item.problem("cost", f"cost must not be free where the summary gives a price: '{price[0]}'; set "
                               f"cost: {amount[0] if amount else price[0]}, or take the price out of the summary",
                               "cost")


def check_area(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """The one area that a summary says something is in, is in `area`, or lies around or within one that is."""
    site = catalogue.site
    titles = {each.id: each.title for each in site.areas or () if " in " not in each.title}
    for item in catalogue.items.values():
        areas = item.entry.area
        named = _area_in(item.entry.summary, titles) if areas and not is_closed(item.entry) else ""
        if areas and named and not any(_touch(site, named, area) for area in areas):
            yield item.problem("area", f"area must hold the area that the summary names, {titles[named]}: set area: "
                               f"[{', '.join([*areas, named])}], or [{named}] alone, or mend the summary", "area")


def check_opening_times(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Where a summary or a description says from when to when something is open, an hours field says so too."""
    for item in catalogue.items.values():
        entry = item.entry
        hours = [text for text in (entry.hours, *(phone.hours for phone in phones_of(entry))) if text]
        known = frozenset().union(*(parse_hours(text).times for text in hours))
        for field, text in (("summary", entry.summary), ("description", entry.description or "")):
            for found in OPEN.finditer(" ".join(text.split())) if known else ():
                if len(parse_hours(found[0]).times) > 1 and not parse_hours(found[0]).times & known:
                    yield item.problem("hours", f"{field} must give the opening times of `hours`: it says "
                                       f"'{found[0]}', and hours say '{hours[0]}'; mend the one that is wrong, or take "
                                       f"the times out of the {field}", field)


def _area_in(summary: str, titles: dict[str, str]) -> str:
    """Return the id of the only area that a summary names, where something is said to be in it; else an empty text."""
    there = {area for area, title in titles.items() if re.search(rf"\b{re.escape(title)}\b", summary)}
    longest = {area for area in there if not any(titles[area] != titles[other] and titles[area] in titles[other]
                                                 for other in there)}
    if len(longest) != 1:
        return ""
    area = longest.pop()
    after = r"(?=$|[,.;]|\s(?!and\b|or\b|to\b))"
    within = rf"\b(?:in|across|throughout|all over) (?:all of )?{re.escape(titles[area])}{after}"
    return area if re.search(within, summary) else ""


def _touch(site: SiteFile, one: str, other: str) -> bool:
    """Return whether two areas are the same, or one lies in the other."""
    return one == other or one in areas_around(site, other) or other in areas_around(site, one)


RULES = (check_cost, check_area, check_opening_times)
