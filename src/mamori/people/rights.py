"""Which posts may do what in this room.

The room `access` stands above and guards records; this small table is the room's own. Board
officers are in none of it: of people they see nothing, of schools the names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from mamori.people.models import Post, School
from mamori.people.offices import posts_of

ROLE = Post.Role
LEADS = frozenset({ROLE.PRINCIPAL, ROLE.VICE_PRINCIPAL})
# Whose posts see every case of the school, and whose see any: their accounts are worth stealing.
SEE_EVERY = LEADS | {
    ROLE.SAFEGUARDING_LEAD,
    ROLE.GUIDANCE,
    ROLE.COMMITTEE,
    ROLE.NURSE_TEACHER,
    ROLE.COUNSELLOR,
    ROLE.BOARD_OFFICER,
}
SEE_ANY = SEE_EVERY | {ROLE.HOMEROOM, ROLE.GRADE_HEAD}

MAY: dict[str, frozenset[ROLE]] = {
    "roster.import": LEADS | {ROLE.OFFICE, ROLE.ICT, ROLE.DATA_PROTECTION_LEAD},
    "posts.change": LEADS,
    "committee.change": LEADS,
    "structure.decide": frozenset({ROLE.PRINCIPAL}),
    "accounts.open": LEADS | {ROLE.OFFICE, ROLE.ICT},
    "closed-days.list": LEADS | {ROLE.OFFICE},
    "people.see": frozenset(ROLE) - {ROLE.BOARD_OFFICER},
}


class NotAllowed(Http404):
    """The person's posts do not allow this; to them the page is the same 404."""


def may(person: UUID, verb: str, school: UUID, on: date) -> bool:
    """Tell whether a person's posts at a school allow something on a day."""
    return posts_of(person, on).filter(school=school, role__in=MAY[verb]).exists()


def demand(person: UUID | None, verb: str, school: UUID, on: date) -> None:
    """Refuse what a person's posts do not allow; None is whoever runs the machine.

    Raises:
        NotAllowed: they do not.
    """
    if person is not None and not may(person, verb, school, on):
        raise NotAllowed


def may_open(mine: set[str], theirs: set[str], *, again: bool) -> bool:
    """Tell whether posts allow to let somebody in, as whoever does so could step in themselves.

    Args:
        mine: the posts of who lets in.
        theirs: the posts of who is let in, held now or later.
        again: they have an account and start over. With the posts of a lead that is possible
            only at the machine itself.
    """
    if not mine & MAY["accounts.open"] or (again and theirs & LEADS):
        return False
    return bool(mine & LEADS) or not theirs & (SEE_ANY if again else SEE_EVERY)


def roles_of(people: Iterable[UUID], on: date) -> Mapping[UUID, set[str]]:
    """Return the posts that each of these persons holds on a day or later, at any school."""
    rows = Post.objects.filter(Q(ends=None) | Q(ends__gte=on), person__in=set(people))
    found: dict[UUID, set[str]] = defaultdict(set)
    for person, role in rows.values_list("person", "role"):
        found[person].add(role)
    return found


def schools_where(person: UUID, verb: str, on: date) -> list[School]:
    """Return the schools at which a person may do something, by name."""
    posts = posts_of(person, on).filter(role__in=MAY[verb])
    return list(School.objects.filter(pk__in=posts.values("school")).order_by("name", "pk"))
