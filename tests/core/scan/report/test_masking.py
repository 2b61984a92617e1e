"""A masked text shows how long its words are, and one letter of each longer one."""

import pytest

from mamori.core.roster import Name, Person
from mamori.core.scan.report.masking import cover_with, mask
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("山田 太郎", "山• 太•"),
        ("Nguyễn Thị Hoa", "N••••• T•• H••"),
        ("03-1234-5678", "0•-1•••-5•••"),
        ("taro@school.example", "t•••@s•••••.e••••••"),
        ("氏名\t生年月日", "氏•\t生•••"),
        ("", ""),
        ("卵", "•"),
        ("男\t5\tA+", "•\t•\t•+"),
        ("8.5", "8••"),
        ("8,5 / 10", "8•• / 1•"),
    ],
)
def test_words_are_hidden_but_for_their_first_letter(text: str, masked: str) -> None:
    assert mask(text) == masked


YUI = Person(key="p1", kind="pupil", name=Name("池田 結衣", "池田", given="結衣"))


@pytest.mark.parametrize(
    ("name", "covered"),
    [
        ("inner.zip!池田結衣.docx!name", "inner.zip!池•••.docx!name"),
        ("3年/池田 結衣/word/document.xml", "3年/池• 結•/word/document.xml"),
        (
            "090-1111-2222.xlsx!xl/worksheets/sheet1.xml",
            "0••-1•••-2•••.xlsx!xl/worksheets/sheet1.xml",
        ),
        ("池田結衣", "池•••"),
        ("metadata", "metadata"),
        ("", ""),
    ],
)
def test_what_a_scanner_finds_in_names_of_parts_is_hidden(name: str, covered: str) -> None:
    assert cover_with(Scanner(people=people_finder((YUI,))))(name) == covered
