"""What leaves the school, what is out already, and where: rows beside the streams."""

from mamori.publishing.models.channel import Channel, Listing
from mamori.publishing.models.mark import Mark, Ordinary
from mamori.publishing.models.patrol import Post, Rhythm, Round, Watched
from mamori.publishing.models.release import Item, Picture, Release
from mamori.publishing.models.sheet import Sheet
from mamori.publishing.models.sweep import Line, Run, Sweep
from mamori.publishing.models.takedown import TakeDown

__all__ = [
    "Channel",
    "Item",
    "Line",
    "Listing",
    "Mark",
    "Ordinary",
    "Picture",
    "Post",
    "Release",
    "Rhythm",
    "Round",
    "Run",
    "Sheet",
    "Sweep",
    "TakeDown",
    "Watched",
]
