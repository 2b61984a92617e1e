"""A report about a grown-up stands in the register of complaints, with the clock for its answer.

The complaint has the talk's own number and none of its words: those stay where only the few of the
talk can read them. Whoever sits at the complaint sits at the talk.
"""

from uuid import UUID

from mamori.access import actions as access
from mamori.access.models import MENTIONED
from mamori.access.queries import barred_from
from mamori.door.actions import seating
from mamori.door.models import Talk
from mamori.duties import naming
from mamori.registers.actions import Raised, raise_it
from mamori.registers.models import Record


def complain(talk: Talk) -> None:
    """Write a talk that is about a grown-up into the register, once; the caller holds the lock."""
    if complaint_of(talk):
        return
    named = barred_from(talk.stream)
    raise_it(
        by=None,
        school=talk.school,
        type=Record.Type.COMPLAINT,
        what=Raised(
            attrs={"way": "door", "from": talk.sender, "about": "staff"},
            named=frozenset(named),
            pk=talk.pk,
        ),
        places=seating.few(talk.school, named),
    )


def shut(talk: Talk, people: set[UUID]) -> None:
    """Shut a talk, and the complaint that it became, to staff whom its words may mean.

    Of those who lead the school the next one goes on, where this shuts out who did.
    """
    access.bar(stream=talk.stream, people=people, why=MENTIONED)
    if not talk.about_staff:
        return
    places = seating.few(talk.school, barred_from(talk.stream))
    access.seat(stream=talk.stream, places=places)
    complaint = complaint_of(talk)
    if complaint and people - barred_from(complaint.stream):
        access.seat(stream=complaint.stream, places=places)
        naming.name_adults(
            by=None,
            school=talk.school,
            stream=complaint.stream,
            adults=frozenset(people),
            deciders=naming.LEADS,
        )


def complaint_of(talk: Talk) -> Record | None:
    """Return the complaint that a talk became."""
    return Record.unguarded.filter(pk=talk.pk).first()
