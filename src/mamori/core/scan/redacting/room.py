"""How much more than the box of its letters is blacked out where writing was read from pixels."""

from mamori.core.scan.places import Box

# In letters, beside a line and along it: engines tell where it stands better than each letter.
_BESIDE, _ALONG = 0.15, 0.3


def grown(box: Box) -> Box:
    """Return a box with room for what an engine left out of it.

    Its line may run across or down; of one or two letters that cannot be told.
    """
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    across, down = wide > 2 * high, high > 2 * wide
    letter = min(wide, high) if across or down else max(wide, high)
    aside, up = (letter * (_BESIDE if each else _ALONG) for each in (down, across))
    return left - aside, top - up, right + aside, bottom + up
