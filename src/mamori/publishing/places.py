"""The places that a school has looked through: walking one, and looking up one address in it.

No database and no scanner here. Whatever comes is sealed from its first byte.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from mamori.base.addresses import files_at
from mamori.base.crawling import Found, Missed, Pace, Site, State, crawl, look_up
from mamori.base.crawling.canonical import canonical, same_page
from mamori.base.files import Incoming
from mamori.base.remote import Access, NotReached, is_address, without_secret
from mamori.core.scan.blocks import Unread
from mamori.core.scan.listing import files_under

WEB, STORAGE = "web", "storage"
SCHEMES = (
    *("smb", "webdav", "webdavs", "webdav+http", "sftp", "ssh", "s3"),
    *("onedrive", "gdrive"),
)
MOST = 200 << 20  # bytes of one file
_DOWN = 5  # so many files one after the other that do not come are no broken files
_CHUNK = 1 << 20


class NoPlace(Exception):
    """It cannot be looked through: not an address, or not one that may be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How a place is reached, and what follows from what is found there. Sealed as a whole.

    Args:
        name: what the school calls it.
        address: the first page, or the folder.
        owner: the id of whoever takes down what must not stand there.
        days: within how many days the school wants it gone: its own target.
        hosts: others that belong to a site.
        contact: what the site's keeper finds in its log.
        inside: whether machines of the own network may be asked for pages.
        user: who opens a shared folder, with `password`; `server` is that of S3.
        folders: the folders of this machine that are open to the school now. Not kept with it.
    """

    name: str
    address: str
    owner: str
    days: int
    hosts: tuple[str, ...] = ()
    contact: str = ""
    inside: bool = False
    user: str = ""
    password: str = field(default="", repr=False)
    server: str = ""
    folders: tuple[str, ...] = field(default=(), compare=False)

    def to_bytes(self) -> bytes:
        """Return it as it is sealed."""
        kept = {name: value for name, value in asdict(self).items() if name != "folders"}
        return json.dumps(kept, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Setup":
        """Read what `to_bytes` gave."""
        told = json.loads(data)
        return cls(**{**told, "hosts": tuple(told["hosts"])})

    @property
    def site(self) -> Site:
        """The site, as a crawl wants it."""
        return Site(start=self.address, hosts=self.hosts, contact=self.contact, inside=self.inside)

    @property
    def opened(self) -> tuple[str, str, str]:
        """What a password opens, and for whom."""
        return self.address, self.server, self.user

    @property
    def access(self) -> Access:
        """Who asks for files."""
        return Access(user=self.user, password=self.password, server=self.server)


def check(place: str, address: str, folders: Sequence[str] = ()) -> None:
    """Say whether a place can be looked through.

    Folders of this machine hold other things too, those of other schools among them. So only what
    whoever runs the machine has opened to the school may be named: `folders`.

    Raises:
        NoPlace: it is no such address, or a folder that nobody opened.
    """
    if place == WEB:
        if not canonical(address):
            raise NoPlace("no-page")
    elif not is_address(address) or urlsplit(address).scheme.lower() not in SCHEMES:
        _folder(address, folders)
    if is_address(address) and ":" in urlsplit(address).netloc.rpartition("@")[0]:
        raise NoPlace("secret")  # the address is shown


def same(place: str, address: str) -> str:
    """Return what is equal for addresses that lead to one thing."""
    return same_page(canonical(address)) if place == WEB else address


def walk(place: str, setup: Setup, state: State) -> Iterator[Found | Missed]:
    """Yield every page and file of a place, and what could not be looked at.

    Raises:
        NotReached: it does not answer, or no longer; go on later with the same state.
    """
    if place == WEB:
        return crawl(setup.site, state, Pace())
    return _walk_files(_files(setup.address, setup), state)


def look_again(place: str, setup: Setup, address: str) -> Found | Missed:
    """Look up one address. A folder that is not there at all tells nothing of its files."""
    if place == WEB:
        return look_up(address, setup.site)
    whole = without_secret(setup.address).rstrip("/")
    if address != whole and not address.startswith(f"{whole}/"):
        # The place is another one by now, and what opens it is shown to no other server.
        return Missed(address=address, reason="not-allowed")
    try:
        # Of a folder of this machine the names that are shown are not always those on the disk.
        for one in _files(address if is_address(address) else setup.address, setup):
            # Of a folder that may not be listed nobody knows whether the file is still there.
            if one.address == address or address.startswith(f"{one.address}/"):
                return _taken(one)
        return _gone(address, setup)
    except NotReached as error:
        if error.reason == "not-found":
            return _gone(address, setup)
        return Missed(address=address, reason=error.reason)


@dataclass(frozen=True, slots=True)
class _File:
    """One file of a folder, wherever that lies."""

    address: str
    name: str
    chunks: Callable[[], Iterable[bytes]] = field(repr=False)


def _walk_files(files: Iterator[_File], state: State) -> Iterator[Found | Missed]:
    done = {json.loads(line) for line in state.lines()}
    silent = 0
    for each in files:
        if each.address in done:
            continue
        try:
            found: Found | Missed = _taken(each)
            silent = 0
        except NotReached as error:
            found = Missed(address=each.address, reason=error.reason)
            silent = silent + 1 if error.reason == "not-reached" else 0
            if silent >= _DOWN:
                raise
        try:
            yield found
        finally:
            if isinstance(found, Found):
                found.file.drop()
        state.add(json.dumps(each.address, ensure_ascii=False).encode())


def _taken(each: _File) -> Found:
    file = Incoming()
    try:
        for piece in each.chunks():
            file.add(piece)
    except BaseException:
        file.drop()
        raise
    file.end()
    return Found(
        address=each.address, final=each.address, type="", file=file, referrers=(), called=each.name
    )


def _gone(address: str, setup: Setup) -> Missed:
    """Say that a file is gone, if the folder itself is still there."""
    try:
        next(_files(setup.address, setup), None)
    except NotReached as error:
        reason = "not-reached" if error.reason == "not-found" else error.reason
        return Missed(address=address, reason=reason)
    return Missed(address=address, reason="not-found")


def _files(address: str, setup: Setup) -> Iterator[_File]:
    if urlsplit(address).scheme.lower() in SCHEMES:
        for remote in files_at(address, setup.access):
            yield _File(remote.address, remote.name, partial(remote.chunks, MOST))
        return
    try:
        path = _folder(address, setup.folders)
    except NoPlace:  # whoever runs the machine has shut it
        raise NotReached("not-allowed") from None
    if not path.exists():
        raise NotReached("not-found")
    for found in files_under(path):
        name = found.place.part if isinstance(found, Unread) else found.name
        here = path / name if path.is_dir() else path
        yield _File(_shown(str(here)), _shown(here.name), partial(_read, here, setup.folders))


def _shown(path: str) -> str:
    """Return a path as it can be written down: names on disks may be in old encodings."""
    return os.fsencode(path).decode("utf-8", "replace")


def _read(path: Path, folders: Sequence[str]) -> Iterator[bytes]:
    """Read a file of this machine, if it really lies where it seems to."""
    try:
        with _folder(str(path), folders).open("rb") as file:
            if path.stat().st_size > MOST:
                raise NotReached("too-large")
            while piece := file.read(_CHUNK):
                yield piece
    except (OSError, NoPlace):
        raise NotReached("not-allowed") from None


def _folder(address: str, folders: Sequence[str]) -> Path:
    """Return where a path of this machine leads, if whoever runs it has opened that.

    Raises:
        NoPlace: it lies elsewhere, also if only a link leads there.
    """
    path = Path(address)
    opened = [Path(each).resolve() for each in folders]
    real = path.resolve()
    if not path.is_absolute() or not any(real.is_relative_to(each) for each in opened):
        raise NoPlace("no-folder")
    return real
