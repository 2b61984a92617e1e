"""Yes, no and taking it back: who counts, from when, and what stays written."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from tests.consent.conftest import Register, made
from tests.consent.replies import letters, reply, status
from tests.factories import make_guardian, make_school

from mamori.base import clock
from mamori.consent.actions import Answers, NotTheirs, answer_letter, record_paper, take_back
from mamori.consent.models import Answer, Letter, Request
from mamori.consent.queries.reading import page_of
from mamori.consent.queries.register import consents_of
from mamori.consent.queries.wording import shown
from mamori.journal.queries import entries
from mamori.people.models import Guardianship


def facts(register: Register, person: object) -> list[str]:
    return [one.kind for one in entries([f"consent:{person}"])]


def test_silence_is_not_consent(register: Register) -> None:
    asking = register.asking()
    letters(register.office, asking, register.linh)
    assert status(asking, register.linh) == "requested"
    assert consents_of(register.school).given == ()


@pytest.mark.row("DNI-04")
def test_from_seven_child_and_guardian_both_say_yes(register: Register) -> None:
    asking = register.asking()
    of = letters(register.office, asking, register.linh)
    reply(of["representative"], yes=True)
    assert status(asking, register.linh) == "requested"
    reply(of["person"], yes=True)
    assert status(asking, register.linh) == "given"
    (consent,) = consents_of(register.school).given
    assert consent.person == str(register.linh.pk)
    assert consent.places == {"web"}
    assert consent.kinds == {"person", "person-list"}
    assert (consent.starts, consent.until) == (date(2026, 12, 1), date(2027, 6, 30))


@pytest.mark.row("DNI-04")
def test_it_is_written_who_agreed_to_what_where_when_and_to_which_words(
    register: Register,
) -> None:
    asking = register.asking()
    reply(letters(register.office, asking, register.nam)["representative"], yes=True, name="Hùng")
    (fact,) = entries([f"consent:{register.nam.pk}"])
    (seen,) = shown(asking, "vi")
    assert fact.kind == "consent.given"
    assert fact.by == register.father.pk
    assert fact.attrs == {
        "request": str(seen.request.pk),
        "channel": "web",
        "data": ["name", "list"],
        "side": "representative",
        "way": "link",
        "shown": seen.hash,
        "whole": "yes",
    }
    assert fact.words is not None
    assert [list(line) for line in seen.lines] == fact.words["shown"]
    assert fact.words["name"] == "Hùng"


def test_the_hash_changes_with_the_language_the_words_were_shown_in(register: Register) -> None:
    asking = register.asking()
    assert len({shown(asking, language)[0].hash for language in ("vi", "nl", "ja", "en")}) == 4


@pytest.mark.row("DNI-04")
def test_what_is_taken_back_ends_in_the_same_moment(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    reply(letter, yes=True)
    assert len(consents_of(register.school).given) == 1
    reply(letter, yes=False)
    assert consents_of(register.school).given == ()
    assert status(asking, register.nam) == "withdrawn"
    assert facts(register, register.nam.pk) == ["consent.given", "consent.withdrawn"]
    reply(letter, yes=True)
    assert status(asking, register.nam) == "given"


def test_one_of_two_takes_it_back_for_both(register: Register) -> None:
    asking = register.asking()
    of = letters(register.office, asking, register.linh)
    reply(of["representative"], yes=True)
    reply(of["person"], yes=True)
    reply(of["person"], yes=False)
    assert status(asking, register.linh) == "withdrawn"
    reply(of["representative"], yes=True)
    assert status(asking, register.linh) == "withdrawn"


def test_a_no_is_a_no_whoever_else_said_yes(register: Register) -> None:
    mother = make_guardian(register.nam, "Lê Hoa")
    asking = register.asking()
    reply(letters(register.office, asking, register.nam)["representative"], yes=False)
    assert status(asking, register.nam) == "refused"
    other = Letter.unguarded.get(reader=mother)
    reply(other, yes=True)
    assert status(asking, register.nam) == "refused"
    assert facts(register, register.nam.pk) == ["consent.refused", "consent.given"]


def test_the_same_answer_sent_twice_is_one(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    reply(letter, yes=True)
    reply(letter, yes=True)
    assert Answer.unguarded.count() == 1


def test_each_channel_has_its_own_yes_and_no(register: Register) -> None:
    asking = register.asking(channels=("web", "sns"))
    letter = letters(register.office, asking, register.nam)["representative"]
    web, sns = Request.unguarded.filter(asking=asking).order_by("number")
    answer_letter(letter=letter, answers=Answers({web.pk: True, sns.pk: False}, "vi"))
    (consent,) = consents_of(register.school).given
    assert consent.places == {"web"}


def test_nothing_counts_after_the_last_day_and_none_can_be_given_then(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    reply(letter, yes=True)
    covered = consents_of(register.school)
    person = [str(register.nam.pk)]
    assert covered.cover(person, "person", "web", date(2027, 6, 30))
    assert not covered.cover(person, "person", "web", date(2027, 7, 1))
    other = letters(register.office, register.asking(), register.nam)["representative"]
    with clock.at(datetime(2027, 7, 1, 8, tzinfo=UTC)), pytest.raises(NotTheirs):
        reply(other, yes=True)


@pytest.mark.row("NLD-44")
def test_of_a_pupil_under_sixteen_a_parent_is_asked_and_from_sixteen_the_pupil(db: None) -> None:
    register = made(
        make_school(
            "De Vlinder",
            jurisdiction="NL",
            language="nl",
            time_zone="Europe/Amsterdam",
            packs=["nl-distance-teaching"],
        )
    )
    young = register.child("Sanne de Vries", "2010-12-03", register.group)
    old = register.child("Daan Visser", "2010-12-01", register.group)
    asking = register.asking(young, old, channels=("third-party",), party="Free Quiz App")
    assert set(letters(register.office, asking, young)) == {"representative"}
    assert set(letters(register.office, asking, old)) == {"person"}
    parent = letters(register.office, asking, young)["representative"]
    with clock.at(datetime(2026, 12, 3, 8, tzinfo=UTC)), pytest.raises(NotTheirs):
        reply(parent, yes=True, name="Mevrouw De Vries")
    reply(parent, yes=True, name="Mevrouw De Vries")
    assert status(asking, young) == "given"
    with clock.at(datetime(2026, 12, 3, 8, tzinfo=UTC)):
        assert status(asking, young) == "given"  # it was right on the day it was given
        reply(parent, yes=False, name="Mevrouw De Vries")
    assert status(asking, young) == "withdrawn"


@pytest.fixture
def university(db: None) -> Register:
    return made(make_school("大学", packs=["jp-chiba-grades"]))


@pytest.mark.row("CHB-09a", "CHB-10")
def test_an_adult_student_decides_alone_even_against_the_parents(university: Register) -> None:
    register = university
    student = register.child("成人 学", "2006-01-01", register.group)
    make_guardian(student, "成人 父")
    asking = register.asking(student, channels=("mail-home", "shown"), data=("marks", "work"))
    of = letters(register.office, asking, student)
    assert set(of) == {"person"}
    reply(of["person"], yes=True, language="ja")
    assert status(asking, student) == "given"
    reply(of["person"], yes=False, language="ja")
    assert status(asking, student) == "withdrawn"


@pytest.mark.row("CHB-09b")
def test_with_the_students_yes_marks_may_go_home_by_mail_and_nowhere_else(
    university: Register,
) -> None:
    register = university
    student = register.child("成人 学", "2006-01-01", register.group)
    asking = register.asking(student, channels=("mail-home", "shown"), data=("marks",))
    home, shown_to = Request.unguarded.filter(asking=asking).order_by("number")
    letter = letters(register.office, asking, student)["person"]

    def covered(*under: UUID) -> bool:
        consents = consents_of(register.school, under)
        return consents.cover([str(student.pk)], "grade", "third-party", date(2026, 12, 1))

    assert not covered(home.pk)
    answer_letter(letter=letter, answers=Answers({home.pk: True, shown_to.pk: False}, "ja"))
    assert covered(home.pk)
    assert not covered(shown_to.pk)
    assert not covered()  # a letter home is not any third party


def test_of_staff_the_person_alone_is_asked(register: Register) -> None:
    asking = register.asking(register.teacher.person)
    assert set(letters(register.office, asking, register.teacher.person)) == {"person"}


def test_where_no_birth_date_is_known_both_are_asked(register: Register) -> None:
    child = register.child("Không Rõ", "", register.group)
    asking = register.asking(child)
    of = letters(register.office, asking, child)
    assert set(of) == {"person", "representative"}
    assert of["representative"].reader is None


def test_paper_says_who_signed_when_and_where_it_lies(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.homeroom, asking, register.nam)["representative"]
    (request,) = Request.unguarded.filter(asking=asking)
    paper = Answers({request.pk: True}, "vi", "Lê Hùng", on=date(2026, 11, 28), kept="Tủ số 3")
    record_paper(by=register.homeroom, letter=letter, answers=paper)
    (fact,) = entries([letter.stream])
    assert (fact.by, fact.attrs["way"], fact.attrs["on"]) == (
        register.homeroom.person_id,
        "paper",
        "2026-11-28",
    )
    assert fact.words is not None
    assert (fact.words["name"], fact.words["kept"]) == ("Lê Hùng", "Tủ số 3")
    assert status(asking, register.nam) == "given"


def test_staff_take_it_back_on_somebodys_word(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    reply(letter, yes=True)
    (request,) = Request.unguarded.filter(asking=asking)
    word = Answers({request.pk: True}, "vi", "Lê Hùng", kept="Gọi điện thoại")
    take_back(by=register.office, letter=letter, answers=word)
    assert status(asking, register.nam) == "withdrawn"
    assert consents_of(register.school).given == ()


def test_nobody_without_a_seat_enters_or_takes_back(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    (request,) = Request.unguarded.filter(asking=asking)
    said = Answers({request.pk: True}, "vi", "X")
    for deed in (record_paper, take_back):
        with pytest.raises(PermissionDenied):
            deed(by=register.teacher, letter=letter, answers=said)
    assert Answer.unguarded.count() == 0


def test_a_letter_in_a_drawer_takes_back_and_gives_nothing(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    reply(letter, yes=False)
    with clock.at(datetime(2026, 12, 21, 8, tzinfo=UTC)):
        with pytest.raises(NotTheirs):
            reply(letter, yes=True)
        assert not page_of(letter, "vi").items[0].may_say_yes
    reply(letter, yes=True)
    with clock.at(datetime(2027, 5, 1, 8, tzinfo=UTC)):
        reply(letter, yes=False)
    assert status(asking, register.nam) == "withdrawn"


def test_a_paper_signed_before_it_was_taken_back_gives_nothing(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    reply(letter, yes=True)
    reply(letter, yes=False)
    (request,) = Request.unguarded.filter(asking=asking)
    paper = Answers({request.pk: True}, "vi", "Lê Hùng", on=date(2026, 11, 28), kept="Tủ số 3")
    with pytest.raises(NotTheirs):
        record_paper(by=register.office, letter=letter, answers=paper)
    assert status(asking, register.nam) == "withdrawn"
    record_paper(by=register.office, letter=letter, answers=replace(paper, on=date(2026, 12, 1)))
    assert status(asking, register.nam) == "given"


def test_who_is_no_guardian_any_more_says_no_yes(register: Register) -> None:
    asking = register.asking()
    letter = letters(register.office, asking, register.nam)["representative"]
    Guardianship.objects.filter(child=register.nam, guardian=register.father).delete()
    with pytest.raises(NotTheirs):
        reply(letter, yes=True)
    assert not page_of(letter, "vi").items[0].may_say_yes
    assert status(asking, register.nam) == "requested"


def test_a_yes_to_a_list_lets_no_name_pass_that_was_refused(register: Register) -> None:
    of_list, of_name = register.asking(data=("list",)), register.asking(data=("name",))
    reply(letters(register.office, of_list, register.nam)["representative"], yes=True)
    reply(letters(register.office, of_name, register.nam)["representative"], yes=False)
    covered = consents_of(register.school)
    assert not covered.cover([str(register.nam.pk)], "person", "web", date(2026, 12, 1))
