"""How the areas of site.yml lie in each other."""

from __future__ import annotations

from signpost.catalogue.site import SiteFile


def areas_around(site: SiteFile, area: str) -> list[str]:
    """Return the ids of the areas that take an area in, the smallest first. An area that lies in itself ends the list.
    """
    within = {each.id: each.within for each in site.areas or ()}
    found: list[str] = []
    wider = within.get(area)
    while wider and wider not in found and wider != area:
        found.append(wider)
        wider = within.get(wider)
    return found


def shown_inside(site: SiteFile, area: str) -> list[str]:
    """Return the ids of the areas within an area, at any depth, whose entries it shows too; none for a whole one."""
    areas = site.areas or ()
    if any(each.id == area and each.whole for each in areas):
        return []
    return [each.id for each in areas if area in areas_around(site, each.id)]
