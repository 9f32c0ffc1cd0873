"""TLS: the context of all connections, the days until a certificate expires, and servers with outdated TLS only."""

from __future__ import annotations

import asyncio
import ssl
import time
import warnings
from typing import Any

LEGACY_SERVER_CONNECT = getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)


class CertificateRecordingContext(ssl.SSLContext):
    """A client's context that records the latest connection to each host, for its certificate."""

    connections: dict[str, ssl.SSLObject]

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        """Begin a connection as usual, and record it under the host's name."""
        connection = super().wrap_bio(*args, **kwargs)
        self.connections[str(connection.server_hostname)] = connection
        return connection

    def pop_days_left(self, host: str) -> float | None:
        """Return the days until the certificate of the latest connection to a host expires, and drop the connection.

        None where there was no connection, no completed handshake, or no date that Python can parse.
        """
        connection = self.connections.pop(host.strip("[]"), None)
        try:
            certificate = connection.getpeercert() if connection else None
            not_after = str((certificate or {}).get("notAfter", ""))
            return (ssl.cert_time_to_seconds(not_after) - time.time()) / 86400 if not_after else None
        except ValueError:  # the handshake was not completed, or the date is malformed
            return None


async def supports_only_old_tls(host: str, ip: str, port: int, seconds: float) -> bool:
    """Whether a server that failed a handshake completes one with TLS 1.0 or 1.1 and weak ciphers.

    Only a handshake is made; no request is sent.
    """
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


def client_context() -> CertificateRecordingContext:
    """Return a context with the system's trusted certificates (and SSL_CERT_FILE), as strict as browsers are."""
    context = CertificateRecordingContext(ssl.PROTOCOL_TLS_CLIENT)
    context.connections = {}
    context.load_default_certs()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= LEGACY_SERVER_CONNECT
    context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
    context.set_alpn_protocols(["http/1.1"])
    return context
