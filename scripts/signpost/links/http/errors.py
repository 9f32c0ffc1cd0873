"""From the exception that a connection ends with to a reason from the closed list."""

from __future__ import annotations

import errno
import re
import ssl

import aiohttp

from signpost.links.http.response import RequestFailure
from signpost.links.reasons import Reason
from signpost.links.verdicts import Verdict

CERTIFICATE = {10: Reason.EXPIRED, 9: Reason.NOT_YET_VALID, 62: Reason.WRONG_NAME, 64: Reason.WRONG_NAME,
               66: Reason.WEAK_SECURITY, 67: Reason.WEAK_SECURITY, 68: Reason.WEAK_SECURITY}
OLD_SECURITY = re.compile(r"UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|DH_KEY_TOO_SMALL|WRONG_SIGNATURE_TYPE|INSUFFICIENT|"
                          r"BAD_DH_|EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK|NO_CIPHERS|HANDSHAKE_FAILURE|UNSAFE_LEGACY|"
                          r"NO_SHARED_CIPHER|LEGACY_SIGALG|NO_SUITABLE", re.I)
CLIENT_CERTIFICATE = re.compile(r"CERTIFICATE_REQUIRED|BAD_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE", re.I)


def classify_error(fault: BaseException) -> RequestFailure:
    """Return what a failed connection means."""
    for cause in _chain(fault):
        if isinstance(cause, ssl.SSLCertVerificationError) and hasattr(cause, "verify_code"):
            return RequestFailure(Verdict.INSECURE, CERTIFICATE.get(cause.verify_code, Reason.NOT_TRUSTED))
        if isinstance(cause, ssl.SSLError) and getattr(cause, "reason", None):
            return _of_tls(cause)
    if isinstance(fault, TimeoutError):
        return RequestFailure(Verdict.TEMPORARY, Reason.TIMEOUT)
    numbers = {number for cause in _chain(fault) if isinstance(cause, OSError) for number in _numbers(cause)}
    if numbers & {errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED} or was_reset(fault):
        return RequestFailure(Verdict.TEMPORARY, Reason.RESET)
    if errno.ECONNREFUSED in numbers:
        return RequestFailure(Verdict.TEMPORARY, Reason.REFUSED)
    if errno.ETIMEDOUT in numbers:
        return RequestFailure(Verdict.TEMPORARY, Reason.TIMEOUT)
    if isinstance(fault, (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError)):
        return RequestFailure(Verdict.TEMPORARY, Reason.RESET)
    if numbers:
        return RequestFailure(Verdict.TEMPORARY, Reason.UNREACHABLE)
    return RequestFailure(Verdict.TEMPORARY, Reason.BAD_RESPONSE)


def _numbers(fault: OSError) -> list[int]:
    """Return the system's error numbers in a fault, also those that asyncio folds into one text."""
    told = [int(found) for found in re.findall(r"\[Errno (\d+)\]", str(fault))]
    return told + ([fault.errno] if fault.errno else [])


def _chain(fault: BaseException | None) -> list[BaseException]:
    """Return a fault and what caused it, the outermost first."""
    found: list[BaseException] = []
    while fault is not None and fault not in found and len(found) < 8:
        found.append(fault)
        inner = getattr(fault, "certificate_error", None) or getattr(fault, "os_error", None)
        fault = inner if isinstance(inner, BaseException) else fault.__cause__ or fault.__context__
    return found


def _of_tls(fault: ssl.SSLError) -> RequestFailure:
    """Tell old security, a wish for a client's certificate, a wrong name and a broken handshake apart."""
    text = f"{fault.reason} {fault}"
    if CLIENT_CERTIFICATE.search(text):
        return RequestFailure(Verdict.BLOCKED, Reason.LOGIN_REQUIRED)
    if re.search(r"UNRECOGNIZED_NAME", text, re.I):
        return RequestFailure(Verdict.INSECURE, Reason.WRONG_NAME)
    if OLD_SECURITY.search(text):
        return RequestFailure(Verdict.INSECURE, Reason.WEAK_SECURITY)
    if re.search(r"EOF", text):
        return RequestFailure(Verdict.TEMPORARY, Reason.RESET)
    return RequestFailure(Verdict.TEMPORARY, Reason.TLS_FAILURE)


def was_reset(fault: BaseException) -> bool:
    """Whether a connection ended with a reset."""
    return any(isinstance(cause, ConnectionResetError) or "ConnectionResetError" in str(cause)
               or (isinstance(cause, OSError) and errno.ECONNRESET in _numbers(cause)) for cause in _chain(fault))
