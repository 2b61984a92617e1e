"""What was told becomes a sign, word for word; the talk goes on beside it."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from tests.base.media.pictures import PLANTED, jpeg_from_a_phone
from tests.cases.conftest import Staffroom, sign
from tests.cases.handing_in import get, kept
from tests.door.telling import enclosed, ticket, told, told_with
from tests.factories import make_staff, sign_in

from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.door import queries
from mamori.door.actions import Report, go_on
from mamori.door.models import Talk
from mamori.duties.queries import open_duties
from mamori.journal.queries import entries
from mamori.people.models import Account, Post

__all__ = ["sign"]


def make_it_a_sign(by: Account, talk: Talk, **fields: Any) -> Any:
    """Send the form of a sign as the page offers it, with a child chosen."""
    desk = sign_in(Client(), by)
    url = f"/door/staff/talks/{talk.pk}/sign/"
    page = desk.get(url).content.decode()
    pk = re.search(r'name="id" value="([^"]+)"', page)
    assert pk
    form = {
        "id": pk[1],
        "words": "読みました。",
        "noticed_at": "2026-11-20T10:15",
        "place": "in-school",
        "channel": "child",
        "send": "1",
    }
    return desk.post(url, form | fields)


def test_what_the_program_writes_into_the_case_is_in_the_schools_language(
    room: Staffroom,
) -> None:
    talk = told(room.school, "ゆいちゃんが かくされた。")
    with override("en"):
        assert queries.first_values(talk)["words"].startswith("窓口に届いた")
        assert queries.says_where_from(talk) != "From the door"


@pytest.mark.row("HOK-067")
def test_the_childs_own_words_stand_beside_the_sign(room: Staffroom) -> None:
    talk = told(room.school, "ゆいちゃんが かくされた。", sender="pupil", group="3-1")
    answer = make_it_a_sign(room.nurse, talk, pupils=[room.child.pk])
    assert answer.status_code == 302, answer.content.decode()
    case = Case.unguarded.get()
    page = sign_in(Client(), room.homeroom).get(f"/cases/{case.pk}/").content.decode()
    assert "ゆいちゃんが かくされた。" in page
    assert "読みました。" in page
    talk_page = f"/door/staff/talks/{talk.pk}/"
    assert talk_page not in page  # a homeroom teacher has no seat there
    nurse = sign_in(Client(), room.nurse).get(f"/cases/{case.pk}/").content.decode()
    assert talk_page in nurse
    (gone,) = entries([talk.stream], kinds=["report.passed-on"])
    assert gone.attrs == {"into": str(case.pk)}
    assert "pass-report-on" not in str(open_duties([talk.stream], "en"))
    assert (
        f"/cases/{case.pk}/"
        in sign_in(Client(), room.nurse).get(f"/door/staff/talks/{talk.pk}/").content.decode()
    )


def test_its_files_go_along_and_open_in_the_case_without_what_they_tell(room: Staffroom) -> None:
    talk, _file = told_with(room.school, "image/jpeg", jpeg_from_a_phone())
    make_it_a_sign(room.nurse, talk, pupils=[room.child.pk])
    case = Case.unguarded.get()
    (file,) = kept(case)
    shown = get(room.nurse, case, file.pk)
    assert shown.status_code == 200
    assert PLANTED not in shown.content


def test_whom_the_words_may_mean_is_ticked_and_named_in_the_case(room: Staffroom) -> None:
    teacher = make_staff(room.school, "斎藤 健", Post.Role.TEACHER)
    talk = told(room.school, "斎藤先生が たたいた。")
    page = sign_in(Client(), room.nurse).get(f"/door/staff/talks/{talk.pk}/sign/").content.decode()
    ticked = re.findall(r'name="adults"[^>]*value="([^"]+)"[^>]*checked', page)
    assert ticked == [str(teacher.person_id)]


def test_sent_twice_it_is_one_sign(room: Staffroom) -> None:
    talk, _file = told_with(room.school, "image/jpeg", jpeg_from_a_phone())
    pk = uuid.uuid4()
    for _twice in range(2):
        make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], id=pk)
    assert Case.unguarded.count() == 1
    assert len(entries([talk.stream], kinds=["report.passed-on"])) == 1
    assert len(kept(Case.unguarded.get())) == 1


def test_it_joins_a_case_that_is_there_and_later_words_follow(room: Staffroom, sign: Sign) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    talk = told(room.school, "まえの つづき。")
    desk = sign_in(Client(), room.nurse)
    url = f"/door/staff/talks/{talk.pk}/case/"
    assert desk.post(url, {"case": ""}).status_code == 422
    assert desk.post(url, {"case": str(case.pk)}).status_code == 302
    go_on(talk=talk, ticket=ticket(), report=Report(words="きょうも あった。"))
    page = desk.get(f"/door/staff/talks/{talk.pk}/").content.decode()
    assert "きょうも あった。" in page
    desk.post(url, {"case": str(case.pk)})
    notes = [(e.words or {})["what"] for e in entries([case.stream], kinds=["note.added"])]
    assert notes == ["まえの つづき。", "きょうも あった。"]


def test_a_case_one_cannot_see_cannot_be_chosen(room: Staffroom, sign: Sign) -> None:
    hidden = record_sign(
        by=room.homeroom, sign=Sign(**{f: getattr(sign, f) for f in sign.__slots__})
    )
    outsider = make_staff(room.school, "新任 十一", Post.Role.SAFEGUARDING_LEAD)
    talk = told(room.school, "だれか。")
    Case.unguarded.filter(pk=hidden.pk).update(stream="case:elsewhere")
    desk = sign_in(Client(), outsider)
    answer = desk.post(f"/door/staff/talks/{talk.pk}/case/", {"case": str(hidden.pk)})
    assert answer.status_code == 422


def test_pictures_are_shown_to_the_school_without_what_they_tell(room: Staffroom) -> None:
    talk, file = told_with(room.school, "image/jpeg", jpeg_from_a_phone())
    shown = sign_in(Client(), room.nurse).get(f"/door/staff/talks/{talk.pk}/files/{file}/")
    assert shown.status_code == 200
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["Cache-Control"] == "no-store"
    assert "sandbox" in shown["Content-Security-Policy"]
    assert PLANTED not in shown.content
    broken = told(room.school, files=(enclosed("image/png", b"\x89PNG\r\n\x1a\nbroken"),))
    (entry,) = entries([broken.stream], kinds=["report.received"])
    name = (entry.words or {})["files"][0]["id"]
    url = f"/door/staff/talks/{broken.pk}/files/{uuid.UUID(name)}/"
    assert sign_in(Client(), room.nurse).get(url).status_code == 422


def ticked(page: str) -> set[str]:
    return set(re.findall(r'name="adults"[^>]*value="([^"]+)"[^>]*checked', page))


def test_whom_the_words_may_mean_is_ticked_before_it_joins_a_case(
    room: Staffroom, sign: Sign
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    named = make_staff(room.school, "斎藤 健", Post.Role.COMMITTEE)
    talk = told(room.school, "斎藤先生が たたいた。")
    page = sign_in(Client(), room.nurse).get(f"/door/staff/talks/{talk.pk}/case/").content.decode()
    assert ticked(page) == {str(named.person_id)}
    assert sign_in(Client(), named).get(f"/cases/{case.pk}/").status_code == 200


@pytest.mark.parametrize("where", ["case", "sign"])
def test_nobody_passes_on_what_came_while_they_read(
    room: Staffroom, sign: Sign, where: str
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    named = make_staff(room.school, "斎藤 健", Post.Role.COMMITTEE)
    talk = told(room.school, "こわい。")
    url, desk = f"/door/staff/talks/{talk.pk}/{where}/", sign_in(Client(), room.nurse)
    seen = re.search(r'name="seen" value="([^"]+)"', desk.get(url).content.decode())
    assert seen
    go_on(talk=talk, ticket=ticket(), report=Report(words="斎藤先生が した。"))
    fields: dict[str, Any] = {"case": str(case.pk), "seen": seen[1]}
    if where == "sign":
        answer = make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], **fields)
    else:
        answer = desk.post(url, fields)
    assert answer.status_code == 422
    assert "斎藤先生が した。" in answer.content.decode()
    assert not entries([talk.stream], kinds=["report.passed-on"])
    seen = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())
    assert seen
    fields |= {"seen": seen[1], "adults": [str(named.person_id)]}
    if where == "sign":
        answer = make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], **fields)
    else:
        answer = desk.post(url, fields)
    assert answer.status_code == 302


def test_an_adult_ticked_on_the_way_back_is_named_in_the_case(room: Staffroom) -> None:
    talk, pk = told(room.school, "こわい。"), uuid.uuid4()
    make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], id=pk)
    named = str(room.guidance.person_id)
    make_it_a_sign(room.nurse, talk, pupils=[room.child.pk], id=pk, adults=[named])
    case = Case.unguarded.get()
    assert sign_in(Client(), room.guidance).get(f"/cases/{case.pk}/").status_code == 404
