"""What leaves the school, what is out already, and where: rows beside the streams."""

from mamori.publishing.models.channel import Channel, Listing

__all__ = ["Channel", "Listing"]
