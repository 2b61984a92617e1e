"""The files of a case that go along in a copy: opened one at a time, and only if they are whole."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from mamori.base.media import TYPES
from mamori.cases.evidence import Evidence, opened
from mamori.cases.proof.pieces import Piece
from mamori.core.seal import SealBroken

MOST = 100 * 1024 * 1024  # bytes in one copy; more is handed over by itself, and its digest is told


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of an entry; `name` is its place in the copy, empty if it does not go along."""

    piece: Piece
    file: Evidence
    name: str


def attached_to(pieces: Iterable[Piece], school: UUID) -> list[Attached]:
    """Return the files of entries that are told in full, in their order."""
    found, size = [], 0
    for piece in pieces:
        for number, file in enumerate(piece.files, start=1):
            size += file.size
            goes = size <= MOST and _is_whole(file, school)
            name = f"evidence/{piece.entry.seq}-{number}.{TYPES[file.type].lower()}"
            found.append(Attached(piece, file, name if goes else ""))
    return found


class Contents(Mapping[str, bytes]):
    """Files by name: those at hand, and those that are opened when they are asked for."""

    def __init__(
        self, at_hand: Mapping[str, bytes], attached: Iterable[Attached], school: UUID
    ) -> None:
        self._at_hand = at_hand
        self._attached = {one.name: one.file for one in attached if one.name}
        self._school = school

    def __getitem__(self, name: str) -> bytes:
        if name in self._at_hand:
            return self._at_hand[name]
        return b"".join(opened(self._attached[name], self._school))

    def __iter__(self) -> Iterator[str]:
        yield from self._at_hand
        yield from self._attached

    def __len__(self) -> int:
        return len(self._at_hand) + len(self._attached)


def _is_whole(file: Evidence, school: UUID) -> bool:
    told = hashlib.sha256()
    try:
        for chunk in opened(file, school):
            told.update(chunk)
    except (FileNotFoundError, SealBroken):
        return False
    return told.hexdigest() == file.sha256
