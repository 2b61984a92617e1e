"""A questionnaire that was planned opens and closes by itself on its days."""

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import sign_in
from tests.surveys.school import FORM, HURT, Surveyed, answer, codes_of, opened, planned, today

from mamori.base import clock
from mamori.journal.queries import entries
from mamori.site.cli.tidy import once
from mamori.surveys import flow
from mamori.surveys.actions.on_time import close_those_over, open_those_due
from mamori.surveys.actions.running import Plan, drop_survey, plan_survey
from mamori.surveys.models import Group, Survey, Worry

DAY = timedelta(days=1)


def state(survey: Survey) -> str:
    return Survey.objects.values_list("state", flat=True).get(pk=survey.pk)


def test_it_closes_by_itself_after_its_last_day(at: Surveyed) -> None:
    survey = opened(at)
    answer(codes_of(at, survey, at.third)[0], HURT)
    close_those_over()
    assert state(survey) == flow.OPEN
    with clock.at(clock.now() + 7 * DAY):
        close_those_over()
    assert state(survey) == flow.CLOSED
    assert Worry.unguarded.count() == 1


@pytest.mark.row("HOK-098")
def test_it_opens_on_its_first_day_and_not_before(at: Surveyed) -> None:
    survey = planned(at, opens=today(at) + 2 * DAY, by_itself=True)
    for after in (0 * DAY, DAY):
        with clock.at(clock.now() + after):
            once()
        assert state(survey) == flow.PLANNED
    with clock.at(clock.now() + 2 * DAY):
        once()
        once()
    assert state(survey) == flow.OPEN
    (fact,) = entries([survey.stream], kinds=["survey.opened"])
    assert fact.by is None
    assert set(Group.objects.filter(survey=survey).values_list("invited", flat=True)) == {6}
    with clock.at(clock.now() + 2 * DAY):
        answer(codes_of(at, survey, at.third)[0], HURT)
    with clock.at(clock.now() + 6 * DAY):
        once()
    assert state(survey) == flow.CLOSED


def test_what_the_school_opens_itself_waits_for_it(at: Surveyed) -> None:
    survey = planned(at)
    open_those_due()
    assert state(survey) == flow.PLANNED


def test_what_was_taken_off_the_calendar_stays_off(at: Surveyed) -> None:
    survey = planned(at, by_itself=True)
    drop_survey(by=at.lead, survey=survey)
    open_those_due()
    assert state(survey) == flow.DROPPED


def test_what_would_be_over_already_does_not_open(at: Surveyed) -> None:
    survey = planned(at, by_itself=True)
    with clock.at(clock.now() + 6 * DAY):
        open_those_due()
        page = sign_in(Client(), at.lead).get(reverse("surveys:survey", args=[survey.pk]))
    assert state(survey) == flow.PLANNED
    assert "Its last day has passed" in page.content.decode()


@pytest.mark.parametrize(("hour", "becomes"), [(14, flow.PLANNED), (15, flow.OPEN)])
def test_the_first_day_begins_at_the_school(at: Surveyed, hour: int, becomes: str) -> None:
    first = today(at) + DAY
    survey = planned(at, opens=first, by_itself=True)
    # Midnight in Tokyo is three in the afternoon of the day before by UTC.
    moment = datetime.combine(first - DAY, datetime.min.time(), ZoneInfo("UTC"))
    with clock.at(moment + timedelta(hours=hour)):
        open_those_due()
    assert state(survey) == becomes


def test_a_form_that_asks_nothing_any_more_stops_no_other(at: Surveyed) -> None:
    gone = planned(at, by_itself=True)
    Survey.objects.filter(pk=gone.pk).update(form=str(uuid.uuid4()))
    kept = planned(at, by_itself=True)
    open_those_due()
    assert (state(gone), state(kept)) == (flow.PLANNED, flow.OPEN)
    page = sign_in(Client(), at.lead).get(reverse("surveys:survey", args=[gone.pk]))
    assert "Its form is not in force any more" in page.content.decode()


@pytest.mark.row("HOK-038")
def test_it_stands_in_the_plan_of_the_year_until_it_is_taken_off(at: Surveyed) -> None:
    kept, dropped = planned(at, by_itself=True), planned(at)
    page = sign_in(Client(), at.teacher).get(reverse("year:plan")).content.decode()
    assert f"/surveys/{kept.pk}/" in page
    assert f"/surveys/{dropped.pk}/" in page
    drop_survey(by=at.lead, survey=dropped)
    page = sign_in(Client(), at.teacher).get(reverse("year:plan")).content.decode()
    assert f"/surveys/{kept.pk}/" in page
    assert f"/surveys/{dropped.pk}/" not in page


def test_one_of_next_year_does_not_stand_in_this_years_plan(at: Surveyed) -> None:
    later = today(at) + timedelta(days=500)
    plan = Plan(FORM, "school", "anonymous", later, later, frozenset({at.third.pk}))
    survey = plan_survey(by=at.lead, plan=plan)
    page = sign_in(Client(), at.teacher).get(reverse("year:plan")).content.decode()
    assert str(survey.pk) not in page


def test_the_page_asks_who_opens_it(at: Surveyed) -> None:
    desk = sign_in(Client(), at.lead)
    typed = {
        "id": str(uuid.uuid4()),
        "form": FORM,
        "scale": "school",
        "mode": "anonymous",
        "classes": [str(at.third.pk)],
        "opens": str(today(at) + DAY),
        "closes": str(today(at) + 3 * DAY),
        "threshold": "5",
    }
    assert desk.post(reverse("surveys:plan"), typed).status_code == 422
    led = desk.post(reverse("surveys:plan"), typed | {"opening": "itself"})
    page = desk.get(led["Location"]).content.decode()
    assert "It opens by itself on" in page
    assert Survey.objects.get().by_itself
