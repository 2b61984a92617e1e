"""What this room does by itself every hour."""

from mamori.cases.actions import evidence, naming


def every_hour() -> None:
    """Follow posts past whom cases name, and delete files that no case has."""
    naming.look_again_past_the_named()
    evidence.tidy()
