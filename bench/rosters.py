"""Reading and importing a large roster, beside plain reading and plain inserting of the same."""

import csv
import io
import resource
import uuid
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from django.db import models, transaction
from tests.factories import make_school

from bench.oneroster import write_package
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns, seconds
from mamori.base import clock
from mamori.core.roster import Roster, read
from mamori.people.imports.make import plan_import
from mamori.people.imports.write import import_roster
from mamori.people.models import Enrolment, Guardianship, Person, Post, School, SchoolClass, Year

NOW = datetime(2026, 4, 6, 3, tzinfo=UTC)
NAME = "みほん市立みどり小学校"
BATCH = 2000
T = TypeVar("T")


def run(options: Options) -> Report:
    """Read a package, import it into fresh schools, and import it again unchanged."""
    persons = options.of(100_000, 100)
    report = Report(f"a OneRoster package of one school with {persons:,} persons")
    with clock.at(NOW), TemporaryDirectory() as folder:
        path = Path(folder) / "roster.zip"
        write_package(path, NAME, persons)
        report.notes.append(f"the package: {path.stat().st_size / 1e6:.1f} MB as a zip")
        roster = _remembering(report, "reading", lambda: read(path))
        assert len(roster.persons) == persons, roster.notes
        _remembering(report, "the first import", lambda: _import(make_school(NAME), roster))
        reading, plain = in_turns(options.of(5, 2), lambda: read(path), lambda: _read_plainly(path))
        report.add(
            Timed("read", persons, reading),
            Timed("csv.reader over the same files", persons, plain),
            "persons/s",
        )
        _imports(roster, options, report)
    return report


def _imports(roster: Roster, options: Options, report: Report) -> None:
    persons = len(roster.persons)
    rounds = [_round(roster) for _ in range(options.of(3, 1))]
    first, inserted, again, fetched = zip(*rounds, strict=True)
    report.add(
        Timed("import, roster as read", persons, first),
        Timed("bulk_create of the same rows", persons, inserted),
        "persons/s",
    )
    report.add(
        Timed("import again, nothing changed", persons, again),
        Timed("fetching the same rows", persons, fetched),
        "persons/s",
    )


def _round(roster: Roster) -> tuple[float, float, float, float]:
    """Return the seconds of a first import, its yardstick, a second one, and its yardstick."""
    school = make_school(NAME)
    first = seconds(lambda: _import(school, roster))
    copies = _copies(school)
    inserted = seconds(lambda: _insert(copies))
    again = seconds(lambda: _unchanged(school, roster))
    return first, inserted, again, seconds(lambda: _fetch(school))


def _remembering(report: Report, what: str, job: Callable[[], T]) -> T:
    """Do a job and note how far the peak of memory rose; a peak never falls, so order matters."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    done = job()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    report.notes.append(
        f"peak memory after {what}: {after / 1024:,.0f} MiB ({before / 1024:,.0f} before)"
    )
    return done


def _import(school: School, roster: Roster) -> None:
    import_roster(by=None, school=school, roster=roster)


def _unchanged(school: School, roster: Roster) -> None:
    assert plan_import(school, roster, by=None).is_empty(), "the same file changed something"


def _read_plainly(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            with package.open(name) as raw:
                list(csv.reader(io.TextIOWrapper(raw, "utf-8", newline="")))


def _tables(school: School) -> list[models.QuerySet[models.Model]]:
    """Return all rows of a school that an import writes, in the order of their references."""
    return [
        Year.objects.filter(school=school),
        SchoolClass.objects.filter(school=school),
        Person.objects.filter(school=school),
        Enrolment.objects.filter(school_class__school=school),
        Post.objects.filter(school=school),
        Guardianship.objects.filter(child__school=school),
    ]


def _copies(school: School) -> list[list[models.Model]]:
    """Return the rows of a school as rows of another one, with keys of their own."""
    other = School.objects.create(
        name=NAME, jurisdiction="JP", language="ja", time_zone="Asia/Tokyo"
    )
    new: dict[object, object] = {school.pk: other.pk}
    tables = [list(rows) for rows in _tables(school)]
    for row in (row for rows in tables for row in rows):
        for field in row._meta.concrete_fields:  # noqa: SLF001 -- Django's documented name for it
            if field.is_relation:
                old = getattr(row, field.attname)
                setattr(row, field.attname, new.get(old, old))
        new[row.pk] = uuid.uuid4() if isinstance(row.pk, uuid.UUID) else None
        row.pk = new[row.pk]
        row._state.adding = True  # noqa: SLF001 -- Django's documented name for it
    return tables


@transaction.atomic
def _insert(tables: Iterable[list[models.Model]]) -> None:
    for rows in tables:
        if rows:
            type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)  # noqa: SLF001 -- see above


def _fetch(school: School) -> None:
    for rows in _tables(school):
        list(rows.values_list())
