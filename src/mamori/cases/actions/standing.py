"""Who stands behind an act, as gates count them."""

from collections.abc import Iterable
from uuid import UUID

from mamori.access.acting import acting_principals
from mamori.access.queries import barred_from
from mamori.cases.models import Case
from mamori.people import offices
from mamori.people.models import Account, Post
from mamori.people.queries import school_day

R = Post.Role


def standing(by: Account, case: Case, behind: Iterable[UUID]) -> dict[str, frozenset[str]]:
    """Return who stands behind an act, by the posts they hold today, as gates count them.

    Nobody whom the case names counts. Whoever records what the committee decided is one of those
    who decided it: nobody decides in the names of two others. For the principal and for the board
    only their own hand counts, never a name that another ticked; while there is no principal who
    may know of the case, whoever acts for them counts as the principal.
    """
    barred = barred_from(case.stream)
    free = {*behind} - barred
    own = {by.person_id} - barred
    acting = acting_principals({case.stream: case.school_id}, school_day(case.school))
    members = free & _holders(R.COMMITTEE, case)
    who = {
        R.COMMITTEE: members if own <= members else set(),
        "staff": free,
        R.PRINCIPAL: own & acting[case.stream],
        R.BOARD_OFFICER: own & _holders(R.BOARD_OFFICER, case),
    }
    return {str(role): frozenset(map(str, people)) for role, people in who.items() if people}


def _holders(role: str, case: Case) -> set[UUID]:
    office = offices.of_role(role, case.school_id)
    return offices.holders([office], school_day(case.school))[office]
