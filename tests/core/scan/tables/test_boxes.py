"""Numbers in several cells are found, and told as one; other digits in cells are left alone."""

import pytest

from mamori.core.scan.blocks import Block
from mamori.core.scan.files import File
from mamori.core.scan.findings import Finding
from mamori.core.scan.opening import Budget
from mamori.core.scan.scanner import Scanner

BOXES = "\t".join("123456789018")  # passes the check of a My Number


def found(rows: str) -> list[tuple[str, str]]:
    hits = Scanner().scan(File("a.tsv", rows.encode()), Budget())
    finds = [each for each in hits if isinstance(each, Finding) and each.confidence >= 0.5]
    return [(each.kind, each.text) for each in finds if each.kind not in {"person-list", "grade"}]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("氏名\t電話1\t電話2\t電話3\n清水\t090\t0000\t1234\n", ("phone", "090\t0000\t1234")),
        ("氏名\t市外局番\t市内局番\t番号\n清水\t011\t000\t1234\n", ("phone", "011\t000\t1234")),
        ("市外\t市内\t番号\n011\t000\t1234\n", ("phone", "011\t000\t1234")),
        ("氏名\t電話番号\t\t\n清水\t０９０\t0000\t1234\n", ("phone", "０９０\t0000\t1234")),
        ("氏名\t電話1\t電話2\t電話3\n清水\t90\t0000\t1234\n", ("phone", "90\t0000\t1234")),
        ("x\t電話\t090\t0000\t1234\ny\t\t\t\t\n", ("phone", "090\t0000\t1234")),
        (f"x\t個人番号\t{BOXES}\ny{13 * chr(9)}\n", ("my-number", BOXES)),
        (f"氏名\t個人番号{11 * chr(9)}\n清水\t{BOXES}\n", ("my-number", BOXES)),
        ("x\t電話\t" + "\t".join("09000001234") + f"\ny{12 * chr(9)}\n",
         ("phone", "\t".join("09000001234"))),
    ],
)  # fmt: skip
def test_a_number_in_several_cells_is_one(rows: str, expected: tuple[str, str]) -> None:
    assert found(rows) == [expected]


@pytest.mark.parametrize(
    "text",
    ["個人番号 {}", "個人番号: |{}|", "マイナンバー\n{}\n"],
)
@pytest.mark.parametrize("between", [" ", " | ", "│", "□", "-", ", "])
def test_boxes_of_a_form_hold_a_number(text: str, between: str) -> None:
    number = between.join("123456789018")
    block = Block(text=text.format(number))
    hits = [hit for hit in Scanner().hits(block) if hit.confidence >= 0.5]
    assert [(hit.kind, block.text[hit.start : hit.end]) for hit in hits] == [("my-number", number)]


@pytest.mark.parametrize(
    "rows",
    [
        f"氏名\t国語{11 * chr(9)}\n清水\t{BOXES}\n",
        f"氏名\t回数\n清水\t{BOXES}\n",
        "氏名\t電話\t内線\n清水\t1234\t567\n",
    ],
)
def test_other_digits_in_cells_are_no_number(rows: str) -> None:
    assert found(rows) == []
