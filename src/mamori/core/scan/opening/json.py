"""JSON, as the text it is, with the letters that it writes as numbers."""

from collections.abc import Iterator

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening.decoding import decoded
from mamori.core.scan.opening.escapes import pieces_unescaped
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.opening.text import blocks_of
from mamori.core.scan.places import Place


def read(file: File, budget: Budget) -> Iterator[Block]:
    """Yield the text of a file, in constant memory; its lines are those of the file."""
    with file.open() as stream:
        pieces = pieces_unescaped(decoded(stream, file.size))
        yield from blocks_of(pieces, Place(part=file.part), budget.limits)
