"""Where a finder need not look any more: in a line that says one thing over and over."""

_OFTEN = 100  # looks at a line that are worth it, whatever it is


class Sparing:
    """Spares a finder looks at a line that is longer than any page, such as a file without lines.

    What a look costs is the same for each word of it. After so many looks one for each stretch of
    `apart` characters is enough, as a look sees half of that to each side.
    """

    def __init__(self, text: str, apart: int) -> None:
        self._text, self._apart = text, apart
        self._stop = self._last = -1
        self._looks = 0

    def skips(self, start: int) -> bool:
        """Tell whether not to look at an offset; they come in order."""
        if start > self._stop:
            stop = self._text.find("\n", start)
            self._stop, self._looks = stop if stop >= 0 else len(self._text), 0
        if self._looks >= _OFTEN and start < self._last + self._apart:
            return True
        self._last = start
        self._looks += 1
        return False

    def told(self) -> None:
        """Look on at each word, as this line does tell something."""
        self._looks = 0
