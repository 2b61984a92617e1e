"""The way a case has gone so far, and what comes next on it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from mamori.cases import flow
from mamori.cases.acts.fields import Text
from mamori.cases.models import Case
from mamori.cases.queries.telling import Told


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the way; `at` is when the case reached it, None while it has not."""

    says: Text
    at: datetime | None
    next: bool = False


STAGES: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (_("Shared"), ("sign.shared",)),
    (_("The facts are checked"), ("facts.established",)),
    (_("Judged together"), ("case.recognised", "case.set-aside")),
    (_("A plan is made"), ("plan.made",)),
    (_("Resolved, still watched"), ("case.resolved",)),
)
BACK = ("case.reopened", "case.separated")


def path(case: Case, told: list[Told]) -> list[Stage]:
    """Return the stages of a case. What was reached before it was reopened counts no more.

    Args:
        case: the case.
        told: its whole chronology, newest first.
    """
    since: dict[str, datetime] = {}
    for line in reversed(told):
        if line.entry.kind in BACK:
            since = {"sign.shared": since["sign.shared"]} if "sign.shared" in since else {}
        since.setdefault(line.entry.kind, line.entry.at)
    wanted = STAGES[:3] if case.state == flow.SET_ASIDE else STAGES
    stages, reached_all = [], True
    for says, kinds in wanted:
        at = next((since[kind] for kind in kinds if kind in since), None)
        stages.append(Stage(says, at, next=at is None and reached_all))
        reached_all = reached_all and at is not None
    return stages


def look_again(case: Case, told: list[Told]) -> date | None:
    """Return the day on which the committee said it would look at a case again.

    None once it has judged, or where nothing was put off since the case was last open.

    Args:
        case: the case.
        told: its whole chronology, newest first.
    """
    if case.state != flow.SHARED:
        return None
    for line in told:
        if line.entry.stream == case.stream and line.entry.kind == "recognition.deferred":
            return date.fromisoformat(line.entry.attrs["again"])
        if line.entry.kind in BACK:
            return None
    return None
