"""What must not come back is confirmed by all staff, each school year, at every school."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.factories import LAST_DAY, make_staff
from tests.publishing.ward import STORY, Ward, ward

from mamori.base import clock
from mamori.journal.queries import entries
from mamori.people.models import Account, School
from mamori.people.queries import school_day
from mamori.publishing.actions.marks import follow_up
from mamori.publishing.actions.notices import issue_all
from mamori.publishing.queries.notices import stream_of, topic_of
from mamori.registers.actions import Raised
from mamori.year.actions import bring_all_up_to_date

__all__ = ["ward"]


def rule(ward: Ward, who: Account, topic: str) -> Any:
    rules = ward.client(who).get(reverse("year:rules")).context["rules"]
    return next((one for one in rules if one.topic == topic), None)


def confirm(ward: Ward, who: Account, topic: str) -> None:
    answer = ward.client(who).post(reverse("year:acknowledge"), {"topic": topic})
    assert answer.status_code == 302


def next_year(school: School) -> timedelta:
    return LAST_DAY + timedelta(days=8) - school_day(school)


@pytest.mark.row("NER-06")
def test_a_notice_reaches_every_school_of_the_board_and_is_confirmed_by_name(ward: Ward) -> None:
    mark = ward.withdraw()
    issue_all()
    topic = topic_of(mark.pk)
    for leads, teacher, school in (
        (ward.principal, ward.teacher, ward.school),
        (ward.other_principal, ward.other_teacher, ward.other),
    ):
        assert rule(ward, teacher, topic).says == STORY["notice"]
        stream = stream_of(mark.pk, school)
        assert ward.state(stream, "have-the-notice-confirmed") == "open"
        confirm(ward, teacher, topic)
        listed = rule(ward, leads, topic)
        [(name, _at)] = listed.confirmed
        assert name in {"音羽 八重", "南川 二"}
        assert listed.waiting
    confirm(ward, ward.other_principal, topic)
    issue_all()
    assert ward.state(stream_of(mark.pk, ward.other), "have-the-notice-confirmed") == "met"
    assert ward.state(stream_of(mark.pk, ward.school), "have-the-notice-confirmed") == "open"


@pytest.mark.row("NER-06")
def test_it_is_issued_anew_each_school_year_and_to_every_newcomer(ward: Ward) -> None:
    mark = ward.withdraw()
    issue_all()
    issue_all()
    topic, stream = topic_of(mark.pk), stream_of(mark.pk, ward.other)
    assert len(entries([stream], kinds=["notice.issued"])) == 1
    for who in (ward.other_principal, ward.other_teacher):
        confirm(ward, who, topic)
    issue_all()
    assert ward.state(stream, "have-the-notice-confirmed") == "met"
    newcomer = make_staff(ward.other, "新任 九")
    assert rule(ward, ward.other_principal, topic).waiting == ["新任 九"]
    assert rule(ward, newcomer, topic).mine is None
    with clock.at(clock.now() + next_year(ward.other)):
        bring_all_up_to_date()
        issue_all()
        issued = entries([stream], kinds=["notice.issued"])
        assert [one.attrs["year"] for one in issued] == ["2026", "2027"]
        assert ward.state(stream, "have-the-notice-confirmed") == "open"
        assert len(rule(ward, ward.other_principal, topic).waiting) == 3


def test_what_is_lifted_is_no_longer_asked(ward: Ward) -> None:
    mark = ward.withdraw()
    issue_all()
    follow_up(by=ward.vice, mark=mark, slug="lift", what=Raised({}, {"why": "別の紙だった。"}))
    issue_all()
    assert rule(ward, ward.teacher, topic_of(mark.pk)) is None
    stream = stream_of(mark.pk, ward.school)
    assert ward.state(stream, "have-the-notice-confirmed") == "void"


def test_the_page_of_a_mark_names_who_has_not_confirmed_only_to_those_who_follow_it_up(
    ward: Ward,
) -> None:
    mark = ward.withdraw()
    issue_all()
    url = reverse("publishing:mark", args=[mark.pk])
    assert "音羽 八重" in ward.client(ward.principal).get(url).content.decode()
    seen = ward.client(ward.teacher).get(url).content.decode()
    assert STORY["notice"] in seen
    assert "情野 九" not in seen


def test_due_notices_lead_from_today_to_the_rules(ward: Ward) -> None:
    ward.withdraw()
    issue_all()
    page = ward.client(ward.other_principal).get(reverse("desk:today")).content.decode()
    assert reverse("year:rules") in page
