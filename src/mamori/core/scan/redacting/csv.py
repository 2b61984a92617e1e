"""Redacts lists: their cells as the scan of them sees them, in the form and encoding they have."""

import re
from collections.abc import Sequence

from mamori.core.roster.text import delimiter_of
from mamori.core.scan.files import File
from mamori.core.scan.redacting.covering import covered
from mamori.core.scan.redacting.redactor import Inner, Spots

_SPACES = str.maketrans("\t\n", "  ")


def redact(file: File, spots: Spots, _inner: Inner) -> bytes:
    """Return the list with the same rows and cells, letter for letter."""
    return covered(file.read(), _Cells(spots))


class _Cells:
    """Looks at a list as rows with tabs between cells, without quotes, and tells where in it."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self._cell: re.Pattern[str] | None = None

    def __call__(self, text: str) -> Sequence[tuple[int, int]]:
        if self._cell is None:
            self._cell = _pattern(delimiter_of(text))
        parts, begins = list[str](), list[int]()
        for cell in self._cell.finditer(text):
            quoted = cell[1] is not None
            inside, at = (cell[1], cell.start(1)) if quoted else (cell[2], cell.start(2))
            for number, piece in enumerate(inside.split('""') if quoted else (inside,)):
                begins += range(at - (number > 0), at + len(piece))
                parts.append(('"' if number else "") + piece.translate(_SPACES))
                at += len(piece) + 2
            # What follows the quotes of a cell belongs to it, and then comes what ends it.
            parts.append(cell[3].translate(_SPACES) + ("\n" if cell[4] == "\n" else "\t"))
            begins += range(cell.start(3), cell.end(3) + 1)
        spans = self._spots("".join(parts)[:-1])
        return [(begins[start], begins[end - 1] + 1) for start, end in spans if start < end]


def _pattern(delimiter: str) -> re.Pattern[str]:
    """A cell: within quotes or without, what stands behind its quotes, and what ends it."""
    ends = re.escape(delimiter)
    return re.compile(
        rf'(?:"((?:[^"]++|"")*+)"|((?!")[^{ends}\n]*+|"))([^{ends}\n]*+)({ends}|\n|\Z)'
    )
