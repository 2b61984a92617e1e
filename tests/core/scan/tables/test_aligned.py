from mamori.core.scan.blocks import Block
from mamori.core.scan.opening.ocr import Word, written
from mamori.core.scan.places import Place
from mamori.core.scan.scanner import Scanner

COLUMNS = (0, 100, 400)  # where the titles begin


def read(*rows: tuple[tuple[str, int], ...]) -> Block:
    """Return rows of cells, each with where it begins, as they are read from a picture."""
    words = [
        Word(text, (x, 50 * y, x + 12 * len(text), 50 * y + 20), 1.0, cell=True)
        for y, row in enumerate(rows)
        for text, x in row
    ]
    found = written(words, Place())
    return Block(text=found.text, locator=found.locator, ocr=True)


TITLES = tuple(zip(("番号", "氏名", "生年月日"), COLUMNS, strict=True))


def test_a_name_that_was_read_as_two_cells_moves_no_date_from_below_its_title() -> None:
    block = read(
        TITLES,
        (("1", 5), ("清水", 95), ("結衣", 130), ("平成29年8月10日", 350)),
        (("2", 5), ("池田", 95), ("結衣", 130), ("平成29年11月25日", 350)),
        (("3", 5), ("松本零", 95), ("平成30年1月9日", 350)),
    )

    dates = [hit for hit in Scanner().hits(block) if hit.kind == "birth-date"]

    assert [block.text[hit.start : hit.end] for hit in dates] == [
        "平成29年8月10日",
        "平成29年11月25日",
        "平成30年1月9日",
    ]


def test_a_cell_that_was_not_read_moves_no_date_from_below_its_title() -> None:
    block = read(
        TITLES,
        (("清水結衣", 95), ("平成29年8月10日", 350)),
        (("2", 5), ("平成29年11月25日", 350)),
        (("3", 5), ("松本零", 95), ("平成30年1月9日", 350)),
    )

    dates = [hit for hit in Scanner().hits(block) if hit.kind == "birth-date"]

    assert [block.text[hit.start : hit.end] for hit in dates] == [
        "平成29年8月10日",
        "平成29年11月25日",
        "平成30年1月9日",
    ]
