"""The plan of a run: one job for each address, and what needs no request."""

from __future__ import annotations

from signpost.links.limits import Limits
from signpost.links.probe.probe_plan import ProbePlan, plan_probe
from signpost.links.targets import Place, Target
from tests.links.conftest import findings_of
from tests.links.lab.pages import good
from tests.links.lab.sites import Lab
from tests.links.reading import web_targets


def plan(targets: list[Target], excluded: str = "", allow_loopback: bool = False) -> ProbePlan:
    """Return the plan for targets; `excluded` is an address whose owner does not want it requested."""
    return plan_probe(targets, {}, lambda text: text == excluded, Limits(), allow_loopback)


def test_page_is_requested_once_when_it_is_written_in_many_ways(lab: Lab) -> None:
    """Case of the host, default port and fragment make no other page."""
    url = lab.page("h", "/ok", good())
    written = [url, url.replace("http://h.lab", "HTTP://H.LAB"), url + "#contact", url + "#nowhere"]
    findings = findings_of(lab, web_targets(*written))
    assert [findings[("web", each)].verdict for each in written] == ["ok", "ok", "ok", "fragment_missing"]
    requests = [request for request in lab.web.log if request.path == "/ok"]
    assert len(requests) == 2, "once, and once more for the fragment that is missing"


def test_default_port_is_no_other_page_when_it_is_written_out() -> None:
    """http://H.LAB:80/ok and http://h.lab/ok#contact are one job."""
    targets = web_targets("http://H.LAB:80/ok", "http://h.lab/ok", "http://h.lab/ok#contact")
    [job] = plan(targets).all_jobs
    assert job.fragments == ("", "contact")


def test_loopback_is_refused_when_it_is_not_allowed() -> None:
    """Without --allow-loopback this machine is private too."""
    target = ("web", "http://127.0.0.1/x")
    assert plan(web_targets(target[1])).settled[target].reason == "private_address"
    assert not plan(web_targets(target[1]), allow_loopback=True).settled


def test_target_is_settled_when_it_needs_no_request() -> None:
    """Phone numbers, invalid addresses, and those whose owners do not want them requested."""
    phone = Target("tel:01245452058", "phone", [Place("list.txt", 1, shown="01245 452059")])
    settled = plan([phone, *web_targets("htp://h.lab", "http://h.lab/private")], "http://h.lab/private").settled
    assert {text: finding.reason for (_, text), finding in settled.items()} == {
        "tel:01245452058": "number_differs",
        "htp://h.lab": "bad_scheme",
        "http://h.lab/private": "do_not_check",
    }


def test_hosts_with_the_most_jobs_come_first() -> None:
    """They take longest, since each host is asked one at a time."""
    jobs = plan(web_targets("http://a.lab/1", "http://b.lab/1", "http://b.lab/2")).all_jobs
    assert [job.host for job in jobs] == ["b.lab", "b.lab", "a.lab"]
