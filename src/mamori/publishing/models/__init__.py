"""What leaves the school, what is out already, and where: rows beside the streams."""

from mamori.publishing.models.channel import Channel, Listing
from mamori.publishing.models.mark import Mark, Ordinary
from mamori.publishing.models.release import Item, Picture, Release

__all__ = ["Channel", "Item", "Listing", "Mark", "Ordinary", "Picture", "Release"]
