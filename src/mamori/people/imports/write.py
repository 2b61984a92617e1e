"""Writing a plan: everything in one transaction, or nothing at all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction

from mamori.core.roster import Roster
from mamori.journal import actions as journal
from mamori.people.imports.make import plan_import
from mamori.people.imports.plan import Plan, Work
from mamori.people.models import (
    Enrolment,
    Guardianship,
    Person,
    Post,
    School,
    SchoolClass,
    Year,
)
from mamori.people.queries import school_day
from mamori.people.rights import demand
from mamori.people.words import seal_about

Progress = Callable[[int, int], None]
Row = TypeVar("Row", bound=models.Model)
BATCH = 2000
PAIRS = 400  # a condition of this many pairs is what SQLite still takes


class WorldChanged(Exception):
    """People or posts changed since the preview was made. Nothing was imported: look again."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def import_roster(  # noqa: PLR0913 -- who, where, what, and three that are mostly left out
    *,
    by: UUID | None,
    school: School,
    roster: Roster,
    progress: Progress = silent,
    org: str = "",
    seen: int | None = None,
) -> Plan:
    """Bring a school up to date with a roster: plan and write, all or nothing.

    Args:
        by: the person who imports; None for whoever runs the machine.
        school: the school.
        roster: as `core.roster` read it.
        progress: is told rows done and rows in all, from time to time.
        org: which of the roster's schools this one is, where it holds several.
        seen: the `head` of the plan that the person saw; None where nobody looked before.

    Raises:
        NotAllowed: the person's posts do not allow it.
        WhichSchool: the roster holds several schools, and nobody chose.
        WorldChanged: the school is no longer what the preview showed.
    """
    plan = plan_import(school, roster, by=by, org=org)
    if seen not in {None, plan.head}:
        raise WorldChanged
    write(by=by, plan=plan, progress=progress)
    return plan


@transaction.atomic
def write(*, by: UUID | None, plan: Plan, progress: Progress = silent) -> None:
    """Write a plan down, unless the school changed since it was made.

    Raises:
        NotAllowed, WorldChanged: as `import_roster` says.
    """
    school = plan.school
    demand(by, "roster.import", school.pk, school_day(school))
    grown = School.objects.filter(pk=school.pk, version=plan.head).update(version=plan.head + 1)
    if not grown:
        raise WorldChanged
    total, done = max(plan.work.rows(), 1), 0
    for count in _steps(school, plan.work):
        done += count
        progress(done, total)
    journal.append(
        by=by,
        ledger=school.pk,
        stream=f"school:{school.pk}",
        kind="roster.imported",
        attrs=plan.counts(),
    )


def _steps(school: School, work: Work) -> Iterator[int]:
    """Write what a plan holds in the order of its references; yield the rows written."""
    yield from _put(Year, work.years, ["title"])
    yield from _put(SchoolClass, work.classes, ["title", "grade", "special_needs", "source_key"])
    yield from _put(
        Person,
        _sealed(school.pk, work.persons),
        ["kind", "sealed", "source_key", "fingerprint", "left_on"],
    )
    yield from _leave(work.left)
    yield from _put(Enrolment, work.enrolments, ["number", "ends", "source_key"])
    yield from _put(Post, work.posts, ["ends"])
    for pairs in _batches(work.guardians_gone, PAIRS):
        gone = models.Q(pk=None)
        for guardian, child in pairs:
            gone |= models.Q(guardian=guardian, child=child)
        Guardianship.objects.filter(gone).delete()
        yield len(pairs)
    new = (Guardianship(guardian_id=who, child_id=child) for who, child in work.guardians)
    for rows in _batches(new, BATCH):
        Guardianship.objects.bulk_create(rows, ignore_conflicts=True)
        yield len(rows)


def _put(model: type[Row], rows: Iterable[Row], fields: Sequence[str]) -> Iterator[int]:
    """Insert rows, or update these fields where the row is there, 2,000 at a time."""
    for batch in _batches(rows, BATCH):
        model._default_manager.bulk_create(  # noqa: SLF001 -- Django's documented name for it
            batch, update_conflicts=True, unique_fields=["id"], update_fields=list(fields)
        )
        yield len(batch)


def _sealed(school: UUID, persons: Iterable[tuple[Person, Any]]) -> Iterator[Person]:
    """Seal each person's words only when their row is about to be written."""
    for person, about in persons:
        person.sealed = seal_about(school, person.pk, about)
        yield person


def _leave(left: dict[UUID, date]) -> Iterator[int]:
    by_day: dict[date, list[UUID]] = defaultdict(list)
    for person, day in left.items():
        by_day[day].append(person)
    for day, people in by_day.items():
        for batch in _batches(people, PAIRS):
            Person.objects.filter(pk__in=batch).update(left_on=day)
            yield len(batch)


def _batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Cut into lists of at most `size`."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
