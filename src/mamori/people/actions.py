"""Giving and ending posts, the committee, and people from outside the roster.

Each is a fact in the school's own stream, so who was what and when can be proved.
"""

from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from mamori.journal import actions as journal
from mamori.people.models import Person, Post, School, SchoolClass
from mamori.people.offices import in_force, still_here
from mamori.people.queries import about, school_day, year_of
from mamori.people.rights import MAY, demand
from mamori.people.words import About, seal_about

ROLE = Post.Role
EXPERT = "expert"


class Why(StrEnum):
    """Why a post cannot be given or ended."""

    NOT_STAFF = "not-staff"
    NEEDS_CLASS = "needs-class"
    NEEDS_GRADE = "needs-grade"
    WRONG_PLACE = "wrong-place"
    HELD_ALREADY = "held-already"
    ENDS_BEFORE_START = "ends-before-start"
    LAST_LEAD = "last-lead"


class PostRefused(Exception):
    """Nothing changed; `why` says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@transaction.atomic
def add_staff(*, by: UUID | None, school: School, about: About) -> Person:
    """Add a member of staff, or an expert from outside, whom no roster tells of.

    Raises:
        NotAllowed: the person's posts do not allow it.
    """
    demand(by, "posts.change", school.pk, school_day(school))
    person = Person(school=school, kind=Person.Kind.STAFF)
    person.sealed = seal_about(school.pk, person.pk, about)
    person.save()
    _grow(school)
    return person


@transaction.atomic
def give_post(  # noqa: PLR0913 -- a post has these parts, each named at every call
    *,
    by: UUID | None,
    school: School,
    person: UUID,
    role: str,
    starts: date,
    ends: date | None = None,
    school_class: UUID | None = None,
    grade: str = "",
    expert: bool = False,
) -> Post:
    """Give somebody a post, or a seat in the committee, from a day on.

    Raises:
        NotAllowed: the person's posts do not allow it.
        PostRefused: with the reason.
    """
    verb = "committee.change" if role == ROLE.COMMITTEE else "posts.change"
    demand(by, verb, school.pk, school_day(school))
    post = Post(
        school=school,
        person_id=person,
        role=role,
        school_class_id=school_class if role == ROLE.HOMEROOM else None,
        grade=grade if role == ROLE.GRADE_HEAD else "",
        expert=expert,
        starts=starts,
        ends=ends,
    )
    _check(school, post)
    post.save()
    _grow(school)
    _note(by, post, "member.joined" if role == ROLE.COMMITTEE else "post.given")
    return post


@transaction.atomic
def join_committee(  # noqa: PLR0913 -- a seat has these parts, each named at every call
    *,
    by: UUID | None,
    school: School,
    starts: date,
    ends: date | None = None,
    person: UUID | None = None,
    outside: str = "",
    expert: bool = False,
) -> Post:
    """Add somebody to the committee: a person of the staff, or one from outside by name.

    Raises:
        NotAllowed: the person's posts do not allow it.
        PostRefused: with the reason.
    """
    if person is None:
        person = add_staff(by=by, school=school, about=About(full_name=outside)).pk
        expert = True
    return give_post(
        by=by,
        school=school,
        person=person,
        role=ROLE.COMMITTEE,
        starts=starts,
        ends=ends,
        expert=expert,
    )


@transaction.atomic
def end_post(*, by: UUID | None, post: Post, last_day: date) -> None:
    """End a post or a seat in the committee. Access goes with it after its last day.

    Raises:
        NotAllowed: the person's posts do not allow it.
        PostRefused: nobody would be left who can give posts.
    """
    committee = post.role == ROLE.COMMITTEE
    today = school_day(post.school)
    demand(by, "committee.change" if committee else "posts.change", post.school_id, today)
    if post.role in MAY["posts.change"] and not _other_leads(post, max(last_day, today)):
        raise PostRefused(Why.LAST_LEAD)
    post.ends = last_day
    post.save(update_fields=["ends"])
    _grow(post.school)
    _note(by, post, "member.left" if committee else "post.ended")


@transaction.atomic
def set_up_committee(*, by: UUID | None, school: School, name: str) -> None:
    """Set the committee up under one of its names (HOK-055, T-05).

    Raises:
        NotAllowed: the person's posts do not allow it.
    """
    day = school_day(school)
    demand(by, "committee.change", school.pk, day)
    School.objects.filter(pk=school.pk).update(committee_name=name)
    school.committee_name = name
    attrs = {"year": str(year_of(school, day)), "name": name}
    journal.append(
        by=by, ledger=school.pk, stream=_stream(school), kind="committee.set-up", attrs=attrs
    )


@transaction.atomic
def decide_structure(*, by: UUID | None, school: School) -> None:
    """Sign the committee's list of members for this year: the principal alone does (HOK-057).

    The list as it is now goes, sealed, into the journal.

    Raises:
        NotAllowed: somebody else than the principal.
    """
    day = school_day(school)
    demand(by, "structure.decide", school.pk, day)
    members = Post.objects.filter(in_force(day), school=school, role=ROLE.COMMITTEE)
    names = about(members.values_list("person", flat=True))
    listed = [
        {
            "name": names[post.person_id].full_name,
            "posts": _posts_of(post.person_id, school, day),
            "expert": post.expert,
            "from": post.starts.isoformat(),
            "to": post.ends.isoformat() if post.ends else "",
        }
        for post in members.order_by("starts", "pk")
    ]
    journal.append(
        by=by,
        ledger=school.pk,
        stream=_stream(school),
        kind="structure.decided",
        attrs={"year": str(year_of(school, day))},
        subjects=names,
        words={"members": listed},
    )


def _check(school: School, post: Post) -> None:
    here = Person.objects.filter(still_here(post.starts), school=school, kind=Person.Kind.STAFF)
    group = post.school_class_id
    board = school.kind == School.Kind.BOARD
    same = Post.objects.filter(
        Q(ends=None) | Q(ends__gte=post.starts),
        school=school,
        person=post.person_id,
        role=post.role,
        school_class=post.school_class_id,
        grade=post.grade,
    )
    refusals = (
        (Why.NOT_STAFF, not here.filter(pk=post.person_id).exists()),
        (Why.WRONG_PLACE, (post.role == ROLE.BOARD_OFFICER) != board),
        (Why.NEEDS_CLASS, post.role == ROLE.HOMEROOM and not _is_class(school, group)),
        (Why.NEEDS_GRADE, post.role == ROLE.GRADE_HEAD and not post.grade),
        (Why.ENDS_BEFORE_START, post.ends is not None and post.ends < post.starts),
        (Why.HELD_ALREADY, same.exists()),
    )
    for why, holds in refusals:
        if holds:
            raise PostRefused(why)


def _is_class(school: School, group: UUID | None) -> bool:
    return group is not None and SchoolClass.objects.filter(school=school, pk=group).exists()


def _other_leads(post: Post, day: date) -> bool:
    """Tell whether somebody else can still give posts on a day and after it."""
    later = Post.objects.filter(
        Q(ends=None) | Q(ends__gt=day), still_here(day, "person__"), starts__lte=day
    )
    others = later.filter(school=post.school_id, role__in=MAY["posts.change"])
    return others.exclude(pk=post.pk).exists()


def _posts_of(person: UUID, school: School, day: date) -> list[str]:
    posts = Post.objects.filter(in_force(day), person=person, school=school)
    return sorted(set(posts.exclude(role=ROLE.COMMITTEE).values_list("role", flat=True)))


def _note(by: UUID | None, post: Post, kind: str) -> None:
    ending = kind in {"post.ended", "member.left"}
    day = (post.ends if ending else None) or post.starts
    role = post.role
    if role == ROLE.COMMITTEE:
        # The fact tells in which capacity somebody sits there: as an expert, or by their post.
        others = _posts_of(post.person_id, post.school, post.starts)
        role = EXPERT if post.expert else (others or [ROLE.COMMITTEE])[0]
    journal.append(
        by=by,
        ledger=post.school_id,
        stream=_stream(post.school),
        kind=kind,
        attrs={"role": str(role), "on": day.isoformat()},
        subjects=[post.person_id],
    )


def _grow(school: School) -> None:
    School.objects.filter(pk=school.pk).update(version=F("version") + 1)


def _stream(school: School) -> str:
    return f"school:{school.pk}"
