from mamori.core.scan.opening.ocr import Word, written
from mamori.core.scan.places import Place

OF = Place(part="scan.png")


def word(text: str, left: float, top: float, *, cell: bool = False) -> Word:
    return Word(text, (left, top, left + 10 * len(text), top + 20), 0.9, cell)


def test_a_row_that_climbs_across_the_page_stays_one_row() -> None:
    words = [
        word("Emma", 10, 100),
        word("Jansen", 60, 96),
        word("612345", 400, 88),
        word("Daan", 10, 140),
    ]

    assert written(words, OF).text == "Emma Jansen\t612345\nDaan"


def test_cells_are_parted_however_near_they_stand() -> None:
    words = [word("山田花子", 10, 10, cell=True), word("ヤマダハナコ", 52, 12, cell=True)]

    assert written(words, OF).text == "山田花子\tヤマダハナコ"


def test_columns_of_vertical_writing_are_read_from_the_right() -> None:
    columns = [
        Word(text, (left, 10, left + 30, 300), 0.9, cell=True)
        for text, left in (("山田花子", 50), ("四年二組", 200))
    ]

    assert written(columns, OF).text == "四年二組\n山田花子"


def test_a_span_leads_to_the_boxes_of_its_words() -> None:
    page = written([word("Emma", 10, 100), word("Jansen", 60, 100)], OF)

    pieces = list(page.locator.pieces(page.text, 2, 9))

    assert [piece.place.box for piece in pieces] == [(10, 100, 50, 120), (60, 100, 120, 120)]


def test_a_picture_without_words_has_no_text() -> None:
    assert written([], OF).text == ""
