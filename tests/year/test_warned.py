"""Warnings about pictures and data: which classes had them, how many of each group confirmed."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import make_class, make_school, make_staff, sign_in

from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.models import Account, Post, School, SchoolClass
from mamori.people.queries import school_day
from mamori.year.actions import bring_up_to_date

R = Post.Role


@dataclass
class DongNai:
    school: School
    head: Account
    teachers: list[Account]
    clerk: Account
    classes: list[SchoolClass]

    def client(self, who: Account) -> Client:
        return sign_in(Client(), who)

    def teach(self, topic: str, *classes: SchoolClass, confirmed: str = "each") -> Any:
        form = {"on": str(school_day(self.school)), "topic": [topic], "held": "Nói chuyện đầu giờ",
                "classes": [str(one.pk) for one in classes], "confirmed": confirmed}  # fmt: skip
        answer = self.client(self.teachers[0]).post(
            reverse("year:record", args=["lesson-held"]), form
        )
        assert answer.status_code == 302, answer.content.decode()

    def confirm(self, *people: Account) -> None:
        for who in people:
            url = reverse("year:acknowledge")
            assert self.client(who).post(url, {"topic": "others-data"}).status_code == 302

    def warned(self) -> dict[str, dict[str, tuple[int, int]]]:
        """Return for each warning how many of each group it has reached."""
        page = self.client(self.head).get(reverse("year:coverage"))
        return {
            one.code: {group.code: (group.had, group.of) for group in one.groups}
            for one in page.context["warned"]
        }

    def state(self, entry: str) -> str:
        return Duty.objects.get(stream=f"school:{self.school.pk}", entry=entry).state


@pytest.fixture
def dong_nai(db: None) -> DongNai:
    school = make_school(
        "Trường THCS Bình Minh", jurisdiction="VN", language="vi",
        time_zone="Asia/Ho_Chi_Minh", packs=["vn-dongnai-3237", "mamori"],
    )  # fmt: skip
    classes = [make_class(school, "6A", "6"), make_class(school, "7A", "7")]
    made = DongNai(
        school=school,
        head=make_staff(school, "Lê Văn Hiệu", R.PRINCIPAL),
        teachers=[
            make_staff(school, "Trần Thị Giáo", R.HOMEROOM, school_class=classes[0]),
            make_staff(school, "Phạm Văn Viên", R.TEACHER),
        ],
        clerk=make_staff(school, "Đỗ Thị Phòng", R.OFFICE),
        classes=classes,
    )
    bring_up_to_date(school=school)
    return made


@pytest.mark.row("DNI-18")
def test_pupils_are_warned_class_by_class_and_each_class_confirms_it(dong_nai: DongNai) -> None:
    assert dong_nai.warned()["own-data"] == {"pupils": (0, 2)}
    dong_nai.teach("own-data", dong_nai.classes[0])
    assert dong_nai.warned()["own-data"] == {"pupils": (1, 2)}
    assert dong_nai.state("warn-pupils-of-strangers") == "open"
    page = dong_nai.client(dong_nai.head).get(reverse("year:coverage"))
    [topic] = [one for one in page.context["coverage"].topics if one.code == "own-data"]
    assert (topic.confirmed, topic.missing) == (["6A"], ["7A"])
    dong_nai.teach("own-data", dong_nai.classes[1], confirmed="together")
    assert dong_nai.state("warn-pupils-of-strangers") == "met"
    assert dong_nai.warned()["own-data"] == {"pupils": (2, 2)}
    told = [one.attrs["confirmed"] for one in
            entries([f"school:{dong_nai.school.pk}"], kinds=["lesson.held"])]  # fmt: skip
    assert told == ["each", "together"]


@pytest.mark.row("DNI-18")
def test_that_every_class_had_it_is_noted_once(dong_nai: DongNai) -> None:
    for _ in range(2):
        dong_nai.teach("own-data", *dong_nai.classes)
    reached = entries([f"school:{dong_nai.school.pk}"], kinds=["topic.reached"])
    assert [one.attrs for one in reached] == [{"topic": "own-data"}]


@pytest.mark.row("DNI-19")
def test_all_four_groups_are_warned_of_others_data_and_each_is_counted(dong_nai: DongNai) -> None:
    none = {"managers": (0, 1), "teachers": (0, 2), "employees": (0, 1), "pupils": (0, 2)}
    assert dong_nai.warned()["others-data"] == none
    dong_nai.confirm(dong_nai.head, dong_nai.teachers[0])
    dong_nai.teach("others-data", dong_nai.classes[1])
    assert dong_nai.warned()["others-data"] == {
        "managers": (1, 1), "teachers": (1, 2), "employees": (0, 1), "pupils": (1, 2),
    }  # fmt: skip
    assert dong_nai.state("warn-staff-of-others-data") == "open"
    dong_nai.confirm(dong_nai.teachers[1], dong_nai.clerk)
    assert dong_nai.state("warn-staff-of-others-data") == "met"
    assert dong_nai.state("warn-pupils-of-others-data") == "open"
    dong_nai.teach("others-data", dong_nai.classes[0])
    assert dong_nai.state("warn-pupils-of-others-data") == "met"


def test_a_school_whose_packs_ask_for_no_warning_sees_none_and_is_asked_for_no_confirmation(
    db: None,
) -> None:
    school = make_school()
    teacher = make_staff(school, "専科 八")
    client = sign_in(Client(), teacher)
    assert client.get(reverse("year:coverage")).context["warned"] == []
    form = client.get(reverse("year:record", args=["lesson-held"])).context["form"]
    assert "confirmed" not in form.fields
