"""What a redactor is: it writes one file anew without what is marked in its texts."""

from collections.abc import Callable, Sequence

from mamori.core.scan.files import File

# Tells which spans `[start, end)` of a text are to go, in order and apart from each other.
Spots = Callable[[str], Sequence[tuple[int, int]]]
# Redacts a file that lies within another one.
Inner = Callable[[File], bytes]
# A redactor returns the bytes of the copy, in the same format.
Redactor = Callable[[File, Spots, Inner], bytes]

MASK = "█"
