"""Workers that die, files that go, pages at which the program fails: nothing waits for ever."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from tests.publishing import gate as sheets
from tests.publishing.gating import DATABASE, IMMEDIATE, Gate, gate, item, now, sheet
from tests.publishing.patrol_school import PatrolSchool, board, office, patrol
from tests.publishing.test_under_way import work
from tests.publishing.ward import Ward, ward

from mamori.base import clock
from mamori.base.files import remove
from mamori.core.scan.blocks import Unread
from mamori.core.scan.keeper import Failed
from mamori.core.scan.places import Place
from mamori.core.scan.serving import Seen
from mamori.journal.queries import entries
from mamori.publishing import looking
from mamori.publishing.actions import left_lying, looking_round, scans, sheet_look
from mamori.publishing.models import Item, Sheet
from mamori.publishing.queries.held import SHELF
from mamori.publishing.views import releases as views

__all__ = ["board", "office", "patrol", "ward"]


@pytest.fixture
def school_gate(
    transactional_db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Gate]:
    settings.MAMORI_DATA = tmp_path
    settings.TASKS = IMMEDIATE
    monkeypatch.setattr(views, "WAIT", 0)
    with clock.at(datetime(2026, 12, 1, 8, 0, tzinfo=UTC)):
        made = gate()
        settings.TASKS = DATABASE
        yield made


def killed() -> None:
    """Let whatever waits be taken by a worker that dies with it."""
    DBTaskResult.objects.all().delete()


def test_what_a_dead_worker_left_of_a_release_is_begun_anew_by_itself(school_gate: Gate) -> None:
    release = school_gate.brought(("a.xlsx", sheet()))
    killed()
    left_lying.go_on()
    work("looking")
    assert now(release).state == "open"
    school_gate.press(release, "1/copy")
    assert item(release).no_copy
    killed()
    left_lying.go_on()
    work("looking")  # makes the copy
    work("looking")  # and looks it through
    assert item(release).is_copy
    assert now(release).state == "open"


def test_a_file_that_is_gone_from_the_disk_is_said_and_not_waited_for(school_gate: Gate) -> None:
    release = school_gate.brought(("a.xlsx", sheet()))
    remove(SHELF, item(release).file_id)
    work("looking")
    assert now(release).state == "open"
    page = school_gate.page(release)
    assert "Nothing stands against it" not in page
    assert "Not everything could be read" in page


def test_what_a_task_raises_lies_in_its_row_without_words(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Trần", "Thị", "Linh"]  # a line of code stands in a traceback as it is

    def fail(*_args: Any, **_how: Any) -> None:
        raise ValueError(" ".join(names))

    monkeypatch.setattr("mamori.publishing.actions.scans.seen_in", fail)
    release = school_gate.brought(("a.xlsx", sheet()))
    work("looking")
    assert now(release).state == "looking"
    failed = DBTaskResult.objects.failed().get()
    assert failed.exception_class_path == "builtins.ValueError"
    assert "in fail" in failed.traceback
    assert "Trần Thị Linh" not in failed.traceback


@pytest.mark.django_db(transaction=True)  # the worker has a connection of its own
def test_a_sheet_that_a_dead_worker_left_is_looked_through_in_the_next_hour(
    ward: Ward, settings: Any
) -> None:
    settings.TASKS = DATABASE
    sheets.send(ward, ward.teacher, sheets.form())
    killed()
    made = Sheet.unguarded.get()
    assert made.state == "looking"
    sheet_look.look_on()
    sheets.work()
    made.refresh_from_db()
    assert made.state == "ready"


@pytest.mark.django_db(transaction=True)  # the worker has a connection of its own
def test_a_sheet_of_which_a_part_could_not_be_read_is_not_clean_whatever_else_it_holds(
    ward: Ward, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = DATABASE

    def seen(*_args: Any, **_how: Any) -> Seen:
        unread = Unread(place=Place(part="b.docx"), reason="encrypted")
        return Seen(kind="zip", unread=(unread,), segments=(sheets.LEAFLET,))

    monkeypatch.setattr(looking, "seen_in", seen)
    # As if a pack asked for consent of whoever is named on a sheet.
    monkeypatch.setattr(sheet_look, "look_at", lambda *a, **k: _stricter(looking.look_at(*a, **k)))
    made = sheets.put(ward, ward.teacher, sheets.form())
    assert sheets.result(made) != "clean"
    monkeypatch.setattr(
        sheet_look, "look_at", lambda *a, **k: _stricter(looking.look_at(*a, **k), "warn")
    )
    made = sheets.put(ward, ward.teacher, sheets.form(title="冬休みのしおり２"))
    assert sheets.result(made) == "unreadable"


def _stricter(looked: looking.Looked, verdict: str = "consent") -> looking.Looked:
    return replace(looked, verdict=verdict)


def test_a_page_at_which_the_program_fails_does_not_hold_up_the_round(
    patrol: PatrolSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_how: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(looking_round, "look_at", fail)
    row = patrol.look()
    assert row.state == "open"
    (looked,) = entries([row.stream], kinds=["patrol.looked"])
    assert looked.attrs["result"] == "not-read"


def test_no_story_of_what_was_taken_back_names_a_child_to_other_schools(
    school_gate: Gate, settings: Any
) -> None:
    settings.TASKS = IMMEDIATE
    release = school_gate.brought(text="Thông báo chung của nhà trường về lịch nghỉ lễ năm nay.")
    school_gate.press(release, "out", reason="x")
    assert now(release).state == "released"
    told = {"reason": "other", "why": "Trần Thị Linh không đồng ý", "id": str(release.pk)}
    told |= {"never_again": "on", "title": "Thông báo"}
    answer = school_gate.press(release, "withdraw", by=school_gate.lead, **told)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["why"]
    assert now(release).state == "released"


def test_nobody_agrees_to_a_file_that_took_the_place_of_what_they_looked_at(
    school_gate: Gate, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = IMMEDIATE
    monkeypatch.setattr(scans, "seen_in", lambda *_a, **_k: Failed("encrypted"))
    release = school_gate.brought(("a.docx", b"PK"), channel="newsletter")
    school_gate.press(release, "out", reason="I looked")
    assert now(release).state == "asked"
    page = school_gate.page(release, by=school_gate.lead)
    (seen,) = re.findall(r'name="seen" value="([\d.]+)"', page)
    school_gate.press(release, "refuse", by=school_gate.principal, why="Without the number")
    Item.unguarded.filter(release=release).update(turn=2)  # as a copy does
    school_gate.press(release, "out", reason="I looked again")
    answer = school_gate.press(release, "approve", by=school_gate.lead, seen=seen)
    assert answer.status_code == 422
    assert now(release).state == "asked"
    school_gate.press(release, "approve", by=school_gate.lead, seen="2")
    assert now(release).state == "released"
