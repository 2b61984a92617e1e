"""What the program does by itself: the year begins, and what follows from it is due."""

from datetime import timedelta

from django.db import transaction

from mamori.base import clock
from mamori.duties.actions import recount, refresh
from mamori.journal.queries import entries
from mamori.people.founding import start_year
from mamori.people.models import School
from mamori.people.queries import school_day
from mamori.year.actions.recording import stream_of
from mamori.year.actions.rules import note_known_to_all

LATELY = timedelta(hours=3)  # so that an hour that is missed loses nothing


@transaction.atomic
def bring_up_to_date(*, school: School) -> None:
    """Begin the school year that today lies in, and derive what is due in the school's own stream.

    The room `people` notes who has which post, that a year began and which days are without school,
    and stands below duties. So what follows from that is asked for here, once an hour and when a
    school is made.
    """
    start_year(school=school, day=school_day(school))
    note_known_to_all(school)
    refresh(school=school, stream=stream_of(school))
    listed = entries([stream_of(school)], kinds=["closed-days.listed"])
    if listed and clock.now() - listed[-1].at < LATELY:
        recount(school=school)


def bring_all_up_to_date() -> None:
    """Do so for every school; a board has no school year of its own to plan."""
    for school in School.objects.filter(kind=School.Kind.SCHOOL).order_by("pk"):
        bring_up_to_date(school=school)
