"""Soft 404s that a comparison with an invalid path shows, and what is requested again."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from signpost.links.classify.judge import KnownSite
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


def check(lab: Lab, url: str, known: KnownSite) -> Finding:
    """Probe one address of which an earlier run knows something."""
    settings = ProbeSettings(AGENT, ("127.0.0.1", lab.names.port), True, (), Limits())
    plan = plan_probe([Target(url, "web")], {url: known}, lambda _text: False, settings.limits, True)
    with ThreadPoolExecutor(1) as pool:
        findings = pool.submit(lambda: asyncio.run(probe(plan, settings, 0.0, 60.0, lambda *_progress: None))).result()
    return findings[("web", url)]


def serve(lab: Lab, everywhere: Reply, home: Reply) -> str:
    """Serve one page for every path of a host but its home page; return a deep link to it."""
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
def test_page_is_suspect_when_its_host_sends_it_for_any_path(
    lab: Lab, home: Reply, last_title: str, expected: str
) -> None:
    """The reason is home_page where that is the same page and an earlier run saw another title."""
    finding = check(lab, serve(lab, ONE_PAGE, home), KnownSite((), last_title))
    assert f"{finding.verdict}/{finding.reason}" == expected


def test_page_is_right_when_the_host_sends_another_one_for_an_invalid_path(lab: Lab) -> None:
    """Even where that one has the status 200, and both have the same menus."""
    url = serve(lab, html("Harbour Carers", "<p>Have a look around our site and its many pages.</p>"), HOME)
    lab.page("h", "/services/page", ONE_PAGE)
    assert finding_of(lab, url).verdict == "ok"


def test_invalid_path_is_requested_once_when_a_host_has_many_links(lab: Lab) -> None:
    """It is the same for every target of a run."""
    urls = [lab.page("h", f"/p{number}", good(f"Page {number}")) for number in range(3)]
    findings_of(lab, [Target(url, "web") for url in urls])
    assert sum(not request.path.startswith("/p") for request in lab.web.log) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 418, 426, 430, 456])
def test_address_is_requested_with_the_headers_of_a_browser_when_it_was_refused(lab: Lab, status: int) -> None:
    """Some sites refuse requests that do not look like those of a browser, with any status."""

    def route(request: Request) -> Reply:
        return good() if BROWSERLIKE in request.headers else html("Error", "<p>Error</p>", status)

    assert finding_of(lab, lab.page("h", "/page", route)).verdict == "ok"
