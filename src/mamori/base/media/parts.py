"""Reading the parts of a picture, and never beyond its end."""


class Unreadable(Exception):
    """The picture is not built as pictures of its kind are."""


class Parts:
    """Takes bytes from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self.at = 0

    @property
    def left(self) -> int:
        """How many bytes are left."""
        return len(self._data) - self.at

    def take(self, length: int) -> bytes:
        """Return the next bytes.

        Raises:
            Unreadable: there are fewer.
        """
        if length < 0 or length > self.left:
            raise Unreadable("it ends too early")
        self.at += length
        return bytes(self._data[self.at - length : self.at])

    def number(self, length: int, *, big: bool) -> int:
        """Return the next bytes as a number."""
        return int.from_bytes(self.take(length), "big" if big else "little")
