"""The scan of one file: open it, look at each block, say where what was found stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding import FINDERS
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.resolving import stand
from mamori.core.scan.finding.spotting import Spotter
from mamori.core.scan.hits import Hit
from mamori.core.scan.view import View


@dataclass(slots=True)
class Scanner:
    """Finds in blocks; made once, used for many files. `people` is the roster's finder, if any."""

    finders: Sequence[Finder] = FINDERS
    people: Finder | None = None
    country: str = ""
    _spotter: Spotter = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._spotter = Spotter(self._all())

    def hits(self, block: Block, headers: tuple[str, ...] = ()) -> list[Hit]:
        """Return what stands in a block and is the block's own to report."""
        view = View(block, self.country, headers)
        # What overlaps the core from outside may be the better hit, so it is asked first.
        return [hit for hit in stand(self._find(view)) if block.holds(hit.start)]

    def _find(self, view: View) -> Iterator[Hit]:
        spots = self._spotter.spots(view.plain)
        for finder in self._all():
            if finder.name in spots:
                yield from finder.find(view, spots[finder.name])

    def _all(self) -> Iterable[Finder]:
        return (*self.finders, *((self.people,) if self.people else ()))
