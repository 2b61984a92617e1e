"""A school with its committee, two classes, and a year that the program has begun."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from tests.factories import make_board, make_class, make_school, make_staff, sign_in

from mamori.duties.models import Duty
from mamori.people.models import Account, Post, School, SchoolClass
from mamori.year.actions import bring_up_to_date

R = Post.Role


@dataclass
class Year:
    school: School
    principal: Account
    nurse: Account
    homeroom: Account
    teacher: Account
    classes: list[SchoolClass]

    @property
    def stream(self) -> str:
        return f"school:{self.school.pk}"

    def state(self, entry: str) -> str:
        """Return the state of a duty of this year: open, met or void."""
        return Duty.objects.get(stream=self.stream, entry=entry).state

    def client(self, who: Account) -> Client:
        return sign_in(Client(), who)

    def two(self) -> list[str]:
        """Two members of the committee, as a form sends them."""
        return [str(self.principal.person_id), str(self.nurse.person_id)]


@pytest.fixture
def year(db: None) -> Year:
    school = make_school(board=make_board())
    classes = [make_class(school, "3年1組", "P3"), make_class(school, "4年1組", "P4")]
    made = Year(
        school=school,
        principal=make_staff(school, "校長 五", R.PRINCIPAL, R.COMMITTEE),
        nurse=make_staff(school, "養護 六", R.NURSE_TEACHER, R.COMMITTEE),
        homeroom=make_staff(school, "担任 一", R.HOMEROOM, school_class=classes[0]),
        teacher=make_staff(school, "専科 八"),
        classes=classes,
    )
    bring_up_to_date(school=school)
    return made


def typed(**fields: Any) -> dict[str, Any]:
    """Return fields as a form sends them."""
    return {"send": "1", **fields}
