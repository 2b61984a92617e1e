"""A long text cut into slices that overlap, so that nothing is lost at a cut or told twice."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Slice(NamedTuple):
    """A stretch of a text. What starts in its core, `[core[0], core[1])`, is its own to tell.

    `line` is the number of the line in which it begins, and `column` how many characters of that
    line stand before it.
    """

    text: str
    core: tuple[int, int]
    line: int
    column: int


def cut(pieces: Iterable[str], size: int, margin: int) -> Iterator[Slice]:
    """Yield slices whose cores follow each other without a gap; none of no text.

    Anything up to `margin` characters long that starts in a core is whole in its slice, with as
    much of what stands before it. Cuts lie at line ends where lines are shorter than half a slice.

    Args:
        pieces: the text, in any pieces.
        size: the characters of a core, at most; 1 or more.
        margin: the characters before and after a core, at least.
    """
    held, core, line, column = "", 0, 1, 0
    for piece in pieces:
        held += piece
        while len(held) >= core + size + margin:
            end = _core_end(held, core, size)
            yield Slice(held[: end + margin], (core, end), line, column)
            begin = _slice_begin(held, end, margin)
            lines = held.count("\n", 0, begin)
            line += lines
            column = begin - held.rfind("\n", 0, begin) - 1 if lines else column + begin
            held, core = held[begin:], end - begin
    if core < len(held):
        yield Slice(held, (core, len(held)), line, column)


def _core_end(held: str, core: int, size: int) -> int:
    end = core + size
    return held.rfind("\n", core + size // 2, end) + 1 or end


def _slice_begin(held: str, core: int, margin: int) -> int:
    """Return where the slice of the core that begins there begins: at a line, if one is near."""
    begin = max(core - margin, 0)
    return held.rfind("\n", max(begin - margin, 0), begin) + 1 or begin
