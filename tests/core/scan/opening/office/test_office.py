"""Nothing that stands in an Office file is passed over."""

from collections.abc import Callable

import pytest
from tests.core.scan.opening.office.docx_places import docx, p, r, split, symbols
from tests.core.scan.opening.office.odf_places import odp, ods, odt
from tests.core.scan.opening.office.office import body_docx, cells_xlsx
from tests.core.scan.opening.office.packaging import Planted
from tests.core.scan.opening.office.pptx_places import pptx
from tests.core.scan.opening.office.xlsx_places import xlsx
from tests.core.scan.opening.reading import block_with, found_in, text_of

from mamori.core.scan.blocks import Block, Unread
from mamori.core.scan.files import File
from mamori.core.scan.opening import Budget
from mamori.core.scan.opening.types import opener_of, type_of
from mamori.core.scan.places import Place

PLACES = {"docx": 47, "xlsx": 44, "pptx": 20, "odt": 30, "ods": 30, "odp": 25}
MAKERS: dict[str, Callable[[Planted], bytes]] = {
    "docx": docx,
    "xlsx": xlsx,
    "pptx": pptx,
    "odt": odt,
    "ods": ods,
    "odp": odp,
}


@pytest.mark.parametrize("kind", PLACES)
def test_a_number_in_each_place_of_a_file_is_read(kind: str) -> None:
    plant = Planted()
    data = MAKERS[kind](plant)
    assert len(plant.numbers) >= PLACES[kind]
    assert plant.missing(text_of(f"a.{kind}", data)) == []


@pytest.mark.parametrize("kind", PLACES)
def test_pictures_are_handed_on_as_files_within(kind: str) -> None:
    file = File(f"a.{kind}", MAKERS[kind](Planted()))
    opener = opener_of(type_of(file))
    assert opener is not None
    inner = [each for each in opener(file, Budget()) if isinstance(each, File)]
    assert any(each.name.endswith(".png") for each in inner)


@pytest.mark.parametrize("kind", PLACES)
def test_reading_twice_is_the_same(kind: str) -> None:
    data = MAKERS[kind](Planted())
    assert text_of(f"a.{kind}", data) == text_of(f"a.{kind}", data)


def _seen(kind: str, place: str) -> bool:
    plant = Planted()
    data = MAKERS[kind](plant)
    return block_with(plant.numbers[place], f"a.{kind}", data).seen


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        *(("docx", place) for place in ("body", "cell", "default header", "footnote", "text box")),
        *(("docx", place) for place in ("insertion", "result of a field", "title of a chart")),
        *(("xlsx", place) for place in ("shared text", "number", "last cell", "text box")),
        *(("pptx", place) for place in ("shape", "cell", "layout", "diagram")),
        *(("odt", place) for place in ("body", "cell", "footnote", "header", "text box")),
        *(("ods", place) for place in ("cell", "number", "text box")),
        *(("odp", place) for place in ("text box", "shape", "cell")),
    ],
)
def test_what_a_reader_sees_is_seen(kind: str, place: str) -> None:
    assert _seen(kind, place)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        *(("docx", place) for place in ("comment", "deletion", "hidden run", "code of a field")),
        *(("docx", place) for place in ("alt text", "creator", "custom property", "XML")),
        *(("xlsx", place) for place in ("hidden sheet", "hidden row", "hidden column", "orphan")),
        *(("xlsx", place) for place in ("comment", "formula", "reading", "very hidden sheet")),
        *(("pptx", place) for place in ("notes", "hidden slide", "comment", "alt text")),
        *(("odt", place) for place in ("comment", "deletion", "hidden section", "creator")),
        *(("ods", place) for place in ("hidden sheet", "hidden row", "hidden column", "formula")),
        *(("odp", place) for place in ("notes", "comment", "creator")),
    ],
)
def test_what_a_reader_does_not_see_is_unseen(kind: str, place: str) -> None:
    assert not _seen(kind, place)


def test_a_name_that_stands_in_several_runs_is_one_text() -> None:
    data = body_docx(p(r("担任は山"), r("田太"), r("郎です")))
    block = block_with("担任は山田太郎です", "a.docx", data)
    at = block.text.index("山田太郎")
    (piece,) = block.locator.pieces(block.text, at, at + 4)
    assert piece == (Place(part="word/document.xml", paragraph=1), 3, 7)


def test_letters_given_by_their_numbers_are_read() -> None:
    body = p(r("電話 090-0000-"), symbols("1234", "Arial")) + p(symbols("清水結衣", "MS Mincho"))
    text = text_of("a.docx", body_docx(body))
    assert "電話 090-0000-1234\n清水結衣" in text


def test_letters_in_the_first_places_of_a_font_are_read_and_its_pictures_are_none() -> None:
    moved = "".join(chr(0xF000 + ord(letter)) for letter in "Yui")
    body = p(symbols(moved, "Verdana"), symbols(moved, "Wingdings 2"), r("."))
    assert "Yui." in text_of("a.docx", body_docx(body))


def test_a_text_box_does_not_cut_the_paragraph_that_holds_it() -> None:
    box = f"<w:r><w:txbxContent>{p(r('箱の中'))}</w:txbxContent></w:r>"
    text = text_of("a.docx", body_docx(p(r("山田"), box, r("太郎"))))
    assert "山田太郎\n" in text
    assert "箱の中\n" in text


def test_deleted_words_are_read_as_they_stood() -> None:
    gone = '<w:del w:id="1" w:author="x"><w:r><w:delText>太郎</w:delText></w:r></w:del>'
    came = f'<w:ins w:id="2" w:author="x">{r("次郎")}</w:ins>'
    data = body_docx(p(r("山田"), gone, came, r("さん")))
    assert block_with("山田次郎さん", "a.docx", data).seen
    assert not block_with("山田太郎さん", "a.docx", data).seen


def test_rows_and_columns_of_a_table_keep_their_places() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(r("組"))}</w:tc>'
    cells = "".join(
        f"<w:tc>{p(text)}</w:tc>" for text in (r("佐藤"), r("花子"), split("090-0000-1"))
    )
    table = f"<w:tbl><w:tr>{wide}<w:tc>{p(r('電話'))}</w:tc></w:tr><w:tr>{cells}</w:tr></w:tbl>"
    block = block_with("佐藤", "a.docx", body_docx(p(r("名簿")), table))
    assert block.table
    assert block.text == "組\t\t電話\n佐藤\t花子\t090-0000-1\n"
    at = block.text.index("090")
    (piece,) = block.locator.pieces(block.text, at, at + 8)
    assert (piece.place.row, piece.place.cell, piece.start, piece.end) == (2, "C2", 0, 8)


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p(r('内'))}</w:tc></w:tr></w:tbl>"
    data = body_docx(f"<w:tbl><w:tr><w:tc>{p(r('外'))}{inner}{p(r('側'))}</w:tc></w:tr></w:tbl>")
    outer, within = block_with("外", "a.docx", data), block_with("内", "a.docx", data)
    assert (outer.text, within.text) == ("外 側\n", "内\n")
    assert outer.table != within.table


def page_of(word: str, block: Block) -> int | None:
    at = block.text.index(word)
    return next(block.locator.pieces(block.text, at, at + len(word))).place.page


def test_each_slide_and_its_notes_tell_their_number() -> None:
    plant = Planted()
    data = pptx(plant)
    pages = {
        place: page_of(plant.numbers[place], block_with(plant.numbers[place], "a.pptx", data))
        for place in ("shape", "notes", "hidden slide", "cell")
    }
    assert pages == {"shape": 1, "notes": 1, "hidden slide": 2, "cell": 1}


def test_sparse_rows_keep_their_numbers_and_columns() -> None:
    data = cells_xlsx(
        '<row r="3"><c r="C3"><v>5</v></c></row><row r="900"><c r="B900"><v>7</v></c></row>'
    )
    block = block_with("7", "a.xlsx", data)
    at = block.text.index("7")
    (piece,) = block.locator.pieces(block.text, at, at + 1)
    assert (piece.place.sheet, piece.place.row, piece.place.cell) == ("S", 900, "B900")
    assert block.text == "\t\t5\n\t7\n"


def test_two_cells_in_opposite_corners_do_not_fill_the_memory() -> None:
    far = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v>'
        "</c></row>"
    )
    found = [block for block in found_in("a.xlsx", cells_xlsx(far)) if isinstance(block, Block)]
    assert sum(len(block.text) for block in found) < 5000
    block = next(block for block in found if block.text.strip() == "2")
    at = block.text.index("2")
    (piece,) = block.locator.pieces(block.text, at, at + 1)
    assert piece.place.cell == "XFD1048576"


def test_a_cell_without_a_name_follows_the_one_before() -> None:
    data = cells_xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    block = block_with("3", "a.xlsx", data)
    assert block.text == "1\t2\n3\n"


def test_a_date_is_read_as_a_date_and_not_as_a_number_of_days() -> None:
    plant = Planted()
    assert "2012-04-01" in text_of("a.xlsx", xlsx(plant))


def test_a_broken_part_is_told_and_the_others_are_read() -> None:
    data = body_docx(p(r("読める")) + "<w:p>")
    found = found_in("a.docx", data)
    unread = [each for each in found if isinstance(each, Unread)]
    assert [each.reason for each in unread] == ["broken"]
    assert unread[0].place.part == "word/document.xml"
    assert any("読める" in each.text for each in found if isinstance(each, Block))
