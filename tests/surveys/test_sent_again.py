"""What is sent again with something changed is never said to be kept when it is not."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings
from tests.factories import sign_in
from tests.surveys.school import (
    CALM,
    HURT,
    PUPILS,
    Surveyed,
    answer,
    codes_of,
    group_of,
    incoming,
    opened,
    today,
)

from mamori.access.queries import barred_from
from mamori.access.rules import visible_to
from mamori.base import clock
from mamori.core.flow import NotNow
from mamori.journal.queries import entries
from mamori.surveys.actions import deciding
from mamori.surveys.actions.answers import Outcome, TooMany, enter_paper, hand_in
from mamori.surveys.actions.deciding import Decision, ask, decide, reply
from mamori.surveys.actions.noticing import record_talks
from mamori.surveys.actions.running import close_survey
from mamori.surveys.actions.sheets import count_paper
from mamori.surveys.models import Answer, Survey, Worry


def test_a_form_sent_again_with_another_answer_is_not_said_to_be_kept(at: Surveyed) -> None:
    first, *_rest = codes_of(at, opened(at), at.third)
    row = incoming(first, CALM)
    assert hand_in(row) == Outcome.KEPT
    assert hand_in(replace(row, given=HURT)) == Outcome.USED
    assert hand_in(replace(row, language="nl")) == Outcome.USED  # its receipt would be another
    assert hand_in(row) == Outcome.KEPT


def test_a_second_sheet_of_paper_from_an_old_page_is_a_sheet_of_its_own(at: Surveyed) -> None:
    survey = opened(at)
    group, pk = group_of(survey, at.third), uuid4()
    for given in (CALM, HURT, CALM):
        enter_paper(by=at.homeroom, survey=survey, group=group, pk=pk, given=given)
    assert Answer.unguarded.count() == 2
    assert PUPILS > 2


def worry_of(at: Surveyed) -> Worry:
    survey = opened(at)
    answer(codes_of(at, survey, at.third)[0], HURT)
    close_survey(by=at.lead, survey=survey)
    return Worry.unguarded.get()


def test_whoever_is_named_in_a_reply_loses_the_answer(at: Surveyed) -> None:
    worry = worry_of(at)
    assert visible_to(Worry.unguarded.all(), at.homeroom).exists()
    reply(worry=worry, words="ほんとうは 桜井先生が した", pk=uuid4())
    assert not visible_to(Worry.unguarded.all(), at.homeroom).exists()
    reply(worry=worry, words="校長先生も しっている", pk=uuid4())
    assert not visible_to(Worry.unguarded.all(), at.principal).exists()
    assert visible_to(Worry.unguarded.all(), at.board_officer).exists()


def test_a_reply_and_a_question_changed_on_an_old_page_are_kept_as_well(at: Surveyed) -> None:
    worry, pk, other = worry_of(at), uuid4(), uuid4()
    for words in ("はい", "はい", "いいえ"):
        reply(worry=worry, words=words, pk=pk)
        ask(by=at.member, worry=worry, words=words, pk=other)
    for kind in ("answer.replied", "answer.asked"):
        told = [(one.words or {})["words"] for one in entries([worry.stream], kinds=[kind])]
        assert told == ["はい", "いいえ"]


def test_the_teacher_of_a_class_does_not_read_what_a_child_says_of_the_teacher(
    at: Surveyed,
) -> None:
    survey = opened(at)
    first, second, *_rest = codes_of(at, survey, at.third)
    answer(first, {**HURT, "what-happened": "せんせいが みんなの まえで どなる"})
    answer(second, {**HURT, "what-happened": "せんせいに いったけど つづいている"})
    close_survey(by=at.lead, survey=survey)
    assert visible_to(Worry.unguarded.all(), at.member).count() == 2
    (helps,) = visible_to(Worry.unguarded.all(), at.homeroom)
    reply(worry=helps, words="ほんとうは たんにんの せんせいも いっしょに わらう", pk=uuid4())
    assert not visible_to(Worry.unguarded.all(), at.homeroom).exists()


def test_a_named_child_is_entered_once_on_paper_also_where_no_slip_was_printed(
    at: Surveyed,
) -> None:
    survey = opened(at, Survey.Mode.NAMED)
    group, child = group_of(survey, at.third), at.children[0].pk

    def enter() -> None:
        enter_paper(
            by=at.homeroom, survey=survey, group=group, pk=uuid4(), given=CALM, person=child
        )

    enter()
    with pytest.raises(TooMany):
        enter()
    assert len(codes_of(at, survey, at.third)) == PUPILS - 1


def test_what_is_written_down_of_paper_and_of_talks_is_once_and_not_lost(at: Surveyed) -> None:
    survey, paper, talks = opened(at), uuid4(), uuid4()
    group, day = group_of(survey, at.third), today(at)
    for number in (5, 5, 6):
        count_paper(
            by=at.homeroom,
            survey=survey,
            group=group,
            step="hand-out-paper",
            pieces=number,
            on=day,
            where="",
            pk=paper,
        )
        record_talks(by=at.homeroom, what="plan", on=day, words=f"{number}", pk=talks)
    out = entries([survey.stream], kinds=["paper.handed-out"])
    assert [one.attrs["pieces"] for one in out] == ["5", "6"]
    year = entries([f"school:{at.school.pk}"], kinds=["consultation.planned"])
    assert [(one.words or {})["what"] for one in year] == ["5", "6"]


def test_a_receipt_fills_neither_a_mailbox_nor_a_disk(
    at: Surveyed, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.EMAIL_HOST = "localhost"
    monkeypatch.setattr(deciding, "MOST_REPLIES", 3)
    worry = worry_of(at)
    mails = DBTaskResult.objects.count()
    with clock.at(clock.now()):
        for n in range(3):
            reply(worry=worry, words=f"{n}", pk=uuid4())
        with pytest.raises(deciding.TooMuch):
            reply(worry=worry, words="3", pk=uuid4())
    first = DBTaskResult.objects.count() - mails
    assert len(entries([worry.stream], kinds=["answer.replied"])) == 3
    with clock.at(clock.now() + deciding.DAY):
        reply(worry=worry, words="3", pk=uuid4())
    assert DBTaskResult.objects.count() - mails == 2 * first > 0


def test_whom_an_answer_may_mean_is_ticked_before_it_becomes_a_sign(at: Surveyed) -> None:
    survey = opened(at)
    named = {**HURT, "what-happened": "桜井先生に どなられた"}
    answer(codes_of(at, survey, at.third)[0], named)
    close_survey(by=at.lead, survey=survey)
    worry = Worry.unguarded.get()
    page = sign_in(Client(), at.member).get(reverse("surveys:worry", args=[worry.pk]))
    ticked = re.findall(r'name="adults"[^>]*value="([^"]+)"[^>]*checked', page.content.decode())
    assert ticked == [str(at.homeroom.person_id)]


def test_an_adult_ticked_on_the_way_back_is_named_in_the_case(at: Surveyed) -> None:
    worry = worry_of(at)
    decision = Decision(
        uuid4(), "sign", "本人と話す。", frozenset({at.children[0].pk}), words="どなられた"
    )
    changed = replace(decision, adults=frozenset({at.homeroom.person_id}))
    for sent in (decision, decision, changed):
        case = decide(by=at.member, worry=worry, decision=sent)
    assert case
    assert barred_from(case.stream) == {at.homeroom.person_id}
    with pytest.raises(NotNow):
        decide(by=at.member, worry=worry, decision=replace(decision, result="nothing"))
