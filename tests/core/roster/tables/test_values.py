import pytest

from mamori.core.roster.tables.values import (
    class_in,
    class_title,
    is_class,
    is_total,
    number_of,
    sex_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("男", "male"),
        ("Nữ", "female"),
        ("V", "female"),
        ("Ｍ", "male"),
        ("その他", "other"),
        ("?", ""),
    ],
)
def test_sex(text: str, expected: str) -> None:
    assert sex_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), ("１２番", 12), ("0", 0), ("12a", None), ("", None), ("²", 2)],
)
def test_number(text: str, expected: int | None) -> None:
    assert number_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和8年度 ３年１組 名簿", "3年1組"),
        ("三年二組", "3年2組"),
        ("1年A組", "1年A組"),
        ("meibo-3nen1kumi.csv", "3年1組"),
        ("danh-sach-lop-7A2.csv", "7A2"),
        ("Lớp 7A2 năm học", "7A2"),
        ("leerlingen-groep-8.csv", "8"),
        ("令和8年度 名簿", ""),
        ("classroom", ""),
    ],
)
def test_the_class_in_a_title(text: str, expected: str) -> None:
    assert class_in(text) == expected


@pytest.mark.parametrize(
    ("grade", "group", "country", "expected"),
    [
        ("3", "1", "JP", "3年1組"),
        ("３年", "１組", "JP", "3年1組"),
        ("3", "3", "JP", "3年3組"),
        ("3", "3年1組", "JP", "3年1組"),
        ("3", "3-1", "JP", "3-1"),
        ("", "3年1組", "JP", "3年1組"),
        ("7", "7A2", "VN", "7A2"),
        ("8", "Wilg", "NL", "8 Wilg"),
        ("3", "", "JP", ""),
    ],
)
def test_the_title_of_a_class(grade: str, group: str, country: str, expected: str) -> None:
    assert class_title(grade, group, country) == expected


def test_what_looks_like_a_class() -> None:
    assert [text for text in ("3年1組", "3-1", "7A2", "8", "2016-05-06") if is_class(text)] == [
        "3年1組",
        "3-1",
        "7A2",
    ]


def test_lines_of_sums_are_told_from_people() -> None:
    sums = ["合計 31名", "計", "男子15名 女子16名", "Tổng số: 38", "Totaal 27"]
    assert [text for text in [*sums, "計良　翼", "森　花", "男山　学"] if is_total(text)] == sums
