"""A list of consents is read as it is meant, or not at all."""

from datetime import date

import pytest

from mamori.core.roster import Kind, Name, Person
from mamori.core.scan.consent_list import ConsentsUnreadable, read_consents
from mamori.core.scan.consents import Consents

TARO = Person("p1", Kind.PUPIL, Name("山田 太郎", "山田", given="太郎"))
TWINS = [Person(key, Kind.PUPIL, Name("佐藤 花")) for key in ("p2", "p3")]
TODAY = date(2026, 11, 30)


def read(lines: str, *people: Person) -> Consents:
    text = "person,kinds,places,from,until,withdrawn\n" + lines
    return read_consents(("consents.csv", text.encode()), people)


def covered(consents: Consents, person: str = "p1", place: str = "web") -> bool:
    return consents.cover([person], "face", place, TODAY)


@pytest.mark.parametrize("called", ["p1", "山田 太郎", "山田太郎", "山田　太郎"])
def test_a_person_is_named_by_id_or_name(called: str) -> None:
    assert covered(read(f"{called},face,web,,,", TARO, *TWINS))


def test_whoever_is_not_named_has_not_agreed() -> None:
    assert not covered(read("p1,face,web,,,", TARO, *TWINS), "p2")


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("p1,face person,web sns,,,", True),
        ("p1,face;person,web、sns,,,", True),
        ("p1,person,web,,,", False),
        ("p1,face,sns,,,", False),
        ("p1,face,web,2026-11-30,2026/11/30,", True),
        ("p1,face,web,2026年12月1日,,", False),
        ("p1,face,web,,令和8年11月29日,", False),
        ("p1,face,web,,,2026-11-30", False),
        ("p1,face,web,,,2026-12-01", True),
    ],
)
def test_it_covers_what_it_says_and_no_more(line: str, holds: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert covered(read(line, TARO)) is holds


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("nobody,face,web,,,", "line 2: the roster does not have that person"),
        ("p1,face,web,,,\n佐藤 花,face,web,,,", "line 3: the roster has several of that name"),
        ("p1,faces,web,,,", "line 2: faces is no kind"),
        ("p1,face,everywhere,,,", "line 2: everywhere is no place"),
        ("p1,face,,,,", "line 2: nothing is no place"),
        ("p1,face,web,soon,,", "line 2: soon is no date"),
    ],
)
def test_a_line_that_is_not_understood_stops_the_list(lines: str, says: str) -> None:
    with pytest.raises(ConsentsUnreadable, match=says):
        read(lines, TARO, *TWINS)


def test_a_list_without_its_columns_is_refused() -> None:
    with pytest.raises(ConsentsUnreadable, match="no column kinds, places"):
        read_consents(("a.csv", b"person,what\np1,face\n"))
    with pytest.raises(ConsentsUnreadable, match="cannot be read"):
        read_consents(("a.pdf", b"%PDF-1.7"))
