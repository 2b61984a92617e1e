"""A small school with everybody a sign must reach."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from tests.cases.desk import Desk
from tests.factories import make_board, make_class, make_pupil, make_school, make_staff

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.people.models import Account, Person, Post, School

R = Post.Role


@dataclass
class Staffroom:
    school: School
    child: Person
    homeroom: Account
    grade_head: Account
    guidance: Account
    vice_principal: Account
    principal: Account
    nurse: Account
    expert: Account
    teacher: Account
    board_officer: Account

    @property
    def chain(self) -> list[Account]:
        return [
            self.homeroom,
            self.grade_head,
            self.guidance,
            self.vice_principal,
            self.principal,
        ]

    @property
    def committee(self) -> list[Account]:
        return [self.principal, self.vice_principal, self.nurse, self.expert]


def make_room() -> Staffroom:
    board = make_board()
    school = make_school(board=board)
    third = make_class(school, "3年1組", "P3")
    return Staffroom(
        school=school,
        child=make_pupil(school, "池田 結衣", third),
        homeroom=make_staff(school, "担任 一", R.HOMEROOM, school_class=third),
        grade_head=make_staff(school, "学年 二", R.GRADE_HEAD, grade="P3"),
        guidance=make_staff(school, "指導 三", R.GUIDANCE),
        vice_principal=make_staff(school, "教頭 四", R.VICE_PRINCIPAL, R.COMMITTEE),
        principal=make_staff(school, "校長 五", R.PRINCIPAL, R.COMMITTEE),
        nurse=make_staff(school, "養護 六", R.NURSE_TEACHER, R.COMMITTEE),
        expert=make_staff(school, "専門 七", R.COMMITTEE, expert=True),
        teacher=make_staff(school, "専科 八"),
        board_officer=make_staff(board, "主事 九", R.BOARD_OFFICER),
    )


@pytest.fixture
def room(db: None) -> Staffroom:
    return make_room()


def make_sign(room: Staffroom) -> Sign:
    return Sign(
        id=uuid.uuid4(),
        pupils=frozenset({room.child.pk}),
        words="上履きが隠されていた。",
        noticed_at=clock.now() - timedelta(minutes=12),
        channel="observation",
        place="in-school",
        place_words="昇降口",
    )


@pytest.fixture
def sign(room: Staffroom) -> Sign:
    return make_sign(room)


@pytest.fixture
def afternoon() -> Iterator[None]:
    """Stop the clock at half past three on Monday 2 November in Tokyo."""
    with clock.at(datetime(2026, 11, 2, 6, 30, tzinfo=UTC)):
        yield


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return record_sign(by=room.homeroom, sign=sign)


@pytest.fixture
def desk(room: Staffroom, case: Case) -> Desk:
    """The vice-principal, who sits on the committee."""
    return Desk(room.vice_principal, case)


@pytest.fixture
def two(room: Staffroom) -> list[str]:
    """Two members of the committee, as a form sends them."""
    return [str(room.vice_principal.person_id), str(room.nurse.person_id)]
