import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mamori.core.scan.files import File
from mamori.core.scan.limits import Limits
from mamori.core.scan.opening import decoding
from mamori.core.scan.opening.csv import read
from mamori.core.scan.opening.opener import Budget


def rows_of(data: bytes, block: int = 1000) -> list[list[str]]:
    """Return the cells of all blocks, and check that each is where its place says."""
    rows = []
    number = 1
    for block_ in read(File("a.csv", data), Budget(limits=Limits(block=block))):
        at = 0
        for line in block_.text.split("\n"):
            rows.append(line.split("\t"))
            place = next(block_.locator.pieces(block_.text, at, at)).place
            assert (place.row, place.cell) == (number, f"A{number}")
            at += len(line) + 1
            number += 1
    return rows


def written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


LIST = [["番号", "氏名"], ["1", "清水　結衣"], ["2", "小山　翼"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_row_is_a_line_and_tabs_part_its_cells(delimiter: str) -> None:
    assert rows_of(written(LIST, delimiter)) == LIST


CELLS = st.text(alphabet='ab"\t\n,', max_size=4)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=30)


@given(ROWS, st.integers(1, 40), st.integers(1, 60))
@example([["", "a\n,a"]], 1, 1)
def test_quotes_and_breaks_in_cells_change_no_row(
    rows: list[list[str]], piece: int, block: int
) -> None:
    rows = [["name", "tel"], ["a", "1"], *rows]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "PIECE", piece)
        found = rows_of(written(rows), block)
    plain = str.maketrans("\t\n", "  ")
    assert found == [[cell.translate(plain) for cell in row] for row in rows]


def test_a_cell_that_is_too_long_for_the_csv_module_is_read_all_the_same() -> None:
    rows = [*LIST, ["x" * 200_000, 'a "quoted" word'], ["3", "中村"]]
    text = str(rows_of(written(rows), 100_000))
    assert "quoted" in text
    assert "中村" in text


def test_a_line_without_an_end_is_read_in_parts() -> None:
    data = ",".join(str(number) for number in range(1_500_000)).encode()
    cells = [cell for row in rows_of(data, 1 << 20) for cell in row]
    assert [cell for cell in cells if cell] == data.decode().split(",")


def test_blank_rows_are_counted() -> None:
    assert rows_of(b'a,b\n\n"c",d\n\n\ne,f\n') == [
        ["a", "b"],
        [""],
        ["c", "d"],
        [""],
        [""],
        ["e", "f"],
    ]
