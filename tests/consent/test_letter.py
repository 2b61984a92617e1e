"""The page behind the link: no account, no cookie, no script, as easily no as yes."""

import io
import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from tests.consent.conftest import Register
from tests.consent.replies import letters, reply, status
from tests.factories import sign_in

from mamori.base import clock
from mamori.consent.models import Letter, Request
from mamori.consent.queries.links import letter_of, token_of

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "src/mamori/consent/record.schema.json").read_text("utf-8")
)
ENGLISH = "?language=en"


@pytest.fixture
def letter(register: Register) -> Letter:
    asking = register.asking(channels=("web", "sns"), data=("name", "picture"))
    return letters(register.office, asking, register.nam)["representative"]


def address(letter: Letter, name: str = "consent:answer") -> str:
    return reverse(name, args=[token_of(letter)])


def requests(letter: Letter) -> list[str]:
    rows = Request.unguarded.filter(asking=letter.asking).order_by("number")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


def check(data: Any) -> None:
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(
        data
    )


def test_nothing_of_a_child_stands_in_the_link(register: Register, letter: Letter) -> None:
    token = token_of(letter)
    assert letter_of(token) == letter
    assert letter.person_id.bytes not in bytes(token, "ascii")
    for wrong in (token[:-2], token[::-1], "x" * len(token), "", "é", token + "A"):
        assert letter_of(wrong) is None
    page = Client().get(reverse("consent:answer", args=["x" * 43]) + ENGLISH)
    assert page.status_code == 404
    assert "This link leads nowhere" in page.content.decode()


@pytest.mark.parametrize("language", ["ja", "vi", "nl", "en"])
def test_it_says_who_asks_what_for_where_and_until_when_in_the_readers_language(
    letter: Letter, language: str
) -> None:
    answer = Client().get(f"{address(letter)}?language={language}")
    page = answer.content.decode()
    assert f'lang="{language}"' in page
    for word in ("Trường THCS Bình Minh", "Lê Văn Nam", "Lê Hùng", "2027"):
        assert word in page
    assert " checked" not in page
    assert "<script" not in page
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"


def test_without_a_choice_the_browsers_language_counts(letter: Letter) -> None:
    page = Client().get(address(letter), headers={"Accept-Language": "nl"})
    assert 'lang="nl"' in page.content.decode()
    assert 'lang="vi"' in Client().get(address(letter)).content.decode()


def test_yes_and_no_are_given_each_by_itself(register: Register, letter: Letter) -> None:
    web, sns = requests(letter)
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(letter) + ENGLISH, {web: "yes", sns: "no", "send": "1"})
    assert answer["Location"] == f"{address(letter)}?language=en&thanks=1"
    assert not answer.cookies
    page = client.get(answer["Location"]).content.decode()
    assert "Thank you. Your answer counts from now." in page
    assert "You said yes on" in page
    assert "You said no on" in page
    assert status(letter.asking, register.nam) == "given"


def test_an_empty_answer_is_sent_back_and_gives_nothing(register: Register, letter: Letter) -> None:
    answer = Client().post(address(letter) + ENGLISH, {"send": "1"})
    assert answer.status_code == 422
    assert b"Choose yes or no for at least one of them." in answer.content
    assert status(letter.asking, register.nam) == "requested"


def test_one_press_takes_it_back_and_one_gives_it_again(register: Register, letter: Letter) -> None:
    web, sns = requests(letter)
    client = Client()
    client.post(address(letter), {web: "yes", sns: "yes", "send": "1"})
    client.post(address(letter), {"back": web})
    assert status(letter.asking, register.nam) == "withdrawn"
    client.post(address(letter), {"again": web})
    assert status(letter.asking, register.nam) == "given"


def test_a_press_for_what_was_never_answered_gives_nothing(
    register: Register, letter: Letter
) -> None:
    web, _sns = requests(letter)
    Client().post(address(letter), {"again": web})
    assert status(letter.asking, register.nam) == "requested"


def test_after_the_last_day_to_answer_only_taking_back_is_left(
    register: Register, letter: Letter
) -> None:
    web, sns = requests(letter)
    client = Client()
    client.post(address(letter), {web: "yes", "send": "1"})
    with clock.at(datetime(2026, 12, 21, 8, tzinfo=UTC)):
        late = client.post(address(letter), {sns: "yes", "send": "1"})
        assert late.status_code == 422
        client.post(address(letter), {"back": web})
    assert status(letter.asking, register.nam) == "withdrawn"


def test_a_letter_nobody_answered_in_time_says_that_it_counts_as_no(letter: Letter) -> None:
    with clock.at(datetime(2026, 12, 21, 8, tzinfo=UTC)):
        page = Client().get(address(letter) + ENGLISH).content.decode()
    assert "It counts as no." in page
    assert "Send my answer" not in page


def test_whoever_is_not_in_the_schools_list_writes_their_name(register: Register) -> None:
    child = register.child("Không Cha", "2020-01-01", register.group)
    letter = letters(register.office, register.asking(child), child)["representative"]
    (web,) = requests(letter)
    lacking = Client().post(address(letter) + ENGLISH, {web: "yes", "send": "1"})
    assert lacking.status_code == 422
    assert b"Write your name" in lacking.content
    Client().post(address(letter), {web: "yes", "send": "1", "name": "Bà Ngoại"})
    client = sign_in(Client(), register.office)
    assert "Bà Ngoại" in client.get(reverse("consent:person", args=[child.pk])).content.decode()


def test_the_receipt_tells_the_words_the_answer_and_the_way_back(letter: Letter) -> None:
    web, sns = requests(letter)
    Client().post(address(letter), {web: "yes", sns: "no", "send": "1"})
    answer = Client().get(address(letter, "consent:receipt_pdf") + ENGLISH)
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages))
    assert "Yes, on" in text
    assert "No, on" in text
    assert token_of(letter) in "".join(text.split())


def test_the_receipt_as_data_follows_the_schema(letter: Letter) -> None:
    web, sns = requests(letter)
    Client().post(address(letter), {web: "yes", sns: "no", "send": "1"})
    data = Client().get(address(letter, "consent:receipt_json") + "?language=nl").json()
    check(data)
    assert data["receiptId"] == str(letter.pk)
    assert [one["status"] for one in data["records"]] == ["ConsentGiven", "ConsentRefused"]
    assert data["records"][0]["processing"]["language"] == "nl"


def test_a_receipt_tells_nothing_of_what_others_answered(register: Register) -> None:
    asking = register.asking(register.linh)
    of = letters(register.office, asking, register.linh)
    reply(of["representative"], yes=True)
    data = Client().get(address(of["person"], "consent:receipt_json")).json()
    (record,) = data["records"]
    assert [one["state"] for one in record["events"]] == ["ConsentRequested"]
    assert "Trần Mai" not in json.dumps(data, ensure_ascii=False)
    reply(of["person"], yes=True)
    reply(of["representative"], yes=False)
    (record,) = Client().get(address(of["person"], "consent:receipt_json")).json()["records"]
    assert record["status"] == "ConsentGiven"


@pytest.mark.row("DNI-04")
def test_every_record_of_a_person_and_of_an_asking_follows_the_schema(
    register: Register, letter: Letter
) -> None:
    reply(letter, yes=True)
    reply(letter, yes=False)
    client = sign_in(Client(), register.office)
    person = client.get(reverse("consent:person_records", args=[register.nam.pk])).json()
    check(person)
    first = person["records"][0]
    assert [one["state"] for one in first["events"]] == [
        "ConsentRequested",
        "ConsentGiven",
        "ConsentWithdrawn",
    ]
    assert first["status"] == "ConsentWithdrawn"
    assert first["processing"]["jurisdiction"] == "VN"
    assert {one["type"] for one in first["parties"]} == {
        "PIIController",
        "PIIPrincipal",
        "Representative",
    }
    whole = client.get(reverse("consent:records", args=[letter.asking_id])).json()
    check(whole)
    assert len(whole["records"]) == 4
    with clock.at(datetime(2027, 7, 2, tzinfo=UTC)):
        check(client.get(reverse("consent:records", args=[letter.asking_id])).json())


def test_the_schema_refuses_a_record_that_lacks_a_field(letter: Letter) -> None:
    reply(letter, yes=True)
    data = Client().get(address(letter, "consent:receipt_json")).json()
    for field in ("purpose", "withdrawalMethod", "retentionPeriod", "recipientThirdParties"):
        broken = json.loads(json.dumps(data))
        del broken["records"][0]["processing"][field]
        with pytest.raises(jsonschema.ValidationError):
            check(broken)
