"""How far what everybody must be warned of has come: managers, teachers, employees, pupils."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from mamori.people.models import Post, School
from mamori.people.offices import in_force
from mamori.people.packs import codes
from mamori.people.queries import school_day
from mamori.year.queries.coverage import Coverage, coverage
from mamori.year.queries.rules import confirmed_by, rules_of, staff_of, this_year
from mamori.year.queries.span import Term, term_of

AUDIENCES, WARNINGS, TOPICS = "audiences", "warnings", "lesson-topics"
REACHED = "topic.reached"
PUPILS = "pupils"
R = Post.Role
# By their posts; whoever has several counts once, where the first of these puts them.
GROUPS = {
    "managers": {R.PRINCIPAL, R.VICE_PRINCIPAL},
    "teachers": {R.HOMEROOM, R.TEACHER, R.GRADE_HEAD, R.GUIDANCE, R.SAFEGUARDING_LEAD},
    "employees": set(R),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One group: how many of it were reached. Pupils are counted by class."""

    code: str
    says: str
    had: int
    of: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, and how far it has reached each group that it is for."""

    code: str
    says: str
    groups: list[Group]


def warned(term: Term, language: str, lessons: Coverage) -> list[Warned]:
    """Return the warnings that a school's packs ask for, by group; none where they ask for none."""
    school = term.school
    audiences = codes(school, AUDIENCES, language, term.starts)
    topics = {topic.code: topic for topic in lessons.topics}
    rules, sorted_staff = rules_of(school, language), _staff_by_group(school)
    confirmed = confirmed_by(school)

    def groups(code: str) -> Iterator[Group]:
        for group, says in audiences.items():
            if group == PUPILS and code in topics:
                yield Group(group, says, topics[code].had, topics[code].of)
            elif group in sorted_staff and code in rules:
                people = sorted_staff[group]
                had = sum((code, person) in confirmed for person in people)
                yield Group(group, says, had, len(people))

    listed = codes(school, WARNINGS, language, term.starts)
    return [Warned(code, says, list(groups(code))) for code, says in listed.items()]


def reached_now(school: School) -> list[str]:
    """Return the warnings that every class has had this year, and of which nobody noted that."""
    wanted = codes(school, WARNINGS, "en")
    if not wanted:
        return []
    noted = {one.attrs["topic"] for one in this_year(school, REACHED)}
    return [
        topic.code
        for topic in coverage(term_of(school), "en").topics
        if topic.code in wanted and topic.code not in noted and topic.of and not topic.missing
    ]


def _staff_by_group(school: School) -> dict[str, set[UUID]]:
    held: dict[UUID, set[str]] = {person: set() for person in staff_of(school)}
    posts = Post.objects.filter(in_force(school_day(school)), school=school, person__in=held)
    for person, role in posts.values_list("person", "role"):
        held[person].add(role)
    found: dict[str, set[UUID]] = {group: set() for group in GROUPS}
    for person, roles in held.items():
        found[next(group for group, those in GROUPS.items() if roles & those)].add(person)
    return found
