"""A class and a channel: who may be shown there and who may not, for whoever holds the camera."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from mamori.access.rules import MAY, posts_at
from mamori.consent.models import Asked
from mamori.consent.queries.seeing import State, asked_for
from mamori.consent.words import CHANNELS, EXPIRED, GIVEN
from mamori.people.models import Account, Post
from mamori.people.queries import classes, own_class, pupils_of, school_day

PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One pupil: whether a picture may go to the channel, and where each request stands."""

    id: UUID
    name: str
    reading: str
    may_be_shown: bool
    states: list[State]


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class and a channel."""

    group: UUID
    title: str
    channel: str
    rows: list[ClassRow]
    streams: frozenset[str]  # of what was asked; that these were read is written down

    @property
    def channel_says(self) -> str:
        """The channel in words."""
        return str(CHANNELS[self.channel].says)

    @property
    def not_shown(self) -> list[ClassRow]:
        """Who may not be shown: everybody for whom there is no yes, also who was never asked."""
        return [row for row in self.rows if not row.may_be_shown]


def class_choices(account: Account) -> list[tuple[str, str]]:
    """Return the classes whose consents a person may see: a homeroom teacher the own one."""
    school = account.person.school
    day = school_day(school)
    posts = MAY["consent.read"] & posts_at(account, school.pk)
    rows = [(str(row.id), row.title) for row in classes(school, day)] if posts else []
    if posts <= {Post.Role.HOMEROOM}:
        own = str(own_class(account.person_id, day))
        rows = [(pk, title) for pk, title in rows if pk == own]
    return rows


def class_view(account: Account, group: str, channel: str) -> ClassView:
    """Return a class with who may be shown in a channel.

    Raises:
        Http404: there is no such class or channel, or the reader may not see it.
    """
    titles = dict(class_choices(account))
    if group not in titles or channel not in CHANNELS:
        raise Http404
    school = account.person.school
    day = school_day(school)
    asked: dict[UUID, list[Asked]] = {}
    for one in asked_for(account).filter(request__channel=channel).order_by("request__asking"):
        asked.setdefault(one.person_id, []).append(one)
    rows = []
    for pupil in pupils_of(group, day, school=school):
        theirs = asked.get(pupil.id, [])
        pictures = [one.status_on(day) for one in theirs if PICTURE in one.request.data]
        asked_now = [status for status in pictures if status != EXPIRED]
        # A yes for one purpose or one newspaper is none for another: a no to any of them counts.
        shown = bool(asked_now) and all(status == GIVEN for status in asked_now)
        states = [State(one.status_on(day)) for one in theirs]
        rows.append(ClassRow(pupil.id, pupil.name, pupil.reading, shown, states))
    streams = frozenset(one.request.asking.stream for each in asked.values() for one in each)
    return ClassView(UUID(group), titles[group], channel, rows, streams)
