"""Offices: the names under which seats are held, so that access follows the roster at once.

A seat is held by a person (`person:<id>`) or by an office (`committee:<school>`,
`homeroom-of:<child>`); who holds an office is read from posts and classes on the day it is asked.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from mamori.people.models import Enrolment, Person, Post, School

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
    """Name the office that only one person holds: themselves."""
    return f"person:{person}"


def of_role(role: str, school: UUID) -> str:
    """Name the office of everybody with a role at a school."""
    return f"{role}:{school}"


def of_child(role: str, child: UUID) -> str:
    """Name the office of a child's homeroom teacher or head of grade, whoever it is that day."""
    return f"{role}-of:{child}"


def posts_of(person: UUID, on: date) -> QuerySet[Post]:
    """Return the posts a person holds on a day."""
    return Post.objects.filter(in_force(on), still_here(on, "person__"), person=person)


def held_by(person: UUID, on: date) -> set[str]:
    """Return every office a person holds on a day."""
    held = {of_person(person)}
    for post in posts_of(person, on):
        held.add(of_role(post.role, post.school_id))
        if post.role == ROLE.HOMEROOM:
            children = _pupils(on, school_class=post.school_class_id)
            held.update(of_child(post.role, child) for child in children)
        if post.role == ROLE.GRADE_HEAD:
            children = _pupils(
                on, school_class__grade=post.grade, school_class__school=post.school_id
            )
            held.update(of_child(post.role, child) for child in children)
        if post.role == ROLE.BOARD_OFFICER:
            schools = School.objects.filter(board=post.school_id).values_list("pk", flat=True)
            held.update(of_role(post.role, school) for school in schools)
    return held


def holders(offices: Iterable[str], on: date) -> dict[str, set[UUID]]:
    """Return who holds each of these offices on a day: the other direction of `held_by`."""
    return {office: _holders(office, on) for office in offices}


def _holders(office: str, on: date) -> set[UUID]:
    role, _, whose = office.partition(":")
    if role == "person":
        return {UUID(whose)}
    posts = Post.objects.filter(in_force(on), still_here(on, "person__"))
    if role.endswith("-of"):
        return _holders_for_child(posts, role.removesuffix("-of"), UUID(whose), on)
    if role == ROLE.BOARD_OFFICER:
        board = School.objects.values_list("board", flat=True).get(pk=whose)
        return set(posts.filter(role=role, school=board).values_list("person", flat=True))
    return set(posts.filter(role=role, school=UUID(whose)).values_list("person", flat=True))


def _holders_for_child(posts: QuerySet[Post], role: str, child: UUID, on: date) -> set[UUID]:
    classes = Enrolment.objects.filter(in_force(on), person=child)
    if role == ROLE.HOMEROOM:
        theirs = posts.filter(role=role, school_class__in=classes.values("school_class"))
    else:
        grades = defaultdict(set)
        for school, grade in classes.values_list("school_class__school", "school_class__grade"):
            grades[school].add(grade)
        query = Q(pk=None)
        for school, which in grades.items():
            query |= Q(school=school, grade__in=which)
        theirs = posts.filter(query, role=role)
    return set(theirs.values_list("person", flat=True))


def _pupils(on: date, **where: object) -> QuerySet[Enrolment, UUID]:
    return Enrolment.objects.filter(
        in_force(on), still_here(on, "person__"), person__kind=Person.Kind.PUPIL, **where
    ).values_list("person", flat=True)
