"""Asking a server for one address: no cookies, no more than is allowed, and never for ever."""

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse, RemoteDisconnected
from threading import Timer
from time import time
from urllib.parse import urlsplit

from mamori.base.crawling.canonical import canonical
from mamori.base.crawling.dialling import Inside, Line, line_to

_PIECE = 1 << 16
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}
# What no finder reads: of it only the name is asked for.
_UNREAD = re.compile(r"(?:audio|video|font)/|text/css|(?:text|application)/(?:x-)?javascript")
_ACCEPTED = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
Take = Callable[[bytes], None]


class Unreached(Exception):
    """Nothing came, or not all of it. `reason` is a code of `found.REASONS`."""

    def __init__(self, reason: str, wait: float = 0, status: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.wait, self.status = reason, wait, status

    @property
    def may_pass(self) -> bool:
        """Whether it is worth asking again."""
        return self.reason in {"not-reached", "server-error", "asked-to-wait"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says of an address. `to` is where it sends us instead, if it does."""

    status: int
    type: str
    charset: str
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one answer may take: bytes, seconds in all, seconds of silence."""

    size: int
    seconds: float
    silence: float


class Asker:
    """Asks servers, one thing at a time, and keeps the line open to the last of them."""

    def __init__(self, agent: str, *, inside: bool, bounds: Bounds) -> None:
        self._headers = {"User-Agent": agent, "Accept": _ACCEPTED, "Accept-Encoding": "identity"}
        self._inside, self._bounds = inside, bounds
        self._line: Line | None = None
        self._place: tuple[str, str] = ("", "")

    def close(self) -> None:
        """Hang up."""
        if self._line:
            self._line.close()
        self._line = None

    def ask(self, address: str, take: Take, size: int = 0) -> Answer:
        """Ask for an address; what it holds goes piece by piece to `take`.

        Args:
            address: as `canonical` gives it.
            take: gets the bytes of a good answer, and of no other.
            size: so many bytes at most, where it is less than what is usual.

        Raises:
            Unreached: it is not there, not allowed, too large, too slow, or elsewhere.
        """
        try:
            return self._ask(address, take, size or self._bounds.size)
        except Inside:
            raise Unreached("private-address") from None
        except TimeoutError:
            raise Unreached("too-slow") from None
        except (OSError, HTTPException, ValueError):  # of ssl, too, and of broken headers
            raise Unreached("not-reached") from None

    def _ask(self, address: str, take: Take, size: int) -> Answer:
        with self._answered(address) as reply:
            answer = _answer(reply, address)
            if answer.status >= 400 or answer.to:
                reply.read(_PIECE)  # short, as a rule: then the line stays open
            if answer.status >= 400:
                raise _refusal(reply)
            if answer.to:
                return answer
            if not 200 <= answer.status < 300:
                raise Unreached("not-reached", status=answer.status)
            if _UNREAD.match(answer.type):
                raise Unreached("media")
            if int(reply.headers.get("Content-Length") or 0) > size:
                raise Unreached("too-large")
            _read(reply, take, size)
            return answer

    @contextmanager
    def _answered(self, address: str) -> Iterator[HTTPResponse]:
        """Yield the reply; hang up where it was not read to its end, or took too long."""
        late: list[bool] = []
        timer = Timer(self._bounds.seconds, lambda: self._cut(late))
        timer.daemon = True
        timer.start()
        done = False
        try:
            with self._reply(address) as reply:
                yield reply
                whole = reply.isclosed() or reply.length == 0
                done = whole and not reply.will_close
        except (OSError, HTTPException, Unreached):
            if late:
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
            if not done:
                self.close()
        if late:
            raise TimeoutError

    def _cut(self, late: list[bool]) -> None:
        late.append(True)
        if self._line:
            self._line.cut()

    def _reply(self, address: str) -> HTTPResponse:
        parts = urlsplit(address)
        if self._line and self._place == parts[:2]:
            try:
                return self._send(self._line, address)
            except (ConnectionError, RemoteDisconnected):
                pass  # the server hung up while nothing was asked
        self.close()
        self._line = line_to(address, inside=self._inside, seconds=self._bounds.silence)
        self._place = parts[:2]
        return self._send(self._line, address)

    def _send(self, line: Line, address: str) -> HTTPResponse:
        parts = urlsplit(address)
        line.request(
            "GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=self._headers
        )
        return line.getresponse()


def _answer(reply: HTTPResponse, address: str) -> Answer:
    told = Message()
    told["Content-Type"] = reply.headers.get("Content-Type") or ""
    kind = told.get_content_type() if reply.headers.get("Content-Type") else ""
    to = reply.headers.get("Location") if reply.status in {301, 302, 303, 307, 308} else None
    return Answer(
        reply.status,
        kind,
        str(told.get_param("charset") or ""),
        canonical(to, address) if to else "",
    )


def _read(reply: HTTPResponse, take: Take, most: int) -> None:
    packed = (reply.headers.get("Content-Encoding") or "identity").lower()
    if packed not in {"identity", *_PACKED}:
        raise Unreached("not-reached")  # we asked for it as it is
    bits = _PACKED.get(packed)
    unpack = zlib.decompressobj(wbits=bits) if bits else None
    taken, expected = 0, reply.length
    came = 0
    while piece := reply.read1(_PIECE):
        came += len(piece)
        try:
            piece = unpack.decompress(piece, most - taken + 1) if unpack else piece
        except zlib.error:
            raise Unreached("not-reached") from None
        taken += len(piece)
        if taken > most:
            raise Unreached("too-large")
        take(piece)
    if expected is not None and came < expected:
        raise Unreached("not-reached")  # the line broke


def _refusal(reply: HTTPResponse) -> Unreached:
    status, wait = reply.status, _seconds(reply.headers.get("Retry-After") or "")
    if status in {404, 410}:
        return Unreached("not-found", status=status)
    if status in {429, 503}:
        return Unreached("asked-to-wait", wait, status)
    return Unreached("server-error" if status >= 500 else "not-allowed", wait, status)


def _seconds(told: str) -> float:
    """Return for how long a server wants to be left alone: it says seconds, or a date."""
    if told.strip().isdigit():
        return float(told)
    try:
        return max(parsedate_to_datetime(told).timestamp() - time(), 0)
    except (TypeError, ValueError):
        return 0
