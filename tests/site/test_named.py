"""The adult whom a case names meets the same school as if there were no case."""

import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from tests.cases.conftest import Staffroom, room, sign
from tests.factories import sign_in
from tests.site.test_walk import names, parameters

from mamori.base import clock
from mamori.cases.actions import Deed, Sign, add_note, merge, record_sign, take_step
from mamori.cases.models import Case
from mamori.people.models import Account

__all__ = ["room", "sign"]

TOKENS = re.compile(rb'(name="(?:csrfmiddlewaretoken|whose|id)" value=")[^"]*')
# What is new on every visit by its nature: the second step's own secret.
OWN = {"mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"}


def plain_addresses() -> list[str]:
    """Return every address that needs no number to be asked for."""
    return sorted(name for name in names(get_resolver()) - OWN if not parameters(name))


def seen_by(client: Client) -> dict[str, tuple[int, int, bytes]]:
    """Ask every such address; return status, number of questions to the database, and page."""
    pages = {}
    for name in plain_addresses():
        if name == "account_logout":
            continue
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(reverse(name))
        pages[name] = answer.status_code, len(asked), TOKENS.sub(rb"\1", answer.content)
    return pages


def go_on(room: Staffroom, sign: Sign, case: Case, named: Account) -> None:
    """Let everything happen in a case that others might be told of."""
    child = frozenset({room.child.pk})
    head = room.vice_principal if named == room.principal else room.principal
    add_note(by=room.homeroom, case=case, words="廊下でもあった。")
    act = Deed({"form": ["1"], "danger": "yes"}, child, {"happened": "どなられた。"})
    take_step(by=room.homeroom, case=case, step="record-act", deed=act)
    known = Deed({"type": "quick"}, child, {"known": "調べている。"})
    take_step(by=head, case=case, step="tell-board-quick", deed=known)
    suspected = Deed({"type": "claim"}, child, {"what": "保護者の申立て。"})
    take_step(by=head, case=case, step="suspect-serious", deed=suspected)
    other = record_sign(by=room.homeroom, sign=replace(sign, id=uuid4(), words="同じこと。"))
    merge(by=room.nurse, case=other, into=case, why="同じ。")


@pytest.mark.slow
@pytest.mark.row("HOK-114")
@pytest.mark.parametrize("who", ["principal", "vice_principal", "guidance", "teacher"])
def test_no_page_changes_for_the_named_by_what_happens_in_the_case(
    room: Staffroom, sign: Sign, settings: Any, django_capture_on_commit_callbacks: Any, who: str
) -> None:
    settings.EMAIL_HOST = "localhost"
    named = getattr(room, who)
    client = sign_in(Client(), named)
    with clock.at(clock.now()):  # a form that offers the present minute stays the same page
        seen_by(client)  # the first visit fills what is kept in memory
        before = seen_by(client)
        with django_capture_on_commit_callbacks(execute=True):
            adults = frozenset({named.person_id})
            case = record_sign(by=room.homeroom, sign=replace(sign, adults=adults))
            go_on(room, sign, case, named)
        after = seen_by(client)
    assert {name for name in before if before[name] != after[name]} == set()
    assert named.email not in [address for sent in mail.outbox for address in sent.to]


def test_what_the_named_may_not_see_costs_what_nothing_costs(room: Staffroom, sign: Sign) -> None:
    named = room.vice_principal
    adults = frozenset({named.person_id})
    case = record_sign(by=room.homeroom, sign=replace(sign, adults=adults))
    client = sign_in(Client(), named)
    guarded = [n for n in names(get_resolver()) if n.startswith("cases:") and "pk" in parameters(n)]
    assert guarded
    for name in guarded:
        rest = {"step": "interview", "file": uuid4()}
        values = {key: rest[key] for key in parameters(name) - {"pk"}}
        costs = []
        for pk in (case.pk, uuid4()):
            for method in ("GET", "POST"):
                with CaptureQueriesContext(connection) as asked:
                    client.generic(method, reverse(name, kwargs={"pk": pk, **values}))
                costs.append(len(asked))
        assert costs[:2] == costs[2:], name
