"""What is typed is saved while it is typed, for its writer alone, and gone once it is sent."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from tests.base.drafting import (
    KEEP,
    PAGE,
    WORDS,
    client,
    form_of,
    save,
    school,
    send,
    shown,
    teacher,
)
from tests.factories import make_staff, sign_in

from mamori.base import clock
from mamori.base.models import Draft
from mamori.people.models import Account, School

__all__ = ["client", "school", "teacher"]

pytestmark = pytest.mark.django_db


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


def test_without_script_nothing_is_saved_before_it_is_sent(client: Client) -> None:
    shown(client)
    assert not Draft.objects.exists()
