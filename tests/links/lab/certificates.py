"""Certificates of every kind: good, run out, not yet valid, for another name, self-signed, of an unknown authority."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme


def context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Return a server's context."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(made)
    return made


class Authority:
    """An authority that the check trusts (by SSL_CERT_FILE), and one that it does not."""

    def __init__(self, folder: Path) -> None:
        self.trusted = trustme.CA()
        self.unknown = trustme.CA()
        self.file = folder / "lab-authority.pem"
        self.trusted.cert_pem.write_to_path(str(self.file))

    def leaf(self, name: str, days: float = 200.0) -> ssl.SSLContext:
        """Return a context with a trusted certificate that runs out in so many days."""
        return context(self.trusted.issue_cert(name, not_after=datetime.now(UTC) + timedelta(days=days)))

    def young(self, name: str) -> ssl.SSLContext:
        """Return a context with a certificate that is valid only from tomorrow."""
        start = datetime.now(UTC) + timedelta(days=1)
        return context(self.trusted.issue_cert(name, not_before=start, not_after=start + timedelta(days=90)))

    def stranger(self, name: str) -> ssl.SSLContext:
        """Return a context with a certificate of an authority that nobody knows."""
        return context(self.unknown.issue_cert(name))

    def own(self, name: str) -> ssl.SSLContext:
        """Return a context with a self-signed certificate."""
        alone = trustme.CA(organization_name=name)
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with alone.private_key_pem.tempfile() as key, alone.cert_pem.tempfile() as certificate:
            made.load_cert_chain(certificate, key)
        return made

    def old(self, name: str) -> ssl.SSLContext:
        """Return a context that speaks only TLS 1.1."""
        made = self.leaf(name)
        made.set_ciphers("ALL:@SECLEVEL=0")
        made.minimum_version = ssl.TLSVersion.TLSv1
        made.maximum_version = ssl.TLSVersion.TLSv1_1
        return made

    def wants_certificate(self, name: str) -> ssl.SSLContext:
        """Return a context that asks the client for a certificate."""
        made = self.leaf(name)
        made.verify_mode = ssl.CERT_REQUIRED
        self.trusted.configure_trust(made)
        return made
