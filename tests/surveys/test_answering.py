"""An answer is kept exactly once for each code, and what worries in it reaches who decides."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from tests.factories import make_staff
from tests.surveys.school import (
    CALM,
    HURT,
    PUPILS,
    WORDS,
    Surveyed,
    answer,
    codes_of,
    group_of,
    incoming,
    opened,
    planned,
)

from mamori.access.rules import visible_to
from mamori.base import clock
from mamori.core.flow import NotNow
from mamori.duties.actions import note
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.models import Post
from mamori.surveys.actions import noting
from mamori.surveys.actions.answers import Outcome, TooMany, enter_paper, hand_in
from mamori.surveys.actions.noting import look_through, look_through_all
from mamori.surveys.actions.running import (
    NotYet,
    close_survey,
    drop_survey,
    open_survey,
    verify_survey,
)
from mamori.surveys.actions.sheets import print_codes
from mamori.surveys.models import Answer, Code, Survey, Worry
from mamori.surveys.queries.choices import missing_in
from mamori.surveys.queries.printing import on_paper
from mamori.surveys.queries.sheets import sheet_of


def test_a_code_is_good_for_one_answer(at: Surveyed) -> None:
    first, *_rest = codes_of(at, opened(at), at.third)
    answer(first, CALM)
    assert hand_in(incoming(first, CALM)) == Outcome.USED
    assert Answer.unguarded.count() == 1


def test_a_button_pressed_twice_is_one_answer(at: Surveyed) -> None:
    first, *_rest = codes_of(at, opened(at), at.third)
    row = incoming(first, CALM)
    assert [hand_in(row), hand_in(row)] == [Outcome.KEPT, Outcome.KEPT]
    assert Answer.unguarded.count() == 1


def test_two_codes_with_one_ticket_are_not_two_answers(at: Surveyed) -> None:
    first, second, *_rest = codes_of(at, opened(at), at.third)
    row = incoming(first, CALM)
    assert hand_in(row) == Outcome.KEPT
    hand_in(replace(row, digest=incoming(second, CALM).digest))
    assert Answer.unguarded.count() == 1


def test_nothing_is_taken_before_it_opens_or_after_it_closed(at: Surveyed) -> None:
    survey = planned(at)
    with pytest.raises(NotNow):
        codes_of(at, survey, at.third)
    first, second, *_rest = codes_of(at, open_survey(by=at.lead, survey=survey), at.third)
    answer(first, CALM)
    close_survey(by=at.lead, survey=survey)
    assert hand_in(incoming(second, CALM)) == Outcome.CLOSED
    assert hand_in(incoming("22222222222X", CALM)) == Outcome.NO_CODE


def test_new_slips_end_the_old_ones_and_never_make_more_answers_than_pupils(at: Surveyed) -> None:
    survey = opened(at)
    old = codes_of(at, survey, at.third)
    answer(old[0], CALM)
    new = codes_of(at, survey, at.third)
    assert (len(old), len(new)) == (PUPILS, PUPILS - 1)
    assert hand_in(incoming(old[1], CALM)) == Outcome.NO_CODE
    assert hand_in(incoming(old[0], CALM)) == Outcome.USED
    for code in new:
        answer(code, CALM)
    group = group_of(survey, at.third)
    with pytest.raises(TooMany):
        enter_paper(by=at.homeroom, survey=survey, group=group, pk=incoming("2", {}).pk, given=CALM)


def test_only_the_teacher_of_the_class_and_who_runs_it_print_its_slips(at: Surveyed) -> None:
    survey = opened(at)
    group = group_of(survey, at.third)
    assert len(print_codes(by=at.homeroom, survey=survey, group=group)) == PUPILS
    for other in (at.other_homeroom, at.teacher):
        with pytest.raises(PermissionDenied):
            print_codes(by=other, survey=survey, group=group)


def test_paper_says_when_it_was_printed_by_the_clock_of_the_school(
    at: Surveyed, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of(opened(at))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 23, 1, tzinfo=UTC))
    paper = on_paper(at.school, sheet, "ja")
    assert "2026年12月1日（火）08:01" in paper.made


@pytest.mark.row("HOK-095")
def test_an_answer_that_worries_becomes_a_duty_of_the_committee_and_the_teacher(
    at: Surveyed,
) -> None:
    survey = opened(at)
    codes = codes_of(at, survey, at.third)
    answer(codes[0], HURT)
    answer(codes[1], CALM)
    close_survey(by=at.lead, survey=survey)
    worry = Worry.unguarded.get()
    duty = Duty.objects.get(entry="decide-on-answer")
    assert (duty.stream, duty.state) == (worry.stream, Duty.State.OPEN)
    readers = {"principal", "lead", "member", "homeroom"}
    for name in (*readers, "other_homeroom", "teacher", "board_officer"):
        seen = visible_to(Worry.unguarded.all(), getattr(at, name)).exists()
        assert seen == (name in readers), name
    (flagged,) = entries([worry.stream], kinds=["answer.flagged"])
    assert flagged.words is not None
    assert flagged.words["given"]["what-happened"] == WORDS


@pytest.mark.parametrize("wanted", ["homeroom", "nurse-teacher", "counsellor"])
def test_whom_a_child_would_like_to_talk_to_reads_its_answer(at: Surveyed, wanted: str) -> None:
    counsellor = make_staff(at.school, "岡本 智子", Post.Role.COUNSELLOR, Post.Role.COMMITTEE)
    survey = opened(at)
    answer(codes_of(at, survey, at.third)[0], {**HURT, "want-to-talk": wanted})
    close_survey(by=at.lead, survey=survey)
    for reader in (at.homeroom, counsellor):
        assert visible_to(Worry.unguarded.all(), reader).exists()


def test_an_answer_without_a_name_is_told_of_only_with_others_of_its_class(at: Surveyed) -> None:
    survey = opened(at)
    codes = codes_of(at, survey, at.third)
    answer(codes[0], HURT)
    look_through.func()
    assert not Worry.unguarded.exists()
    for code in codes[1:5]:
        answer(code, CALM)
    look_through.func()
    assert Worry.unguarded.count() == 1


def test_the_end_of_the_hour_tells_of_every_answer(at: Surveyed) -> None:
    answer(codes_of(at, opened(at), at.third)[0], HURT)
    look_through_all()
    look_through_all()
    assert Worry.unguarded.count() == 1


def test_a_look_that_is_stopped_is_gone_on_with_and_tells_nobody_twice(
    at: Surveyed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in codes_of(at, opened(at), at.third):
        answer(code, HURT)
    told: list[int] = []

    def stop_at_the_second(_seconds: float) -> None:
        told.append(Worry.unguarded.count())
        if len(told) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(noting, "_give_way", stop_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            look_through.func()
    assert told == [1, 2]
    assert not Answer.unguarded.filter(noted=True).exists()  # that is said when they are mixed
    look_through.func()
    assert Worry.unguarded.count() == 2  # those that are left are too few to be told by themselves
    look_through_all()
    assert Worry.unguarded.count() == PUPILS
    flagged = [one.stream for one in Worry.unguarded.all()]
    assert len(entries(flagged, kinds=["answer.flagged"])) == PUPILS
    assert not Answer.unguarded.filter(noted=False).exists()


def test_an_answer_with_a_name_is_about_its_child_and_told_at_once(at: Surveyed) -> None:
    survey = opened(at, Survey.Mode.NAMED)
    made = dict(print_codes(by=at.homeroom, survey=survey, group=group_of(survey, at.third)))
    child = at.children[2]
    answer(made["児童 三2"], HURT)
    look_through.func()
    (flagged,) = entries([Worry.unguarded.get().stream], kinds=["answer.flagged"])
    assert flagged.subjects == [child.pk]


def test_whoever_is_named_in_an_answer_has_no_way_to_it(at: Surveyed) -> None:
    survey = opened(at)
    codes = codes_of(at, survey, at.third)
    answer(codes[0], {**HURT, "what-happened": "桜井先生に どなられた"})
    close_survey(by=at.lead, survey=survey)
    assert not visible_to(Worry.unguarded.all(), at.homeroom).exists()
    assert visible_to(Worry.unguarded.all(), at.member).exists()


@pytest.mark.row("HOK-038", "HOK-098")
def test_the_years_own_questionnaires_stand_on_the_calendar(at: Surveyed) -> None:
    year = f"school:{at.school.pk}"
    note(by=None, school=at.school, stream=year, kind="year.started", attrs={"year": "2026"})
    duty = Duty.objects.get(stream=year, entry="plan-surveys")
    opened(at, scale="city")
    duty.refresh_from_db()
    assert duty.state == Duty.State.OPEN  # the city's alone is not the school's own
    survey = planned(at)
    duty.refresh_from_db()
    assert duty.state == Duty.State.MET
    drop_survey(by=at.lead, survey=survey)
    assert [entry.kind for entry in entries([year])][-1] == "survey.dropped"


def test_nobody_says_that_all_was_gone_through_while_something_waits(at: Surveyed) -> None:
    survey = opened(at)
    answer(codes_of(at, survey, at.third)[0], HURT)
    survey = close_survey(by=at.lead, survey=survey)
    with pytest.raises(NotYet) as refused:
        verify_survey(by=at.member, survey=survey, asked={}, words="")
    assert (refused.value.waiting, refused.value.silent) == (1, 1)
    with pytest.raises(PermissionDenied):
        verify_survey(by=at.homeroom, survey=survey, asked={}, words="")


def test_where_it_speaks_of_the_principal_the_board_is_told(at: Surveyed) -> None:
    survey = opened(at)
    given = {**HURT, "what-happened": "校長先生に どなられた"}
    answer(codes_of(at, survey, at.third)[0], given)
    close_survey(by=at.lead, survey=survey)
    seen = {
        name: visible_to(Worry.unguarded.all(), getattr(at, name)).exists()
        for name in ("principal", "board_officer", "lead")
    }
    assert seen == {"principal": False, "board_officer": True, "lead": True}


def test_who_has_not_answered_is_known_where_answers_bear_names(at: Surveyed) -> None:
    survey = opened(at, Survey.Mode.NAMED)
    group = group_of(survey, at.third)
    made = dict(print_codes(by=at.homeroom, survey=survey, group=group))
    answer(made["児童 三2"], CALM)
    assert sorted(missing_in(group)) == [f"児童 三{n}" for n in range(PUPILS) if n != 2]


def test_codes_are_kept_as_digests_alone(at: Surveyed) -> None:
    made = codes_of(at, opened(at), at.third)
    kept = b"".join(bytes(code.digest) for code in Code.unguarded.all())
    assert not any(code.encode() in kept for code in made)
    assert len({len(code) for code in made}) == 1
