"""Old Office files: by LibreOffice where it is, by plain readers else, and it is said which."""

import pytest
from tests.core.scan.opening.office.docx_places import p, r
from tests.core.scan.opening.office.office import body_docx
from tests.core.scan.opening.office.packaging import Planted, compound
from tests.core.scan.opening.office.test_office import MAKERS
from tests.core.scan.opening.office.xlsx_places import xlsx
from tests.core.scan.opening.reading import block_with, found_in, text_of

from mamori.core.scan.blocks import Unread
from mamori.core.scan.limits import LIMITS
from mamori.core.scan.opening.office import old_office, soffice

with_office = pytest.mark.skipif(not soffice.program(), reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi\ansicpg1252 Telefoon 090-0000-1000 caf\'e9\par}"
# Places that the old format has too, and that LibreOffice writes into it.
KEPT = {
    "doc": ("body", "runs", "cell", "first header", "footnote", "comment", "deletion", "creator"),
    "xls": (
        "shared text",
        "rich text",
        "hidden sheet",
        "hidden row",
        "comment",
        "formula",
        "header",
    ),
    "ppt": ("shape", "shape in a group", "cell", "notes", "hidden slide", "title"),
}
NEWER = {"doc": "docx", "xls": "xlsx", "ppt": "pptx"}


def _reasons(name: str, data: bytes) -> list[str]:
    return [each.reason for each in found_in(name, data) if isinstance(each, Unread)]


def _made(old: str) -> tuple[Planted, bytes]:
    plant = Planted()
    data = xlsx(plant, far=False) if old == "xls" else MAKERS[NEWER[old]](plant)
    return plant, soffice.convert(data, NEWER[old], old, LIMITS)


@pytest.mark.slow
@with_office
@pytest.mark.parametrize("old", KEPT)
def test_old_files_are_read_by_the_full_reader(old: str) -> None:
    plant, data = _made(old)
    missing = plant.missing(text_of(f"a.{old}", data))
    assert [place for place in KEPT[old] if place in missing] == []
    assert "old-office-plain" not in _reasons(f"a.{old}", data)


@pytest.mark.slow
@with_office
@pytest.mark.parametrize("old", KEPT)
def test_without_the_full_reader_the_body_is_read_and_the_rest_is_told(
    old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant, data = _made(old)
    monkeypatch.setattr(soffice, "program", str)
    missing = plant.missing(text_of(f"a.{old}", data))
    assert [place for place in KEPT[old][:3] if place in missing] == []
    assert _reasons(f"a.{old}", data) == ["old-office-plain"]


@pytest.mark.slow
@with_office
def test_a_hidden_sheet_stays_unseen() -> None:
    plant, data = _made("xls")
    assert block_with(plant.numbers["shared text"], "a.xls", data).seen
    assert not block_with(plant.numbers["hidden sheet"], "a.xls", data).seen


def test_rich_text_is_read_by_the_plain_reader_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", str)
    assert "Telefoon 090-0000-1000 café" in text_of("a.rtf", RTF)
    assert _reasons("a.rtf", RTF) == ["old-office-plain"]


def test_where_no_reader_is_installed_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", str)
    monkeypatch.setattr(old_office, "find_spec", lambda _name: None)
    assert _reasons("a.rtf", RTF) == ["no-office"]


def test_words_that_the_reader_does_not_tell_are_read_from_the_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(soffice, "program", lambda: "a program")
    monkeypatch.setattr(soffice, "convert", lambda *_: body_docx(p(r("今の本文"))))
    words = "今の本文\r前の本文に山田太郎".encode("utf-16-le")
    data = compound({"WordDocument": bytes(32) + words})
    assert block_with("前の本文に山田太郎", "a.doc", data).seen is False
    assert text_of("a.doc", data).count("今の本文") == 1


@pytest.mark.parametrize(
    "streams",
    [
        {"WordDocument": bytes(11) + b"\x01" + bytes(50)},
        {"Workbook": b"\x09\x08\x02\x00\x00\x06" + b"\x2f\x00\x02\x00\x00\x00"},
        {"PowerPoint Document": b"x", "Current User": bytes(12) + b"\xdf\xc4\xd1\xf3"},
    ],
    ids=["doc", "xls", "ppt"],
)
def test_a_password_is_told(streams: dict[str, bytes]) -> None:
    assert _reasons("a.doc", compound(streams)) == ["encrypted"]
