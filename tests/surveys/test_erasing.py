"""When the school's time for them is over, the answers go for good; what tells of nobody stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.factories import sign_in
from tests.surveys.school import (
    CALM,
    HURT,
    WORDS,
    Surveyed,
    answer,
    codes_of,
    group_of,
    opened,
    today,
)

from mamori.core.flow import NotNow
from mamori.duties.actions import note
from mamori.journal.actions import Held
from mamori.journal.keys import stream_keys
from mamori.journal.queries import entries
from mamori.people.models import Account
from mamori.surveys.actions.deciding import Decision, decide
from mamori.surveys.actions.erasing import PaperLeft, erase_answers
from mamori.surveys.actions.running import close_survey, verify_survey
from mamori.surveys.actions.sheets import count_paper
from mamori.surveys.models import Answer, Code, Survey, Worry
from mamori.surveys.queries.results import results_for
from mamori.surveys.queries.sheets import sheet_of

RULE = "文書管理規程、五年"
TICKS = {"rule": RULE, "over": "on", "sure": "on"}


def count(at: Surveyed, survey: Survey, step: str, pieces: int) -> None:
    group = group_of(survey, at.third)
    count_paper(by=at.lead, survey=survey, group=group, step=step, pieces=pieces, on=today(at),
                where="保健室の金庫")  # fmt: skip


def gone_through(at: Surveyed, *, paper: bool = False) -> Survey:
    """Let a questionnaire be answered, decided on and gone through."""
    survey = opened(at)
    if paper:
        count(at, survey, "hand-out-paper", 6)
        count(at, survey, "collect-paper", 5)
    codes = codes_of(at, survey, at.third)
    answer(codes[0], HURT)
    for code in codes[1:]:
        answer(code, CALM)
    close_survey(by=at.lead, survey=survey)
    worry = Worry.unguarded.get()
    decide(by=at.lead, worry=worry, decision=Decision(pk=uuid4(), result="talk", why="話す。"))
    asked = {at.fourth.pk: "まだ配っていない。"}
    return verify_survey(by=at.lead, survey=survey, asked=asked, words="よく見る。")


def desk(account: Account) -> Client:
    return sign_in(Client(), account)


def page(account: Account, survey: Survey) -> str:
    return desk(account).get(reverse("surveys:survey", args=[survey.pk])).content.decode()


def test_all_answers_go_and_nobody_can_open_one_any_more(at: Surveyed) -> None:
    survey = gone_through(at)
    assert Answer.unguarded.count() == 6
    erase_answers(by=at.lead, survey=survey, rule=RULE)
    assert not Answer.unguarded.exists()
    assert not Code.unguarded.exists()
    assert survey.stream not in stream_keys({survey.stream})
    assert all(one.words is None for one in entries([survey.stream], kinds=["survey.opened"]))
    (gone,) = entries([survey.stream], kinds=["stream.erased"])
    assert (gone.by, gone.attrs) == (at.lead.person_id, {"why": "time-over"})


def test_questions_results_and_what_the_committee_found_stay(at: Surveyed) -> None:
    survey = gone_through(at)
    sheet, results = sheet_of(survey), results_for(survey, "en")
    erase_answers(by=at.lead, survey=survey, rule=RULE)
    survey.refresh_from_db()
    assert sheet_of(survey) == sheet
    assert results
    assert results_for(survey, "en") == results
    shown = page(at.member, survey)
    assert "よく見る。" in shown
    assert RULE in shown
    assert "担当 花江" in shown
    listed = desk(at.teacher).get(reverse("surveys:surveys")).content.decode()
    assert "answers erased" in listed
    assert "Answered:" not in listed


def test_an_answer_that_worried_stays_with_what_was_decided(at: Surveyed) -> None:
    survey = gone_through(at)
    erase_answers(by=at.lead, survey=survey, rule=RULE)
    worry = Worry.unguarded.get()
    shown = desk(at.lead).get(reverse("surveys:worry", args=[worry.pk])).content.decode()
    assert WORDS in shown
    assert "話す。" in shown


def test_the_page_asks_twice_and_sent_twice_it_is_done_once(at: Surveyed) -> None:
    survey = gone_through(at)
    url, lead = reverse("surveys:erase", args=[survey.pk]), desk(at.lead)
    assert "Erase its answers" in page(at.lead, survey)
    for missing in TICKS:
        typed = {name: told for name, told in TICKS.items() if name != missing}
        back = lead.post(url, typed)
        assert back.status_code == 422
        assert missing == "rule" or RULE in back.content.decode()
    assert Answer.unguarded.exists()
    assert lead.post(url, TICKS)["Location"] == reverse("surveys:survey", args=[survey.pk])
    assert lead.post(url, TICKS).status_code == 404
    with pytest.raises(NotNow):
        erase_answers(by=at.lead, survey=survey, rule=RULE)
    stream = f"school:{at.school.pk}"
    assert len(entries([stream], kinds=["survey.erased"])) == 1


def test_only_who_leads_and_only_what_was_gone_through(at: Surveyed) -> None:
    survey = gone_through(at)
    for account in (at.member, at.homeroom, at.teacher):
        assert desk(account).get(reverse("surveys:erase", args=[survey.pk])).status_code == 404
        with pytest.raises(PermissionDenied):
            erase_answers(by=account, survey=survey, rule=RULE)
    still = opened(at)
    assert desk(at.lead).get(reverse("surveys:erase", args=[still.pk])).status_code == 404
    with pytest.raises(NotNow):
        erase_answers(by=at.lead, survey=still, rule=RULE)


def test_the_paper_goes_first_and_its_counts_stay(at: Surveyed) -> None:
    survey = gone_through(at, paper=True)
    with pytest.raises(PaperLeft):
        erase_answers(by=at.lead, survey=survey, rule=RULE)
    url = reverse("surveys:erase", args=[survey.pk])
    asked = desk(at.lead).get(url).content.decode()
    assert "3年1組" in asked
    assert "5 sheets are still kept" in asked
    refused = desk(at.lead).post(url, TICKS)
    assert refused.status_code == 422
    assert "Its paper must be destroyed first" in refused.content.decode()
    assert Answer.unguarded.exists()
    count(at, survey, "destroy-paper", 5)
    erase_answers(by=at.lead, survey=survey, rule=RULE)
    assert "Paper: 6 given out, 5 came back, 5 destroyed." in page(at.principal, survey)
    group = reverse("surveys:group", args=[survey.pk, group_of(survey, at.third).pk])
    assert desk(at.lead).get(group).status_code == 404


def test_what_must_be_kept_is_not_erased(at: Surveyed) -> None:
    survey = gone_through(at)
    worry = Worry.unguarded.get()
    for stream in (survey.stream, worry.stream):
        note(by=None, school=at.school, stream=stream, kind="hold.placed",
             attrs={"why": "serious-situation"})  # fmt: skip
        with pytest.raises(Held):
            erase_answers(by=at.lead, survey=survey, rule=RULE)
        back = desk(at.lead).post(reverse("surveys:erase", args=[survey.pk]), TICKS)
        assert "It must be kept for now" in back.content.decode()
        assert Answer.unguarded.count() == 6
        note(by=None, school=at.school, stream=stream, kind="hold.lifted",
             attrs={"why": "serious-situation"},
             people={"committee": frozenset({"a", "b"})})  # fmt: skip


def test_nor_is_what_a_case_that_came_of_it_keeps(at: Surveyed) -> None:
    survey = opened(at)
    answer(codes_of(at, survey, at.third)[0], HURT)
    close_survey(by=at.lead, survey=survey)
    pupils = frozenset({at.children[0].pk})
    made = Decision(pk=uuid4(), result="sign", why="サイン。", pupils=pupils, words="くつ。")
    case = decide(by=at.lead, worry=Worry.unguarded.get(), decision=made)
    assert case
    asked = {at.fourth.pk: "聞いた。"}
    verify_survey(by=at.lead, survey=survey, asked=asked, words="見た。")
    note(by=None, school=at.school, stream=case.stream, kind="hold.placed",
         attrs={"why": "serious-situation"})  # fmt: skip
    with pytest.raises(Held):
        erase_answers(by=at.lead, survey=survey, rule=RULE)


def test_the_terms_before_are_still_compared_with(at: Surveyed) -> None:
    survey = gone_through(at)
    closes = today(at) - timedelta(days=200)
    Survey.objects.filter(pk=survey.pk).update(opens=closes, closes=closes)
    erase_answers(by=at.lead, survey=survey, rule=RULE)
    later = opened(at)
    for code in codes_of(at, later, at.third):
        answer(code, CALM)
    close_survey(by=at.lead, survey=later)
    later.refresh_from_db()
    shown = results_for(later, "en")
    assert shown
    assert [day for day, _share in shown.tables[0].terms] == [closes, later.closes]
