"""An aiohttp connection that stops reading after a number of bytes, whether headers, interim responses or chunks.

aiohttp limits the length of a line, but neither the size of all headers together nor the number of interim (1xx)
responses.
"""

from __future__ import annotations

import asyncio
from functools import partial

import aiohttp
from aiohttp.client_proto import ResponseHandler


class ResponseTooLarge(aiohttp.ClientError):
    """A server sent more bytes than the limit."""


class LimitedResponseHandler(ResponseHandler):
    """Reads one response, and aborts the connection after `limit` bytes."""

    def __init__(self, loop: asyncio.AbstractEventLoop, limit: int) -> None:
        super().__init__(loop)
        self._remaining = limit

    def data_received(self, data: bytes) -> None:
        """Count the bytes, then read them as usual."""
        self._remaining -= len(data)
        if self._remaining >= 0:
            super().data_received(data)
            return
        payload, transport = self._payload, self.transport
        if transport is not None:
            transport.abort()
        self.set_exception(ResponseTooLarge("the response exceeds the byte limit"))
        if payload is not None:
            payload.set_exception(ResponseTooLarge("the body exceeds the byte limit"))


def limit_bytes(connector: aiohttp.TCPConnector, limit: int) -> aiohttp.TCPConnector:
    """Return the connector, changed so that each of its connections reads at most `limit` bytes."""
    # aiohttp has no public way to replace the response handler.
    connector._factory = partial(  # type: ignore[assignment]
        LimitedResponseHandler, loop=connector._loop, limit=limit)
    return connector
