"""What is typed is saved while it is typed, for its writer alone, and gone once it is sent."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from tests.factories import make_class, make_pupil, make_school, make_staff, sign_in
from tests.site.test_secrets import everything_stored

from mamori.base import clock, drafts, saving
from mamori.base.models import Draft
from mamori.people.models import Account, School

pytestmark = pytest.mark.django_db

KEEP, PAGE = "/drafts/", "/signs/new/"
WORDS = "聞きとりのとちゅう：三時間目のあとのことを話してくれた"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def teacher(school: School) -> Account:
    return make_staff(school, "佐藤 一郎")


@pytest.fixture
def client(teacher: Account) -> Client:
    return sign_in(Client(), teacher)


def form_of(client: Client, page: str = "") -> str:
    """Return what the hidden field of the form for a sign says."""
    found = re.search(r'name="whose" value="([^"]+)"', page or shown(client))
    assert found
    return found[1]


def shown(client: Client) -> str:
    return client.get(PAGE).content.decode()


def save(client: Client, form: str, words: str = WORDS, /, **more: Any) -> int:
    """Do what the script does some seconds after the last key."""
    typed = [["words", words], ["place", "online"]]
    sent = {"form": form, "to": PAGE, "typed": json.dumps(typed)} | more
    return client.post(KEEP, sent).status_code


def send(client: Client, school: School, form: str, words: str = WORDS) -> int:
    pupil = make_pupil(school, "小林 翔", make_class(school))
    page = shown(client)
    number = re.search(r'name="id" value="([^"]+)"', page)
    assert number
    sent = {
        "whose": form,
        "id": number[1],
        "pupils": str(pupil.pk),
        "channel": "observation",
        "noticed_at": "2026-11-20T10:20",
        "place": "online",
        "words": words,
        "send": "1",
    }
    return client.post(PAGE, sent).status_code


class TestWhileTyping:
    def test_what_was_saved_fills_the_form_and_says_so(self, client: Client) -> None:
        assert save(client, form_of(client)) == 204
        page = shown(client)
        assert WORDS in page
        assert re.search(r'value="online"[^>]*checked', page)
        assert "Nothing is lost: check it and send." in page

    def test_it_opens_wherever_its_writer_signs_in_and_for_nobody_else(
        self, client: Client, school: School, teacher: Account
    ) -> None:
        save(client, form_of(client))
        colleague = sign_in(Client(), make_staff(school, "鈴木 花"))
        assert WORDS not in shown(colleague)
        assert WORDS in shown(sign_in(Client(), teacher))
        after = Client()
        after.cookies = client.cookies  # the same computer, the next person
        sign_in(after, Account.objects.exclude(pk=teacher.pk).get())
        assert WORDS not in shown(after)

    def test_one_form_is_one_row_and_two_tabs_are_two(self, client: Client) -> None:
        first, second = form_of(client), form_of(client)
        for words in ("一", "一二", "一二三"):
            save(client, first, words)
        save(client, second, "別のこと")
        assert Draft.objects.count() == 2
        assert "別のこと" in shown(client)

    def test_a_form_that_was_filled_goes_on_in_the_place_of_what_filled_it(
        self, client: Client
    ) -> None:
        save(client, form_of(client), "はじめ")
        again = form_of(client)
        save(client, again, "はじめとつづき")
        assert Draft.objects.count() == 1
        assert "はじめとつづき" in shown(client)

    def test_the_same_words_saved_again_stay(self, client: Client) -> None:
        for _ in range(3):
            save(client, form_of(client))
            assert WORDS in shown(client)
        assert Draft.objects.count() == 1

    def test_taken_back_it_is_gone(self, client: Client) -> None:
        form = form_of(client)
        save(client, form)
        assert save(client, form, "", untouched="1") == 204
        assert not Draft.objects.exists()

    def test_only_a_page_as_it_is_served_to_everybody_can_be_taken_back(
        self, client: Client
    ) -> None:
        assert "data-fresh" in shown(client)
        save(client, form_of(client))
        assert "data-fresh" not in shown(client)
        wrong = client.post(PAGE, {"whose": form_of(client), "send": "1"})
        assert wrong.status_code == 422
        assert "data-fresh" not in wrong.content.decode()

    def test_a_form_sent_back_with_what_is_wrong_is_still_the_same_form(
        self, client: Client
    ) -> None:
        form = form_of(client)
        save(client, form, "一")
        wrong = client.post(PAGE, {"whose": form, "words": "一二", "send": "1"})
        save(client, form_of(client, wrong.content.decode()), "一二三")
        assert Draft.objects.count() == 1

    def test_signing_in_leads_nobody_to_what_was_only_typed(self, client: Client) -> None:
        save(client, form_of(client))
        answer = client.get("/sign-in/")
        assert answer["Location"] == "/"


class TestSent:
    def test_once_it_is_sent_it_is_offered_no_more(self, client: Client, school: School) -> None:
        form = form_of(client)
        save(client, form)
        assert send(client, school, form) == 302
        assert WORDS not in shown(client)
        assert not any(bytes(draft.sealed) for draft in Draft.objects.all())

    def test_nor_what_had_filled_the_form(self, client: Client, school: School) -> None:
        save(client, form_of(client))
        again = form_of(client)
        assert send(client, school, again, f"{WORDS}。つづき") == 302
        assert WORDS not in shown(client)

    def test_a_saving_that_was_on_its_way_does_not_bring_it_back(
        self, client: Client, school: School
    ) -> None:
        form = form_of(client)
        send(client, school, form)
        assert save(client, form) == 204
        assert WORDS not in shown(client)

    def test_whoever_goes_back_and_types_on_is_saved_again(
        self, client: Client, school: School
    ) -> None:
        form = form_of(client)
        send(client, school, form)
        with clock.at(clock.now() + timedelta(minutes=2)):
            save(client, form, "もうひとつ思い出した")
            assert "もうひとつ思い出した" in shown(client)

    def test_a_session_that_ended_keeps_what_was_sent_and_not_the_same_twice(
        self, client: Client, teacher: Account
    ) -> None:
        form = form_of(client)
        save(client, form)
        del client.cookies["sessionid"]
        client.post(PAGE, {"whose": form, "words": WORDS, "send": "1"})
        assert [draft.state for draft in Draft.objects.all()] == [Draft.KEPT]
        assert WORDS in shown(sign_in(client, teacher))


class TestSession:
    def test_saving_does_not_prolong_it(self, client: Client) -> None:
        form = form_of(client)
        before = Session.objects.values_list("session_data", "expire_date").get()
        answer = client.post(KEEP, {"form": form, "to": PAGE, "typed": "[]"})
        assert answer.status_code == 204
        assert Session.objects.values_list("session_data", "expire_date").get() == before
        assert "sessionid" not in answer.cookies

    def test_one_that_ended_while_typing_does_not_end_the_saving(
        self, client: Client, teacher: Account
    ) -> None:
        form = form_of(client)
        Session.objects.all().delete()
        assert save(client, form) == 204
        assert WORDS in shown(sign_in(Client(), teacher))


class TestRefused:
    def test_without_the_csrf_token_nothing_is_saved(
        self, client: Client, teacher: Account
    ) -> None:
        strict = sign_in(Client(enforce_csrf_checks=True), teacher)
        assert save(strict, form_of(client)) == 403
        assert not Draft.objects.exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("form", "made up"),
            ("form", ""),
            ("to", ""),
            ("to", "https://elsewhere.example/"),
            ("typed", "words=x"),
            ("typed", "{}x"),
            ("typed", '[["a"]]'),
            ("typed", '[["a", 1]]'),
            ("typed", "7"),
            ("typed", '[["a", "\\ud800"]]'),
            ("typed", "[" * 100_000),
        ],
    )
    def test_what_is_not_of_ours_is_not_saved(self, client: Client, field: str, value: str) -> None:
        assert save(client, form_of(client), **{field: value}) == 400
        assert not Draft.objects.exists()

    def test_what_is_too_large_is_not_saved(self, client: Client) -> None:
        form = form_of(client)
        assert save(client, form, "字" * 20_000) == 204
        assert save(client, form, "a" * saving.LONGEST) == 413
        many = json.dumps([["a", ""]] * 1000)
        assert save(client, form, typed=many) == 413
        assert "字" in shown(client)  # and a page with a draft still opens

    def test_as_many_fields_as_are_saved_are_read_back(self, client: Client) -> None:
        many = json.dumps([["a", str(n)] for n in range(saving.MOST_FIELDS)])
        assert save(client, form_of(client), typed=many) == 204
        assert client.get(PAGE).status_code == 200

    def test_a_flood_is_stopped_for_that_account_alone(
        self, client: Client, school: School, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("mamori.base.saving.time.time", lambda: 1_800_000_000.0)
        form = form_of(client)
        told = {save(client, form) for _ in range(saving.A_MINUTE)}
        assert told == {204}
        assert save(client, form) == 429
        colleague = sign_in(Client(), make_staff(school, "鈴木 花"))
        assert save(colleague, form_of(colleague)) == 204

    def test_so_many_forms_wait_and_no_more(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(saving, "AT_MOST", 3)
        for number, form in enumerate([form_of(client) for _ in range(5)]):
            save(client, form, f"書きかけ{number}")
        assert Draft.objects.count() == 3
        assert "書きかけ4" in shown(client)


def test_what_is_saved_is_sealed_and_holds_no_password(
    client: Client, teacher: Account, caplog: pytest.LogCaptureFixture
) -> None:
    typed = [["words", WORDS], ["password1", "hunter2hunter2"], ["code", "123456"]]
    assert save(client, form_of(client), typed=json.dumps(typed)) == 204
    stored = everything_stored()
    assert WORDS not in stored
    assert "signs/new" not in stored
    draft = Draft.objects.get()
    assert draft.whose == drafts.hidden(str(teacher.pk)) != drafts.hidden(str(teacher.pk + 1))
    (opened,) = drafts._drafts_of(str(teacher.pk))
    assert "hunter2" not in opened.content
    assert "123456" not in opened.content
    assert caplog.text == ""


def test_a_draft_copied_to_another_account_does_not_open(client: Client, school: School) -> None:
    thief = make_staff(school, "黒川 影")
    save(client, form_of(client))
    Draft.objects.update(whose=drafts.hidden(str(thief.pk)))
    assert WORDS not in shown(sign_in(Client(), thief))


def test_without_script_nothing_is_saved_before_it_is_sent(client: Client) -> None:
    shown(client)
    assert not Draft.objects.exists()
