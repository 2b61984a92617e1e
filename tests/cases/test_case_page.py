"""A case with five hundred entries of every kind asks the database no more than one with five."""

from dataclasses import replace
from itertools import cycle
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cases.care import address, begin, other_child, recognise, send, take
from tests.cases.conftest import Staffroom
from tests.factories import sign_in

from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case
from mamori.duties.actions import refresh
from mamori.journal import actions as journal
from mamori.journal.queries import entries

MANY = 500
SKIPPED = {"sign.recorded", "sign.shared", "hop.absent", "case.recognised"}


def statements(client: Client, room: Staffroom, case: Case) -> list[str]:
    """Return what the page of a case asks the database, once everything else is warm."""
    sign_in(client, room.nurse).get(address(case))
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(address(case))
    assert answer.status_code == 200
    return [query["sql"] for query in caught.captured_queries]


def full_of_life(room: Staffroom, sign: Sign, client: Client) -> Case:
    """Return a case in which most kinds of acts were recorded on the pages, each of them once."""
    case = begin(room, sign)
    other = other_child(room, case)
    recognise(room, case)
    both = [room.nurse.person_id, room.expert.person_id]
    child = {"subjects": room.child.pk}
    acts: dict[str, dict[str, Any]] = {
        "interview": {"with": "victim", "said": "一人ずつ。", "place": "相談室", **child},
        "meet": {"type": "full", "time": "16:00", "discussed": "対応", "decided": "分担"},
        "make-plan": {"for": "victim", "support": "a", "sharing": "b", "roles": "c", **child},
        "change-plan": {"for": "victim", "support": "d", "why": "e", **child},
        "take-measure": {"for": "victim", "type": "talk", "done": "話した。", **child},
        "assign-watch": {"of": "victim", "when": "毎日", **child},
        "note-watch": {"of": "other-child", "seen": "静か。", "subjects": other.pk},
        "ask-distress": {
            "with": "victim",
            "way": "meeting",
            "answer": "some",
            "said": "f",
            **child,
        },
        "offer-counselling": {"with": "victim", "offered": "g", **child},
        "tell-staff": {"told": "h"},
        "record-course": {"course": "i"},
        "lengthen-watch": {"decided_by": "committee", "until": "2027-03-01", "reason": "j"},
    }
    for step, form in acts.items():
        answer = send(client, room.nurse, case, step, behind=both, **form)
        assert answer.status_code == 302, (step, answer.content.decode())
    return case


def grow(room: Staffroom, case: Case) -> None:
    """Let everything happen again and again, until it fills many pages of paper."""
    known = [entry for entry in entries([case.stream]) if entry.kind not in SKIPPED]
    assert len({entry.kind for entry in known}) >= 15
    for entry, _ in zip(cycle(known), range(MANY), strict=False):
        journal.append(
            by=entry.by,
            ledger=room.school.pk,
            stream=case.stream,
            kind=entry.kind,
            attrs=entry.attrs,
            subjects=entry.subjects,
            words=entry.words,
        )
    refresh(school=room.school, stream=case.stream)


@pytest.mark.slow
def test_the_page_of_a_long_case_asks_no_more_than_that_of_a_short_one(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    short = record_sign(by=room.homeroom, sign=replace(sign, id=uuid4()))
    both = [room.nurse.person_id, room.expert.person_id]
    plan = {"for": "victim", "subjects": room.child.pk, "support": "a", "sharing": "b"}
    for _ in range(2):
        take(room, short, "record-act", attrs={"form": ["1"]})
    made = send(client, room.nurse, short, "make-plan", **plan, roles="c", behind=both)
    assert made.status_code == 302
    few = statements(client, room, short)
    assert len(entries([short.stream])) == 5
    long = full_of_life(room, sign, client)
    some = statements(client, room, long)
    grow(room, long)
    many = statements(client, room, long)
    assert len(many) == len(some)
    assert len(many) == len(few)
