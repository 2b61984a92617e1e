import io
from datetime import date

import pytest
from openpyxl import Workbook
from tests.core.roster.making import codes

from mamori.core.roster import Notebook, RosterUnreadable, limits, open_tables, read_table
from mamori.core.roster.workbook import read_workbook
from mamori.core.roster.workbook_child import text_of


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def class_book() -> Workbook:
    """Make a workbook as schools keep it: title, blank row, header, two classes, one hidden."""
    book = Workbook()
    for title in ("3年1組", "3年2組"):
        sheet = book.create_sheet(title)
        sheet.append([f"令和8年度 {title} 名簿"])
        sheet.append([])
        sheet.append(["番号", "氏名", "ふりがな", "生年月日", "初期パスワード"])
        sheet.append([1, "清水　結衣", "しみず ゆい", date(2017, 8, 10), "hunter2"])
        sheet.append([2, "池田　翼", "いけだ つばさ", "平成29年11月25日", None])
        sheet.append([None, "合計 2名"])
    book.create_sheet("去年").sheet_state = "hidden"
    del book["Sheet"]
    return book


def test_reads_every_visible_sheet_with_its_own_class() -> None:
    roster = read_table(("名簿.xlsx", saved(class_book())))
    assert list(roster.classes) == ["3年1組", "3年2組"]
    assert [p.birth_date for p in roster.people()][:2] == [date(2017, 8, 10), date(2017, 11, 25)]
    assert "hunter2" not in repr(roster)
    first = [note for note in codes(roster) if note[1] == "名簿.xlsx: 3年1組"]
    assert first == [
        ("credential", "名簿.xlsx: 3年1組", 3, "初期パスワード"),
        ("class-from-title", "名簿.xlsx: 3年1組", None, ""),
        ("total-row", "名簿.xlsx: 3年1組", 6, "氏名"),
    ]
    assert ("sheet-hidden", "名簿.xlsx: 去年", None, "") in codes(roster)


def test_same_child_in_two_sheets_is_kept_and_noted() -> None:
    roster = read_table(("名簿.xlsx", saved(class_book())))
    assert len(roster.persons) == 4
    assert [note[2] for note in codes(roster) if note[0] == "same-name"] == [4, 5]


def test_a_table_tells_what_it_seems_to_hold() -> None:
    table, _ = open_tables(("名簿.xlsx", saved(class_book())), Notebook())
    assert table.sheet.header_line == 3
    assert table.country == "JP"
    assert table.class_name == "3年1組"
    assert {field: guess.column for field, guess in table.guesses.items()} == {
        "number": 0,
        "full_name": 1,
        "kana": 2,
        "birth_date": 3,
    }


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (True, "true"),
        (date(2016, 5, 6), "2016-05-06"),
        ("", ""),
    ],
)
def test_cells_become_text_as_a_person_writes_it(cell: object, text: str) -> None:
    assert text_of(cell) == text


def test_two_cells_far_apart_do_not_take_the_memory_of_the_machine() -> None:
    book = Workbook()
    book.active["A1"] = book.active["XFD1048576"] = "x"
    with pytest.raises(RosterUnreadable) as caught:
        read_workbook(saved(book), "a.xlsx")
    assert caught.value.code == "broken-workbook"


def test_broken_and_oversized_workbooks_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(class_book())
    with pytest.raises(RosterUnreadable) as caught:
        read_workbook(data[:900], "a.xlsx")
    assert caught.value.code == "broken-workbook"
    monkeypatch.setattr(limits, "MAX_WORKBOOK", 10)
    with pytest.raises(RosterUnreadable) as caught:
        read_workbook(data, "a.xlsx")
    assert caught.value.code == "too-large"


def test_a_workbook_without_a_list_is_no_roster() -> None:
    book = Workbook()
    book.active["A1"] = "行事予定"
    with pytest.raises(RosterUnreadable) as caught:
        read_table(("a.xlsx", saved(book)))
    assert caught.value.code == "not-a-roster"
