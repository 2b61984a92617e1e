import base64

import pytest
from tests.core.scan.opening.reading import blocks_of, text_of

from mamori.core.scan.files import File
from mamori.core.scan.opening.types import type_of


def card(*lines: str) -> bytes:
    return "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")).encode()


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["N:清水;結衣;;;"], "N:清水 結衣   "),
        (["item1.N;CHARSET=UTF-8:清水;結衣"], "item1.N;CHARSET=UTF-8:清水 結衣"),
        (["FN:清水", " 結", "\t衣", "TEL:1"], "FN:清水結衣"),
        (["FN;ENCODING=QUOTED-PRINTABLE:=E6=B8=85=E6=B0=", "=B4 x", "TEL:1"],
         "FN;ENCODING=QUOTED-PRINTABLE:清水 x"),
        (["FN;CHARSET=SHIFT_JIS;QUOTED-PRINTABLE:=90=B4"],
         "FN;CHARSET=SHIFT_JIS;QUOTED-PRINTABLE:清"),
        (['NOTE;X="a:b":one\\, two\\;'], 'NOTE;X="a:b":one, two;'),
        (["no line of a card"], "no line of a card"),
    ],
)  # fmt: skip
def test_lines_are_as_a_reader_sees_them(lines: list[str], shown: str) -> None:
    assert type_of(File("a", card(*lines))) == "card"
    assert shown in text_of("a.vcf", card(*lines)).split("\n")


def test_a_place_is_the_line_of_the_file() -> None:
    data = card("FN:清", " 水", "TEL:1")
    block = blocks_of("a.vcf", data)[-1]
    for word, line in (("FN", 2), ("TEL", 4), ("END", 5)):
        at = block.text.index(word)
        (piece,) = block.locator.pieces(block.text, at, at + 2)
        assert (piece.place.line, piece.start) == (line, 0)


@pytest.mark.parametrize(
    "line", ["PHOTO;ENCODING=b;TYPE=TXT:{}", "PHOTO;BASE64;TXT:{}", "PHOTO:data:text/txt;base64,{}"]
)
def test_a_picture_in_a_card_is_a_file(line: str) -> None:
    held = base64.b64encode("清水結衣".encode()).decode()
    data = card(*line.format(held[:9] + "\r\n " + held[9:]).split("\r\n"))
    assert "清水結衣" in text_of("a.vcf", data)
