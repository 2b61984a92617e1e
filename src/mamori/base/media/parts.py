"""Reading the parts of a picture, and never beyond its end."""

MOST = 200_000  # parts of one picture: an animation of 50 MB has as many, of 255 bytes each


class Unreadable(Exception):
    """The picture is not built as pictures of its kind are."""


class Parts:
    """Takes bytes from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self.at = 0
        self._begun = [0]  # shared with what lies inside

    def begin(self) -> None:
        """Count one more part.

        Raises:
            Unreadable: there are more than any true picture has, so as to keep us busy.
        """
        self._begun[0] += 1
        if self._begun[0] > MOST:
            raise Unreadable("too many parts")

    def inside(self, data: bytes) -> "Parts":
        """Return the parts of a part; they count toward the same picture."""
        inner = Parts(data)
        inner._begun = self._begun
        return inner

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
