"""Each member of staff confirms the rules, newcomers too."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.factories import make_staff
from tests.year.conftest import R, Year

from mamori.journal.queries import entries
from mamori.people.models import Post
from mamori.people.queries import school_day
from mamori.year.actions import bring_up_to_date

TOPICS = {
    "no-holding-back": "tell-staff-never-hold-back",
    "staff-conduct": "tell-staff-own-conduct",
}


def confirm(year: Year, who: Any, topic: str) -> int:
    answer = year.client(who).post(reverse("year:acknowledge"), {"topic": topic})
    return int(answer.status_code)


@pytest.mark.row("HOK-059")
@pytest.mark.row("HOK-079")
@pytest.mark.parametrize("topic", TOPICS)
def test_a_rule_is_known_to_all_once_each_has_confirmed_it(year: Year, topic: str) -> None:
    everybody = [year.principal, year.nurse, year.homeroom, year.teacher]
    for who in everybody[:-1]:
        confirm(year, who, topic)
    assert year.state(TOPICS[topic]) == "open"
    page = year.client(year.principal).get(reverse("year:rules"))
    [rule] = [rule for rule in page.context["rules"] if rule.topic == topic]
    assert rule.waiting == ["専科 八"]
    assert "専科 八" in page.content.decode()
    confirm(year, everybody[-1], topic)
    assert year.state(TOPICS[topic]) == "met"
    assert len(entries([year.stream], kinds=["rule.made-known"])) == 1


@pytest.mark.row("HOK-059")
def test_whoever_joins_later_is_asked_too_and_shown_as_not_yet(year: Year) -> None:
    for who in (year.principal, year.nurse, year.homeroom, year.teacher):
        confirm(year, who, "no-holding-back")
    new = make_staff(year.school, "新任 九")
    page = year.client(year.principal).get(reverse("year:rules"))
    [rule] = [rule for rule in page.context["rules"] if rule.topic == "no-holding-back"]
    assert rule.waiting == ["新任 九"]
    assert year.client(new).get(reverse("year:year")).context["unconfirmed"] == len(TOPICS)
    confirm(year, new, "no-holding-back")
    assert year.client(new).get(reverse("year:year")).context["unconfirmed"] == 1


def test_confirming_twice_is_one_and_only_a_rule_of_the_packs_can_be_confirmed(year: Year) -> None:
    assert [confirm(year, year.teacher, "staff-conduct") for _ in range(2)] == [302, 302]
    assert len(entries([year.stream], kinds=["rule.acknowledged"])) == 1
    assert confirm(year, year.teacher, "another") == 404


def test_nobody_but_those_who_lead_reads_who_has_not_confirmed(year: Year) -> None:
    page = year.client(year.teacher).get(reverse("year:rules")).content.decode()
    assert "担任 一" not in page


def test_an_expert_from_outside_need_not_confirm_and_whoever_left_holds_up_nobody(
    year: Year,
) -> None:
    make_staff(year.school, "専門 七", R.COMMITTEE, expert=True)
    for who in (year.principal, year.nurse, year.homeroom):
        confirm(year, who, "staff-conduct")
    assert year.state("tell-staff-own-conduct") == "open"
    left = school_day(year.school) - timedelta(days=1)
    Post.objects.filter(person=year.teacher.person_id).update(ends=left)
    bring_up_to_date(school=year.school)
    assert year.state("tell-staff-own-conduct") == "met"
