"""Whose yes is needed: by the packs in force, and by the age on that day."""

from datetime import date
from pathlib import Path

import pytest
from tests.core.policy.test_loading import told

from mamori.core.policy import Packs, age_on, load_pack, load_packs, who_must_agree

FOLDER = Path(__file__).parents[3] / "packs"
PACKS = {pack.id: Packs((pack,)) for pack in load_packs(FOLDER)}
NOBODYS = Packs()
BOTH, PERSON, REPRESENTATIVE = ("person", "representative"), ("person",), ("representative",)
VN, NL, JP, CHIBA = "vn-dongnai-3237", "nl-distance-teaching", "school-example", "jp-chiba-grades"


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2010-12-01", "2026-11-30", 15),
        ("2010-12-01", "2026-12-01", 16),
        ("2008-02-29", "2024-02-28", 15),
        ("2008-02-29", "2024-02-29", 16),
        ("2009-02-28", "2025-02-28", 16),
        ("2012-02-29", "2028-02-28", 15),
        ("2012-02-29", "2027-02-28", 14),  # no such day in 2027: a year older on 1 March
        ("2012-02-29", "2027-03-01", 15),
        ("2026-11-30", "2026-11-30", 0),
    ],
)
def test_age_is_counted_on_the_day(born: str, day: str, age: int) -> None:
    assert age_on(date.fromisoformat(born), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("pack", "born", "day", "place", "sides"),
    [
        (VN, "2019-12-02", "2026-12-01", "web", REPRESENTATIVE),
        (VN, "2019-12-01", "2026-12-01", "web", BOTH),
        (VN, "2010-12-02", "2026-12-01", "web", BOTH),
        (VN, "2010-12-01", "2026-12-01", "web", PERSON),
        (VN, "1970-01-01", "2026-12-01", "sns", PERSON),
        (NL, "2010-12-02", "2026-12-01", "third-party", REPRESENTATIVE),
        (NL, "2010-12-01", "2026-12-01", "third-party", PERSON),
        (NL, "2011-02-28", "2027-02-28", "web", PERSON),
        (NL, "2012-02-29", "2028-02-28", "web", REPRESENTATIVE),
        (JP, "2014-12-02", "2026-12-01", "web", REPRESENTATIVE),
        (JP, "2014-12-01", "2026-12-01", "web", BOTH),
        (JP, "2008-12-01", "2026-12-01", "web", PERSON),
        (CHIBA, "2008-12-01", "2026-12-01", "third-party", PERSON),
        (CHIBA, "2008-12-02", "2026-12-01", "third-party", BOTH),  # the pack speaks of adults
    ],
)
def test_who_must_say_yes(
    pack: str, born: str, day: str, place: str, sides: tuple[str, ...]
) -> None:
    asked = who_must_agree(
        PACKS[pack], born=date.fromisoformat(born), day=date.fromisoformat(day), place=place
    )
    assert asked.sides == sides
    assert asked.age_known


@pytest.mark.parametrize("pack", [VN, NL, JP, CHIBA])
def test_of_a_person_whose_age_nobody_knows_both_are_asked(pack: str) -> None:
    asked = who_must_agree(PACKS[pack], born=None, day=date(2026, 12, 1), place="web")
    assert (asked.sides, asked.age_known) == (BOTH, False)
    later = who_must_agree(PACKS[pack], born=date(2027, 1, 1), day=date(2026, 12, 1), place="web")
    assert later.sides == BOTH  # a day that has not come is no date of birth


def test_where_no_pack_speaks_both_are_asked_and_staff_alone() -> None:
    day = date(2026, 12, 1)
    assert who_must_agree(NOBODYS, born=date(2000, 1, 1), day=day, place="web").sides == BOTH
    staff = who_must_agree(NOBODYS, born=None, day=day, place="web", grown=True)
    assert (staff.sides, staff.age_known) == (PERSON, True)


@pytest.mark.parametrize("pack", [VN, NL, JP, CHIBA])
def test_nobody_speaks_for_an_adult_on_the_staff(pack: str) -> None:
    asked = who_must_agree(PACKS[pack], born=None, day=date(2026, 12, 1), place="web", grown=True)
    assert asked.sides == PERSON


def test_where_two_packs_differ_everybody_is_asked_whom_one_of_them_names() -> None:
    two = Packs((*PACKS[VN], *PACKS[NL]))
    day = date(2026, 12, 1)
    assert who_must_agree(two, born=date(2016, 1, 1), day=day, place="web").sides == BOTH
    assert who_must_agree(two, born=date(2021, 1, 1), day=day, place="web").sides == REPRESENTATIVE


def test_a_rule_that_is_not_in_force_asks_nobody(tmp_path: Path) -> None:
    told_once = told_rule("from = 2027-01-01", tmp_path / "later")
    born, day = date(2020, 1, 1), date(2026, 12, 31)
    assert who_must_agree(told_once, born=born, day=day, place="web").rules == ()
    later = who_must_agree(told_once, born=born, day=date(2027, 1, 1), place="web")
    assert later.sides == REPRESENTATIVE


def test_a_rule_for_a_place_says_nothing_of_others(tmp_path: Path) -> None:
    packs = told_rule('place = "third-party"', tmp_path / "place")
    born, day = date(2020, 1, 1), date(2026, 12, 31)
    assert who_must_agree(packs, born=born, day=day, place="third-party").sides == REPRESENTATIVE
    assert who_must_agree(packs, born=born, day=day, place="web").sides == BOTH


MISTAKES = [
    ('who = "parent"', "who: unknown 'parent'"),
    ("", "who is missing"),
    ('who = "person"\nage_from = 16\nage_below = 16', "age_below must be more than age_from"),
    ('who = "person"\nage_from = -1', "age_from must be a whole number"),
    ('who = "person"\nplace = "moon"', "place: unknown 'moon'"),
]


@pytest.mark.parametrize(("keys", "reason"), MISTAKES, ids=[reason for _, reason in MISTAKES])
def test_mistakes_in_the_table_are_told(tmp_path: Path, keys: str, reason: str) -> None:
    (mistake,) = told(write(tmp_path, keys))
    assert reason in mistake


def test_an_example_that_asks_somebody_else_stops_the_pack(tmp_path: Path) -> None:
    keys = 'who = "representative"\n[[example]]\nsays = "x"\nat = 2026-12-01\n'
    (mistake,) = told(write(tmp_path, f'{keys}born = 2020-01-01\nplace = "web"\nasks = "person"'))
    assert "it should ask person, but asks representative" in mistake


def told_rule(keys: str, folder: Path) -> Packs:
    folder.mkdir()
    return Packs((load_pack(write(folder, f'who = "representative"\n{keys}')),))


def write(folder: Path, keys: str) -> Path:
    path = folder / "example"
    path.mkdir()
    head = """
[pack]
id = "example"
title.en = "x"
jurisdiction = "VN"
language = "en"
version = "1"
checked_on = 2026-11-22
[[source]]
id = "law"
title.en = "Law"
[[consent]]
id = "one"
cites = ["DNI-04"]
clause = "1"
says.en = "x"
"""
    (path / "pack.toml").write_text(head + keys, encoding="utf-8")
    return path
