"""Finding words in the cases one may see, and nothing of the others."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.factories import sign_in

from mamori.cases.actions import Sign, add_note, record_sign
from mamori.cases.models import Case
from mamori.cases.queries import finding
from mamori.journal.queries import entries
from mamori.people.search import fold


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return record_sign(by=room.homeroom, sign=replace(sign, words="ﾗﾝﾄﾞｾﾙに Nguyễn の足あと。"))


def looked(client: Client, text: str) -> str:
    answer = client.post("/search/", {"text": text})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "text", ["ランドセル", "らんどせる", "NGUYEN", "nguyễn 足あと", "池田 足あと"]
)
def test_words_are_found_in_any_spelling(
    room: Staffroom, case: Case, client: Client, text: str
) -> None:
    page = looked(sign_in(client, room.nurse), text)
    assert case.number in page
    assert "<mark>" in page


def test_every_word_must_be_there(room: Staffroom, case: Case, client: Client) -> None:
    page = looked(sign_in(client, room.nurse), "足あと 体育館")
    assert case.number not in page
    assert "Nothing was found" in page


def test_what_was_found_counts_as_read_and_nothing_else_does(
    room: Staffroom, case: Case, sign: Sign, client: Client
) -> None:
    other = record_sign(by=room.homeroom, sign=replace(sign, id=room.child.pk, words="別のこと"))
    looked(sign_in(client, room.nurse), "足あと")
    assert [e.by for e in entries([case.stream], kinds=["record.read"])] == [room.nurse.person_id]
    assert not entries([other.stream], kinds=["record.read"])


def test_who_has_no_seat_or_is_named_finds_what_they_would_find_without_the_case(
    room: Staffroom, case: Case, client: Client
) -> None:
    named = frozenset({room.vice_principal.person_id})
    add_note(by=room.homeroom, case=case, words="教頭の足あと", adults=named)
    for account in (room.vice_principal, room.teacher):
        with_case, without = (
            looked(sign_in(Client(), account), text) for text in ("足あと", "足おと")
        )
        assert plain(with_case.replace("足あと", "足おと")) == plain(without)
        assert case.number not in with_case


def test_what_is_looked_for_stands_in_no_address_and_no_table(
    room: Staffroom, case: Case, client: Client, tmp_path: Path
) -> None:
    sign_in(client, room.nurse)
    assert case.number not in client.get("/search/", {"text": "足あと"}).content.decode()
    looked(client, "とても珍しいことば")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a name from the database
            assert "珍しい" not in repr(cursor.fetchall())


def test_tags_in_what_is_found_stay_letters(room: Staffroom, case: Case, client: Client) -> None:
    add_note(by=room.homeroom, case=case, words="<script>x</script> 消しゴム")
    page = looked(sign_in(client, room.nurse), "消しゴム")
    assert "<script>x" not in page
    assert "&lt;script&gt;" in page


def plain(page: str) -> list[str]:
    return [line for line in page.splitlines() if "token" not in line]


@pytest.mark.row("HOK-067")
def test_the_committee_has_one_register_of_all_that_was_noticed(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    told = [
        record_sign(by=by, sign=replace(sign, id=uuid4(), words=words))
        for by, words in ((room.homeroom, "一つ目。"), (room.teacher, "二つ目。"))
    ]
    sign_in(client, room.expert)
    register = client.get("/cases/").content.decode()
    assert all(case.number in register for case in told)
    assert register.count("Shared, not judged yet · Shared on") == len(told)
    assert all(case.number in looked(client, "つ目") for case in told)


def test_each_text_is_folded_once_however_many_words_are_looked_for(
    room: Staffroom, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "あ" * 20_000
    add_note(by=room.nurse, case=case, words=long)
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(finding, "fold", counted)
    hits, more = finding.find(room.principal, " ".join(map(chr, range(0x4E00, 0x4E64))), "ja")
    assert (hits, more) == ([], False)
    assert folded.count(long) == 1
    assert folded.count("あ") == 0  # letter by letter only where something was found
    hits, _more = finding.find(room.principal, "あ " * 9 + "いう", "ja")
    assert hits == []


def test_the_first_eight_words_count(room: Staffroom, case: Case) -> None:
    add_note(by=room.nurse, case=case, words="い ろ は に ほ へ と ち り ぬ")
    hits, _more = finding.find(room.principal, "い ろ は に ほ へ と ち ない", "ja")
    assert len(hits) == 1
    assert len(hits[0].places) == finding.PLACES
