"""Marks and special-care data are told where they are said of a person, in four languages."""

from collections.abc import Iterator, Sequence

import pytest
from tests.core.scan.finding.asking import Form, forms

from mamori.core.scan.blocks import Block
from mamori.core.scan.finding.finder import Finder
from mamori.core.scan.finding.generic import (
    disability,
    family,
    grade_columns,
    grades,
    health,
    nationality,
    religion,
)
from mamori.core.scan.hits import Hit
from mamori.core.scan.scanner import Scanner
from mamori.core.scan.tables import Listing
from mamori.core.scan.view import View

FINDERS = (
    *(grades.FINDER, grade_columns.FINDER),
    *(
        each
        for kind in (health, disability, family, religion, nationality)
        for each in kind.FINDERS
    ),
)
MARKS = [("grade", form) for form in forms("grades")]
AGAINST = [("disadvantageous-grade", form) for form in forms("against")]
# Of these files each form that tells something is called by the kind it tells.
KINDS = [(str(form).split(": ")[2], form) for form in forms("care", "blind")]
FORMS = [*MARKS, *AGAINST, *KINDS]


def said(form: Form) -> list[Hit]:
    titles = Listing.begun(form.text).titles if form.table else ()
    return [
        hit for hit in Scanner(finders=FINDERS).hits(form.block, titles) if hit.confidence >= 0.5
    ]


@pytest.mark.parametrize(("kind", "form"), [each for each in FORMS if each[1].asks], ids=str)
def test_what_is_said_of_a_person_is_told(kind: str, form: Form) -> None:
    assert kind in {hit.kind for hit in said(form)}


@pytest.mark.parametrize("form", [each[1] for each in FORMS if not each[1].asks], ids=str)
def test_what_is_said_of_nobody_is_left_alone(form: Form) -> None:
    assert said(form) == []


@pytest.mark.row("CHB-11")
def test_each_cell_of_a_column_of_marks_is_told_and_a_failure_is_more() -> None:
    text = "学籍番号\t氏名\t評定\n24A1001\t青山 みどり\t優\n24A1002\t石川 そら\t不可"
    titles = Listing.begun(text).titles
    hits = Scanner(finders=FINDERS).hits(Block(text=text, table="t"), titles)
    assert [(hit.kind, text[hit.start : hit.end]) for hit in hits] == [
        ("grade", "優"),
        ("disadvantageous-grade", "不可"),
    ]
    assert hits[0].why == ("header:評定",)


def test_the_titles_of_a_long_table_hold_for_its_later_blocks() -> None:
    titles = Listing.begun("氏名\t国語\n青山 みどり\t5").titles
    hits = Scanner(finders=FINDERS).hits(Block(text="石川 そら\t4\n", table="t"), titles)
    assert [(hit.kind, hit.start) for hit in hits] == [("grade", 6)]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("青山さんは喘息です。", 0.85),
        ("氏名：青山 みどり\n特記：喘息", 0.65),
    ],
)
def test_the_nearer_the_person_the_surer(text: str, confidence: float) -> None:
    (hit,) = Scanner(finders=FINDERS).hits(Block(text=text))
    assert (hit.kind, hit.confidence, hit.why) == (
        "health",
        confidence,
        ("word:喘息", "beside:person"),
    )


def people(view: View, spots: Sequence[int]) -> Iterator[Hit]:
    yield from (Hit(kind="roster-name", start=spot, end=spot + 5) for spot in spots)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("青山みどりは喘息で通院中です。", ["roster-name", "health", "health"]),
        ("青山みどりが研修「喘息の理解」を受けました。", ["roster-name"]),
        ("青山みどりが司会をします。喘息の話です。", ["roster-name"]),
        ("喘息のある青山みどり", ["health", "roster-name"]),
    ],
)
def test_somebody_of_the_roster_needs_no_title(text: str, kinds: list[str]) -> None:
    roster = Finder("roster", ("roster-name",), people, words=("青山みどり",))
    hits = Scanner(finders=FINDERS, people=roster).hits(Block(text=text))
    assert [hit.kind for hit in hits] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The result's basis is kept by Emma Vos.",
        "Emma Vos visits grade 4 on Friday.",
        "Robin Marsh keeps the custody log.",
        "Robin Marsh helped to foster growth.",
        "The account of Robin Marsh was disabled.",
        "Robin Marsh failed to bring the gym bag.",
        "Bram Veldhuis had onvoldoende licht om te lezen.",
        "青山さんは熱のため参加不可です。",
        "17 maart: Fatima el Amrani vertelt over de ramadan",
    ],
)
def test_a_part_of_a_word_and_another_sense_of_one_say_nothing(text: str) -> None:
    assert Scanner(finders=FINDERS).hits(Block(text=text)) == []


def test_a_cell_is_told_without_the_spaces_that_pad_it() -> None:
    text = "| 氏名 | 評定 | 病歴 |\n| 青山 みどり | 4 | 喘息 |\n| 石川 そら | 5 | なし |"
    hits = Scanner(finders=FINDERS).hits(Block(text=text))
    told = [text[hit.start : hit.end] for hit in hits if hit.kind in {"grade", "health"}]
    assert told == ["4", "喘息", "5"]
