"""A hold tells nobody of a case that names them."""

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.doing import moment, record, see

from mamori.base import clock
from mamori.cases.actions import Sign, record_sign
from mamori.cases.models import Case, Report
from mamori.journal.actions import Held, erase
from mamori.journal.queries import codes

MORNING, NOON = moment("2026-06-02T09:00"), moment("2026-06-02T12:00")
SERIOUS = "serious-situation"


def send(room: Staffroom, case: Case, step: str, **form: object) -> None:
    with clock.at(NOON):
        answer = record(room.principal, case, step, **form)
    assert answer.status_code == 302, answer.content.decode()


def tell_board(room: Staffroom, case: Case) -> Report:
    before = set(Report.unguarded.values_list("pk", flat=True))
    send(room, case, "tell-board-status", known="調べている。", subjects=[room.child.pk])
    return Report.unguarded.exclude(pk__in=before).get()


@pytest.mark.row("HOK-164")
def test_whom_a_case_names_does_not_learn_of_it_from_a_hold_elsewhere(
    room: Staffroom, sign: Sign
) -> None:
    named = frozenset({room.vice_principal.person_id})
    with clock.at(MORNING):
        sign = replace(sign, noticed_at=MORNING)
        open_case = record_sign(by=room.homeroom, sign=sign)
        hidden = record_sign(by=room.nurse, sign=replace(sign, id=uuid4(), adults=named))
    report = tell_board(room, open_case)
    with clock.at(NOON):
        before = see(room.vice_principal, f"/cases/{open_case.pk}/")
        harm = {"type": "harm", "claimed": "骨折した。", "subjects": [room.child.pk]}
        send(room, hidden, "suspect-serious", on="2026-06-02", **harm)
        after = see(room.vice_principal, f"/cases/{open_case.pk}/")
    later = tell_board(room, open_case)
    assert "nothing may be erased" not in before + after
    for stream in (open_case.stream, report.stream, later.stream):
        assert not {"hold.placed", "hold.kept"} & {fact.kind for fact in codes(stream)}
        with pytest.raises(Held):
            erase(by=None, ledger=room.school.pk, stream=stream, why="kept-long-enough")
    assert "nothing may be erased" in see(room.principal, f"/cases/{hidden.pk}/")
    with clock.at(NOON):
        page = see(room.principal, f"/cases/{hidden.pk}/")
    assert open_case.stream not in page
    send(room, hidden, "lift-hold", why=SERIOUS, reason="終わった。", behind=both(room))
    erase(by=None, ledger=room.school.pk, stream=open_case.stream, why="kept-long-enough")


def both(room: Staffroom) -> list[str]:
    return [str(room.principal.person_id), str(room.nurse.person_id)]
