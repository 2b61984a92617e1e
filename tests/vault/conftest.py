"""A faculty that has the rules on marks, and what it keeps them on."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories import PACKS, make_board, make_school, make_staff, sign_in

from mamori.duties.models import Duty
from mamori.people.models import Account, Post, School
from mamori.people.queries import school_day
from mamori.vault.models import Record

R = Post.Role
MEASURES = ["disk-encrypted", "screen-lock", "updates", "protection"]


@dataclass
class Faculty:
    school: School
    dean: Account
    ict: Account
    office: Account
    teacher: Account
    other_teacher: Account
    officer: Account

    @property
    def today(self) -> date:
        return school_day(self.school)

    @property
    def later(self) -> str:
        return str(self.today + timedelta(days=90))

    def client(self, who: Account) -> Client:
        return sign_in(Client(), who)

    def page(self, who: Account, record: Record) -> str:
        answer = self.client(who).get(reverse("vault:record", args=[record.pk]))
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, by: Account, type: str, /, **fields: Any) -> Any:  # noqa: A002 -- as the model has it
        """Send the form that puts something on a list."""
        return self.client(by).post(reverse("vault:new", args=[type]), fields)

    def listed(self, by: Account, type: str, /, **fields: Any) -> Record:  # noqa: A002 -- as above
        answer = self.send(by, type, **fields)
        assert answer.status_code == 302, answer.content.decode()
        return Record.unguarded.latest("at")

    def place(self, place: str = "moodle-chiba-u", name: str = "Moodle") -> Record:
        return self.listed(self.ict, "place", place=place, name=name, owner="情報担当")

    def device(self, by: Account | None = None, name: str = "PC-17") -> Record:
        return self.listed(by or self.teacher, "device", type="laptop", name=name, room="研究室")

    def medium(self, by: Account | None = None, /, **fields: Any) -> Any:
        given = {"name": "HDD-3", "purpose": "long-keeping", "cabinet": "第2書庫の棚A",
                 "encrypted-with": "LUKS", "key-holder": "教務係長", "again": self.later,
                 "conditions": ["encrypted", "locked-cabinet"]}  # fmt: skip
        return self.send(by or self.office, "medium", **{**given, **fields})

    def keep(self, by: Account | None = None, /, **fields: Any) -> Any:
        """Send the form that lists material."""
        given = {"name": "線形代数II 成績 2026", "class": "grade", "owner": "音羽",
                 "guard": "encrypted", "how": "7-Zip、AES-256"}  # fmt: skip
        return self.send(by or self.teacher, "material", **{**given, **fields})

    def do(self, by: Account, record: Record, slug: str, /, **fields: Any) -> Any:
        form = {"on": str(self.today), **fields}
        return self.client(by).post(reverse("vault:act", args=[record.pk, slug]), form)

    def check(self, by: Account, device: Record, /, **fields: Any) -> Any:
        given = {"fixed": "wire", "keeps": "yes", "measures": MEASURES, "enough": "yes"}
        return self.do(by, device, "check", **{**given, "again": self.later, **fields})

    def hand_in(self, by: Account, place: Record, text: str, name: str = "users.csv") -> Any:
        file = SimpleUploadedFile(name, text.encode())
        return self.do(by, place, "sign-in", again=self.later, list=file)

    def states(self, record: Record, entry: str) -> list[str]:
        rows = Duty.objects.filter(stream=record.stream, entry=entry)
        return list(rows.order_by("opened_at", "pk").values_list("state", flat=True))


@pytest.fixture
def faculty(db: None) -> Faculty:
    board = make_board()
    school = make_school("みほん大学 理学部", board=board, packs=[*PACKS, "jp-chiba-grades"])
    return Faculty(
        school=school,
        dean=make_staff(school, "学部長 五郎", R.PRINCIPAL),
        ict=make_staff(school, "情野 九", R.ICT),
        office=make_staff(school, "教務 六花", R.OFFICE),
        teacher=make_staff(school, "音羽 八重", R.TEACHER),
        other_teacher=make_staff(school, "森 十和", R.TEACHER),
        officer=make_staff(board, "主事 十", R.BOARD_OFFICER),
    )
