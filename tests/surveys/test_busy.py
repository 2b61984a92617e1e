"""When the database cannot take an answer, its writer is told so and has lost nothing.

And the program keeps it busy with one answer at a time.
"""

import re
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from tests.surveys.school import HURT, WORDS, Surveyed, answer, codes_of, make_surveyed, opened

from mamori.base import batches
from mamori.surveys.actions import noting
from mamori.surveys.models import Answer, Worry

TICKET = re.compile(r'name="ticket" value="([^"]+)"')


@pytest.fixture
def busy(transactional_db: None) -> Surveyed:
    return make_surveyed()


@pytest.mark.slow
def test_an_answer_that_was_not_kept_can_be_sent_again_as_it_stands(
    busy: Surveyed, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = codes_of(busy, opened(busy), busy.third)[0]
    address = f"{reverse('surveys:take', args=[code])}?l=en"
    client = Client()
    (ticket,) = TICKET.findall(client.get(address).content.decode())
    form = {"ticket": ticket, "q-what-happened": WORDS}

    def gone(_orders: Any) -> None:
        raise OperationalError

    with monkeypatch.context() as patched:
        patched.setattr(batches, "_write", gone)
        answer = client.post(address, form)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "It is not kept yet" in page
    assert WORDS in page
    assert TICKET.findall(page)
    assert not Answer.unguarded.exists()
    again = client.post(address, form | {"ticket": TICKET.findall(page)[0]})
    assert again.status_code == 200
    assert client.post(address, form).content == again.content  # twice is once
    assert Answer.unguarded.count() == 1


@pytest.mark.slow
def test_others_write_between_two_answers_that_worry(
    busy: Surveyed, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others, late = codes_of(busy, opened(busy), busy.third)
    for code in (first, *others):
        answer(code, HURT)
    told: list[tuple[int, bool]] = []

    def hand_in_meanwhile(_seconds: float) -> None:
        told.append((Worry.unguarded.count(), connection.in_atomic_block))
        if len(told) == 1:
            answer(late, HURT)

    monkeypatch.setattr(noting, "_give_way", hand_in_meanwhile)
    noting.look_through.func()
    assert told == [(number, False) for number in range(1, len(others) + 2)]
    unread = Answer.unguarded.filter(noted=False)
    assert unread.count() == 1  # which came too late for this look, and waits for others
    noting.look_through_all()
    assert Worry.unguarded.count() == len(others) + 2
    assert not unread.exists()
