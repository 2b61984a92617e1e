"""A Vietnamese lower-secondary school with two children, a guardian each, and a teacher."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from tests.factories import make_class, make_guardian, make_person, make_school, make_staff

from mamori.base import clock
from mamori.consent.actions import NewAsking, ask
from mamori.consent.models import Asking
from mamori.people.models import Account, Enrolment, Person, Post, School, SchoolClass

R = Post.Role
PURPOSE = {"vi": "Giới thiệu lớp trên trang của trường", "en": "To show the class on our website"}


@dataclass
class Register:
    school: School
    group: SchoolClass
    other_group: SchoolClass
    linh: Person  # ten years old: child and guardian answer
    nam: Person  # six years old: the guardian answers
    alien: Person  # of another class
    mother: Person
    father: Person
    office: Account
    principal: Account
    homeroom: Account
    teacher: Account

    def child(self, name: str, born: str, group: SchoolClass) -> Person:
        child = make_person(self.school, Person.Kind.PUPIL, name, born=born)
        Enrolment.objects.create(person=child, school_class=group, starts=date(2026, 4, 1))
        return child

    def asking(self, *people: Person, by: Account | None = None, **more: object) -> Asking:
        wanted = {
            "id": uuid.uuid4(),
            "people": frozenset(person.pk for person in people or (self.linh, self.nam)),
            "purpose": PURPOSE,
            "channels": ("web",),
            "data": ("name", "list"),
            "until": date(2027, 6, 30),
            "answer_by": date(2026, 12, 20),
        }
        return ask(by=by or self.office, asking=NewAsking(**(wanted | more)))  # type: ignore[arg-type]  # the keys are those of the class


@pytest.fixture
def register(db: None) -> Register:
    school = make_school(
        "Trường THCS Bình Minh",
        jurisdiction="VN",
        language="vi",
        time_zone="Asia/Ho_Chi_Minh",
        packs=["vn-dongnai-3237"],
    )
    return made(school)


def made(school: School) -> Register:
    group, other = make_class(school, "5A", "P5"), make_class(school, "5B", "P5")
    linh = make_person(school, Person.Kind.PUPIL, "Trần Thị Linh", born="2016-03-04")
    nam = make_person(school, Person.Kind.PUPIL, "Lê Văn Nam", born="2020-05-06")
    alien = make_person(school, Person.Kind.PUPIL, "Phạm Thu Hà", born="2016-07-08")
    for child, where in ((linh, group), (nam, group), (alien, other)):
        Enrolment.objects.create(person=child, school_class=where, starts=date(2026, 4, 1))
    return Register(
        school=school,
        group=group,
        other_group=other,
        linh=linh,
        nam=nam,
        alien=alien,
        mother=make_guardian(linh, "Trần Mai"),
        father=make_guardian(nam, "Lê Hùng"),
        office=make_staff(school, "Nguyễn Văn Phòng", R.OFFICE),
        principal=make_staff(school, "Hiệu Trưởng", R.PRINCIPAL),
        homeroom=make_staff(school, "Chủ Nhiệm", R.HOMEROOM, school_class=group),
        teacher=make_staff(school, "Giáo Viên"),
    )


@pytest.fixture(autouse=True)
def winter() -> Iterator[None]:
    """Stop the clock in the afternoon of 1 December 2026."""
    with clock.at(datetime(2026, 12, 1, 8, 0, tzinfo=UTC)):
        yield
