"""How much more than the box of its letters is blacked out where writing was read from pixels."""

from mamori.core.scan.places import Box

# In letters, beside a line and along it: engines tell where it stands better than each letter.
_BESIDE, _ALONG = 0.15, 0.3


def grown(box: Box) -> Box:
    """Return a box with room for what an engine left out of it.

    Its line may run across or down; of a few letters, or a line askew, that cannot be told.
    """
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    letter = min(wide, high)
    aside = letter * (_BESIDE if high > 2 * wide else _ALONG)
    up = letter * (_BESIDE if wide > 2 * high else _ALONG)
    return left - aside, top - up, right + aside, bottom + up
