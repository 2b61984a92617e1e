"""No page tells how much the whole school wrote: an adult whom a case names could count it."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk, text
from tests.factories import sign_in

from mamori.cases.actions import Sign, add_note, record_sign
from mamori.cases.models import Case
from mamori.journal.queries import entries


@pytest.mark.row("HOK-138")
def test_entries_are_marked_by_their_ids(
    room: Staffroom, case: Case, sign: Sign, desk: Desk
) -> None:
    named = frozenset({room.vice_principal.person_id})
    record_sign(by=room.nurse, sign=replace(sign, id=uuid4(), adults=named))
    add_note(by=room.homeroom, case=case, words="合言葉")
    desk.record(
        "interview", **{"with": "victim"}, subjects=room.child.pk, said="話", on="2026-04-06"
    )
    ids = {str(entry.id) for entry in entries([case.stream])}
    browser = sign_in(Client(), room.vice_principal)
    found = browser.post("/search/", {"text": "合言葉"})
    for page in (desk.open(), desk.open("establish-facts"), text(found)):
        marks = set(re.findall(r"entry-([0-9a-f-]+)", page))
        assert marks
        assert marks <= ids
