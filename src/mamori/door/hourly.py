"""What this room does by itself every hour."""

from mamori.door import enclosures
from mamori.door.actions import naming


def every_hour() -> None:
    """Follow posts past whom reports name, and delete files that no report has."""
    naming.look_again_past_the_named()
    enclosures.tidy()
