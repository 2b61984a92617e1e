"""Nothing is left of what is marked in an Office file, and the rest of it stays."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.core.scan.opening.office.docx_places import p, r, split, symbols
from tests.core.scan.opening.office.office import body_docx, cells_xlsx
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.office.test_office import MAKERS
from tests.core.scan.opening.office.xlsx_places import xlsx as planted_xlsx
from tests.core.scan.opening.reading import text_of
from tests.core.scan.redacting.peeling import peeled, redacted, spots

from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS
from mamori.core.scan.opening.office import soffice
from mamori.core.scan.redacting import ooxml, xlsx

with_office = pytest.mark.skipif(not soffice.program(), reason="LibreOffice is not installed")
NUMBER = "090-0000-1000"


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_of_what_was_planted_is_left(kind: str) -> None:
    plant = Planted()
    data = MAKERS[kind](plant)
    # What the independent reader cannot find before, it would not miss after.
    assert len(plant.left(peeled(data))) > len(plant.numbers) * 0.8
    copy = redacted(f"a.{kind}", data)
    assert plant.left(peeled(copy)) == []
    assert plant.left(text_of(f"a.{kind}", copy)) == []


@pytest.mark.parametrize("kind", MAKERS)
def test_a_copy_of_a_copy_is_the_same(kind: str) -> None:
    copy = redacted(f"a.{kind}", MAKERS[kind](Planted()))
    assert redacted(f"a.{kind}", copy) == copy


@pytest.mark.parametrize("kind", MAKERS)
def test_parts_keep_their_order(kind: str) -> None:
    def names(data: bytes) -> list[str]:
        listed = zipfile.ZipFile(io.BytesIO(data)).namelist()
        return [name for name in listed if NUMBER[:8] not in name and "xxxx" not in name]

    data = MAKERS[kind](Planted())
    assert names(redacted(f"a.{kind}", data)) == names(data)


@pytest.mark.slow
@with_office
@pytest.mark.parametrize("kind", MAKERS)
def test_a_copy_has_as_many_pages(kind: str, tmp_path: Path) -> None:
    # A printout of the whole grid of a sheet would have a million pages.
    data = planted_xlsx(Planted(), far=False) if kind == "xlsx" else MAKERS[kind](Planted())
    assert _pages(redacted(f"a.{kind}", data), kind, tmp_path) == _pages(data, kind, tmp_path) > 0


def _pages(data: bytes, kind: str, folder: Path) -> int:
    printed = folder / "a.pdf"
    printed.write_bytes(soffice.convert(data, kind, "pdf", LIMITS))
    told = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True)
    (pages,) = re.findall(r"Pages:\s+(\d+)", told.stdout)
    return int(pages)


def test_text_around_what_goes_stays_letter_by_letter() -> None:
    copy = redacted("a.docx", body_docx(p(r("電話は"), split(NUMBER), r("です"))))
    assert f"電話は{'█' * 13}です" in text_of("a.docx", copy)


def test_the_look_of_runs_stays() -> None:
    copy = redacted("a.docx", body_docx(p(split(NUMBER))))
    document = zipfile.ZipFile(io.BytesIO(copy)).read("word/document.xml")
    assert document.count(b"<w:b/>") == 1
    assert document.count(b"<w:r>") == 3


def test_letters_given_by_their_numbers_go() -> None:
    copy = redacted("a.docx", body_docx(p(r("電話は"), symbols(NUMBER, "Arial"), r("です"))))
    assert f"電話は{'█' * 13}です" in text_of("a.docx", copy)
    document = zipfile.ZipFile(io.BytesIO(copy)).read("word/document.xml")
    assert document.count(b'w:char="2588"') == len(NUMBER)


def test_who_wrote_and_commented_is_not_told() -> None:
    said = '<w:ins w:id="1" w:author="Invented Writer" w:initials="IW">' + r("neu") + "</w:ins>"
    copy = redacted("a.docx", body_docx(p(said)))
    assert "Invented" not in peeled(copy)


def test_a_number_that_is_kept_as_a_number_is_covered() -> None:
    cell = '<row r="1"><c r="A1"><v>9000001000</v></c><c r="B1"><v>5</v></c></row>'
    sheet = _sheet(redacted("a.xlsx", cells_xlsx(cell)))
    assert sheet["A1"].value == "█" * 10
    assert sheet["B1"].value == 5


def test_a_formula_that_would_bring_it_back_goes_and_the_others_stay() -> None:
    row = (
        f'<row r="1"><c r="A1" t="str"><f>"{NUMBER[:4]}"&amp;"{NUMBER[4:]}"</f><v>{NUMBER}</v></c>'
        '<c r="B1"><f>1+1</f><v>2</v></c></row>'
    )
    sheet = _sheet(redacted("a.xlsx", cells_xlsx(row)))
    assert sheet["A1"].value == "█" * 13
    assert sheet["B1"].value == "=1+1"


def test_cells_that_copied_a_formula_keep_their_values() -> None:
    rows = (
        f'<row r="1"><c r="A1" t="str"><f t="shared" ref="A1:A2" si="0">X1</f><v>{NUMBER}</v></c>'
        '</row><row r="2"><c r="A2"><f t="shared" si="0"/><v>7</v></c></row>'
    )
    copy = redacted("a.xlsx", cells_xlsx(rows))
    assert _sheet(copy)["A2"].value == 7
    assert b"<f" not in zipfile.ZipFile(io.BytesIO(copy)).read("xl/worksheets/sheet1.xml")


def test_a_shared_text_goes_only_where_it_is_marked() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["山田", "太郎", ""])
    sheet.append(["桃", "太郎", "昔話"])
    out = io.BytesIO()
    book.save(out)

    def names(text: str) -> list[tuple[int, int]]:
        at = text.find("山田\t太郎")
        return [(at, at + 5)] if at >= 0 else []

    copy = xlsx.redact(File("a.xlsx", out.getvalue()), names, File.read)
    assert [cell.value for cell in _sheet(copy)[1]][:2] == ["██", "██"]
    assert [cell.value for cell in _sheet(copy)[2]] == ["桃", "太郎", "昔話"]
    assert "山田" not in peeled(copy)


def test_no_two_sheets_get_the_same_name() -> None:
    book = openpyxl.Workbook()
    for number in (1000, 1001):
        book.create_sheet(f"090-0000-{number}")
    out = io.BytesIO()
    book.save(out)
    names = openpyxl.load_workbook(io.BytesIO(redacted("a.xlsx", out.getvalue()))).sheetnames
    assert len({name.lower() for name in names}) == 3
    assert not any("0000" in name for name in names)


def test_the_preview_of_the_first_page_is_left_out() -> None:
    out = io.BytesIO(body_docx(p(r("x"))))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("docProps/thumbnail.jpeg", b"\xff\xd8 the first page")
    copy = ooxml.redact(File("a.docx", out.getvalue()), spots, File.read)
    assert "docProps/thumbnail.jpeg" not in zipfile.ZipFile(io.BytesIO(copy)).namelist()


@pytest.mark.slow
@with_office
@pytest.mark.parametrize(("new", "old"), [("docx", "doc"), ("xlsx", "xls"), ("pptx", "ppt")])
def test_files_of_old_formats_stay_files_of_old_formats(new: str, old: str) -> None:
    from mamori.core.scan.redacting import old_office  # noqa: PLC0415 -- wants LibreOffice

    plant = Planted()
    made = planted_xlsx(plant, far=False) if new == "xlsx" else MAKERS[new](plant)
    data = soffice.convert(made, new, old, LIMITS)
    assert len(plant.left(text_of(f"a.{old}", data))) > 20

    def inner(file: File) -> bytes:
        return redacted(file.name, file.read())

    copy = old_office.redact(File(f"a.{old}", data), spots, inner)
    assert copy.startswith(b"\xd0\xcf\x11\xe0")
    assert plant.left(text_of(f"a.{old}", copy)) == []


def _sheet(data: bytes) -> "openpyxl.worksheet.worksheet.Worksheet":
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return sheet
