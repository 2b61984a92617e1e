"""What stops a sheet: a withdrawn document that it is a copy of, and anybody on the staff."""

import pytest
from django.urls import reverse
from tests.factories import make_class
from tests.publishing.gate import (
    LEAFLET,
    SLIP,
    form,
    group,
    handed_in,
    looked_again,
    page,
    put,
    result,
    step,
)
from tests.publishing.ward import AGAIN, STORY, Ward, ward

from mamori.people.queries import school_day
from mamori.publishing.queries.marks import came_back_at
from mamori.registers.models import Record

__all__ = ["ward"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.row("NER-06", "NER-08")
def test_a_near_copy_of_what_another_school_withdrew_is_refused_with_the_story(
    ward: Ward,
) -> None:
    mark = ward.withdraw()
    sheet = put(ward, ward.other_teacher, handed_in(text=AGAIN))
    assert (sheet.state, result(sheet)) == ("refused", "known-again")
    shown = page(ward, ward.other_teacher, sheet)
    for words in (STORY["why"], STORY["title"], "みどり小学校", STORY["instead"]):
        assert words in shown
    assert [(name, n) for name, n, _at in came_back_at(mark)] == [("さくら小学校", 1)]
    assert ward.state(mark.stream, "find-out-why-it-came-back") == "open"


@pytest.mark.row("NER-07", "NER-08")
def test_a_sheet_in_use_rests_once_its_like_was_withdrawn(ward: Ward) -> None:
    at_home = put(ward, ward.other_teacher, form())
    step(ward, ward.other_principal, at_home, "approve")
    mark = ward.withdraw(LEAFLET)
    shown = page(ward, ward.other_teacher, at_home)
    assert STORY["why"] in shown
    answer = step(
        ward, ward.other_teacher, at_home, "use", classes=[str(make_class(ward.other).pk)]
    )
    assert answer.status_code == 422
    listed = ward.client(ward.principal).get(reverse("publishing:mark", args=[mark.pk]))
    assert [one.number for one in listed.context["copies"]] == [at_home.number]


@pytest.mark.row("NER-07")
def test_a_sheet_that_is_withdrawn_is_never_taken_again(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, handed_in())
    step(ward, ward.principal, sheet, "approve")
    step(ward, ward.teacher, sheet, "use", classes=[group(ward)])
    url = reverse("publishing:withdraw_sheet", args=[sheet.pk])
    assert ward.client(ward.teacher).get(url).status_code == 404
    told = {"title": "参加票", "reason": "wrong", "why": "日付が誤っていた。", "circulating": "yes"}
    answer = ward.client(ward.vice).post(url, told)
    assert answer.status_code == 302
    sheet.refresh_from_db()
    assert sheet.state == "withdrawn"
    again = put(ward, ward.teacher, handed_in(text=SLIP.replace("11月20日", "12月1日")))
    assert (again.state, result(again)) == ("refused", "known-again")


@pytest.mark.row("NER-10")
def test_a_sheet_to_which_somebody_said_stop_rests_until_somebody_else_decided(
    ward: Ward,
) -> None:
    sheet = put(ward, ward.teacher, form())
    step(ward, ward.principal, sheet, "approve")
    url = reverse("publishing:stop_sheet", args=[sheet.pk])
    answer = ward.client(ward.ict).post(url, {"why": "家庭のことに立ち入りすぎる。"})
    assert answer.status_code == 302
    [objection] = Record.unguarded.all()
    shown = page(ward, ward.teacher, sheet)
    assert objection.number in shown
    assert "情野" not in shown
    [row] = ward.client(ward.teacher).get(reverse("publishing:sheets")).context["rows"]
    assert row.rests
    room = group(ward)
    assert step(ward, ward.teacher, sheet, "use", classes=[room]).status_code == 422
    decide = reverse("registers:act", args=[objection.pk, "decide"])
    told = {"on": str(school_day(ward.school)), "result": "goes-on", "why": "問題ない。"}
    assert ward.client(ward.vice).post(decide, told).status_code == 302
    assert step(ward, ward.teacher, sheet, "use", classes=[room]).status_code == 302


@pytest.mark.row("NER-10")
@pytest.mark.parametrize(("decided", "after"), [("stopped", 422), ("changed", 302)])
def test_what_was_decided_holds(ward: Ward, decided: str, after: int) -> None:
    sheet = put(ward, ward.teacher, form())
    url = reverse("publishing:stop_sheet", args=[sheet.pk])
    ward.client(ward.ict).post(url, {"why": "心配。"})
    objection = Record.unguarded.get()
    decide = reverse("registers:act", args=[objection.pk, "decide"])
    told = {"on": str(school_day(ward.school)), "result": decided, "why": "直す。"}
    ward.client(ward.vice).post(decide, told)
    assert step(ward, ward.principal, sheet, "approve").status_code == 422
    change = reverse("publishing:change_sheet", args=[sheet.pk])
    ward.client(ward.teacher).post(change, form(text=LEAFLET + "\n話し合いは自由です。"))
    looked_again(sheet)
    assert step(ward, ward.principal, sheet, "approve").status_code == after
