import io
import weakref
import zlib
from collections.abc import Sequence
from importlib.util import find_spec

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pypdfium2 import PdfDocument, PdfPage
from tests.core.scan.class_lists import draw
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.pdf.hard_pdf import hard_pdf, image
from tests.core.scan.opening.pdf.pdfs import changed, mismapped, scanned, typeset, unmapped

from mamori.core.scan.blocks import Block, Face, Unread
from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS, MEGABYTE, Limits
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.opening.office import soffice
from mamori.core.scan.places import Place

NEEDS_OCR = pytest.mark.skipif(find_spec("cv2") is None, reason="extra `ocr` is not installed")
LIST = """
#table(columns: 3, [氏名], [番号], [電話],
  [山田花子], [1], [090-0000-1234], [Nguyễn Thị Bình], [2], [090-0000-5678])
"""


def opened(
    data: bytes, *, pixels: bool = False, limits: Limits = LIMITS
) -> list[Block | Face | Unread]:
    budget = Budget(limits=limits, pixels=pixels, languages=("nl",))
    return list(walk(File("a.pdf", data), budget))[1:]


def text_of(found: Sequence[Block | Face | Unread]) -> str:
    return "\n".join(each.text for each in found if isinstance(each, Block))


def reasons(found: Sequence[Block | Face | Unread]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Unread)]


def places(data: bytes, words: str) -> list[Place]:
    for block in opened(data):
        if isinstance(block, Block) and words in block.text:
            at = block.text.index(words)
            return [piece.place for piece in block.locator.pieces(block.text, at, at + len(words))]
    raise AssertionError(words)


def test_a_number_in_each_place_but_pixels_is_read_without_an_engine() -> None:
    plant = Planted()

    found = opened(hard_pdf(plant))

    assert len(plant.numbers) >= 25
    assert plant.missing(text_of(found)) == ["pixels", "pixels of the small picture"]
    assert reasons(found) == []


@pytest.mark.slow
@NEEDS_OCR
def test_the_numbers_in_pixels_are_read_too() -> None:
    plant = Planted()

    assert plant.missing(text_of(opened(hard_pdf(plant), pixels=True))) == []


def test_what_nobody_sees_is_told_from_the_page() -> None:
    plant = Planted()
    blocks = [each for each in opened(hard_pdf(plant)) if isinstance(each, Block)]

    def seen(place: str) -> bool:
        return next(each.seen for each in blocks if plant.numbers[place] in each.text)

    places = ("page", "note", "title", "XMP")
    assert [seen(place) for place in places] == [True, False, False, False]


def test_a_span_has_its_box_in_points_from_the_upper_left() -> None:
    data = typeset("#place(top + left, dx: 100pt, dy: 200pt)[山田花子 090-0000-1234]")

    (name,) = places(data, "山田花子")
    (phone,) = places(data, "090-0000-1234")

    # The margin of the page is 2.5 / 21 of its width.
    margin = 595.28 * 2.5 / 21
    assert name.box is not None
    assert phone.box is not None
    assert name.box[0] == pytest.approx(100 + margin, abs=3)
    assert name.box[1] == pytest.approx(200 + margin, abs=8)
    assert name.box[2] - name.box[0] == pytest.approx(48, abs=3)
    assert name.box[2] < phone.box[0] < phone.box[2]
    assert (name.page, name.line) == (1, 1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_follow_a_page_that_is_turned(turn: int) -> None:
    def rotate(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].rotate(turn, relative=False)

    plain = typeset("#place(top + left, dx: 100pt, dy: 200pt)[山田花子]")

    (before,) = places(plain, "山田花子")
    (after,) = places(changed(plain, rotate), "山田花子")

    assert before.box is not None
    left, top, right, bottom = before.box
    wide, high = 595.28, 841.89
    expected = {
        90: (high - bottom, left, high - top, right),
        180: (wide - right, high - bottom, wide - left, high - top),
        270: (top, wide - right, bottom, wide - left),
    }
    assert after.box == pytest.approx(expected[turn], abs=0.5)


def test_a_page_is_opened_once_and_closed_when_nobody_asks_for_it_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = typeset("#pagebreak()\n".join(["山田花子 \\ 090-0000-1234 \\ Emma Jansen\n"] * 5))
    numbers: list[int] = []
    pages: weakref.WeakSet[PdfPage] = weakref.WeakSet()
    get_page = PdfDocument.get_page

    def noted(document: PdfDocument, number: int) -> PdfPage:
        page = get_page(document, number)
        numbers.append(number)
        pages.add(page)
        return page

    monkeypatch.setattr(PdfDocument, "get_page", noted)
    boxes, most = 0, 0
    for each in walk(File("a.pdf", data), Budget(pixels=False)):
        if isinstance(each, Block) and each.seen:
            for at in range(len(each.text)):
                (piece,) = each.locator.pieces(each.text, at, at + 1)
                boxes += piece.place.box is not None
        most = max(most, len(pages))

    assert numbers == [0, 1, 2, 3, 4]
    assert boxes >= 5 * len("山田花子090-0000-1234EmmaJansen")
    assert most <= 2  # the one that is read, and the one before


def test_a_span_over_two_lines_has_two_places() -> None:
    data = typeset("Contact: Emma \\ Jansen")

    assert [place.line for place in places(data, "Emma \nJansen")] == [1, 2]


def test_offsets_hold_behind_letters_outside_the_first_plane() -> None:
    data = typeset("𠮷田 𠮷田 花子 090-0000-1234")

    (far,) = places(data, "090-0000-1234")
    (near,) = places(typeset("山田 山田 花子 090-0000-1234"), "090-0000-1234")

    assert far.box == pytest.approx(near.box, abs=2)


def test_each_line_names_its_page() -> None:
    data = typeset("one #pagebreak() two 090-0000-1234")

    assert [place.page for place in places(data, "090-0000-1234")] == [2]


@pytest.mark.parametrize(("user", "expected"), [("", []), ("secret", ["encrypted"])])
def test_a_password_is_told_unless_it_is_empty(user: str, expected: list[str]) -> None:
    locked = pikepdf.Encryption(user=user, owner="owner")
    data = changed(typeset(LIST), encryption=locked)

    found = opened(data)

    assert reasons(found) == expected
    assert ("山田花子" in text_of(found)) == (not expected)


@pytest.mark.slow
@NEEDS_OCR
def test_a_scanned_page_is_read_from_its_pixels() -> None:
    picture, pupils = draw("nl", "noto-sans", photographed=False, seed=5)

    blocks = [each for each in opened(scanned(picture), pixels=True) if isinstance(each, Block)]

    (page,) = [block for block in blocks if block.ocr]
    assert sum(pupil.name in page.text for pupil in pupils) >= 0.95 * len(pupils)
    at = page.text.index(pupils[0].phone)
    (piece,) = page.locator.pieces(page.text, at, at + len(pupils[0].phone))
    assert piece.place.page == 1
    # The first row of the list, in points: 200 dots an inch.
    assert piece.place.box is not None
    assert piece.place.box[1] == pytest.approx((300 + 66 + 20) * 72 / 200, abs=6)
    assert piece.place.box[0] == pytest.approx((130 + 980 + 14) * 72 / 200, abs=6)


@pytest.mark.slow
@NEEDS_OCR
def test_of_a_mixed_page_both_are_read() -> None:
    picture, pupils = draw("nl", "noto-sans", photographed=False, seed=5)

    def add(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.XObject = Dictionary(Im=image(pdf, picture.convert("L")))
        page.contents_add(b"q 400 0 0 565 60 100 cm /Im Do Q")

    data = changed(typeset("Klassenlijst van juf Fenna, met de telefoon"), add)

    found = opened(data, pixels=True)

    assert "juf Fenna" in text_of(
        [each for each in found if isinstance(each, Block) and not each.ocr]
    )
    ocr = text_of([each for each in found if isinstance(each, Block) and each.ocr])
    assert sum(pupil.name in ocr for pupil in pupils) >= 0.8 * len(pupils)


@pytest.mark.slow
@NEEDS_OCR
def test_where_fonts_do_not_say_what_they_mean_the_pixels_do() -> None:
    data = unmapped(
        typeset("#set text(size: 16pt)\nBel Fenna de Vries, 0612345678, na vier uur thuis.")
    )

    assert "0612345678" not in text_of(opened(data))
    assert "0612345678" in text_of(opened(data, pixels=True))


def test_a_page_whose_fonts_speak_is_not_read_twice() -> None:
    assert [
        each for each in opened(typeset(LIST), pixels=True) if isinstance(each, Block) and each.ocr
    ] == []


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_unpacks_without_end_is_not_unpacked(times: int) -> None:
    endless = zlib.compress(bytes(40 * MEGABYTE), 9)
    for _ in range(times - 1):
        endless = zlib.compress(endless, 9)
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(endless, filter=Array([Name.FlateDecode] * times))
    page.Contents = stream
    kept = io.BytesIO()
    pdf.save(kept)

    limits = Limits(held=32 * MEGABYTE)
    assert reasons(opened(kept.getvalue(), limits=limits)) == ["too-large"]


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_ends_early_gives_what_is_left_or_says_so(part: float) -> None:
    data = typeset(LIST)

    found = opened(data[: int(len(data) * part)])

    assert "山田花子" in text_of(found) or "broken" in reasons(found)


def test_what_only_looks_like_a_pdf_is_told_to_be_broken() -> None:
    assert reasons(opened(b"%PDF-1.7\n" + b"no such thing " * 400)) == ["broken"]


def test_reading_twice_is_the_same() -> None:
    data = hard_pdf(Planted())

    assert text_of(opened(data)) == text_of(opened(data))


def test_a_number_that_is_an_object_of_its_own_is_no_fault() -> None:
    def number(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Number = pdf.make_indirect(4711)

    found = opened(changed(typeset(LIST), number))

    assert reasons(found) == []
    assert "090-0000-1234" in text_of(found)


@pytest.mark.slow
@pytest.mark.skipif(not soffice.program(), reason="LibreOffice is not installed")
def test_one_that_libreoffice_made_is_no_fault() -> None:
    found = opened(soffice.convert(b"Bel 090-0000-1234 voor acht", "txt", "pdf", LIMITS))

    assert reasons(found) == []
    assert "090-0000-1234" in text_of(found)


@pytest.mark.slow
@NEEDS_OCR
def test_a_page_whose_fonts_call_all_glyphs_one_letter_is_read_from_its_pixels() -> None:
    data = mismapped(typeset(LIST))
    assert "090-0000-1234" not in text_of(opened(data))

    (block,) = [each for each in opened(data, pixels=True) if isinstance(each, Block) and each.ocr]

    assert "090-0000-1234" in block.text
