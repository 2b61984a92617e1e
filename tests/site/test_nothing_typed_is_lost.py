"""A teacher types for twenty minutes, the session ends, and every word is there again: for them."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from tests.factories import make_class, make_pupil, make_staff, sign_in
from tests.site.conftest import signed_in, type_password, with_password
from tests.site.test_secrets import everything_stored

from mamori.base import clock
from mamori.base.models import Draft
from mamori.people.models import Account, School

pytestmark = pytest.mark.django_db

WORDS = "三時間目のあと、廊下で泣いていた"


def typed_sign(client: Client, **more: str) -> dict[str, str]:
    """Open the form for a sign and return what a teacher has typed into it."""
    page = client.get("/signs/new/").content.decode()
    return {"whose": whose(page), "words": WORDS, "place": "in-school", "send": "", **more}


def whose(page: str) -> str:
    found = re.search(r'name="whose" value="([^"]+)"', page)
    assert found
    return found[1]


def session_ends(client: Client) -> None:
    """Let the session run out, as at the end of a working day; other cookies stay."""
    del client.cookies["sessionid"]


def nothing_waits() -> bool:
    return not Draft.objects.exclude(state=Draft.DONE).exists()


@pytest.fixture
def without_codes(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    """Leave the second step out: these tests sign in many times within one half minute."""
    monkeypatch.setattr("mamori.site.middleware._has_passed", lambda _request: True)


@pytest.mark.usefixtures("without_codes")
class TestSessionEnded:
    def test_every_word_is_there_after_signing_in(self, client: Client, teacher: Account) -> None:
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        assert client.post("/signs/new/", form)["Location"] == "/sign-in/"
        assert "What you typed is kept" in client.get("/sign-in/").content.decode()
        assert type_password(client, teacher)["Location"] == "/signs/new/"
        page = client.get("/signs/new/").content.decode()
        assert WORDS in page
        assert "Nothing is lost: check it and send." in page

    def test_another_person_at_the_same_computer_never_gets_it(
        self, client: Client, school: School, teacher: Account
    ) -> None:
        colleague = with_password(make_staff(school, "鈴木 花"))
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        told = client.post("/signs/new/", form)
        assert "signs" not in told["Location"]  # not even the page's address is told
        assert type_password(client, colleague)["Location"] == "/"
        assert WORDS not in client.get("/signs/new/").content.decode()
        client.post("/sign-out/")
        assert type_password(client, teacher)["Location"] == "/signs/new/"
        assert WORDS in client.get("/signs/new/").content.decode()

    def test_a_form_of_the_person_before_sent_by_the_next_one_stays_theirs(
        self, client: Client, school: School, teacher: Account
    ) -> None:
        colleague = with_password(make_staff(school, "鈴木 花"))
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = client.cookies
        type_password(client, teacher)
        form = typed_sign(client)
        type_password(client, colleague)
        session_ends(client)
        type_password(client, colleague)
        told = browser.post("/signs/new/", form)  # the token of the earlier session
        assert told.status_code == 403
        assert WORDS not in told.content.decode()
        assert WORDS not in client.get("/signs/new/").content.decode()
        assert Draft.objects.count() == 1

    def test_signing_in_again_in_another_tab_loses_nothing_either(
        self, client: Client, teacher: Account
    ) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = client.cookies
        type_password(client, teacher)
        form = typed_sign(client)
        told = browser.post("/signs/new/", form | {"csrfmiddlewaretoken": "x" * 64})
        assert told["Location"] == "/signs/new/"
        assert WORDS in browser.get("/signs/new/").content.decode()

    def test_it_stays_until_it_is_sent_and_is_gone_then(
        self, client: Client, school: School, teacher: Account
    ) -> None:
        pupil = make_pupil(school, "小林 翔", make_class(school))
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        client.post("/signs/new/", form)
        type_password(client, teacher)
        for _ in range(2):
            page = client.get("/signs/new/").content.decode()
            assert WORDS in page
        number = re.search(r'name="id" value="([^"]+)"', page)
        assert number
        sent = form | {
            "whose": whose(page),
            "id": number[1],
            "pupils": str(pupil.pk),
            "channel": "observation",
            "noticed_at": "2026-11-20T10:20",
        }
        assert client.post("/signs/new/", sent).status_code == 302
        assert nothing_waits()
        assert WORDS not in client.get("/signs/new/").content.decode()

    def test_what_was_typed_in_two_tabs_waits_until_both_are_sent(
        self, client: Client, school: School, teacher: Account
    ) -> None:
        pupil = make_pupil(school, "小林 翔", make_class(school))
        type_password(client, teacher)
        rest = {
            "pupils": str(pupil.pk),
            "channel": "observation",
            "noticed_at": "2026-11-20T10:20",
        }
        first = typed_sign(client, **rest, id=str(uuid.uuid4()))
        second = typed_sign(client, **rest, id=str(uuid.uuid4()))
        second["words"] = "給食を一人で食べていた"
        session_ends(client)
        for form in (first, first, second, second):  # the button is pressed twice
            client.post("/signs/new/", form)
        type_password(client, teacher)
        page = client.get("/signs/new/").content.decode()
        assert second["words"] in page
        assert client.post("/signs/new/", second | {"whose": whose(page)}).status_code == 302
        page = client.get("/signs/new/").content.decode()
        assert WORDS in page
        assert client.post("/signs/new/", first | {"whose": whose(page)}).status_code == 302
        assert nothing_waits()

    def test_what_was_sent_is_never_overwritten_by_what_is_typed_over_it(
        self, client: Client, teacher: Account
    ) -> None:
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        client.post("/signs/new/", form)
        client.post("/signs/new/", form | {"words": "戻るを押して書きなおした"})  # and back
        type_password(client, teacher)
        assert Draft.objects.filter(state=Draft.KEPT).count() == 2

    def test_after_a_day_it_is_gone(self, client: Client, teacher: Account) -> None:
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        client.post("/signs/new/", form)
        type_password(client, teacher)
        with clock.at(clock.now() + timedelta(hours=25)):
            assert WORDS not in client.get("/signs/new/").content.decode()
            session_ends(client)
            client.post("/signs/new/", form)
        assert Draft.objects.count() == 1

    def test_it_is_there_in_another_browser_too(self, client: Client, teacher: Account) -> None:
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        client.post("/signs/new/", form)
        phone = Client()
        assert type_password(phone, teacher)["Location"] == "/signs/new/"
        assert WORDS in phone.get("/signs/new/").content.decode()

    def test_who_does_not_want_it_any_more_throws_it_away(
        self, client: Client, school: School, teacher: Account
    ) -> None:
        colleague = with_password(make_staff(school, "鈴木 花"))
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        client.post("/signs/new/", form)
        type_password(client, teacher)
        page = client.get("/signs/new/").content.decode()
        draft = re.search(r'name="draft" value="([^"]+)"', page)
        assert draft
        other = Client()
        type_password(other, colleague)
        assert other.post("/drafts/throw-away/", {"draft": draft[1]})["Location"] == "/"
        assert WORDS in client.get("/signs/new/").content.decode()
        thrown = client.post("/drafts/throw-away/", {"draft": draft[1]})
        assert thrown["Location"] == "/signs/new/"
        page = client.get("/signs/new/").content.decode()
        assert WORDS not in page
        assert "Throw away" not in page
        assert not Draft.objects.exists()

    def test_what_waits_is_sealed_and_holds_no_password(
        self, client: Client, teacher: Account
    ) -> None:
        type_password(client, teacher)
        form = typed_sign(client, password1="hunter2hunter2", oldpassword="hunter2hunter2")
        session_ends(client)
        client.post("/signs/new/", form)
        stored = everything_stored()
        assert WORDS not in stored
        assert "signs/new" not in stored
        assert str(teacher.pk) not in {draft.whose for draft in Draft.objects.all()}
        type_password(client, teacher)
        assert "hunter2" not in client.get("/signs/new/").content.decode()

    def test_a_field_made_up_by_somebody_else_keeps_nothing(
        self, client: Client, teacher: Account
    ) -> None:
        type_password(client, teacher)
        form = typed_sign(client)
        session_ends(client)
        client.post("/signs/new/", form | {"whose": form["whose"][:-1] + "x"})
        client.post("/signs/new/", form | {"whose": ""})
        assert not Draft.objects.exists()


def test_it_comes_through_the_second_step(teacher: Account) -> None:
    client = signed_in(teacher)
    codes = client.get("/account/codes/file/").content.decode().split()
    form = typed_sign(client)
    session_ends(client)
    client.post("/signs/new/", form)
    type_password(client, teacher)
    assert client.post("/sign-in/code/", {"code": codes[0]})["Location"] == "/signs/new/"


def test_what_the_second_step_turns_away_is_kept(teacher: Account) -> None:
    """A second step is set up elsewhere while somebody types who came in with a password alone."""
    client, elsewhere = Client(), signed_in(teacher)
    form = typed_sign(elsewhere)
    client.cookies["csrftoken"] = elsewhere.cookies["csrftoken"]
    client.force_login(teacher, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/signs/new/", form)["Location"] == "/sign-in/"
    assert WORDS in elsewhere.get("/signs/new/").content.decode()


def test_what_we_failed_to_take_is_there_again(
    school: School, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = make_pupil(school, "見本 花")
    client.raise_request_exception = False
    sign_in(client, make_staff(school, "担任"))
    form = typed_sign(client, pupils=str(child.pk), noticed_at="2026-11-20T12:40")
    form |= {"id": str(uuid.uuid4()), "channel": "observation"}

    def fail(**_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("mamori.cases.views.signs.record_sign", fail)
    assert client.post("/signs/new/", form).status_code == 500
    assert WORDS in client.get("/signs/new/").content.decode()
