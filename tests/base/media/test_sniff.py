"""What a file is, its own bytes tell; what could run in a browser or office is none of ours."""

import io
import zipfile

import pytest
from tests.base.media.pictures import GIF, JPEG, PNG, WEBP

from mamori.base.media import TYPES, sniff
from mamori.base.media.sniff import DOCX, XLSX


def kind_of(whole: bytes, *, piece: int = 1000) -> str:
    return sniff(lambda: [whole[at : at + piece] for at in range(0, len(whole), piece)])


def office(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part in parts:
            packed.writestr(part, "x" * 500)
    return out.getvalue()


WORD = office("[Content_Types].xml", "_rels/.rels", "word/document.xml")


@pytest.mark.parametrize(
    ("whole", "kind"),
    [
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (GIF, "image/gif"),
        (WEBP, "image/webp"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image/heic"),
        (b"%PDF-1.7\n1 0 obj", "application/pdf"),
        ("10:02\tユイ\t学校来るな".encode(), "text/plain"),
        ("10:02\tユイ\t学校来るな".encode("cp932"), "text/plain"),
        ("10:02\tユイ\t学校来るな".encode("utf-16"), "text/plain"),
        (b"\xef\xbb\xbfwords", "text/plain"),
        (b"< 3 of them laughed", "text/plain"),
        (WORD, DOCX),
        (office("xl/workbook.xml", "[Content_Types].xml"), XLSX),
    ],
)
def test_what_is_on_the_list_is_known(whole: bytes, kind: str) -> None:
    assert kind_of(whole) == kind
    assert kind in TYPES


@pytest.mark.parametrize(
    "whole",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"  \n<!DOCTYPE html><p>hello",
        b"<HTML><body onload=alert(1)>",
        "\ufeff<script>alert(1)</script>".encode(),
        b"MZ\x90\x00\x03\x00\x00\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"\x00\x00\x00\x18ftypcrx ",
        b"OggS" + bytes(60),
        b"RIFF\x00\x00\x00\x00AVI ",
        b"\x1a\x45\xdf\xa3\x42\x82\x88matroska",
        b"words with a \x00 in them",
        bytes(range(256)),
        office("word/document.xml"),
        office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        office("[Content_Types].xml", "xl/workbook.xml", "xl/embeddings/oleObject1.bin"),
        office("run.exe"),
        b"PK\x03\x04" + bytes(40),
        WORD[:-30],
    ],
)
def test_what_is_not_on_the_list_is_nothing(whole: bytes) -> None:
    assert kind_of(whole) == ""


def test_a_program_behind_a_long_text_is_found() -> None:
    assert kind_of(b"words\n" * 50_000 + b"\x00") == ""


def test_letters_that_lie_across_two_pieces_are_one_letter() -> None:
    assert kind_of("学校".encode() * 500, piece=1001) == "text/plain"
