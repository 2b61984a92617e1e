"""The trial of near copies: half of the papers are withdrawn, the other half is what is ordinary.

The halves take turns, so that each paper is withdrawn once, and what is learned of ordinary papers
is never learned from those that are asked about.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from tests.core.likeness.papers import Paper, papers
from tests.core.likeness.variants import CHANGES, Change

from mamori.core.likeness import Fingerprint, Ordinary, Shelf, fingerprint, ordinary_in

KEY = bytes(range(32))


@dataclass(slots=True)
class Score:
    """How often a paper was asked about, recognised, and taken for one that it is not."""

    asked: int = 0
    known: int = 0
    mistaken: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def recognised(self) -> float:
        return self.known / self.asked

    @property
    def false(self) -> float:
        """The part of papers that were taken for another one, whichever."""
        return len(self.mistaken) / self.asked


@dataclass(frozen=True, slots=True)
class Half:
    """Withdrawn papers, and papers that nobody withdrew."""

    withdrawn: tuple[Paper, ...]
    others: tuple[Paper, ...]

    def shelf(self, *, learned: bool = True) -> Shelf[str]:
        """Return the shelf of the withdrawn ones, as it is stored and read again."""
        stored = {each.id: printed(each).kept().to_bytes() for each in self.withdrawn}
        known = {name: Fingerprint.from_bytes(each) for name, each in stored.items()}
        ordinary = ordinary_in(map(printed, self.others), tuple(known.values()))
        return Shelf(known, ordinary if learned else Ordinary())

    def hosts(self, language: str) -> tuple[Paper, ...]:
        """Return the papers of a language in which a withdrawn one may come back."""
        return tuple(each for each in self.others if each.language == language)


@cache
def halves() -> tuple[Half, Half]:
    """Return both halves: every other topic of each language, every other list."""
    names = sorted({each.id.split()[1] for each in papers()} - {"list"})
    even = tuple(p for p in papers() if _number(p, names) % 2 == 0)
    odd = tuple(p for p in papers() if _number(p, names) % 2)
    return Half(even, odd), Half(odd, even)


def _number(paper: Paper, names: Sequence[str]) -> int:
    _, topic, last = paper.id.split()
    return int(last) if topic == "list" else names.index(topic)


@cache
def printed(paper: Paper) -> Fingerprint:
    return fingerprint(paper.text(), KEY)


def unrelated(shelves: Iterable[Shelf[str]]) -> Score:
    """Look up each paper among the withdrawn ones that it is not."""
    score = Score()
    for half, shelf in zip(halves(), shelves, strict=True):
        for paper in half.withdrawn:
            _count(score, paper, [each.id for each in shelf.like(printed(paper))])
    return score


def changed(change: Change, shelves: Iterable[Shelf[str]]) -> Score:
    """Look up each paper as it comes back."""
    score = Score()
    for half, shelf in zip(halves(), shelves, strict=True):
        for paper in half.withdrawn:
            text = change(paper, half.hosts(paper.language), chance(paper))
            _count(score, paper, [each.id for each in shelf.like(fingerprint(text, KEY))])
    return score


def chance(paper: Paper) -> Random:
    """Return what decides how a paper is changed, the same each time."""
    return Random(f"change {paper.id}")  # noqa: S311 -- invented papers, no secrets


def every_change(shelves: Sequence[Shelf[str]]) -> Mapping[str, Score]:
    return {name: changed(change, shelves) for name, change in CHANGES.items()}


def read(
    again: Callable[[Paper, int], str], count: int, shelves: Sequence[Shelf[str]], seed: int = 1
) -> Score:
    """Look up a sample of papers as something reads them again, such as a camera."""
    score, pairs = Score(), list(zip(halves(), shelves, strict=True))
    every = [(paper, shelf) for half, shelf in pairs for paper in half.withdrawn]
    sample = Random(seed).sample(every, count)  # noqa: S311 -- invented papers, no secrets
    for number, (paper, shelf) in enumerate(sample):
        found = shelf.like(fingerprint(again(paper, number), KEY))
        _count(score, paper, [each.id for each in found])
    return score


def _count(score: Score, paper: Paper, found: Sequence[str]) -> None:
    score.asked += 1
    if paper.id in found:
        score.known += 1
    else:
        score.missed.append(paper.id)
    if set(found) - {paper.id}:
        score.mistaken.append(paper.id)
