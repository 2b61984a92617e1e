"""What follows from a step in the same moment, as a table: step -> what is done.

Each takes `by`, `case`, `deed` and the `fact` that was noted.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mamori.access.queries import who_can_see
from mamori.access.rules import roles_at
from mamori.base.mail import knock
from mamori.cases import flow
from mamori.cases.actions.deeds import Deed
from mamori.cases.actions.heeding import check_corrected, heed_danger, reopen_on_new_act
from mamori.cases.actions.reports import send_report, settle_reports, share_inquiry
from mamori.cases.actions.seats import let_in
from mamori.cases.actions.serious import (
    hold_all,
    hold_reports,
    mark_absence,
    release_reports,
    seat_inquiring_board,
)
from mamori.cases.models import Case
from mamori.people.models import Account
from mamori.people.queries import addresses

Effect = Callable[..., Any]


def seat_asked(*, by: Account, case: Case, deed: Deed, **_: object) -> None:
    """Give those a seat who were asked to help."""
    let_in(by=by, case=case, people=deed.seated, why="asked")


def seat_watchers(*, by: Account, case: Case, deed: Deed, **_: object) -> None:
    """Let those in who watch over a child, so that they know what to see (HOK-117).

    Only the committee lets somebody in. If another hands the watch over, its members hear that
    something waits for them in the case.
    """
    if set(flow.COMMITTEE) & roles_at(by, case.stream):
        let_in(by=by, case=case, people=deed.behind, why="watcher")
        return
    members = [
        sight.person
        for sight in who_can_see(case.stream, case.school)[0]
        if any(reason.role in flow.COMMITTEE for reason in sight.reasons)
    ]
    knock(addresses(members))


EFFECTS: Mapping[str, tuple[Effect, ...]] = {
    "record-act": (heed_danger, reopen_on_new_act),
    "correct": (check_corrected,),
    "let-in": (seat_asked,),
    "assign-watch": (seat_watchers,),
    "hand-over-watch": (seat_watchers,),
    "tell-board-quick": (send_report,),
    "tell-board-result": (send_report,),
    "tell-board-status": (send_report,),
    "advise": (settle_reports,),
    "record-absence": (mark_absence,),
    "suspect-serious": (hold_all,),
    "report-serious": (send_report,),
    "pass-on": (settle_reports,),
    "set-up-inquiry": (share_inquiry, seat_inquiring_board),
    "explain-inquiry": (share_inquiry,),
    "tell-findings": (share_inquiry,),
    "finish-inquiry": (share_inquiry,),
    "place-hold": (hold_reports,),
    "lift-hold": (release_reports,),
}
