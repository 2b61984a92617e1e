"""TAR archives."""

import tarfile
from collections.abc import Iterator

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import OverLimit
from mamori.core.scan.opening.naming import name_text
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.unpacking import aside, named_only, unpacked, unread_within

# Keys of extended headers that are read by their own names, or are times.
_TOLD_ELSEWHERE = {"path", "linkpath", "uname", "gname", "mtime", "atime", "ctime", "size"}


def read(file: File, budget: Budget) -> Iterator[File | Block | Unread]:
    """Yield the files of an archive, the names of all else in it, and who packed it."""
    told: dict[str, None] = {}
    with file.open() as stream, tarfile.open(fileobj=stream, mode="r:") as archive:
        for number, member in enumerate(archive):
            if number >= budget.limits.files:
                raise OverLimit("too-many")
            told.update(dict.fromkeys(words_of(member)))
            yield from _member(archive, member, file, budget)
            # tarfile would keep all of them.
            archive.members.clear()  # type: ignore[attr-defined]  # is documented, not in its stubs
    yield from aside(file, "metadata", name_text("\n".join(told)))


def words_of(member: tarfile.TarInfo) -> Iterator[str]:
    """Yield what a member says beside its name and its bytes."""
    values = (value for key, value in member.pax_headers.items() if key not in _TOLD_ELSEWHERE)
    yield from filter(None, (member.uname, member.gname, member.linkname, *values))


def _member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, file: File, budget: Budget
) -> Iterator[File | Block | Unread]:
    name = name_text(member.name)
    if not member.isfile():
        yield named_only(file, name)
        return
    if budget.unpacked + member.size > budget.limits.unpacked:
        yield from unread_within(file, name, "too-large")
        return
    stream = archive.extractfile(member)
    if stream:
        with unpacked(file, name, stream, budget) as inner:
            yield inner
