"""Email addresses: which ones a mailto: URL holds, which are valid, and that no mail server is contacted."""

from __future__ import annotations

import pytest

from signpost.links.probe.email_check import email_domain, parse_mailto
from signpost.links.reasons import Reason
from signpost.links.targets import Target
from tests.links.conftest import findings_of
from tests.links.lab.sites import Lab


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("help@harbour.lab", ["help@harbour.lab"]),
        (" MAILTO:help@harbour.lab ", ["help@harbour.lab"]),
        ("mailto:a@x.lab,b%2Bc@x.lab?cc=d@x.lab&subject=e@x.lab&BCC=f@x.lab", ["a@x.lab", "b+c@x.lab", "d@x.lab",
                                                                            "f@x.lab"]),
        ("mailto:?to=a@x.lab", ["a@x.lab"]),
        ("mailto:", Reason.EMPTY),
        ("  ", Reason.EMPTY),
        ("help\u200b@harbour.lab", Reason.INVISIBLE_CHARACTER),
        ("mailto:help%E2%80%8B@harbour.lab", Reason.INVISIBLE_CHARACTER),
    ],
)
def test_mailto_holds_every_recipient(text: str, addresses: list[str] | Reason) -> None:
    """To, cc and bcc; the subject is no recipient."""
    assert parse_mailto(text) == addresses


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("help@Harbour.lab", "harbour.lab"),
        ("help+me@sub.harbour.lab", "sub.harbour.lab"),
        ("help@b\u00fccher.lab", "xn--bcher-kva.lab"),
        ("help@harbour", None),
        ("help@harbour.lab.", None),
        ("help@-harbour.lab", None),
        ("help@[192.0.2.1]", None),
        ("help@192.0.2.1", None),
        ("he lp@harbour.lab", None),
        ("help", None),
        ("@harbour.lab", None),
    ],
)
def test_domain_is_known_when_an_address_is_valid(address: str, domain: str | None) -> None:
    """In ASCII; a domain has at least two labels and is no IP address."""
    assert email_domain(address) == domain


def test_no_mail_server_is_contacted_when_an_address_is_checked(lab: Lab) -> None:
    """Email addresses are judged by DNS alone: nothing connects to the mail server, on any port."""
    connections: list[bool] = []

    async def watch(_reader: object, _writer: object) -> None:
        connections.append(True)

    port = lab.web.listen(watch)
    lab.zone["post.lab"] = {"MX": [(10, "mx.lab.")]}
    findings = findings_of(lab, [Target("help@post.lab", "email")])
    assert findings[("email", "help@post.lab")].verdict == "ok" and port and not connections
    assert not lab.web.log
