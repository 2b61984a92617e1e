"""A day right beside a name is a day of birth, if somebody at a school may be born on it."""

from dataclasses import replace
from datetime import date

import pytest
from bench.named import japanese, person

from mamori.core.roster import Kind, split_name
from mamori.core.scan.blocks import Block
from mamori.core.scan.names import names_finder
from mamori.core.scan.roster.people import people_finder
from mamori.core.scan.scanner import Scanner

TODAY = date(2026, 12, 1)
PEOPLE = people_finder(
    (
        japanese("minato", "諏訪部 湊斗", "スワベ ミナト"),
        person("jan", split_name("Jan de Jong", "NL")),
        person("an", split_name("Trần Văn An", "VN")),
    )
)
SCANNER = Scanner(people=PEOPLE, day=TODAY)


def born(text: str, *, scanner: Scanner = SCANNER, table: bool = False) -> list[str]:
    block = Block(text=text.replace("|", "\t"), table="t" if table else "")
    hits = [hit for hit in scanner.hits(block) if hit.kind == "birth-date"]
    return [block.text[hit.start : hit.end] for hit in hits if hit.confidence >= 0.5]


@pytest.mark.row("DNI-29")
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("諏訪部 湊斗（2016年4月1日）", ["2016年4月1日"]),
        ("諏訪部湊斗さん（平成28年4月1日）が話した", ["平成28年4月1日"]),
        ("諏訪部　湊斗（３年１組、男、２０１６．４．１）", ["２０１６．４．１"]),
        ("諏訪部湊斗（すわべみなと）令和元年五月十日", ["令和元年五月十日"]),
        ("諏訪部湊斗　H28.4.1", ["H28.4.1"]),
        ("Trần Văn An, 01/04/2016", ["01/04/2016"]),
        ("1. Trần Văn An 1/4/2016", ["1/4/2016"]),
        ("Em Trần Văn An (nam, ngày 1 tháng 4 năm 2016)", ["1 tháng 4 năm 2016"]),
        ("Jan de Jong (1-4-2016)", ["1-4-2016"]),
        ("Jan de Jong (m, 1 april 2016 te Utrecht)", ["1 april 2016"]),
        ("Jan de Jong  01-04-2016  groep 6", ["01-04-2016"]),
        ("Jan de Jong, April 1, 2016", ["April 1, 2016"]),
        # Names that no roster has.
        ("山田 太郎（2016年4月1日）", ["2016年4月1日"]),
        ("田中さん（H27.4.3）", ["H27.4.3"]),
        ("Nguyễn Văn Gió, 01/04/2016", ["01/04/2016"]),
        ("Emma Bakker (3 May 2015), Daan Visser (4 June 2016)", ["3 May 2015", "4 June 2016"]),
        ("校長 山田 太郎（1970年5月2日）", ["1970年5月2日"]),
    ],
)
def test_a_day_beside_a_name_is_a_day_of_birth(text: str, days: list[str]) -> None:
    assert born(f"名簿\n{text}\n以上") == days


@pytest.mark.parametrize(
    "text",
    [
        "諏訪部 湊斗（2026年4月1日）",  # a child of some months is at no school
        "諏訪部 湊斗（1934年6月23日）",
        "諏訪部 湊斗（2016年4月1日入学）",
        "諏訪部 湊斗（2016年4月1日～2017年3月31日）",
        "諏訪部 湊斗（2016年4月1日（金））",
        "実施日　諏訪部 湊斗　2016/4/1",
        "校長　諏訪部 湊斗　2016年4月1日",
        "ngày kiểm tra: Trần Văn An, 01/04/2016",
        "Người ký: Trần Văn An, 01/04/2016",
        "Trần Văn An, ngày 1 tháng 4 năm 2016",
        "Datum toets: Jan de Jong (1-4-2016)",
        "Door Jan de Jong, 1-4-2016",
        "Jan de Jong, 1-4-2016 om 10:30",
        "Jan de Jong nam op 1-4-2016 afscheid",
        "Jan de Jong (13-14-2016)",
        "Hà Nội, 01/04/2016",
        "Utrecht, 1-4-2016",
        "千葉市、2016年4月1日",
        "山田小学校（2016年4月1日）",
        "学習指導要領（2017年3月31日）",
        "Wet op het primair onderwijs (2-7-1981)",
    ],
)
def test_another_day_beside_a_name_is_left_alone(text: str) -> None:
    assert born(f"名簿\n{text}\n以上") == []
    assert born(text, scanner=Scanner(people=PEOPLE, names=names_finder(), day=TODAY)) == []


def test_one_day_for_several_people_is_that_of_an_event() -> None:
    same = "Jan de Jong, 1-4-2016\nTrần Văn An, 1-4-2016"
    assert born(same) == []
    assert born(same.replace("1-4-2016", "2-5-2015", 1)) == ["2-5-2015", "1-4-2016"]


@pytest.mark.parametrize(
    ("kind", "text", "days"),
    [
        (Kind.STAFF, "Jan de Jong (1-4-2016)", []),
        (Kind.GUARDIAN, "Jan de Jong, 1-4-2016", []),
        (Kind.STAFF, "Jan de Jong (1-4-1986)", ["1-4-1986"]),
        (Kind.PUPIL, "Jan de Jong (1-4-2016)", ["1-4-2016"]),
    ],
)
def test_whoever_works_at_the_school_was_born_long_ago(
    kind: Kind, text: str, days: list[str]
) -> None:
    jan = replace(person("jan", split_name("Jan de Jong", "NL")), kind=kind)
    assert born(text, scanner=Scanner(people=people_finder([jan]), day=TODAY)) == days


def test_a_pupil_who_is_called_as_a_teacher_may_be_meant() -> None:
    jans = [
        replace(person(kind, split_name("Jan de Jong", "NL")), kind=kind)
        for kind in (Kind.STAFF, Kind.PUPIL)
    ]
    scanner = Scanner(people=people_finder(jans), day=TODAY)
    assert born("Jan de Jong (1-4-2016)", scanner=scanner) == ["1-4-2016"]


def test_names_that_a_model_reads_have_birthdays_too() -> None:
    text = "高瀬 結衣（2016.4.1）"
    assert born(text, scanner=Scanner(names=names_finder(), day=TODAY)) == ["2016.4.1"]
    assert born(text) == []


def test_the_title_of_a_column_says_which_days_it_holds() -> None:
    rows = Block(text="Jan de Jong\t1-4-2016", table="t")
    told = [hit.kind for hit in SCANNER.hits(rows, ("naam", "inschrijving"))]
    assert "birth-date" not in told
    assert born("Jan de Jong|1-4-2016", table=True) == ["1-4-2016"]
    within = Block(text="Jan de Jong (1-4-2016)\tx", table="t")
    assert "birth-date" in [hit.kind for hit in SCANNER.hits(within, ("naam", "groep"))]


def test_where_today_is_not_known_no_age_is() -> None:
    assert born("Jan de Jong (1-4-2016)", scanner=Scanner(people=PEOPLE)) == []
