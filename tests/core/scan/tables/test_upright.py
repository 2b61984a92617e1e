"""Names and numbers a letter a cell, along a row and down a column, are found letter by letter."""

from itertools import zip_longest

import pytest
from bench.named import japanese, person

from mamori.core.roster import split_name
from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.opening import Budget
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

SCANNER = Scanner(
    people=people_finder(
        (
            japanese("taro", "山田 太郎", "ヤマダ タロウ"),
            person("jan", split_name("Jan de Jong", "NL")),
            person("an", split_name("Trần Văn An", "VN")),
        )
    )
)
PHONE = "09000001234"


def found(rows: str) -> list[tuple[str, str, str]]:
    """Return kind, first cell and letters of each find; a tab parts cells, as in a file."""
    told: list[tuple[str, str, str]] = []
    for each in SCANNER.scan(File("a.tsv", rows.encode()), Budget()):
        if not isinstance(each, Finding) or each.confidence < 0.5:
            continue
        if each.count:
            told.append((each.kind, each.place.cell, each.text))
        else:
            own = (each.kind, each.place.cell[:1])
            at = max(at for at, one in enumerate(told) if (one[0], one[1][:1]) == own)
            told[at] = (*told[at][:2], told[at][2] + each.text)
    return told


def column(letters: str, *, title: str = "", beside: str = "x") -> str:
    cells = ([title] if title else []) + [letter.strip() for letter in letters]
    return "".join(f"{cell}\t{beside}{number}\n" for number, cell in enumerate(cells))


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("山田太郎", "氏名\t山\t田\t太\t郎\n"),
        ("山田太郎", "山\t田\t\t太\t郎\n"),
        ("JandeJong", "J\ta\tn\t\td\te\t\tJ\to\tn\tg\n"),
        ("TrầnVănAn", "T\tr\tầ\tn\t\tV\tă\tn\t\tA\tn\n"),
    ],
)
def test_a_name_along_a_row_is_one(name: str, rows: str) -> None:
    ((kind, _, text),) = found(rows)
    assert (kind, text.replace("\t", "")) == ("roster-name", name)


@pytest.mark.parametrize(
    "name", ["山田太郎", "山田 太郎", "Jan de Jong", "JANDEJONG", "Trần Văn An"]
)
@pytest.mark.parametrize("title", ["", "氏名"])
def test_a_name_down_a_column_is_one(name: str, title: str) -> None:
    first = "A2" if title else "A1"
    assert found(column(name, title=title)) == [("roster-name", first, name.replace(" ", ""))]


@pytest.mark.parametrize(
    "rows",
    [
        column(PHONE, title="電話"),
        column("電話" + PHONE),
        column(PHONE, title="携帯番号"),
        "電話\t" + "\n\t".join(PHONE) + "\n",
    ],
)
def test_a_telephone_number_down_a_column_is_one(rows: str) -> None:
    assert [(kind, text) for kind, _, text in found(rows)] == [("phone", PHONE)]


def test_what_stands_upright_side_by_side_is_found_without_what_lies_between() -> None:
    columns = zip_longest("山田 太郎", "電話" + PHONE, "Trần Văn An", fillvalue="")
    rows = "".join("\t".join(map(str.strip, letters)) + "\n" for letters in columns)
    assert {(kind, text) for kind, _, text in found(rows)} == {
        ("roster-name", "山田太郎"),
        ("phone", PHONE),
        ("roster-name", "TrầnVănAn"),
    }


def test_a_number_down_the_lines_of_a_text_is_found() -> None:
    text = "電話\n" + "\n".join(PHONE)
    hits = [hit for hit in SCANNER.hits(Block(text=text)) if hit.confidence >= 0.5]
    assert {hit.kind for hit in hits} == {"phone"}
    assert "".join(text[hit.start : hit.end] for hit in hits).replace("\n", "") == PHONE


@pytest.mark.parametrize(
    "rows",
    [
        column(PHONE, title="回数"),
        column("54345345343", title="国語の点"),
        column("男女男女女男", title="性別"),
        "山\tx\n大\tx\n田\tx\n太\tx\n郎\tx\n",
        "山\tx\n田\tx\nくらす\tx\n太\tx\n郎\tx\n",
        "山\tx\n\t山\n田\tx\n\t田\n",
    ],
)
def test_other_single_letters_down_a_column_are_nothing(rows: str) -> None:
    assert [each for each in found(rows) if each[0] not in {"grade", "person-list"}] == []


def test_one_name_down_a_column_is_no_list_of_persons() -> None:
    assert "person-list" not in {kind for kind, _, _ in found(column("山田太郎", title="名"))}
