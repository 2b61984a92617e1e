"""Files that lie elsewhere: web pages, network drives, clouds. Only what a person named is asked.

    https://school.example/list.xlsx       smb://user@server/share/folder
    webdav://cloud.example/remote.php/dav  sftp://server/folder      s3://bucket/folder

User and password may stand in the address; better in the environment or a file, as fsspec reads
them (`FSSPEC_SMB_PASSWORD`, `~/.config/fsspec/`); or whoever asks has them in an `Access`. Neither
is ever shown. `onedrive://` and `gdrive://` need an `Access`: see `mamori.base.clouds`.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

import fsspec
from fsspec.core import url_to_fs

from mamori.base.clouds import files_in
from mamori.base.remote import (
    Access,
    NotReached,
    Remote,
    is_address,
    reaching,
    reason_of,
    without_secret,
)

_WEBDAV = {"webdav": "https", "webdavs": "https", "webdav+http": "http"}
_SSH = {"sftp", "ssh"}


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
            elif here != path and reason_of(error) in {"not-allowed", "not-found"}:
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
