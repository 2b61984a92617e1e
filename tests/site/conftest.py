import re
import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpResponse
from django.test import Client
from tests.factories import make_school, make_staff

from mamori.people.models import Account, School

PASSWORD = "kaze no tsuyoi hi"
SCHOOL = (
    *("school", "create", "--name", "あけぼの小学校", "--language", "ja"),
    *("--time-zone", "Asia/Tokyo", "--lead-name", "山本 直子"),
)


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm with the least work, so that a test signs many people in."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["tests.site.conftest.QuickArgon2"]


@pytest.fixture
def school(db: None) -> School:
    return make_school()


@pytest.fixture
def teacher(school: School) -> Account:
    """A teacher with a password and no second step yet."""
    return with_password(make_staff(school, "佐藤 一郎"))


@pytest.fixture
def principal(school: School) -> Account:
    return with_password(make_staff(school, "山本 直子", "principal"))


def with_password(account: Account) -> Account:
    account.set_password(PASSWORD)
    account.save()
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


def type_password(client: Client, account: Account, password: str = PASSWORD) -> HttpResponse:
    return client.post("/sign-in/", {"login": account.email, "password": password})


def code_for(secret: str) -> str:
    """Return what an authenticator app would show now."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def set_up_app(client: Client) -> str:
    """Set up an authenticator app through the pages and return its secret."""
    page = client.get("/account/app/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    answer = client.post("/account/app/", {"code": code_for(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def signed_in(account: Account) -> Client:
    """Return a browser in which somebody has signed in with password and app."""
    client = Client()
    type_password(client, account)
    set_up_app(client)
    return client


def told(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return captured.out + captured.err
