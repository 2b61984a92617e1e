"""What an opener is: it turns one file into blocks, files within it, and what it could not read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import process_time

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS, Limits, OverLimit

Found = Block | Face | Unread | File


@dataclass(slots=True)
class Budget:
    """What may still be read of one outer file."""

    limits: Limits = LIMITS
    languages: tuple[str, ...] = ("ja", "vi", "nl", "en")  # which writing to expect in pictures
    pixels: bool = True  # whether pictures are read at all
    unpacked: int = 0
    files: int = 0
    depth: int = field(default=0)
    looked: set[bytes] = field(default_factory=set)  # pictures, by their digests
    begun: float = field(default_factory=process_time)  # seconds of CPU, no time of day

    def unpack(self, size: int) -> None:
        """Count bytes that were really unpacked.

        Raises:
            OverLimit: too-large.
        """
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            raise OverLimit("too-large")

    @property
    def may_look(self) -> bool:
        """Whether there is time left to look at pixels, which takes seconds a page."""
        return process_time() - self.begun < self.limits.looking


# An opener yields files within the file instead of opening them itself: `walk` does that.
Opener = Callable[[File, Budget], Iterator[Found]]
