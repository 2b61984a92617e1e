"""What this room does by itself every hour."""

from mamori.year.actions import bring_all_up_to_date


def every_hour() -> None:
    """Begin school years, and let what is due follow them."""
    bring_all_up_to_date()
