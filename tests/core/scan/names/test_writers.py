"""Whoever wrote a file or said something in it is told, though nobody on the roster is."""

import io

import docx
import openpyxl
import pikepdf
import pptx
import pytest
from openpyxl.comments import Comment

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.names import names_finder
from mamori.core.scan.opening import Budget
from mamori.core.scan.scanner import Scanner


def told(name: str, data: bytes, mode: str = "warn") -> set[tuple[str, str]]:
    """Return the place and text of each unknown name of a file."""
    found: set[tuple[str, str]] = set()

    def saw(block: Block, hits: list[object]) -> None:
        for hit in hits:
            if hit.kind == "unknown-name":
                (piece,) = block.locator.pieces(block.text, hit.start, hit.end)
                found.add((piece.place.part, block.text[hit.start : hit.end]))

    scanner = Scanner(names=names_finder(mode))
    each = list(scanner.scan(File(name, data), Budget(pixels=False), saw))
    assert not any(isinstance(one, Unread) for one in each)
    return found


def saved(
    made: "docx.document.Document | openpyxl.Workbook | pptx.presentation.Presentation",
) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word(writer: str, last: str, said: str) -> bytes:
    made = docx.Document()
    run = made.add_paragraph("Sports day").add_run("x")
    made.core_properties.author, made.core_properties.last_modified_by = writer, last
    made.add_comment(run, text="see", author=said, initials="XY")
    return saved(made)


def test_who_wrote_changed_and_noted_is_told_by_the_fields_for_it() -> None:
    assert told("a.docx", word("Oliver Hughes", "山本 花子", "Nguyễn Thị Hương")) == {
        ("docProps/core.xml", "Oliver Hughes"),
        ("docProps/core.xml", "山本 花子"),
        ("word/comments.xml", "Nguyễn Thị Hương"),
    }


@pytest.mark.parametrize("name", ["Greta Hauser", "Ann Wordsworth", "Kees Scanlon", "山口 学"])
def test_names_that_hold_the_name_of_a_thing_are_names(name: str) -> None:
    assert told("a.docx", word(name, "", "")) == {("docProps/core.xml", name)}


def test_sheets_slides_and_pdfs_tell_theirs() -> None:
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.lastModifiedBy = "Femke de Vries", "佐藤美咲"
    book.active["A1"].comment = Comment("see", "Trần Quốc Khánh")
    found = told("a.xlsx", saved(book))
    assert {text for _, text in found} == {"Femke de Vries", "佐藤美咲", "Trần Quốc Khánh"}
    show = pptx.Presentation()
    show.core_properties.author = "Femke de Vries"
    assert told("a.pptx", saved(show)) >= {("docProps/core.xml", "Femke de Vries")}
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.docinfo["/Author"] = "山本　花子"
    pdf.save(out)
    assert told("a.pdf", out.getvalue()) == {("Info", "山本　花子")}


@pytest.mark.parametrize(
    "nobody",
    [
        *("python-docx", "Microsoft Office User", "Windows ユーザー", "Administrator", "PC-07"),
        *("北陽小学校", "3年1組", "事務室", "Green Valley School", "Người dùng", "Beheer ICT", ""),
        *("Adobe InDesign", "owner", "教頭", "図書委員会", "Trường Tiểu học Kim Đồng", "Calibri"),
    ],
)
def test_programs_machines_and_offices_are_nobody(nobody: str) -> None:
    assert told("a.docx", word(nobody, nobody, nobody)) == set()


def test_it_is_left_out_with_unknown_names() -> None:
    assert told("a.docx", word("Oliver Hughes", "", ""), mode="off") == set()
