"""Somebody tells at the door: it arrives whole, once, and reaches whom it must."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings
from tests.cases.conftest import Staffroom
from tests.door.visitor import Visitor
from tests.factories import make_class, make_staff, sign_in

from mamori.access.queries import barred_from, who_can_see
from mamori.access.rules import visible_to
from mamori.door.models import Receipt, Talk
from mamori.duties.models import Duty
from mamori.duties.queries import open_duties
from mamori.journal.queries import entries
from mamori.people.models import Account, Post


def seeing(talk: Talk) -> set[object]:
    return {sight.person for sight in who_can_see(talk.stream, talk.school)[0]}


def test_a_page_for_everybody_needs_no_account_sets_no_cookie_and_is_kept_nowhere(
    child: Visitor,
) -> None:
    for name in ("front", "back", "windows", "families"):
        for language in ("ja", "vi", "nl", "en"):
            answer = Visitor(child.code, language).get(name)
            assert answer.status_code == 200, name
            assert answer["Cache-Control"] == "no-store"
            assert answer["Referrer-Policy"] == "no-referrer"
            assert f'lang="{language}"' in answer.content.decode()
            assert "mamori-leave" in answer.content.decode()
            assert "0120-0-78310" in answer.content.decode()


def test_the_code_is_read_in_any_case_and_a_wrong_one_leads_nowhere(child: Visitor) -> None:
    assert Client().get(f"/door/{child.code.lower()}/").status_code == 200
    wrong = Client().get("/door/ZZZZZZ/")
    assert wrong.status_code == 404
    assert not wrong.cookies


@pytest.mark.row("HOK-066")
def test_what_a_child_tells_reaches_the_committee_and_those_who_lead(
    room: Staffroom, lead: Account, child: Visitor
) -> None:
    answer = child.tell("となりの子に たたかれた。", sender="pupil", danger="yes", group="3-1")
    assert answer.status_code == 200
    assert len(child.words) == 6
    talk = Talk.unguarded.get()
    assert talk.danger
    assert seeing(talk) == {each.person_id for each in [*room.committee, lead, room.guidance]}
    (entry,) = entries([talk.stream], kinds=["report.received"])
    assert entry.words == {"what": "となりの子に たたかれた。", "group": "3-1"}
    assert entry.attrs == {"channel": "door", "from": "pupil", "danger": "yes"}
    assert entry.by is None
    dues = {due.entry for due in open_duties([talk.stream], "en")}
    assert {"jp-hokuyo/pass-report-on", "jp-hokuyo/answer-a-call-for-help"} <= dues


def test_a_form_sent_twice_is_one_report_with_the_same_words_to_keep(child: Visitor) -> None:
    child.tell("一度だけ。")
    first = child.receipt
    child.post(words="一度だけ。")
    assert child.receipt == first
    assert Talk.unguarded.count() == Receipt.unguarded.count() == 1


def test_sent_again_with_other_words_nothing_is_lost(child: Visitor) -> None:
    child.get()
    ticket = child.hidden
    child.post(words="はじめ。")
    child.hidden = ticket
    child.post(words="はじめ。それから。")
    talk = Talk.unguarded.get()
    told = [(e.words or {})["what"] for e in entries([talk.stream], kinds=None) if e.words]
    assert told == ["はじめ。", "はじめ。それから。"]


def test_an_empty_form_comes_back_with_what_is_missing(child: Visitor) -> None:
    answer = child.tell("  ", sender="pupil", name="ゆい")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="ゆい"' in page
    assert "govuk-error-summary" in page
    assert Talk.unguarded.count() == 0


def test_a_form_with_a_strange_ticket_keeps_the_words(child: Visitor) -> None:
    child.get()
    child.hidden = {"ticket": "AAAA"}
    answer = child.post(words="きえないで。")
    assert answer.status_code == 422
    assert "きえないで。" in answer.content.decode()
    assert child.post(words="きえないで。").status_code == 200
    assert Talk.unguarded.count() == 1


@pytest.mark.row("HOK-027")
def test_of_a_report_about_a_grown_up_fewer_people_know(
    room: Staffroom, lead: Account, child: Visitor
) -> None:
    child.tell("先生がどなる。", sender="pupil", about_staff="yes")
    talk = Talk.unguarded.get()
    assert seeing(talk) == {each.person_id for each in [*room.committee, lead]}
    asked = Duty.objects.filter(stream=f"complaint:{talk.pk}").values_list("entry", flat=True)
    assert "answer-complaint-about-staff" in asked


def test_the_teacher_of_a_class_who_may_be_meant_does_not_read_it_on_the_committee(
    room: Staffroom, lead: Account, child: Visitor
) -> None:
    posts = (Post.Role.HOMEROOM, Post.Role.COMMITTEE)
    teacher = make_staff(
        room.school, "岸 まどか", *posts, school_class=make_class(room.school, "5年1組")
    )
    child.tell("先生がどなる。", sender="pupil", about_staff="no")
    assert teacher.person_id in seeing(Talk.unguarded.latest("at"))
    child.tell("先生がどなる。", sender="pupil", about_staff="yes")
    assert teacher.person_id not in seeing(Talk.unguarded.latest("at"))
    assert room.nurse.person_id in seeing(Talk.unguarded.latest("at"))


def test_where_nothing_says_which_grown_up_the_lead_and_the_principal_read_it_first(
    room: Staffroom, lead: Account, child: Visitor
) -> None:
    child.tell("体育のときに たたかれた。", sender="pupil", about_staff="yes")
    assert seeing(Talk.unguarded.get()) == {lead.person_id, room.principal.person_id}


def test_whom_the_words_may_mean_cannot_see_them(
    room: Staffroom, lead: Account, child: Visitor
) -> None:
    nurse = make_staff(room.school, "佐々木 恵", Post.Role.NURSE_TEACHER, Post.Role.COMMITTEE)
    child.tell("ささき先生じゃなくて佐々木先生が…", about_staff="yes")
    talk = Talk.unguarded.get()
    assert barred_from(talk.stream) == {nurse.person_id}
    assert nurse.person_id not in seeing(talk)
    assert not visible_to(Talk.unguarded.all(), nurse).exists()
    assert visible_to(Talk.unguarded.all(), lead).exists()


def test_if_it_may_be_the_principal_the_vice_principal_and_the_board_are_told(
    room: Staffroom, lead: Account, child: Visitor
) -> None:
    child.tell("校長先生に なぐられた", about_staff="yes")
    talk = Talk.unguarded.get()
    assert room.principal.person_id not in seeing(talk)
    assert {room.vice_principal.person_id, room.board_officer.person_id} <= seeing(talk)
    assert [e.attrs for e in entries([talk.stream], kinds=["board.told"])] == [
        {"type": "principal-named"}
    ]


def test_mails_say_that_something_waits_and_nothing_else(
    room: Staffroom, child: Visitor, settings: Settings
) -> None:
    settings.EMAIL_HOST = "localhost"
    child.tell("ひみつの ことば", sender="pupil")
    queued = DBTaskResult.objects.all()
    assert len(queued) == len({each.person_id for each in [*room.committee, room.guidance]})
    texts = str([task.args_kwargs for task in queued])
    assert "ひみつ" not in texts
    assert child.words[0] not in texts


def test_the_receipt_stands_nowhere(child: Visitor) -> None:
    child.tell("しまう。")
    (row,) = Receipt.unguarded.all()
    assert len(bytes(row.digest)) == 32
    facts = str([(e.attrs, e.words) for e in entries([row.stream], kinds=["report.received"])])
    assert not any(word in facts for word in child.words)


def test_the_first_page_stays_small(child: Visitor) -> None:
    from django.contrib.staticfiles import finders  # noqa: PLC0415 -- only here

    page = child.get().content
    names = re.findall(r'/static/(ui/built/[a-z.]+)"', page.decode())
    assert sorted(names) == ["ui/built/door.css", "ui/built/door.js"]
    parts = [finders.find(f"{name}.gz") for name in names]
    sizes = [Path(part).stat().st_size for part in parts if part]
    assert len(page) + sum(sizes) <= 30 * 1024


def test_staff_see_it_in_their_list_and_who_opens_it_is_noted(
    room: Staffroom, child: Visitor
) -> None:
    child.tell("みて。", sender="pupil")
    talk = Talk.unguarded.get()
    desk = sign_in(Client(), room.vice_principal)
    assert talk.number in desk.get("/door/staff/talks/").content.decode()
    assert "みて。" in desk.get(f"/door/staff/talks/{talk.pk}/").content.decode()
    assert [e.by for e in entries([talk.stream], kinds=["record.read"])] == [
        room.vice_principal.person_id
    ]
    assert sign_in(Client(), room.teacher).get(f"/door/staff/talks/{talk.pk}/").status_code == 404
