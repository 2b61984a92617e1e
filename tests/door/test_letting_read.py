"""Who is only thanked gets the talk back, once somebody who leads has read it and says why."""

import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.cases.conftest import Staffroom
from tests.door.telling import ticket, told
from tests.door.test_passing_on import make_it_a_sign
from tests.factories import make_staff, sign_in

from mamori.access.actions import bar, unbar
from mamori.access.models import MENTIONED
from mamori.access.queries import barred_from, mentioned_in
from mamori.door import queries
from mamori.door.actions import MoreWasTold, Report, go_on, let_read
from mamori.door.models import Talk
from mamori.journal.queries import entries
from mamori.people.models import Account, Post

R = Post.Role
WHY = "お礼だけで、ほかには何も書かれていない。"


@pytest.fixture
def helper(room: Staffroom) -> Account:
    return make_staff(room.school, "鈴木 愛", R.COMMITTEE)


@pytest.fixture
def talk(room: Staffroom, helper: Account) -> Talk:
    thanked = told(room.school, "鈴木先生、きのうは ありがとう。まだ たたかれる。", sender="pupil")
    assert mentioned_in(thanked.stream) == {helper.person_id}
    return thanked


def reads(who: Account, talk: Talk) -> bool:
    answer = sign_in(Client(), who).get(reverse("door:talk", args=[talk.pk]))
    return bool(answer.status_code == 200)


def send(by: Account, talk: Talk, **fields: str) -> Any:
    desk, url = sign_in(Client(), by), reverse("door:let_read", args=[talk.pk])
    page = desk.get(url)
    seen = re.search(r'name="seen" value="([^"]+)"', page.content.decode())
    return desk.post(url, {"seen": seen[1] if seen else ""} | fields)


def test_the_lead_reads_says_why_and_lets_the_helper_read(
    room: Staffroom, lead: Account, helper: Account, talk: Talk
) -> None:
    assert not reads(helper, talk)
    page = sign_in(Client(), lead).get(reverse("door:talk", args=[talk.pk])).content.decode()
    assert "only thanked, or asked for" in page
    assert send(lead, talk, person=str(helper.person_id)).status_code == 422
    assert not reads(helper, talk)
    for _twice in range(2):
        answer = send(lead, talk, person=str(helper.person_id), why=WHY)
        assert answer["Location"] == reverse("door:talk", args=[talk.pk])
    assert reads(helper, talk)
    (fact,) = entries([talk.stream], kinds=["mention.cleared"])
    assert (fact.by, fact.subjects, fact.words) == (
        lead.person_id, [helper.person_id], {"what": WHY})  # fmt: skip
    page = sign_in(Client(), lead).get(reverse("door:talk", args=[talk.pk])).content.decode()
    assert WHY in page
    assert "only thanked, or asked for" not in page


def test_what_is_told_later_and_mentions_them_keeps_them_out_again(
    room: Staffroom, lead: Account, helper: Account, talk: Talk
) -> None:
    send(lead, talk, person=str(helper.person_id), why=WHY)
    go_on(talk=talk, ticket=ticket(), report=Report("ほんとうは 鈴木先生も たたく。"))
    assert not reads(helper, talk)


def test_nobody_decides_on_what_they_have_not_read(
    room: Staffroom, lead: Account, helper: Account, talk: Talk
) -> None:
    seen = queries.last_told(talk)
    go_on(talk=talk, ticket=ticket(), report=Report("もうひとつ。"))
    with pytest.raises(MoreWasTold):
        let_read(by=lead, talk=talk, person=helper.person_id, why=WHY, seen=seen)
    url = reverse("door:let_read", args=[talk.pk])
    form = {"seen": seen, "person": str(helper.person_id), "why": WHY}
    answer = sign_in(Client(), lead).post(url, form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "もうひとつ。" in page
    assert WHY in page
    assert queries.last_told(talk) in page
    assert not reads(helper, talk)


def test_only_who_leads_lets_somebody_read(room: Staffroom, helper: Account, talk: Talk) -> None:
    seen = queries.last_told(talk)
    for account in (room.nurse, room.guidance, helper, room.teacher):
        url = reverse("door:let_read", args=[talk.pk])
        assert sign_in(Client(), account).get(url).status_code == 404
        with pytest.raises(PermissionDenied):
            let_read(by=account, talk=talk, person=helper.person_id, why=WHY, seen=seen)
    let_read(by=room.principal, talk=talk, person=helper.person_id, why=WHY, seen=seen)
    assert reads(helper, talk)


@pytest.mark.row("HOK-027")
def test_of_a_report_about_a_grown_up_nobody_is_let_in(
    room: Staffroom, lead: Account, helper: Account
) -> None:
    told_of = told(room.school, "鈴木先生に たたかれた。", about_staff=True)
    url = reverse("door:let_read", args=[told_of.pk])
    assert sign_in(Client(), lead).get(url).status_code == 404
    seen = queries.last_told(told_of)
    with pytest.raises(PermissionDenied):
        let_read(by=lead, talk=told_of, person=helper.person_id, why=WHY, seen=seen)


def test_nor_when_it_says_so_only_later(
    room: Staffroom, lead: Account, helper: Account, talk: Talk
) -> None:
    send(lead, talk, person=str(helper.person_id), why=WHY)
    go_on(talk=talk, ticket=ticket(), report=Report("おとなです。", about_staff=True))
    assert not reads(helper, talk)
    url = reverse("door:let_read", args=[talk.pk])
    assert sign_in(Client(), lead).get(url).status_code == 404


def test_whom_a_reader_has_named_is_not_let_in(
    room: Staffroom, lead: Account, helper: Account, talk: Talk
) -> None:
    named = str(helper.person_id)
    make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], adults=[named])
    assert mentioned_in(talk.stream) == set()
    with pytest.raises(PermissionDenied):
        let_read(by=lead, talk=talk, person=helper.person_id, why=WHY,
                 seen=queries.last_told(talk))  # fmt: skip
    go_on(talk=talk, ticket=ticket(), report=Report("鈴木先生。"))
    assert barred_from(talk.stream) == {helper.person_id}
    assert mentioned_in(talk.stream) == set()


def test_what_is_for_good_is_no_mention(room: Staffroom, talk: Talk) -> None:
    person = room.nurse.person_id
    bar(stream=talk.stream, people=[person])
    bar(stream=talk.stream, people=[person], why=MENTIONED)
    assert not unbar(stream=talk.stream, person=person)
    assert person in barred_from(talk.stream)
