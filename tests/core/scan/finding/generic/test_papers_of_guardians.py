"""What papers ask of guardians: insurance copies, medical history; and who collects them."""

import pytest
from tests.core.scan.finding.asking import Form, forms, hits, is_asked

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic import (
    collected_by_guardians,
    insurance_copy,
    medical_sheet,
)

FORMS = [
    (finder, form)
    for finder, file in (
        (insurance_copy.FINDER, "insurance"),
        (medical_sheet.FINDER, "medical"),
        (collected_by_guardians.FINDER, "collected"),
    )
    for form in forms(file)
]


@pytest.mark.row("NER-28", "NER-29")
@pytest.mark.parametrize(("finder", "form"), [each for each in FORMS if each[1].asks], ids=str)
def test_what_papers_ask_of_guardians_is_found(finder: Finder, form: Form) -> None:
    assert is_asked(finder, form.block)


@pytest.mark.parametrize(("finder", "form"), [each for each in FORMS if not each[1].asks], ids=str)
def test_what_only_speaks_of_it_is_left_alone(finder: Finder, form: Form) -> None:
    assert not is_asked(finder, form.block)


def test_money_and_papers_in_one_sentence_are_two_finds() -> None:
    text = "現金と健康保険証のコピーは、封筒に入れて学級委員にお渡しください。"
    found = hits(collected_by_guardians.FINDER, Block(text=text))
    assert {(hit.kind, text[hit.start : hit.end]) for hit in found} == {
        ("cash-by-pta", "現金と健康保険証のコピーは、封筒に入れて学級委員にお渡しください"),
        ("papers-by-pta", "保険証のコピーは、封筒に入れて学級委員にお渡しください"),
    }


def test_a_hit_is_the_few_words_that_say_it_or_what_is_collected() -> None:
    text = f"保護者会では、{'説明と質疑を終えたあと、' * 6}教材費を集金します。"
    (hit,) = hits(collected_by_guardians.FINDER, Block(text=text))
    assert text[hit.start : hit.end] == "教材費"


@pytest.mark.parametrize(
    "row",
    [
        "| Words on PTA | 集金, 徴収金, 現金, 保険証 | own list |",
        "| `cash-by-pta` | guardians who collect the school's money |",
    ],
)
def test_a_row_that_lists_words_gives_nobody_a_task(row: str) -> None:
    assert hits(collected_by_guardians.FINDER, Block(text=row)) == []
