"""Who may ask about whom, and that asking gives nothing."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from tests.consent.conftest import PURPOSE, Register
from tests.consent.replies import letters, reply, status
from tests.factories import make_person, make_school, make_staff

from mamori.access.rules import visible_to
from mamori.base import clock
from mamori.consent.actions import end_what_is_over, erase_who_left, remind, write_letters
from mamori.consent.actions.ending import StillHere
from mamori.consent.models import Asked, Asking, Request
from mamori.consent.queries.wording import words_of
from mamori.journal.queries import entries
from mamori.people.models import Person, Post


def test_a_homeroom_teacher_asks_about_the_own_class_and_no_other(register: Register) -> None:
    register.asking(register.linh, by=register.homeroom)
    with pytest.raises(PermissionDenied):
        register.asking(register.linh, register.alien, by=register.homeroom)
    with pytest.raises(PermissionDenied):
        register.asking(register.teacher.person, by=register.homeroom)


def test_a_teacher_without_a_class_asks_nobody(register: Register) -> None:
    with pytest.raises(PermissionDenied):
        register.asking(register.linh, by=register.teacher)


def test_nobody_of_another_school_or_who_has_left_is_asked(register: Register) -> None:
    stranger = make_person(make_school("Khác"), Person.Kind.PUPIL, "Người Lạ")
    with pytest.raises(PermissionDenied):
        register.asking(stranger)
    register.nam.left_on = date(2026, 12, 1)
    register.nam.save()
    with pytest.raises(PermissionDenied):
        register.asking(register.nam)
    with pytest.raises(PermissionDenied):
        register.asking(register.mother)  # guardians answer; nobody asks about them


@pytest.mark.parametrize("lack", ["people", "purpose", "channels", "data"])
def test_nothing_half_is_asked(register: Register, lack: str) -> None:
    with pytest.raises(ValueError, match="a request has"):
        register.asking(**{lack: {} if lack == "purpose" else frozenset()})
    with pytest.raises(ValueError, match="a request has"):
        register.asking(channels=("moon",))


def test_one_request_for_each_channel_and_a_form_sent_twice_asks_once(register: Register) -> None:
    pk = uuid.uuid4()
    first = register.asking(id=pk, channels=("web", "newsletter"))
    assert register.asking(id=pk, channels=("web", "newsletter")) == first
    assert [one.channel for one in Request.unguarded.order_by("number")] == ["web", "newsletter"]
    assert Asked.unguarded.count() == 4
    asked = entries([first.stream])
    assert [one.kind for one in asked] == ["consent.asked", "consent.asked"]
    assert set(asked[0].subjects) == {register.linh.pk, register.nam.pk}


def test_the_number_of_somebody_elses_form_is_no_way_to_it(register: Register) -> None:
    pk = uuid.uuid4()
    first = register.asking(id=pk)
    second = register.asking(id=pk, by=register.principal)
    assert second.pk != first.pk


def test_who_sees_what_was_asked(register: Register) -> None:
    asking = register.asking(register.linh, register.alien)
    sees = {
        name: set(
            visible_to(Asked.unguarded.all(), getattr(register, name)).values_list(
                "person", flat=True
            )
        )
        for name in ("office", "principal", "homeroom", "teacher")
    }
    assert sees == {
        "office": {register.linh.pk, register.alien.pk},
        "principal": {register.linh.pk, register.alien.pk},
        "homeroom": {register.linh.pk},
        "teacher": set(),
    }
    assert list(visible_to(Asking.unguarded.all(), register.homeroom)) == [asking]
    away = make_staff(make_school("Khác"), "Văn Phòng Khác", Post.Role.OFFICE)
    assert not visible_to(Asked.unguarded.all(), away).exists()


def test_letters_about_children_of_another_class_are_not_written(register: Register) -> None:
    asking = register.asking(register.linh, register.alien)
    with pytest.raises(PermissionDenied):
        write_letters(by=register.homeroom, asking=asking, people=[register.alien.pk])


def test_asking_again_for_letters_gives_the_same_ones(register: Register) -> None:
    asking = register.asking()
    first = write_letters(by=register.office, asking=asking, people=[register.linh.pk])
    again = write_letters(by=register.office, asking=asking, people=[register.linh.pk])
    assert [one.pk for one in first] == [one.pk for one in again]
    assert {one.reader_id for one in first} == {None, register.mother.pk}


def test_one_reminder_and_no_second(register: Register) -> None:
    asking = register.asking()
    remind(by=register.office, asking=asking, answer_by=date(2027, 1, 10))
    assert asking.answer_by == date(2027, 1, 10)
    with pytest.raises(PermissionDenied):
        remind(by=register.office, asking=asking, answer_by=date(2027, 2, 10))
    with pytest.raises(PermissionDenied):
        remind(by=register.teacher, asking=register.asking(), answer_by=date(2027, 1, 10))


def test_what_is_over_is_noted_once(register: Register) -> None:
    asking = register.asking()
    reply(letters(register.office, asking, register.nam)["representative"], yes=True)
    with clock.at(datetime(2027, 6, 30, 8, tzinfo=UTC)):
        end_what_is_over()
        assert status(asking, register.nam) == "given"
    with clock.at(datetime(2027, 7, 1, 8, tzinfo=UTC)):
        end_what_is_over()
        end_what_is_over()
    assert status(asking, register.nam) == "expired"
    ended = [one for one in entries([asking.stream]) if one.kind == "consent.expired"]
    assert [one.subjects for one in ended] == [[register.nam.pk]]


def test_who_left_can_be_erased_and_that_it_was_taken_back_stays(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    reply(letter, yes=True, name="Lê Hùng")
    reply(letter, yes=False, name="Lê Hùng")
    with pytest.raises(StillHere):
        erase_who_left(by=register.principal, person=register.nam)
    register.nam.left_on = date(2026, 12, 1)
    register.nam.save()
    with pytest.raises(PermissionDenied):
        erase_who_left(by=register.office, person=register.nam)
    erase_who_left(by=register.principal, person=register.nam)
    given, withdrawn, erased = entries([letter.stream])
    assert (given.words, withdrawn.words) == (None, None)
    assert withdrawn.kind == "consent.withdrawn"
    assert withdrawn.attrs["channel"] == "web"
    assert erased.attrs == {"why": "left"}
    assert status(asking, register.nam) == "withdrawn"


def test_no_word_and_no_name_lies_in_the_clear(register: Register) -> None:
    asking = register.asking(party="Ứng dụng Mẫu")
    reply(letters(register.office, asking, register.nam)["representative"], yes=True, name="Hùng")
    assert words_of(asking)
    planted = [PURPOSE["vi"], PURPOSE["en"], "Ứng dụng Mẫu", "Hùng", "Lê Văn Nam"]
    tables = [
        name
        for name in connection.introspection.table_names()
        if name.startswith(("consent_", "journal_", "access_", "people_person"))
    ]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
            text = "".join(_text(cell) for row in cursor.fetchall() for cell in row)
            assert [word for word in planted if word in text] == []


def _text(cell: object) -> str:
    raw = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
    return raw.decode(errors="ignore")
