"""How long it has been quiet in a case, counted by the gate that will ask for it."""

from collections.abc import Iterable

from mamori.base import clock
from mamori.cases import flow
from mamori.cases.models import Case
from mamori.core.policy.quiet import Quiet, quiet, quiet_kinds
from mamori.duties.packs import calendar
from mamori.journal.peeks import codes_of
from mamori.journal.queries import codes
from mamori.people.packs import in_force

JUDGED = "case.resolved"
WATCHED = (flow.RECOGNISED, flow.RESOLVED)  # the order in which a list shows them
AT_MOST = 20  # cases in a list; more would be no overview


def quiet_of(case: Case) -> Quiet | None:
    """Return the quiet period of a case today; None if the school's packs ask for none."""
    if case.state == flow.MERGED:
        return None
    return quiet(
        in_force(case.school), JUDGED, codes(case.stream), clock.now(), calendar(case.school)
    )


def quiet_of_each(cases: Iterable[Case]) -> list[tuple[Case, Quiet]]:
    """Return the quiet periods of those cases that are watched, what is not resolved first.

    The number of queries does not grow with the cases, of which `AT_MOST` are looked at.
    """
    watched = sorted(
        (case for case in cases if case.state in WATCHED),
        key=lambda case: WATCHED.index(case.state),
    )[:AT_MOST]
    kinds = {
        kind
        for school in {case.school_id: case.school for case in watched}.values()
        for kind in quiet_kinds(in_force(school), JUDGED)
    }
    if not kinds:
        return []
    facts = codes_of((case.stream for case in watched), kinds)
    now = clock.now()
    found = [
        (case, quiet(in_force(case.school), JUDGED, facts[case.stream], now, calendar(case.school)))
        for case in watched
    ]
    return [(case, period) for case, period in found if period]
