"""What the benchmark `identifiers` measures on thousands of rows, on some hundred."""

import pytest
from bench.identifier_tables import COUNTRIES, sheets
from bench.scan_identifiers import LAYOUTS, score

from mamori.core.scan.blocks import Block
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.tables import Tables

ROWS = 12


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("country", COUNTRIES)
def test_numbers_and_dates_are_told_from_their_look_alikes(country: str, layout: str) -> None:
    total = score(country, layout, sheets(country, 8, ROWS, seed=7))
    assert sum(total.wanted.values()) > 200
    for kind in total.kinds():
        # The numbers that Faker invents have codes of areas that do not exist; in running text
        # only a label directly before them tells what they are.
        least = 0.95 if layout == "said" and kind == "phone" else 0.99
        assert total.precision(kind) >= least, (kind, total.wrong)
        assert total.recall(kind) >= least, (kind, total.wrong)


def test_tables_without_titles_show_dates_of_birth_beside_names() -> None:
    rows = ["佐藤 花\t2015/4/3\t9", "鈴木 蓮\t2015/9/13\t8", "田中 海\t2016/1/30\t7"]
    assert dates_of("\n".join(rows)) == ["2015/4/3", "2015/9/13", "2016/1/30"]
    same_week = [
        row.replace("2015/9/13", "2015/4/4").replace("2016/1/30", "2015/4/5") for row in rows
    ]
    assert dates_of("\n".join(same_week)) == []


def dates_of(text: str) -> list[str]:
    block, tables = Block(text=text, table="1"), Tables()
    list(tables.turn_to(block))
    hits = Scanner().hits(block, tables.titles)
    return [text[hit.start : hit.end] for hit in hits if hit.kind == "birth-date"]
