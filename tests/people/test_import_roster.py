"""What an import writes, and what it leaves alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoAssertNumQueries
from tests.factories import make_staff
from tests.people.conftest import NOON, roster
from tests.samples import samples

from mamori.base import clock
from mamori.core.roster import Roster, read
from mamori.journal.models import Fact
from mamori.people import offices
from mamori.people.imports.make import plan_import
from mamori.people.imports.write import WorldChanged, import_roster
from mamori.people.models import (
    Account,
    Enrolment,
    Guardianship,
    Person,
    Post,
    School,
    SchoolClass,
)
from mamori.people.queries import about, find_people, own_class, pupils_of, school_day
from mamori.people.rights import NotAllowed

R = Post.Role
PUPIL = Person.Kind.PUPIL


def bring(school: School, source: Roster) -> dict[str, int]:
    return import_roster(by=None, school=school, roster=source).counts()


def child(school: School, name: str) -> Person:
    (found,) = find_people(school, name, kinds=[PUPIL], on=school_day(school))
    return Person.objects.get(pk=found.id)


def teacher(title: str) -> Post:
    return Post.objects.get(role=R.HOMEROOM, school_class__title=title, ends=None)


def test_the_sample_comes_in_whole(school: School, sample: Roster) -> None:
    counts = bring(school, sample)
    assert counts == {"added": 119, "changed": 0, "left": 0, "same": 0, "rejected": 0}
    assert SchoolClass.objects.count() == 6
    assert Enrolment.objects.count() == 108
    assert not Account.objects.exists()
    first = pupils_of(SchoolClass.objects.get(title="4年1組").pk)
    assert [pupil.name for pupil in first[:2]] == ["佐藤 結衣", "藤井 知実"]
    assert first[0].reading == "サトウ ユイ"


def test_roles_become_posts(school: School, sample: Roster) -> None:
    bring(school, sample)
    roles = list(Post.objects.order_by("role").values_list("role", flat=True))
    assert roles == [R.COUNSELLOR] + [R.HOMEROOM] * 6 + [R.PRINCIPAL] * 2 + [R.TEACHER] * 8
    assert set(Post.objects.values_list("from_roster", flat=True)) == {True}


def test_what_is_known_lies_sealed(school: School, sample: Roster) -> None:
    bring(school, sample)
    stored = b"".join(bytes(sealed) for sealed in Person.objects.values_list("sealed", flat=True))
    assert "佐藤".encode() not in stored
    assert b"midori.example" not in stored
    assert about([child(school, "藤井 知実").pk])


def test_a_second_import_of_the_same_file_changes_nothing(school: School, sample: Roster) -> None:
    bring(school, sample)
    plan = plan_import(school, sample, by=None)
    assert plan.is_empty()
    assert plan.counts() == {"added": 0, "changed": 0, "left": 0, "same": 119, "rejected": 0}


def test_one_fact_with_counts_alone(school: School, sample: Roster) -> None:
    counts = bring(school, sample)
    fact = Fact.unguarded.get(stream=f"school:{school.pk}")
    assert (fact.kind, fact.attrs, bytes(fact.sealed)) == ("roster.imported", counts, b"")


def test_moving_a_child_moves_both_teachers_offices_at_once(school: School, sample: Roster) -> None:
    bring(school, sample)
    moved, today = child(school, "藤井 知実"), school_day(school)
    old, new = teacher("4年1組").person_id, teacher("4年2組").person_id
    office = offices.of_child(R.HOMEROOM, moved.pk)
    assert office in offices.held_by(old, today)
    there = SchoolClass.objects.get(title="4年2組")
    classes = {group.title: key for key, group in sample.classes.items()}

    def move(name: str, row: dict[str, str]) -> dict[str, str]:
        if name == "enrollments" and row["sourcedId"].startswith("7231f8f8"):
            row["classSourcedId"] = classes["4年2組"]
        return row

    counts = bring(school, roster(move))
    assert counts["changed"] == 1
    assert office not in offices.held_by(old, today)
    assert office in offices.held_by(new, today)
    assert moved.pk in [pupil.id for pupil in pupils_of(there.pk)]


def test_who_is_not_in_a_bulk_file_has_left_with_their_posts(
    school: School, sample: Roster
) -> None:
    bring(school, sample)
    gone, leaver = teacher("4年1組").person_id, child(school, "藤井 知実").pk

    def without(name: str, row: dict[str, str]) -> dict[str, str] | None:
        lost = {"7991b1b3-bdac-54e8-be80-0a4ef65b1250", "1fcde737-5f31-526a-aefe-e1905a7db6d0"}
        lost.add("b7fa17b7-2023-539c-bb1b-ede5d87e3601")
        key = "sourcedId" if name in {"users", "demographics"} else "userSourcedId"
        return None if row.get(key) in lost else row

    assert bring(school, roster(without))["left"] == 3
    today = school_day(school)
    assert set(Person.objects.filter(left_on=today).values_list("pk", flat=True)) >= {gone, leaver}
    assert Enrolment.objects.get(person=leaver).ends == today
    assert set(Post.objects.filter(person=gone).values_list("ends", flat=True)) == {today}
    assert offices.held_by(gone, today) == set()
    assert not find_people(school, "藤井 知実", kinds=[PUPIL], on=today)

    assert bring(school, sample)["changed"] == 3
    assert offices.of_child(R.HOMEROOM, leaver) in offices.held_by(gone, today)


def test_posts_given_by_hand_survive(school: School, sample: Roster) -> None:
    bring(school, sample)
    person = teacher("4年1組").person
    Post.objects.create(school=school, person=person, role=R.COMMITTEE, starts=NOON.date())
    bring(school, roster())
    assert Post.objects.get(role=R.COMMITTEE).ends is None


def test_the_account_made_before_the_first_import_is_found_again(
    school: School, sample: Roster
) -> None:
    account = make_staff(school, "仮の 名前", R.PRINCIPAL)
    Account.objects.filter(pk=account.pk).update(email="tp41@midori.example")
    counts = bring(school, sample)
    assert counts["added"] == 118
    assert about([account.person_id])[account.person_id].name == "中村 聡太郎"


def test_next_years_roster_takes_effect_with_the_year(school: School, sample: Roster) -> None:
    bring(school, sample)
    pupil = child(school, "藤井 知実").pk

    def next_year(name: str, row: dict[str, str]) -> dict[str, str]:
        if name == "academicSessions":
            row |= {"title": "2027年度", "startDate": "2027-04-01", "endDate": "2028-03-31"}
            row["schoolYear"] = "2027"
        return row

    march = NOON.replace(year=2027, month=3, day=20)
    with clock.at(march):
        bring(school, roster(next_year))
        assert pupils_of(own_class(teacher("4年1組").person_id, march.date()))
    held = {e.starts: e.ends for e in Enrolment.objects.filter(person=pupil)}
    april = next_day = next(iter(sorted(held)[1:]))
    assert held[april] is None
    assert max(day for day in held.values() if day) == next_day - timedelta(days=1)


def test_planted_passwords_are_stored_nowhere(school: School) -> None:
    secret = "hunter2-planted"

    def plant(name: str, row: dict[str, str]) -> dict[str, str]:
        return row | {"password": secret} if name == "users" else row

    bring(school, roster(plant))
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
            for row in cursor.fetchall():
                assert all(secret.encode() not in _bytes(value) for value in row), table
    for path in Path(settings.MAMORI_DATA).rglob("*"):
        assert path.is_dir() or secret.encode() not in path.read_bytes()


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_a_world_that_changed_is_not_written_over(school: School, sample: Roster) -> None:
    seen = plan_import(school, sample, by=None).head
    bring(school, sample)
    with pytest.raises(WorldChanged):
        import_roster(by=None, school=school, roster=sample, seen=seen)


def test_nothing_is_half_imported(school: School, sample: Roster) -> None:
    def stop(_done: int, _total: int) -> None:
        if Enrolment.objects.exists():
            raise RuntimeError

    with pytest.raises(RuntimeError):
        import_roster(by=None, school=school, roster=sample, progress=stop)
    assert not Person.objects.exists()
    assert not Fact.unguarded.exists()


def test_a_teacher_may_not_import(school: School, sample: Roster) -> None:
    with pytest.raises(NotAllowed):
        import_roster(by=make_staff(school, "教諭").person_id, school=school, roster=sample)


def test_the_office_cannot_make_a_principal_with_a_file(school: School, sample: Roster) -> None:
    office = make_staff(school, "事務", R.OFFICE).person_id
    plan = import_roster(by=office, school=school, roster=sample)
    assert not Post.objects.filter(role=R.PRINCIPAL).exists()
    assert [(n.code, n.detail, n.count) for n in plan.notes if n.code == "post-withheld"] == [
        ("post-withheld", "principal", 2)
    ]


def test_the_number_of_queries_does_not_grow_with_the_people(
    school: School, sample: Roster, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def older(name: str, row: dict[str, str]) -> dict[str, str]:
        if name == "users":
            row["givenName"] += "美"
        if name == "enrollments":
            row["metadata.jp.ShussekiNo"] = str(int(row["metadata.jp.ShussekiNo"] or 0) + 1)
        return row

    with django_assert_max_num_queries(40):
        bring(school, sample)
    with django_assert_max_num_queries(14):
        plan_import(school, sample, by=None)
    with django_assert_max_num_queries(40):
        assert bring(school, roster(older))["changed"] == 119


@pytest.mark.parametrize(
    ("name", "title", "first", "guardians"),
    [
        ("meibo-3nen1kumi.csv", "3年1組", "清水 結衣", 0),
        ("danh-sach-lop-7A2.csv", "7A2", "Vũ Mỹ Ngân", 38),
        ("leerlingen-groep-8.csv", "8", "Juul Overeem", 0),
    ],
)
def test_plain_lists_come_in(
    school: School, name: str, title: str, first: str, guardians: int
) -> None:
    path = samples() / "plain" / name
    bring(school, read(path))
    (group,) = SchoolClass.objects.all()
    assert title in group.title
    pupils = pupils_of(group.pk)
    assert first in [pupil.name.replace("　", " ") for pupil in pupils]
    assert Guardianship.objects.count() == guardians
    again = plan_import(school, read(path), by=None)
    assert again.is_empty()


def test_a_plain_list_speaks_for_its_own_classes_alone(school: School, sample: Roster) -> None:
    bring(school, sample)
    path = samples() / "plain" / "meibo-3nen1kumi.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    bring(school, read(path))
    before = Person.objects.filter(left_on=None).count()
    counts = bring(school, read((path.name, b"".join(lines[:-1]))))
    assert counts["left"] == 1
    assert Person.objects.filter(left_on=None).count() == before - 1
