"""What this room does by itself every hour."""

from mamori.publishing.actions import (
    channels,
    collecting,
    left_lying,
    looking_again,
    marks,
    notices,
    patrol,
    policy,
    posts,
    sheet_look,
    sweeping,
)


def every_hour() -> None:
    """Begin what is due, look again, let lapse what is over, delete files of nothing."""
    posts.look_again_past_the_named()
    channels.look_after_owners()
    patrol.begin_due()
    posts.look_at_due()
    posts.forget_the_harmless()
    posts.tidy()
    marks.expire_stopgaps()
    notices.issue_all()
    sheet_look.tidy()
    sheet_look.look_on()
    collecting.note_overdue()
    sweeping.begin_due()
    looking_again.look_at_due()
    policy.look_policies_up()
    left_lying.lapse()
    left_lying.go_on()
    left_lying.look_after_consents()
