"""Security certificates: the system's trust, and how long the ones that were seen still last."""

from __future__ import annotations

import asyncio
import ssl
import time
import warnings
from typing import Any

LEGACY_SERVER_CONNECT = getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)


class WatchingContext(ssl.SSLContext):
    """A client's context that keeps, for each host, the connection's certificate."""

    seen: dict[str, ssl.SSLObject]

    def wrap_bio(self, *given: Any, **named: Any) -> ssl.SSLObject:
        """Begin a connection as usual, and remember it by the host's name."""
        connection = super().wrap_bio(*given, **named)
        self.seen[str(connection.server_hostname)] = connection
        return connection

    def take_days_left(self, host: str) -> float | None:
        """Return for how many days the certificate that a host just showed is still valid."""
        connection = self.seen.pop(host.strip("[]"), None)
        try:
            certificate = connection.getpeercert() if connection else None
            ends = str((certificate or {}).get("notAfter", ""))
            return (ssl.cert_time_to_seconds(ends) - time.time()) / 86400 if ends else None
        except ValueError:  # the handshake never ended, or the date is none that Python reads
            return None


async def speaks_only_old(host: str, ip: str, port: int, seconds: float) -> bool:
    """Whether a server that broke off a handshake takes one in the security of long ago. Sends no request."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
        async with asyncio.timeout(seconds):
            _, writer = await asyncio.open_connection(ip, port, ssl=context, server_hostname=host)
        writer.transport.abort()
    except (OSError, TimeoutError, ValueError):
        return False
    return True


def client_context() -> WatchingContext:
    """Return a context that trusts what the system trusts (SSL_CERT_FILE included), as strict as a browser."""
    context = WatchingContext(ssl.PROTOCOL_TLS_CLIENT)
    context.seen = {}
    context.load_default_certs()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= LEGACY_SERVER_CONNECT
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    context.set_alpn_protocols(["http/1.1"])
    return context
