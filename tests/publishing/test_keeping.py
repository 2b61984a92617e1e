"""What is handed in lies sealed, and is gone with the decision; what is kept is kept on purpose."""

import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from django.test import Client
from tests.factories import sign_in
from tests.publishing.gating import CHILDREN, DATABASE, IMMEDIATE, Gate, gate, item, now, sheet

from mamori.base import clock
from mamori.core.scan.keeper import Failed
from mamori.journal.models import Fact, StreamKey
from mamori.journal.queries import entries
from mamori.publishing.actions import scans
from mamori.publishing.models import Item, Picture, Release
from mamori.publishing.queries.held import SHELF, held_stream, words_of
from mamori.site.cli import tidy

AT = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MAMORI_DATA = tmp_path
    return tmp_path


@pytest.fixture
def school_gate(transactional_db: None, settings: Any, folder: Path) -> Iterator[Gate]:
    """Let what waits for the end of a transaction happen, such as deleting a file."""
    settings.TASKS = IMMEDIATE
    with clock.at(AT):
        yield gate()


def on_disk(folder: Path) -> list[Path]:
    return [one for one in (folder / "files" / SHELF).glob("*") if one.is_file()]


def is_gone(release: Release, folder: Path) -> bool:
    row = StreamKey.unguarded.get(pk=held_stream(release.pk))
    one = item(release)
    rows = Picture.unguarded.filter(item=one).count()
    return (bytes(one.sealed), bytes(one.seen), row.wrapped, rows) == (b"", b"", None, 0)


def letter(*names: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("Danh sách các em đi trại hè:")
    for name in names or CHILDREN:
        document.add_paragraph(name)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_stolen_folder_shows_no_name_and_the_file_is_gone_when_it_is_stopped(
    school_gate: Gate, folder: Path
) -> None:
    release = school_gate.brought(("danh sách Trần Thị Linh.xlsx", sheet()))
    (kept,) = on_disk(folder)
    stored = [kept.read_bytes(), *rows()]
    assert len(stored) > 3
    names = [name.encode() for name in (*CHILDREN, "danh sách", "04/2016")]
    assert not [one for one in stored for name in names if name in one]
    assert words_of(item(release))["name"] == "danh sách Trần Thị Linh.xlsx"
    school_gate.press(release, "stop")
    assert now(release).state == "stopped"
    assert on_disk(folder) == []
    assert is_gone(release, folder)
    assert words_of(item(release)) == {}


def rows() -> list[bytes]:
    """Return everything that the tables of releases and the journal hold, as bytes."""
    found = []
    for model in (Item, Picture, Release, Fact):
        for row in model._base_manager.values():
            values = [
                v if isinstance(v, bytes | memoryview) else str(v).encode() for v in row.values()
            ]
            found.append(b"|".join(map(bytes, values)))
    return found


def test_what_nobody_decides_within_a_day_is_destroyed_by_itself(
    school_gate: Gate, folder: Path, settings: Any
) -> None:
    release = school_gate.brought(("a.xlsx", sheet()))
    settings.TASKS = DATABASE
    with clock.at(AT + timedelta(hours=23)):
        tidy.once()
    assert now(release).state == "open"
    with clock.at(AT + timedelta(hours=25)):
        tidy.once()
        assert now(release).state == "lapsed"
        assert on_disk(folder) == []
        assert is_gone(release, folder)
        tidy.once()
    assert len(entries([release.stream], kinds=["document.lapsed"])) == 1


def test_of_what_went_out_only_a_print_stays(school_gate: Gate, folder: Path) -> None:
    known = school_gate.register
    school_gate.agree(known.linh, known.nam, known.alien, data=("name", "list", "birth-date"))
    release = school_gate.brought(("a.xlsx", sheet()))
    sha256 = item(release).sha256
    school_gate.press(release, "out")
    assert on_disk(folder)
    school_gate.press(release, "approve", by=school_gate.lead)
    assert now(release).state == "released"
    assert on_disk(folder) == []
    assert is_gone(release, folder)
    words = entries([release.stream], kinds=["document.released"])[0].words
    assert words is not None
    assert words["files"][0]["sha256"] == sha256
    assert words["files"][0]["print"]
    client = sign_in(Client(), school_gate.office)
    assert client.get(f"/publishing/releases/{release.pk}/1/kept/").status_code == 404


def test_what_is_kept_on_purpose_lies_sealed_with_its_record(
    school_gate: Gate, folder: Path, settings: Any
) -> None:
    known = school_gate.register
    school_gate.agree(known.linh, known.nam, known.alien, data=("name", "list", "birth-date"))
    data = sheet()
    release = school_gate.brought(("a.xlsx", data), keeps_file="on")
    school_gate.press(release, "out")
    school_gate.press(release, "approve", by=school_gate.lead)
    assert is_gone(release, folder)
    (kept,) = on_disk(folder)
    assert b"PK" not in kept.read_bytes()[:4]
    os.utime(kept, (0, 0))  # it lies there for long
    settings.TASKS = DATABASE
    with clock.at(AT + timedelta(days=40)):
        tidy.once()
        client = sign_in(Client(), school_gate.lead)
        answer = client.get(f"/publishing/releases/{release.pk}/1/kept/")
    assert answer.content == data
    assert "attachment" in answer["Content-Disposition"]
    assert "a.xlsx" not in answer["Content-Disposition"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_copy_without_them_takes_the_place_of_what_was_brought_and_passes(
    school_gate: Gate, folder: Path, kind: str
) -> None:
    data = {"xlsx": sheet, "docx": letter}[kind]()
    release = school_gate.brought((f"a.{kind}", data))
    (before,) = on_disk(folder)
    brought = item(release).sha256
    school_gate.press(release, "1/copy")
    assert item(release).is_copy
    assert item(release).sha256 != brought
    (after,) = on_disk(folder)
    assert after != before  # what was brought is gone already
    page = school_gate.page(release)
    assert "Nothing stands against it" in page
    copy = school_gate.press(release, "1/take")
    assert copy["Content-Disposition"] == f'attachment; filename="copy-1.{kind}"'
    told = texts(kind, copy.content)
    assert not [name for name in CHILDREN if name in told]
    assert {"xlsx": "Họ và tên", "docx": "trại hè"}[kind] in told
    school_gate.press(release, "out")
    assert now(release).state == "asked"  # whether all was taken out somebody else looks, too
    school_gate.press(release, "approve", by=school_gate.lead)
    assert now(release).state == "released"
    left = entries([release.stream], kinds=["document.released"])[0]
    assert left.attrs["copy"] == "yes"
    assert school_gate.press(release, "1/take").status_code == 404
    assert on_disk(folder) == []


def texts(kind: str, data: bytes) -> str:
    if kind == "docx":
        return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row)


def test_what_cannot_be_copied_says_why_and_stays_as_it_is(
    school_gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = school_gate.brought(("a.xlsx", sheet()))
    monkeypatch.setattr(scans, "copy_without", lambda *_a, **_k: Failed("not-redactable"))
    school_gate.press(release, "1/copy")
    assert not item(release).is_copy
    assert "This format cannot be redacted" in school_gate.page(release)
    assert now(release).state == "open"
