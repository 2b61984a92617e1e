"""A picture without what it tells about its making: place, device, names, notes, what was cut off.

Only the parts that a screen needs are copied, so what is not known is left out too, and so is
whatever stands behind the end of the picture. The picture itself is copied bit by bit.
"""

from mamori.base.media.gif import strip_gif
from mamori.base.media.jpeg import strip_jpeg
from mamori.base.media.parts import Unreadable
from mamori.base.media.png import strip_png
from mamori.base.media.webp import strip_webp

__all__ = ["Unreadable", "strip"]

STRIPPERS = {
    "image/png": strip_png,
    "image/jpeg": strip_jpeg,
    "image/webp": strip_webp,
    "image/gif": strip_gif,
}


def strip(kind: str, picture: bytes) -> bytes:
    """Return a picture that shows the same and tells nothing else.

    Args:
        kind: its media type.
        picture: its bytes.

    Raises:
        Unreadable: it is damaged, or of a kind that cannot be shown.
    """
    if kind not in STRIPPERS:
        raise Unreadable(kind)
    return STRIPPERS[kind](picture)
