"""Going through a bundle's chain and its plain words side by side, fact by fact."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mamori.core.seal.box import SealBroken
from mamori.core.seal.bundle import manifest as names
from mamori.core.seal.bundle.archive import Reader
from mamori.core.seal.bundle.findings import Listed, Problem
from mamori.core.seal.bundle.lines import Shown, Unreadable, read_case, read_span
from mamori.core.seal.chain import GENESIS, Checkpoint, Link, canonical


class Walk:
    """One pass over chain and case; afterwards it knows how far it came and what it met.

    Iterating yields what was found.

    Raises:
        Unreadable: a line of the chain makes no sense; the walk ends there.
    """

    def __init__(
        self, archive: Reader, ledger: str, kept: Mapping[int, Sequence[Checkpoint]]
    ) -> None:
        """Begin before the first fact. `kept` are genuine check-points by their place."""
        self.missing = names.CHAIN not in archive.members
        self.first = self.last = 0
        self.hash = GENESIS
        self.proven = self.closed = self.others = self.met = 0
        self._archive, self._ledger, self._kept = archive, ledger, kept
        self._shift = 0

    def __iter__(self) -> Iterator[Problem | Listed]:
        """Go through all facts once."""
        span = read_span(self._archive.open(names.CHAIN))
        self.first, self.last, self.hash = span.first, span.first - 1, span.prev
        case = _Case(self._archive)
        if span.ledger != self._ledger:
            yield Problem("foreign", names.CHAIN)
        if span.first == 1 and span.prev != GENESIS:
            yield Problem("unlinked", "entry 1")
        yield from self._met(span.first - 1)
        for place, link in enumerate(span.links, span.first):
            if Link.tie(self.hash, link.imprint) != link.hash:
                yield Problem("unlinked", f"entry {place}")
            self.last, self.hash = place, link.hash
            yield from self._met(place)
            if isinstance(link, Shown):
                yield from self._placed(link, place)
                wrong = list(case.problems(link))
                yield from wrong
                yield self._shown(link, is_told=case.is_readable and not wrong)
            else:
                self.others += 1
        yield from case.rest()

    def _met(self, place: int) -> Iterator[Problem]:
        """Hold this place to the reader's own check-points; proofs stand under place 0."""
        self.met += sum(
            point.hash == self.hash for point in self._kept.get(0, ()) if point.is_proof
        )
        for point in self._kept.get(place, ()):
            if point.is_proof:
                continue
            if point.hash == self.hash:
                self.met += 1
            else:
                yield Problem("rewritten", f"entry {place}")

    def _placed(self, link: Shown, place: int) -> Iterator[Problem]:
        if link.header["ledger"] != self._ledger:
            yield Problem("foreign", f"entry {place}")
        shift = link.header["seq"] - place
        if shift != self._shift:  # told once, not for each fact behind it
            yield Problem("moved", f"entry {link.header['seq']}")
        self._shift = shift

    def _shown(self, link: Shown, *, is_told: bool) -> Listed:
        proven = is_told and (link.key is not None or not link.sealed)
        self.proven += proven
        self.closed += not proven
        return Listed(link.header["seq"], link.header["id"], proven)


class _Case:
    """The facts of the case file, in the order of the chain; once unreadable, it says no more."""

    def __init__(self, archive: Reader) -> None:
        self.is_readable = names.CASE in archive.members
        self._facts = read_case(archive.open(names.CASE)) if self.is_readable else iter(())
        self._next: dict[str, Any] | None = None

    def problems(self, link: Shown) -> Iterator[Problem]:
        """Find a fact of the chain in the file and hold what it says to what the chain proves."""
        seq = link.header["seq"]
        yield from self._pass(seq)
        if self._next is not None and self._next["seq"] == seq:
            yield from _differences(link, self._next, f"entry {seq}")
            self._next = None
        elif self.is_readable:
            yield Problem("not-in-case", f"entry {seq}")

    def rest(self) -> Iterator[Problem]:
        """Yield the facts that the chain never came to."""
        yield from self._pass(math.inf)

    def _pass(self, seq: float) -> Iterator[Problem]:
        """Go on to the first fact that does not stand before this number."""
        try:
            while True:
                if self._next is None:
                    self._next = next(self._facts, None)
                if self._next is None or self._next["seq"] >= seq:
                    return
                yield Problem("not-in-chain", f"entry {self._next['seq']}")
                self._next = None
        except Unreadable as error:
            self.is_readable = False
            yield Problem("unreadable", f"{names.CASE}: line {error.line}")


def _differences(link: Shown, fact: Mapping[str, Any], place: str) -> Iterator[Problem]:
    same = {name: fact[name] for name in link.header if name in fact}
    if canonical(same) != canonical(link.header):
        yield Problem("header-differs", place)
    told = fact.get("words")
    try:
        words = link.words()
    except SealBroken:
        yield Problem("wrong-key", place)
        return
    if words is None:
        if told is not None:
            yield Problem("words-unproven", place)
    elif canonical({"": told}) != canonical({"": words}):
        yield Problem("words-differ", place)
