"""Pictures and papers of a case: sealed, shown without their notes, gone when it is erased."""

import hashlib
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings
from tests.base.media.pictures import (
    GIF,
    JPEG,
    PNG,
    WEBP,
    gif_from_a_phone,
    jpeg_from_a_phone,
    png_from_a_phone,
    webp_from_a_phone,
)
from tests.base.media.recordings import recorded
from tests.cases.conftest import Staffroom
from tests.cases.doing import see
from tests.cases.handing_in import get, hand_in, handed_in, kept, on_disk, sent
from tests.cases.telling import told, url
from tests.factories import sign_in

from mamori.base import uploads
from mamori.base.media import Unreadable, strip
from mamori.cases.actions import Sign, merge, record_sign
from mamori.cases.forms import files as forms
from mamori.cases.models import Case
from mamori.journal.queries import entries

pytestmark = pytest.mark.django_db
TEXT = "10:02\tユイ\t学校来るな"
PDF = b"%PDF-1.7\n/Author (PLANTED)\n"


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.MAMORI_DATA = tmp_path
    return tmp_path / "files"


def test_several_files_become_one_entry_with_links(room: Staffroom, case: Case) -> None:
    answer = hand_in(
        room.homeroom,
        case,
        sent("結衣.png", png_from_a_phone()),
        sent("b.jpg", jpeg_from_a_phone()),
        sent("トーク.txt", TEXT.encode("cp932")),
        sent("手紙.pdf", PDF),
    )
    assert answer.status_code == 302
    (entry,) = told(case, "evidence.added")
    assert entry.attrs == {}
    assert entry.words is not None
    assert entry.words["files"][0]["name"] == "結衣.png"
    first, second, third, fourth = kept(case)
    assert first.sha256 == hashlib.sha256(png_from_a_phone()).hexdigest()
    assert [file.type for file in kept(case)] == [
        "image/png",
        "image/jpeg",
        "text/plain",
        "application/pdf",
    ]
    page = see(room.homeroom, url(case))
    for file in (first, second, third):
        assert f"/files/{file.pk}/" in page
        assert file.label in page
    assert (first.label, second.label[:9], third.label[:7]) == (
        f"Picture 1 (PNG, {first.size}\xa0bytes)",
        "Picture 2",
        "Paper 1",
    )
    assert f"/files/{fourth.pk}/" not in page  # no page can show a PDF without what it tells
    assert "The committee can open it." in page
    assert "結衣.png" not in page


@pytest.mark.parametrize(
    ("taken", "bare", "kind"),
    [
        (jpeg_from_a_phone(), JPEG, "image/jpeg"),
        (png_from_a_phone(), PNG, "image/png"),
        (webp_from_a_phone(), WEBP, "image/webp"),
        (gif_from_a_phone(), GIF, "image/gif"),
    ],
)
def test_a_picture_is_shown_without_what_it_tells_about_its_making(
    room: Staffroom, case: Case, taken: bytes, bare: bytes, kind: str
) -> None:
    file = handed_in(room.homeroom, case, "結衣の家.jpg", taken)
    answer = get(room.grade_head, case, file)
    assert (answer.content, answer["Content-Type"]) == (bare, kind)
    assert answer["Content-Disposition"] == f'inline; filename="picture-1.{kind[6:]}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("kind", "made", "player", "shown"),
    [
        ("audio/mp4", ("ipod", "aac", 44100, ""), "<audio", ("audio/mp4", "m4a")),
        ("audio/amr", ("amr", "libopencore_amrnb", 8000, ""), "<audio", ("audio/mp4", "m4a")),
        ("video/quicktime", ("mov", "aac", 44100, "libx264"), "<video", ("video/mp4", "mp4")),
    ],
)
def test_a_recording_is_played_without_what_it_tells_about_its_making(
    staff_and_case: tuple[Staffroom, Case],
    kind: str,
    made: tuple[str, str, int, str],
    player: str,
    shown: tuple[str, str],
) -> None:
    room, case = staff_and_case
    container, codec, rate, film = made
    taken = recorded(container, codec, rate=rate, film=film)
    file = handed_in(room.homeroom, case, "結衣", taken)
    assert kept(case)[0].type == kind
    page = see(room.grade_head, url(case))
    assert player in page
    assert "Recording 1 (" in page
    answer = get(room.grade_head, case, file)
    assert answer["Content-Type"] == shown[0]
    assert answer["Content-Disposition"] == f'inline; filename="recording-1.{shown[1]}"'
    assert b"PLANTED" not in answer.content
    address = f"/cases/{case.pk}/files/{file}/"
    part = sign_in(Client(), room.grade_head).get(address, headers={"Range": "bytes=0-1"})
    assert (part.status_code, part.content) == (206, answer.content[:2])


@pytest.fixture
def staff_and_case(room: Staffroom, case: Case) -> tuple[Staffroom, Case]:
    return room, case


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_text_is_shown_as_letters_and_never_as_a_page(
    room: Staffroom, case: Case, encoding: str
) -> None:
    file = handed_in(room.homeroom, case, "a.html", f"{TEXT}<script>x</script>".encode(encoding))
    answer = get(room.homeroom, case, file)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == f"{TEXT}<script>x</script>"


def test_only_the_committee_takes_the_original_and_that_is_noted(
    room: Staffroom, case: Case
) -> None:
    file = handed_in(room.homeroom, case, "結衣.jpg", jpeg_from_a_phone())
    address = f"/cases/{case.pk}/files/{file}/original/"
    assert address in see(room.expert, url(case))
    assert address not in see(room.homeroom, url(case))
    assert sign_in(Client(), room.homeroom).get(address).status_code == 404
    before = len(entries([case.stream], kinds=["record.read"]))
    answer = sign_in(Client(), room.expert).get(address)
    assert answer.content == jpeg_from_a_phone()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="picture-1.jpeg"'
    reads = entries([case.stream], kinds=["record.read"])
    assert (len(reads), reads[-1].by) == (before + 1, room.expert.person_id)


def test_without_a_seat_there_is_no_file(room: Staffroom, case: Case) -> None:
    file = handed_in(room.homeroom, case, "a.png", PNG)
    nowhere = uuid.uuid4()
    for account in (room.teacher, room.board_officer):
        client = sign_in(Client(), account)
        for tail in ("", "original/"):
            there = client.get(f"/cases/{case.pk}/files/{file}/{tail}")
            missing = client.get(f"/cases/{nowhere}/files/{nowhere}/{tail}")
            assert there.status_code == missing.status_code == 404
            assert len(there.content) == len(missing.content)
    assert get(room.expert, case, nowhere).status_code == 404


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.png", b"<!DOCTYPE html><script>1</script>"),
        ("a.jpg", b"MZ\x90\x00\x03\x00\x00"),
        ("a.zip", b"PK\x03\x04" + bytes(60)),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_and_the_words_stay(
    room: Staffroom, case: Case, name: str, body: bytes
) -> None:
    answer = hand_in(room.homeroom, case, sent("ok.png", PNG), sent(name, body), shows="画面。")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f"“{name}” cannot be kept here" in page
    assert "画面。" in page
    assert "Please choose your file again." in page
    assert told(case, "evidence.added") == []


def test_nothing_is_no_evidence(room: Staffroom, case: Case) -> None:
    page = hand_in(room.homeroom, case, sent("a.png", b"")).content.decode()
    assert "The submitted file is empty." in page


def test_a_file_or_a_form_that_is_too_large_is_refused(
    room: Staffroom, case: Case, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST", len(PNG) - 1)
    page = hand_in(room.homeroom, case, sent("a.png", PNG)).content.decode()
    assert "“a.png” is too large." in page
    monkeypatch.setattr(forms, "MOST", 10**9)
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 2 * len(PNG) - 1)
    page = hand_in(room.homeroom, case, sent("a.png", PNG), sent("b.png", PNG)).content.decode()
    assert "Together the files are too large." in page
    assert on_disk(data) == []


def test_a_form_sent_twice_keeps_its_files_once(room: Staffroom, case: Case) -> None:
    client = sign_in(Client(), room.homeroom)
    same = str(uuid.uuid4())
    for body in (PNG, PNG, JPEG):  # pressed twice, then another picture from the old page
        form = {"send": "1", "id": same, "shows": "画面。", "files": [sent("a.png", body)]}
        assert client.post(url(case, "add-evidence"), form).status_code == 302
    assert [file.type for file in kept(case)] == ["image/png", "image/jpeg"]


def test_a_damaged_picture_is_kept_and_said_not_to_be_shown(room: Staffroom, case: Case) -> None:
    broken = PNG[:-12]
    with pytest.raises(Unreadable):
        strip("image/png", broken)
    file = handed_in(room.homeroom, case, "a.png", broken)
    answer = get(room.homeroom, case, file)
    assert answer.status_code == 422
    assert "the committee can open the original" in answer.content.decode()


def test_a_file_of_a_case_that_goes_on_in_another_is_there_for_its_readers(
    room: Staffroom, case: Case, sign: Sign
) -> None:
    other = replace(sign, id=uuid.uuid4(), words="同じことを見た。")
    second = record_sign(by=room.teacher, sign=other)
    file = handed_in(room.homeroom, case, "a.png", png_from_a_phone())
    assert get(room.teacher, case, file).status_code == 404
    merge(by=room.principal, case=case, into=second, why="同じ。")
    assert get(room.teacher, case, file).content == PNG
    assert get(room.teacher, second, file).content == PNG
    assert get(room.expert, second, file, "original/").content == png_from_a_phone()
