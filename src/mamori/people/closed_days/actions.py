"""Listing the days without school: the whole list of a school year at once."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from mamori.journal import actions as journal
from mamori.people.closed_days.stretches import Stretch
from mamori.people.models import ClosedStretch, School
from mamori.people.queries import school_day
from mamori.people.rights import demand
from mamori.people.years import Span


@transaction.atomic
def list_closed_days(
    *, by: UUID | None, school: School, span: Span, stretches: Iterable[Stretch]
) -> None:
    """Let a school be closed on these days of a school year, and on no others but week-ends.

    With an empty list the country's public holidays count again. What is counted in school days
    follows at once; due times of open duties follow within the hour.

    Args:
        by: who does it; None is whoever runs the machine.
        school: the school.
        span: the school year whose list it is.
        stretches: all of them.

    Raises:
        NotAllowed: the person's posts do not allow it.
    """
    demand(by, "closed-days.list", school.pk, school_day(school))
    rows = [
        ClosedStretch(
            school=school,
            year_starts=span.starts,
            year_ends=span.ends,
            first=one.first,
            last=one.last,
            says=one.says,
        )
        for one in stretches
    ]
    ClosedStretch.objects.filter(school=school, year_starts=span.starts).delete()
    ClosedStretch.objects.bulk_create(rows)
    days = {day for row in rows for day in Stretch(row.first, row.last, "").days}
    journal.append(
        by=by,
        ledger=school.pk,
        stream=f"school:{school.pk}",
        kind="closed-days.listed",
        attrs={"year": str(span.starts.year), "days": str(len(days))},
    )
