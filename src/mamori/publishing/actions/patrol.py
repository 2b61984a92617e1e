"""Planning the net patrol, and holding each round of it."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import may, visible_to
from mamori.base import clock
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Account, School
from mamori.people.models import Post as Held
from mamori.people.queries import school_day
from mamori.publishing.actions.looking_round import look_round
from mamori.publishing.models import Post, Rhythm, Round, Watched
from mamori.publishing.patrolling import never
from mamori.publishing.queries.patrol import stream_of
from mamori.registers.actions import Raised

R = Held.Role
DAYS = {"weekly": 7, "fortnightly": 14, "monthly": 28, "termly": 84}
STUCK = timedelta(minutes=15)  # after so long without a page looked at, another worker goes on
PATROLLERS = (R.PRINCIPAL, R.VICE_PRINCIPAL, R.GUIDANCE, R.ICT, R.SAFEGUARDING_LEAD)


class NotAsked(Exception):
    """The page is never looked at; holds why, a code of `patrolling.never`."""

    def __init__(self, why: str) -> None:
        """Remember why."""
        super().__init__(why)
        self.why = why


class StillWaiting(Exception):
    """Posts of the round wait for somebody to judge them."""


class NamesSomebody(Exception):
    """The words may mean somebody of the staff: they belong to the post, which shuts them out."""


@transaction.atomic
def plan(*, by: Account, often: str, who: Iterable[UUID], words: str = "") -> None:
    """Put the patrol on the calendar: how often, and who goes. The school decides both."""
    school = _demand(by, "patrol.plan")
    days = DAYS.get(often)
    next_on = school_day(school) + timedelta(days=days) if days else None
    Rhythm.objects.update_or_create(school=school, defaults={"often": often, "next_on": next_on})
    note(
        by=by.person_id,
        school=school,
        stream=stream_of(school),
        kind="patrol.planned",
        attrs={"often": often},
        words={"who": sorted(map(str, who)), "note": words},
    )


@transaction.atomic
def name_page(*, by: Account, what: Raised, page: Watched | None = None) -> Watched:
    """Name a public page with its scope and purpose, or put one right.

    Raises:
        NotAsked: it belongs to an account, or one must sign in: it is never looked at (T-08).
        PermissionDenied: the person's posts do not allow it.
    """
    school = _demand(by, "patrol.plan")
    if why := never.refused(what.words["address"]):
        raise NotAsked(why)
    pk = page.pk if page else (what.pk or uuid4())
    flags = {"ours": what.attrs["ours"] == "yes", "machine": what.attrs["machine"] == "yes"}
    row, is_new = Watched.objects.get_or_create(
        pk=pk, defaults={"stream": f"patrol:{pk}", "school": school, **flags}
    )
    if row.school_id != school.pk:
        raise PermissionDenied
    told = dict(what.words)
    before = [one.words for one in entries([row.stream], kinds=["patrol.page-named"])]
    if not is_new:
        Watched.objects.filter(pk=pk).update(**flags)
    if before[-1:] != [told]:
        note(by=by.person_id, school=school, stream=row.stream, kind="patrol.page-named",
             words=told)  # fmt: skip
    return row


@transaction.atomic
def drop_page(*, by: Account, page: Watched) -> None:
    """Look at a page no longer; what was seen there stays as it is."""
    school = _demand(by, "patrol.plan")
    rows = Watched.objects.filter(pk=page.pk, school=school, dropped_on=None)
    if rows.update(dropped_on=school_day(school)):
        note(by=by.person_id, school=school, stream=page.stream, kind="patrol.page-dropped")


@transaction.atomic
def set_words(*, by: Account, names: Iterable[str], hurting: Iterable[str]) -> None:
    """Set what the patrol looks for: the names of the school, and words that hurt."""
    school = _demand(by, "patrol.plan")
    note(
        by=by.person_id,
        school=school,
        stream=stream_of(school),
        kind="patrol.words-set",
        words={"school": list(names), "hurting": list(hurting)},
    )


@transaction.atomic
def look_now(*, by: Account) -> Round | None:
    """Begin a round at once; None where one is under way already."""
    school = _demand(by, "patrol.hold")
    return _begin(school, Round.Way.ASKED, by.person_id)


@transaction.atomic
def hold(*, by: Account, row: Round, what: Raised) -> None:
    """Say that a round was gone through, and what came of it: also that nothing did.

    Raises:
        PermissionDenied: the person's posts do not allow it, or Mamori is still looking.
        StillWaiting: somebody must judge the posts first; one whom a post names is not told of it.
        NamesSomebody: the words may mean somebody of the staff.
    """
    school = _demand(by, "patrol.hold")
    now = Round.objects.get(pk=row.pk)
    if now.school_id != school.pk or now.state == Round.State.LOOKING:
        raise PermissionDenied
    if now.state == Round.State.HELD:
        return
    _check_names(school, what)
    if _waiting_for(by, now):
        raise StillWaiting
    found = Post.unguarded.filter(round=now).exclude(state=Post.State.HARMLESS).exists()
    _hold(by, now, Raised({**what.attrs, "found": "yes" if found else "no"}, what.words))


@transaction.atomic
def hold_by_hand(*, by: Account, what: Raised) -> Round:
    """Write down a round that somebody went by hand: which pages, why, and what they found.

    Raises:
        NamesSomebody: the words may mean somebody of the staff.
    """
    school = _demand(by, "patrol.hold")
    _check_names(school, what)
    if what.pk and (sent := Round.objects.filter(pk=what.pk, school=school).first()):
        return sent
    row = _row(school, Round.Way.BY_HAND, Round.State.OPEN, what.pk)
    note(by=by.person_id, school=school, stream=row.stream, kind="patrol.begun",
         attrs={"way": "by-hand"})  # fmt: skip
    _hold(by, row, what)
    return row


def begin_due() -> None:
    """Begin the rounds whose day has come, and go on with those left lying. Done every hour."""
    for rhythm in Rhythm.objects.exclude(next_on=None).select_related("school"):
        today = school_day(rhythm.school)
        if rhythm.next_on and rhythm.next_on <= today:
            with transaction.atomic():
                journal.lock(rhythm.school_id)
                following = today + timedelta(days=DAYS[rhythm.often])
                Rhythm.objects.filter(pk=rhythm.pk).update(next_on=following)
                _begin(rhythm.school, Round.Way.SCHEDULED, None)
    left = Round.objects.filter(state=Round.State.LOOKING, beat_at__lt=clock.now() - STUCK)
    for pk in left.values_list("pk", flat=True):
        look_round.enqueue(str(pk))


def _begin(school: School, way: str, by: UUID | None) -> Round | None:
    try:
        with transaction.atomic():
            row = _row(school, way, Round.State.LOOKING)
    except IntegrityError:
        return None
    note(by=by, school=school, stream=row.stream, kind="patrol.begun", attrs={"way": way})
    look_round.enqueue(str(row.pk))
    return row


def _row(school: School, way: str, state: str, pk: UUID | None = None) -> Round:
    pk, now = pk or uuid4(), clock.now()
    row = Round.objects.create(
        id=pk, stream=f"patrol:{pk}", school=school, way=way, state=state, at=now, beat_at=now
    )
    places = [Place(offices.of_role(role, school.pk), role, "patrol") for role in PATROLLERS]
    access.seat(stream=row.stream, places=places)
    return row


def _hold(by: Account, row: Round, what: Raised) -> None:
    note(by=by.person_id, school=row.school, stream=row.stream, kind="patrol.held",
         attrs=dict(what.attrs), words=dict(what.words))  # fmt: skip
    Round.objects.filter(pk=row.pk).update(state=Round.State.HELD)


def _waiting_for(by: Account, row: Round) -> bool:
    """Say whether posts wait that this person can judge; of others they must not learn."""
    waiting = Post.unguarded.filter(round=row, state=Post.State.SEEN)
    return visible_to(waiting, by).exists()


def _check_names(school: School, what: Raised) -> None:
    if staff_mentioned(school, what.text, school_day(school)):
        raise NamesSomebody


def _demand(by: Account, verb: str) -> School:
    school = by.person.school
    if not may(by, verb, school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    return school
