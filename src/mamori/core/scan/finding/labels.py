"""Words that say what stands beside or below them: 生年月日, BSN, số tài khoản."""

import re
from collections.abc import Iterable, Iterator

from mamori.core.scan.view import View

# Latin words up to this length stand within others (`tel` in `hotel`), so they must stand alone.
_SHORT = 5
_MANY = 10_000  # titles kept in mind, as the same ones come for each cell
_REACH = 24  # characters from a label to its value
_LONG = 48  # characters of a value that are enough to see that it is one
_LINE_BELOW = re.compile(r"[^\n]{0,12}\n[ \t]*")


class Labels:
    """The words, parted by spaces, in the folded letters of `View.plain`; `_` is a space in one.

    `words` are for `Finder.words`.
    """

    def __init__(self, text: str) -> None:
        self.words = tuple(word.replace("_", " ") for word in text.split())
        longest = sorted(self.words, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, longest)))
        self._titles: dict[str, str] = {}
        self._within = tuple((word, re.compile(_pattern(word))) for word in longest)

    def within(self, plain: str) -> str:
        """Return one of the words that a plain text has, "" if none."""
        # Looking for each word takes a tenth of what a pattern of all of them takes.
        for word, pattern in self._within:
            if word in plain and pattern.search(plain):
                return word
        return ""

    def in_title(self, title: str) -> str:
        """Return one of the words that a plain title has, "" if none."""
        if title not in self._titles:
            if len(self._titles) > _MANY:
                self._titles.clear()
            self._titles[title] = self.within(title)
        return self._titles[title]

    def at(self, plain: str, spot: int) -> str:
        """Return the word that begins at a spot, "" if it is only a part of another word."""
        found = self._pattern.match(plain, spot)
        return found[0] if found else ""

    def clue(self, view: View, start: int, end: int) -> str:
        """Return what near a span speaks for it: `header:…`, `context:…` or ""."""
        if word := self.in_title(view.header(start)):
            return f"header:{word}"
        word = self.within(view.near(start, end))
        return f"context:{word}" if word else ""

    def values(
        self, view: View, spots: Iterable[int], value: re.Pattern[str], reach: int = _REACH
    ) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each value that a label or the title of its column announces, with the clue."""
        taken: set[int] = set()
        for found, clue in (*self._titled(view, value), *self._beside(view, spots, value, reach)):
            if found.start() not in taken:
                taken.add(found.start())
                yield found, clue

    def _titled(self, view: View, value: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
        for column, title in enumerate(view.headers):
            if word := self.in_title(title):
                clue = f"{'column' if title.startswith('?') else 'header'}:{word}"
                for _, start, end in view.cells([column]):
                    for found in value.finditer(view.plain, start, end):
                        yield found, clue

    def _beside(
        self, view: View, spots: Iterable[int], value: re.Pattern[str], reach: int
    ) -> Iterator[tuple[re.Match[str], str]]:
        plain = view.plain
        for spot in spots:
            label = self._pattern.match(plain, spot)
            if not label:
                continue
            at = label.end()
            stop = plain.find("\n", at, at + reach + 1)
            stop = at + reach if stop < 0 else stop
            # The value may be longer than the reach; what counts is where it begins.
            found = value.search(plain, at, stop + _LONG)
            found = value.match(plain, found.start()) if found and found.start() <= stop else None
            below = None if found or view.block.table else _LINE_BELOW.match(plain, at)
            if below:
                found = value.match(plain, below.end())
            if found:
                yield found, f"context:{label[0]}"


def _pattern(word: str) -> str:
    exact = re.escape(word)
    if word.isascii() and word.isalpha() and len(word) <= _SHORT:
        return f"(?<![a-z]){exact}(?![a-z])"
    return exact


def weighed(sure: float, country: str, view: View) -> float:
    """Return how sure a hit is when things of its kind are those of one country (T-30)."""
    if not view.country:
        return sure
    weighed = min(0.99, sure + 0.02) if view.country == country else sure * 0.75
    return round(weighed, 2)
