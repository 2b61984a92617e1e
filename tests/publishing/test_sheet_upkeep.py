"""What happens to a sheet by itself: it is looked at after a crash, and it is said what is late."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from tests.publishing.gate import (
    HAND_IN,
    PURPOSE,
    group,
    handed_in,
    page,
    put,
    send,
    step,
    upload,
    word,
    work,
)
from tests.publishing.ward import STORY, Ward, ward

from mamori.base import files
from mamori.journal.queries import entries
from mamori.publishing.actions.collecting import OVERDUE, note_overdue
from mamori.publishing.actions.notices import issue_all
from mamori.publishing.actions.sheet_look import tidy
from mamori.publishing.hourly import every_hour
from mamori.publishing.models import Sheet
from mamori.publishing.queries.sheet_files import SHELF

__all__ = ["ward"]
pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "遠足の参加票です。担任に提出してください。児童の名前（　　）\n" * 3


def test_what_a_crash_left_waiting_is_looked_at_in_the_next_hour(ward: Ward) -> None:
    assert send(ward, ward.teacher, handed_in()).status_code == 302
    DBTaskResult.objects.all().delete()
    sheet = Sheet.unguarded.get()
    work()
    sheet.refresh_from_db()
    assert sheet.state == "looking"
    tidy()
    tidy()
    work()
    sheet.refresh_from_db()
    assert sheet.state == "ready"
    assert len(entries([sheet.stream], kinds=["sheet.looked-at"])) == 1


def test_a_file_that_is_gone_gives_the_sheet_back(ward: Ward) -> None:
    told = handed_in(text="", file=upload("a.docx", word(TEXT)))
    assert send(ward, ward.teacher, told).status_code == 302
    for kept in (Path(settings.MAMORI_DATA) / "files" / SHELF).glob("*"):
        files.remove(SHELF, kept.name)
    work()
    sheet = Sheet.unguarded.get()
    [looked] = entries([sheet.stream], kinds=["sheet.looked-at"])
    assert (sheet.state, looked.attrs["result"]) == ("returned", "unreadable")


def test_what_should_have_been_destroyed_is_said_until_it_is(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, handed_in())
    step(ward, ward.principal, sheet, "approve")
    step(ward, ward.teacher, sheet, "use", classes=[group(ward)])
    step(ward, ward.teacher, sheet, "end")
    late = "should have been destroyed"
    assert late not in page(ward, ward.teacher, sheet)
    with ward.in_days(400):
        assert late in page(ward, ward.teacher, sheet)
        answer = step(ward, ward.teacher, sheet, "destroy", how="裁断した。教頭。")
        assert answer.status_code == 302
        assert late not in page(ward, ward.teacher, sheet)


def test_when_its_day_is_over_destroying_it_is_due_once(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, handed_in())
    step(ward, ward.principal, sheet, "approve")
    note_overdue()
    step(ward, ward.teacher, sheet, "use", classes=[group(ward)])
    step(ward, ward.teacher, sheet, "end")
    note_overdue()
    assert not entries([sheet.stream], kinds=[OVERDUE])
    with ward.in_days(400):
        every_hour()
        every_hour()
        assert len(entries([sheet.stream], kinds=[OVERDUE])) == 1
        assert ward.state(sheet.stream, "destroy-what-was-collected") == "open"
        assert "destroy what was collected" in page(ward, ward.principal, sheet)
        step(ward, ward.teacher, sheet, "destroy", how="裁断した。教頭。")
        assert ward.state(sheet.stream, "destroy-what-was-collected") == "met"
    with ward.in_days(401):
        note_overdue()
        assert len(entries([sheet.stream], kinds=[OVERDUE])) == 1


def test_what_a_withdrawn_sheet_collected_can_still_be_destroyed(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, handed_in())
    step(ward, ward.principal, sheet, "approve")
    step(ward, ward.teacher, sheet, "use", classes=[group(ward)])
    told = {"title": "参加票", "reason": "wrong", "why": "日付が誤っていた。", "circulating": "yes"}
    url = reverse("publishing:withdraw_sheet", args=[sheet.pk])
    assert ward.client(ward.principal).post(url, told).status_code == 302
    with ward.in_days(400):
        note_overdue()
        assert ward.state(sheet.stream, "destroy-what-was-collected") == "open"
        assert step(ward, ward.teacher, sheet, "destroy", how="裁断した。").status_code == 302
        assert ward.state(sheet.stream, "destroy-what-was-collected") == "met"


@pytest.mark.row("T-30")
def test_twelve_digits_alone_are_told_as_not_certain_and_refuse_nothing(ward: Ward) -> None:
    sheet = put(ward, ward.teacher, handed_in(text=TEXT + "\n受付 123456789018"))
    assert sheet.state == "ready"


def test_no_word_of_a_sheet_or_a_story_stands_in_the_clear(ward: Ward) -> None:
    put(ward, ward.teacher, handed_in(text=TEXT, owner="藤棚係"))
    mark = ward.withdraw()
    issue_all()
    told = "".join(_everything())
    assert str(mark.pk) in told
    assert ward.school.name in told  # the search itself works
    planted = ["藤棚係", "遠足の参加票", PURPOSE, *HAND_IN["reason"].split(), *STORY.values()]
    assert [words for words in planted if words in told or escaped(words) in told] == []


def _everything() -> Iterator[str]:
    """Yield every row of the database as somebody would read it who has the disk."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- our own tables
            for row in cursor.fetchall():
                for value in row:
                    raw = bytes(value) if isinstance(value, bytes | memoryview) else None
                    yield raw.decode(errors="replace") if raw is not None else str(value)


def escaped(words: str) -> str:
    return json.dumps(words)[1:-1]
