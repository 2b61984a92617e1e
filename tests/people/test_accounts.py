import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.factories import (
    make_guardian,
    make_person,
    make_pupil,
    make_school,
    make_staff,
    sign_in,
)
from tests.site.conftest import set_up_app

from mamori.journal.queries import entries
from mamori.people import accounts
from mamori.people.accounts import NotInvited, Why
from mamori.people.models import Account, Person, School
from mamori.people.rights import may_open
from mamori.site.cli import main

pytestmark = pytest.mark.django_db
LONG = "kaze no tsuyoi hi"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def principal(school: School) -> Account:
    return make_staff(school, "山本 直子", "principal")


@pytest.fixture
def colleague(school: School) -> Person:
    return make_person(school, Person.Kind.STAFF, "佐藤 一郎")


def choose_password(client: Client, link: str) -> Any:
    """Follow the link as its owner does."""
    page = client.get(link.removeprefix("http://localhost:8000"), follow=True)
    if page.context.get("token_fail"):
        return page
    path = page.redirect_chain[-1][0]
    return client.post(path, {"password1": LONG, "password2": LONG})


def test_the_link_opens_the_account_once(
    client: Client, principal: Account, colleague: Person
) -> None:
    link = accounts.invite(by=principal, person=colleague, email="Sato@Midori.example")
    told = choose_password(client, link)
    assert told["Location"] == "/"
    assert client.get("/")["Location"] == "/account/"
    again = choose_password(Client(), link)
    assert "This link no longer works" in again.content.decode()
    assert Account.objects.get(person=colleague).email == "sato@midori.example"


@pytest.mark.row("NER-01")
def test_pupils_and_guardians_never_get_an_account(principal: Account) -> None:
    pupil = make_pupil(principal.person.school, "小林 翔")
    for person in (pupil, make_guardian(pupil, "小林 葵")):
        with pytest.raises(NotInvited) as refused:
            accounts.invite(by=principal, person=person, email="sho@home.example")
        assert refused.value.why is Why.NOT_STAFF
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("principal", True),
        ("vice-principal", True),
        ("ict", True),
        ("office", True),
        ("teacher", False),
        ("counsellor", False),
        ("committee", False),
    ],
)
def test_only_some_posts_invite(
    school: School,
    colleague: Person,
    role: str,
    may: bool,  # noqa: FBT001 -- a column of the table above
) -> None:
    by = make_staff(school, "山本 直子", role)
    if may:
        assert accounts.invite(by=by, person=colleague, email="sato@midori.example")
    else:
        with pytest.raises(NotInvited):
            accounts.invite(by=by, person=colleague, email="sato@midori.example")


def test_nobody_invites_at_another_school(principal: Account) -> None:
    elsewhere = make_person(make_school("あおば小学校"), Person.Kind.STAFF, "田中 実")
    with pytest.raises(NotInvited) as refused:
        accounts.invite(by=principal, person=elsewhere, email="tanaka@aoba.example")
    assert refused.value.why is Why.NO_RIGHT


def test_an_address_and_a_person_have_one_account(principal: Account, colleague: Person) -> None:
    accounts.invite(by=principal, person=colleague, email="sato@midori.example")
    other = make_person(colleague.school, Person.Kind.STAFF, "鈴木 花")
    for person, why in ((colleague, Why.HAS_ACCOUNT), (other, Why.ADDRESS_TAKEN)):
        with pytest.raises(NotInvited) as refused:
            accounts.invite(by=principal, person=person, email="SATO@midori.example")
        assert refused.value.why is why


def test_starting_over_ends_password_second_step_and_sessions(
    client: Client, principal: Account, colleague: Person
) -> None:
    first = accounts.invite(by=principal, person=colleague, email="sato@midori.example")
    choose_password(client, first)
    account = Account.objects.get(person=colleague)
    set_up_app(client)
    assert Authenticator.objects.filter(user=account, type="totp").exists()
    assert client.get("/about/").context["user"].is_authenticated
    link = accounts.start_over(by=principal, person=colleague)
    assert not client.get("/about/").context["user"].is_authenticated
    assert not Authenticator.objects.exists()
    told = Client().post("/sign-in/", {"login": account.email, "password": LONG})
    assert told.status_code == 200
    assert choose_password(Client(), link)["Location"] == "/"


def test_the_link_goes_by_mail_where_mail_is_set_up(
    principal: Account, colleague: Person, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.midori.example"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    accounts.invite(by=principal, person=colleague, email="sato@midori.example")
    (message,) = mail.outbox
    assert message.to == ["sato@midori.example"]
    link = re.search(r"http://\S+", message.body)[0]
    assert choose_password(Client(), link)["Location"] == "/"


def test_the_link_never_lies_in_the_table_of_tasks(
    principal: Account, colleague: Person, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.midori.example"
    link = accounts.invite(by=principal, person=colleague, email="sato@midori.example")
    (task,) = DBTaskResult.objects.all()
    assert link.rsplit("-", 1)[1] not in str(task.args_kwargs)


def test_the_page_shows_the_link_once(principal: Account, colleague: Person) -> None:
    client = Client()
    client.force_login(principal)
    client.session.save()
    session = client.session
    session["second_factor"] = str(principal.pk)
    session.save()
    page = f"/people/{colleague.pk}/invite/"
    assert "佐藤 一郎" in client.get(page).content.decode()
    told = client.post(page, {"email": "sato@midori.example"}).content.decode()
    assert "/password/choose/" in told
    again = client.get(page).content.decode()
    assert "/password/choose/" not in again
    assert "Let them start over" in again
    assert (
        "/password/choose/" in client.post(f"/people/{colleague.pk}/start-over/").content.decode()
    )


def test_to_others_the_page_does_not_exist(school: School, colleague: Person) -> None:
    teacher = make_staff(school, "鈴木 花")
    client = Client()
    client.force_login(teacher)
    session = client.session
    session["second_factor"] = str(teacher.pk)
    session.save()
    assert client.get(f"/people/{colleague.pk}/invite/").status_code == 404
    assert client.post(f"/people/{colleague.pk}/start-over/").status_code == 404


def test_who_gave_whom_a_way_in_stands_in_the_journal(school: School, principal: Account) -> None:
    person = make_person(school, Person.Kind.STAFF, "新任 者")
    accounts.invite(by=principal, person=person, email="new@school.example")
    accounts.start_over(by=principal, person=person)
    told = entries([f"school:{school.pk}"], kinds=["account.opened", "account.started-over"])
    assert [(e.kind, e.by, e.subjects) for e in told] == [
        ("account.opened", principal.person_id, [person.pk]),
        ("account.started-over", principal.person_id, [person.pk]),
    ]


LEAD, EVERY, ANY, NONE = "principal", "guidance", "homeroom", "teacher"


@pytest.mark.parametrize(
    ("mine", "theirs", "first", "again"),
    [
        (LEAD, LEAD, True, False),
        (LEAD, EVERY, True, True),
        (LEAD, NONE, True, True),
        ("vice-principal", LEAD, True, False),
        ("office", LEAD, False, False),
        ("office", EVERY, False, False),
        ("office", "committee", False, False),
        ("ict", "counsellor", False, False),
        ("ict", ANY, True, False),
        ("ict", "grade-head", True, False),
        ("ict", NONE, True, True),
        (EVERY, NONE, False, False),
    ],
)
def test_nobody_opens_the_account_of_somebody_who_sees_more(
    mine: str,
    theirs: str,
    first: bool,  # noqa: FBT001 -- a column of the table above
    again: bool,  # noqa: FBT001 -- a column of the table above
) -> None:
    assert may_open({mine}, {theirs, "teacher"}, again=False) is first
    assert may_open({mine}, {theirs, "teacher"}, again=True) is again


def test_a_post_that_begins_later_counts_already(school: School) -> None:
    ict = make_staff(school, "情報 担当", "ict")
    coming = make_staff(school, "佐藤 一郎", "counsellor", starts="2100-04-01")
    with pytest.raises(NotInvited):
        accounts.start_over(by=ict, person=coming.person)


def test_the_way_of_a_lead_back_in_is_the_machine(
    school: School, principal: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    vice = make_staff(school, "教頭 次郎", "vice-principal")
    with pytest.raises(NotInvited):
        accounts.start_over(by=vice, person=principal.person)
    page = sign_in(Client(), vice).get(f"/people/{principal.person_id}/invite/")
    assert page.status_code == 404
    assert main(["account", "start-over", principal.email.upper()]) == 0
    link = capsys.readouterr().out.splitlines()[-1]
    assert choose_password(Client(), link)["Location"] == "/"
    assert main(["account", "start-over", "nobody@midori.example"]) == 2


def test_the_staff_page_links_to_accounts_that_one_may_open(
    school: School, principal: Account, colleague: Person
) -> None:
    office = make_staff(school, "事務 恵子", "office")
    page = sign_in(Client(), office).get(reverse("people:staff")).content.decode()
    assert f"/people/{colleague.pk}/invite/" in page
    assert f"/people/{principal.person_id}/invite/" not in page
