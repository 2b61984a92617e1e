"""What is sent again with something changed is never said to be kept when it is not."""

from dataclasses import replace
from uuid import uuid4

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
)

from mamori.access.rules import visible_to
from mamori.journal.queries import entries
from mamori.surveys.actions.answers import Outcome, enter_paper, hand_in
from mamori.surveys.actions.deciding import ask, reply
from mamori.surveys.actions.running import close_survey
from mamori.surveys.models import Answer, Worry


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
