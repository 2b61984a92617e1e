"""Looking through a place, piece by piece, in a worker of its own; on after a kill.

A run is done in slices. Each takes the run, goes on where the last one stopped, and puts the next
one into the queue: so several places come forward together, and a worker can be stopped. Whoever
dies with a run in hand leaves it behind; the hour gives it to somebody else.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django_tasks import task

from mamori.base import clock
from mamori.base.crawling import Found, Missed
from mamori.base.mail import knock
from mamori.base.remote import NotReached
from mamori.core.seal import SealBroken
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.people.queries import addresses
from mamori.publishing.actions.finding import found_at
from mamori.publishing.lines import Lines, Misses
from mamori.publishing.models import Line, Mark, Run, Sweep
from mamori.publishing.places import Setup, walk
from mamori.publishing.queries.shelves import sharing
from mamori.publishing.queries.sweep import key_of, setup_of
from mamori.publishing.waiting import put

logger = logging.getLogger(__name__)

SLICE = 500  # pages and files that one task looks at
STUCK = timedelta(minutes=15)  # after so long without a sign of life another worker takes a run
TRIES = 48  # times that a place may not answer, or its worker die, before a run is given up
TOLD = 500  # addresses that could not be looked at, which are told one by one
EVERY = {Sweep.Often.DAILY: timedelta(days=1), Sweep.Often.WEEKLY: timedelta(days=7)}
# Not looked at on purpose: what the finders cannot read, and what is somebody else's.
_NOT_MISSED = {"media", "elsewhere"}


class _Taken(Exception):
    """Somebody else has the run now, or it was broken off."""


def start(*, sweep: Sweep, of: str, by: UUID | None = None) -> Run | None:
    """Begin a run within the caller's transaction; None where one is under way."""
    now = clock.now()
    try:
        with transaction.atomic():
            run = Run.unguarded.create(sweep=sweep, begun_at=now, beat_at=now)
    except IntegrityError:
        return None
    note(by=by, school=sweep.school, stream=sweep.stream, kind="sweep.begun", attrs={"of": of})
    put(go_on, run.pk)
    return run


def begin_due() -> None:
    """Begin what is due, and give what lies about to the queue again. Done every hour."""
    now = clock.now()
    wanted = Sweep.unguarded.filter(ended_at=None).select_related("school")
    for sweep in wanted.filter(next_at__lte=now).order_by("next_at"):
        _begin(sweep, "schedule")
    for sweep in wanted.filter(place=Sweep.Place.WEB).order_by("pk"):
        if _withdrawn_since(sweep):
            _begin(sweep, "withdrawn")
    left = Run.unguarded.filter(state=Run.State.RUNNING, beat_at__lt=now - STUCK)
    for pk in left.values_list("pk", flat=True):
        put(go_on, pk)


@task(queue_name="sweeps")
def go_on(run: str) -> None:
    """Look at the next pages and files of a run."""
    holder = uuid4().hex
    row = _claim(UUID(run), holder)
    if row is None:
        return
    try:
        done = _slice(row, holder)
    except NotReached as error:
        _rest(row, holder, error.reason)
    except SealBroken:
        _end(row, Run.State.BROKEN, "changed")
    except _Taken:
        pass
    except Exception as error:  # noqa: BLE001 -- what a task raises is kept in the clear
        # Only its type: a message could quote an address or a line of a file.
        logger.error("A run failed: %s", type(error).__name__)  # noqa: TRY400 -- see above
        _rest(row, holder, "failed")
    else:
        if done:
            _end(row, Run.State.DONE)
        elif Run.unguarded.filter(pk=row.pk, holder=holder).update(holder="", beat_at=clock.now()):
            put(go_on, run)


def _begin(sweep: Sweep, of: str) -> None:
    with transaction.atomic():
        journal.lock(sweep.school_id)
        start(sweep=sweep, of=of)


def _withdrawn_since(sweep: Sweep) -> bool:
    """Tell whether a document was withdrawn since a site was last begun (NER-08)."""
    last = Run.unguarded.filter(sweep=sweep).order_by("-begun_at").first()
    newer = Mark.unguarded.filter(school__in=sharing(sweep.school)).exclude(state="lifted")
    return newer.filter(at__gt=last.begun_at if last else sweep.at).exists()


def _claim(run: UUID, holder: str) -> Run | None:
    """Take a run that nobody is at; None where somebody is, or it is over."""
    now = clock.now()
    free = Q(holder="") | Q(beat_at__lt=now - STUCK)
    rows = Run.unguarded.filter(free, pk=run, state=Run.State.RUNNING)
    was_held = rows.exclude(holder="").exists()
    if not rows.update(holder=holder, beat_at=now):
        return None
    row = Run.unguarded.select_related("sweep__school").get(pk=run)
    if was_held:  # whoever had it died: not for ever
        row.tries += 1
        Run.unguarded.filter(pk=run).update(tries=row.tries)
    if row.tries > TRIES:
        _end(row, Run.State.BROKEN, row.why or "not-reached")
        return None
    return row


def _slice(run: Run, holder: str) -> bool:
    """Go on with a run; say whether it is at its end."""
    setup, key = setup_of(run.sweep), key_of(run)
    misses = Misses(run, key)
    owners: set[UUID] = set()
    walking = walk(run.sweep.place, setup, Lines(run, key))
    try:
        for each in islice(walking, SLICE):
            if _take(run, setup, each, misses):
                owners.add(UUID(setup.owner))
            _beat(run, holder, looked=int(isinstance(each, Found)))
        # What comes next is asked for, so that the last one counts as done; it comes again.
        return next(walking, None) is None
    finally:
        _close(walking)
        knock(addresses(owners))


def _take(run: Run, setup: Setup, each: Found | Missed, misses: Misses) -> bool:
    """Look at one thing; say whether somebody must be told of it."""
    if isinstance(each, Missed):
        if each.reason not in _NOT_MISSED:
            misses.add(each.address, each.reason)
        return False
    seen = found_at(run.sweep, setup, each)
    if seen.unread:
        misses.add(each.final, seen.unread)
    if seen.is_new:
        Run.unguarded.filter(pk=run.pk).update(found=F("found") + 1)
    return seen.is_new


def _beat(run: Run, holder: str, *, looked: int) -> None:
    rows = Run.unguarded.filter(pk=run.pk, holder=holder, state=Run.State.RUNNING)
    if not rows.update(beat_at=clock.now(), looked=F("looked") + looked):
        raise _Taken


def _rest(run: Run, holder: str, why: str) -> None:
    """Leave a place alone that does not answer; the hour tries again."""
    rows = Run.unguarded.filter(pk=run.pk, holder=holder)
    rows.update(holder="", why=why[:20], tries=F("tries") + 1, beat_at=clock.now())
    if run.tries >= TRIES or why in {"not-allowed", "unknown-host"}:  # waiting changes nothing
        _end(run, Run.State.BROKEN, why)


@transaction.atomic
def _end(run: Run, state: Run.State, why: str = "") -> None:
    """Write down what a run came to, and forget its lines."""
    journal.lock(run.sweep.school_id)
    now = clock.now()
    rows = Run.unguarded.filter(pk=run.pk, state=Run.State.RUNNING)
    told = Misses(run, key_of(run)).told() if state == Run.State.DONE else []
    if not rows.update(state=state, why=why[:20], ended_at=now, holder="", missed=len(told)):
        return
    Line.unguarded.filter(run=run).delete()
    sweep = Sweep.unguarded.select_related("school").get(pk=run.sweep_id)
    every = EVERY.get(Sweep.Often(sweep.often))
    sweep.next_at = run.begun_at + every if every and not sweep.ended_at else None
    sweep.save(update_fields=["next_at"])
    run.refresh_from_db()
    note(
        by=None,
        school=sweep.school,
        stream=sweep.stream,
        kind="sweep.held",
        attrs={
            "whole": "yes" if state == Run.State.DONE else "no",
            "looked": str(run.looked),
            "missed": str(run.missed),
            "found": str(run.found),
        },
        words={"run": str(run.pk), "missed": told[:TOLD]},
    )


def _close(walking: Iterator[Found | Missed]) -> None:
    close = getattr(walking, "close", None)
    if close:
        close()
