"""What a stolen database tells about second steps: nothing."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client
from tests.factories import make_staff
from tests.site.conftest import code_for, set_up_app, signed_in, type_password, with_password

from mamori.people.models import Account

pytestmark = pytest.mark.django_db


def everything_stored() -> str:
    """Return every value of every table of the test database as one text."""
    told: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- names come from the database itself
            told.extend(_as_text(value) for row in cursor.fetchall() for value in row)
    return "\n".join(told)


def _as_text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


def test_the_database_holds_no_secret_of_the_second_step(client: Client, teacher: Account) -> None:
    type_password(client, teacher)
    client.get("/account/app/")
    offered = totp_secret(client)
    half_way = everything_stored()  # that secret is in the session now
    secret = set_up_app(client)
    codes = client.get("/account/codes/file/").content.decode().split()
    stored = everything_stored()
    assert teacher.email in stored  # the search does find what is there
    assert len(codes) == 10
    assert offered not in half_way
    for hidden in (secret, *codes):
        assert hidden not in stored


def totp_secret(client: Client) -> str:
    return str(client.session["mfa.totp.secret"])


def test_a_secret_copied_beside_another_account_opens_nothing(teacher: Account) -> None:
    thief = with_password(make_staff(teacher.person.school, "黒川 影"))
    secret = set_up_app_of(teacher)
    set_up_app_of(thief)
    stolen = Authenticator.objects.get(user=teacher, type="totp").data
    Authenticator.objects.filter(user=thief, type="totp").update(data=stolen)
    cache.clear()
    client = Client()
    type_password(client, thief)
    told = client.post("/sign-in/code/", {"code": code_for(secret)})
    assert told.status_code == 200
    assert "does not fit" in told.content.decode()
    assert client.get("/").status_code == 302


def set_up_app_of(account: Account) -> str:
    client = Client()
    type_password(client, account)
    return set_up_app(client)


def test_the_seed_of_recovery_codes_is_bound_to_its_account_too(teacher: Account) -> None:
    thief = with_password(make_staff(teacher.person.school, "黒川 影"))
    codes = signed_in(teacher).get("/account/codes/file/").content.decode().split()
    signed_in(thief)
    stolen = Authenticator.objects.get(user=teacher, type="recovery_codes").data
    Authenticator.objects.filter(user=thief, type="recovery_codes").update(data=stolen)
    client = Client()
    type_password(client, thief)
    assert client.post("/sign-in/code/", {"code": codes[0]}).status_code == 200
    assert client.get("/").status_code == 302
