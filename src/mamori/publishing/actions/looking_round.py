"""One round through the pages that a school named, in a worker; on after a kill.

Each page is asked for once, and what came of it is written down before the next one is. What was
seen waits for a person: no message leaves, no sign is made, nobody is judged.
"""

import logging
from collections.abc import Collection, Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django_tasks import task

from mamori.access.queries import who_can_see
from mamori.base import clock
from mamori.base.crawling import Pace
from mamori.base.crawling.canonical import host_of
from mamori.base.mail import knock
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.queries import entries
from mamori.people.models import School
from mamori.people.queries import addresses
from mamori.publishing.actions.sighting import Drawn, named_in, sight, still
from mamori.publishing.looking import look_at
from mamori.publishing.models import Post, Round
from mamori.publishing.patrolling.asking import LOOKED, Answer, ask
from mamori.publishing.patrolling.picturing import picture_of
from mamori.publishing.patrolling.spotting import Spot, spots
from mamori.publishing.queries.patrol import Page, pages_of, words_of
from mamori.publishing.queries.posts import can_be_asked

logger = logging.getLogger(__name__)

BETWEEN = 2.0  # seconds between two pages of one site
logger = logging.getLogger(__name__)

PLACE = "sns"  # what the rules of packs call a place where others write


@task(queue_name="sweeps")
def look_round(pk: str) -> None:
    """Look at every page of a round that was not looked at yet, and then leave it to people."""
    row = Round.objects.select_related("school").filter(pk=UUID(pk)).first()
    if row is None or row.state != Round.State.LOOKING:
        return
    done = {str(one.attrs["page"]) for one in entries([row.stream], kinds=["patrol.looked"])}
    pace = Pace()
    for page in pages_of(row.school):
        if page.row.machine and str(page.row.pk) not in done:
            pace.wait(host_of(page.address), BETWEEN)
            _look_or_say_so(row, page)
    Round.objects.filter(pk=row.pk, state=Round.State.LOOKING).update(state=Round.State.OPEN)
    _tell(row)


@task(queue_name="sweeps")
def look_at_post(pk: str) -> None:
    """Look whether a post is gone, because somebody asked or its day has come."""
    post = Post.unguarded.select_related("school", "page").filter(pk=UUID(pk)).first()
    if post is None or post.state not in {Post.State.FOUND, Post.State.ASKED, Post.State.AGAIN}:
        return
    if not can_be_asked(post):
        return
    answer = ask(address_of(post), inside=settings.MAMORI_PATROL_INSIDE)
    segments = _segments(post.school, answer)
    with transaction.atomic():
        journal.lock(post.school_id)
        still(post, answer, segments)


def _look_or_say_so(row: Round, page: Page) -> None:
    """Look at a page; one on which we fail ends neither the round nor comes again for ever."""
    try:
        _look(row, page)
    except Exception as error:  # noqa: BLE001 -- whatever it was, the other pages are looked at
        # Only its type: a message could quote a line of the page.
        logger.error("A page of a patrol failed: %s", type(error).__name__)  # noqa: TRY400 -- see above
        with transaction.atomic():
            journal.lock(row.school_id)
            _note(row, page, "not-read")


def address_of(post: Post) -> str:
    """Return where a post was seen."""
    first = entries([post.stream], kinds=["post.sighted"])
    return str((first[0].words or {}).get("address", "")) if first else ""


def _look_or_say(row: Round, page: Page) -> None:
    """Look at a page; one at which the program fails holds up neither the others nor the round."""
    try:
        _look(row, page)
    except Exception as error:  # noqa: BLE001 -- what strangers wrote may do what nobody foresaw
        # Only its type: a message could quote the page.
        logger.error("A look failed: %s", type(error).__name__)  # noqa: TRY400 -- see above
        with transaction.atomic():
            journal.lock(row.school_id)
            _note(row, page, "not-read")


def _look(row: Round, page: Page) -> None:
    answer = ask(page.address, inside=settings.MAMORI_PATROL_INSIDE)
    reason, found, segments = answer.reason, list[Spot](), tuple[str, ...]()
    if reason == LOOKED:
        looked = look_at(row.school, answer.data, name="page.html", place=PLACE)
        segments, words = looked.segments, words_of(row.school)
        reason = LOOKED if segments or not looked.error else "not-read"
        found = list(spots(segments, looked.findings, school=words.school, hurting=words.hurting,
                           ours=page.row.ours))  # fmt: skip
    drawn = _drawn(row.school, answer, segments, found) if found else Drawn(b"", frozenset())
    with transaction.atomic():
        journal.lock(row.school_id)
        _note(row, page, reason)
        for post in _under_way(page):
            still(post, answer, segments)
        for spot in found:
            sight(row, page, spot, answer, drawn)
        Round.objects.filter(pk=row.pk).update(beat_at=clock.now())


def _drawn(school: School, answer: Answer, segments: Sequence[str], found: Sequence[Spot]) -> Drawn:
    people = [person for spot in found for person in spot.people]
    return Drawn(picture_of(answer.data), named_in(school, "\n".join(segments), people))


def _note(row: Round, page: Page, result: str) -> None:
    note(
        by=None,
        school=row.school,
        stream=row.stream,
        kind="patrol.looked",
        attrs={"page": str(page.row.pk), "result": result},
        words={"title": page.title, "address": page.address},
    )


def _under_way(page: Page) -> Collection[Post]:
    """Return the posts of a page that are to be gone, or to be looked at again."""
    states = [Post.State.AGAIN, Post.State.FOUND, Post.State.ASKED, Post.State.GONE]
    rows = Post.unguarded.filter(page=page.row, state__in=states)
    return list(rows.select_related("school", "page"))


def _segments(school: School, answer: Answer) -> tuple[str, ...]:
    if answer.reason != LOOKED:
        return ()
    return look_at(school, answer.data, name="page.html", place=PLACE).segments


def _tell(row: Round) -> None:
    """Say to those who see a post of this round that something waits; else nobody is woken."""
    waiting = Post.unguarded.filter(round=row, state=Post.State.SEEN)
    people: set[UUID] = set()
    for stream in waiting.values_list("stream", flat=True):
        people |= {sight.person for sight in who_can_see(stream, row.school)[0]}
    knock(addresses(people))
