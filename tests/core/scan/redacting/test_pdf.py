import io
from importlib.util import find_spec
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from tests.core.scan.class_lists import FONTS, draw
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.pdf.hard_pdf import hard_pdf
from tests.core.scan.opening.pdf.pdfs import changed, mismapped, scanned, typeset
from tests.core.scan.redacting.readers import PHONE, phones, poppler_text, pypdf_text, strings

from mamori.core.roster.model import Kind, Person
from mamori.core.roster.model import Name as PersonName
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.limits import LIMITS, OverLimit
from mamori.core.scan.opening import Budget, walk
from mamori.core.scan.opening.office import soffice
from mamori.core.scan.places import Box
from mamori.core.scan.redacting import redact as whole
from mamori.core.scan.redacting.pdf import redact
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

NEEDS_OCR = pytest.mark.skipif(find_spec("cv2") is None, reason="extra `ocr` is not installed")
LIST = """
#table(columns: 3, [氏名], [番号], [電話],
  [山田花子], [1], [090-0000-1234], [Nguyễn Thị Bình], [2], [090-0000-5678])
Bel 090-0000-1111 voor acht. #h(1fr) Slot
#rotate(25deg)[Schuin 090-0000-2222]
"""


def cleaned(data: bytes) -> bytes:
    def inner(file: File) -> bytes:
        raise AssertionError(file.name)

    return redact(File("a.pdf", data), phones, inner)


def box_of(data: bytes, words: str) -> Box:
    for block in walk(File("a.pdf", data), Budget(pixels=False)):
        if isinstance(block, Block) and words in block.text:
            at = block.text.index(words)
            (piece,) = block.locator.pieces(block.text, at, at + len(words))
            assert piece.place.box is not None
            return piece.place.box
    raise AssertionError(words)


def darkness(data: bytes, box: Box) -> float:
    """Return how much of a box on the first page is black."""
    page = pypdfium2.PdfDocument(data)[0]
    grey = page.render(scale=2).to_pil().convert("L").crop(tuple(round(each * 2) for each in box))
    return sum(grey.histogram()[:32]) / (grey.width * grey.height)


def test_no_other_reader_finds_what_was_taken_out(tmp_path: Path) -> None:
    data = cleaned(typeset(LIST))

    texts = (pypdf_text(data), poppler_text(data, tmp_path), strings(data))

    assert [PHONE.findall(text) for text in texts] == [[], [], []]


def test_what_stays_can_still_be_read_and_stands_where_it_stood(tmp_path: Path) -> None:
    before = typeset(LIST)

    after = cleaned(before)

    text = poppler_text(after, tmp_path)
    words = ("氏名", "山田花子", "Nguyễn Thị Bình", "Bel", "voor acht", "Slot")
    assert [word for word in words if word not in text] == []
    for word in words:
        assert box_of(after, word) == pytest.approx(box_of(before, word), abs=0.2), word


def test_a_black_box_stands_where_it_was() -> None:
    before = typeset(LIST)

    after = cleaned(before)

    box = box_of(before, "090-0000-1234")
    assert darkness(before, box) < 0.5
    assert darkness(after, box) > 0.95


def test_a_page_that_shows_nothing_is_left_as_it_is() -> None:
    before = typeset("Rust #pagebreak() Bel 090-0000-1111")

    with (
        pikepdf.open(io.BytesIO(cleaned(before))) as after,
        pikepdf.open(io.BytesIO(before)) as was,
    ):
        same = after.pages[0].Contents.read_bytes() == was.pages[0].Contents.read_bytes()
        assert same
        assert len(after.pages) == 2
        assert [page.mediabox for page in after.pages] == [page.mediabox for page in was.pages]


@pytest.mark.slow
@NEEDS_OCR
def test_nothing_is_left_of_a_file_with_a_number_in_each_place(tmp_path: Path) -> None:
    plant = Planted()

    data = cleaned(hard_pdf(plant))

    texts = (pypdf_text(data), poppler_text(data, tmp_path), strings(data))
    assert [plant.left(text) for text in texts] == [[], [], []]
    found = walk(File("a.pdf", data), Budget(languages=("nl",)))
    assert plant.left("\n".join(each.text for each in found if isinstance(each, Block))) == []


def in_a_form(pdf: pikepdf.Pdf) -> None:
    """Move the drawing of the first page into a form, as some programs do."""
    page = pdf.pages[0]
    form = pdf.make_stream(
        page.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]),
        Resources=page.Resources,
    )
    page.Resources = Dictionary(XObject=Dictionary(F=form))
    page.Contents = pdf.make_stream(b"/F Do")


def test_where_letters_cannot_be_taken_out_the_page_becomes_a_picture(tmp_path: Path) -> None:
    before = changed(typeset(LIST), in_a_form)

    after = cleaned(before)

    assert poppler_text(after, tmp_path).strip() == ""
    assert PHONE.findall(strings(after)) == []
    assert darkness(after, box_of(before, "090-0000-1234")) > 0.95
    assert darkness(after, box_of(before, "山田花子")) == pytest.approx(
        darkness(before, box_of(before, "山田花子")), abs=0.08
    )


@pytest.mark.slow
@NEEDS_OCR
@pytest.mark.parametrize("turn", [0, 90])
def test_numbers_on_a_scan_are_blacked_out(turn: int) -> None:
    picture, pupils = draw("nl", "noto-sans", photographed=False, seed=5)

    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].rotate(turn, relative=False)

    # A page that is turned shows a picture that lies on its side upright.
    page = picture.rotate(turn, expand=True)
    data = cleaned(changed(scanned(page), turned))

    found = walk(File("a.pdf", data), Budget(languages=("nl",)))
    text = "\n".join(each.text for each in found if isinstance(each, Block))
    assert PHONE.findall(text) == []
    assert sum(pupil.name in text for pupil in pupils) >= 0.9 * len(pupils)


@pytest.mark.slow
@NEEDS_OCR
@pytest.mark.parametrize(
    ("before", "after", "size"),
    [("田", "花", 34), ("電話は", "、夕方に", 28), ("Call ", " after four", 24)],
)
def test_no_edge_of_a_letter_on_a_scan_is_left_beside_its_black_box(
    before: str, after: str, size: int
) -> None:
    face = ImageFont.truetype(next((FONTS / "noto-sans-jp/400Regular").glob("*.ttf")), size)
    number = "090-0000-1234"
    area = int(face.getlength(before + number + after)) + 60, 3 * size
    scan, alone = (Image.new("L", area, paper) for paper in (255, 0))
    ImageDraw.Draw(scan).text((30, size), before + number + after, font=face, fill=90)
    at = 30 + face.getlength(before), size
    ImageDraw.Draw(alone).text(at, number, font=face, fill=255)

    page = pypdfium2.PdfDocument(cleaned(scanned(scan.convert("RGB"))))[0]

    shown = page.render(scale=200 / 72).to_pil().convert("L").resize(scan.size)
    left = Image.composite(
        shown, Image.new("L", scan.size, 0), alone.point(lambda ink: 255 * (ink > 128))
    )
    assert left.getextrema()[1] < 50


def test_what_a_layer_hides_stays_hidden(tmp_path: Path) -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page = pdf.pages[0]
        page.Resources.Properties = Dictionary(L=layer)
        page.contents_add(b"/OC /L BDC", prepend=True)
        page.contents_add(b"EMC")

    data = cleaned(changed(typeset("Geheim #pagebreak() Open"), hide))

    assert poppler_text(data, tmp_path).split() == ["Open"]
    assert darkness(data, (0, 0, 595, 842)) == 0


def test_one_that_is_encrypted_is_not_redacted() -> None:
    locked = changed(typeset(LIST), encryption=pikepdf.Encryption(user="secret", owner="owner"))

    with pytest.raises(OverLimit, match="encrypted"):
        cleaned(locked)


@pytest.mark.slow
@pytest.mark.skipif(not soffice.program(), reason="LibreOffice is not installed")
def test_of_one_that_libreoffice_made_the_people_of_the_roster_go(tmp_path: Path) -> None:
    person = Person(
        key="1",
        kind=Kind.PUPIL,
        name=PersonName(full="Fenna Zandstra", family="Zandstra", given="Fenna"),
    )
    words = b"Vandaag is Fenna Zandstra ziek. Bel 06-12345678 voor acht."
    data = soffice.convert(words, "txt", "pdf", LIMITS)
    scanner = Scanner(people=people_finder((person,)))

    copy = whole.redact(File("a.pdf", data), scanner)

    text = poppler_text(copy.data, tmp_path) + pypdf_text(copy.data) + strings(copy.data)
    assert [word for word in ("Fenna", "Zandstra", "12345678") if word in text] == []
    assert "Vandaag is" in text


@pytest.mark.slow
@NEEDS_OCR
def test_what_fonts_that_mislead_write_is_blacked_out() -> None:
    before = mismapped(typeset("Bel 090-0000-1234\n\nKom vanmiddag om vier uur"))

    after = cleaned(before)

    page = pypdfium2.PdfDocument(after)[0]
    picture = page.render(scale=200 / 72).to_pil()
    texts = [
        each.text
        for each in walk(File("a.pdf", scanned(picture)), Budget())
        if isinstance(each, Block)
    ]
    assert PHONE.findall("".join(texts)) == []
    assert "vanmiddag" in "".join(texts)
