"""The verdict and reason for the exception with which a request failed."""

from __future__ import annotations

import errno
import re
import ssl

import aiohttp

from signpost.links.http.response import RequestFailure
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

VERIFY_CODES = {10: Reason.EXPIRED, 9: Reason.NOT_YET_VALID, 62: Reason.WRONG_NAME, 64: Reason.WRONG_NAME,
                66: Reason.WEAK_SECURITY, 67: Reason.WEAK_SECURITY, 68: Reason.WEAK_SECURITY}
"""OpenSSL's codes for a certificate that fails verification; all others mean that it is not trusted."""
OLD_TLS = re.compile(r"UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|DH_KEY_TOO_SMALL|WRONG_SIGNATURE_TYPE|INSUFFICIENT|"
                     r"BAD_DH_|EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK|NO_CIPHERS|HANDSHAKE_FAILURE|UNSAFE_LEGACY|"
                     r"NO_SHARED_CIPHER|LEGACY_SIGALG|NO_SUITABLE", re.I)
CLIENT_CERTIFICATE = re.compile(r"CERTIFICATE_REQUIRED|BAD_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE", re.I)
MAX_CAUSES = 8


def classify_error(error: BaseException) -> RequestFailure:
    """Return the failure that an exception of a request stands for."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError) and hasattr(cause, "verify_code"):
            return RequestFailure(Verdict.INSECURE, VERIFY_CODES.get(cause.verify_code, Reason.NOT_TRUSTED))
        if isinstance(cause, ssl.SSLError) and getattr(cause, "reason", None):
            return _classify_tls_error(cause)
    return RequestFailure(Verdict.TEMPORARY, _network_reason(error))


def _network_reason(error: BaseException) -> Reason:
    """Return the reason for an error that is not of TLS."""
    if isinstance(error, TimeoutError):
        return Reason.TIMEOUT
    codes = {code for cause in _causes(error) if isinstance(cause, OSError) for code in _errnos(cause)}
    if codes & {errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED} or was_reset(error):
        return Reason.RESET
    if errno.ECONNREFUSED in codes:
        return Reason.REFUSED
    if errno.ETIMEDOUT in codes:
        return Reason.TIMEOUT
    if isinstance(error, (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError)):
        return Reason.RESET
    return Reason.UNREACHABLE if codes else Reason.BAD_RESPONSE


def _classify_tls_error(error: ssl.SSLError) -> RequestFailure:
    """Return the failure for an error of TLS other than an invalid certificate."""
    text = f"{error.reason} {error}"
    if CLIENT_CERTIFICATE.search(text):
        return RequestFailure(Verdict.BLOCKED, Reason.LOGIN_REQUIRED)
    if re.search(r"UNRECOGNIZED_NAME", text, re.I):
        return RequestFailure(Verdict.INSECURE, Reason.WRONG_NAME)
    if OLD_TLS.search(text):
        return RequestFailure(Verdict.INSECURE, Reason.WEAK_SECURITY)
    if re.search(r"EOF", text):
        return RequestFailure(Verdict.TEMPORARY, Reason.RESET)
    return RequestFailure(Verdict.TEMPORARY, Reason.TLS_FAILURE)


def was_reset(error: BaseException) -> bool:
    """Whether a connection ended with a TCP reset."""
    return any(isinstance(cause, ConnectionResetError) or "ConnectionResetError" in str(cause)
               or (isinstance(cause, OSError) and errno.ECONNRESET in _errnos(cause)) for cause in _causes(error))


def _errnos(error: OSError) -> list[int]:
    """Return the error numbers of an exception, including those that asyncio merges into one message."""
    codes = [int(code) for code in re.findall(r"\[Errno (\d+)\]", str(error))]
    return codes + ([error.errno] if error.errno else [])


def _causes(error: BaseException | None) -> list[BaseException]:
    """Return an exception and its causes, the outermost first."""
    causes: list[BaseException] = []
    while error is not None and error not in causes and len(causes) < MAX_CAUSES:
        causes.append(error)
        inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None)
        error = inner if isinstance(inner, BaseException) else error.__cause__ or error.__context__
    return causes
