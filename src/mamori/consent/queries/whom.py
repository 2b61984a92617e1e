"""Who may be asked about, and whose yes is needed, by the packs and the age on the day."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from mamori.access.rules import MAY, held, posts_at
from mamori.consent.models import Asking, Request
from mamori.consent.words import CHANNELS
from mamori.core.policy import Agreeing, who_must_agree
from mamori.core.policy.entries import SIDES
from mamori.people import offices
from mamori.people.grades import grade_words
from mamori.people.models import Account, Person, Post, School
from mamori.people.offices import still_here
from mamori.people.packs import in_force
from mamori.people.queries import (
    about,
    classes,
    find_people,
    own_class,
    pupils_of,
    school_day,
    staff,
    uuids,
)

R = Post.Role
OWN_CLASS_ONLY = frozenset({R.HOMEROOM})
SCHOOL, STAFF = "school", "staff"
FOUND = 20  # people shown for a few letters; more letters find the rest
Choices = list[tuple[str, str]]


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


def group_choices(account: Account) -> Choices:
    """Return the groups that a person may ask as a whole."""
    school = account.person.school
    posts = MAY["consent.ask"] & posts_at(account, school.pk)
    day = school_day(school)
    rows = classes(school, day)
    if posts <= OWN_CLASS_ONLY:
        own = own_class(account.person_id, day)
        return [(f"class:{row.id}", row.title) for row in rows if row.id == own]
    grades = dict.fromkeys(row.grade for row in rows if row.grade)
    return [
        (SCHOOL, _("All pupils")),
        *((f"grade:{grade}", grade_words(grade)) for grade in grades),
        *((f"class:{row.id}", row.title) for row in rows),
        (STAFF, _("Everybody on the staff")),
    ]


def people_in(account: Account, group: str) -> frozenset[UUID]:
    """Return whom a group holds today, as far as the person may ask about them."""
    school = account.person.school
    day = school_day(school)
    kind, _colon, which = group.partition(":")
    if kind == STAFF:
        found = {one.id for one in staff(school, day)}
    elif kind == SCHOOL or which:
        rows = [
            row.id
            for row in classes(school, day)
            if kind == SCHOOL or which == (row.grade if kind == "grade" else str(row.id))
        ]
        found = {one.id for row in rows for one in pupils_of(row, day, school=school)}
    else:
        found = set()
    return frozenset(found & askable(account))


def people_choices(account: Account, find: str, chosen: Collection[str]) -> Choices:
    """Return those chosen already and those found by a few letters, whom a person may ask about."""
    school = account.person.school
    day = school_day(school)
    mine = askable(account)
    kinds = {Person.Kind.PUPIL, Person.Kind.STAFF}
    found = [one for one in find_people(school, find, kinds=kinds, on=day) if one.id in mine]
    known = about(set(uuids(chosen)) & mine)
    shown = {str(pk): one.name for pk, one in known.items()}
    return list((shown | {str(one.id): one.label for one in found[:FOUND]}).items())
