"""Deltas, moves and returns: what a later file does to what an earlier one brought."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.factories import make_person, make_staff
from tests.people.conftest import NOON, roster

from mamori.access import actions
from mamori.base import clock
from mamori.core.roster import Enrolment as InClass
from mamori.core.roster import Guardianship as Cares
from mamori.core.roster import Kind, Name, Person, Roster, SchoolClass, Scope
from mamori.core.roster import Post as HasRole
from mamori.people import offices
from mamori.people.imports.make import plan_import
from mamori.people.imports.wanted import WhichSchool
from mamori.people.imports.write import import_roster
from mamori.people.models import Enrolment, Guardianship, Post, School
from mamori.people.models import Person as Stored
from mamori.people.queries import find_people, school_day

R = Post.Role
FUJII = "1fcde737-5f31-526a-aefe-e1905a7db6d0"
NAKAMURA = "b7fa17b7-2023-539c-bb1b-ede5d87e3601"  # homeroom teacher of 4年1組
GROUP = SchoolClass("g", "1年1組", org="", grade="P1")
OTHER = SchoolClass("h", "1年2組", org="", grade="P1")


def pupil(key: str, name: str, **fields: object) -> Person:
    return Person(key, Kind.PUPIL, Name(name), **fields)


def small(scope: Scope = Scope.ALL, **fields: object) -> Roster:
    return Roster("small", "1.2", "", scope, **fields)


def two_in_a_class(group: str = "g") -> Roster:
    return small(
        classes={"g": GROUP, "h": OTHER},
        persons={"a": pupil("a", "春"), "b": pupil("b", "秋")},
        enrolments=(
            InClass("ea", "a", "g", "student", 1),
            InClass(f"eb{group}", "b", group, "student", 2),
        ),
    )


def bring(school: School, source: Roster) -> dict[str, int]:
    return import_roster(by=None, school=school, roster=source).counts()


def child(school: School, name: str) -> Stored:
    (found,) = find_people(school, name, kinds=["pupil"], on=school_day(school))
    return Stored.objects.get(pk=found.id)


def delta(name: str, row: dict[str, str]) -> dict[str, str] | None:
    """Turn the sample into a delta that deletes one pupil and one teacher's homeroom."""
    if name == "manifest":
        row["value"] = row["value"].replace("bulk", "delta")
        return row
    row |= {"status": "active", "dateLastModified": "2026-05-01T00:00:00.000Z"}
    if name == "users" and row["sourcedId"] == FUJII:
        return row | {"status": "tobedeleted"}
    if name == "enrollments" and row["userSourcedId"] == NAKAMURA:
        return row | {"status": "tobedeleted"}
    return None


def test_a_delta_changes_only_what_it_tells(school: School) -> None:
    bring(school, roster())
    counts = bring(school, roster(delta))
    assert (counts["left"], counts["added"], counts["changed"]) == (1, 0, 1)
    assert Stored.objects.filter(left_on=None).count() == 118
    ended = Post.objects.exclude(ends=None).get()
    assert (ended.role, ended.school_class and ended.school_class.title) == (R.HOMEROOM, "4年1組")


def test_a_move_and_back_on_one_morning_leaves_one_open_enrolment(school: School) -> None:
    bring(school, two_in_a_class())
    autumn = child(school, "秋").pk
    bring(school, two_in_a_class("h"))
    bring(school, two_in_a_class())
    bring(school, two_in_a_class("h"))
    open_ones = Enrolment.objects.filter(person=autumn, ends=None)
    assert [row.school_class.title for row in open_ones] == ["1年2組"]


def test_a_new_homeroom_teacher_takes_over_at_once(school: School) -> None:
    bring(school, roster())
    old = Post.objects.get(role=R.HOMEROOM, school_class__title="4年1組")
    new = Post.objects.get(role=R.HOMEROOM, school_class__title="4年2組").person_id
    keys: dict[str, str] = {}

    def swap(name: str, row: dict[str, str]) -> dict[str, str]:
        if name == "enrollments" and row["role"] == "teacher":
            keys.setdefault(row["classSourcedId"], row["userSourcedId"])
            first, second, *_ = [*keys, "", ""]
            if row["classSourcedId"] == second:
                row["classSourcedId"] = first
            elif row["classSourcedId"] == first:
                row["classSourcedId"] = "132590bf-e006-5d15-bfaf-ed602551d00d"
        return row

    bring(school, roster(swap))
    office = offices.of_child(R.HOMEROOM, child(school, "藤井 知実").pk)
    today = school_day(school)
    assert office not in offices.held_by(old.person_id, today)
    assert office in offices.held_by(new, today)


def test_a_child_whose_id_changed_keeps_their_record(school: School) -> None:
    born = date(2019, 5, 1)
    bring(school, small(persons={"a": pupil("a", "春", birth_date=born)}))
    before = child(school, "春").pk
    plan = plan_import(school, small(persons={"new": pupil("new", "春", birth_date=born)}), by=None)
    assert plan.counts() == {"added": 0, "changed": 1, "left": 0, "same": 0, "rejected": 0}
    bring(school, small(persons={"new": pupil("new", "春", birth_date=born)}))
    assert child(school, "春").pk == before


def test_namesakes_with_one_birthday_are_not_mixed_up(school: School) -> None:
    born = date(2019, 5, 1)
    twins = {key: pupil(key, "春", birth_date=born) for key in ("a", "b")}
    bring(school, small(persons=twins))
    moved = {key: pupil(key, "春", birth_date=born) for key in ("c", "d")}
    assert bring(school, small(persons=moved))["added"] == 2


def test_a_file_without_guardians_lets_them_be(school: School) -> None:
    family = small(
        persons={"a": pupil("a", "春"), "m": Person("m", Kind.GUARDIAN, Name("母"))},
        guardianships=(Cares("m", "a"),),
    )
    bring(school, family)
    plan = plan_import(school, small(persons={"a": pupil("a", "春")}), by=None)
    assert plan.counts()["left"] == 0
    assert "no-guardian-in-file" in [note.code for note in plan.notes]


def test_a_guardian_who_no_longer_answers_for_a_child_is_taken_off(school: School) -> None:
    people = {
        "a": pupil("a", "春"),
        "m": Person("m", Kind.GUARDIAN, Name("母")),
        "f": Person("f", Kind.GUARDIAN, Name("父")),
    }
    bring(school, small(persons=people, guardianships=(Cares("m", "a"), Cares("f", "a"))))
    assert Guardianship.objects.count() == 2
    assert bring(school, small(persons=people, guardianships=(Cares("m", "a"),)))["changed"] == 1
    assert Guardianship.objects.count() == 1


def test_a_role_that_is_over_means_left(school: School) -> None:
    persons = {"a": pupil("a", "春"), "b": pupil("b", "秋")}
    bring(school, small(persons=persons))
    over = HasRole("b", "student", ends=NOON.date() - timedelta(days=3))
    assert bring(school, small(persons=persons, posts=(over,)))["left"] == 1
    assert Stored.objects.exclude(left_on=None).get().left_on == NOON.date() - timedelta(days=2)


def test_a_later_list_moves_a_child_out_of_the_other_class(school: School) -> None:
    both = replace(two_in_a_class(), version="table", scope=Scope.CLASSES)
    bring(school, both)
    second = small(
        Scope.CLASSES,
        classes={"h": OTHER},
        persons={"b": pupil("b", "秋")},
        enrolments=(InClass("x", "b", "h", "student", 5),),
    )
    bring(school, replace(second, version="table"))
    open_ones = Enrolment.objects.filter(person=child(school, "秋").pk, ends=None)
    assert [row.school_class.title for row in open_ones] == ["1年2組"]
    assert child(school, "春").left_on is None


def test_classes_of_one_title_are_told_apart(school: School) -> None:
    same = {"g": GROUP, "h": replace(OTHER, title="1年1組", grade="P2")}
    bring(school, replace(two_in_a_class("h"), classes=same))
    rows = Enrolment.objects.values_list("school_class__title", flat=True)
    assert sorted(rows) == ["1年1組 (P1)", "1年1組 (P2)"]
    assert plan_import(school, replace(two_in_a_class("h"), classes=same), by=None).is_empty()


def test_special_needs_are_kept_only_when_asked(school: School) -> None:
    marked = replace(two_in_a_class(), classes={"g": replace(GROUP, special_needs=True)})
    bring(school, marked)
    assert Enrolment.objects.filter(school_class__special_needs=True).count() == 2
    bring(school, two_in_a_class())  # a file that does not tell leaves what is known
    assert Enrolment.objects.filter(school_class__special_needs=True).count() == 2


def test_a_lone_principal_of_the_file_is_still_the_boards_to_name(school: School) -> None:
    officer = {"o": Person("o", Kind.STAFF, Name("主事"))}
    role = (HasRole("o", "districtAdministrator"),)
    plan = plan_import(school, small(persons=officer, posts=role), by=None)
    assert [note.code for note in plan.notes] == ["role-without-post"]
    assert not plan.work.posts


def test_several_schools_in_one_file_must_be_told_apart(school: School) -> None:
    School.objects.filter(pk=school.pk).update(name="第三小学校")
    school.refresh_from_db()
    source = roster()
    key = next(org.key for org in source.orgs.values() if org.type == "school")
    twins = {key: source.orgs[key], "x": replace(source.orgs[key], key="x", name="ほか")}
    with pytest.raises(WhichSchool) as which:
        plan_import(school, replace(source, orgs=twins), by=None)
    assert {org.key for org in which.value.orgs} == {key, "x"}
    plan = plan_import(school, replace(source, orgs=twins), by=None, org=key)
    assert plan.counts()["added"] == 119


def test_the_old_class_ends_the_day_before_a_child_begins_in_the_new_one(school: School) -> None:
    bring(school, two_in_a_class())
    autumn = child(school, "秋").pk
    later = NOON + timedelta(days=30)
    with clock.at(later):
        bring(school, two_in_a_class("h"))
    held = {
        row.school_class.title: (row.starts, row.ends)
        for row in Enrolment.objects.filter(person=autumn)
    }
    assert held["1年1組"][1] == later.date() - timedelta(days=1)
    assert held["1年2組"] == (later.date(), None)


def teacher(key: str, name: str, **fields: object) -> Person:
    return Person(key, Kind.STAFF, Name(name), **fields)


def staff_list(*persons: Person, role: str = "teacher") -> Roster:
    return small(
        Scope.CHANGES,
        persons={person.key: person for person in persons},
        posts=tuple(HasRole(one.key, role) for one in persons),
    )


def test_staff_known_by_name_alone_are_not_made_anew(school: School) -> None:
    account = make_staff(school, "教頭 四", R.VICE_PRINCIPAL)
    actions.bar(stream="case:1", people=[account.person_id])
    bring(school, staff_list(teacher("x1", "教頭 四"), role="教頭"))
    bring(school, staff_list(teacher("y1", "教頭　四"), role="教頭"))
    assert Stored.objects.get().pk == account.person_id


@pytest.mark.parametrize(
    "told",
    [
        (teacher("x", "鈴木 花", birth_date=date(1980, 1, 1)),),
        (teacher("x", "鈴木 花"), teacher("y", "鈴木 花")),
    ],
    ids=["another birth date", "two of them"],
)
def test_namesakes_among_staff_stay_two_people(school: School, told: tuple[Person, ...]) -> None:
    make_person(school, "staff", "鈴木 花", born="1990-12-31")
    bring(school, staff_list(*told))
    assert Stored.objects.count() == 1 + len(told)


def test_the_office_cannot_seat_itself_at_every_case_with_a_list(school: School) -> None:
    office = make_staff(school, "事務 職", R.OFFICE)
    source = staff_list(teacher("x", "事務 職"), role="生徒指導主事")
    plan = import_roster(by=office.person_id, school=school, roster=source)
    assert [note.code for note in plan.notes] == ["known-under-other-key", "post-withheld"]
    assert not Post.objects.filter(role=R.GUIDANCE).exists()
    principal = make_staff(school, "校長 五", R.PRINCIPAL)
    import_roster(by=principal.person_id, school=school, roster=source)
    assert Post.objects.filter(role=R.GUIDANCE, person=office.person_id).exists()
