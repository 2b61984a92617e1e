"""What a file really is, and a picture or recording without what it tells about its making."""

from mamori.base.media.sniff import TYPES, sniff
from mamori.base.media.strip import RECORDINGS, Unreadable, shown_as, strip

__all__ = ["RECORDINGS", "TYPES", "Unreadable", "shown_as", "sniff", "strip"]
