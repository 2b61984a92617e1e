import io
import tarfile
import zipfile
from collections.abc import Iterable

import pytest
from tests.core.scan.opening.office.ole import container

from mamori.core.scan.files import File
from mamori.core.scan.opening.types import OPENERS, type_of, why_closed
from mamori.core.scan.reasons import REASONS


def zipped(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("empty"))
    return out.getvalue()


MAIL = b"Received: from a.example\r\nFrom: a@school.example\r\nTo: b@school.example\r\n\r\nx\r\n"
ODF = "application/vnd.oasis.opendocument"
BY_BYTES: Iterable[tuple[str, bytes]] = [
    ("docx", zipped("[Content_Types].xml", "word/document.xml")),
    ("xlsx", zipped("[Content_Types].xml", "xl/workbook.xml")),
    ("pptx", zipped("[Content_Types].xml", "ppt/presentation.xml")),
    ("odt", zipped("content.xml", mimetype=f"{ODF}.text")),
    ("odt", zipped("content.xml", mimetype=f"{ODF}.text-template")),
    ("ods", zipped("content.xml", mimetype=f"{ODF}.spreadsheet")),
    ("odp", zipped("content.xml", mimetype=f"{ODF}.presentation")),
    ("zip", zipped("content.opf", mimetype="application/epub+zip")),
    ("zip", zipped("word/document.xml")),
    ("zip", zipped()),
    ("zip", b"PK\x03\x04 cut off"),
    ("zip", b"MZ\0\0" + zipped("a.txt")),
    ("no-reader", zipped("Index/Document.iwa")),
    ("no-reader", zipped("[Content_Types].xml", "xl/workbook.bin")),
    ("doc", container("WordDocument")),
    ("xls", container("Workbook")),
    ("xls", container("Book")),
    ("ppt", container("PowerPoint Document")),
    ("msg", container("__properties_version1.0")),
    ("jtd", container("DocumentText")),
    ("encrypted", container("EncryptedPackage")),
    ("no-reader", container("Catalog")),
    ("xml", b"<FixedPage><Path Data='M 1 4'/></FixedPage>"),
    ("xml", b"<!-- a --><s:svg xmlns:s='http://www.w3.org/2000/svg'/>"),
    ("pdf", b"\n%PDF-1.7\n"),
    ("png", b"\x89PNG\r\n\x1a\n\0"),
    ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ("webp", b"RIFF\0\0\0\0WEBPVP8 "),
    ("tiff", b"II*\0\x08\0\0\0"),
    ("heic", b"\0\0\0\x18ftypheic\0\0"),
    ("gif", b"GIF89a\x01\0"),
    ("bmp", b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"),
    ("rtf", b"{\\rtf1\\ansi"),
    ("gzip", b"\x1f\x8b\x08\0"),
    ("bz2", b"BZh91AY&SY"),
    ("xz", b"\xfd7zXZ\0\0"),
    ("tar", tarred()),
    ("packed", b"7z\xbc\xaf\x27\x1c\0"),
    ("packed", b"\x1a\x2a-lh5-\0"),
    ("media", b"\0\0\0\x18ftypmp42\0\0"),
    ("media", b"RIFF\0\0\0\0WAVEfmt "),
    ("program", b"MZ\x90\0\x03\0\0"),
    ("program", b"\x7fELF\x02\x01"),
    ("html", b"\xef\xbb\xbf  <!DOCTYPE html><p>x"),
    ("html", "<html><p>学校".encode("utf-16")),
    ("html", b"<!-- a --><!-- b --><table><tr>"),
    ("html", b"<figure>&#28165;&#27700;</figure>"),
    ("html", b"<section>a"),
    ("xml", b'<?xml version="1.0"?><list/>'),
    ("xml", b"<svg><text>a</text></svg>"),
    ("eml", MAIL),
    ("mbox", b"From a@school.example Mon Apr  6 08:00:00 2026\n" + MAIL),
    ("csv", "番号\t氏名\n1\t清水\n".encode("cp932")),
    ("text", "氏名: 清水, 結衣\nお知らせ\n".encode()),
    ("text", b"BMW and MZ are no formats"),
    ("text", b"From: me\nThe rest is no mail"),
    ("text", b""),
    ("unknown", bytes(range(1, 32)) * 9),
]


@pytest.mark.parametrize("name", ["a", "a.docx", "a.pdf", "a.txt", "a.mp4"])
@pytest.mark.parametrize(("kind", "data"), BY_BYTES)
def test_bytes_tell_the_type_whatever_the_name_says(kind: str, data: bytes, name: str) -> None:
    assert type_of(File(name, data)) == kind


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.csv", b"one column\n", "csv"),
        ("a.html", b"words, then <p>a page", "html"),
        ("a.htm", b"<x-card>one</x-card>", "html"),
        ("a.php", b"<?php $a = 1; ?>", "html"),
        ("a.xhtml", b"&#28165;", "html"),
        ("a.eml", b"Subject: x\n\nbody", "eml"),
        ("a.doc", container("WordDocument")[:700], "doc"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0", "png"),
    ],
)
def test_the_name_decides_where_bytes_leave_it_open(name: str, data: bytes, kind: str) -> None:
    assert type_of(File(name, data)) == kind


def test_each_type_without_an_opener_has_its_reason() -> None:
    kinds = {kind for kind, _ in BY_BYTES} - OPENERS.keys()
    assert {why_closed(kind) for kind in kinds} <= REASONS.keys()


def test_a_head_of_nothing_but_comments_is_told_at_once() -> None:
    assert type_of(File("a.txt", b"<!---->" * 1000)) == "text"
