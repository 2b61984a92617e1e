"""Which posts may do what in this room.

The room `access` stands above and guards records; this small table is the room's own. Board
officers are in none of it: of people they see nothing, of schools the names.
"""

from datetime import date
from uuid import UUID

from django.http import Http404

from mamori.people.models import Post, School
from mamori.people.offices import posts_of

ROLE = Post.Role
LEADS = frozenset({ROLE.PRINCIPAL, ROLE.VICE_PRINCIPAL})

MAY: dict[str, frozenset[ROLE]] = {
    "roster.import": LEADS | {ROLE.OFFICE, ROLE.ICT, ROLE.DATA_PROTECTION_LEAD},
    "posts.change": LEADS,
    "committee.change": LEADS,
    "structure.decide": frozenset({ROLE.PRINCIPAL}),
    "accounts.open": LEADS | {ROLE.OFFICE, ROLE.ICT},
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


def schools_where(person: UUID, verb: str, on: date) -> list[School]:
    """Return the schools at which a person may do something, by name."""
    posts = posts_of(person, on).filter(role__in=MAY[verb])
    return list(School.objects.filter(pk__in=posts.values("school")).order_by("name", "pk"))
