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
    cutter = Cutter(size, margin)
    for piece in pieces:
        yield from cutter.add(piece)
    yield from cutter.end()


class Cutter:
    """Cuts a text that comes piece by piece; see `cut`."""

    def __init__(self, size: int, margin: int) -> None:
        self._size, self._margin = size, margin
        self._held, self._core = "", 0
        self._pieces: list[str] = []  # to be held, once they make a slice
        self._waiting = 0  # letters of theirs
        self._line, self._column = 1, 0

    def add(self, piece: str) -> Iterator[Slice]:
        """Take a piece; yield the slices that are complete."""
        self._pieces.append(piece)
        self._waiting += len(piece)
        if len(self._held) + self._waiting < self._core + self._size + self._margin:
            return
        self._hold()
        while len(self._held) >= self._core + self._size + self._margin:
            end = _core_end(self._held, self._core, self._size)
            yield self._slice(end)
            self._drop(_slice_begin(self._held, end, self._margin), end)

    def end(self) -> Iterator[Slice]:
        """Yield what is left."""
        self._hold()
        if self._core < len(self._held):
            yield self._slice(len(self._held))

    def _hold(self) -> None:
        self._held = "".join((self._held, *self._pieces))
        self._pieces, self._waiting = [], 0

    def _slice(self, end: int) -> Slice:
        text = self._held[: end + self._margin]
        return Slice(text, (self._core, end), self._line, self._column)

    def _drop(self, begin: int, core: int) -> None:
        held = self._held
        lines = held.count("\n", 0, begin)
        line_begin = held.rfind("\n", 0, begin) + 1
        self._line += lines
        self._column = begin - line_begin if lines else self._column + begin
        self._held, self._core = held[begin:], core - begin


def _core_end(held: str, core: int, size: int) -> int:
    end = core + size
    return held.rfind("\n", core + size // 2, end) + 1 or end


def _slice_begin(held: str, core: int, margin: int) -> int:
    """Return where the slice of the core that begins there begins: at a line, if one is near."""
    begin = max(core - margin, 0)
    return held.rfind("\n", max(begin - margin, 0), begin) + 1 or begin
