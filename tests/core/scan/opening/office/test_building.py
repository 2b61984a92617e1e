"""Blocks lead back to the very characters, wherever a text is cut."""

from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.limits import Limits
from mamori.core.scan.opening.office.building import Cell, Prose, Rows, Run, Slot, Texts
from mamori.core.scan.opening.office.grids import Grids
from mamori.core.scan.places import Place, column_letters

LETTERS = st.text(
    st.characters(blacklist_characters="\t\n\r", codec="utf-8"), min_size=1, max_size=9
)
ROWS = st.dictionaries(
    st.integers(1, 1_048_576),
    st.dictionaries(st.integers(1, 16_384), LETTERS, min_size=1, max_size=4),
    min_size=1,
    max_size=6,
)


@given(ROWS, st.integers(1, 60), st.sets(st.integers(1, 16_384), max_size=3))
def test_each_cell_of_a_sparse_sheet_is_found_at_its_place(
    rows: dict[int, dict[int, str]], most: int, hidden: set[int]
) -> None:
    grids = Grids(Place(sheet="S"), Limits(block=most), seen=True)
    made = []
    for number in sorted(rows):
        cells = [
            Cell(column, text, [Slot(0, len(text), (number, column), "cell")])
            for column, text in sorted(rows[number].items())
        ]
        made += grids.row(number, cells, hidden=False, columns=hidden)
    made += grids.rest()
    for block, slots in made:
        for start, length, (number, column), _ in slots:
            text = rows[number].pop(column)
            assert block.text[start : start + length] == text
            assert block.seen == (column not in hidden)
            (piece,) = block.locator.pieces(block.text, start, start + length)
            assert piece.place.cell == f"{column_letters(column)}{number}"
            assert (piece.start, piece.end) == (0, length)
    assert not any(rows.values())


@given(st.lists(LETTERS, min_size=1, max_size=30), st.integers(1, 40), st.integers(0, 20))
def test_lines_that_are_cut_into_blocks_are_all_there_once(
    lines: list[str], most: int, margin: int
) -> None:
    prose = Prose(seen=True)
    for number, line in enumerate(lines, 1):
        prose.line([Run(line, number, "text")], Place(paragraph=number))
    told: list[tuple[int, str]] = []
    for block, slots in prose.made(Limits(block=most, margin=margin)):
        for start, length, node, _ in slots:
            end = min(start + length, len(block.text))
            (piece,) = block.locator.pieces(block.text, start, end)
            assert piece.place.paragraph == node
            assert block.text[start:end] == lines[node - 1][piece.start : piece.end]
            if block.holds(start):
                told.append((node, block.text[start:end]))
    assert [number for number, _ in told] == list(range(1, len(lines) + 1))


def test_rows_are_handed_over_once() -> None:
    rows = Rows(Place())
    rows.row(1, [Cell(1, "a"), Cell(3, "b")])
    assert [made.block.text for made in rows.made()] == ["a\t\tb\n"]
    assert list(rows.made()) == []


def test_parts_stand_too_far_apart_to_be_each_others_surroundings() -> None:
    texts = Texts(Limits())
    for part in ("one", "two", "three"):
        prose = texts.of(seen=part != "two")
        prose.line([Run(f"in {part}")], Place(part=part), 7)
        texts.of(seen=part != "two")  # another part that says nothing
    seen, unseen = (made.block for made in texts.made())
    assert (seen.text.strip(), unseen.text.strip()) == (f"in one{chr(10) * 10}in three", "in two")
    at = seen.text.index("three")
    (piece,) = seen.locator.pieces(seen.text, at, at + 5)
    assert piece == (Place(part="three", paragraph=7), 3, 8)
    assert list(texts.made()) == []
