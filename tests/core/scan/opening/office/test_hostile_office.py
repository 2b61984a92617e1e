"""Office files made to harm the reader each get their answer."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.core.scan.opening.office.docx_places import p, r
from tests.core.scan.opening.office.office import body_docx, cells_xlsx
from tests.core.scan.opening.office.packaging import Package, compound
from tests.core.scan.opening.reading import found_in, text_of

from mamori.core.scan.blocks import Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits
from mamori.core.scan.opening import Budget, walk

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))


def _reasons(name: str, data: bytes, limits: Limits | None = None) -> list[str]:
    budget = Budget(limits or Limits())
    return [each.reason for each in walk(File(name, data), budget) if isinstance(each, Unread)]


def test_entities_that_grow_without_end_do_not() -> None:
    head = f'<!DOCTYPE w [<!ENTITY l0 "ha">{_LAUGHS}]>'
    text = text_of("a.docx", body_docx(p(r("前&l19;後")), head=head))
    assert "前" in text
    assert len(text) < 10_000


def test_words_that_a_document_type_defines_are_read() -> None:
    data = body_docx(p(r("&x;")), head='<!DOCTYPE w [<!ENTITY x "090-0000-1000">]>')
    assert "090-0000-1000" in text_of("a.docx", data)


def test_no_file_of_the_machine_gets_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("of this machine")
    head = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    assert "of this machine" not in text_of("a.docx", body_docx(p(r("&x;")), head=head))


def test_a_file_that_declares_too_much_is_not_unpacked() -> None:
    data = body_docx(p(r("x" * 100_000)))
    assert _reasons("a.docx", data, Limits(unpacked=50_000)) == ["too-large"]


def test_a_file_that_declares_too_little_is_stopped_while_it_unpacks() -> None:
    true = body_docx(p(r("x" * 100_000)))
    size = next(i for i in zipfile.ZipFile(io.BytesIO(true)).infolist() if i.file_size > 100_000)
    lying = true.replace(size.file_size.to_bytes(4, "little"), (99).to_bytes(4, "little"))
    found = _reasons("a.docx", lying, Limits(unpacked=50_000))
    assert found
    assert set(found) <= {"too-large", "broken"}


def test_a_part_that_is_too_large_to_hold_is_told() -> None:
    assert _reasons("a.docx", body_docx(p(r("x" * 100_000))), Limits(held=50_000)) == ["too-large"]


def test_a_file_of_too_many_parts_is_not_read() -> None:
    assert _reasons("a.docx", body_docx(p(r("x"))), Limits(files=2)) == ["too-many"]


def test_a_sheet_that_breaks_off_is_told_and_what_stood_before_is_read() -> None:
    data = cells_xlsx('<row r="1"><c r="A1"><v>12345</v></c></row><row r="2"><c')
    assert "12345" in text_of("a.xlsx", data)
    assert [u.reason for u in found_in("a.xlsx", data) if isinstance(u, Unread)] == ["broken"]


def test_a_part_that_lost_its_names_is_read_as_far_as_can_be() -> None:
    data = body_docx(p(r("x")) + "<q:t>090-0000-1000</q:t>")
    found = found_in("a.docx", data)
    assert [u.reason for u in found if isinstance(u, Unread)] == ["broken"]
    assert "090-0000-1000" in text_of("a.docx", data)


def test_a_file_within_a_file_without_end_is_stopped() -> None:
    data = body_docx(p(r("x")))
    for _ in range(12):
        data = body_docx_with(data)
    assert _reasons("a.docx", data) == ["too-deep"]


def body_docx_with(inner: bytes) -> bytes:
    """Return a Word file in which another one is embedded."""
    out = io.BytesIO(body_docx(p(r("x"))))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/embeddings/a.docx", inner)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx"])
def test_a_file_behind_a_password_is_told(name: str) -> None:
    data = compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"})
    assert _reasons(name, data) == ["encrypted"]


def test_deep_nesting_is_no_crash() -> None:
    data = body_docx(p(r("x")) + "<w:sdt>" * 100_000)
    assert "broken" in _reasons("a.docx", data)


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_file_that_was_cut_off_is_no_crash(at: int) -> None:
    data = body_docx(p(r("x" * 500)))
    for _ in walk(File("a.docx", data[: len(data) * at // 100]), Budget()):
        pass


def test_a_part_that_is_not_what_its_sum_says_is_told() -> None:
    data = bytearray(body_docx(p(r("午後"))))
    part = zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml")
    data[part.header_offset + 30 + len(part.filename) + part.compress_size // 2] ^= 0xFF
    assert _reasons("a.docx", bytes(data)) == ["broken"]


def test_a_part_that_says_another_name_before_itself_is_told() -> None:
    data = bytearray(body_docx(p(r("午後"))))
    part = zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml")
    at = part.header_offset + 30
    data[at : at + len("word/document.xml")] = b"word/elsewhat.xml"
    assert _reasons("a.docx", bytes(data)) == ["broken"]


def test_the_words_of_a_drawing_are_read_outside_its_paragraphs_too() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    package = Package()
    package.link("", "officeDocument", "ppt/presentation.xml")
    package.add("ppt/presentation.xml", "<p/>", "application/xml")
    package.add(
        "ppt/slides/slide1.xml",
        f"<s xmlns:a='{drawing}'><a:t>090-0000-1000</a:t><a:p><a:t>090-0000</a:t>"
        "<a:t>-2000</a:t><a:br/><a:t>090-0000-3000</a:t></a:p><a:t>090-0000-4000</a:t></s>",
        "application/xml",
    )
    text = text_of("a.pptx", package.save())
    assert [f"090-0000-{number}000" in text for number in range(1, 5)] == [True] * 4
