"""What is sent again with something changed is neither lost nor doubled."""

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.door.telling import enclosed, ticket, told
from tests.factories import make_staff, sign_in

from mamori.access.queries import barred_from
from mamori.door.actions import Report, go_on, receive
from mamori.door.models import Talk
from mamori.journal.queries import entries
from mamori.people.models import Post

KINDS = ("report.received", "report.continued")


def test_danger_ticked_on_the_way_back_is_not_lost(room: Staffroom) -> None:
    mine = ticket()
    receive(school=room.school, ticket=mine, report=Report("たたかれた。"))
    for _twice in range(2):
        receive(
            school=room.school,
            ticket=mine,
            report=Report("たたかれた。", about_staff=True, danger=True),
        )
    talk = Talk.unguarded.get()
    assert (talk.danger, talk.about_staff) == (True, True)
    assert len(entries([talk.stream], kinds=KINDS)) == 2


def test_changed_words_sent_twice_are_told_once(room: Staffroom) -> None:
    mine, later = ticket(), ticket()
    for words in ("一", "二", "二", "一", "三"):
        talk = receive(school=room.school, ticket=mine, report=Report(words))
    for words in ("四", "五", "五"):
        go_on(talk=talk, ticket=later, report=Report(words))
    go_on(talk=talk, ticket=ticket(), report=Report("五"))  # said once more, on a new page
    said = [(one.words or {})["what"] for one in entries([talk.stream], kinds=KINDS)]
    assert said == ["一", "二", "三", "四", "五", "五"]


@pytest.mark.parametrize(
    "more",
    [
        {"group": "3年1組（斎藤先生）"},
        {"name": "斎藤先生の子"},
        {"files": (enclosed("text/plain", "斎藤先生が たたいた".encode()),)},
        {"files": (enclosed("text/plain", "斎藤先生が たたいた".encode("cp932")),)},
    ],
)
def test_whoever_is_named_beside_the_words_does_not_read_them(
    room: Staffroom, more: dict[str, object]
) -> None:
    named = make_staff(room.school, "斎藤 健", Post.Role.COMMITTEE)
    talk = told(room.school, "こわい。", **more)
    assert barred_from(talk.stream) == {named.person_id}
    page = sign_in(Client(), named).get(f"/door/staff/talks/{talk.pk}/")
    assert page.status_code == 404
