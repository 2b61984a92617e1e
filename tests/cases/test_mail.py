"""The mail that follows a sign, received by a real SMTP server: it knocks and tells nothing."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.management import call_command
from pytest_django import Settings
from tests.cases.conftest import Staffroom

from mamori.cases.actions import Sign, record_sign

pytestmark = pytest.mark.django_db(transaction=True)


class Letterbox:
    def __init__(self) -> None:
        self.letters: list[tuple[list[str], Message]] = []

    async def handle_DATA(  # noqa: N802 -- the name is the library's
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        message = BytesParser(policy=default).parsebytes(envelope.content)
        self.letters.append((list(envelope.rcpt_tos), message))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def letterbox(settings: Settings) -> Iterator[Letterbox]:
    box = Letterbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.EMAIL_USE_TLS = False
    yield box
    controller.stop()


def work() -> None:
    call_command("db_worker", batch=True, interval=0.01, verbosity=0)


@pytest.mark.row("HOK-062", "HOK-136", "HOK-137")
def test_everybody_it_must_reach_is_knocked_at_once_and_no_content_leaves(
    room: Staffroom, sign: Sign, letterbox: Letterbox
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    assert letterbox.letters == []
    work()
    to = [address for addresses, _ in letterbox.letters for address in addresses]
    expected = {account.email for account in [*room.chain, *room.committee]}
    assert sorted(to) == sorted(expected - {room.homeroom.email})
    for addresses, letter in letterbox.letters:
        assert len(addresses) == 1
        text = letter.as_string() + letter.get_content() + str(letter["subject"])
        for secret in ("結衣", "池田", "上履き", case.number, str(case.pk), "みどり", "いじめ"):
            assert secret not in text


def test_the_named_adult_gets_no_mail(room: Staffroom, sign: Sign, letterbox: Letterbox) -> None:
    named = replace(sign, adults=frozenset({room.principal.person_id}))
    record_sign(by=room.homeroom, sign=named)
    work()
    to = {address for addresses, _ in letterbox.letters for address in addresses}
    assert room.principal.email not in to
    assert room.board_officer.email in to


def test_without_a_mail_server_nothing_is_queued(room: Staffroom, sign: Sign) -> None:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 -- only this test counts rows

    record_sign(by=room.homeroom, sign=sign)
    assert DBTaskResult.objects.count() == 0
