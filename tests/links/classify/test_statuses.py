"""What a status of 400 and more says by itself."""

from __future__ import annotations

import pytest

from signpost.links.classify.statuses import verdict_of_status
from signpost.links.verdicts import Verdict

EXPECTED = {
    "broken/http_400": (400,),
    "broken/not_found": (404,),
    "broken/gone_for_good": (410,),
    "broken/http_refused": (422,),
    "blocked/login_required": (401, 440, 496, 498, 561),
    "blocked/http_402": (402,),
    "blocked/http_403": (403,),
    "blocked/http_451": (451,),
    "blocked/http_999": (999,),
    "blocked/refuses_checks": (
        405,
        406,
        409,
        411,
        412,
        413,
        414,
        415,
        416,
        417,
        418,
        419,
        424,
        426,
        428,
        430,
        431,
        435,
        449,
        450,
        456,
        463,
        473,
        477,
        494,
        495,
        497,
    ),
    "temporary/timeout": (408, 460, 598, 599),
    "temporary/rate_limited": (420, 429),
    "temporary/server_error": (
        407,
        421,
        423,
        425,
        444,
        499,
        500,
        501,
        502,
        503,
        504,
        505,
        507,
        508,
        509,
        511,
        520,
        521,
        522,
        523,
        524,
        525,
        526,
        527,
        529,
        530,
    ),
    "temporary/bad_response": (100, 103, 199, 600, 700, 998, 1000),
}


@pytest.mark.parametrize(
    ("status", "expected"), [(status, said) for said, all_of in EXPECTED.items() for status in all_of]
)
def test_status_says_what_it_says_when_nothing_else_is_known(status: int, expected: str) -> None:
    """Each by the standard, or by the server that made it up."""
    assert "/".join(verdict_of_status(status)) == expected


@pytest.mark.parametrize("status", sorted(set(range(400, 600)) - {400, 404, 410, 422}))
def test_status_never_says_broken_when_it_is_not_about_the_address(status: int) -> None:
    """Only a handful say that there is no such page; the rest refuse the check or may pass."""
    assert verdict_of_status(status)[0] in (Verdict.BLOCKED, Verdict.TEMPORARY)
