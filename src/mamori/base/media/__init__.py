"""What a file really is, and a picture without what it tells about its making."""

from mamori.base.media.sniff import TYPES, sniff
from mamori.base.media.strip import Unreadable, strip

__all__ = ["TYPES", "Unreadable", "sniff", "strip"]
