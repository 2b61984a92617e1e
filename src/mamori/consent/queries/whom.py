"""Who may be asked about, and whose yes is needed, by the packs and the age on the day."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from uuid import UUID

from mamori.access.rules import MAY, held, posts_at
from mamori.consent.models import Asking, Request
from mamori.consent.words import CHANNELS
from mamori.core.policy import Agreeing, who_must_agree
from mamori.core.policy.entries import SIDES
from mamori.people import offices
from mamori.people.models import Account, Person, Post, School
from mamori.people.offices import still_here
from mamori.people.packs import in_force
from mamori.people.queries import about, school_day

R = Post.Role
OWN_CLASS_ONLY = frozenset({R.HOMEROOM})


def askable(account: Account) -> set[UUID]:
    """Return the pupils and staff whom a person may ask about: a homeroom teacher the own class."""
    school = account.person.school
    posts = MAY["consent.ask"] & posts_at(account, school.pk)
    if not posts:
        return set()
    kinds = [Person.Kind.PUPIL, Person.Kind.STAFF]
    there = Person.objects.filter(still_here(school_day(school)), school=school, kind__in=kinds)
    if posts <= OWN_CLASS_ONLY:
        mine = held(account)
        pupils = there.filter(kind=Person.Kind.PUPIL).values_list("pk", flat=True)
        return {one for one in pupils if offices.of_child(R.HOMEROOM, one) in mine}
    return set(there.values_list("pk", flat=True))


def needed(
    asking: Asking, people: Collection[UUID], on: date | None = None
) -> dict[UUID, Agreeing]:
    """Say for each person whose yes an asking needs on a day, over all its channels."""
    day = on or school_day(asking.school)
    channels = Request.unguarded.filter(asking=asking).values_list("channel", flat=True)
    places = {CHANNELS[channel].place for channel in channels}
    return {
        person: _together([_agreeing(asking.school, one, place, day) for place in places])
        for person, one in _known(people).items()
    }


def needed_for(request: Request, person: UUID, on: date) -> Agreeing:
    """Say whose yes one request about one person needs on a day."""
    place = CHANNELS[request.channel].place
    return _agreeing(request.asking.school, _known([person])[person], place, on)


def _known(people: Collection[UUID]) -> dict[UUID, tuple[bool, date | None]]:
    kinds = Person.objects.filter(pk__in=people).values_list("pk", "kind")
    born = {pk: _day(one.born) for pk, one in about(people).items()}
    return {pk: (kind == Person.Kind.STAFF, born[pk]) for pk, kind in kinds}


def _agreeing(school: School, known: tuple[bool, date | None], place: str, day: date) -> Agreeing:
    grown, born = known
    return who_must_agree(in_force(school), born=born, day=day, place=place, grown=grown)


def _together(found: list[Agreeing]) -> Agreeing:
    named = {side for one in found for side in one.sides}
    rules = {rule.ref: rule for one in found for rule in one.rules}
    known = all(one.age_known for one in found)
    return Agreeing(tuple(side for side in SIDES if side in named), tuple(rules.values()), known)


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None
