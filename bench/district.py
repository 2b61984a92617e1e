"""Schools with cases, seats and a million open duties: made as a block, multiplied by SQL."""

import random
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import connection, models
from tests.factories import PACKS, office

from mamori.access.models import Seat
from mamori.cases.models import Case
from mamori.core.policy import combine
from mamori.core.policy.entries import DutyEntry
from mamori.duties.models import Duty
from mamori.people.models import Post, School
from mamori.people.packs import loaded

R = Post.Role
SEATED = (R.COMMITTEE, R.SAFEGUARDING_LEAD, R.VICE_PRINCIPAL, R.PRINCIPAL)
MET = 3
FRESH_ID = {"postgresql": "gen_random_uuid()", "sqlite": "lower(hex(randomblob(16)))"}


def committee_duties() -> Sequence[DutyEntry]:
    """Return the duties that the packs ask of the committee."""
    packs = combine(loaded().by_id[pack] for pack in PACKS)
    return [duty for duty in packs.duties.values() if R.COMMITTEE in duty.who]


def add_cases(school: School, count: int, duties: int, now: datetime) -> None:
    """Add cases to a school, each with its seats and duties of the committee: some open, 3 met."""
    cases = [_case(school, number, now) for number in range(count)]
    Case.unguarded.bulk_create(cases)
    Seat.unguarded.bulk_create(
        Seat(stream=case.stream, holder=office(role, school), role=role, why="chain", since=now)
        for case in cases
        for role in SEATED
    )
    Duty.objects.bulk_create(duty for case in cases for duty in _duties(case, duties, now))


def fill(schools: int, a_school: int, times: int, now: datetime) -> int:
    """Make other schools with cases of five open duties, then everything so many times over.

    Returns:
        the number of open duties there are now.
    """
    made = School.objects.bulk_create(
        School(name=f"第{number}小学校", jurisdiction="JP", language="ja", time_zone="Asia/Tokyo")
        for number in range(schools)
    )
    for school in made:
        add_cases(school, a_school, 5, now)
    others = [school.pk for school in made]
    _multiply(Case, times, others, {"stream": "stream || '.' || i", "number": "number || '.' || i"})
    _multiply(Duty, times, others, {"stream": "stream || '.' || i", "key": "key || '.' || i"})
    offices = [office(role, school) for school in made for role in SEATED]
    _multiply(Seat, times, offices, {"stream": "stream || '.' || i"}, where="holder")
    if connection.vendor == "postgresql":  # its own housekeeping does this within a minute
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return Duty.objects.filter(state=Duty.State.OPEN).count()


def _case(school: School, number: int, now: datetime) -> Case:
    pk = uuid.uuid4()
    return Case(
        id=pk,
        stream=f"case:{pk}",
        school=school,
        number=f"26-{number:03d}",
        state="shared",
        noticed_at=now - timedelta(days=number % 30),
        shared_at=now - timedelta(days=number % 30),
    )


def _duties(case: Case, still_open: int, now: datetime) -> Iterator[Duty]:
    some = random.Random(case.number)  # noqa: S311 -- no secret
    for number, entry in enumerate(some.sample(committee_duties(), still_open + MET)):
        is_met = number >= still_open
        yield Duty(
            key=f"{entry.pack}/{entry.id}/{case.stream}//",
            school_id=case.school_id,
            stream=case.stream,
            pack=entry.pack,
            version="2026.1",
            entry=entry.id,
            roles=list(entry.who),
            state=Duty.State.MET if is_met else Duty.State.OPEN,
            opened_by=str(case.pk),
            opened_at=case.shared_at,
            due_at=now + timedelta(days=3),
            closed_by=str(case.pk) if is_met else "",
            closed_at=now if is_met else None,
        )


def _multiply(
    model: type[models.Model],
    times: int,
    which: Sequence[object],
    changed: Mapping[str, str],
    where: str = "school",
) -> None:
    """Copy rows by one statement: bulk_create would take minutes."""
    meta = model._meta  # noqa: SLF001 -- Django's documented name for it
    names = [f.column for f in meta.concrete_fields if not isinstance(f, models.AutoField)]
    fresh = {"id": FRESH_ID[connection.vendor]}
    values = [{**fresh, **changed}.get(name, name) for name in names]
    table = meta.db_table
    field = next(each for each in meta.concrete_fields if each.name == where)
    keys = [field.get_db_prep_value(key, connection) for key in which]
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE numbers(i) AS"  # noqa: S608 -- names of our own tables
            " (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < %s)"
            f" INSERT INTO {table} ({', '.join(names)})"
            f" SELECT {', '.join(values)} FROM {table} CROSS JOIN numbers"
            f" WHERE {field.column} IN ({marks})",
            [times - 1, *keys],
        )
