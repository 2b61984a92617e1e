"""Who acts as principal at a record: the principal, or whoever leads where none may know of it.

What only a principal does waits for nobody: not while the post is empty, and not where the record
names the principal (T-02). This is the one place that says who does it then.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from mamori.access.models import Seat
from mamori.access.queries import barred_from
from mamori.access.rules import ACTING, roles_at
from mamori.people import offices
from mamori.people.models import Account, Post, School
from mamori.people.queries import school_day

R = Post.Role
# The first of these of whom anybody is left acts.
LINE = (R.PRINCIPAL, R.VICE_PRINCIPAL, R.BOARD_OFFICER, R.COMMITTEE)
# The board acts only where it was let into the record itself because nobody else leads.
BOARD_LEADS = ("principal-named", "few-left", "nobody-leads", "inquiry")


def acting_principals(schools: Mapping[str, UUID], on: date) -> dict[str, set[UUID]]:
    """Return who acts as principal at each of these records on a day, in a handful of queries.

    Args:
        schools: record -> its school.
        on: the day.
    """
    named = {(role, pk): offices.of_role(role, pk) for pk in set(schools.values()) for role in LINE}
    held = offices.holders(named.values(), on)
    barred = _barred({person for people in held.values() for person in people}, schools)
    led = _led_by_board([named[R.BOARD_OFFICER, pk] for pk in set(schools.values())])
    found = {}
    for stream, school in schools.items():
        roles = (role for role in LINE if role != R.BOARD_OFFICER or stream in led)
        left = (held[named[role, school]] - barred.get(stream, set()) for role in roles)
        found[stream] = next(filter(None, left), set())
    return found


def is_led_by_principal(stream: str, school: School) -> bool:
    """Say whether a principal is there who may know of a record."""
    office = offices.of_role(R.PRINCIPAL, school.pk)
    principals = offices.holders([office], school_day(school))[office]
    return bool(principals - barred_from(stream))


def working_roles(account: Account, stream: str, school: School) -> set[str]:
    """Return the roles in which a person works at a record: their seats', and `ACTING` if so."""
    roles = roles_at(account, stream)
    if not may_have_to_act(roles):
        return roles
    acting = acting_principals({stream: school.pk}, school_day(school))[stream]
    return roles | {ACTING} if account.person_id in acting else roles


def may_have_to_act(roles: Collection[str]) -> bool:
    """Say whether somebody with these roles may have to act; a principal acts as what they are."""
    return R.PRINCIPAL not in roles and not set(LINE).isdisjoint(roles)


def _barred(people: Iterable[UUID], schools: Mapping[str, UUID]) -> dict[str, set[UUID]]:
    holders = {offices.of_person(person): person for person in people}
    rows = Seat.unguarded.filter(barred=True, holder__in=holders)
    if len(schools) == 1:  # of many, only those who act are asked for: few are ever named
        rows = rows.filter(stream__in=schools)
    found: dict[str, set[UUID]] = defaultdict(set)
    for stream, holder in rows.values_list("stream", "holder"):
        found[stream].add(holders[holder])
    return found


def _led_by_board(boards: Iterable[str]) -> set[str]:
    rows = Seat.unguarded.filter(holder__in=boards, why__in=BOARD_LEADS, barred=False)
    return set(rows.values_list("stream", flat=True))
