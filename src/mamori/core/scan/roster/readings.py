"""Texts without the readings that stand in brackets behind kanji: 山(やま)田(だ)太郎."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = "(（《〔"
_READING = re.compile(
    r"[(（《〔][ \u3000]*[ぁ-ゖァ-ヺーｦ-ﾟ][ぁ-ゖァ-ヺーｦ-ﾟ \u3000・]{0,23}[)）》〕]"
)
_KANJI = re.compile(r"[㐀-䶿一-鿿豈-﫿々〆\U00020000-\U0003ffff]")
_REACH = 48  # what of the text around is read with it


@dataclass(frozen=True, slots=True)
class Without:
    """A stretch of a text without its readings, and the way back.

    The text of the stretch from `starts[i]` on is that of the original from `places[i]` on.
    """

    text: str
    starts: list[int]
    places: list[int]

    def back(self, at: int) -> int:
        """Return the place in the original of a letter."""
        number = bisect_right(self.starts, at) - 1
        return self.places[number] + at - self.starts[number]

    def crosses(self, start: int, end: int) -> bool:
        """Tell whether a reading was left out within a span."""
        return any(start < at < end for at in self.starts[1:])

    def behind(self, end: int) -> int:
        """Return the place behind a span, and behind the reading that follows it."""
        return self.back(end) if end in self.starts else self.back(end - 1) + 1


def without_readings(text: str) -> Iterator[Without]:
    """Yield the stretches of a text that hold readings, without them."""
    group: list[tuple[int, int]] = []
    for start, end in _readings(text):
        if group and start - group[-1][1] > _REACH:
            yield _cut(text, group)
            group = []
        group.append((start, end))
    if group:
        yield _cut(text, group)


def _readings(text: str) -> Iterator[tuple[int, int]]:
    spots = []
    for opening in _OPENING:
        at = text.find(opening)
        while at >= 0:
            spots.append(at)
            at = text.find(opening, at + 1)
    for at in sorted(spots):
        if at and _KANJI.match(text, at - 1) and (found := _READING.match(text, at)):
            yield found.span()


def _cut(text: str, readings: list[tuple[int, int]]) -> Without:
    bounds = [max(0, readings[0][0] - _REACH)]
    bounds += [at for reading in readings for at in reading]
    bounds.append(min(len(text), readings[-1][1] + _REACH))
    pieces, starts, places, length = [], [], [], 0
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        pieces.append(text[start:end])
        starts.append(length)
        places.append(start)
        length += end - start
    return Without("".join(pieces), starts, places)
