"""Where the duties of this room are due."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.cases.queries.reports import sent_to
from mamori.cases.queries.seeing import cases_of
from mamori.duties.places import Spot
from mamori.people.models import Account


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the cases among some records that a person sees, and the reports sent to their board.

    A case that was resolved or set aside is new to whoever never opened it, as any other.
    """
    mine = cases_of(account).filter(stream__in=streams)  # named, so that no engine walks all
    cases = {
        case.stream: Spot(
            _("case %(number)s") % {"number": case.number},
            reverse("cases:case", args=[case.pk]),
            case.shared_at,
            danger=case.danger,
        )
        for case in mine
    }
    reports = {
        report.stream: Spot(
            _("report %(number)s") % {"number": report.number},
            reverse("cases:report", args=[report.pk]),
            report.at,
            f"{report.get_type_display()} · {report.school.name}",
        )
        for report in sent_to(account)
        if report.stream in streams
    }
    return cases | reports
