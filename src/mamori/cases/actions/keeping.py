"""Keeping a record from being erased without a word in it.

Whoever a case names must not learn of it elsewhere: what it keeps is noted in its own stream.
"""

from mamori.duties.actions import note
from mamori.journal.holds import kept_by
from mamori.people.models import School


def keep_quietly(*, by: str, school: School, stream: str, why: str) -> None:
    """Keep a stream because of another one; it stands until the hold there is lifted.

    Args:
        by: the stream whose children it is about as well, and in which this is noted.
        school: of both.
        stream: what is kept.
        why: a code, as of any hold.
    """
    attrs = {"why": why, "record": stream}
    note(by=None, school=school, stream=by, kind="hold.kept", attrs=attrs)


def keep_alike(*, school: School, stream: str, like: str) -> None:
    """Keep a stream made out of another one for whatever keeps that one without a word in it."""
    for by, why in kept_by(like):
        keep_quietly(by=by, school=school, stream=stream, why=why)
