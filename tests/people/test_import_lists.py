"""Files that are no roster, and plain lists: columns, kinds, and lines with gaps."""

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.core.roster.making import zipped
from tests.people.conftest import edited, send
from tests.samples import samples

from mamori.people.models import Upload

PLAIN = "meibo-3nen1kumi.csv"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("roster.zip", b"PK\x03\x04 broken", "damaged"),
        ("list.csv", b"", "empty"),
        ("list.csv", b"\n \n", "empty"),
        ("list.xlsx", b"PK\x03\x04[Content_Types].xml", "damaged"),
        ("list.csv", bytes(range(1, 32)) * 40, "cannot be read"),
        ("list.csv", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n", "a document or a picture"),
        ("list.csv", b"\x89PNG\r\n\x1a\n" + b"IHDR, words" * 40, "a document or a picture"),
        ("list.csv", b"\xff\xd8\xff\xe0" + b"JFIF, words" * 40, "a document or a picture"),
        ("list.csv", b"\xd0\xcf\x11\xe0" + b"a document" * 40, "damaged"),
        ("list.csv", zipped({"letter.txt": "Dear all"}), "no list of people"),
        ("list.csv", zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "damaged"),
    ],
)
def test_a_bad_file_is_told_and_nothing_is_kept(
    office: Client, name: str, data: bytes, words: str
) -> None:
    answer = send(office, name, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Nothing was changed" in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_told(office: Client, settings: LazySettings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = send(office, "roster.zip", edited())
    assert answer.status_code == 422
    assert "too large" in answer.content.decode()


def test_no_file_at_all_is_told(office: Client) -> None:
    answer = office.post(reverse("people:import"), {})
    assert "Choose a file" in answer.content.decode()


def test_impossible_values_are_shown_with_their_line(office: Client) -> None:
    def spoil(name: str, row: dict[str, str]) -> dict[str, str]:
        if name == "demographics" and row["sourcedId"].startswith("1fcde737"):
            row["birthDate"] = "2016-02-31"
        return row

    sent = send(office, "roster.zip", edited(spoil))
    shown = office.get(sent["Location"] + "?show=partly").content.decode()
    assert "Lines taken in part" in shown
    assert "2016-02-31" in shown
    assert "demographics.csv, line 3" in shown


def test_lines_left_out_are_told_apart_from_lines_taken_in_part(office: Client) -> None:
    text = "氏名,生年月日,組\n佐藤 結衣,2016-02-31,4-1\n,2016-05-01,4-1\n"
    sent = send(office, "list.csv", text.encode())
    columns = office.post(sent["Location"], _columns(office, sent))
    plan = office.get(columns["Location"]).context["plan"]
    assert [note.code for note in plan.partly] == ["no-such-day"]
    assert [note.code for note in plan.rejected] == ["no-name"]
    assert plan.counts()["rejected"] == 1
    assert [line.name for line in plan.added] == ["佐藤 結衣"]


def test_a_list_asks_for_its_columns_and_shows_their_values(office: Client) -> None:
    sent = send(office, PLAIN, (samples() / "plain" / PLAIN).read_bytes())
    assert sent["Location"].endswith("/columns/")
    shown = office.get(sent["Location"]).content.decode()
    assert "清水　結衣" in shown
    assert '<option value="birth_date" selected>' in shown
    answer = office.post(sent["Location"], _columns(office, sent))
    preview = office.get(answer["Location"]).content.decode()
    assert "3年1組" in preview


def _columns(client: Client, sent: HttpResponse, **other: str) -> dict[str, str]:
    """Return the form of the columns as it is offered, with some other choices."""
    form = client.get(sent["Location"]).context["form"]
    return {name: form[name].initial or "" for name in form.fields} | other


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("氏名,職名\n佐藤 一郎,教諭\n", "staff", "1 member of staff"),
        ("Name,E-mail\nAnn Smith,ann@school.example\n", "staff", "1 member of staff"),
        ("Name,E-mail,Class\nAnn Smith,ann@home.example,4a\n", "pupil", "1 pupil"),
        ("氏名,組\n佐藤 結衣,4-1\n鈴木 一,4-1\n", "pupil", "2 pupils"),
    ],
)
def test_the_kind_of_people_is_guessed_and_said_before_anything_happens(
    office: Client, text: str, kind: str, words: str
) -> None:
    sent = send(office, "list.csv", text.encode())
    columns = _columns(office, sent)
    assert columns["kind"] == kind
    preview = office.post(sent["Location"], columns, follow=True).content.decode()
    assert f"In the file: {words}</span>" in preview


def test_columns_must_hold_a_name_and_nothing_twice(office: Client) -> None:
    sent = send(office, PLAIN, (samples() / "plain" / PLAIN).read_bytes())
    answer = office.post(sent["Location"], _columns(office, sent, column_1="-"))
    assert "which column holds the name" in answer.content.decode()
    answer = office.post(sent["Location"], _columns(office, sent, column_2="full_name"))
    assert "Another column holds this" in answer.content.decode()


def test_a_column_of_passwords_is_not_offered_or_shown(office: Client) -> None:
    text = "氏名,組,パスワード\n佐藤 結衣,4-1,hunter2-planted\n鈴木 一,4-1,hunter3-planted\n"
    sent = send(office, "list.csv", text.encode())
    shown = office.get(sent["Location"]).content.decode()
    assert "パスワード" in shown
    assert "planted" not in shown
    assert 'name="column_2"' not in shown
