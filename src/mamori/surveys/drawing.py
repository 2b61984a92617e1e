"""Where the bars of a table and the line of its terms stand.

Coordinates are texts, because a page writes numbers as the reader's language does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, BAR, GAP = 320, 18, 8
HEIGHT, STEP = 90, 52  # of the drawing of the terms, and from one term to the next
MOST = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: one answer, by its place among the answers."""

    x: str
    width: str
    place: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A group; without pieces it is hidden, and drawn hatched."""

    y: int
    pieces: list[Piece]


def bars(shares: Sequence[Sequence[int | None]]) -> tuple[list[Bar], int]:
    """Return a bar for each group from the per cent of its answers, and the height of them all."""
    found = []
    for at, group in enumerate(shares):
        pieces, x = [], 0.0
        known = [share for share in group if share is not None]
        whole = max(MOST, sum(known))
        for place, share in enumerate(group if len(known) == len(group) else ()):
            width = WIDTH * (share or 0) / whole
            pieces.append(Piece(f"{x:.1f}", f"{width:.1f}", place))
            x += width
        found.append(Bar(at * (BAR + GAP), pieces))
    return found, len(found) * (BAR + GAP)


@dataclass(frozen=True, slots=True)
class Point:
    """One term: where it stands; without a height it is hidden."""

    x: int
    y: str
    day: date
    share: int | None


def terms(told: Sequence[tuple[date, int | None]]) -> tuple[list[Point], str]:
    """Return a point for each term, and the line through those that may be shown."""
    points = [
        Point(
            x=STEP // 2 + at * STEP,
            y="" if share is None else f"{HEIGHT - HEIGHT * share / MOST:.1f}",
            day=day,
            share=share,
        )
        for at, (day, share) in enumerate(told)
    ]
    return points, " ".join(f"{point.x},{point.y}" for point in points if point.y)
