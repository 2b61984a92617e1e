"""Taking back what went out, and seeing to it that it never goes out again."""

from base64 import b64decode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access.rules import may
from mamori.core.likeness import Fingerprint
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people.models import Account
from mamori.publishing.actions.marks import SaysTooLittle, keep_mark
from mamori.publishing.models import Release
from mamori.publishing.queries.releases import left_of
from mamori.registers.actions import Raised

S = Release.State
# How the mark of a withdrawn document calls the same reasons.
MARKED = {"consent": "private", "mistake": "wrong", "secret": "secret"}


@transaction.atomic
def withdraw(  # noqa: PLR0913 -- what, why, and what others will know it by
    *, by: Account, release: Release, reason: str, why: str, title: str = "", pk: UUID | None = None
) -> int:
    """Take back what went out. Where it stood, it must still be taken down.

    Args:
        by: who takes it back.
        release: what went out.
        reason: a code of the fact `document.withdrawn`.
        why: what happened.
        title: what everybody on the staff will know it by, if it must never go out again.
        pk: made with the empty form.

    Returns:
        of how many of its files copies will be known; those that say too little are not.

    Raises:
        PermissionDenied: the person has no seat for it, or it is not out.
    """
    if not may(by, "release.make", stream=release.stream):
        raise PermissionDenied
    journal.lock(release.school_id)
    now = Release.unguarded.select_related("school").get(pk=release.pk)
    if now.state == S.WITHDRAWN:
        return 0
    if now.state != S.RELEASED:
        raise PermissionDenied
    note(
        by=by.person_id,
        school=now.school,
        stream=now.stream,
        kind="document.withdrawn",
        attrs={"reason": reason},
        words={"why": why} | ({"title": title} if title else {}),
        pk=pk,
    )
    now.state = S.WITHDRAWN
    now.save(update_fields=["state"])
    return _marked(by, now, reason, why, title) if title else 0


def _marked(by: Account, release: Release, reason: str, why: str, title: str) -> int:
    left = left_of(release)
    files = (left.words or {}).get("files", []) if left else []
    words = {"title": title, "why": why}
    raised = Raised(
        attrs={"reason": MARKED.get(reason, "other"), "circulating": "yes"}, words=words
    )
    marked = 0
    for told in files:
        if "print" in told:
            whole = Fingerprint.from_bytes(b64decode(told["print"]))
            try:
                keep_mark(by=by, school=release.school, text=whole, what=raised)
            except SaysTooLittle:
                continue
            marked += 1
    return marked
