"""The office of a class goes with the post: whoever teaches it today holds it, and nobody else."""

from datetime import date

from tests.factories import make_class, make_school, make_staff

from mamori.people import offices
from mamori.people.models import Post

R = Post.Role
DAY = date(2026, 11, 2)


def test_homeroom_teacher_and_head_of_grade_hold_the_office_of_their_classes(db: None) -> None:
    school = make_school()
    mine, other = make_class(school, "3年1組"), make_class(school, "4年1組", "P4")
    homeroom = make_staff(school, "担任 一", R.HOMEROOM, school_class=mine).person_id
    head = make_staff(school, "学年 二", R.GRADE_HEAD, grade="P3").person_id
    wanted = {
        offices.of_class(R.HOMEROOM, mine.pk): {homeroom},
        offices.of_class(R.GRADE_HEAD, mine.pk): {head},
        offices.of_class(R.HOMEROOM, other.pk): set(),
        offices.of_class(R.GRADE_HEAD, other.pk): set(),
    }
    assert offices.holders(wanted, DAY) == wanted
    for office, people in wanted.items():
        for person in (homeroom, head):
            assert (office in offices.held_by(person, DAY)) == (person in people)


def test_the_office_of_a_class_goes_on_to_the_next_teacher(db: None) -> None:
    school = make_school()
    group = make_class(school)
    office = offices.of_class(R.HOMEROOM, group.pk)
    old = make_staff(school, "担任 一", R.HOMEROOM, school_class=group, ends=date(2026, 6, 30))
    new = make_staff(school, "担任 二", R.HOMEROOM, school_class=group, starts=date(2026, 7, 1))
    assert offices.holders([office], date(2026, 6, 30))[office] == {old.person_id}
    assert offices.holders([office], date(2026, 7, 1))[office] == {new.person_id}
    assert office not in offices.held_by(old.person_id, date(2026, 7, 1))
