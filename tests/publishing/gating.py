"""A Vietnamese school at its release gate: who works there, what they bring, what they press."""

import io
import uuid
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.consent.conftest import Register, made
from tests.consent.replies import letters, reply
from tests.factories import make_school, make_staff, sign_in

from mamori.consent.models import Asking
from mamori.people.models import Account, Person, Post, School
from mamori.publishing.models import Item, Release
from mamori.site import settings as own_settings

R = Post.Role
PACKS = ["vn-dongnai-3237", "mamori"]
IMMEDIATE = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}
}
DATABASE = own_settings.TASKS
CHILDREN = ("Trần Thị Linh", "Lê Văn Nam", "Phạm Thu Hà")
LETTER = (
    "Kính gửi quý phụ huynh, nhà trường tổ chức hội khỏe vào sáng thứ bảy tuần sau. Các em mang"
    " giày thể thao, nước uống và mũ. Hội khỏe kết thúc lúc mười một giờ."
)


@dataclass
class Gate:
    register: Register
    lead: Account  # of data protection: may be the second person
    ict: Account

    @property
    def school(self) -> School:
        return self.register.school

    @property
    def office(self) -> Account:
        return self.register.office

    @property
    def principal(self) -> Account:
        return self.register.principal

    def agree(self, *people: Person, **asked: Any) -> Asking:
        """Ask people and let everybody whose yes is needed say yes."""
        asking = self.register.asking(*people, **asked)
        for person in people:
            for letter in letters(self.office, asking, person).values():
                reply(letter, yes=True)
        return asking

    def bring(self, *files: tuple[str, bytes], by: Account | None = None, **fields: Any) -> Any:
        """Hand in what would leave; return the answer that follows."""
        sent = {"id": str(uuid.uuid4()), "channel": "web", "text": "", "link": ""} | fields
        sent["documents"] = [SimpleUploadedFile(name, data) for name, data in files]
        client = sign_in(Client(), by or self.office)
        return client.post("/publishing/releases/new/", sent, follow=True)

    def brought(self, *files: tuple[str, bytes], **fields: Any) -> Release:
        """Hand in what would leave; return the release that it became."""
        pk = uuid.uuid4()
        answer = self.bring(*files, id=str(pk), **fields)
        assert answer.status_code == 200, answer.content.decode()
        return Release.unguarded.select_related("school").get(pk=pk)

    def press(self, release: Release, button: str, by: Account | None = None, **fields: Any) -> Any:
        """Press a button of a release; return the answer that follows."""
        client = sign_in(Client(), by or self.office)
        return client.post(f"/publishing/releases/{release.pk}/{button}/", fields, follow=True)

    def page(self, release: Release, by: Account | None = None) -> str:
        """Return the page of a release."""
        client = sign_in(Client(), by or self.office)
        return client.get(f"/publishing/releases/{release.pk}/").content.decode()


def gate() -> Gate:
    school = make_school(
        "Trường THCS Bình Minh",
        jurisdiction="VN",
        language="en",  # so that tests read what pages say; the browser tests speak Vietnamese
        time_zone="Asia/Ho_Chi_Minh",
        packs=PACKS,
    )
    return Gate(
        made(school),
        lead=make_staff(school, "Bảo Vệ Dữ Liệu", R.DATA_PROTECTION_LEAD),
        ict=make_staff(school, "Công Nghệ", R.ICT),
    )


def now(release: Release) -> Release:
    return Release.unguarded.get(pk=release.pk)


def item(release: Release) -> Item:
    return Item.unguarded.select_related("release__school").get(release=release, number=1)


def sheet(*names: str) -> bytes:
    """Return a class list as a workbook."""
    book = openpyxl.Workbook()
    rows = book.active
    rows.append(["STT", "Họ và tên", "Ngày sinh"])
    for number, name in enumerate(names or CHILDREN, 1):
        rows.append([number, name, f"0{number}/04/2016"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


__all__ = [
    "CHILDREN",
    "DATABASE",
    "IMMEDIATE",
    "LETTER",
    "Gate",
    "gate",
    "item",
    "now",
    "sheet",
]
