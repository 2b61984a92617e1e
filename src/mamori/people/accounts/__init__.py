"""Accounts of staff, by invitation only."""

from mamori.people.accounts.actions import (
    Invitee,
    NotInvited,
    Why,
    invite,
    invitee,
    may_invite,
    openable,
    opening_link,
    remember_language,
    start_over,
)

__all__ = [
    "Invitee",
    "NotInvited",
    "Why",
    "invite",
    "invitee",
    "may_invite",
    "openable",
    "opening_link",
    "remember_language",
    "start_over",
]
