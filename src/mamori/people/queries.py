"""What others may know of people: names, searches, classes, and the school's own day."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from mamori.base import clock
from mamori.people.grades import grade_words
from mamori.people.models import (
    Account,
    Enrolment,
    Person,
    Post,
    School,
    SchoolClass,
    Year,
)
from mamori.people.offices import in_force, posts_of, still_here
from mamori.people.search import Found, groups_of, search
from mamori.people.words import About, unseal_about
from mamori.people.years import span_around


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class as a list shows it."""

    id: UUID
    title: str
    grade: str
    pupils: int


def uuids(texts: Iterable[str]) -> list[UUID]:
    """Return those of some texts from a form that are ids; the others name nobody."""
    found = []
    for text in texts:
        with suppress(ValueError):
            found.append(UUID(text))
    return found


def school_day(school: School) -> date:
    """Return today's date as the school's wall calendar shows it."""
    return clock.now().astimezone(ZoneInfo(school.time_zone)).date()


def about(people: Iterable[UUID]) -> dict[UUID, About]:
    """Return what is known of each of these persons, in one query."""
    rows = Person.objects.filter(pk__in=set(people)).values_list("pk", "school_id", "sealed")
    return {pk: unseal_about(school, pk, sealed) for pk, school, sealed in rows}


def addresses(people: Iterable[UUID]) -> list[tuple[str, str]]:
    """Return e-mail address and language of those who can sign in."""
    accounts = Account.objects.filter(person__in=set(people), is_active=True)
    return [
        (email, language or school)
        for email, language, school in accounts.values_list(
            "email", "language", "person__school__language"
        )
    ]


def year_of(school: School, on: date) -> int:
    """Return the year in which a school year began: 2026 for 2026-27."""
    year = Year.objects.filter(school=school, starts__lte=on, ends__gte=on).first()
    return (year.starts if year else on).year


def year_begins(school: School, on: date) -> date:
    """Return the first day of the school year that a day lies in."""
    year = Year.objects.filter(school=school, starts__lte=on, ends__gte=on).first()
    return year.starts if year else span_around(on, school.jurisdiction).starts


def year_finder(school: School) -> Callable[[date], int]:
    """Return what `year_of` would answer for any day, after one look at the school's years."""
    years = list(Year.objects.filter(school=school).order_by("pk"))

    def find(on: date) -> int:
        year = next((year for year in years if year.starts <= on <= year.ends), None)
        return (year.starts if year else on).year

    return find


def find_people(school: School, text: str, *, kinds: Collection[str], on: date) -> list[Found]:
    """Find people of a school by a few letters of name or reading, beginnings first.

    Width, case, hiragana or katakana and Vietnamese tone marks make no difference; several words
    may stand in any order. No letters find nobody.
    """
    return search(school.pk, text, kinds, on)


def is_pupil(person: UUID) -> bool:
    """Say whether somebody is or was a pupil."""
    return Person.objects.filter(pk=person, kind=Person.Kind.PUPIL).exists()


def pupils_among(school: School, people: Iterable[UUID]) -> list[Found]:
    """Return those of these persons who are pupils of a school, with their class of today."""
    pupils = Person.objects.filter(school=school, kind=Person.Kind.PUPIL)
    mine = pupils.filter(pk__in=set(people)).values_list("pk", flat=True)
    groups = groups_of(school.pk, school_day(school))
    known = about(mine)
    return _sorted(
        Found(pk, one.name, one.reading, groups.get(pk, "")) for pk, one in known.items()
    )


def staff(school: School, on: date) -> list[Found]:
    """Return the staff of a school on a day, with their posts, which tell namesakes apart."""
    rows = Person.objects.filter(still_here(on), school=school, kind=Person.Kind.STAFF)
    known = about(rows.values_list("pk", flat=True))
    posts: dict[UUID, list[str]] = defaultdict(list)
    held = Post.objects.filter(in_force(on), school=school).select_related("school_class")
    for post in held.order_by("role", "starts", "pk"):
        place = post.school_class.title if post.school_class else grade_words(post.grade)
        posts[post.person_id].append(f"{post.get_role_display()} {place}".strip())
    return _sorted(
        Found(pk, words.name, words.reading, ", ".join(posts[pk])) for pk, words in known.items()
    )


def classes(school: School, on: date) -> list[ClassRow]:
    """Return the classes of the school year that a day lies in, else of the latest one."""
    year = Year.objects.filter(school=school, starts__lte=on).order_by("-starts").first()
    rows = SchoolClass.objects.filter(year=year)
    there = Enrolment.objects.filter(
        in_force(on), still_here(on, "person__"), school_class__year=year
    )
    counted = there.values("school_class").annotate(pupils=Count("pk"))
    pupils = dict(counted.values_list("school_class", "pupils"))
    return [
        ClassRow(row.pk, row.title, row.grade, pupils.get(row.pk, 0))
        for row in rows.order_by("grade", "title")
    ]


def pupils_of(
    group: UUID | str | None, on: date | None = None, *, school: School | None = None
) -> list[Found]:
    """Return the pupils of a class by their number in it; nobody for a class that is not there.

    Args:
        group: the class; text from a form is welcome.
        on: the day; today where none is given.
        school: whose class it must be; always name it where the id came from outside.
    """
    row = _class(group, school)
    if row is None:
        return []
    day = on or school_day(row.school)
    rows = Enrolment.objects.filter(
        in_force(day), still_here(day, "person__"), school_class=row
    ).select_related("person")
    pupils = sorted(rows, key=lambda each: (not each.number, each.number.zfill(6)))
    known = about(each.person_id for each in pupils)
    return [
        Found(each.person_id, known[each.person_id].name, known[each.person_id].reading, row.title)
        for each in pupils
    ]


def own_class(person: UUID, on: date) -> UUID | None:
    """Return the class whose homeroom teacher a person is."""
    posts = posts_of(person, on).filter(role=Post.Role.HOMEROOM).order_by("starts")
    return posts.values_list("school_class", flat=True).last()


def schools_of(person: UUID, on: date | None = None) -> list[School]:
    """Return the schools at which a person holds a post, and those under their board."""
    day = on or clock.now().date()
    posts = posts_of(person, day)
    mine = posts.exclude(role=Post.Role.BOARD_OFFICER).values("school")
    boards = posts.filter(role=Post.Role.BOARD_OFFICER).values("school")
    return list(School.objects.filter(Q(pk__in=mine) | Q(board__in=boards)).order_by("name", "pk"))


def _class(group: UUID | str | None, school: School | None) -> SchoolClass | None:
    try:
        pk = UUID(str(group))
    except ValueError:
        return None
    rows = SchoolClass.objects.select_related("school").filter(pk=pk)
    return (rows.filter(school=school) if school else rows).first()


def _sorted(people: Iterable[Found]) -> list[Found]:
    return sorted(people, key=lambda found: (found.reading or found.name, str(found.id)))


def school_named(pk: str) -> School | None:
    """Return a school by its id as text."""
    try:
        return School.objects.filter(pk=UUID(pk)).first()
    except ValueError:
        return None
