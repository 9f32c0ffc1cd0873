"""The ids of services.json: the UUIDv5 of the address at which the site shows what they identify."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceIds:
    """The ids of a service and of its parts, made from the address of the entry's page."""

    address: str

    def make(self, *parts: str) -> str:
        """Return the id of the service; with `parts`, that of a part of it: make("email", "help@example.org")."""
        return uuid_of("#".join([self.address, "-".join(parts)]) if parts else self.address)


def uuid_of(address: str) -> str:
    """Return the UUIDv5 of a web address."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, address))
