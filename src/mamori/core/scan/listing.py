"""All files under a path, in an order that does not change, each once."""

import stat
from collections.abc import Iterator
from pathlib import Path

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.places import Place


def files_under(path: Path) -> Iterator[File | Unread]:
    """Yield a file, or all files in a folder and in its folders, by their names in order.

    A file is called by its path from the folder on. So is, in its `place.part`, what is no file
    that can be read: devices, pipes, sockets, links that lead nowhere or out of the folder, and
    folders that may not be listed. A link to something within the folder is left out, for that
    comes by itself; so no link leads in a circle.
    """
    if not path.is_dir():
        yield _file(path, path.name)
        return
    root = path.resolve()
    waiting = [(root, "")]
    while waiting:
        here, called = waiting.pop()
        if here.is_symlink():
            if not here.exists() or not here.resolve().is_relative_to(root):
                yield _unread(called, "link" if here.exists() else "not-found")
        elif here.is_dir():
            try:
                names = sorted((each.name for each in here.iterdir()), reverse=True)
            except OSError as error:
                yield _unread(called, _reason(error))
            else:
                waiting += ((here / name, f"{called}/{name}".lstrip("/")) for name in names)
        else:
            yield _file(here, called)


def _file(path: Path, called: str) -> File | Unread:
    try:
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:
        return _unread(called, _reason(error))
    return File(called, path) if stat.S_ISREG(mode) else _unread(called, "no-file")


def _reason(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "not-allowed"
    return "not-found" if isinstance(error, FileNotFoundError) else "no-file"


def _unread(called: str, reason: str) -> Unread:
    return Unread(place=Place(part=called), reason=reason)
