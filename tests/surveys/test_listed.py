"""Questionnaires of one form are told apart in the list: by month, and by whom they ask."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import make_class, sign_in
from tests.surveys.school import Surveyed, planned

from mamori.surveys.models import Survey
from mamori.surveys.queries.surveys import whom


def test_the_list_says_month_and_whom(at: Surveyed) -> None:
    survey = planned(at, classes=frozenset({at.third.pk}))
    Survey.objects.filter(pk=survey.pk).update(opens=date(2026, 6, 3), closes=date(2026, 6, 9))
    page = sign_in(Client(), at.lead).get(reverse("surveys:surveys")).content.decode()
    assert " · Jun 2026</a>" in page
    assert "3年1組 ·" in page
    own = sign_in(Client(), at.lead).get(reverse("surveys:survey", args=[survey.pk]))
    assert "3年1組 ·" in own.content.decode()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["3年1組"], ["3年1組"]),
        (["3年1組", "3年2組"], ["year 3"]),
        (["3年2組", "4年1組"], ["3年2組", "4年1組"]),  # one class of a grade says more
        (["3年1組", "3年2組", "4年1組"], ["year 3", "4年1組"]),
        (["3年1組", "3年2組", "4年1組", "ひまわり"], ["The whole school"]),
        (["ひまわり"], ["ひまわり"]),
    ],
)
def test_whole_grades_are_told_as_such(at: Surveyed, asked: list[str], told: list[str]) -> None:
    known = {row.title: row.pk for row in (at.third, at.fourth)}
    known |= {
        title: make_class(at.school, title, grade).pk
        for title, grade in (("3年2組", "P3"), ("ひまわり", ""))
    }
    survey = planned(at, classes=frozenset(known[title] for title in asked))
    assert whom(survey) == told
