"""The verdict on an HTTP status from 400 on, and on one below 200."""

from __future__ import annotations

from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

_STATUSES = (
    (Verdict.BROKEN, Reason.HTTP_400, (400,)),
    (Verdict.BROKEN, Reason.NOT_FOUND, (404,)),
    (Verdict.BROKEN, Reason.GONE_FOR_GOOD, (410,)),
    (Verdict.BROKEN, Reason.HTTP_REFUSED, (422,)),
    (Verdict.BLOCKED, Reason.LOGIN_REQUIRED, (401, 440, 496, 498, 561)),
    (Verdict.BLOCKED, Reason.HTTP_402, (402,)),
    (Verdict.BLOCKED, Reason.HTTP_403, (403,)),
    (Verdict.BLOCKED, Reason.HTTP_451, (451,)),
    (Verdict.BLOCKED, Reason.HTTP_999, (999,)),
    (Verdict.TEMPORARY, Reason.TIMEOUT, (408, 460, 598, 599)),
    (Verdict.TEMPORARY, Reason.RATE_LIMITED, (420, 429)),
    (Verdict.TEMPORARY, Reason.SERVER_ERROR, (407, 421, 423, 425, 444, 499)),
)
"""422 is what frameworks answer where the parameters in an address are wrong. 440, 496, 498 and 561 are IIS', nginx's,
Esri's and AWS' "log in"; 460, 598 and 599 time-outs of proxies; 444 and 499 connections that nginx gave up."""
_BY_STATUS = {status: (verdict, reason) for verdict, reason, statuses in _STATUSES for status in statuses}


def verdict_of_status(status: int) -> tuple[Verdict, Reason]:
    """Return the verdict and reason for a status.

    A status of the 400s that is not listed, registered or not, means that the server refused this request, and not that
    there is no such page: a browser may well get the page.
    """
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if 400 <= status < 500:
        return Verdict.BLOCKED, Reason.REFUSES_CHECKS
    if 500 <= status < 600:
        return Verdict.TEMPORARY, Reason.SERVER_ERROR
    return Verdict.TEMPORARY, Reason.BAD_RESPONSE
