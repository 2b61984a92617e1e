"""What was found goes where it stood; elsewhere only what tells who is meant wherever it stands."""

import io
import re
import zipfile

import docx
import openpyxl
import pytest

from mamori.core.roster import Name, Person
from mamori.core.scan.files import File
from mamori.core.scan.redacting.redact import redact
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

YUI = Person(key="p1", kind="pupil", name=Name("清水 結衣", "清水", given="結衣"))
KHOA = Person(key="p2", kind="pupil", name=Name("Trần Đăng Khoa", "Trần", given="Đăng Khoa"))
PEOPLE = Scanner(people=people_finder((YUI, KHOA)))


def copied(name: str, data: bytes) -> bytes:
    return redact(File(name, data), PEOPLE).data


def list_of(text: str) -> str:
    return copied("a.csv", text.encode()).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("氏名,アレルギー\n清水結衣,卵\n", "氏名,アレルギー\n████,█\n"),
        ("氏名,アレルギー\r\n清水結衣,卵\r\n", "氏名,アレルギー\r\n████,█\r\n"),
        ("氏名,国語\r\n清水結衣,5\r\n", "氏名,国語\r\n████,█\r\n"),
        ("氏名,成績\n清水結衣,優\n", "氏名,成績\n████,█\n"),
        (
            '"番","氏名","アレルギー"\n"5","清水結衣","卵, ""生"""\n',
            '"番","氏名","アレルギー"\n"5","████","██ █████"\n',
        ),
        ('"氏名";"国語"\n"清水結衣";"5"\n', '"氏名";"国語"\n"████";"█"\n'),
    ],
)
def test_a_single_letter_of_a_list_goes_where_it_was_found(before: str, after: str) -> None:
    assert list_of(before) == after


ROWS = (("番", "氏名", "アレルギー", "国語"), ("5", "清水結衣", "卵", "5"))


def book() -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    for row in ROWS:
        made.worksheets[0].append([int(each) if each.isdecimal() else each for each in row])
    made.save(out)
    return out.getvalue()


def letter() -> bytes:
    out, made = io.BytesIO(), docx.Document()
    table = made.add_table(2, 4)
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.save(out)
    return out.getvalue()


def test_a_single_letter_of_a_sheet_goes_where_it_was_found() -> None:
    (_, row) = openpyxl.load_workbook(io.BytesIO(copied("a.xlsx", book()))).worksheets[0].rows
    assert [str(cell.value) for cell in row] == ["5", "████", "█", "█"]


def test_a_single_letter_of_an_open_sheet_goes_where_it_was_found() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in ROWS
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            f"<table:table>{rows}</table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    with zipfile.ZipFile(io.BytesIO(copied("a.ods", out.getvalue()))) as package:
        content = package.read("content.xml").decode()
    cells = re.findall("<text:p>(.*?)</text:p>", content)
    assert cells == [*ROWS[0], "5", "████", "█", "█"]


def test_a_single_letter_of_a_table_goes_where_it_was_found() -> None:
    (table,) = docx.Document(io.BytesIO(copied("a.docx", letter()))).tables
    assert [cell.text for cell in table.rows[1].cells] == ["5", "████", "█", "█"]


def test_marks_stay_where_they_are_part_of_something_else() -> None:
    text = "氏名,国語,算数,備考\n清水結衣,85,20,năm 1985\n別紙,,,2026-2027\n"
    assert list_of(text) == "氏名,国語,算数,備考\n████,██,██,năm 1985\n別紙,,,2026-2027\n"


def test_a_name_that_is_a_word_stays_where_it_is_one() -> None:
    text = "Họ và tên: Trần Đăng Khoa\nHọc sinh: em Khoa\nMôn khoa học\n"
    copy = copied("a.txt", text.encode()).decode()
    assert "Khoa" not in copy
    assert copy.endswith("Môn khoa học\n")


def test_what_tells_who_is_meant_goes_everywhere_but_not_from_within_words() -> None:
    text = "氏名,生年月日,備考\n清水結衣,2014/5/1,x\n林,,2014/5/1\n森,,2014/5/11\n"
    copy = list_of(text)
    assert "2014/5/1\n" not in copy
    assert "2014/5/11" in copy
