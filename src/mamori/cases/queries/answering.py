"""What the board can do about a report, and with which children before its eyes."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mamori.access.rules import duty_roles, may, roles_at
from mamori.cases.acts import ACTS, Act
from mamori.cases.models import Report
from mamori.cases.queries.choices import Setting
from mamori.cases.queries.taking_part import Participant
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.people.queries import about

STEPS = ("advise", "suspend", "pass-on")


@dataclass(frozen=True)
class BoardSetting(Setting):
    """Where the board acts on a report: it meets the children of whom it was told, no others."""

    report: Report | None = None

    @cached_property
    def taking_part(self) -> list[Participant]:
        """The children of the report."""
        subjects = entries([self.report.stream])[0].subjects if self.report else []
        names = about(subjects)
        return [Participant(pk, names[pk].name) for pk in subjects if pk in names]


def possible(account: Account, report: Report) -> dict[str, Act]:
    """Return what somebody can do about a report, by step; nothing for the school's side."""
    if not may(account, "report.answer", stream=report.stream):
        return {}
    steps = STEPS if report.type == Report.Type.SERIOUS else STEPS[:2]
    return {step: ACTS[step] for step in steps}


def roles(account: Account, report: Report) -> dict[str, set[str]]:
    """Return the roles in which somebody may have duties at a report."""
    return {report.stream: duty_roles(roles_at(account, report.stream))}


def setting_of(account: Account, report: Report, language: str) -> BoardSetting:
    """Return where somebody of the board acts."""
    return BoardSetting(account, report.case, language, report=report)


def beforehand(report: Report, step: str) -> dict[str, Any]:
    """Return the first values of the board's form: what is passed on stands in the report."""
    if step != "pass-on":
        return {}
    words = entries([report.stream])[0].words or {}
    return {name: words.get(name, "") for name in ("school", "child_and_grade", "state_now")}
