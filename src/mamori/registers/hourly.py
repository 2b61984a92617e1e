"""What this room does by itself every hour."""

from mamori.registers.actions import look_again_past_the_named


def every_hour() -> None:
    """Follow posts past whom complaints and warnings name."""
    look_again_past_the_named()
