"""The official channels of a school: for its staff, for the rest of this room, for everybody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Case, F, Max, Q, QuerySet, When
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mamori.access.acting import working_roles
from mamori.access.rules import duty_roles, may, seats_of, visible_to
from mamori.core.policy.facts import codes_of
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, Person, Post, School
from mamori.people.packs import codes
from mamori.people.queries import about, school_day, staff
from mamori.publishing.models import Channel, Listing, Release
from mamori.ui.asking import Line, Offers
from mamori.ui.asking import told as answers
from mamori.ui.asking.questions import Question, Text
from mamori.ui.dates import day

TOPICS = "channel-topics"
MOST = 30  # releases to choose from
AHEAD = timedelta(days=28)  # so long before somebody leaves it is said: time to hand over


@dataclass(frozen=True, slots=True)
class Owned:
    """A channel, and whether somebody looks after it."""

    channel: Channel
    owner: str
    leaves: date | None  # the last day, or the day they left; none while they stay
    here: bool  # they still work at the school

    @property
    def needs_owner(self) -> bool:
        """Whether somebody else must take it over."""
        return self.channel.until is None and (not self.here or self.leaves is not None)


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in the history of a channel."""

    at: datetime
    on: str
    title: Text
    by: str
    lines: list[Line]


def channels_of(school: School, *, past: bool = False) -> QuerySet[Channel]:
    """Return the channels that are a school's now, or with `past` all it ever had."""
    rows = Channel.objects.filter(school=school).select_related("school")
    today = school_day(school)
    open_ones = rows if past else rows.filter(Q(until=None) | Q(until__gte=today))
    kinds = [When(type=kind, then=at) for at, kind in enumerate(Channel.Type.values)]
    ended = F("until").desc(nulls_first=True)
    return open_ones.order_by(ended, Case(*kinds, default=len(kinds)), "title", "pk")


def channel_named(school: School, pk: UUID) -> Channel | None:
    """Return a channel of a school by its id."""
    return Channel.objects.select_related("school").filter(school=school, pk=pk).first()


def channel_for(account: Account, pk: UUID) -> Channel:
    """Return a channel of somebody's own school.

    Raises:
        Http404: there is none, or none for this person.
    """
    school = account.person.school
    found = channel_named(school, pk) if may(account, "channels.see", school=school) else None
    if found is None:
        raise Http404
    return found


def owned(school: School, channels: Collection[Channel]) -> list[Owned]:
    """Return channels with who looks after them, and whether they are leaving."""
    people = {channel.owner_id for channel in channels if channel.owner_id}
    names, ends = about(people), leaving(school, people)
    found = []
    for channel in channels:
        owner = channel.owner_id
        last = ends.get(owner) if owner else None
        here = owner is not None and (last is None or last > school_day(school))
        found.append(Owned(channel, names[owner].name if owner else "", last, here))
    return found


def leaving(school: School, people: Collection[UUID | None]) -> dict[UUID, date]:
    """Return those of some persons who have left or leave soon, each with the first day without.

    Whoever holds a post without end stays; whoever holds none any more is gone.
    """
    today = school_day(school)
    wanted = [pk for pk in people if pk]
    rows = Person.objects.filter(pk__in=wanted, left_on__isnull=False)
    found = dict(rows.values_list("pk", "left_on"))
    held = Post.objects.filter(school=school, person__in=wanted)
    stay = set(held.filter(ends=None).values_list("person", flat=True))
    last = dict(held.values("person").annotate(last=Max("ends")).values_list("person", "last"))
    for pk in wanted:
        if pk not in found and pk not in stay:
            found[pk] = last[pk] + timedelta(days=1) if pk in last else today
    return {pk: day for pk, day in found.items() if day and day <= today + AHEAD}


def may_post(account: Account, channel: Channel) -> bool:
    """Say whether a person writes the posting log: whoever has the channel, and who keeps them."""
    school = channel.school
    if channel.owner_id == account.person_id:
        return may(account, "channels.see", school=school)
    return may(account, "channel.keep", school=school)


def offers_for(school: School, language: str) -> Offers:
    """Return what the forms about channels offer."""
    people = [(str(one.id), one.label) for one in staff(school, school_day(school))]
    return {"staff": people, TOPICS: list(codes(school, TOPICS, language).items())}


def releases_for(account: Account, channel: Channel) -> list[tuple[str, str]]:
    """Return what went out through the gate to such a place, as far as a person sees it."""
    rows = visible_to(Release.unguarded.filter(school=channel.school), account)
    left = rows.filter(state=Release.State.RELEASED, channel=channel.type).order_by("-at")[:MOST]
    return [(str(row.pk), f"{row.number}, {day(localtime(row.at), _language())}") for row in left]


def _language() -> str:
    return get_language() or "en"


def due_at(account: Account, channel: Channel, language: str) -> list[Due]:
    """Return what is due at a channel for a person."""
    roles = duty_roles(working_roles(account, channel.stream, channel.school))
    return open_duties({channel.stream}, language, roles={channel.stream: roles})


def history(
    channel: Channel, titles: dict[str, tuple[Text, tuple[Question, ...]]], language: str
) -> list[Told]:
    """Return what was done with a channel, the newest first.

    Args:
        channel: which.
        titles: kind of fact -> what it is called, and the questions it answers.
        language: of the words.
    """
    found = entries([channel.stream], kinds=titles)
    names = about({pk for one in found for pk in (*one.subjects, *filter(None, [one.by]))})
    told = [one.attrs["release"] for one in found if "release" in one.attrs]
    numbers = Release.unguarded.filter(pk__in=told).values_list("pk", "number")
    offers = {**offers_for(channel.school, language),
              "releases": [(str(pk), number) for pk, number in numbers]}  # fmt: skip
    return [
        Told(
            at=one.at,
            on=str(one.attrs.get("on", "")),
            title=titles[one.kind][0],
            by=names[one.by].name if one.by else "",
            lines=list(
                answers(
                    titles[one.kind][1],
                    one.attrs,
                    one.words or {},
                    offers,
                    [names[pk].name for pk in one.subjects],
                )
            ),
        )
        for one in reversed(found)
    ]


def last_by_topic(channel: Channel, language: str) -> list[tuple[str, date | None]]:
    """Return for each topic that a pack asks for when it was last written about there."""
    listed = codes(channel.school, TOPICS, language)
    posts = entries([channel.stream], kinds=["channel.posted"]) if listed else []
    return [
        (says, max((_on(one) for one in posts if code in codes_of(one.attrs.get("topic"))),
                   default=None))
        for code, says in listed.items()
    ]  # fmt: skip


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the channels among some streams that a person has a seat at, and where they are."""
    seen = seats_of(account).filter(stream__in=streams).values("stream")
    return {
        row.stream: Spot(
            _("channel “%(title)s”") % {"title": row.title},
            reverse("publishing:channel", args=[row.pk]),
        )
        for row in Channel.objects.filter(stream__in=seen)
    }


def listing_of(code: str) -> School | None:
    """Return the school whose public list has a code, in whatever case it was typed."""
    row = Listing.objects.select_related("school").filter(code=code.upper()).first()
    return row.school if row else None


def _on(one: Entry) -> date:
    on = one.attrs.get("on")
    return date.fromisoformat(on) if isinstance(on, str) else one.at.date()
