"""Where the marks of the drawing of a case stand: four layers around the child who was hurt.

A mark holds the child's number in the list beside it and, where there is room, the first letter of
the name: names differ too much in length, and the list has them. Coordinates are texts, because a
page writes numbers as the reader's language does.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mamori.cases.queries.taking_part import Participant

WIDTH = 320
MIDDLE = WIDTH / 2
# Layer -> at which distance from the middle its marks stand.
DISTANCES = {"victim": 0, "actor": 58, "audience": 98, "bystander": 138}
EDGES = (36, 78, 118, 158)  # of the four rings
SIDE = ("mediator", "reporter")  # they stand beside the four layers
SIDE_HEIGHT = 36
PILL, DOT = 40, 27  # the room of a mark with a letter, and of one without
FIRST = -math.pi / 2  # at the top


@dataclass(frozen=True, slots=True)
class Mark:
    """One child in one layer; without a number it stands for so many more."""

    layer: str
    x: str
    y: str
    text: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The marks, the rings from the outermost in, and the height that it all needs."""

    marks: list[Mark]
    rings: tuple[int, ...]
    height: int


def draw(people: Sequence[Participant]) -> Drawing | None:
    """Return the drawing of a case; None while nobody has a part in it."""
    standing = {layer: list(people_in(people, layer)) for layer in (*DISTANCES, *SIDE)}
    if not any(standing.values()):
        return None
    marks = [m for layer, at in DISTANCES.items() for m in _ring(layer, standing[layer], at)]
    rows = [layer for layer in SIDE if standing[layer]]
    for row, layer in enumerate(rows):
        marks += _row(layer, standing[layer], WIDTH + SIDE_HEIGHT * (row + 0.5))
    return Drawing(marks, EDGES[::-1], WIDTH + SIDE_HEIGHT * len(rows))


def people_in(people: Sequence[Participant], layer: str) -> Iterator[Participant]:
    """Yield the children who stand in a layer now."""
    return (one for one in people if layer in one.layers)


def _ring(layer: str, children: list[Participant], distance: float) -> Iterator[Mark]:
    if not distance and len(children) > 1:
        distance = 20
    room = 2 * math.pi * distance or PILL
    shown, wide, more = _fitting(children, room)
    count = len(shown) + bool(more)
    for index in range(count):
        angle = FIRST + 2 * math.pi * index / count
        x, y = MIDDLE + distance * math.cos(angle), MIDDLE + distance * math.sin(angle)
        text = _text(shown[index], layer, wide=wide) if index < len(shown) else f"+{more}"
        yield Mark(layer, f"{x:.1f}", f"{y:.1f}", text, wide)


def _row(layer: str, children: list[Participant], y: float) -> Iterator[Mark]:
    shown, wide, more = _fitting(children, WIDTH)
    texts = [_text(one, layer, wide=wide) for one in shown] + ([f"+{more}"] if more else [])
    step = PILL if wide else DOT
    start = MIDDLE - step * (len(texts) - 1) / 2
    for index, text in enumerate(texts):
        yield Mark(layer, f"{start + step * index:.1f}", f"{y:.1f}", text, wide)


def _fitting(children: list[Participant], room: float) -> tuple[list[Participant], bool, int]:
    """Return who finds room on a line of a length, whether with a letter, and how many do not."""
    if len(children) * PILL <= room:
        return children, True, 0
    places = max(1, int(room // DOT))
    if len(children) <= places:
        return children, False, 0
    return children[: places - 1], False, len(children) - places + 1


def _text(one: Participant, layer: str, *, wide: bool) -> str:
    if not wide or layer == "reporter":  # who told is not told by a letter either
        return str(one.number)
    return f"{one.number} {unicodedata.normalize('NFC', one.name)[:1]}".strip()
