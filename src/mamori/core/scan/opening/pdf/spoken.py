"""What a page of a PDF says to those who do not see it, within what it draws."""

import re

Spoken = dict[tuple[int, int], list[bytes]]  # by the number of the stream, which is unpacked once

_SPOKEN = re.compile(rb"/(?:ActualText|Alt|E)\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)


def spoken_in(drawing: bytes) -> list[bytes]:
    """Return strings as they are written; a program may say each accented letter anew."""
    return list(dict.fromkeys(_SPOKEN.findall(drawing)))
