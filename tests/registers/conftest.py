"""A school under a board, and somebody who complains."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import make_board, make_school, make_staff, sign_in

from mamori.duties.models import Duty
from mamori.people.models import Account, Post, School
from mamori.people.queries import school_day
from mamori.registers.models import Record

R = Post.Role


@dataclass
class Office:
    school: School
    principal: Account
    vice: Account
    lead: Account
    clerk: Account
    teacher: Account
    ict: Account
    officer: Account

    def client(self, who: Account) -> Client:
        return sign_in(Client(), who)

    def send(self, by: Account, type: str, /, **fields: Any) -> Any:  # noqa: A002 -- as the model has it
        """Send the form that begins a record."""
        form = {"on": str(school_day(self.school)), **fields}
        return self.client(by).post(reverse("registers:new", args=[type]), form)

    def complain(self, by: Account | None = None, /, **fields: Any) -> Record:
        """Let somebody write down a complaint, and return it."""
        told = {"way": "telephone", "from": "guardian", "about": "staff",
                "what": "授業で子どもがどなられた。", "who": "清水 090-0000-0000"}  # fmt: skip
        answer = self.send(by or self.clerk, "complaint", **{**told, **fields})
        assert answer.status_code == 302, answer.content.decode()
        return Record.unguarded.latest("at")

    def do(self, by: Account, record: Record, slug: str, /, **fields: Any) -> Any:
        """Send the form of what is done with a record."""
        form = {"on": str(school_day(self.school)), **fields}
        return self.client(by).post(reverse("registers:act", args=[record.pk, slug]), form)

    def page(self, who: Account, record: Record) -> Any:
        return self.client(who).get(reverse("registers:record", args=[record.pk]))

    def state(self, record: Record, entry: str) -> str:
        return Duty.objects.get(stream=record.stream, entry=entry).state


@pytest.fixture
def office(db: None) -> Office:
    board = make_board()
    school = make_school(board=board)
    return Office(
        school=school,
        principal=make_staff(school, "校長 五郎", R.PRINCIPAL, R.COMMITTEE),
        vice=make_staff(school, "教頭 四季", R.VICE_PRINCIPAL, R.COMMITTEE),
        lead=make_staff(school, "守田 七海", R.SAFEGUARDING_LEAD, R.COMMITTEE),
        clerk=make_staff(school, "事務 六花", R.OFFICE),
        teacher=make_staff(school, "音羽 八重", R.TEACHER),
        ict=make_staff(school, "情野 九", R.DATA_PROTECTION_LEAD),
        officer=make_staff(board, "主事 十", R.BOARD_OFFICER),
    )
