"""Somebody at a case with a browser: opens pages, sends forms, reads what comes back."""

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client
from tests.factories import sign_in

from mamori.cases.models import Case
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account


@dataclass
class Desk:
    """One person's browser, open at one case."""

    account: Account
    case: Case

    def __post_init__(self) -> None:
        self.client = sign_in(Client(), self.account)

    def open(self, step: str = "") -> str:
        """Open the case, or the page of an act; the answer must be there."""
        path = f"/cases/{self.case.pk}/" + (f"record/{step}/" if step else "")
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return unescape(answer.content.decode())

    def status(self, step: str) -> int:
        """Return what comes of trying to open the page of an act."""
        return self.client.get(f"/cases/{self.case.pk}/record/{step}/").status_code

    def send(self, step: str, headers: dict[str, str] | None = None, **form: Any) -> Any:
        """Send the form of an act."""
        path = f"/cases/{self.case.pk}/record/{step}/"
        return self.client.post(path, {"send": "1"} | form, headers=headers)

    def record(self, step: str, **form: Any) -> Entry:
        """Record an act, which nothing hinders, and return the entry that it became."""
        before = {entry.id for entry in entries([self.case.stream])}
        answer = self.send(step, **form)
        assert answer.status_code == 302, text(answer)
        (entry,) = (e for e in entries([self.case.stream]) if e.id not in before)
        return entry

    def refused(self, step: str, **form: Any) -> str:
        """Try an act that is not allowed yet; return the page, nothing having been written."""
        before = len(entries([self.case.stream]))
        answer = self.send(step, **form)
        assert answer.status_code == 422, answer.status_code
        assert len(entries([self.case.stream])) == before
        return text(answer)


def text(answer: Any) -> str:
    """Return a page as a person reads it."""
    return unescape(answer.content.decode())
