"""Offices: the names under which seats are held, so that access follows the roster at once.

A seat is held by a person (`person:<id>`) or by an office (`committee:<school>`,
`homeroom-of:<child>`, `homeroom-in:<class>`); who holds an office is read from posts and classes
on the day it is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import Q, QuerySet

from mamori.people.models import Enrolment, Person, Post, School, SchoolClass

ROLE = Post.Role


def in_force(on: date, prefix: str = "") -> Q:
    """Match what has begun and not ended on a day."""
    return Q(**{f"{prefix}starts__lte": on}) & (
        Q(**{f"{prefix}ends": None}) | Q(**{f"{prefix}ends__gte": on})
    )


def still_here(on: date, prefix: str = "") -> Q:
    """Match persons who have not left by a day."""
    return Q(**{f"{prefix}left_on": None}) | Q(**{f"{prefix}left_on__gt": on})


def of_person(person: UUID) -> str:
    """Name the office that only one person holds: themselves, as long as they work here."""
    return f"person:{person}"


def of_role(role: str, school: UUID) -> str:
    """Name the office of everybody with a role at a school."""
    return f"{role}:{school}"


def of_child(role: str, child: UUID) -> str:
    """Name the office of a child's homeroom teacher or head of grade, whoever it is that day."""
    return f"{role}-of:{child}"


def of_class(role: str, group: UUID) -> str:
    """Name the office of a class's homeroom teacher or head of grade, whoever it is that day."""
    return f"{role}-in:{group}"


def school_of(office: str) -> UUID | None:
    """Return the school of an office that goes with a role there; None for every other office."""
    role, _, whose = office.partition(":")
    return UUID(whose) if role in set(ROLE) else None


def _posts(on: date) -> QuerySet[Post]:
    return Post.objects.filter(in_force(on), still_here(on, "person__"))


def posts_of(person: UUID, on: date) -> QuerySet[Post]:
    """Return the posts a person holds on a day."""
    return _posts(on).filter(person=person)


def held_by(person: UUID, on: date) -> set[str]:
    """Return every office a person holds on a day; none without a post, not even their own."""
    held: set[str] = set()
    for post in posts_of(person, on):
        held.add(of_person(person))
        held.add(of_role(post.role, post.school_id))
        if post.role == ROLE.HOMEROOM and post.school_class_id:
            held.add(of_class(post.role, post.school_class_id))
            children = _pupils(on, school_class=post.school_class_id)
            held.update(of_child(post.role, child) for child in children)
        if post.role == ROLE.GRADE_HEAD:
            groups = SchoolClass.objects.filter(grade=post.grade, school=post.school_id)
            held.update(of_class(post.role, group) for group in groups.values_list("pk", flat=True))
            children = _pupils(
                on, school_class__grade=post.grade, school_class__school=post.school_id
            )
            held.update(of_child(post.role, child) for child in children)
        if post.role == ROLE.BOARD_OFFICER:
            schools = School.objects.filter(board=post.school_id).values_list("pk", flat=True)
            held.update(of_role(post.role, school) for school in schools)
    return held


def holders(offices: Iterable[str], on: date) -> dict[str, set[UUID]]:
    """Return who holds each of these offices on a day: the other direction of `held_by`.

    All offices are asked for together, in a handful of queries; for kinds of offices that are not
    among them none is even put together, which would take as long as asking.
    """
    found: dict[str, set[UUID]] = {office: set() for office in offices}
    schools: dict[UUID, set[str]] = defaultdict(set)
    persons: set[UUID] = set()
    children: set[UUID] = set()
    groups: set[UUID] = set()
    for office in found:
        role, _, whose = office.partition(":")
        if role == "person":
            persons.add(UUID(whose))
        elif role.endswith("-of"):
            children.add(UUID(whose))
        elif role.endswith("-in"):
            groups.add(UUID(whose))
        else:
            schools[UUID(whose)].add(role)
    themselves = _themselves(persons, on)
    around = chain(_held_around(children, on), _held_in(groups, on))
    for office, person in chain(themselves, _held_at(schools, on), around):
        if office in found:
            found[office].add(person)
    return found


def _themselves(persons: set[UUID], on: date) -> Iterator[tuple[str, UUID]]:
    """Yield those of some persons who hold any post: what they may see ends with the last one."""
    if not persons:
        return
    for person in _posts(on).filter(person__in=persons).values_list("person", flat=True).distinct():
        yield of_person(person), person


def _held_at(schools: Mapping[UUID, set[str]], on: date) -> Iterator[tuple[str, UUID]]:
    """Yield who has these roles at these schools; a board's officers have theirs at each of its."""
    roles = set().union(*schools.values())
    if own := roles - {ROLE.BOARD_OFFICER}:
        here = _posts(on).filter(school__in=schools, role__in=own)
        for role, school, person in here.values_list("role", "school", "person"):
            yield of_role(role, school), person
    if ROLE.BOARD_OFFICER in roles:
        boards = dict(School.objects.filter(pk__in=schools).values_list("pk", "board"))
        there = {*boards, *boards.values()}  # a board's own records are its officers' as well
        above = _posts(on).filter(role=ROLE.BOARD_OFFICER, school__in=there)
        officers = list(above.values_list("school", "person"))
        for school, board in boards.items():
            for where, person in officers:
                if where in {board, school}:
                    yield of_role(ROLE.BOARD_OFFICER, school), person


def _held_around(children: set[UUID], on: date) -> Iterator[tuple[str, UUID]]:
    """Yield the homeroom teachers and the heads of grade of these children."""
    if not children:
        return
    rows = Enrolment.objects.filter(in_force(on), person__in=children).values_list(
        "person", "school_class", "school_class__school", "school_class__grade"
    )
    groups: dict[UUID | None, set[UUID]] = defaultdict(set)
    grades: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    for child, group, school, grade in rows:
        groups[group].add(child)
        grades[school, grade].add(child)
    theirs = _posts(on).filter(
        Q(role=ROLE.HOMEROOM, school_class__in=groups)
        | Q(role=ROLE.GRADE_HEAD, school__in={school for school, _ in grades})
    )
    for role, person, group, school, grade in theirs.values_list(
        "role", "person", "school_class", "school", "grade"
    ):
        for child in groups[group] if role == ROLE.HOMEROOM else grades[school, grade]:
            yield of_child(role, child), person


def _held_in(groups: set[UUID], on: date) -> Iterator[tuple[str, UUID]]:
    """Yield the homeroom teachers and the heads of grade of these classes."""
    if not groups:
        return
    for post in _posts(on).filter(role=ROLE.HOMEROOM, school_class__in=groups):
        if post.school_class_id:
            yield of_class(post.role, post.school_class_id), post.person_id
    rows = SchoolClass.objects.filter(pk__in=groups).values_list("pk", "school", "grade")
    for group, school, grade in rows:
        for post in _posts(on).filter(role=ROLE.GRADE_HEAD, school=school, grade=grade):
            yield of_class(post.role, group), post.person_id


def _pupils(on: date, **where: object) -> QuerySet[Enrolment, UUID]:
    return Enrolment.objects.filter(
        in_force(on), still_here(on, "person__"), person__kind=Person.Kind.PUPIL, **where
    ).values_list("person", flat=True)
