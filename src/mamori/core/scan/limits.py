"""How much of a stranger's file is read, each with its reason."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one outer file; a school's own files stay far within them."""

    # A mail with an archive with a mail with a document: five. Twice that is a trap.
    depth: int = 10
    # A school's yearly archive has some thousand files.
    files: int = 50_000
    # What all inner files unpack to, together; a 200 MB workbook unpacks to about 2 GB.
    unpacked: int = 4096 * MEGABYTE
    # One part that must be held in memory whole: the XML of a part, a picture, a page.
    held: int = 512 * MEGABYTE
    # The worker that reads it: memory, CPU seconds, and seconds on the clock.
    memory: int = 3072 * MEGABYTE
    seconds: int = 600
    # Pictures: beyond this many pixels nothing is drawn or read.
    pixels: int = 120_000_000
    # After so many of them no more pixels are looked at, so that what was read is not lost.
    looking: int = 400
    # Text of one block; long texts are cut into blocks that overlap by `margin` on both sides.
    block: int = MEGABYTE
    margin: int = 512


LIMITS = Limits()


class OverLimit(Exception):
    """A bound was reached; `reason` is a code of `mamori.core.scan.reasons`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
