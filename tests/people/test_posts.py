"""Giving and ending posts, on paper and in the journal."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from tests.factories import make_class, make_guardian, make_pupil, make_staff, sign_in

from mamori.journal.queries import entries
from mamori.people import offices
from mamori.people.actions import PostRefused, Why, end_post, give_post
from mamori.people.models import Account, OnlyStaffSignIn, Post, School
from mamori.people.queries import school_day, staff

R = Post.Role


@pytest.fixture
def principal(school: School) -> Account:
    return make_staff(school, "校長 花子", R.PRINCIPAL)


@pytest.fixture
def teacher(school: School) -> Account:
    return make_staff(school, "教諭 太郎", R.TEACHER)


def facts(school: School, kind: str) -> list[dict[str, object]]:
    return [entry.attrs for entry in entries([f"school:{school.pk}"], kinds=[kind])]


def test_a_grade_beside_a_post_is_told_in_words(school: School) -> None:
    make_staff(school, "学年 主任", R.GRADE_HEAD, grade="P2")
    (one,) = staff(school, school_day(school))
    assert one.group == "Head of the grade year 2"


def test_a_post_gives_its_office_from_its_first_day(
    school: School, principal: Account, teacher: Account
) -> None:
    today = school_day(school)
    group = make_class(school)
    child = make_pupil(school, "田中 さくら", group).pk
    give_post(
        by=principal.person_id,
        school=school,
        person=teacher.person_id,
        role=R.HOMEROOM,
        school_class=group.pk,
        starts=today + timedelta(days=1),
    )
    office = offices.of_child(R.HOMEROOM, child)
    assert office not in offices.held_by(teacher.person_id, today)
    assert office in offices.held_by(teacher.person_id, today + timedelta(days=1))
    assert facts(school, "post.given") == [{"role": "homeroom", "on": "2026-04-07"}]


def test_an_ended_post_is_over_the_day_after(
    school: School, principal: Account, teacher: Account
) -> None:
    today = school_day(school)
    post = Post.objects.get(person=teacher.person)
    end_post(by=principal.person_id, post=post, last_day=today)
    office = offices.of_role(R.TEACHER, school.pk)
    assert office in offices.held_by(teacher.person_id, today)
    assert office not in offices.held_by(teacher.person_id, today + timedelta(days=1))
    assert facts(school, "post.ended") == [{"role": "teacher", "on": "2026-04-06"}]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"role": R.HOMEROOM}, Why.NEEDS_CLASS),
        ({"role": R.GRADE_HEAD}, Why.NEEDS_GRADE),
        ({"role": R.TEACHER}, Why.HELD_ALREADY),
        ({"role": R.BOARD_OFFICER}, Why.WRONG_PLACE),
        ({"role": R.OFFICE, "ends": "before"}, Why.ENDS_BEFORE_START),
    ],
)
def test_what_makes_no_sense_is_refused(
    school: School, principal: Account, teacher: Account, fields: dict[str, str], why: Why
) -> None:
    today = school_day(school)
    dates = {"ends": today - timedelta(days=1)} if "ends" in fields else {}
    with pytest.raises(PostRefused) as refused:
        give_post(
            by=principal.person_id,
            school=school,
            person=teacher.person_id,
            role=fields["role"],
            starts=today,
            **dates,
        )
    assert refused.value.why is why


def test_a_pupil_gets_no_post(school: School, principal: Account) -> None:
    pupil = make_pupil(school, "田中 さくら")
    with pytest.raises(PostRefused) as refused:
        give_post(
            by=principal.person_id,
            school=school,
            person=pupil.pk,
            role=R.OFFICE,
            starts=school_day(school),
        )
    assert refused.value.why is Why.NOT_STAFF


def test_the_last_lead_cannot_lock_everybody_out(school: School, principal: Account) -> None:
    post = Post.objects.get(person=principal.person)
    with pytest.raises(PostRefused) as refused:
        end_post(by=principal.person_id, post=post, last_day=school_day(school))
    assert refused.value.why is Why.LAST_LEAD
    make_staff(school, "教頭 次郎", R.VICE_PRINCIPAL)
    end_post(by=principal.person_id, post=post, last_day=school_day(school))


def test_a_homeroom_post_without_a_class_cannot_be_stored(school: School, teacher: Account) -> None:
    with pytest.raises(IntegrityError):
        Post.objects.create(
            school=school, person=teacher.person, role=R.HOMEROOM, starts=school_day(school)
        )


def test_pupils_and_guardians_have_no_accounts(school: School) -> None:
    pupil = make_pupil(school, "田中 さくら")
    for person in (pupil, make_guardian(pupil, "田中 恵")):
        with pytest.raises(OnlyStaffSignIn):
            Account.objects.create_user("someone@school.example", person=person)


def test_the_page_gives_and_ends_a_post(
    school: School, principal: Account, teacher: Account
) -> None:
    client = sign_in(Client(), principal)
    typed = {"person": teacher.person_id, "role": "office", "starts": "2026-04-06"}
    answer = client.post(reverse("people:give_post"), typed, follow=True)
    assert answer.status_code == 200
    post = Post.objects.get(person=teacher.person, role=R.OFFICE)
    client.post(reverse("people:end_post", args=[post.pk]), {"last_day": "2026-04-30"})
    post.refresh_from_db()
    assert post.ends is not None
    assert post.ends.isoformat() == "2026-04-30"


def test_what_was_typed_comes_back_with_the_reason(
    school: School, principal: Account, teacher: Account
) -> None:
    typed = {"person": teacher.person_id, "role": "homeroom", "starts": "2026-04-06"}
    answer = sign_in(Client(), principal).post(reverse("people:give_post"), typed)
    assert answer.status_code == 422
    assert "Choose the class" in answer.content.decode()
