from tests.core.roster.making import brief

from mamori.core.roster import limits
from mamori.core.roster.notes import Notebook
from mamori.core.roster.sheet import column_letter, make_sheet


def test_pads_short_rows_and_reads_missing_columns_as_empty() -> None:
    notes = Notebook()
    sheet = make_sheet("a.csv", [["x", "y", "z"], ["1"], ["1", " 2 ", "3"]], notes)
    assert list(sheet.records(("z", "y", "nowhere"))) == [(2, ("", "", "")), (3, ("3", "2", ""))]
    assert notes.close() == ()


def test_blank_rows_count_as_lines() -> None:
    sheet = make_sheet("a.csv", [["x", "y"], [], ["", " "], ["1", "2"]], Notebook())
    assert [line for line, _ in sheet.rows] == [4]


def test_a_repeated_header_is_noted_and_the_first_is_read() -> None:
    notes = Notebook()
    sheet = make_sheet("a.csv", [["x", "y", "x"], ["1", "2", "3"]], notes)
    assert next(sheet.records(("x", "y")))[1] == ("1", "2")
    assert [brief(note) for note in notes.close()] == [("column-repeated", "a.csv", 1, "x")]


def test_cells_beyond_the_header_are_noted_or_reject_the_row() -> None:
    rows = [["x", "y"], ["1", "2", "3"], ["1", "2", ""]]
    lenient, strict = Notebook(), Notebook()
    assert len(make_sheet("a.csv", [list(r) for r in rows], lenient).rows) == 2
    assert len(make_sheet("a.csv", rows, strict, strict=True).rows) == 1
    assert [n.code for n in lenient.close()] == ["cells-beyond-header"]
    assert [n.code for n in strict.close()] == ["row-misaligned"]


def test_credentials_are_blanked_and_counted() -> None:
    notes = Notebook()
    rows = [["name", "password"], ["a", "hunter2"], ["b", ""], ["c", "hunter3"]]
    sheet = make_sheet("a.csv", rows, notes)
    assert "hunter" not in repr(sheet)
    (note,) = notes.close()
    assert (note.code, note.column, note.count) == ("credential", "password", 2)


def test_a_shifted_row_cannot_carry_a_credential_into_another_column() -> None:
    notes = Notebook()
    rows = [
        ["name", "password", "grade", "email"],
        ["a", "hunter2", "P4", "a@x.example"],
        ["b, jr", "x", "hunter3", "P4", "b@x.example"],
        ["hunter4", "P4", "c@x.example"],
    ]
    sheet = make_sheet("a.csv", rows, notes)
    assert [line for line, _ in sheet.rows] == [2]
    assert "hunter" not in repr(sheet) + repr(notes.close())


def test_short_rows_stay_where_no_credential_is_filled_in() -> None:
    rows = [["name", "password", "grade"], ["a", "", "P4"], ["b"]]
    assert len(make_sheet("a.csv", rows, Notebook()).rows) == 2


def test_without_a_header_columns_are_called_by_letter() -> None:
    sheet = make_sheet("a.csv", [["1", "2"], ["3", "4"]], Notebook(), header_at=None)
    assert sheet.header == ["A", "B"]
    assert [line for line, _ in sheet.rows] == [1, 2]
    assert [column_letter(i) for i in (25, 26, 701, 702)] == ["Z", "AA", "ZZ", "AAA"]


def test_a_file_of_nothing_is_an_empty_sheet() -> None:
    assert make_sheet("a.csv", [], Notebook()).rows == []


def test_a_million_columns_are_cut() -> None:
    sheet = make_sheet("a.csv", [["x"] * 5000], Notebook())
    assert len(sheet.header) == limits.MAX_COLUMNS
