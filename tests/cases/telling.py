"""Recording as the homeroom teacher on the afternoon of the tests, and reading what was kept."""

from typing import Any

from tests.cases.conftest import Staffroom
from tests.cases.doing import record

from mamori.cases.models import Case
from mamori.journal.queries import Entry, entries

TODAY = "2026-11-02"


def url(case: Case, step: str = "") -> str:
    """Return the address of a case, or of one act in it."""
    return f"/cases/{case.pk}/" + (f"record/{step}/" if step else "")


def told(case: Case, kind: str) -> list[Entry]:
    """Return the entries of a kind, oldest first."""
    return entries([case.stream], kinds=[kind])


def tell(room: Staffroom, case: Case, step: str, **form: Any) -> None:
    """Record one act today, as the homeroom teacher."""
    answer = record(room.homeroom, case, step, **({"on": TODAY} | form))
    assert answer.status_code == 302, answer.content.decode()
