"""Tables of persons become one finding with their rows counted."""

import re
from collections.abc import Iterator, Sequence

import pytest

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.findings import Finding
from mamori.core.scan.hits import Hit
from mamori.core.scan.opening import Budget
from mamori.core.scan.places import Cells, Place
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.tables import Tables
from mamori.core.scan.view import View

JAPANESE = """令和8年度 3年1組 学級名簿

番号\t氏名\tふりがな\t生年月日\t保護者\t電話番号
1\t佐藤 あおい\tさとう あおい\t2017/5/1\t佐藤 健\t090-0000-0001
2\t鈴木 蓮\tすずき れん\t2017/8/12\t鈴木 恵\t090-0000-0002
3\t高橋 結衣\tたかはし ゆい\t2018/1/30\t高橋 純\t090-0000-0003
合計\t3名"""
VIETNAMESE = """STT\tHọ và tên\tNgày sinh\tĐiểm Toán\tHạnh kiểm
1\tNguyễn Văn An\t03/04/2015\t8,5\tTốt
2\tTrần Thị Bình\t13/09/2015\t7,0\tKhá"""
DUTCH = """Leerling\tRekenen\tAfwezig
Emma de Vries\t7\t0
Daan van den Berg\t6\t2
Sem Bakker\t8\t1"""
ENGLISH = """Student\tDate of birth\tAllergies
Olivia Smith\t4 May 2016\tpeanuts
Noah Jones\t5 June 2016\tnone"""


def lists(*blocks: Block) -> list[Finding]:
    scanner, tables = Scanner(), Tables()

    def run() -> Iterator[Finding]:
        for block in blocks:
            yield from tables.turn_to(block)
            tables.count(block, scanner.hits(block, tables.titles))
        yield from tables.end()

    return list(run())


@pytest.mark.row("DNI-29")
@pytest.mark.parametrize(
    ("text", "rows", "columns"),
    [
        (JAPANESE, 3, {"name", "reading", "birth-date", "guardian", "phone"}),
        (VIETNAMESE, 2, {"name", "birth-date", "mark"}),
        (DUTCH, 3, {"name", "mark", "attendance"}),
        (ENGLISH, 2, {"name", "birth-date", "health"}),
        ("学籍番号\t評点\n26A0001\t55\n26A0002\t48", 2, {"school-number", "mark"}),
        (
            (
                "番号\t氏名\t保護者\t\n\t\t氏名\t緊急連絡先\n"
                "1\t山田 海\t山田 一\t0900000001\n2\t佐藤 花\t佐藤 二\t0900000002"
            ),
            2,
            {"name", "guardian", "phone"},
        ),
        ("No\t名前\tNo\t名前\n1\t山田海\t3\t佐藤花\n2\t鈴木蓮\t4\t高橋湊", 4, {"name"}),
        ("1班\t2班\n山田海\t佐藤花\n鈴木蓮\t高橋湊\n田中陽\t伊藤凪\n林 空\t", 7, {"name"}),
        (
            (
                "Voornaam\tTussenvoegsel\tAchternaam\tGroep\tBSN\nSem\tde\tVries\t8\t\n"
                "Daan\t\tBakker\t8\t"
            ),
            2,
            {"name", "identifier"},
        ),
        ("佐藤 花\t090-0000-0001\n鈴木 蓮\t090-0000-0002\n田中 海\t090-0000-0003", 3, {"name"}),
    ],
)
def test_a_list_of_persons_is_one_finding(text: str, rows: int, columns: set[str]) -> None:
    (found,) = lists(Block(text=text, table="1"))
    assert found.kind == "person-list"
    assert found.count == rows
    assert f"rows:{rows}" in found.why
    assert {f"column:{column}" for column in columns} <= set(found.why)
    assert found.confidence >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "品名\t数量\t単価\n鉛筆\t100\t50\n消しゴム\t30\t80\n三角定規\t30\t120",
        "月\t行事\n4月\t入学式\n5月\t運動会\n6月\t授業参観",
        "名前\t価格\n鉛筆\t100\nノート\t200\n定規\t90",
        "Naam\tPrijs\nPotlood\t1,20\nSchrift\t2,50\nGum\t0,80",
        "Tên hàng\tSố lượng\nBút chì\t100\nVở\t200\nThước kẻ\t50",
        "県名\t人口\n千葉県\t628\n東京都\t1404\n山口県\t134",
        "氏名\t生年月日\t電話\n\t\t\n\t\t",
        "pupil\t児童\thọc sinh\tleerling\nparent\t保護者\tphụ huynh\touder\nclass\t組\tlớp\tgroep",
        "naam\tcode\n" + f"{'A' * 50}\t1\n" * 3,
        "",
    ],
)
def test_other_tables_are_no_list_of_persons(text: str) -> None:
    assert lists(Block(text=text, table="1")) == []


def test_a_long_table_is_counted_over_its_blocks_and_placed_at_its_first_person() -> None:
    head, *rest = JAPANESE.split("\n1\t")
    blocks = [
        Block(text=f"{head}\n1\t{rest[0]}", table="t", locator=Cells(Place(sheet="3-1"))),
        Block(
            text="4\t田中 湊\tたなか みなと\t2017/9/9\t田中 光\t090-0000-0004\n" * 3,
            table="t",
            locator=Cells(Place(sheet="3-1"), first=8),
        ),
    ]
    (found,) = lists(*blocks)
    assert found.count == 6
    assert (found.place.sheet, found.place.cell) == ("3-1", "A4")


def test_people_of_the_roster_make_a_list_of_words_that_look_like_no_names() -> None:
    people = Finder("roster", ("roster-name",), _capitals)
    block, tables = Block(text="AN\t3\nBO\t4\nCY\t5", table="1"), Tables()
    list(tables.turn_to(block))
    tables.count(block, Scanner((), people=people).hits(block))
    (found,) = tables.end()
    assert (found.count, found.place.line) == (3, 1)


def _capitals(view: View, _: Sequence[int]) -> Iterator[Hit]:
    for word in re.finditer("[A-Z]{2}", view.text):
        yield Hit(kind="roster-name", start=word.start(), end=word.end())


def test_each_table_of_a_file_is_its_own_list() -> None:
    found = lists(
        Block(text=DUTCH, table="1"),
        Block(text="tussen de lijsten"),
        Block(text=ENGLISH, table="2"),
    )
    assert [each.count for each in found] == [3, 2]


def test_what_starts_in_a_neighbouring_block_is_counted_there() -> None:
    (found,) = lists(Block(text=DUTCH, table="1", core=(0, DUTCH.index("Sem"))))
    assert found.count == 2


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("名簿です。\n1. 山田太郎\n2. 佐藤花子\n3. 鈴木一郎\n以上", 3),
        ("1 Nguyễn Văn An 03/04/2015\n2 Trần Thị Bình 03/05/2015\n3 Lê Văn Cường 05/06/2015", 3),
        ("naam            telefoon\nEmma de Vries   06-10000001\nDaan Bakker     06-10000002", 2),
        ("| 氏名 | 点数 |\n|--|--|\n| 山田太郎 | 80 |\n| 佐藤花子 | 75 |", 2),
        ("出席者\n・山田太郎\n・佐藤花子\n・鈴木一郎\n・高橋結衣", 4),
    ],
)
def test_tables_drawn_in_text_are_lists_too(text: str, rows: int) -> None:
    found = Scanner().scan(File("list.txt", text.encode()), Budget())
    (whole,) = [each for each in found if isinstance(each, Finding) and each.kind == "person-list"]
    assert whole.count == rows
    assert whole.text in text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "1. はじめに\n2. 学校の目標\n3. 年間の予定\n",
        "10:30 開会式\n11:00 競技\n12:00 昼食\n",
        "- neem een gymtas mee\n- trek warme kleren aan\n- eet goed\n",
    ],
)
def test_other_lists_in_text_are_none(text: str) -> None:
    found = Scanner().scan(File("list.txt", text.encode()), Budget())
    assert [
        each for each in found if isinstance(each, Finding) and each.kind == "person-list"
    ] == []
