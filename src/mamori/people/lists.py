"""What the pages of this room show: staff with their posts, the committee, a class."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from mamori.journal.queries import entries
from mamori.people import packs
from mamori.people.grades import grade_words
from mamori.people.models import Account, Post, School, SchoolClass
from mamori.people.offices import in_force, still_here
from mamori.people.queries import about, staff

ROLE = Post.Role


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as a list shows it."""

    id: UUID
    person: UUID
    name: str
    role: str
    role_words: str
    place: str  # the class or grade, where the post is for one
    expert: bool
    starts: date
    ends: date | None
    from_roster: bool


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A member of staff with the posts of a day."""

    id: UUID
    name: str
    reading: str
    posts: list[str]
    signs_in: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """When the committee was set up, or its list signed, and by whom."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Committee:
    """The committee of a school: its name, its members, who was one, and what is missing."""

    name: str
    aliases: list[str]
    members: list[tuple[PostRow, list[str]]]  # each with the posts held beside the seat
    former: list[PostRow]
    missing: list[str]
    set_up: Decided | None
    signed: Decided | None


def posts(school: School, on: date) -> list[PostRow]:
    """Return the posts of a school on a day and those that begin later, the committee apart."""
    open_ones = Post.objects.filter(Q(ends=None) | Q(ends__gte=on), school=school)
    return _rows(open_ones.exclude(role=ROLE.COMMITTEE))


def post_of(school: School, pk: UUID) -> Post | None:
    """Return one post of a school."""
    return Post.objects.select_related("school").filter(school=school, pk=pk).first()


def row_of(post: Post) -> PostRow:
    """Return one post as a list shows it."""
    return _rows(Post.objects.filter(pk=post.pk))[0]


def staff_rows(school: School, on: date) -> list[StaffRow]:
    """Return the staff of a school with their posts on a day, by reading or name."""
    held: dict[UUID, list[str]] = defaultdict(list)
    for row in _rows(Post.objects.filter(in_force(on), school=school)):
        held[row.person].append(f"{row.role_words} {row.place}".strip())
    signing_in = set(
        Account.objects.filter(person__school=school, is_active=True).values_list(
            "person", flat=True
        )
    )
    return [
        StaffRow(one.id, one.name, one.reading, held.get(one.id, []), one.id in signing_in)
        for one in staff(school, on)
    ]


def committee(school: School, on: date, language: str) -> Committee:
    """Return the committee as it stands on a day."""
    rows = _rows(Post.objects.filter(school=school, role=ROLE.COMMITTEE))
    now = [row for row in rows if row.ends is None or row.ends >= on]
    beside: dict[UUID, list[PostRow]] = defaultdict(list)
    mine = Post.objects.filter(in_force(on), school=school, person__in=[row.person for row in now])
    for row in _rows(mine.exclude(role=ROLE.COMMITTEE)):
        beside[row.person].append(row)
    wanted = packs.codes(school, packs.MEMBERS, language)
    there = {post.role for held in beside.values() for post in held}
    names = packs.codes(school, packs.NAMES, language)
    chosen = names.pop(school.committee_name, "")
    return Committee(
        name=chosen,
        aliases=list(names.values()),
        members=[(row, [post.role_words for post in beside[row.person]]) for row in now],
        former=[row for row in rows if row not in now],
        missing=[words for code, words in wanted.items() if code in set(ROLE) - there],
        set_up=_last(school, "committee.set-up"),
        signed=_last(school, "structure.decided"),
    )


def class_of(school: School, pk: UUID) -> SchoolClass | None:
    """Return one class of a school."""
    return SchoolClass.objects.select_related("year").filter(school=school, pk=pk).first()


def homeroom_teachers(school: School, on: date) -> dict[UUID, list[str]]:
    """Return the homeroom teachers of each class on a day."""
    held = Post.objects.filter(
        in_force(on), still_here(on, "person__"), school=school, role=ROLE.HOMEROOM
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    pairs = list(held.values_list("school_class", "person"))
    names = about(person for _, person in pairs)
    for group, person in pairs:
        if group:
            found[group].append(names[person].name)
    return found


def _rows(every: QuerySet[Post]) -> list[PostRow]:
    rows = list(every.select_related("school_class").order_by("starts", "pk"))
    names = {pk: one.name for pk, one in about(row.person_id for row in rows).items()}
    order = list(ROLE.values)
    found = [
        PostRow(
            id=row.pk,
            person=row.person_id,
            name=names[row.person_id],
            role=row.role,
            role_words=str(row.get_role_display()),
            place=row.school_class.title if row.school_class else grade_words(row.grade),
            expert=row.expert,
            starts=row.starts,
            ends=row.ends,
            from_roster=row.from_roster,
        )
        for row in rows
    ]
    return sorted(found, key=lambda row: (order.index(row.role), row.place, row.name))


def _last(school: School, kind: str) -> Decided | None:
    facts = entries([f"school:{school.pk}"], kinds=[kind])
    if not facts:
        return None
    last = facts[-1]
    names = about([last.by] if last.by else [])
    return Decided(last.at, names[last.by].name if last.by in names else "")
