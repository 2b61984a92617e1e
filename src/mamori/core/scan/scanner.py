"""The scan of one file: open it, look at each block, say where what was found stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mamori.core.scan import names
from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.files import File
from mamori.core.scan.finding import FINDERS
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.resolving import NUMBERS, stand
from mamori.core.scan.finding.spotting import Spotter
from mamori.core.scan.findings import Finding, located, of_faces
from mamori.core.scan.hits import GROWN, KINDS, Hit
from mamori.core.scan.lookalikes import without_look_alikes
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.places import Place
from mamori.core.scan.tables import Listing, Tables, aligned, drawn, in_figures, joined, upright
from mamori.core.scan.unseen import back, without_unseen
from mamori.core.scan.view import View

SURE = 0.5  # of a person by the roster
# Titles of a table drawn in text stand within so many rows from its top.
_HEAD = 5
# Is told of each block what was found in it.
Saw = Callable[[Block, Sequence[Hit]], None]


@dataclass(slots=True)
class Scanner:
    """Finds in blocks; made once, used for many files.

    `people` is the roster's finder, `names` the one of names that no roster has, if any. `day` is
    today's: by it a child's day of birth is told from that of an event.
    """

    finders: Sequence[Finder] = FINDERS
    people: Finder | None = None
    names: Finder | None = None
    country: str = ""
    day: date | None = None
    _spotter: Spotter = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._spotter = Spotter(self._all())

    def scan(
        self, file: File, budget: Budget, saw: Saw | None = None
    ) -> Iterator[Finding | Unread]:
        """Yield what stands in a file and in the files within it, and what could not be read."""
        tables = Tables()
        lacking = False
        for found in walk(file, budget):
            if isinstance(found, Unread):
                yield found
            elif isinstance(found, Face):
                yield of_faces(found)
            else:
                if self.names and not lacking and names.lacking(found.text):
                    lacking = True
                    yield Unread(place=Place(), reason="no-names")
                block = without_look_alikes(without_unseen(found))
                yield from tables.turn_to(block)
                within = self._hits(block, tables.titles)
                tables.count(block, within)
                hits = back(within, block)
                if saw:
                    saw(found, hits)
                yield from located(found, hits)
        yield from tables.end()

    def hits(self, block: Block, headers: tuple[str, ...] = ()) -> list[Hit]:
        """Return what stands in a block and is the block's own to report."""
        bare = without_look_alikes(without_unseen(block))
        return back(self._hits(bare, headers), bare)

    def _hits(self, block: Block, headers: tuple[str, ...]) -> list[Hit]:
        view = self._view(block, headers)
        if block.writers:  # all but unknown names is told where the words stand otherwise
            own = self.names.kinds if self.names else ()
            return [hit for hit in self._all_in(view) if hit.kind in own]
        found = self._all_in(view)
        if not block.table:
            told = self._with_drawn(view, found)
            found = found if told is found else stand(told)
        # What overlaps the core from outside may be the better hit, so it is asked first.
        return [hit for hit in found if block.holds(hit.start)]

    def _all_in(self, view: View) -> list[Hit]:
        """Return what stands in a view, also what stands there in boxes, in kanji or upright."""
        hits = list(self._find(view))
        if self.finders and (boxes := joined(view)):
            hits += boxes.back(self._find(self._view(boxes.block, view.headers)))
        if self.finders and (figures := in_figures(view)):
            hits += figures.back(self._find(self._view(figures.block, view.headers)))
        # In running text the roster's finder reads names down the lines by itself.
        if (self.finders or view.block.table) and (down := upright(view)):
            hits += down.back(self._find(self._view(down.block, ())))
        return stand(hits)

    def _with_drawn(self, view: View, found: list[Hit]) -> list[Hit]:
        """Return the hits as the titles of tables drawn in the text tell them, and these tables."""
        for offset, table in drawn(view):
            end = offset + len(table.text)
            placed = aligned(view.block, offset, table, _HEAD)
            listing = Listing.begun(placed.table.text, _HEAD)
            if listing.kinds:
                better = self._all_in(self._view(placed.table, listing.titles))
                found = [
                    hit
                    for hit in found
                    if not (offset <= hit.start < end and KINDS[hit.kind][0] in NUMBERS)
                ]
                found += map(placed.back, better)
            inside = [placed.here(hit) for hit in found if offset <= hit.start < end]
            listing.count(placed.table.text, inside)
            if whole := listing.hit():
                found = [*found, placed.back(whole)]
        return found

    def _find(self, view: View) -> Iterator[Hit]:
        spots = self._spotter.spots(view.plain, view.headers)
        # Names first, as other finders ask what is said of somebody.
        people, named = self._told(self.people, view, spots), self._told(self.names, view, spots)
        view.people, view.named = _spans(people), _spans(named)
        view.grown = frozenset(_spans(hit for hit in people if GROWN in hit.why))
        yield from (*people, *named)
        for finder in self.finders:
            yield from self._told(finder, view, spots)

    def _told(
        self, finder: Finder | None, view: View, spots: Mapping[str, Sequence[int]]
    ) -> tuple[Hit, ...]:
        if finder is None or finder.name not in spots:
            return ()
        return tuple(finder.find(view, spots[finder.name]))

    def _view(self, block: Block, headers: tuple[str, ...]) -> View:
        return View(block, self.country, headers, day=self.day)

    def _all(self) -> Iterable[Finder]:
        return (*self.finders, *(each for each in (self.people, self.names) if each))


def _spans(hits: Iterable[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((hit.start, hit.end) for hit in hits if hit.confidence >= SURE))


def _moved(hit: Hit, by: int) -> Hit:
    return replace(hit, start=hit.start + by, end=hit.end + by)
