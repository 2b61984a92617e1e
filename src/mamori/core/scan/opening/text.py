"""Text files: decoded as the importer of rosters decodes them, cut into blocks that overlap."""

from collections.abc import Iterator

from mamori.core.roster.text import decode
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.opening.opener import Budget
from mamori.core.scan.places import Lines, Place


def read(file: File, budget: Budget) -> Iterator[Block]:
    """Yield the text of a file."""
    data = file.bytes()
    budget.unpack(len(data))
    text, _ = decode(data, file.name)
    yield Block(text=text, locator=Lines(Place(part=file.part)))
