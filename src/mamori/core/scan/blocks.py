"""What openers hand over: blocks of text, files within, and what could not be read."""

from dataclasses import dataclass, field

from mamori.core.scan.places import Lines, Locator, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text that is read as one, and how its spans lead back to their places.

    Blocks are large, so that finders run seldom and fast: a page, a sheet, all paragraphs of a
    part, a megabyte of a text file. What a reader sees apart is parted by a line break.

    `table` is the id of the table that the block is rows of (empty: no table): a line is a row,
    tabs part its cells, and line breaks or tabs within a cell became spaces, one for one. A long
    table comes in several blocks with the same id, in order.

    `core` is `(start, end)`: what starts outside it belongs to a neighbouring block and is here
    for context alone. A long text is cut into blocks that overlap so, and nothing is lost at a cut.

    `seen` tells whether somebody who opens the file in the usual way sees the text: False for
    hidden sheets, comments, metadata, tracked deletions.

    `writers` tells that each line is what a field for a person says, such as the author of a file:
    a name by what it is, or that of a program. The same words stand in another block, too.
    """

    text: str
    locator: Locator = field(default_factory=lambda: Lines(Place()))
    table: str = ""
    core: tuple[int, int] | None = None
    seen: bool = True
    writers: bool = False
    ocr: bool = False  # read from pixels: letters may be wrong

    def holds(self, start: int) -> bool:
        """Tell whether a hit that starts there is this block's own to report."""
        return self.core is None or self.core[0] <= start < self.core[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Pictures on which people can be recognised are told, never who they are."""

    place: Place
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something of a file that was not read. `reason` is a code of `mamori.core.scan.reasons`."""

    place: Place
    reason: str
    detail: str = ""  # never words of the file
