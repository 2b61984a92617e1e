"""Files at the door: what cannot be taken is said, and never costs the words."""

import html
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings
from tests.base.media.pictures import JPEG, PLANTED, PNG, jpeg_from_a_phone, png_chunk
from tests.cases.conftest import Staffroom
from tests.door.telling import enclosed, told
from tests.door.visitor import Visitor, sent

from mamori.base import uploads
from mamori.cases.forms import files as cases_files
from mamori.door import enclosures, flood
from mamori.door.forms import files as door_files
from mamori.door.models import Talk
from mamori.journal.actions import erase
from mamori.journal.queries import entries
from mamori.site.cli.tidy import once

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def zipped(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * size)
    return out.getvalue()


REFUSED = {
    "svg.svg": SVG,
    "svg.png": SVG,
    "page.jpg": b"<!doctype html><script>alert(1)</script>",
    "program.png": b"MZ\x90\x00" + bytes(200),
    "empty.png": b"",
    "bomb.zip": zipped(5_000_000),
}


def files_of(talk: Talk) -> list[dict[str, Any]]:
    return [
        file
        for entry in entries([talk.stream], kinds=enclosures.TOLD)
        for file in (entry.words or {}).get("files", ())
    ]


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_taken_is_said_and_the_words_arrive(child: Visitor, name: str) -> None:
    answer = child.tell("みて ください。", pictures=[sent(name, REFUSED[name])])
    assert answer.status_code == 200
    talk = Talk.unguarded.get()
    (entry,) = entries([talk.stream], kinds=["report.received"])
    assert (entry.words or {})["what"] == "みて ください。"
    assert files_of(talk) == []
    assert name in html.unescape(answer.content.decode())


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_refused_file_alone_brings_the_form_back(child: Visitor, name: str) -> None:
    answer = child.tell("", sender="pupil", pictures=[sent(name, REFUSED[name])])
    assert answer.status_code == 422
    assert name in html.unescape(answer.content.decode())
    assert Talk.unguarded.count() == 0


def test_a_picture_that_is_also_something_else_is_shown_as_a_picture_alone(
    room: Staffroom, child: Visitor
) -> None:
    """A polyglot: a page of script hidden in a part of a picture, and behind its end."""
    both = PNG[:33] + png_chunk(b"tEXt", SVG) + PNG[33:] + SVG
    child.tell("みて。", pictures=[sent("both.png", both)])
    talk = Talk.unguarded.get()
    from mamori.cases.evidence import files_in  # noqa: PLC0415 -- only here
    from mamori.door.queries import shown  # noqa: PLC0415 -- likewise

    (entry,) = entries([talk.stream], kinds=["report.received"])
    assert b"script" not in shown(talk, files_in(entry)[0])


def test_good_files_are_kept_beside_bad_ones(child: Visitor) -> None:
    two = [sent("a.jpg", JPEG), sent("b.svg", SVG), sent("c.png", PNG)]
    child.tell("三つ。", pictures=two)
    assert [file["type"] for file in files_of(Talk.unguarded.get())] == ["image/jpeg", "image/png"]


def test_what_is_too_large_is_left_out(child: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_files, "MOST", 100)
    answer = child.tell("大きい。", pictures=[sent("large.png", PNG + bytes(200))])
    assert answer.status_code == 200
    assert "large.png" in answer.content.decode()
    assert cases_files.MOST == 25 * 1024 * 1024


def test_two_gigabytes_pass_by_without_staying_anywhere(
    child: Visitor, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes beyond the bound of a form is thrown away as it comes; a small bound shows it."""
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 4 * 1024 * 1024)
    answer = child.tell("ふとい。", voice=[sent("long.wav", bytes(24 * 1024 * 1024))])
    assert answer.status_code == 200
    assert "long.wav" in answer.content.decode()
    assert [path for path in data.rglob("*") if path.is_file() and "files" in path.parts] == []


def test_more_than_ten_files_are_ten_files(child: Visitor) -> None:
    many = [sent(f"{n}.png", PNG) for n in range(12)]
    answer = child.tell("たくさん。", pictures=many)
    assert len(files_of(Talk.unguarded.get())) == 10
    assert answer.status_code == 200


def test_nothing_of_a_file_lies_open_on_the_disk_not_even_its_name(
    child: Visitor, data: Path
) -> None:
    body = jpeg_from_a_phone() + b"x" * 2_000_000
    child.tell("みて。", pictures=[sent("山田の家.jpg", body)])
    found = [path for path in data.rglob("*") if path.is_file()]
    assert found
    assert not any(PLANTED in path.read_bytes() for path in found)
    assert "山田の家" not in str(entries([Talk.unguarded.get().stream], kinds=["report.received"]))


def test_beyond_the_bytes_of_a_day_words_arrive_without_their_files(
    child: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "MOST_BYTES_A_DAY", 10)
    answer = child.tell("もういっぱい。", pictures=[sent("a.png", PNG)])
    assert answer.status_code == 200
    assert files_of(Talk.unguarded.get()) == []
    assert 'role="status"' in answer.content.decode()


def test_files_go_with_the_words_when_a_talk_is_erased(
    room: Staffroom, data: Path, settings: Settings
) -> None:
    import os  # noqa: PLC0415 -- only here
    import time  # noqa: PLC0415 -- likewise

    talk = told(room.school, files=(enclosed("image/png", PNG),))
    shelf = data / "files" / enclosures.SHELF
    (path,) = shelf.iterdir()
    os.utime(path, (time.time() - 90_000,) * 2)
    once()
    assert path.exists()
    erase(by=None, ledger=talk.school_id, stream=talk.stream, why="test")
    once()
    assert not path.exists()


def test_a_picture_alone_is_a_report(child: Visitor) -> None:
    assert child.tell("", pictures=[sent("a.png", PNG)]).status_code == 200
    assert len(files_of(Talk.unguarded.get())) == 1
