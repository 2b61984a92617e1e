"""Text files of any length: decoded as the importer of rosters decodes them, cut into blocks."""

from collections.abc import Iterable, Iterator

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.cutting import cut
from mamori.core.scan.opening.decoding import decoded
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Lines, Place


def read(file: File, budget: Budget) -> Iterator[Block]:
    """Yield the text of a file, in constant memory."""
    with file.open() as stream:
        yield from blocks_of(decoded(stream, file.size), Place(part=file.part), budget.limits)


def blocks_of(
    pieces: Iterable[str], place: Place, limits: Limits, *, seen: bool = True
) -> Iterator[Block]:
    """Yield a text as blocks; each of its lines is a place."""
    for text, core, line, column in cut(pieces, limits.block, limits.margin):
        yield Block(
            text=text,
            locator=Lines(place, line, column),
            core=None if core == (0, len(text)) else core,
            seen=seen,
        )
