"""What follows from a step in the same moment, as a table: step -> what is done.

Each takes `by`, `case`, `deed` and the `fact` that was noted.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mamori.cases.actions.deeds import Deed
from mamori.cases.actions.seats import let_in
from mamori.cases.models import Case
from mamori.people.models import Account

Effect = Callable[..., Any]


def seat_asked(*, by: Account, case: Case, deed: Deed, **_: object) -> None:
    """Give those a seat who were asked to help."""
    let_in(by=by, case=case, people=deed.seated, why="asked")


EFFECTS: Mapping[str, tuple[Effect, ...]] = {
    "let-in": (seat_asked,),
}
