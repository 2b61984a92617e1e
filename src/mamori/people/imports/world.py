"""What the school's records say today, held in memory so that nothing is asked row by row."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from mamori.people.models import (
    Account,
    Enrolment,
    Guardianship,
    Person,
    Post,
    School,
    SchoolClass,
    Year,
)
from mamori.people.words import About, unseal_about


class Known(NamedTuple):
    """A person as stored, the sealed words left shut."""

    id: UUID
    kind: str
    source_key: str
    fingerprint: bytes
    left_on: date | None


@dataclass(slots=True)
class World:
    """The people, classes and open ties of one school; keys are the stored, blind ones."""

    school: School
    version: int
    years: dict[date, Year] = field(default_factory=dict)
    classes: dict[tuple[UUID, str], SchoolClass] = field(default_factory=dict)  # by year and key
    titles: dict[tuple[UUID, str], SchoolClass] = field(default_factory=dict)  # by year and title
    persons: dict[str, Known] = field(default_factory=dict)
    by_hand: list[Known] = field(default_factory=list)  # whom no roster has told of
    mails: dict[UUID, str] = field(default_factory=dict)  # what staff sign in with
    signing_in: set[UUID] = field(default_factory=set)  # who is here and has a living account
    enrolments: dict[UUID, list[Enrolment]] = field(default_factory=lambda: defaultdict(list))
    posts: dict[UUID, list[Post]] = field(default_factory=lambda: defaultdict(list))
    guardians: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))  # by child


def load(school: School, today: date) -> World:
    """Read everything that an import compares with, in eight queries."""
    version = School.objects.values_list("version", flat=True).get(pk=school.pk)
    world = World(school, version)
    world.years = {year.starts: year for year in Year.objects.filter(school=school)}
    for group in SchoolClass.objects.filter(school=school).select_related("year"):
        world.titles[group.year_id, group.title] = group
        if group.source_key:
            world.classes[group.year_id, group.source_key] = group
    _load_persons(world)
    # What began today is read even if it has ended: the same morning may bring a second import.
    lately = Q(ends=None) | Q(ends__gte=today) | Q(starts__gte=today)
    enrolments = Enrolment.objects.filter(lately, school_class__school=school)
    for enrolment in enrolments.order_by("starts").iterator(chunk_size=2000):
        world.enrolments[enrolment.person_id].append(enrolment)
    posts = Post.objects.filter(lately, school=school).select_related("school_class")
    for post in posts.order_by("starts"):
        world.posts[post.person_id].append(post)
    pairs = Guardianship.objects.filter(child__school=school).values_list("child", "guardian")
    for child, guardian in pairs.iterator(chunk_size=2000):
        world.guardians[child].add(guardian)
    return world


def words_of(school: School, people: set[UUID]) -> dict[UUID, About]:
    """Open what is known of these persons of one school, a few hundred at a time."""
    ids, found = list(people), {}
    for at in range(0, len(ids), 500):
        rows = Person.objects.filter(pk__in=ids[at : at + 500]).values_list("pk", "sealed")
        found.update({pk: unseal_about(school.pk, pk, sealed) for pk, sealed in rows})
    return found


def _load_persons(world: World) -> None:
    rows = Person.objects.filter(school=world.school).values_list(*Known._fields)
    for row in rows.iterator(chunk_size=2000):
        known = Known._make(row)
        if known.source_key:
            world.persons[known.source_key] = known
        else:
            world.by_hand.append(known)
    accounts = Account.objects.filter(person__school=world.school)
    columns = ("person", "email", "is_active", "person__left_on")
    for person, email, is_active, left_on in accounts.values_list(*columns):
        world.mails[person] = email
        if is_active and left_on is None:
            world.signing_in.add(person)
