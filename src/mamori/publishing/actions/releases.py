"""Bringing something that is to leave the school, and deciding about it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.rules import MAY, RECORDER, may
from mamori.base import clock
from mamori.base.files import Incoming
from mamori.base.numbers import free_number
from mamori.base.remote import without_secret
from mamori.consent.words import CHANNELS
from mamori.journal import actions as journal
from mamori.people import offices
from mamori.people.models import Account, Post, School
from mamori.people.queries import school_day, year_of
from mamori.publishing.actions.scans import begin, put_in
from mamori.publishing.models import Item, Release
from mamori.publishing.queries.held import sealed_words

R = Post.Role
UNDECIDED = (Release.State.LOOKING, Release.State.OPEN, Release.State.ASKED)
APPROVERS = MAY["release.approve"] & set(R)


MOST_OPEN = 50  # of one person: each is looked through, and weighed anew whenever it is shown


class TooMany(Exception):
    """What one person handed in and nobody decided yet is as much as can be looked after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One thing that is to leave: a file or a text that came in, or a link to fetch."""

    source: str
    name: str
    file: Incoming | None = None
    link: str = ""


@transaction.atomic
def bring(  # noqa: PLR0913 -- what leaves, and where it would go
    *,
    by: Account,
    channel: str,
    things: Sequence[Brought],
    under: Collection[UUID] = (),
    keeps_file: bool = False,
    pk: UUID | None = None,
) -> Release:
    """Take in what somebody wants to let out, and have it looked through.

    A form that was sent twice is one release.

    Args:
        by: who brings it.
        channel: where it would go, one of `consent.words.CHANNELS`.
        things: what would leave together.
        under: the requests for consent under which it is to go out.
        keeps_file: whether the school keeps what went out.
        pk: made with the empty form.

    Raises:
        PermissionDenied: the person's posts do not allow it.
        TooMany: too much that they handed in is not decided yet.
    """
    school = by.person.school
    if not may(by, "release.make", school=school):
        raise PermissionDenied
    journal.lock(school.pk)
    if pk and (sent := Release.unguarded.filter(pk=pk, by=by.person_id).first()):
        return sent
    if pk and Release.unguarded.filter(pk=pk).exists():
        raise PermissionDenied
    if Release.unguarded.filter(by=by.person_id, state__in=UNDECIDED).count() >= MOST_OPEN:
        raise TooMany
    release = _open(by, school, channel, under, keeps_file=keeps_file, pk=pk or uuid4())
    for number, thing in enumerate(things, 1):
        _take_in(release, number, thing)
    begin(release)
    return release


def _open(  # noqa: PLR0913 -- as above
    by: Account,
    school: School,
    channel: str,
    under: Collection[UUID],
    *,
    keeps_file: bool,
    pk: UUID,
) -> Release:
    def is_taken(number: str) -> bool:
        return Release.unguarded.filter(school=school, number=number).exists()

    release = Release.unguarded.create(
        id=pk,
        stream=f"release:{pk}",
        school=school,
        number=free_number(is_taken, year=year_of(school, school_day(school))),
        by=by.person,
        channel=channel if channel in CHANNELS else _unknown(channel),
        under=sorted(map(str, under)),
        keeps_file=keeps_file,
        at=clock.now(),
    )
    places = [Place(offices.of_role(role, school.pk), role, "release") for role in APPROVERS]
    places.append(Place(offices.of_person(by.person_id), RECORDER, "recorder"))
    access.seat(stream=release.stream, places=places)
    return release


def _take_in(release: Release, number: int, thing: Brought) -> None:
    item = Item(release=release, number=number, source=thing.source)
    item.sealed = sealed_words(item, {"name": thing.name, "link": without_secret(thing.link)})
    if thing.file:
        put_in(item, thing.file, name=thing.name)
    item.save(force_insert=True)


def _unknown(channel: str) -> str:
    raise ValueError(f"no channel {channel!r}")
