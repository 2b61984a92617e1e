"""A file that lies elsewhere, who asks for it, and why it could not be had."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from errno import EACCES, ENOENT, EPERM
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

CHUNK = 1 << 20
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SECRET = re.compile(r"(?<=://)[^/@]*@")


class NotReached(Exception):
    """A place elsewhere did not answer, or refused. `reason` is a code of the scanner's reasons."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who asks. `server` is that of S3 where it is not Amazon's own."""

    user: str = ""
    password: str = field(default="", repr=False)
    server: str = ""


@dataclass(frozen=True, slots=True)
class Remote:
    """A file elsewhere. `address` is shown to people, so it has no user and no password."""

    address: str
    size: int | None
    changed: str  # what the server says of its last change; compared, never read
    _opened: Callable[[], AbstractContextManager[BinaryIO]] = field(repr=False)
    called: str = ""  # where the address does not end with it

    @property
    def name(self) -> str:
        """The name of the file, without folders."""
        return (
            self.called or unquote(PurePosixPath(urlsplit(self.address).path).name) or "index.html"
        )

    def fetch(self, to: Path, most: int) -> None:
        """Copy it to a file of this machine.

        Raises:
            NotReached: it is gone, not allowed, or larger than `most` bytes.
        """
        with to.open("wb") as target:
            for chunk in self.chunks(most):
                target.write(chunk)

    def chunks(self, most: int) -> Iterator[bytes]:
        """Yield what stands in it, for whoever keeps nothing in the clear.

        Raises:
            NotReached: as `fetch` says.
        """
        taken = 0
        with reaching(), self._opened() as source:
            while chunk := source.read(CHUNK):
                taken += len(chunk)
                if taken > most:
                    raise NotReached("too-large")
                yield chunk


def is_address(text: str) -> bool:
    """Tell whether a text is an address, not a path of this machine."""
    return bool(_ADDRESS.match(text))


def without_secret(address: str) -> str:
    """Return an address as it may be shown: without user and password."""
    return _SECRET.sub("", address)


@contextmanager
def reaching() -> Iterator[None]:
    """Turn whatever a server or its library raises into the code that tells what to do."""
    try:
        yield
    except NotReached:
        raise
    except Exception as error:  # noqa: BLE001 -- each library fails in its own way
        raise NotReached(reason_of(error)) from None


def reason_of(error: BaseException) -> str:
    """Return the code that tells a person what to do; servers' own words may hold names."""
    causes = list(_causes(error))
    if any(isinstance(each, ConnectionError) for each in causes):
        return "not-reached"
    # The errors of SMB have only the numbers of those that Python knows.
    number = getattr(error, "errno", None)
    status = next((code for each in causes if (code := getattr(each, "status_code", None))), None)
    barred = number in {EACCES, EPERM} or any(isinstance(each, PermissionError) for each in causes)
    if status in {401, 403} or barred:
        return "not-allowed"
    if status == 404 or isinstance(error, FileNotFoundError) or number == ENOENT:
        return "not-found"
    return "not-allowed" if "authent" in type(error).__name__.lower() else "not-reached"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__
