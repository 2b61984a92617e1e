"""Whoever the words of a report may mean meets the same school as if nobody had told anything."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from pytest_django.fixtures import Settings
from tests.cases.conftest import Staffroom
from tests.door.telling import ticket, told, told_with
from tests.factories import FIRST_DAY, sign_in
from tests.site.test_named import seen_by
from tests.site.test_walk import names, parameters

from mamori.access.actions import bar
from mamori.base import clock
from mamori.door.actions import Report, answer, go_on, open_door
from mamori.door.models import Talk
from mamori.people import offices
from mamori.people.mentions import staff_mentioned
from mamori.people.models import Post
from mamori.people.queries import about, school_day

WHO = ["principal", "vice_principal", "nurse", "guidance", "teacher"]


@pytest.mark.slow
@pytest.mark.row("HOK-027")
@pytest.mark.parametrize("who", WHO)
def test_no_page_changes_for_whom_the_words_may_mean(
    room: Staffroom, settings: Settings, who: str
) -> None:
    settings.EMAIL_HOST = "localhost"
    named = getattr(room, who)
    open_door(school=room.school)
    client = sign_in(Client(), named)
    full = about([named.person_id])[named.person_id].full_name
    words = f"{full.split()[0]}先生が どなる。{full}"
    assert named.person_id in staff_mentioned(room.school, words, school_day(room.school))
    with clock.at(clock.now()):
        seen_by(client)
        before = seen_by(client)
        talk = told(room.school, words, sender="pupil", about_staff=True, danger=True)
        go_on(talk=talk, ticket=ticket(), report=Report(words="また。"))
        told(room.school, f"{full}は にげた。", sender="guardian")
        reader = room.expert
        answer(by=reader, talk=talk, words="読みました。", pk=uuid4())
        after = seen_by(client)
    assert {name for name in before if before[name] != after[name]} == set()


def test_what_they_may_not_open_costs_what_nothing_costs(room: Staffroom) -> None:
    talk, file = told_with(room.school, "text/plain", "教頭先生が".encode())
    Talk.unguarded.filter(pk=talk.pk).update(danger=True)
    bar(stream=talk.stream, people=[room.vice_principal.person_id])
    client = sign_in(Client(), room.vice_principal)
    guarded = [
        name
        for name in names(get_resolver())
        if name.startswith("door:") and "pk" in parameters(name)
    ]
    assert guarded
    for name in guarded:
        costs, pages = [], []
        for pk in (talk.pk, uuid4()):
            values = {"pk": pk, "file": file}
            values = {key: values[key] for key in parameters(name)}
            for method in ("GET", "POST"):
                with CaptureQueriesContext(connection) as asked:
                    page = client.generic(method, reverse(name, kwargs=values))
                costs.append(len(asked))
                pages.append((page.status_code, re.sub(rb'value="[^"]*"', b"", page.content)))
        assert costs[:2] == costs[2:], name
        assert pages[:2] == pages[2:], name


def test_a_post_may_change_and_the_named_still_see_nothing(room: Staffroom) -> None:
    """Somebody whom a report means joins the committee afterwards: the bar goes before the seat."""
    words = f"{about([room.teacher.person_id])[room.teacher.person_id].full_name}が たたいた"
    talk = told(room.school, words)
    Post.objects.create(
        school=room.school,
        person=room.teacher.person,
        role=Post.Role.COMMITTEE,
        starts=FIRST_DAY,
    )
    today = school_day(room.school)
    assert offices.of_role("committee", room.school.pk) in offices.held_by(
        room.teacher.person_id, today
    )
    page = sign_in(Client(), room.teacher).get(f"/door/staff/talks/{talk.pk}/")
    assert page.status_code == 404
