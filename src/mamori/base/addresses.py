"""Files that lie elsewhere: web pages, network drives, clouds. Only what a person named is asked.

    https://school.example/list.xlsx       smb://user@server/share/folder
    webdav://cloud.example/remote.php/dav  sftp://server/folder      s3://bucket/folder

User and password may stand in the address; better in the environment or a file, as fsspec reads
them (`FSSPEC_SMB_PASSWORD`, `~/.config/fsspec/`). Neither is ever shown.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import fsspec
from fsspec.core import url_to_fs

CHUNK = 1 << 20
_WEBDAV = {"webdav": "https", "webdavs": "https", "webdav+http": "http"}
_SSH = {"sftp", "ssh"}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SECRET = re.compile(r"(?<=://)[^/@]*@")


class NotReached(Exception):
    """A place elsewhere did not answer, or refused. `reason` is a code of the scanner's reasons."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Remote:
    """A file elsewhere. `address` is shown to people, so it has no user and no password."""

    address: str
    size: int | None
    changed: str  # what the server says of its last change; compared, never read
    _system: Any = field(repr=False)
    _path: str = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the file, without folders."""
        return unquote(PurePosixPath(urlsplit(self.address).path).name) or "index.html"

    def fetch(self, to: Path, most: int) -> None:
        """Copy it to a file of this machine.

        Raises:
            NotReached: it is gone, not allowed, or larger than `most` bytes.
        """
        taken = 0
        with _reaching(), self._system.open(self._path, "rb") as source, to.open("wb") as target:
            while chunk := source.read(CHUNK):
                taken += len(chunk)
                if taken > most:
                    raise NotReached("too-large")
                target.write(chunk)


def is_address(text: str) -> bool:
    """Tell whether a text is an address, not a path of this machine."""
    return bool(_ADDRESS.match(text))


def without_secret(address: str) -> str:
    """Return an address as it may be shown: without user and password."""
    return _SECRET.sub("", address)


def files_at(address: str) -> Iterator[Remote]:
    """Yield every file at an address and in its folders, in the order of their names.

    A page of the web is one file: its links are not followed.

    Raises:
        NotReached: the address is not understood, or the server did not answer.
    """
    system, path = _open(address)
    shown = without_secret(address).rstrip("/")
    if urlsplit(address).scheme in {"http", "https"}:
        yield Remote(shown, None, "", system, path)
        return
    with _reaching():
        found = system.find(path, detail=True)
    root = path.strip("/")
    for inner in sorted(found):
        below = inner.strip("/").removeprefix(root).lstrip("/")
        told = found[inner]
        name = f"{shown}/{below}" if below else shown
        yield Remote(name, told.get("size"), _stamp(told), system, inner)


@contextmanager
def _reaching() -> Iterator[None]:
    """Turn whatever a server or its library raises into the code that tells what to do."""
    try:
        yield
    except NotReached:
        raise
    except Exception as error:  # noqa: BLE001 -- each library fails in its own way
        raise NotReached(_reason(error)) from None


def _open(address: str) -> tuple[Any, str]:
    options: dict[str, Any]
    with _reaching():
        parts = urlsplit(address)
        web = _WEBDAV.get(parts.scheme.lower())
        if parts.scheme.lower() in _SSH:
            options = {"host_key_policy": _known_hosts(), "skip_instance_cache": True}
            system, path = url_to_fs(address, **options)
            return system, path or "/"
        if not web:
            system, path = url_to_fs(address)
            return system, path
        port = f":{parts.port}" if parts.port else ""
        options = {"base_url": f"{web}://{parts.hostname}{port}"}
        if parts.username:
            options["auth"] = (unquote(parts.username), unquote(parts.password or ""))
        return fsspec.filesystem("webdav", **options), unquote(parts.path)


def _stamp(told: dict[str, Any]) -> str:
    keys = ("etag", "ETag", "LastModified", "mtime", "modified", "last_write_time")
    return next((str(told[key]) for key in keys if told.get(key)), "")


def _known_hosts() -> Any:
    """Return what refuses a server that this machine does not know: a password would go to it."""
    import paramiko  # noqa: PLC0415 -- takes a third of a second, for few

    class KnownHosts(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]  # it ships no types
        def missing_host_key(self, _client: Any, hostname: str, key: Any) -> None:
            known = Path("~/.ssh/known_hosts").expanduser()
            if not known.exists() or not paramiko.HostKeys(str(known)).check(hostname, key):
                raise NotReached("unknown-host")

    return KnownHosts()


def _reason(error: BaseException) -> str:
    """Return the code that tells a person what to do; servers' own words may hold names."""
    causes = list(_causes(error))
    if any(isinstance(each, ConnectionError) for each in causes):
        return "not-reached"
    status = next((code for each in causes if (code := getattr(each, "status_code", None))), None)
    if status in {401, 403} or any(isinstance(each, PermissionError) for each in causes):
        return "not-allowed"
    if status == 404 or isinstance(error, FileNotFoundError):
        return "not-found"
    return "not-allowed" if "authent" in type(error).__name__.lower() else "not-reached"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__
