"""A look at an address beside what its host gives for other paths, and what is asked again."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from signpost.links.classify.judge import Known
from signpost.links.finding import Finding
from signpost.links.limits import Limits, ProbeSettings
from signpost.links.probe.probe_plan import plan_probe
from signpost.links.probe.prober import probe
from signpost.links.targets import Target
from tests.links.conftest import AGENT, finding_of, findings_of
from tests.links.lab.pages import good, html
from tests.links.lab.sites import BROWSERLIKE, Lab
from tests.links.lab.web import Reply, Request

ONE_PAGE = good()
HOME = good("Harbour Carers home", "<p>The home page says rather more than any other page of the site.</p>")


def looked_at(lab: Lab, url: str, known: Known) -> Finding:
    """Probe one address of which something is known."""
    settings = ProbeSettings(AGENT, ("127.0.0.1", lab.names.port), True, (), Limits())
    plan = plan_probe([Target(url, "web")], {url: known}, lambda _text: False, settings.limits, True)
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(lambda: asyncio.run(probe(plan, settings, 0.0, 60.0, lambda *_told: None))).result()
    return found[("web", url)]


def answers(lab: Lab, everywhere: Reply, home: Reply) -> str:
    """Put up a host with one page for every path but its home; return a deep link to it."""
    lab.web.routes[("h.lab", "*")] = lambda _request: everywhere
    lab.page("h", "/", home)
    return lab.url("h", "/services/page")


@pytest.mark.parametrize(
    ("home", "last_title", "expected"),
    [
        (ONE_PAGE, "", "suspect/soft_404"),
        (ONE_PAGE, "Harbour Carers", "suspect/soft_404"),
        (ONE_PAGE, "Young carers - Harbour Carers", "suspect/home_page"),
        (HOME, "", "suspect/soft_404"),
        (HOME, "Young carers - Harbour Carers", "suspect/soft_404"),
    ],
)
def test_page_is_suspect_when_its_host_gives_it_for_any_path(
    lab: Lab, home: Reply, last_title: str, expected: str
) -> None:
    """It is the home page where that is the same and another title stood here before."""
    found = looked_at(lab, answers(lab, ONE_PAGE, home), Known((), last_title))
    assert f"{found.verdict}/{found.reason}" == expected


def test_page_is_right_when_the_host_gives_another_one_for_any_path(lab: Lab) -> None:
    """Even where that one answers 200, and both share menus."""
    url = answers(lab, html("Harbour Carers", "<p>Have a look around our site and its many pages.</p>"), HOME)
    lab.page("h", "/services/page", ONE_PAGE)
    assert finding_of(lab, url).verdict == "ok"


def test_made_up_path_is_asked_once_when_a_host_has_many_links(lab: Lab) -> None:
    """It is the same for every link of a run."""
    urls = [lab.page("h", f"/p{number}", good(f"Page {number}")) for number in range(3)]
    findings_of(lab, [Target(url, "web") for url in urls])
    assert sum(not request.path.startswith("/p") for request in lab.web.log) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 418, 426, 430, 456])
def test_refused_address_is_asked_as_a_browser_asks_when_the_first_answer_was_an_error(lab: Lab, status: int) -> None:
    """Some sites refuse what does not look like a browser, with any status."""

    def route(request: Request) -> Reply:
        return good() if BROWSERLIKE in request.headers else html("Error", "<p>Error</p>", status)

    assert finding_of(lab, lab.page("h", "/page", route)).verdict == "ok"
