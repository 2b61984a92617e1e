"""What an engine returns, and what it says when it is not there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mamori.core.scan.places import Box


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together: a word, or what one cell or column holds.

    `box` is in pixels of the picture that was read; `confidence` is 0 to 1. `cell` tells that the
    engine sees what stands beside it as another thing, however near. `letters` are the boxes of
    its letters, where the engine tells them.
    """

    text: str
    box: Box
    confidence: float
    cell: bool = False
    letters: tuple[Box, ...] = ()

    def moved(self, by: tuple[float, float], scale: float) -> "Word":
        """Return it as it is in a picture in which it lies elsewhere, and which is scaled then."""
        x, y = by

        def there(box: Box) -> Box:
            left, top, right, bottom = box
            return (left + x) * scale, (top + y) * scale, (right + x) * scale, (bottom + y) * scale

        return replace(self, box=there(self.box), letters=tuple(map(there, self.letters)))


class Missing(Exception):
    """An engine or its data is not installed; `reason` is `no-ocr` or `no-ocr-data`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def certainty(words: Sequence[Word]) -> float:
    """Return how sure the engine is of these words, 0 to 1."""
    return sum(word.confidence for word in words) / len(words) if words else 0.0
