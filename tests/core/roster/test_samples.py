"""The sample rosters that stand beside the checkout read to the last row."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.core.roster.making import codes, zipped

from mamori.core.roster import Kind, RosterUnreadable, Scope, Severity, read


def test_oneroster_1_2_of_japan_reads_to_the_last_row(shared: Path) -> None:
    roster = read(shared / "oneroster-1.2-jp")
    assert (roster.version, roster.profile, roster.scope) == ("1.2", "jp", Scope.ALL)
    assert Counter(person.kind for person in roster.people()) == {Kind.PUPIL: 108, Kind.STAFF: 11}
    assert (len(roster.orgs), len(roster.years), len(roster.classes)) == (2, 1, 6)
    assert (len(roster.enrolments), len(roster.posts)) == (114, 119)
    pupils = [person for person in roster.people() if person.kind is Kind.PUPIL]
    assert all(p.birth_date and p.sex and p.number and p.kana.family and p.orgs for p in pupils)
    roles = Counter(post.role for post in roster.posts if post.kind is Kind.STAFF)
    assert roles == {"teacher": 8, "principal": 2, "counselor": 1}
    assert codes(roster) == [("credential", "users.csv", 1, "password")]
    assert roster.notes[0].count == 0


def test_a_zip_of_it_says_the_same(shared: Path) -> None:
    folder = shared / "oneroster-1.2-jp"
    archive = zipped({path.name: path.read_bytes() for path in folder.iterdir()})
    assert read(("oneroster-1.2-jp", archive)) == read(folder)


def test_vendor_quirks_of_1_1_lose_nobody_and_are_all_named(shared: Path) -> None:
    roster = read(shared / "oneroster-1.1-vendor-quirks")
    assert (roster.version, roster.scope) == ("1.1", Scope.ALL)
    assert list(roster.persons) == ["user1", "user2"]
    assert all(p.kind is Kind.PUPIL and p.enabled for p in roster.people())
    assert [(e.person, e.group) for e in roster.enrolments] == [
        ("user1", "class1"),
        ("user1", "class2"),
        ("user2", "class3"),
    ]
    assert roster.classes["class1"].grade == "2"
    assert roster.orgs["12345"].parent == "54321"
    rejected = [note for note in roster.notes if note.severity is Severity.REJECTED]
    assert [(n.code, n.file, n.line, n.detail) for n in rejected] == [
        ("reference-missing", "classes.csv", line, "1") for line in (2, 3, 4)
    ]
    renamed = {n.column: n.detail for n in roster.notes if n.code == "column-renamed"}
    assert renamed == {
        "grade": "grades",
        "userSourcedId": "sourcedId",
        "userId": "userIds",
        "agents": "agentSourcedIds",
    }
    assert ("credential", "users.csv", 1, "ext_imagineLearning_studentPassword") in codes(roster)
    assert {n.column for n in roster.notes if n.code == "column-missing"} == {"schoolYear"}


def test_the_japanese_class_list(shared: Path) -> None:
    roster = read(shared / "plain" / "meibo-3nen1kumi.csv")
    first, *_ = people = list(roster.people())
    assert len(people) == 31
    assert (first.name.full, first.name.family, first.name.given) == ("清水　結衣", "清水", "結衣")
    assert (first.kana.family, first.kana.given) == ("しみず", "ゆい")
    assert (first.birth_date, first.sex, first.number) == (date(2017, 8, 10), "male", 1)
    assert [p.number for p in people] == list(range(1, 32))
    assert list(roster.classes) == ["3年1組"]
    assert codes(roster) == [("class-from-title", "meibo-3nen1kumi.csv", None, "")]


def test_the_vietnamese_class_list(shared: Path) -> None:
    roster = read(shared / "plain" / "danh-sach-lop-7A2.csv")
    pupils = [person for person in roster.people() if person.kind is Kind.PUPIL]
    assert len(pupils) == 38
    huong = pupils[3].name
    assert (huong.family, huong.middle, huong.given) == ("Nguyễn", "Thị", "Hương")
    assert (pupils[3].birth_date, pupils[3].sex) == (date(2014, 9, 28), "female")
    assert {(e.group, e.role) for e in roster.enrolments} == {("7A2", "student")}
    guardian = roster.persons[roster.guardianships[3].guardian]
    assert (guardian.name.full, roster.guardianships[3].child) == ("Lê Tuấn Dũng", pupils[3].key)
    assert roster.notes == ()


def test_the_dutch_class_list(shared: Path) -> None:
    roster = read(shared / "plain" / "leerlingen-groep-8.csv")
    assert len(roster.persons) == 27
    aiden = roster.persons["id:2026014"]
    assert (aiden.name.full, aiden.name.infix) == ("Aiden van der Strigt", "van der")
    assert aiden.birth_date == date(2015, 8, 2)
    assert list(roster.classes) == ["8"]
    assert roster.notes == ()


def test_a_text_beside_them_is_not_taken_for_a_roster(shared: Path) -> None:
    with pytest.raises(RosterUnreadable):
        read(shared / "ner-ja" / "README.md")
