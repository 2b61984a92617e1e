"""Whoever complains is answered; whom a complaint is about never learns of it."""

import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import make_school, make_staff
from tests.registers.conftest import Office, R

from mamori.access.queries import barred_from
from mamori.journal.queries import entries
from mamori.people.models import Post
from mamori.people.queries import school_day
from mamori.registers.actions import Raised, act, raise_it
from mamori.registers.models import Record
from mamori.registers.queries import told
from mamori.site.cli.tidy import once

TOKENS = re.compile(rb'(csrfmiddlewaretoken|whose)" value="[^"]*')


@pytest.mark.row("NER-19")
def test_a_complaint_is_acknowledged_decided_and_answered_with_date_and_reader(
    office: Office,
) -> None:
    record = office.complain(about="school")
    assert office.state(record, "say-that-it-arrived") == "open"
    office.do(office.vice, record, "acknowledge", way="telephone", said="今週中にお返事します。")
    assert office.state(record, "say-that-it-arrived") == "met"
    assert office.state(record, "explain-without-being-asked") == "open"
    office.do(office.principal, record, "decide", found="三人から聞いた。", said="やり方を改める。",
              readable="yes")  # fmt: skip
    office.do(office.principal, record, "answer", way="letter", said="やり方を改めます。",
              reader="清水さん")  # fmt: skip
    assert office.state(record, "explain-without-being-asked") == "met"
    [answer] = entries([record.stream], kinds=["complaint.answered"])
    assert answer.words == {"said": "やり方を改めます。", "reader": "清水さん"}
    record.refresh_from_db()
    assert record.state == "closed"
    page = office.page(office.principal, record).content.decode()
    assert "清水さん" in page


@pytest.mark.row("NER-19")
def test_whoever_complained_reads_the_answer_and_nothing_that_is_only_for_the_school(
    office: Office,
) -> None:
    record = office.complain(about="school")
    office.do(office.vice, record, "acknowledge", way="telephone", said="受け取りました。")
    office.do(
        office.vice,
        record,
        "decide",
        found="調べた。",
        said="まだ言えない。",
        readable="no",
    )
    office.do(office.vice, record, "note", note="内々のこと。")
    office.do(office.vice, record, "answer", way="letter", said="こうしました。", reader="清水さん")
    assert [(one.kind, one.text) for one in told(record.stream)] == [
        ("complaint.acknowledged", "受け取りました。"),
        ("complaint.answered", "こうしました。"),
    ]


@pytest.mark.row("NER-20")
def test_a_talk_by_telephone_is_written_down_and_read_by_whoever_complained(
    office: Office,
) -> None:
    record = office.complain(about="data")
    call = {"time": "17:14", "who": "事務と清水さん", "said": "用紙は回収します。",
            "agreed": "金曜までに。", "offered": "yes"}  # fmt: skip
    office.do(office.clerk, record, "call", readable="yes", **call)
    office.do(office.clerk, record, "call", readable="no", **call | {"said": "ないしょ。"})
    [readable] = told(record.stream)
    assert readable.kind == "call.noted"
    assert "用紙は回収します。" in readable.text
    assert "金曜までに。" in readable.text
    [first, _second] = entries([record.stream], kinds=["call.noted"])
    assert first.attrs == {"offered": "yes", "readable": "yes"}


@pytest.mark.row("HOK-027")
@pytest.mark.row("HOK-079")
def test_whom_a_complaint_is_about_finds_no_trace_of_it(office: Office) -> None:
    client = office.client(office.teacher)
    pages = ["registers:registers", "desk:today", "desk:cases", "desk:school"]
    urls = [*map(reverse, pages), reverse("registers:register", args=["complaint"])]
    before = [client.get(url).content.count(b"\n") for url in urls]
    record = office.complain(named=[str(office.teacher.person_id)])
    assert [client.get(url).content.count(b"\n") for url in urls] == before
    for name, extra in (("record", []), ("sight", []), ("act", ["note"])):
        url = reverse(f"registers:{name}", args=[record.pk, *extra])
        nowhere = reverse(f"registers:{name}", args=[office.school.pk, *extra])
        assert client.get(url).status_code == client.get(nowhere).status_code == 404
    assert office.page(office.principal, record).status_code == 200
    sights = office.client(office.vice).get(reverse("registers:sight", args=[record.pk]))
    assert "音羽" not in sights.content.decode()


@pytest.mark.row("HOK-027")
def test_whoever_is_only_mentioned_loses_it_too(office: Office) -> None:
    record = office.complain(what="守田先生に何度も話したのに、何も変わりません。")
    assert barred_from(record.stream) == {office.lead.person_id}
    assert office.page(office.lead, record).status_code == 404
    assert office.page(office.vice, record).status_code == 200


def test_to_whom_it_is_about_the_page_and_its_cost_are_those_of_nothing(office: Office) -> None:
    record = office.complain(named=[str(office.vice.person_id)])
    client = office.client(office.vice)
    for name, extra in (("record", []), ("sight", []), ("act", ["answer"])):
        seen = []
        for pk in (record.pk, uuid4()):
            with CaptureQueriesContext(connection) as asked:
                page = client.get(reverse(f"registers:{name}", args=[pk, *extra]))
            seen.append((page.status_code, len(asked), TOKENS.sub(b"", page.content)))
        first, second = seen
        assert first[:2] == second[:2]
        assert len(first[2]) == len(second[2])


def test_if_the_principal_is_named_the_board_is_told_and_the_vice_principal_acts(
    office: Office,
) -> None:
    record = office.complain(named=[str(office.principal.person_id)])
    assert office.page(office.principal, record).status_code == 404
    assert office.page(office.officer, record).status_code == 200
    [told_board] = entries([record.stream], kinds=["board.told"])
    assert told_board.attrs == {"type": "principal-named"}
    answer = office.do(office.vice, record, "acknowledge", way="telephone", said="はい。")
    assert answer.status_code == 302


def test_if_nobody_who_leads_is_left_the_board_is_told(office: Office) -> None:
    Post.objects.filter(person=office.principal.person_id, role=R.PRINCIPAL).delete()
    record = office.complain(named=[str(office.vice.person_id)])
    [told_board] = entries([record.stream], kinds=["board.told"])
    assert told_board.attrs == {"type": "nobody-leads"}
    answer = office.do(office.officer, record, "acknowledge", way="telephone", said="はい。")
    assert answer.status_code == 302


def test_a_named_teacher_who_becomes_principal_lets_the_board_know_by_itself(
    office: Office,
) -> None:
    record = office.complain(named=[str(office.teacher.person_id)])
    Post.objects.create(school=office.school, person_id=office.teacher.person_id,
                        role=R.PRINCIPAL, starts=school_day(office.school))  # fmt: skip
    once()
    once()
    assert len(entries([record.stream], kinds=["board.told"])) == 1


def test_whoever_wrote_it_down_follows_it_but_does_not_answer(office: Office) -> None:
    record = office.complain()
    assert office.page(office.clerk, record).status_code == 200
    answer = office.do(office.clerk, record, "answer", way="letter", said="x", reader="y")
    assert answer.status_code == 404
    assert office.page(office.teacher, record).status_code == 404


def test_who_writes_down_that_they_are_named_themselves_loses_it(office: Office) -> None:
    told_of = str(office.clerk.person_id)
    answer = office.send(office.clerk, "complaint", way="letter", about="staff",
                         what="事務の対応。", named=[told_of], **{"from": "guardian"})  # fmt: skip
    assert answer["Location"] == reverse("registers:register", args=["complaint"])
    assert office.page(office.clerk, Record.unguarded.get()).status_code == 404


def test_a_complaint_from_the_door_names_nobody_as_its_writer(office: Office) -> None:
    what = Raised({"about": "staff", "way": "door", "from": "pupil"}, {"what": "音羽先生。"})
    record = raise_it(by=None, school=office.school, type="complaint", what=what)
    assert barred_from(record.stream) == {office.teacher.person_id}
    [first] = entries([record.stream], kinds=["complaint.received"])
    assert first.by is None
    assert office.page(office.principal, record).status_code == 200


def test_sent_twice_it_is_one_and_an_empty_form_comes_back_with_what_was_typed(
    office: Office,
) -> None:
    client, url = office.client(office.clerk), reverse("registers:new", args=["complaint"])
    pk = str(client.get(url).context["form"]["id"].value())
    form = {"id": pk, "on": str(school_day(office.school)), "what": "廊下が暗い。"}
    back = client.post(url, form)
    assert back.status_code == 422
    assert "廊下が暗い。" in back.content.decode()
    form |= {"way": "letter", "from": "resident", "about": "school"}
    assert [client.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert Record.unguarded.count() == 1
    client.post(url, form | {"what": "ちがう言葉。"})
    assert Record.unguarded.count() == 2


@pytest.mark.django_db(transaction=True)
def test_mails_say_only_that_something_waits_and_reach_nobody_whom_it_names(
    office: Office, settings: Any
) -> None:
    settings.EMAIL_HOST = "localhost"
    office.complain(named=[str(office.vice.person_id)])
    call_command("db_worker", batch=True, interval=0.01, verbosity=0)
    reached = {address for sent in mail.outbox for address in sent.to}
    assert reached == {office.principal.email, office.lead.email}
    assert not any("どな" in sent.body + sent.subject for sent in mail.outbox)


def test_another_school_sees_nothing_and_nothing_stands_in_the_clear(office: Office) -> None:
    record = office.complain()
    other = make_staff(make_school("よその学校"), "他校 校長", R.PRINCIPAL)
    assert office.page(other, record).status_code == 404
    page = office.client(other).get(reverse("registers:register", args=["complaint"]))
    assert list(page.context["records"]) == []
    [first] = entries([record.stream], kinds=["complaint.received"])
    assert first.attrs == {"way": "telephone", "from": "guardian", "about": "staff"}


def test_what_is_due_leads_from_today_to_the_complaint(office: Office) -> None:
    record = office.complain(about="school")
    page = office.client(office.principal).get(reverse("desk:today")).content.decode()
    assert reverse("registers:record", args=[record.pk]) in page
    assert record.number in page


@pytest.mark.row("HOK-027")
def test_whoever_turns_out_to_be_meant_loses_it_when_that_is_written_down(office: Office) -> None:
    record = office.complain()
    assert office.page(office.vice, record).status_code == 200
    named = [str(office.vice.person_id)]
    answer = office.do(office.principal, record, "note", note="だれのことか分かった。", named=named)
    assert answer.status_code == 302
    assert office.page(office.vice, record).status_code == 404
    assert office.page(office.lead, record).status_code == 200


def test_an_adult_ticked_on_the_way_back_is_named_and_another_code_is_not_dropped(
    office: Office,
) -> None:
    pk = uuid4()
    what = Raised({"way": "mail", "about": "staff"}, {"what": "どなられた。"}, pk=pk)
    for sent in (what, replace(what, named=frozenset({office.vice.person_id}))):
        record = raise_it(by=office.clerk, school=office.school, type="complaint", what=sent)
    assert Record.unguarded.count() == 1
    assert barred_from(record.stream) == {office.vice.person_id}
    other = replace(what, attrs={"way": "mail", "about": "data"})
    raise_it(by=office.clerk, school=office.school, type="complaint", what=other)
    assert Record.unguarded.count() == 2


def test_a_decision_with_another_code_is_not_taken_for_the_one_before(office: Office) -> None:
    record, pk = office.complain(about="school"), uuid4()
    call = Raised({"offered": "yes", "readable": "no"}, {"said": "はい。"}, pk=pk)
    for sent in (call, call, replace(call, attrs={"offered": "yes", "readable": "yes"})):
        act(by=office.principal, record=record, slug="call", what=sent)
    found = entries([record.stream], kinds=["call.noted"])
    assert [one.attrs["readable"] for one in found] == ["no", "yes"]
