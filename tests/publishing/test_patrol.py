"""Rounds through public pages: planned, gone, judged by people, told in a log that holds nobody."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from tests.factories import make_school, make_staff, sign_in
from tests.publishing.patrol_school import PURPOSE, PatrolSchool, board, office, patrol
from tests.registers.conftest import R

from mamori.base import clock
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.queries import school_day
from mamori.publishing.actions.looking_round import look_round
from mamori.publishing.actions.patrol import begin_due
from mamori.publishing.actions.patrol import plan as plan_it
from mamori.publishing.models import Post, Rhythm, Round, Watched
from mamori.publishing.queries.patrol import pages_of, rounds_of, words_of
from mamori.year.actions import bring_all_up_to_date

__all__ = ["board", "office", "patrol"]


def page_form(**fields: str) -> dict[str, str]:
    told = {"title": "まちの掲示板", "address": "https://board.example/town/", "ours": "no",
            "machine": "yes", **PURPOSE}  # fmt: skip
    return told | fields


@pytest.mark.row("HOK-102")
@pytest.mark.row("HOK-161")
def test_the_patrol_is_put_on_the_calendar_and_goes_on_its_day(patrol: PatrolSchool) -> None:
    bring_all_up_to_date()
    due = Duty.objects.get(stream=f"school:{patrol.school.pk}", entry="plan-net-patrol")
    assert due.state == "open"
    client = patrol.client(patrol.guidance)
    answer = client.post(
        reverse("publishing:patrol_plan"),
        {"often": "weekly", "who": [str(patrol.guidance.person_id)]},
    )
    assert answer.status_code == 302
    due.refresh_from_db()
    assert due.state == "met"
    [planned] = entries([f"school:{patrol.school.pk}"], kinds=["patrol.planned"])
    assert planned.attrs == {"often": "weekly"}
    begin_due()
    assert not Round.objects.exists()
    with clock.at(clock.now() + timedelta(days=7)):
        begin_due()
        begin_due()
    row = Round.objects.get()
    assert (row.way, row.state) == ("scheduled", "looking")
    rhythm = Rhythm.objects.get()
    assert rhythm.next_on == school_day(patrol.school) + timedelta(days=14)


@pytest.mark.row("HOK-102")
@pytest.mark.row("HOK-161")
def test_a_round_in_which_nothing_is_found_stands_in_the_log_with_date_pages_and_who(
    patrol: PatrolSchool,
) -> None:
    patrol.board.posts = ["きょうは運動会でした", "雨が降った"]
    row = patrol.look()
    assert not Post.unguarded.exists()
    assert Duty.objects.get(stream=row.stream, entry="go-through-the-patrol").state == "open"
    client = patrol.client(patrol.guidance)
    url = reverse("publishing:hold_round", args=[row.pk])
    form = {"on": str(school_day(patrol.school)), "finding": "一ページ。気になるものはなかった。"}
    assert client.post(url, form).status_code == 302
    [held] = entries([row.stream], kinds=["patrol.held"])
    assert held.attrs == {"found": "no"}
    assert Duty.objects.get(stream=row.stream, entry="go-through-the-patrol").state == "met"
    [walked] = rounds_of(patrol.office.vice)
    assert (walked.found, walked.by, len(walked.pages)) == (False, "生徒 指導", 1)
    assert (walked.pages[0].address, walked.pages[0].result) == (patrol.board.url, "looked")
    shown = patrol.client(patrol.office.vice).get(reverse("publishing:patrol")).content.decode()
    assert PURPOSE["purpose"] in shown
    assert PURPOSE["scope"] in shown


@pytest.mark.row("HOK-102")
def test_what_a_round_sees_waits_for_a_person_and_nothing_follows_by_itself(
    patrol: PatrolSchool,
) -> None:
    patrol.board.posts = ["雨", "清水結衣きもい、学校くんな", "晴れ"]
    row = patrol.look()
    post = Post.unguarded.get()
    assert (post.state, post.page, post.round) == ("seen", patrol.page, row)
    [seen] = entries([post.stream], kinds=["post.sighted"])
    assert seen.words is not None
    assert seen.words["text"] == "清水結衣きもい、学校くんな"
    assert seen.words["people"] == [str(patrol.child.pk)]
    assert len(seen.words["sha256"]) == 64
    assert set(seen.attrs["finds"]) == {"person", "hurting-word"}
    assert {one.kind for one in entries([post.stream])} == {"post.sighted"}
    assert [duty.entry for duty in Duty.objects.filter(stream=post.stream)] == ["judge-a-post"]
    held = patrol.client(patrol.guidance).post(
        reverse("publishing:hold_round", args=[row.pk]),
        {"on": str(school_day(patrol.school)), "finding": "一件。"},
    )
    assert held.status_code == 422  # judge it first
    stored = json.dumps(list(Post.unguarded.values()) + list(Watched.objects.values()), default=str)
    assert "清水" not in stored
    assert "board" not in stored


def test_a_second_round_sees_nothing_twice_and_what_is_new_is_new(patrol: PatrolSchool) -> None:
    patrol.seen()
    patrol.board.posts.append("こもれび小の話ではなく、みどり小学校の話")
    patrol.look()
    patrol.look()
    assert Post.unguarded.count() == 2


@pytest.mark.row("HOK-161")
def test_a_page_needs_scope_and_purpose_and_no_account_can_be_named(patrol: PatrolSchool) -> None:
    client, url = patrol.client(patrol.guidance), reverse("publishing:new_patrol_page")
    for wrong in (
        {"address": "https://www.instagram.com/somebody/"},
        {"address": "https://board.example/login"},
        {"address": "https://board.example/users/3"},
        {"purpose": ""},
        {"scope": ""},
    ):
        back = client.post(url, page_form(**wrong))
        assert back.status_code == 422, wrong
        assert "まちの掲示板" in back.content.decode()
    assert client.post(url, page_form()).status_code == 302
    assert [one.address for one in pages_of(patrol.school)] == [
        patrol.board.url, "https://board.example/town/"
    ] or len(pages_of(patrol.school)) == 2  # fmt: skip


def test_what_cannot_be_looked_at_is_told_and_looked_at_by_hand(patrol: PatrolSchool) -> None:
    patrol.board.robots = "User-agent: *\nDisallow: /\n"
    row = patrol.look()
    [looked] = entries([row.stream], kinds=["patrol.looked"])
    assert looked.attrs["result"] == "robots"
    shown = patrol.client(patrol.guidance).get(reverse("publishing:round", args=[row.pk]))
    assert "look by hand" in shown.content.decode()


@pytest.mark.row("HOK-102")
@pytest.mark.parametrize("found", ["no", "yes"])
def test_a_patrol_done_by_hand_stands_in_the_same_log(patrol: PatrolSchool, found: str) -> None:
    client = patrol.client(patrol.guidance)
    form = {"on": str(school_day(patrol.school)), "place": "公開のまとめサイト。中傷がないか。",
            "found": found, "finding": "目で見て確かめた。"}  # fmt: skip
    answer = client.post(reverse("publishing:patrol_by_hand"), form)
    row = Round.objects.get()
    leads_to = "publishing:round" if found == "no" else "publishing:tell_in"
    assert answer["Location"] == reverse(leads_to, args=[row.pk])
    [held] = entries([row.stream], kinds=["patrol.held"])
    assert held.attrs == {"found": found}
    [walked] = rounds_of(patrol.office.vice)
    assert (walked.place, walked.by, walked.found) == (form["place"], "生徒 指導", found == "yes")


def test_the_log_names_nobody_of_the_staff(patrol: PatrolSchool) -> None:
    row = patrol.look()
    form = {"on": str(school_day(patrol.school)), "finding": "音羽先生の悪口があった。"}
    answer = patrol.client(patrol.guidance).post(
        reverse("publishing:hold_round", args=[row.pk]), form
    )
    assert answer.status_code == 422
    assert "音羽先生の悪口" in answer.content.decode()
    row.refresh_from_db()
    assert row.state == "open"


@pytest.mark.row("HOK-161")
def test_the_school_edits_the_words_and_begins_with_those_of_the_packs(
    patrol: PatrolSchool,
) -> None:
    first = words_of(patrol.school)
    assert first.school == ("みどり小学校", "みどり小")
    assert {"きもい", "死ね", "晒す"} <= set(first.hurting)
    client = patrol.client(patrol.guidance)
    form = {"names": "こもれび小\nこも小\n", "hurting": "ばくだん\nきもい\nきもい"}
    assert client.post(reverse("publishing:patrol_words"), form).status_code == 302
    own = words_of(patrol.school)
    assert (own.school, own.hurting) == (("こもれび小", "こも小"), ("ばくだん", "きもい"))
    patrol.board.posts = ["こも小の先生へ"]
    patrol.look()
    assert Post.unguarded.count() == 1


def test_a_worker_that_was_killed_is_followed_by_another_which_asks_for_no_page_twice(
    patrol: PatrolSchool,
) -> None:
    patrol.board.posts = ["雨"]
    row = patrol.look()
    asked = len(patrol.board.asked)
    Round.objects.filter(pk=row.pk).update(
        state="looking", beat_at=clock.now() - timedelta(hours=1)
    )
    begin_due()
    look_round.call(str(row.pk))
    row.refresh_from_db()
    assert (row.state, len(patrol.board.asked)) == ("open", asked)


def test_a_page_on_which_mamori_fails_is_told_and_the_round_goes_on(
    patrol: PatrolSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("清水 結衣")

    monkeypatch.setattr("mamori.publishing.actions.looking_round.look_at", fail)
    row = patrol.look()
    assert row.state == "open"
    [looked] = entries([row.stream], kinds=["patrol.looked"])
    assert looked.attrs["result"] == "not-read"


def test_a_page_that_is_dropped_is_asked_no_more(patrol: PatrolSchool) -> None:
    client = patrol.client(patrol.guidance)
    client.post(reverse("publishing:drop_page", args=[patrol.page.pk]))
    patrol.look()
    assert patrol.board.asked == []
    assert client.get(reverse("publishing:patrol_page", args=[patrol.page.pk])).status_code == 404


def test_only_who_patrols_sees_the_patrol_and_another_school_nothing(patrol: PatrolSchool) -> None:
    row = patrol.look()
    page, one = reverse("publishing:patrol"), reverse("publishing:round", args=[row.pk])
    for account, may in ((patrol.office.teacher, False), (patrol.office.vice, True)):
        client = patrol.client(account)
        assert client.get(page).status_code == (200 if may else 404)
        assert client.get(one).status_code == (200 if may else 404)
    other = make_staff(make_school("よその学校"), "他校 校長", R.PRINCIPAL)
    assert sign_in(Client(), other).get(one).status_code == 404
    assert list(rounds_of(other)) == []


@pytest.mark.django_db(transaction=True)
def test_mails_say_only_that_something_waits_and_nobody_is_woken_for_nothing(
    patrol: PatrolSchool, settings: Any
) -> None:
    settings.EMAIL_HOST = "localhost"
    patrol.board.posts = ["雨"]
    patrol.look()
    call_command("db_worker", batch=True, interval=0.01, verbosity=0)
    assert mail.outbox == []
    patrol.seen()
    call_command("db_worker", batch=True, interval=0.01, verbosity=0)
    reached = {address for sent in mail.outbox for address in sent.to}
    told = (patrol.guidance, patrol.office.principal, patrol.office.vice, patrol.office.lead,
            patrol.office.ict)  # fmt: skip
    assert reached == {one.email for one in told}
    assert not any("清水" in f"{sent.body}{sent.subject}" for sent in mail.outbox)


def test_a_plan_by_hand_begins_nothing_by_itself(patrol: PatrolSchool) -> None:
    plan_it(by=patrol.guidance, often="by-hand", who=[patrol.guidance.person_id])
    with clock.at(clock.now() + timedelta(days=100)):
        begin_due()
    assert not Round.objects.exists()
