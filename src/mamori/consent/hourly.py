"""What this room does by itself every hour."""

from mamori.consent.actions import end_what_is_over


def every_hour() -> None:
    """Note which consents are over."""
    end_what_is_over()
