"""A connection of aiohttp's that takes only so many bytes, whatever they are: headers, interim answers, chunks."""

from __future__ import annotations

import asyncio
from functools import partial

import aiohttp
from aiohttp.client_proto import ResponseHandler


class TooMuch(aiohttp.ClientError):
    """A server sent more than is read of any answer."""


class LimitedHandler(ResponseHandler):
    """Reads one answer and gives up once it takes more than `most` bytes.

    aiohttp bounds a line and a body, but neither all headers together nor how many interim (1xx) answers come.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, most: int) -> None:
        super().__init__(loop)
        self._left = most

    def data_received(self, data: bytes) -> None:
        """Count, then read as usual."""
        self._left -= len(data)
        if self._left >= 0:
            super().data_received(data)
            return
        payload, transport = self._payload, self.transport
        if transport is not None:
            transport.abort()
        self.set_exception(TooMuch("the answer is longer than is read of any"))
        if payload is not None:
            payload.set_exception(TooMuch("the body is longer than is read of any"))


def limited(connector: aiohttp.TCPConnector, most: int) -> aiohttp.TCPConnector:
    """Return a connector whose every connection takes at most so many bytes."""
    # aiohttp has no public way to put a handler of one's own in.
    connector._factory = partial(LimitedHandler, loop=connector._loop, most=most)  # type: ignore[assignment]
    return connector
