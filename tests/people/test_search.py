"""Finding people however their names are typed."""

import time

import pytest
from tests.factories import make_class, make_person, make_pupil, make_school, make_staff

from mamori.people.models import Enrolment, Person, School
from mamori.people.queries import (
    classes,
    find_people,
    own_class,
    pupils_among,
    pupils_of,
    school_day,
    schools_of,
    staff,
)
from mamori.people.search import fold
from mamori.people.words import About, seal_about

PUPIL, STAFF = Person.Kind.PUPIL, Person.Kind.STAFF


def names(school: School, text: str, *kinds: str) -> list[str]:
    found = find_people(school, text, kinds=kinds or (PUPIL,), on=school_day(school))
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("佐藤", "佐藤 結衣"),
        ("結衣", "佐藤 結衣"),
        ("佐藤結衣", "佐藤 結衣"),
        ("結衣 佐藤", "佐藤 結衣"),
        ("さと", "佐藤 結衣"),
        ("サト", "佐藤 結衣"),
        ("ｻﾄ", "佐藤 結衣"),
        ("ゆい", "佐藤 結衣"),
        ("nguyen", "Nguyễn Gia Khoa"),
        ("NGUYỄN", "Nguyễn Gia Khoa"),
        ("khoa nguyen", "Nguyễn Gia Khoa"),
        ("dung", "Lê Tuấn Dũng"),
        ("đức", "Trần Đức"),
        ("duc", "Trần Đức"),
        ("SMIT", "Dion de Smit"),
        ("がくと", "山田 楽人"),
    ],
)
def test_a_few_letters_find_the_child(school: School, text: str, name: str) -> None:
    make_person(school, PUPIL, "佐藤 結衣", reading="サトウ ユイ")
    make_person(school, PUPIL, "山田 楽人", reading="ヤマダ ガクト")
    for other in ("Nguyễn Gia Khoa", "Lê Tuấn Dũng", "Trần Đức", "Dion de Smit"):
        make_person(school, PUPIL, other)
    assert names(school, text) == [name]


def test_voiced_kana_stay_apart() -> None:
    assert fold("カクト") != fold("ガクト")
    assert fold("ガクト") == fold("がくと") == fold("ｶﾞｸﾄ")


def test_beginnings_come_first(school: School) -> None:
    make_person(school, PUPIL, "Anna Lee")
    make_person(school, PUPIL, "Leo Berg")
    assert names(school, "le") == ["Leo Berg", "Anna Lee"]


def test_only_the_asked_kinds_of_the_own_school(school: School) -> None:
    make_person(school, PUPIL, "山本 一")
    make_staff(school, "山本 先生")
    make_person(make_school("ほかの小学校"), PUPIL, "山本 他")
    assert names(school, "山本") == ["山本 一"]
    assert names(school, "山本", STAFF) == ["山本 先生"]
    assert names(school, "") == []


def test_who_left_is_not_found(school: School) -> None:
    gone = make_person(school, PUPIL, "山本 一")
    Person.objects.filter(pk=gone.pk).update(left_on=school_day(school))
    assert names(school, "山本") == []


def test_lists_show_the_class(school: School) -> None:
    group = make_class(school)
    child = make_pupil(school, "田中 さくら", group)
    teacher = make_staff(school, "担任 一郎", "homeroom", school_class=group)
    today = school_day(school)
    chosen = pupils_among(school, [child.pk, teacher.person_id])
    assert [one.label for one in chosen] == ["田中 さくら (3年1組)"]
    assert pupils_among(make_school("ほかの小学校"), [child.pk]) == []
    assert [one.id for one in pupils_of(group.pk)] == [child.pk]
    assert pupils_of(group.pk, school=make_school("よその小学校")) == []
    assert pupils_of("nonsense") == []
    assert own_class(teacher.person_id, today) == group.pk
    assert [one.name for one in staff(school, today)] == ["担任 一郎"]
    assert [(row.title, row.pupils) for row in classes(school, today)] == [("3年1組", 1)]
    assert schools_of(teacher.person_id, today) == [school]


def test_namesakes_are_told_apart_by_reading_and_class(school: School) -> None:
    child = make_person(school, PUPIL, "池田 結衣", reading="いけだ ゆい")
    (found,) = find_people(school, "いけだ", kinds=[PUPIL], on=school_day(school))
    assert found.label == "池田 結衣 いけだ ゆい"
    Enrolment.objects.create(person=child, school_class=make_class(school), starts="2026-04-01")
    (found,) = pupils_among(school, [child.pk])
    assert found.label == "池田 結衣 いけだ ゆい (3年1組)"


def test_two_thousand_people_are_searched_in_a_moment(school: School) -> None:
    rows = [Person(school=school, kind=PUPIL) for _ in range(2000)]
    for number, row in enumerate(rows):
        words = About(full_name=f"山田 {number}郎", reading=f"ヤマダ {number}")
        row.sealed = seal_about(school.pk, row.pk, words)
    Person.objects.bulk_create(rows)
    names(school, "山田")
    began = time.process_time()
    assert len(names(school, "やまだ 19")) > 100
    assert time.process_time() - began < 0.02
