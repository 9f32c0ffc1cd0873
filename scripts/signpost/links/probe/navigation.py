"""The records of a navigation: where an address leads over redirects, and the requests that it may still take."""

from __future__ import annotations

from dataclasses import dataclass, field

from signpost.links.addresses import Address
from signpost.links.http.response import RequestFailure, Response
from signpost.links.page.page import Page


@dataclass(slots=True)
class RequestBudget:
    """The requests and the seconds of open connection that one target may still take in this run."""

    requests: int
    seconds: float
    log: list[tuple[str, str]] = field(default_factory=list)
    """The address and the outcome of each request: a status, or the reason of a failure."""

    def record(self, address: Address, outcome: Response | RequestFailure, seconds: float) -> None:
        """Subtract one request, and add it to the log."""
        self.requests -= 1
        self.seconds -= seconds
        result = outcome.reason if isinstance(outcome, RequestFailure) else str(outcome.status)
        self.log.append((address.href, result))


@dataclass(slots=True)
class Navigation:
    """Where a browser ends that opens `start`: the last response and its page, or a failure."""

    start: Address
    end: Address
    response: Response | None = None
    page: Page | None = None
    markup: str = ""
    """The beginning of the page's markup, as sent."""
    failure: RequestFailure | None = None
    permanent_target: Address | None = None
    """Where the permanent redirects lead that come before any other redirect."""
    is_client_redirect: bool = False
    """Whether a page, rather than a status, redirected at least once."""
    hops: int = 0
    certificate_days: float | None = None
    """The days until the first of all certificates expires."""

    def redirect(self, target: Address, by_client: bool, all_permanent: bool) -> None:
        """Go on to the target of a redirect.

        `by_client` says that the page redirects; `all_permanent` that every redirect so far is permanent.
        """
        self.permanent_target = target if all_permanent else self.permanent_target
        self.is_client_redirect |= by_client
        self.hops += 1
        self.end = target

    def discard_content(self) -> None:
        """Discard what only the verdict needed: many navigations wait in memory to be compared with another page."""
        self.markup = ""
        if self.response:
            self.response.body = b""
        if self.page:
            self.page.discard_content()
