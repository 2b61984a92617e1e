"""Words in macros are read, though Office files keep them compressed."""

import io
import struct
import zipfile

from tests.core.scan.opening.office.docx_places import p, r
from tests.core.scan.opening.office.office import body_docx
from tests.core.scan.opening.office.packaging import compound
from tests.core.scan.opening.reading import block_with

from mamori.core.scan.opening.office.macros import sources

SOURCE = 'Attribute VB_Name = "Module1"\r\nPhone = "090-0000-1000"\r\n'


def _module(chunk: bytes) -> bytes:
    return b"compiled" + b"\x01" + struct.pack("<H", 0xB000 | (len(chunk) - 1)) + chunk


def _plain(text: bytes) -> bytes:
    """Return a chunk of letters without copies."""
    return b"".join(b"\0" + text[at : at + 8] for at in range(0, len(text), 8))


def test_the_source_of_a_macro_is_read() -> None:
    module = _module(_plain(SOURCE.encode()))
    assert list(sources({"VBA/Module1": module, "VBA/dir": b"x"})) == [SOURCE]


def test_copies_of_earlier_letters_are_unpacked() -> None:
    # 16 letters, then a copy of three from 16 back: of 17 to 32 letters, five bits say how far.
    letters = b"Attribute 123456"
    copy = struct.pack("<H", (16 - 1) << 12 | 0)
    module = _module(_plain(letters) + b"\x01" + copy)
    assert list(sources({"m": module})) == ["Attribute 123456Att"]


def test_what_makes_no_sense_ends_the_source() -> None:
    module = _module(_plain(b"Attribute 1234567890abcd") + b"\x01\xff\xff")
    assert list(sources({"m": module})) == ["Attribute 1234567890abcd"]


def test_macros_of_a_file_are_read_and_unseen() -> None:
    out = io.BytesIO(body_docx(p(r("x"))))
    project = compound({"Module1": _module(_plain(SOURCE.encode())).ljust(4097, b"\0")})
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", project)
    block = block_with('Phone = "090-0000-1000"', "a.docm", out.getvalue())
    assert not block.seen
