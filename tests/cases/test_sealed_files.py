"""Files of a case on the disk: sealed, whole, gone when the case is erased."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.base.media.pictures import (
    JPEG,
    PLANTED,
    PNG,
    jpeg_from_a_phone,
)
from tests.cases.conftest import Staffroom
from tests.cases.handing_in import get, hand_in, handed_in, kept, on_disk, sent
from tests.cases.telling import told, url
from tests.factories import sign_in

from mamori.base import files
from mamori.cases.actions import evidence, steps
from mamori.cases.evidence import opened
from mamori.cases.models import Case
from mamori.core.seal.files import CHUNK_BYTES
from mamori.journal import actions as journal
from mamori.journal.keys import Erased
from mamori.site.cli.tidy import once

pytestmark = pytest.mark.django_db
TEXT = "10:02\tユイ\t学校来るな"
PDF = b"%PDF-1.7\n/Author (PLANTED)\n"


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.MAMORI_DATA = tmp_path
    return tmp_path / "files"


def test_nothing_of_a_file_lies_open_on_the_disk(room: Staffroom, case: Case, data: Path) -> None:
    large = jpeg_from_a_phone() + PLANTED * (CHUNK_BYTES // 10)
    assert large.count(PLANTED) * len(PLANTED) > 2 * CHUNK_BYTES
    hand_in(room.homeroom, case, sent("PLANTED.jpg", large), sent("b.txt", TEXT.encode()))
    lying = on_disk(data)
    assert len(lying) == 2
    planted = [b"PLANTED", b"139.0E", TEXT.encode(), "ユイ".encode(), JPEG[20:60]]
    for path in lying:
        stored = path.read_bytes()
        assert not any(word in stored for word in planted)
        assert "PLANTED" not in path.name
        assert path.stat().st_mode & 0o077 == 0
    picture = kept(case)[0]
    assert get(room.homeroom, case, picture.pk).content == JPEG


def age(data: Path) -> None:
    long_ago = time.time() - files.LEFT_AFTER - 60
    for path in on_disk(data):
        os.utime(path, (long_ago, long_ago))


def test_when_a_case_is_erased_its_files_open_no_more_and_are_swept(
    room: Staffroom, case: Case, data: Path
) -> None:
    file = handed_in(room.homeroom, case, "a.png", PNG)
    (before,) = kept(case)
    age(data)
    once()
    assert len(on_disk(data)) == 1  # it is named, so it stays
    journal.erase(by=None, ledger=room.school.pk, stream=case.stream, why="retention")
    answer = get(room.expert, case, file)
    assert answer.status_code == 404
    with pytest.raises(Erased):
        opened(before, room.school.pk)
    once()
    assert on_disk(data) == []


def test_what_a_crash_left_before_its_entry_is_swept_and_what_is_named_stays(
    room: Staffroom, case: Case, data: Path
) -> None:
    handed_in(room.homeroom, case, "a.png", PNG)
    left = files.Incoming()
    left.add(JPEG)
    left.end()
    left.keep("cases")  # and here the light goes out
    assert evidence.tidy() == 0  # somebody may just be writing its entry
    age(data)
    assert evidence.tidy() == 1
    assert [path.name for path in on_disk(data)] == [kept(case)[0].id]


def test_a_file_that_was_changed_or_is_missing_is_said_to_be(
    room: Staffroom, case: Case, data: Path
) -> None:
    file = handed_in(room.homeroom, case, "a.png", PNG)
    (path,) = on_disk(data)
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    for _ in ("changed", "missing"):
        for tail in ("", "original/"):
            answer = get(room.expert, case, file, tail)
            assert answer.status_code == 422
            assert "is not the one that was put there" in answer.content.decode()
        path.unlink(missing_ok=True)


def test_a_file_is_whole_on_the_disk_before_its_entry_is_written(
    room: Staffroom, case: Case, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**fact: Any) -> None:
        (kept_one,) = fact["words"]["files"]
        assert (data / "cases" / kept_one["id"]).stat().st_size > len(PNG)
        raise RuntimeError("the light goes out")

    monkeypatch.setattr(steps, "note", fails)
    client = sign_in(Client(raise_request_exception=False), room.homeroom)
    form = {"send": "1", "shows": "画面。", "files": [sent("a.png", PNG)]}
    assert client.post(url(case, "add-evidence"), form).status_code == 500
    monkeypatch.undo()
    assert told(case, "evidence.added") == []
    age(data)
    once()
    assert on_disk(data) == []
