"""What a finder is. A new identifier is one file ending in `FINDER = Finder(…)`, and its test."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View

Find = Callable[[View, Sequence[int]], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds things of some kinds in a view.

    `find(view, spots)` is called only where there is something to look at. `words` are what it
    waits for, in the folded letters of `View.plain`: the spots are where one of them begins, in
    order. With `digits`, the spots are where runs of at least that many digits begin (marks between
    digits do not end a run, see `digit_runs`). With neither, it looks at every block, spots or not.
    Where the title of a column has one of the words, it looks too, even if no spot is below.
    """

    name: str
    kinds: tuple[str, ...]
    find: Find
    words: tuple[str, ...] = ()
    digits: int = 0
    country: str = ""  # the country whose things it finds; empty: everybody's

    def __str__(self) -> str:
        """Return its name, which is all that a reader wants of it."""
        return self.name
