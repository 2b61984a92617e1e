"""Anybody on the staff can say stop, and somebody else decides."""

import pytest
from django.urls import reverse
from tests.registers.conftest import Office

from mamori.people.models import Account
from mamori.registers.models import Record


def stop(office: Office, who: Account, **fields: object) -> Record:
    told = {"what": "form", "which": "ネットのきまり調べ", "why": "パスワードを書く欄がある。"}
    answer = office.send(who, "objection", **{**told, **fields})
    assert answer.status_code == 302, answer.content.decode()
    return Record.unguarded.latest("at")


@pytest.mark.row("NER-10")
def test_a_stopped_form_rests_for_all_the_staff_until_somebody_else_decides(
    office: Office,
) -> None:
    record = stop(office, office.teacher)
    for who in (office.clerk, office.principal, office.lead):
        page = office.client(who).get(reverse("registers:registers")).content.decode()
        assert record.number in page
        assert "ネットのきまり調べ" in page
        assert "ネットのきまり調べ" in office.page(who, record).content.decode()
    assert office.state(record, "decide-what-was-stopped") == "open"
    answer = office.do(office.principal, record, "decide", result="stopped", why="集めた紙は返す。")
    assert answer.status_code == 302
    assert office.state(record, "decide-what-was-stopped") == "met"
    page = office.client(office.clerk).get(reverse("registers:registers"))
    assert page.context["stopped"] == []
    assert "集めた紙は返す。" in office.page(office.clerk, record).content.decode()


@pytest.mark.row("NER-10")
def test_who_ordered_it_and_who_stopped_it_do_not_decide(office: Office) -> None:
    record = stop(office, office.vice, ordered=[str(office.principal.person_id)])
    for who in (office.principal, office.vice):
        answer = office.do(who, record, "decide", result="goes-on", why="問題ない。")
        assert answer.status_code == 422
        assert "問題ない。" in answer.content.decode()
    assert office.state(record, "decide-what-was-stopped") == "open"
    assert office.do(office.teacher, record, "decide", result="goes-on", why="x").status_code == 404
    assert (
        office.do(office.ict, record, "decide", result="changed", why="直す。").status_code == 302
    )


def test_a_decision_is_made_once(office: Office) -> None:
    record = stop(office, office.teacher)
    office.do(office.vice, record, "decide", result="stopped", why="返す。")
    again = office.do(office.principal, record, "decide", result="goes-on", why="続ける。")
    assert again.status_code == 404


def test_who_said_stop_is_told_only_to_those_who_may_decide(office: Office) -> None:
    record = stop(office, office.teacher, ordered=[str(office.principal.person_id)])
    assert "音羽" not in office.page(office.clerk, record).content.decode()
    assert "音羽 八重" in office.page(office.vice, record).content.decode()
    assert "校長 五郎" not in office.page(office.clerk, record).content.decode()


def test_whoever_looks_who_can_see_it_does_not_learn_who_said_stop(office: Office) -> None:
    def seen(record: Record) -> list[tuple[str, list[str]]]:
        url = reverse("registers:sight", args=[record.pk])
        sights = office.client(office.clerk).get(url).context["sights"]
        return [(one.name, [reason.why for reason in one.reasons]) for one in sights]

    by_teacher, by_ict = stop(office, office.teacher), stop(office, office.ict)
    assert seen(by_teacher) == seen(by_ict)
    assert office.page(office.teacher, by_teacher).status_code == 200
