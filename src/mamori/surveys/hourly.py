"""What this room does by itself every hour."""

from mamori.surveys.actions import noting, on_time


def every_hour() -> None:
    """Follow posts past whom answers name, open and close on the days, look through answers."""
    noting.look_again_past_the_named()
    on_time.close_those_over()
    on_time.open_those_due()
    noting.look_through_all()
