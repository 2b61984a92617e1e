"""Files that lie elsewhere: web pages, network drives, clouds. Only what a person named is asked.

    https://school.example/list.xlsx       smb://user@server/share/folder
    webdav://cloud.example/remote.php/dav  sftp://server/folder      s3://bucket/folder

User and password may stand in the address; better in the environment or a file, as fsspec reads
them (`FSSPEC_SMB_PASSWORD`, `~/.config/fsspec/`); or whoever asks has them in an `Access`. Neither
is ever shown. `onedrive://` and `gdrive://` need an `Access`: see `mamori.base.clouds`.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from errno import EACCES, ENOENT, EPERM
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
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


def files_at(address: str, access: Access | None = None) -> Iterator[Remote]:
    """Yield every file at an address and in its folders, in the order of their names.

    A page of the web is one file: its links are not followed. With `access`, nothing that was
    listed or opened before is taken from memory: somebody else may have asked.

    Raises:
        NotReached: the address is not understood, or the server did not answer.
    """
    if not is_address(address):  # "smb:/server/share" would be a path of this machine
        raise NotReached("not-found")
    if (scheme := urlsplit(address).scheme.lower()) in {"onedrive", "gdrive"}:
        from mamori.base.clouds import files_in  # noqa: PLC0415 -- it names what is made here

        yield from files_in(scheme, address, access or Access())
        return
    system, path = _open(address, access)
    try:
        yield from _files(system, path, address)
    finally:
        if access:
            _hang_up(scheme, system)


def _files(system: Any, path: str, address: str) -> Iterator[Remote]:
    shown = without_secret(address).rstrip("/")
    if urlsplit(address).scheme.lower() in {"http", "https"}:
        yield Remote(shown, None, "", partial(system.open, path, "rb"))
        return
    shut: dict[str, Exception] = {}
    with reaching():
        found = _found_below(system, path, shut)
    root = path.strip("/")
    for inner in sorted({*found, *shut}):
        below = inner.strip("/").removeprefix(root).lstrip("/")
        told = found.get(inner, {})
        name = f"{shown}/{below}" if below else shown
        opened = (
            partial(_refused, shut[inner]) if inner in shut else partial(system.open, inner, "rb")
        )
        yield Remote(name, told.get("size"), _stamp(told), opened)


def _found_below(system: Any, path: str, shut: dict[str, Exception]) -> dict[str, dict[str, Any]]:
    """Return all files of a folder and its folders; those that may not be listed go to `shut`.

    The libraries' own way leaves out in silence what cannot be listed, the first folder included:
    then nothing would be found there, and that would be taken for proof.
    """
    if "s3" in system.protocol:  # has no folders, and tells what it refuses
        found: dict[str, dict[str, Any]] = system.find(path, detail=True)
        return found
    found, waiting = {}, [path]
    while waiting:
        here = waiting.pop()
        try:
            listed = system.ls(here, detail=True)
        except Exception as error:  # each library fails in its own way
            if here == path and system.isfile(path):
                found[path] = system.info(path)
            elif here != path and _reason(error) in {"not-allowed", "not-found"}:
                shut[here] = error
            else:
                raise
            continue
        for each in listed:
            if each["type"] != "directory":
                found[each["name"]] = each
            elif each["name"].strip("/") != here.strip("/"):
                waiting.append(each["name"].rstrip("/"))
    return found


@contextmanager
def _refused(error: Exception) -> Iterator[BinaryIO]:
    raise error
    yield  # makes it a generator, as whoever opens a file expects


@contextmanager
def reaching() -> Iterator[None]:
    """Turn whatever a server or its library raises into the code that tells what to do."""
    try:
        yield
    except NotReached:
        raise
    except Exception as error:  # noqa: BLE001 -- each library fails in its own way
        raise NotReached(_reason(error)) from None


def _open(address: str, access: Access | None) -> tuple[Any, str]:
    with reaching():
        parts = urlsplit(address)
        scheme = parts.scheme.lower()
        options: dict[str, Any] = {"skip_instance_cache": True} if access else {}
        if web := _WEBDAV.get(scheme):
            port = f":{parts.port}" if parts.port else ""
            options["base_url"] = f"{web}://{parts.hostname}{port}"
            user, password = unquote(parts.username or ""), unquote(parts.password or "")
            if access and access.user:
                user, password = access.user, access.password
            if user:
                options["auth"] = (user, password)
            return fsspec.filesystem("webdav", **options), unquote(parts.path)
        if access:
            options |= _told(scheme, access)
        if scheme in _SSH:
            options |= {"host_key_policy": _known_hosts(), "skip_instance_cache": True}
            if access:  # keys of whoever runs the machine open nothing for others
                options |= {"look_for_keys": False, "allow_agent": False}
        system, path = url_to_fs(address, **options)
        return system, path or "/"


def _hang_up(scheme: str, system: Any) -> None:
    """Close the lines to a server: nobody else asks with this user."""
    with suppress(Exception):  # each library hangs up in its own way, and some have done so
        if scheme in _WEBDAV:
            system.client.http.close()
        elif scheme == "s3":
            system.close_session(system.loop, system._s3creator)  # noqa: SLF001 -- no other way
        elif scheme == "smb":
            _forget_shares()
        elif scheme in _SSH:
            system.client.close()


def _forget_shares() -> None:
    import smbclient  # type: ignore[import-untyped]  # noqa: PLC0415 -- an extra without types

    smbclient.reset_connection_cache()


def _told(scheme: str, access: Access) -> dict[str, Any]:
    """Return who asks, as the libraries want to be told."""
    if scheme == "s3":
        # Without a key nobody asks: else it would be whoever runs the machine, by their own key.
        who: dict[str, Any] = {"key": access.user, "secret": access.password}
        if not access.user:
            who = {"anon": True}
        return {**who, "endpoint_url": access.server or None, "use_listings_cache": False}
    if scheme == "smb":
        _forget_shares()  # else whoever came before has opened the door
    return {"username": access.user or None, "password": access.password or None}


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
