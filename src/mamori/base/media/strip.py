"""A picture or recording without what it tells about its making: place, device, names, notes.

Only the parts that a screen needs are copied, so what is not known is left out too, and so is what
was cut off, and whatever stands behind the end. The picture itself is copied bit by bit; for sound
and film see `recordings.py`.
"""

from mamori.base.media.frames import strip_aac, strip_mp3
from mamori.base.media.gif import strip_gif
from mamori.base.media.jpeg import strip_jpeg
from mamori.base.media.parts import Unreadable
from mamori.base.media.png import strip_png
from mamori.base.media.recordings import CONTAINERS, strip_recording
from mamori.base.media.webp import strip_webp

__all__ = ["RECORDINGS", "Unreadable", "shown_as", "strip"]

STRIPPERS = {
    "image/png": strip_png,
    "image/jpeg": strip_jpeg,
    "image/webp": strip_webp,
    "image/gif": strip_gif,
    "audio/mpeg": strip_mp3,
    "audio/aac": strip_aac,
}
RECORDINGS = frozenset(CONTAINERS) | {"audio/mpeg", "audio/aac"}


def strip(kind: str, file: bytes) -> bytes:
    """Return what shows, or sounds, the same and tells nothing else: of the type `shown_as(kind)`.

    Args:
        kind: its media type.
        file: its bytes.

    Raises:
        Unreadable: it is damaged, or of a kind that cannot be shown.
    """
    if kind in CONTAINERS:
        return strip_recording(kind, file)
    if kind not in STRIPPERS:
        raise Unreadable(kind)
    return STRIPPERS[kind](file)


def shown_as(kind: str) -> str:
    """Return the media type of what `strip` makes: old telephones write what no browser plays."""
    return CONTAINERS[kind].becomes if kind in CONTAINERS else kind
