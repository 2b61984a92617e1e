"""Questions by https to the servers of a drive, which say when they want to be left alone."""

import io
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPResponse
from typing import Any, BinaryIO, cast
from urllib.parse import urlencode, urlsplit

from mamori.base.crawling.dialling import Line, line_to
from mamori.base.remote import NotReached, reaching

SILENCE = 60.0  # seconds that a server may say nothing
PATIENCE = 120.0  # and for which it may ask to be left alone
TRIES = 4
_PAGE = 16 << 20  # bytes of one answer that tells of files
_REASONS = {401: "not-allowed", 403: "not-allowed", 404: "not-found", 410: "not-found"}


class Server:
    """Asks the servers of one drive. `inside` lets it reach this machine, which only tests do."""

    def __init__(
        self, *, inside: bool = False, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._inside, self._sleep = inside, sleep

    def form(self, address: str, told: Mapping[str, str]) -> dict[str, Any]:
        """Send a form, as tokens are asked for; return what is answered."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        with self.answer(address, headers, urlencode(told).encode()) as reply:
            return _json(reply)

    def json(self, address: str, token: str) -> dict[str, Any]:
        """Ask for something as the holder of a token."""
        with self.answer(address, {"Authorization": f"Bearer {token}"}) as reply:
            return _json(reply)

    @contextmanager
    def answer(
        self, address: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Iterator[BinaryIO]:
        """Yield what stands at an address, to be read.

        Where it leads elsewhere, that place gets no token: its own address lets in whoever has it.

        Raises:
            NotReached: it is not there, not allowed, or nobody answers.
        """
        own = dict(headers or {})
        with reaching():
            for tried in range(TRIES):
                line, reply = self._sent(address, own, body)
                try:
                    if to := reply.headers.get("Location"):
                        address, own = to, {}
                    elif 200 <= reply.status < 300:
                        yield cast("BinaryIO", io.BufferedReader(reply))
                        return
                    else:
                        self._wait(reply, tried)
                finally:
                    reply.close()
                    line.close()
        raise NotReached("not-reached")

    def _sent(
        self, address: str, headers: Mapping[str, str], body: bytes | None
    ) -> tuple[Line, HTTPResponse]:
        parts = urlsplit(address)
        line = line_to(address, inside=self._inside, seconds=SILENCE)
        place = parts.path + (f"?{parts.query}" if parts.query else "")
        line.request("POST" if body is not None else "GET", place, body=body, headers=dict(headers))
        return line, line.getresponse()

    def _wait(self, reply: HTTPResponse, tried: int) -> None:
        """Leave a server alone for as long as it wants, or say why nothing will come."""
        told = reply.headers.get("Retry-After") or ""
        wait = float(told) if told.strip().isdigit() else 2.0**tried
        if reply.status not in {429, 500, 502, 503, 504} or wait > PATIENCE:
            raise NotReached(_REASONS.get(reply.status, "not-reached"))
        self._sleep(wait)


def _json(reply: BinaryIO) -> dict[str, Any]:
    told = json.loads(reply.read(_PAGE))
    if not isinstance(told, dict):
        raise NotReached("not-reached")
    return told
