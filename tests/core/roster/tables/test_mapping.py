import pytest
from hypothesis import given
from hypothesis import strategies as st

from mamori.core.roster import Guess, find_header, guess_mapping
from mamori.core.roster.tables.mapping import country_of
from mamori.core.roster.tables.values import class_in, is_total


def columns(header: list[str] | None, rows: list[list[str]]) -> dict[str, int]:
    return {field: guess.column for field, guess in guess_mapping(header, rows).items()}


def test_the_header_is_found_below_titles_and_blank_rows() -> None:
    rows = [["3年1組 名簿"], [], None, ["番号", "氏名", "備考"], ["1", "清水　結衣", ""]]
    assert find_header(rows) == 3


def test_a_list_of_people_alone_has_no_header() -> None:
    assert find_header([["1", "清水　結衣"], ["2", "池田　翼"]]) is None


def test_how_sure_a_guess_is_follows_from_name_and_cells() -> None:
    rows = [["清水　結衣", "三月うまれ", "森　花"]]
    assert guess_mapping(["氏名", "生年月日", "保護者氏名"], rows) == {
        "full_name": Guess(0, 1.0),
        "birth_date": Guess(1, 0.5),
        "guardian_name": Guess(2, 0.9),
    }


def test_the_surer_of_two_columns_is_taken() -> None:
    rows = [["x", "2014-01-02"]]
    assert columns(["生年月日", "生年月日"], rows) == {"birth_date": 1}


def test_a_name_header_merged_over_two_columns_is_family_and_given_name() -> None:
    header = ["STT", "Họ và tên", "", "Ngày sinh"]
    rows = [["1", "Nguyễn Thị", "Hương", "28/09/2014"], ["2", "Lê Minh", "Nam", "19/11/2014"]]
    assert columns(header, rows) == {
        "number": 0,
        "family_name": 1,
        "given_name": 2,
        "birth_date": 3,
    }


def test_cells_tell_the_columns_only_where_there_is_no_header() -> None:
    rows = [
        ["1", "清水　結衣", "しみず ゆい", "男", "平成29年8月10日", "a@midori.example", "3年1組"],
        ["2", "池田　翼", "いけだ つばさ", "女", "平成29年11月25日", "b@midori.example", "3年1組"],
    ]
    guesses = guess_mapping(None, rows)
    assert {field: guess.column for field, guess in guesses.items()} == {
        "number": 0,
        "full_name": 1,
        "kana": 2,
        "sex": 3,
        "birth_date": 4,
        "email": 5,
        "class_name": 6,
    }
    assert {guess.confidence for guess in guesses.values()} == {0.5}
    assert columns(["番号", "氏名", "x", "y", "入学日", "z", "w"], rows) == {
        "number": 0,
        "full_name": 1,
    }


def test_a_column_of_credentials_is_never_mapped() -> None:
    assert columns(["氏名", "パスワード"], [["清水　結衣", "a@b.example"]]) == {"full_name": 0}


@pytest.mark.parametrize(
    ("header", "rows", "country"),
    [
        (["氏名", "E-mail"], [], "JP"),
        (["Họ tên", "Email"], [], "VN"),
        (["Achternaam", "E-mail"], [], "NL"),
        (["Name", "Email"], [], ""),
        ([], [["清水　結衣", "1"]], "JP"),
        ([], [["Nguyễn Thị Hương"]], "VN"),
        ([], [["Alex Morgan"]], ""),
        ([], [], ""),
    ],
)
def test_the_words_tell_the_country(header: list[str], rows: list[list[str]], country: str) -> None:
    assert country_of(header, rows) == country


@pytest.mark.parametrize("cell", ["(" * 120_000, "1" * 120_000, "年" * 120_000, "1 " * 60_000])
def test_a_huge_cell_is_no_header_and_costs_no_time(cell: str) -> None:
    rows = [[cell, "氏名"], [cell, "清水　結衣"]]
    assert find_header(rows) == 0
    assert columns(rows[0], rows) == {"full_name": 1}
    assert columns(None, rows) == {}
    assert not is_total(cell)
    assert class_in(cell) == ""


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=8))
def test_any_cells_can_be_guessed_from(rows: list[list[str]]) -> None:
    at = find_header(rows)
    guesses = guess_mapping(None if at is None else rows[at], rows)
    assert all(guess.column < max(map(len, rows)) for guess in guesses.values())
