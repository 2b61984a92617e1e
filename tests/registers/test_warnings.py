"""Warnings from outside are written down, judged the same day, and answered."""

import pytest
from django.urls import reverse
from tests.factories import make_staff
from tests.registers.conftest import Office, R

from mamori.access.queries import who_can_see
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.registers.models import Record

TOLD = {"source": "匿名", "link": "https://sns.example/1", "what": "用紙の写真が出ています。"}


@pytest.mark.row("NER-32")
def test_a_warning_keeps_its_source_and_link_and_is_judged_the_same_day(office: Office) -> None:
    office.send(office.clerk, "warning", **{"from": "sns"}, **TOLD)
    record = Record.unguarded.get()
    duty = Duty.objects.get(stream=record.stream, entry="judge-a-warning")
    assert (duty.state, duty.due_at is not None) == ("open", True)
    [first] = entries([record.stream], kinds=["warning.received"])
    assert first.words == TOLD
    assert first.attrs == {"from": "sns"}
    assert office.page(office.officer, record).status_code == 200
    assert office.page(office.teacher, record).status_code == 404
    office.do(office.ict, record, "judge", result="act-now", why="用紙を止め、回収する。")
    assert office.state(record, "judge-a-warning") == "met"
    office.do(office.vice, record, "answer", way="mail", said="知らせに感謝し、止めたと伝えた。")
    record.refresh_from_db()
    assert record.state == "closed"


def test_whom_a_warning_names_cannot_see_it(office: Office) -> None:
    office.send(office.clerk, "warning", **{"from": "press"}, what="教頭先生の発言について。")
    record = Record.unguarded.get()
    assert office.page(office.vice, record).status_code == 404
    assert office.page(office.principal, record).status_code == 200


def test_the_board_writes_down_what_reached_it(office: Office) -> None:
    answer = office.send(office.officer, "warning", **{"from": "councillor"}, what="議会で質問。")
    assert answer.status_code == 302
    record = Record.unguarded.get()
    assert office.page(office.officer, record).status_code == 200
    other = make_staff(office.officer.person.school, "主事 百", R.BOARD_OFFICER)
    sights, _vacancies = who_can_see(record.stream, record.school)
    assert {sight.name for sight in sights} == {"主事 十", "主事 百"}
    assert office.page(other, record).status_code == 200


@pytest.mark.row("HOK-043")
@pytest.mark.row("HOK-150")
def test_partners_stand_on_a_list_with_a_person_a_number_and_the_last_meeting(
    office: Office,
) -> None:
    client, url = office.client(office.clerk), reverse("registers:partners")
    assert client.post(url, {"agency": "police", "person": ""}).status_code == 422
    client.post(url, {"agency": "police", "person": "少年係 田中", "number": "0123-00-0000"})
    [one] = client.get(url).context["partners"]
    assert (one.person, one.met) == ("少年係 田中", None)
    meeting = {"agency": ["police"], "agreed": "連絡の取り方。"}
    meeting["on"] = client.get(url).context["form"].today.isoformat()
    client.post(reverse("year:record", args=["liaison-held"]), meeting)
    [one] = client.get(url).context["partners"]
    assert one.met is not None
    client.post(reverse("registers:drop_partner", args=[one.id]))
    assert client.get(url).context["partners"] == []


@pytest.mark.row("HOK-149")
def test_groups_of_the_neighbourhood_are_partners_too(office: Office) -> None:
    client, url = office.client(office.vice), reverse("registers:partners")
    offered = dict(client.get(url).context["form"].fields["agency"].choices)
    assert "watch-group" in offered
    client.post(url, {"agency": "watch-group", "person": "代表 林", "number": "000-0000-0000"})
    [one] = client.get(url).context["partners"]
    assert one.agency == offered["watch-group"]
