"""Today of one committee member, while the district's tables hold a million open duties."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import make_class, make_pupil, make_school, make_staff

from bench.district import add_cases, fill
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.base import clock
from mamori.desk.queries import roles_by_stream, today
from mamori.duties.models import Duty
from mamori.duties.queries import open_duties
from mamori.people.models import Account, Post

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
LARGE = re.compile('FROM "(duties_duty|access_seat|cases_case)"')
CASES, DUTIES = 25, 2  # what the member has open


def run(options: Options) -> Report:
    """Time a day with nobody else's duties about, then the same day among everybody's."""
    with clock.at(NOW):
        member = _member()
        report = Report(f"a committee member with {CASES * DUTIES} open duties")
        _figures(member, options, report, "no others")
        total = fill(options.of(2_000, 4), 1, options.of(100, 2), NOW)
        _figures(member, options, report, f"{total:,} open in all")
        with CaptureQueriesContext(connection) as caught:
            today(member, "en")
        report.notes.append(f"statements for Today: {len(caught)}; how those on large tables go:")
        large = [q["sql"] for q in caught.captured_queries if LARGE.search(q["sql"])]
        report.notes += [line for statement in large for line in _plan(statement)]
    return report


def _member() -> Account:
    school = make_school()
    third = make_class(school)
    for number in range(30):
        make_pupil(school, f"児童 {number}", third)
    add_cases(school, CASES, DUTIES, NOW)
    member = make_staff(school, "担任 教諭", Post.Role.HOMEROOM, school_class=third)
    Post.objects.create(
        school=school, person=member.person, role=Post.Role.COMMITTEE, starts=NOW.date()
    )
    return member


def _figures(member: Account, options: Options, report: Report, among: str) -> None:
    looks = options.of(20, 2)
    keys = list(Duty.objects.values_list("pk", flat=True).order_by("pk"))
    some = random.Random(1).choices(keys, k=looks)  # noqa: S311 -- no secret
    roles = roles_by_stream(member)
    whole, only, look = in_turns(
        options.of(7, 2),
        lambda: [today(Account.objects.get(pk=member.pk), "en") for _ in range(looks)],
        lambda: [open_duties(list(roles), "en", roles=roles) for _ in range(looks)],
        lambda: [Duty.objects.get(pk=pk) for pk in some],
    )
    yardstick = Timed("one duty by its key", looks, look)
    report.add(Timed(f"Today, {among}", looks, whole), yardstick, "ms")
    report.add(Timed(f"its duties alone, {among}", looks, only), yardstick, "ms")


def _plan(statement: str) -> Iterator[str]:
    """Yield how the engine finds rows, one line a table."""
    prefix = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {statement}")
        lines = [str(row[-1]).strip(" ->") for row in cursor.fetchall()]
    words = ("SCAN", "SEARCH", "Scan")
    yield from (f"  {line}" for line in lines if any(word in line for word in words))
