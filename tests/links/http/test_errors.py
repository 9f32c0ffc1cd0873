"""The verdict and reason for each exception with which a request can fail."""

from __future__ import annotations

import errno
import ssl

import aiohttp
import pytest

from signpost.links.http.errors import classify_error, was_reset


def certificate_error(code: int) -> ssl.SSLCertVerificationError:
    """Return the exception for a certificate that OpenSSL rejects with a code."""
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    return error


def tls_error(reason: str) -> ssl.SSLError:
    """Return an exception of TLS with a reason."""
    error = ssl.SSLError(1, f"[SSL: {reason}] message")
    error.reason = reason
    return error


def caused(outer: BaseException, cause: BaseException) -> BaseException:
    """Return an exception with a cause."""
    outer.__cause__ = cause
    return outer


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (certificate_error(10), "insecure/expired"),
        (certificate_error(9), "insecure/not_yet_valid"),
        (certificate_error(62), "insecure/wrong_name"),
        (certificate_error(66), "insecure/weak_security"),
        (certificate_error(19), "insecure/not_trusted"),
        (caused(aiohttp.ClientError(), certificate_error(10)), "insecure/expired"),
        (tls_error("TLSV13_ALERT_CERTIFICATE_REQUIRED"), "blocked/login_required"),
        (tls_error("TLSV1_UNRECOGNIZED_NAME"), "insecure/wrong_name"),
        (tls_error("UNSUPPORTED_PROTOCOL"), "insecure/weak_security"),
        (tls_error("UNEXPECTED_EOF_WHILE_READING"), "temporary/reset"),
        (tls_error("WRONG_VERSION_NUMBER"), "temporary/tls_failure"),
        (TimeoutError(), "temporary/timeout"),
        (OSError(errno.ETIMEDOUT, "timed out"), "temporary/timeout"),
        (ConnectionResetError(), "temporary/reset"),
        (OSError(errno.EPIPE, "broken pipe"), "temporary/reset"),
        (aiohttp.ServerDisconnectedError(), "temporary/reset"),
        (aiohttp.ClientPayloadError(), "temporary/reset"),
        (OSError(errno.ECONNREFUSED, "refused"), "temporary/refused"),
        (OSError("Multiple exceptions: [Errno 111] Connect call failed, [Errno 101] unreachable"), "temporary/refused"),
        (OSError(errno.ENETUNREACH, "unreachable"), "temporary/unreachable"),
        (ValueError("bad status line"), "temporary/bad_response"),
        (aiohttp.ClientError(), "temporary/bad_response"),
    ],
)
def test_error_has_one_verdict_and_reason(error: BaseException, expected: str) -> None:
    """The innermost cause counts, and TLS before the network."""
    failure = classify_error(error)
    assert f"{failure.verdict}/{failure.reason}" == expected


def test_reset_is_recognised_when_it_is_a_cause_of_another_exception() -> None:
    """An early end of the body is no reset by itself."""
    assert was_reset(caused(aiohttp.ClientPayloadError(), ConnectionResetError()))
    assert not was_reset(aiohttp.ClientPayloadError())


def test_causes_end_when_they_form_a_circle() -> None:
    """Exceptions may refer to each other."""
    first, second = ValueError(), ValueError()
    first.__context__, second.__context__ = second, first
    assert classify_error(first).reason == "bad_response"
