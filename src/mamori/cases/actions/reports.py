"""Reports to those outside, and what the board of education does about them.

What is reported is noted twice: in the case, for the school, and in the report's own stream, which
is all that the board reads. What the board answers is noted in both as well.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from
from mamori.access.rules import may
from mamori.base.mail import knock
from mamori.cases import flow
from mamori.cases.actions.deeds import Deed
from mamori.cases.actions.keeping import keep_alike
from mamori.cases.actions.standing import standing
from mamori.cases.models import Case, Report
from mamori.cases.queries.holds import reasons_held
from mamori.cases.queries.reports import WHOM, children_told, reports_in
from mamori.duties.actions import note
from mamori.journal import actions as journal
from mamori.journal.models import Fact
from mamori.journal.queries import codes, entry, head
from mamori.people import offices
from mamori.people.models import Account, Post
from mamori.people.queries import addresses, school_day

R = Post.Role
BOARD = "board"
_FACTS = {step.name: step.fact for step in flow.CASE.steps}


def send_report(*, by: Account, case: Case, deed: Deed, fact: Fact) -> None:
    """Make a record of its own of what was reported, and give the board a seat at it.

    An effect of `tell-board-*` and of `report-serious`. What is kept from being erased in the case
    is kept in the report too.
    """
    report = _make(case, fact)
    if report.to == BOARD:
        office = offices.of_role(R.BOARD_OFFICER, case.school_id)
        access.seat(stream=report.stream, places=[Place(office, R.BOARD_OFFICER, "report")])
    whom = children_told(case, deed.subjects)
    _note(by, report, fact.kind, deed, words={**deed.told, WHOM: whom})
    for why in reasons_held(case.stream):
        note(
            by=None,
            school=case.school,
            stream=report.stream,
            kind="hold.placed",
            attrs={"why": why},
        )
    keep_alike(school=case.school, stream=report.stream, like=case.stream)
    knock(addresses(_at_the_board(report)))


def share_inquiry(*, by: Account, case: Case, deed: Deed, fact: Fact) -> None:
    """Let the board follow the inquiry into a serious situation that was reported to it.

    An effect of every step of the inquiry.
    """
    for report in reports_in(case).filter(type=Report.Type.SERIOUS, to=BOARD):
        _note(by, report, fact.kind, deed)


def settle_reports(*, by: Account, case: Case, deed: Deed, fact: Fact) -> None:
    """Note at the reports what a board that sits in the case itself did there.

    An effect of `advise` and `pass-on`.
    """
    for report in reports_in(case).filter(to=BOARD):
        if _waits(report, fact.kind):
            _note(by, report, fact.kind, deed)


@transaction.atomic
def answer(*, by: Account, report: Report, step: str, deed: Deed) -> None:
    """Record what the board does about a report: there, and for the school in the case.

    Args:
        by: an officer of the board.
        report: what they answer.
        step: `advise`, `suspend` or `pass-on`.
        deed: what they did.

    Raises:
        PermissionDenied: the person has no seat from which to do this.
        ValueError: it is about a child of whom the report does not tell.
        Refused: a gate is not satisfied; nothing was written.
        Erased: the words of the report or of the case were erased, so none can be added.
    """
    journal.lock(report.school_id)
    if not may(by, "report.answer", stream=report.stream):
        raise PermissionDenied
    if step == "pass-on" and report.type != Report.Type.SERIOUS:
        raise PermissionDenied
    if not deed.subjects <= subjects_of(report):
        raise ValueError("the board answers about the children of whom it was told")
    if _is_sent(by, report, deed):
        return
    kind = _FACTS[step]
    told = _told(by, report, kind, deed, deed.told)
    # Sent again from an old page with other words: an answer of its own, and not lost.
    note(stream=report.stream, pk=None if deed.pk and entry(deed.pk) else deed.pk, **told)
    note(stream=head(report.case.stream), **told)
    knock(addresses(_leading(report) - {by.person_id}))


def subjects_of(report: Report) -> set[UUID]:
    """Return the children of whom a report tells."""
    told = codes(report.stream)
    return {UUID(person) for person in told[0].subjects} if told else set()


def _make(case: Case, fact: Fact) -> Report:
    """Make the row. The ledger is locked, so numbers are safe."""
    pk = uuid4()
    is_serious = fact.kind == "serious.reported"
    return Report.unguarded.create(
        id=pk,
        stream=f"report:{pk}",
        school=case.school,
        case=case,
        type=Report.Type.SERIOUS if is_serious else fact.attrs["type"],
        to=fact.attrs.get("to", BOARD),
        number=f"{case.number}-{Report.unguarded.filter(case=case).count() + 1}",
        at=fact.at,
    )


def _note(
    by: Account, report: Report, kind: str, deed: Deed, words: Mapping[str, Any] | None = None
) -> None:
    note(stream=report.stream, **_told(by, report, kind, deed, words or deed.told))


def _is_sent(by: Account, report: Report, deed: Deed) -> bool:
    """Say whether this very form was taken already, as when a button is pressed twice."""
    sent = entry(deed.pk) if deed.pk else None
    if sent is None or (sent.stream, sent.by) != (report.stream, by.person_id):
        return False
    return (sent.attrs, sent.words) == (deed.codes, deed.told)


def _told(
    by: Account, report: Report, kind: str, deed: Deed, words: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "by": by.person_id,
        "school": report.school,
        "kind": kind,
        "attrs": deed.codes,
        "subjects": sorted(deed.subjects),
        "words": words,
        "people": standing(by, report.case, deed.behind),
        "filled": deed.filled,
    }


def _waits(report: Report, kind: str) -> bool:
    """Say whether the board has not done yet what it is asked about a report."""
    if kind == "serious.reported" and report.type != Report.Type.SERIOUS:
        return False
    return all(fact.kind != kind or fact.attrs.get("to") == BOARD for fact in codes(report.stream))


def _at_the_board(report: Report) -> set[UUID]:
    if report.to != BOARD:
        return set()
    return _holders(report, R.BOARD_OFFICER)


def _leading(report: Report) -> set[UUID]:
    """Return who leads the case at the school: the heads and the committee, but no one named."""
    leading = set().union(*(_holders(report, r) for r in (*flow.HEADS, *flow.COMMITTEE)))
    return leading - barred_from(report.case.stream)


def _holders(report: Report, role: str) -> set[UUID]:
    office = offices.of_role(role, report.school_id)
    return offices.holders([office], school_day(report.school))[office]
