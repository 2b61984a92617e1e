"""What follows when a situation may be serious: records are kept, absences are counted."""

from collections.abc import Iterable

from mamori.access import actions as access
from mamori.access.actions import Place
from mamori.access.queries import barred_from
from mamori.cases.actions.deeds import Deed
from mamori.cases.actions.keeping import keep_quietly
from mamori.cases.actions.standing import standing
from mamori.cases.models import Case
from mamori.cases.queries.absences import grown_by, newly_reached
from mamori.cases.queries.holds import reasons_held
from mamori.cases.queries.reports import reports_in
from mamori.cases.queries.taking_part import participants
from mamori.duties.actions import note
from mamori.journal.queries import streams_about
from mamori.people import offices
from mamori.people.models import Account, Post, School

R = Post.Role
WHY = "serious-situation"


def hold_all(*, case: Case, deed: Deed, **_: object) -> None:
    """Keep the case and every record about its children from being erased (HOK-164).

    An effect of `suspect-serious`. Records that somebody may not see are held by the program: they
    learn nothing of them. And whom this case names reads nothing of it in another, which is kept
    from here, without a word there.
    """
    children = {*deed.subjects, *(one.id for one in participants(case))}
    about = {stream for child in children for stream in streams_about(child)}
    cases = Case.unguarded.filter(school=case.school, stream__in=about)
    named = barred_from(case.stream)
    hidden = {one for one in cases if named - barred_from(one.stream)}
    _hold(case.school, {case, *cases} - hidden, WHY)
    for one in hidden - {case}:
        for stream in _streams(one):
            keep_quietly(by=case.stream, school=case.school, stream=stream, why=WHY)


def hold_reports(*, case: Case, deed: Deed, **_: object) -> None:
    """Keep the reports of a case as well. An effect of `place-hold`."""
    _hold(case.school, {case}, str(deed.attrs["why"]))


def release_reports(*, by: Account, case: Case, deed: Deed, **_: object) -> None:
    """Let the reports of a case go with it. An effect of `lift-hold`."""
    for report in reports_in(case):
        note(
            by=None,
            school=case.school,
            stream=report.stream,
            kind="hold.lifted",
            attrs={"why": str(deed.attrs["why"])},
            people=standing(by, case, deed.behind),
        )


def mark_absence(*, case: Case, deed: Deed, **_: object) -> None:
    """Note each mark that a child's days of absence have reached. An effect of `record-absence`."""
    for child in deed.subjects:
        for each in grown_by(case, child):
            for due in newly_reached(each, child):
                note(
                    by=None,
                    school=each.school,
                    stream=each.stream,
                    kind=due.kind,
                    attrs={"days": due.days},
                    subjects=[child],
                )


def seat_inquiring_board(*, case: Case, deed: Deed, **_: object) -> None:
    """Open the case to the board where the board leads the inquiry into it."""
    if deed.attrs.get("led-by") == "board":
        office = offices.of_role(R.BOARD_OFFICER, case.school_id)
        access.seat(stream=case.stream, places=[Place(office, R.BOARD_OFFICER, "inquiry")])


def _hold(school: School, cases: Iterable[Case], why: str) -> None:
    for case in cases:
        for stream in _streams(case):
            if why not in reasons_held(stream):
                attrs = {"why": why}
                note(by=None, school=school, stream=stream, kind="hold.placed", attrs=attrs)


def _streams(case: Case) -> list[str]:
    return [case.stream, *(report.stream for report in reports_in(case))]
