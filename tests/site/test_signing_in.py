from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import translation
from tests.factories import make_staff
from tests.site.conftest import (
    PASSWORD,
    code_for,
    set_up_app,
    signed_in,
    type_password,
    with_password,
)

from mamori.people.models import Account, School
from mamori.site import sign_in

pytestmark = pytest.mark.django_db


def test_a_password_alone_leads_to_the_second_step_and_nowhere_else(
    client: Client, teacher: Account
) -> None:
    type_password(client, teacher)
    for path in ("/", "/signs/new/", "/cases/", "/account/password/"):
        assert client.get(path)["Location"] == "/account/", path
    assert client.get("/account/").status_code == 200


def test_with_the_second_step_set_up_every_page_opens(client: Client, teacher: Account) -> None:
    type_password(client, teacher)
    set_up_app(client)
    assert client.get("/").status_code == 200


def test_a_session_with_a_password_alone_is_not_let_in_with_the_owner(teacher: Account) -> None:
    thief, owner = Client(), Client()
    type_password(thief, teacher)
    assert thief.get("/account/").status_code == 200
    type_password(owner, teacher)
    set_up_app(owner)
    assert owner.get("/").status_code == 200
    for path in ("/cases/", "/account/passkeys/add/", "/account/"):
        assert thief.get(path)["Location"].startswith("/sign-in/"), path
    assert type_password(thief, teacher)["Location"] == "/sign-in/code/"


def test_signing_in_again_asks_for_the_code(teacher: Account) -> None:
    client = Client()
    type_password(client, teacher)
    secret = set_up_app(client)
    client.post("/sign-out/")
    cache.clear()  # the code of this half minute was used once
    assert type_password(client, teacher)["Location"] == "/sign-in/code/"
    assert client.get("/").status_code == 302
    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    assert client.post("/sign-in/code/", {"code": code_for(secret)})["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_recovery_code_works_once(teacher: Account) -> None:
    client = signed_in(teacher)
    codes = client.get("/account/codes/file/").content.decode().split()
    client.post("/sign-out/")
    type_password(client, teacher)
    assert client.post("/sign-in/code/", {"code": codes[0]})["Location"] == "/"
    client.post("/sign-out/")
    type_password(client, teacher)
    assert client.post("/sign-in/code/", {"code": codes[0]}).status_code == 200


def test_a_wrong_sign_in_tells_the_same_whoever_it_is(school: School, teacher: Account) -> None:
    closed = with_password(make_staff(school, "鈴木 花"))
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    unopened = make_staff(school, "田中 実")

    def answer(email: str) -> str:
        client = Client()
        told = client.post("/sign-in/", {"login": email, "password": "not this one"})
        assert told.status_code == 200
        return told.content.decode().replace(email, "EMAIL").replace(_token(told), "TOKEN")

    answers = {answer(one.email) for one in (teacher, closed, unopened)}
    assert answers == {answer("nobody@school.example")}


def _token(answer: Any) -> str:
    return str(answer.context["csrf_token"])


def test_guessing_stops_after_ten_and_only_for_that_account(
    client: Client, school: School, teacher: Account
) -> None:
    for _ in range(10):
        type_password(client, teacher, "guess")
    told = type_password(client, teacher)
    assert "wait five minutes" in told.content.decode()
    colleague = with_password(make_staff(school, "高橋 恵"))
    assert type_password(Client(), colleague).status_code == 302


def test_many_other_attempts_do_not_push_the_counter_out(teacher: Account) -> None:
    for _ in range(10):
        type_password(Client(), teacher, "guess")
    for number in range(400):
        cache.set(f"other-{number}", number, 300)
    assert "wait five minutes" in type_password(Client(), teacher).content.decode()


def test_forty_colleagues_sign_in_from_one_address_within_a_minute(school: School) -> None:
    for number in range(40):
        colleague = with_password(make_staff(school, f"先生 {number}"))
        assert type_password(Client(), colleague)["Location"] == "/", number


def test_an_address_in_a_header_is_not_believed(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    for number in range(4):
        told = client.post("/sign-in/", {}, headers={"X-Forwarded-For": f"198.51.100.{number}"})
    assert told.status_code == 429
    assert "Too many attempts" in told.content.decode()


def test_behind_a_proxy_of_ours_each_address_counts_for_itself(
    client: Client, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(3):
        told = client.post("/sign-in/", {}, headers={"X-Forwarded-For": f"198.51.100.{number}"})
        assert told.status_code == 200, number


def test_passwords_are_kept_as_argon2id() -> None:
    with override_settings(PASSWORD_HASHERS=sign_in.PASSWORD_HASHERS):
        assert make_password(PASSWORD).startswith("argon2$argon2id$")


def test_nobody_signs_up(client: Client) -> None:
    for path in ("/sign-up/", "/signup/", "/account/signup/", "/accounts/signup/"):
        assert client.get(path).status_code in {302, 404}, path
    assert client.get("/sign-in/").content.decode().count("<form") == 3


def test_a_short_password_is_refused_in_words(client: Client, teacher: Account) -> None:
    browser = signed_in(teacher)
    told = browser.post(
        "/account/password/", {"oldpassword": PASSWORD, "password1": "kaze", "password2": "kaze"}
    )
    assert "8 more characters are needed" in told.content.decode()


def test_the_last_second_step_cannot_be_removed(teacher: Account) -> None:
    browser = signed_in(teacher)
    browser.post("/account/app/remove/", {})
    assert Authenticator.objects.filter(user=teacher, type="totp").exists()


def test_pages_of_a_signed_in_person_are_not_kept(teacher: Account) -> None:
    browser = signed_in(teacher)
    for path in ("/", "/account/", "/about/", "/nowhere/"):
        assert browser.get(path)["Cache-Control"] == "no-store", path


@pytest.mark.parametrize("language", ["ja", "vi", "nl", "en"])
def test_the_pages_of_signing_in_come_in_every_language(client: Client, language: str) -> None:
    client.post("/language/", {"language": language})
    for path in ("/sign-in/", "/password/forgotten/", "/about/"):
        page = client.get(path)
        assert f'lang="{language}"' in page.content.decode()
        with translation.override(language):
            assert page.status_code == 200


def test_the_chosen_language_is_that_of_ones_mail_too(teacher: Account) -> None:
    browser = signed_in(teacher)
    browser.post("/language/", {"language": "vi"})
    browser.post("/language/", {"language": "xx"})
    teacher.refresh_from_db()
    assert teacher.language == "vi"


def test_every_page_of_signing_in_is_ours_and_holds_no_inline_script(teacher: Account) -> None:
    browser = signed_in(teacher)
    for path in (
        "/sign-out/",
        "/account/",
        "/account/password/",
        "/account/app/remove/",
        "/account/passkeys/",
        "/account/passkeys/add/",
        "/account/codes/",
        "/account/codes/new/",
    ):
        answer = browser.get(path)
        page = answer.content.decode()
        assert answer.status_code == 200, path
        assert "govuk-template" in page, path
        for opening in page.split("<script")[1:]:
            tag = opening.split(">")[0]
            assert "src=" in tag or 'type="application/json"' in tag, path
        for forbidden in (" style=", "data:", "onclick="):
            assert forbidden not in page, path
