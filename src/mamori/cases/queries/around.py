"""What stands around the chronology of a case: its quiet days, its plan, what is missing."""

from typing import Any

from mamori.cases import flow
from mamori.cases.models import Case
from mamori.cases.queries.following import moves
from mamori.cases.queries.gates import next_gate
from mamori.cases.queries.plan import care
from mamori.cases.queries.quiet import quiet_of
from mamori.cases.queries.taking_part import Participant
from mamori.cases.queries.telling import ONE_ACT, Told
from mamori.core.policy.quiet import Quiet


def around(
    case: Case, told: list[Told], people: list[Participant], language: str
) -> dict[str, Any]:
    """Return what the page of a case shows beside what was told; the queries do not grow with it.

    Args:
        case: the case.
        told: its whole chronology, newest first.
        people: its children.
        language: of the words.
    """
    return {
        "quiet": _shown(case, quiet_of(case)),
        "care": care(case, language),
        "gate": next_gate(case, people),
        "moves": moves(case, people),
        "wants_reason": _wants_reason(told),
    }


def _shown(case: Case, period: Quiet | None) -> Quiet | None:
    """Return the period where it tells something: before anything is known to have happened, no."""
    if case.state in {flow.RECOGNISED, flow.RESOLVED}:
        return period
    return period if period and period.acts and case.state == flow.SHARED else None


def _wants_reason(told: list[Told]) -> bool:
    """Say whether a case was opened again with one tap, and nothing says yet why."""
    if not told or told[0].entry.kind != "case.reopened" or (told[0].entry.words or {}).get("why"):
        return False
    before = told[1].entry if len(told) > 1 else None
    return not before or before.kind != "act.recorded" or told[0].entry.at - before.at > ONE_ACT
