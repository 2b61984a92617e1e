"""What is due in a case: for me and for others, what answers danger before all else."""

from dataclasses import replace

from mamori.access.acting import is_led_by_principal, working_roles
from mamori.access.rules import ACTING, duty_roles
from mamori.cases.models import Case
from mamori.duties.queries import Due, concerns, open_duties
from mamori.people.models import Account, Post

SHOWN = 5  # duties of mine; the others are folded


def due_in(case: Case, account: Account, language: str) -> dict[str, list[Due]]:
    """Return the open duties of a case: mine, and what others do.

    What answers danger is never folded away, whoever has it.
    """
    roles = duty_roles(working_roles(account, case.stream, case.school))
    dues = open_duties({case.stream}, language)
    mine = _as_led([due for due in dues if concerns(due.roles, roles)], case)
    others = _as_led([due for due in dues if not concerns(due.roles, roles)], case)
    shown = max(SHOWN, sum(due.first for due in mine))
    return {
        "mine": mine[:shown],
        "more": mine[shown:],
        "others_first": [due for due in others if due.first],
        "others": [due for due in others if not due.first],
    }


def _as_led(dues: list[Due], case: Case) -> list[Due]:
    """Put those who act for the principal in the place of one who may not know of the case."""
    if not dues or is_led_by_principal(case.stream, case.school):
        return dues
    acting = {str(Post.Role.PRINCIPAL): ACTING}
    return [replace(due, roles=tuple(acting.get(role, role) for role in due.roles)) for due in dues]
