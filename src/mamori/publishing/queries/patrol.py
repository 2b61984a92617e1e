"""The net patrol: what is looked at, how often, for which words, and what each round came to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.rules import duty_roles, may, posts_at, seats_of, visible_to
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, School
from mamori.people.packs import codes
from mamori.people.queries import about, school_day, staff, uuids
from mamori.publishing.models import Post, Rhythm, Round, Watched
from mamori.publishing.patrolling.spotting import names_of
from mamori.ui.asking import Offers

NAMED, LOOKED, BEGUN, HELD = (
    "patrol.page-named",
    "patrol.looked",
    "patrol.begun",
    "patrol.held",
)
WORDS, PLANNED = "patrol.words-set", "patrol.planned"
HURTING = "hurting-words"


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is looked at, in words."""

    row: Watched
    title: str
    address: str
    scope: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a patrol looks for: the names a school goes by, and words that hurt."""

    school: tuple[str, ...]
    hurting: tuple[str, ...]
    set_at: datetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether the school has set them itself."""
        return self.set_at is not None


@dataclass(frozen=True, slots=True)
class Plan:
    """How often, who, and when next."""

    often: str
    says: str
    who: list[str]
    next_on: date | None
    planned_at: datetime | None


@dataclass(frozen=True, slots=True)
class Looked:
    """One page of a round: what came of it."""

    title: str
    address: str
    result: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Walked:
    """A round in words, as far as the reader may know of it."""

    row: Round
    by: str
    on: date
    pages: list[Looked]
    place: str  # what a person wrote of where they looked
    finding: str
    found: bool
    waiting: int  # posts that nobody has judged yet


def stream_of(school: School) -> str:
    """Return the stream in which plan and words stand."""
    return f"school:{school.pk}"


def pages_of(school: School, *, dropped: bool = False) -> list[Page]:
    """Return the pages that a school looks at, by title."""
    rows = {row.stream: row for row in Watched.objects.filter(school=school)}
    if not dropped:
        rows = {stream: row for stream, row in rows.items() if row.dropped_on is None}
    told = {one.stream: one.words or {} for one in entries(rows, kinds=[NAMED])}  # the last counts
    found = [
        Page(
            row,
            *(str(told.get(stream, {}).get(part, "")) for part in
              ("title", "address", "scope", "purpose")),
        )
        for stream, row in rows.items()
    ]  # fmt: skip
    return sorted(found, key=lambda page: (page.title, str(page.row.pk)))


def page_named(school: School, pk: UUID) -> Page:
    """Return one page that is looked at.

    Raises:
        Http404: there is none.
    """
    for page in pages_of(school):
        if page.row.pk == pk:
            return page
    raise Http404


def words_of(school: School) -> Words:
    """Return the words that a school's patrol looks for: its own, else its name and the packs'."""
    set_ = entries([stream_of(school)], kinds=[WORDS])
    if set_ and set_[-1].words is not None:
        told = set_[-1].words
        return Words(tuple(told["school"]), tuple(told["hurting"]), set_[-1].at)
    listed = codes(school, HURTING, school.language).values()
    hurting = [word.strip() for line in listed for word in line.split(" / ")]
    return Words(names_of(school.name), tuple(filter(None, hurting)))


def plan_of(school: School) -> Plan | None:
    """Return how a school goes its rounds, once it has decided that."""
    rhythm = Rhythm.objects.filter(school=school).first()
    if rhythm is None:
        return None
    planned = entries([stream_of(school)], kinds=[PLANNED])
    told = planned[-1].words or {} if planned else {}
    names = about(uuids(told.get("who", ())))
    return Plan(
        rhythm.often,
        rhythm.get_often_display(),
        sorted(one.name for one in names.values()),
        rhythm.next_on,
        planned[-1].at if planned else None,
    )


def rounds_of(account: Account, *, most: int = 50) -> list[Walked]:
    """Return the patrol log: the rounds of a school, the newest first."""
    rows = Round.objects.filter(school=account.person.school).order_by("-at")[:most]
    return told_of(account, list(rows))


def round_for(account: Account, pk: UUID) -> Walked:
    """Return one round.

    Raises:
        Http404: there is none, or none for this person.
    """
    row = Round.objects.filter(school=account.person.school, pk=pk).first()
    if row is None or not may(account, "patrol.see", school=row.school):
        raise Http404
    return told_of(account, [row])[0]


def told_of(account: Account, rows: Collection[Round]) -> list[Walked]:
    """Return rounds in words. Of posts that a reader may not see nothing is told, not how many."""
    streams = {row.stream: row for row in rows}
    facts = entries(streams, kinds=[BEGUN, LOOKED, HELD])
    names = about({one.by for one in facts if one.by})
    seen = _visible(account, rows)
    with_posts = set(Post.unguarded.filter(round__in=rows).values_list("round", flat=True))
    made = []
    for row in rows:
        own = [one for one in facts if one.stream == row.stream]
        held = next((one for one in own if one.kind == HELD), None)
        who = next((one.by for one in own[::-1] if one.by), None)
        on = held.attrs.get("on") if held else None
        posts = seen.get(row.pk, [])
        words = (held.words or {}) if held else {}
        made.append(
            Walked(
                row=row,
                by=names[who].name if who else "",
                on=date.fromisoformat(on) if isinstance(on, str) else row.at.date(),
                pages=[_looked(one.words or {}, one.attrs, one.at)
                       for one in own if one.kind == LOOKED],
                place=str(words.get("place", "")),
                finding=str(words.get("finding", "")),
                found=any(post.state != Post.State.HARMLESS for post in posts)
                or (row.pk not in with_posts and _said_yes(held)),
                waiting=sum(post.state == Post.State.SEEN for post in posts),
            )
        )  # fmt: skip
    return made


def plan_offers(school: School) -> Offers:
    """Return what the forms about the patrol offer."""
    people = [(str(one.id), one.label) for one in staff(school, school_day(school))]
    return {"staff": people, "pages": [(str(one.row.pk), one.title) for one in pages_of(school)]}


def due_of_patrol(account: Account, streams: Collection[str], language: str) -> list[Due]:
    """Return what is due at some rounds for a person."""
    roles = duty_roles(posts_at(account, account.person.school_id))
    return open_duties(set(streams), language, roles=dict.fromkeys(streams, roles))


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the rounds among some streams that a person has a seat at, and where they are."""
    seen = seats_of(account).filter(stream__in=streams).values("stream")
    return {
        row.stream: Spot(_("net patrol"), reverse("publishing:round", args=[row.pk]))
        for row in Round.objects.filter(stream__in=seen)
    }


def _visible(account: Account, rows: Collection[Round]) -> dict[UUID, list[Post]]:
    found: dict[UUID, list[Post]] = {}
    for post in visible_to(Post.unguarded.filter(round__in=rows), account):
        if post.round_id:
            found.setdefault(post.round_id, []).append(post)
    return found


def _said_yes(held: Entry | None) -> bool:
    return held is not None and held.attrs.get("found") == "yes"


def _looked(words: dict[str, object], attrs: dict[str, object], at: datetime) -> Looked:
    return Looked(
        str(words.get("title", "")), str(words.get("address", "")), str(attrs["result"]), at
    )
