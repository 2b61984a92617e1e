"""A second person finds that a paper only looks like what was withdrawn: it goes on as any other.

What was withdrawn stays so, and nothing else that stands against the paper is put aside.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.base.mail import knock
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entry
from mamori.people.models import Account
from mamori.people.queries import addresses
from mamori.publishing import flow
from mamori.publishing.actions.sheet_look import look_soon
from mamori.publishing.actions.sheets import step_of
from mamori.publishing.acts.apart import APART
from mamori.publishing.models import Release, Sheet
from mamori.publishing.queries.marks import Recognised
from mamori.publishing.queries.releases import looks_of
from mamori.publishing.queries.sheets import looked_of
from mamori.publishing.queries.tellable import STEP, file_like, sheet_like
from mamori.registers.actions import Raised


@transaction.atomic
def tell_file_apart(
    *, by: Account, release: Release, number: int, what: Raised, seen: str = ""
) -> None:
    """Write down that a file of a release is no copy of what was withdrawn.

    Args:
        by: who looked at both; neither who brought it nor who asked for it to go out.
        release: what is to leave.
        number: of the file.
        what: why.
        seen: which files their page showed, as `looks_of` tells it; empty: it does not matter.

    Raises:
        PermissionDenied: it is not for this person, not the time, or the file is another by now.
    """
    journal.lock(release.school_id)
    now = Release.unguarded.select_related("school").get(pk=release.pk)
    if _is_sent(by, now.stream, what):
        return
    file = file_like(by, now, number)
    if file is None or (seen and seen != looks_of(now)):
        raise PermissionDenied
    _note(by, now, file.again, file.item.sha256, what)
    knock(addresses({now.by_id, now.asked_by_id or now.by_id}))


@transaction.atomic
def tell_sheet_apart(*, by: Account, sheet: Sheet, what: Raised, seen: str = "") -> None:
    """Write down that a sheet is no copy; one that was refused as one is looked through anew.

    Args:
        by: who looked at both; nobody who wrote a version of it.
        sheet: what is like a withdrawn document.
        what: why.
        seen: the number of the version that their page showed; empty: it does not matter.

    Raises:
        PermissionDenied: it is not for this person, not the time, or it asks for a secret.
    """
    journal.lock(sheet.school_id)
    now = Sheet.unguarded.select_related("school").get(pk=sheet.pk)
    if _is_sent(by, now.stream, what):
        return
    found = sheet_like(by, now)
    if not found or (seen and seen != str(now.version)):
        raise PermissionDenied
    step = step_of(by, now, STEP)
    _note(by, now, found, looked_of(now).sha256, what)
    knock(addresses({now.drafter_id}))
    if step.target != now.state:
        now.state = step.target
        now.save(update_fields=["state"])
    if now.state == flow.LOOKING:
        look_soon(now)


def _is_sent(by: Account, stream: str, what: Raised) -> bool:
    """Tell whether the same form came once more."""
    sent = entry(what.pk) if what.pk else None
    return sent is not None and (sent.stream, sent.kind, sent.by) == (
        stream,
        APART.kind,
        by.person_id,
    )


def _note(
    by: Account, paper: Release | Sheet, found: Iterable[Recognised], sha256: str, what: Raised
) -> None:
    pk = None if what.pk and entry(what.pk) else what.pk
    for one in found:
        note(
            by=by.person_id,
            school=paper.school,
            stream=paper.stream,
            kind=APART.kind,
            attrs={"mark": str(one.story.mark)},
            words=dict(what.words) | {"sha256": sha256},
            pk=pk,
        )
        pk = None
