"""Reports to those outside: who may read which, what they tell, what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import override

from mamori.access.actions import note_read
from mamori.access.rules import roles_at, visible_to
from mamori.cases.acts.persons import LAYERS
from mamori.cases.models import Case, Report
from mamori.cases.queries.taking_part import participants
from mamori.cases.queries.telling import Teller, Told
from mamori.journal.queries import READS, Entry, entries, family, touched_by
from mamori.people import offices
from mamori.people.models import Account, Post, School
from mamori.people.packs import codes
from mamori.people.queries import about, pupils_among, school_day
from mamori.ui.templatetags.ui import listed

ANSWERS = ("board.advised", "suspension.ordered")
WHOM = "whom"  # the sealed names, classes and parts of the children


class Child(TypedDict):
    """A child as a report tells of it; its parts are codes, to be read in any language."""

    name: str
    group: str
    parts: list[str]


@dataclass(frozen=True, slots=True)
class Sent:
    """A report as a list shows it."""

    report: Report
    opened: datetime | None  # when somebody at the board first opened it
    answered: bool
    is_new: bool = False  # to whoever looks at the list


def reports_of(account: Account) -> QuerySet[Report]:
    """Return the reports somebody may read, newest first.

    A board reads those sent to it, a school those of the cases that one has a seat at: whoever
    loses the case loses its reports in the same moment.
    """
    rows = Report.unguarded.select_related("school", "case__school")
    own = rows.filter(case__in=visible_to(Case.unguarded.all(), account))
    return (visible_to(rows, account) | own).order_by("-at", "-number")


def report_for(account: Account, pk: UUID) -> Report:
    """Return one report and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    report = reports_of(account).filter(pk=pk).first()
    if report is None:
        raise Http404
    note_read(by=account, ledger=report.school_id, stream=report.stream)
    return report


def listed_reports(account: Account) -> list[Sent]:
    """Return the reports somebody may read, each with what became of it."""
    return _sent(reports_of(account), account)


def reports_about(case: Case) -> list[Sent]:
    """Return the reports of one case, newest first. The caller has asked who may read it."""
    return _sent(reports_in(case).order_by("-at", "-number"))


def reports_in(case: Case) -> QuerySet[Report]:
    """Return the reports that a case led to, and those of the cases that go on in it."""
    rows = Report.unguarded.select_related("school", "case")
    return rows.filter(case__stream__in=family(case.stream))


def sent_to(account: Account) -> list[Report]:
    """Return the reports that were sent to somebody's board, oldest first."""
    return list(visible_to(Report.unguarded.select_related("school"), account).order_by("at"))


def board_reads(school: School) -> bool:
    """Say whether anybody at a school's board uses the program."""
    return bool(_board_of(school))


def answers_for_board(account: Account, report: Report) -> bool:
    """Say whether somebody reads a report as an officer of the board."""
    return Post.Role.BOARD_OFFICER in roles_at(account, report.stream)


def told_in(report: Report, language: str) -> tuple[Told, list[str], list[Told]]:
    """Return a report in words, the lines about its children, and what followed, oldest first."""
    first, *rest = [one for one in entries([report.stream]) if not one.kind.startswith("hold.")]
    people = {pk for one in (first, *rest) for pk in (*one.subjects, one.by) if pk}
    names = {pk: known.name for pk, known in about(people).items()}
    teller = Teller(language, names)
    whom = in_words(report.school, (first.words or {}).get(WHOM, []), language)
    return teller.tell(report.case, first), whom, [teller.tell(report.case, one) for one in rest]


def children_told(case: Case, subjects: Iterable[UUID]) -> list[Child]:
    """Return name, class and parts in the case of each child.

    The board is entitled to know them; they are written down as they were on the day.
    """
    layers = {one.id: one.layers for one in participants(case)}
    return [
        {"name": found.name, "group": found.group, "parts": layers.get(found.id, [])}
        for found in pupils_among(case.school, subjects)
    ]


def in_words(school: School, children: Iterable[Child], language: str) -> list[str]:
    """Return a line a child: name, class and parts, in the reader's language."""
    with override(language):
        parts = {layer: str(says) for layer, says in LAYERS} | codes(school, "layers", language)
        return [
            ", ".join(
                filter(
                    None,
                    (
                        child["name"],
                        child["group"],
                        listed(parts.get(layer, layer) for layer in child["parts"]),
                    ),
                )
            )
            for child in children
        ]


def _sent(rows: Iterable[Report], account: Account | None = None) -> list[Sent]:
    reports = list(rows)
    streams = {report.stream for report in reports}
    mine = touched_by(account.person_id, streams) if account else streams
    log = entries(streams, kinds=[READS, *ANSWERS])
    board = {school.pk: _board_of(school) for school in {each.school for each in reports}}
    return [
        Sent(
            report,
            opened=next((e.at for e in _of(log, report) if e.by in board[report.school_id]), None),
            answered=any(entry.kind in ANSWERS for entry in _of(log, report)),
            is_new=report.stream not in mine,
        )
        for report in reports
    ]


def _of(log: list[Entry], report: Report) -> Iterable[Entry]:
    return (entry for entry in log if entry.stream == report.stream)


def _board_of(school: School) -> set[UUID]:
    office = offices.of_role(Post.Role.BOARD_OFFICER, school.pk)
    return offices.holders([office], school_day(school))[office]
