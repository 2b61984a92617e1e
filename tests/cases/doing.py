"""Doing things on the screens of a case, as several people, for tests of what goes outside."""

from datetime import datetime
from typing import Any

from django.test import Client
from tests.factories import sign_in

from mamori.cases.models import Case, Report
from mamori.duties.models import Duty
from mamori.people.models import Account, School

REPORT = {
    "known": "上履きが隠された。",
    "measures": "本人と話した。",
    "asked": "助言をお願いします。",
}


def moment(text: str) -> datetime:
    """Return a time of day in Japan."""
    return datetime.fromisoformat(f"{text}+09:00")


def do(by: Account, url: str, **form: Any) -> Any:
    """Send a form as somebody; lists are sent as several values."""
    return sign_in(Client(), by).post(url, {"send": "1", **form})


def record(by: Account, case: Case, step: str, **form: Any) -> Any:
    """Record one act in a case, on its page."""
    return do(by, f"/cases/{case.pk}/record/{step}/", **form)


def see(by: Account, url: str) -> str:
    """Return a page as somebody sees it."""
    answer = sign_in(Client(), by).get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def report_of(case: Case, kind: str) -> Report:
    """Return the only report of a kind that a case led to."""
    return Report.unguarded.get(case=case, type=kind)


def state(stream: str, entry: str) -> list[str]:
    """Return the states of a duty at a record, oldest first."""
    rows = Duty.objects.filter(stream=stream, entry=entry).order_by("opened_at", "pk")
    return list(rows.values_list("state", flat=True))


def run_by(school: School, establisher: str) -> None:
    """Let somebody else than the city run a school; then no board is above it."""
    school.board, school.establisher = None, establisher
    school.save()
