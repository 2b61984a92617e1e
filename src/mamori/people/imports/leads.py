"""Who gives posts is not lost to a list: without them the school would be locked out."""

from datetime import date
from uuid import UUID

from mamori.core.roster import Severity
from mamori.people.imports.plan import Draft
from mamori.people.models import Post
from mamori.people.rights import MAY

GIVING = MAY["posts.change"]


def keep_leads(draft: Draft) -> None:
    """Take back that a lead has left, where the source may not say so."""
    left = draft.plan.work.left
    for person in _leads(draft, draft.today):
        if person in left and not _may_go(draft, person):
            del left[person]
            draft.stayed.add(person)


def may_end(draft: Draft, row: Post, last: date | None) -> bool:
    """Tell whether the source may end a post on a day; that of a lead only if another stays."""
    sooner = last is not None and (row.ends is None or last < row.ends)
    if row.role not in GIVING or not sooner or _may_go(draft, row.person_id):
        return True
    draft.stayed.add(row.person_id)
    return False


def note_leads(draft: Draft) -> None:
    """Say how many leads stay although the source lets them go."""
    if draft.stayed:
        draft.note(Severity.UNKNOWN, "lead-stays", count=len(draft.stayed))


def _may_go(draft: Draft, person: UUID) -> bool:
    """Tell whether a lead may go: never for one who may not give posts, and never the last."""
    left = draft.plan.work.left
    others = [one for one in _leads(draft, draft.turn) if one != person and one not in left]
    return draft.may_give_all and any(one in draft.world.signing_in for one in others)


def _leads(draft: Draft, on: date) -> list[UUID]:
    """Return who can give posts on a day or, having begun by the turn, after it."""
    return [
        person
        for person, rows in draft.world.posts.items()
        if any(
            row.role in GIVING and row.starts <= draft.turn and (row.ends is None or row.ends >= on)
            for row in rows
        )
    ]
