"""What the net patrol does by itself every hour: begin what is due, look again, forget."""

from mamori.publishing.actions import patrol, posts


def every_hour() -> None:
    """Begin due rounds and looks, follow posts past those they name, erase what was harmless."""
    posts.look_again_past_the_named()
    patrol.begin_due()
    posts.look_at_due()
    posts.forget_the_harmless()
    posts.tidy()
