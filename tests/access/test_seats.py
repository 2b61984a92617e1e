"""Who sees what: seats held by persons and offices, and the bar against the named."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.factories import (
    make_board,
    make_class,
    make_pupil,
    make_school,
    make_staff,
    office,
)

from mamori.access import actions
from mamori.access.actions import Barred, Place
from mamori.access.models import Seat
from mamori.access.queries import who_can_see
from mamori.access.rules import may, roles_at, visible_to
from mamori.base import clock
from mamori.cases.models import Case
from mamori.people import offices
from mamori.people.models import Account, Enrolment, Person, Post, School

pytestmark = pytest.mark.django_db
R = Post.Role


@pytest.fixture
def school() -> School:
    return make_school()


def record(school: School, *places: Place) -> Case:
    case = Case(school=school, number="26-001", state="shared")
    case.stream = f"case:{case.pk}"
    case.noticed_at = case.shared_at = clock.now()
    case.save(force_insert=True)
    actions.seat(stream=case.stream, places=places)
    return case


def sees(account: Account) -> bool:
    return visible_to(Case.unguarded.all(), account).exists()


def test_without_a_seat_there_is_nothing(school: School) -> None:
    record(school)
    assert not sees(make_staff(school, "校長", R.PRINCIPAL, R.SAFEGUARDING_LEAD, R.ICT))


def test_an_office_gives_its_seat_to_whoever_holds_it_that_day(school: School) -> None:
    record(school, Place(office(R.COMMITTEE, school), R.COMMITTEE, "committee"))
    now, later = make_staff(school, "今", R.COMMITTEE), make_staff(school, "後")
    assert (sees(now), sees(later)) == (True, False)
    Post.objects.filter(person=now.person).update(ends=date(2026, 4, 2))
    Post.objects.create(
        school=school, person=later.person, role=R.COMMITTEE, starts=date(2026, 4, 3)
    )
    assert (sees(now), sees(later)) == (False, True)


def test_a_child_who_changes_class_takes_the_access_along(school: School) -> None:
    old, new = make_class(school, "3年1組"), make_class(school, "3年2組")
    before = make_staff(school, "前担任", R.HOMEROOM, school_class=old)
    after = make_staff(school, "新担任", R.HOMEROOM, school_class=new)
    child = make_pupil(school, "結衣", old)
    record(school, Place(offices.of_child(R.HOMEROOM, child.pk), R.HOMEROOM, "chain"))
    assert (sees(before), sees(after)) == (True, False)
    Enrolment.objects.filter(person=child).update(school_class=new)
    assert (sees(before), sees(after)) == (False, True)


def test_the_head_of_the_childs_grade_is_found_and_no_other(school: School) -> None:
    child = make_pupil(school, "結衣", make_class(school, grade="P3"))
    third = make_staff(school, "三年主任", R.GRADE_HEAD, grade="P3")
    fourth = make_staff(school, "四年主任", R.GRADE_HEAD, grade="P4")
    record(school, Place(offices.of_child(R.GRADE_HEAD, child.pk), R.GRADE_HEAD, "chain"))
    assert (sees(third), sees(fourth)) == (True, False)


def test_the_board_officer_sees_only_schools_of_that_board(school: School) -> None:
    board, other = make_board(), make_board("べつ市教育委員会")
    school.board = board
    school.save()
    ours, theirs = (
        make_staff(board, "主事", R.BOARD_OFFICER),
        make_staff(other, "他", R.BOARD_OFFICER),
    )
    record(school, Place(office(R.BOARD_OFFICER, school), R.BOARD_OFFICER, "principal-named"))
    assert (sees(ours), sees(theirs)) == (True, False)


def test_a_seat_with_an_end_ends(school: School) -> None:
    nurse = make_staff(school, "養護", R.NURSE_TEACHER)
    case = record(school)
    mine = Place(offices.of_person(nurse.person_id), "glass", "glass")
    actions.seat(stream=case.stream, places=[mine], hours=4)
    assert sees(nurse)
    with clock.at(timezone.now() + timedelta(hours=4, seconds=1)):
        assert not sees(nurse)


def test_whoever_left_the_school_sees_nothing(school: School) -> None:
    member = make_staff(school, "転出", R.COMMITTEE)
    record(school, Place(office(R.COMMITTEE, school), R.COMMITTEE, "committee"))
    assert sees(member)
    member.person.left_on = date(2026, 4, 30)
    member.person.save()
    assert not sees(member)


def test_a_closed_account_and_a_stranger_see_nothing(school: School) -> None:
    member = make_staff(school, "停止", R.COMMITTEE)
    record(school, Place(office(R.COMMITTEE, school), R.COMMITTEE, "committee"))
    member.is_active = False
    assert not sees(member)
    assert not visible_to(Case.unguarded.all(), None).exists()


class TestTheNamed:
    @pytest.fixture
    def named(self, school: School) -> Account:
        return make_staff(school, "名指し", R.COMMITTEE, R.PRINCIPAL)

    def test_lose_every_way_in_at_once(self, school: School, named: Account) -> None:
        case = record(
            school,
            Place(office(R.COMMITTEE, school), R.COMMITTEE, "committee"),
            Place(office(R.PRINCIPAL, school), R.PRINCIPAL, "chain"),
            Place(offices.of_person(named.person_id), "reporter", "reporter"),
        )
        assert sees(named)
        actions.bar(stream=case.stream, people=[named.person_id])
        assert not sees(named)
        assert roles_at(named, case.stream) == set()
        assert not may(named, "case.read", stream=case.stream)

    def test_can_never_be_seated_again(self, school: School, named: Account) -> None:
        case = record(school)
        actions.bar(stream=case.stream, people=[named.person_id])
        me = offices.of_person(named.person_id)
        with pytest.raises(Barred):
            actions.seat(stream=case.stream, places=[Place(me, "glass", "glass")])
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.unguarded.create(
                stream=case.stream, holder=me, role="committee", why="x", since=clock.now()
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.unguarded.filter(holder=me).update(role="committee")

    def test_do_not_show_among_those_who_can_see(self, school: School, named: Account) -> None:
        other = make_staff(school, "委員", R.COMMITTEE)
        case = record(school, Place(office(R.COMMITTEE, school), R.COMMITTEE, "committee"))
        actions.bar(stream=case.stream, people=[named.person_id])
        sights, vacancies = who_can_see(case.stream, school)
        assert [sight.person for sight in sights] == [other.person_id]
        assert vacancies == []


def test_who_can_see_says_why_and_shows_empty_posts(school: School) -> None:
    member = make_staff(school, "委員", R.COMMITTEE)
    case = record(
        school,
        Place(office(R.COMMITTEE, school), R.COMMITTEE, "committee"),
        Place(office(R.GUIDANCE, school), R.GUIDANCE, "chain"),
    )
    sights, vacancies = who_can_see(case.stream, school)
    assert [(s.person, s.name, [(r.role, r.why) for r in s.reasons]) for s in sights] == [
        (member.person_id, "委員", [("committee", "committee")])
    ]
    assert [(v.role, v.why) for v in vacancies] == [("guidance", "chain")]


def test_a_list_of_cases_asks_the_database_a_fixed_number_of_times(
    school: School, django_assert_num_queries: object
) -> None:
    member = make_staff(school, "委員", R.COMMITTEE)
    for number in range(5):
        case = Case(school=school, number=f"26-{number}", state="shared", stream=f"case:{number}")
        case.noticed_at = case.shared_at = clock.now()
        case.save(force_insert=True)
        place = Place(office(R.COMMITTEE, school), R.COMMITTEE, "committee")
        actions.seat(stream=case.stream, places=[place])
    with django_assert_num_queries(2):  # my posts; the cases
        assert len(visible_to(Case.unguarded.all(), member)) == 5


def test_whoever_works_here_no_more_keeps_no_seat_of_their_own(school: School) -> None:
    teacher, leaving = make_staff(school, "辞める 人"), make_staff(school, "去る 人")
    places = [
        Place(offices.of_person(one.person_id), "reporter", "reporter")
        for one in (teacher, leaving)
    ]
    case = record(school, *places)
    assert sees(teacher)
    assert sees(leaving)
    Post.objects.filter(person=teacher.person).update(ends=date(2026, 4, 2))
    Person.objects.filter(pk=leaving.person_id).update(left_on=date(2026, 4, 2))
    assert not sees(teacher)
    assert not sees(leaving)
    assert who_can_see(case.stream, school)[0] == []
