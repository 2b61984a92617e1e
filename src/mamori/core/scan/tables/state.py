"""The tables of one file, as their blocks come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mamori.core.scan.blocks import Block
from mamori.core.scan.findings import Finding, located
from mamori.core.scan.hits import Hit
from mamori.core.scan.tables.listing import Listing

_Key = tuple[str, str, str]


@dataclass(slots=True)
class Tables:
    """Keeps what is known of the table whose blocks come, until another one begins.

    For each block in turn: `turn_to` it, find in it with its `titles`, `count` the hits.
    """

    titles: tuple[str, ...] = ()  # of the columns of the block at hand
    _key: _Key | None = None
    _listing: Listing = field(default_factory=Listing)
    _finding: Finding | None = None

    def turn_to(self, block: Block) -> Iterator[Finding]:
        """Take up the next block; yield the list of persons that ended before it, if one did."""
        if not block.table:
            self.titles = ()
            return
        key = _key_of(block)
        if key != self._key:
            yield from self.end()
            self._key, self._listing = key, Listing.begun(block.text)
        self.titles = self._listing.titles

    def count(self, block: Block, hits: Sequence[Hit]) -> None:
        """Count the persons of the block at hand, in which these hits stand."""
        if not block.table:
            return
        self._listing.count(block.text, hits, block.core)
        if self._finding is None and self._listing.first:
            start, end = self._listing.first
            row = Hit(kind="person-list", start=start, end=end)
            self._finding = next(located(block, [row]))

    def end(self) -> Iterator[Finding]:
        """Yield the list of persons that the open table was, if it was one."""
        found, hit = self._finding, self._listing.hit()
        self._key, self._listing, self._finding = None, Listing(), None
        if found and hit:
            yield replace(found, confidence=hit.confidence, why=hit.why, count=hit.count)


def _key_of(block: Block) -> _Key:
    place = next(iter(block.locator.pieces(block.text, 0, 0))).place
    return place.part, place.sheet, block.table
