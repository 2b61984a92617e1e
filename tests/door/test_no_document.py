"""Where no document says what follows from a report, somebody must look at it all the same."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from tests.door.telling import told
from tests.factories import make_school, make_staff, sign_in

from mamori.door.actions import answer
from mamori.duties.models import Duty
from mamori.people.models import Account, Post, School

R = Post.Role


@pytest.fixture(params=["vn-dongnai-3237", "nl-distance-teaching"])
def school(db: None, request: pytest.FixtureRequest) -> School:
    return make_school(packs=[request.param, "mamori"])


@pytest.fixture
def member(school: School) -> Account:
    return make_staff(school, "Nguyễn Thị Lan", R.COMMITTEE)


def test_the_committee_has_to_look_and_nothing_but_looking_ends_it(
    school: School, member: Account
) -> None:
    talk = told(school, "Bạn ấy bị đánh.", sender="pupil")
    duty = Duty.objects.get(stream=talk.stream)
    assert (duty.pack, duty.entry, duty.state) == ("mamori", "look-at-a-report", "open")
    assert (duty.due_at, duty.target_at) == (None, None)
    today = sign_in(Client(), member).get(reverse("desk:today")).content.decode()
    assert "Somebody told something at the school&#x27;s door" in today
    assert "no law sets this" in today
    assert "the document says only" not in today
    answer(by=member, talk=talk, words="Cảm ơn em.", pk=uuid.uuid4())
    duty.refresh_from_db()
    assert duty.state == "met"


def test_about_a_grown_up_it_is_due_for_the_few_who_can_read_it(
    school: School, member: Account
) -> None:
    principal = make_staff(school, "Trần Văn Minh", R.PRINCIPAL)
    talk = told(school, "Em sợ.", sender="pupil", about_staff=True)
    assert Duty.objects.get(stream=talk.stream).state == "open"
    for account, sees in ((principal, True), (member, False)):
        page = sign_in(Client(), account).get(reverse("desk:today")).content.decode()
        assert ("Somebody told something" in page) is sees
