"""What this room does by itself every hour."""

from mamori.people.imports import held


def every_hour() -> None:
    """Forget lists of people that were held for a preview and never taken in."""
    held.tidy()
