"""How much comes in, told by counting reports: never by who sends them (docs/adr/0013).

A school's pupils may all write in one hour, twice. What is more than that is no assembly: it is
taken in all the same, and waits in one pile. Only what no disk must bear is refused.
"""

from datetime import timedelta

from django.db.models import Count, Sum

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.base import clock
from mamori.door.models import Talk
from mamori.duties.actions import note
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.models import Enrolment, Post, School
from mamori.people.offices import in_force
from mamori.people.queries import school_day

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AN_HOUR = 1_000  # reports of a school that are never a flood, however small it is
TIMES = 2  # reports an hour for each pupil
# Who goes through a pile, and why they may.
LOOKS = ((Post.Role.COMMITTEE, "committee"), (Post.Role.SAFEGUARDING_LEAD, "lead"))
MOST_A_DAY = 50_000  # reports
MOST_OF_A_TALK = 50  # times a day that something is added to one talk
QUIET = timedelta(minutes=10)  # between two mails about what is added to one talk
MOST_BYTES_A_DAY = 4 * 1024 * 1024 * 1024  # of files


class Full(Exception):
    """More came in a day than a school's disk must bear. `files`: only files are too much."""

    def __init__(self, *, files: bool) -> None:
        """Remember of what there was too much."""
        super().__init__("files" if files else "reports")
        self.files = files


def is_on(school: School) -> bool:
    """Say whether more came within an hour than the people of a school can have sent."""
    lately = Talk.unguarded.filter(school=school, at__gt=clock.now() - HOUR).count()
    if lately < AN_HOUR:
        return False
    here = Enrolment.objects.filter(in_force(school_day(school)), school_class__school=school)
    return lately >= TIMES * here.count()


def check_room(school: School, sent: int) -> None:
    """Refuse what no disk must bear.

    Raises:
        Full: a day's reports, or a day's files, are at their bound.
    """
    today = Talk.unguarded.filter(school=school, at__gt=clock.now() - DAY)
    had = today.aggregate(number=Count("pk"), sent=Sum("bytes_sent"))
    if had["number"] >= MOST_A_DAY:
        raise Full(files=False)
    if sent and (had["sent"] or 0) + sent > MOST_BYTES_A_DAY:
        raise Full(files=True)


def is_new(talk: Talk) -> bool:
    """Say whether nothing was added to a talk in the last minutes, so that a mail may go out.

    Whoever has the words of one talk must not be able to fill a disk or a mailbox with them.

    Raises:
        Full: as much was added to it in a day as one person can have to say.
    """
    now = clock.now()
    added = [one.at for one in entries([talk.stream], kinds=["report.continued"])]
    if sum(now - at < DAY for at in added) >= MOST_OF_A_TALK:
        raise Full(files=False)
    return not added or now - added[-1] >= QUIET


def pile_of(school: School) -> str:
    """Name the stream in which what is done about a school's pile is written."""
    return f"pile:{school.pk}"


def begin_pile(school: School) -> bool:
    """Note that reports wait in a pile, once an hour at most; say whether it was noted now."""
    stream = pile_of(school)
    begun = entries([stream], kinds=["pile.begun"])
    if begun and clock.now() - begun[-1].at < HOUR:
        return False
    places = [Place(offices.of_role(role, school.pk), role, why) for role, why in LOOKS]
    access.seat(stream=stream, places=places)
    note(by=None, school=school, stream=stream, kind="pile.begun")
    return True
