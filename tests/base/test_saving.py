"""What is not saved: what is not of ours, too much, too often; and who cannot open the rest."""

import json

import pytest
from django.test import Client
from tests.base.drafting import PAGE, WORDS, client, form_of, save, school, shown, teacher
from tests.factories import make_staff, sign_in
from tests.site.test_secrets import everything_stored

from mamori.base import drafts, saving
from mamori.base.models import Draft
from mamori.people.models import Account, School

__all__ = ["client", "school", "teacher"]

pytestmark = pytest.mark.django_db


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
