"""Checking a bundle: every way in which it is not what the school's journal holds, and where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

from mamori.core.seal.bundle import manifest as names
from mamori.core.seal.bundle.archive import ArchiveBroken, Reader
from mamori.core.seal.bundle.findings import Listed, Problem, Summary
from mamori.core.seal.bundle.lines import Unreadable
from mamori.core.seal.bundle.manifest import Manifest, read_manifest
from mamori.core.seal.bundle.walk import Walk
from mamori.core.seal.chain import Checkpoint
from mamori.core.seal.export import ExportUnreadable, read_checkpoint
from mamori.core.seal.signing import fingerprint

Finding = Problem | Listed | Summary
_POINT_BYTES = 1 << 16


def verify_bundle(
    file: BinaryIO, checkpoints: Iterable[Checkpoint] = (), *, key: str | None = None
) -> Iterator[Finding]:
    """Yield what is wrong with a bundle, what it shows, and at the end what it is.

    Args:
        file: a bundle, or any other file: whatever it holds, it does no harm.
        checkpoints: that the reader kept; those of other journals do not count.
        key: the fingerprint of the school's public key, if the reader has it.

    A `Problem` for each thing that is wrong; a `Listed` for each fact that is shown; one `Summary`
    if the file could be read at all. Without `key` and without check-points the summary's
    `known` is False: then only comparing its `fingerprint` with the school's tells who signed.
    """
    opened = _opened(file)
    if isinstance(opened, Problem):
        yield opened
        return
    archive, manifest = opened
    kept = list(checkpoints)
    mine = [point for point in kept if point.ledger == manifest.ledger and point.is_signed()]
    strangers = [*_key(manifest, mine, key), *_kept(kept, manifest)]
    yield from strangers
    yield from _files(archive, manifest)
    head = _head(archive, manifest)
    if isinstance(head, Problem):
        yield head
    walk = Walk(archive, manifest.ledger, _by_place(mine))
    if not walk.missing:
        yield from _walked(walk, head if isinstance(head, Checkpoint) else None, mine)
    yield _summary(manifest, walk, known=not strangers and bool(mine or key))


def _opened(file: BinaryIO) -> tuple[Reader, Manifest] | Problem:
    try:
        archive = Reader(file)
        return archive, read_manifest(_small(archive, names.NAME, names.LARGEST))
    except ArchiveBroken as error:
        return Problem("zip", f"byte {error.offset}")
    except ValueError:
        return Problem("unreadable", names.NAME)


def _summary(manifest: Manifest, walk: Walk, *, known: bool) -> Summary:
    return Summary(
        version=manifest.version,
        at=manifest.at,
        ledger=manifest.ledger,
        fingerprint=fingerprint(manifest.public),
        known=known,
        first=walk.first,
        last=walk.last,
        proven=walk.proven,
        closed=walk.closed,
        others=walk.others,
        met=walk.met,
    )


def _small(archive: Reader, name: str, most: int) -> bytes:
    """Return a file's content.

    Raises:
        ValueError: it is not there, or larger than it can be.
    """
    if name not in archive.members or archive.members[name].size > most:
        raise ValueError(name)
    with archive.open(name) as part:
        return part.read()


def _key(manifest: Manifest, mine: list[Checkpoint], key: str | None) -> Iterator[Problem]:
    if not manifest.is_signed():
        yield Problem("unsigned", names.NAME)
    signer = fingerprint(manifest.public)
    known = {fingerprint(point.public) for point in mine} | ({key} if key else set())
    if known - {signer}:
        yield Problem("other-key", signer)


def _kept(kept: list[Checkpoint], manifest: Manifest) -> Iterator[Problem]:
    """Yield what is wrong with the reader's own check-points."""
    for point in kept:
        if point.ledger == manifest.ledger and not point.is_signed():
            yield Problem("kept-unsigned", f"entry {point.seq}")
    if kept and all(point.ledger != manifest.ledger for point in kept):
        yield Problem("other-journal", manifest.ledger)


def _files(archive: Reader, manifest: Manifest) -> Iterator[Problem]:
    there = archive.members.keys() - {names.NAME}
    for name in sorted({*manifest.files, *names.OURS} - there):
        yield Problem("file-missing", name)
    for name in sorted(there - manifest.files.keys()):
        yield Problem("file-added", name)
    for name in sorted(there & manifest.files.keys()):
        try:
            if archive.sha256(name) != manifest.files[name]:
                yield Problem("file-changed", name)
        except ArchiveBroken:
            yield Problem("file-changed", name)


def _head(archive: Reader, manifest: Manifest) -> Checkpoint | Problem:
    try:
        text = _small(archive, names.CHECKPOINT, _POINT_BYTES)
        head = read_checkpoint(text.decode())
    except (ValueError, ExportUnreadable):
        return Problem("unreadable", names.CHECKPOINT)
    if not head.is_signed():
        return Problem("unsigned", names.CHECKPOINT)
    if (head.ledger, head.public) != (manifest.ledger, manifest.public):
        return Problem("foreign", names.CHECKPOINT)
    return head


def _walked(walk: Walk, head: Checkpoint | None, mine: list[Checkpoint]) -> Iterator[Finding]:
    """Walk the chain, then hold its end to the check-points."""
    try:
        yield from walk
    except Unreadable as error:
        yield Problem("unreadable", f"{names.CHAIN}: line {error.line}")
        return
    if head is None:
        return
    if (walk.last, walk.hash) != (head.seq, head.hash):
        yield Problem("not-head", f"entry {walk.last}")
    for point in mine:
        if point.seq > walk.last and not _is_later(point, head):
            yield Problem("cut-off", f"entry {point.seq}")


def _is_later(point: Checkpoint, head: Checkpoint) -> bool:
    """Say whether a check-point was signed after another, as far as their moments can be read."""
    try:
        return datetime.fromisoformat(point.at) > datetime.fromisoformat(head.at)
    except (ValueError, TypeError):
        return False


def _by_place(points: Iterable[Checkpoint]) -> dict[int, list[Checkpoint]]:
    places: dict[int, list[Checkpoint]] = defaultdict(list)
    for point in points:
        places[point.seq].append(point)
    return places
