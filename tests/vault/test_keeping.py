"""Marks and their material lie where the rules let them, hidden, and nowhere else."""

import uuid
from typing import Any

import pytest
from django.urls import reverse
from tests.factories import PACKS, make_school, make_staff
from tests.vault.conftest import Faculty

from mamori.journal.models import Fact
from mamori.journal.queries import entries
from mamori.people.models import Post
from mamori.vault.models import Record

HOW = "7-Zip、AES-256"


def refused(answer: Any) -> list[tuple[str, int]]:
    """Return the gates and needs that a page says are missing."""
    assert answer.status_code == 422, answer
    return [(one.gate, one.need) for one in answer.context["missing"]]


def kept() -> list[Record]:
    return list(Record.unguarded.filter(type="material"))


def states(faculty: Faculty) -> set[str]:
    """Return the colours in which the teacher's list shows what is kept."""
    shelf = faculty.client(faculty.teacher).get(reverse("vault:shelf", args=["material"]))
    return {row.colour for row in shelf.context["rows"]}


@pytest.mark.row("CHB-05e")
@pytest.mark.parametrize("kind", ["grade", "base-high"])
def test_marks_that_are_neither_anonymised_nor_encrypted_are_not_listed_as_kept(
    faculty: Faculty, kind: str
) -> None:
    place = str(faculty.place().pk)
    answer = faculty.keep(**{"class": kind}, where=place, guard="neither", how="")
    assert refused(answer) == [("keep-only-hidden", 0), ("keep-only-hidden", 1)]
    page = answer.content.decode()
    assert "art 5(3)" in page
    assert "線形代数II 成績 2026" in page
    assert kept() == []
    for guard in ("anonymised", "encrypted"):
        again = faculty.keep(**{"class": kind}, where=place, guard=guard)
        assert again.status_code == 302
    assert len(kept()) == 2


@pytest.mark.row("CHB-05e")
def test_how_it_was_hidden_is_written_down_beside_it(faculty: Faculty) -> None:
    place = str(faculty.place().pk)
    assert refused(faculty.keep(where=place, how="")) == [("keep-only-hidden", 1)]
    faculty.keep(where=place)
    (record,) = kept()
    assert HOW in faculty.page(faculty.teacher, record)
    (fact,) = Fact.unguarded.filter(stream=record.stream, kind="material.kept")
    assert HOW not in str(fact.attrs)


@pytest.mark.row("CHB-05e")
def test_a_list_of_a_course_needs_neither(faculty: Faculty) -> None:
    place = str(faculty.place().pk)
    assert (
        faculty.keep(**{"class": "base"}, where=place, guard="neither", how="").status_code == 302
    )


@pytest.mark.row("CHB-05b")
@pytest.mark.parametrize("where", ["portable", "elsewhere"])
def test_nothing_is_kept_on_a_stick_or_wherever_else(faculty: Faculty, where: str) -> None:
    gate = {"portable": "no-portable-media", "elsewhere": "keep-in-a-permitted-place"}[where]
    for kind in ("grade", "base", "base-high"):
        assert refused(faculty.keep(**{"class": kind}, where=where)) == [(gate, 0)]
    assert kept() == []


def test_a_place_of_which_the_rules_know_nothing_is_refused(faculty: Faculty) -> None:
    own = faculty.place("other", "先生のクラウド")
    answer = faculty.keep(where=str(own.pk))
    assert refused(answer) == [("keep-in-a-permitted-place", 0)]
    assert "art 5(1)(i)-(iv)" in answer.content.decode()


@pytest.mark.row("CHB-05c")
@pytest.mark.parametrize("fixed", ["wire", "built-in", "no"])
def test_marks_are_kept_only_on_a_device_that_is_fixed(faculty: Faculty, fixed: str) -> None:
    device = faculty.device()
    faculty.check(faculty.teacher, device, fixed=fixed)
    answer = faculty.keep(where=str(device.pk))
    if fixed == "no":
        assert refused(answer) == [("keep-on-a-guarded-device", 0)]
    else:
        assert answer.status_code == 302


@pytest.mark.row("CHB-05c", "CHB-05h")
def test_nothing_is_kept_on_a_device_at_which_nobody_looked(faculty: Faculty) -> None:
    device = faculty.device()
    needs = [("keep-on-a-guarded-device", 0), ("keep-on-a-guarded-device", 1)]
    assert refused(faculty.keep(where=str(device.pk))) == needs


@pytest.mark.row("CHB-05h")
def test_marks_are_kept_only_on_a_device_with_its_security_as_it_was_last_found(
    faculty: Faculty,
) -> None:
    device = faculty.device()
    faculty.check(faculty.teacher, device)
    faculty.check(faculty.ict, device, measures=["screen-lock"], enough="no")
    assert refused(faculty.keep(where=str(device.pk))) == [("keep-on-a-guarded-device", 1)]
    faculty.check(faculty.ict, device)
    assert faculty.keep(where=str(device.pk)).status_code == 302


@pytest.mark.row("CHB-05b", "CHB-05d")
def test_an_admitted_medium_takes_material_until_it_is_found_wanting(faculty: Faculty) -> None:
    faculty.medium()
    medium = Record.unguarded.get(type="medium")
    assert faculty.keep(where=str(medium.pk)).status_code == 302
    faculty.do(faculty.office, medium, "check", conditions=["encrypted"], again=faculty.later)
    assert refused(faculty.keep(where=str(medium.pk))) == [("no-portable-media", 0)]


def test_material_is_to_be_put_right_where_what_it_lies_on_is_no_longer_fit(
    faculty: Faculty,
) -> None:
    faculty.medium()
    medium, device = Record.unguarded.get(type="medium"), faculty.device()
    faculty.check(faculty.teacher, device)
    place = faculty.place()
    for where in (medium, device, place):
        faculty.keep(where=str(where.pk))
    assert states(faculty) == {"green"}
    faculty.do(faculty.ict, place, "review-access", who="教務係", left="yes", again=faculty.later)
    assert states(faculty) == {"green"}  # a matter of those who look after the place
    faculty.do(faculty.office, medium, "check", conditions=["encrypted"], again=faculty.later)
    faculty.check(faculty.ict, device, fixed="no")
    faculty.do(faculty.ict, place, "give-up", how="moved", why="廃止")
    assert states(faculty) == {"yellow"}


@pytest.mark.row("CHB-05b")
def test_what_moves_meets_the_same_gates(faculty: Faculty) -> None:
    place = faculty.place()
    faculty.keep(where=str(place.pk))
    (record,) = kept()
    moved = {"class": "grade", "guard": "encrypted", "how": HOW}
    answer = faculty.do(faculty.teacher, record, "move", where="portable", **moved)
    assert refused(answer) == [("no-portable-media", 0)]
    record.refresh_from_db()
    assert record.where_id == place.pk
    faculty.do(faculty.ict, place, "give-up", how="moved", why="廃止")
    page = faculty.page(faculty.teacher, record)
    assert "mamori-danger" in page  # what it lies on was given up
    other = faculty.place("onedrive-chiba-u", "OneDrive")
    answer = faculty.do(faculty.teacher, record, "move", where=str(other.pk), **moved)
    assert answer.status_code == 302
    assert "mamori-danger" not in faculty.page(faculty.teacher, record)


def test_nothing_is_kept_on_what_was_given_up_or_belongs_to_another_school(
    faculty: Faculty,
) -> None:
    place = faculty.place()
    faculty.do(faculty.ict, place, "give-up", how="erased", why="廃止")
    elsewhere = make_school("よその学部", packs=[*PACKS, "jp-chiba-grades"])
    theirs = make_staff(elsewhere, "他校 校長", Post.Role.PRINCIPAL)
    answer = faculty.send(theirs, "place", place="moodle-chiba-u", name="Moodle", owner="情報担当")
    assert answer.status_code == 302
    foreign = Record.unguarded.get(school=elsewhere)
    for where in (place.pk, foreign.pk, uuid.uuid4(), "x"):
        assert faculty.keep(where=str(where)).status_code == 422
    assert kept() == []


def test_who_did_not_list_a_device_cannot_learn_of_it_by_keeping_something_there(
    faculty: Faculty,
) -> None:
    device = faculty.device(faculty.teacher, "音羽の私物でないPC")
    faculty.check(faculty.teacher, device)
    url = reverse("vault:new", args=["material"])
    assert "音羽の私物でないPC" in faculty.client(faculty.teacher).get(url).content.decode()
    assert (
        "音羽の私物でないPC" not in faculty.client(faculty.other_teacher).get(url).content.decode()
    )
    assert faculty.keep(faculty.other_teacher, where=str(device.pk)).status_code == 422


def test_material_is_seen_by_who_listed_it_and_who_looks_after_it(faculty: Faculty) -> None:
    faculty.keep(where=str(faculty.place().pk))
    (record,) = kept()
    url = reverse("vault:record", args=[record.pk])
    for who, status in (
        (faculty.teacher, 200),
        (faculty.dean, 200),
        (faculty.office, 200),
        (faculty.ict, 404),
        (faculty.other_teacher, 404),
        (faculty.officer, 404),
    ):
        assert faculty.client(who).get(url).status_code == status


def test_a_form_sent_twice_lists_one_thing(faculty: Faculty) -> None:
    place, pk = str(faculty.place().pk), str(uuid.uuid4())
    for _ in range(2):
        assert faculty.keep(where=place, id=pk).status_code == 302
    assert len(kept()) == 1
    faculty.keep(where=place, id=pk, name="別の科目")
    assert len(kept()) == 2


def test_a_form_sent_again_with_another_choice_is_another_entry(faculty: Faculty) -> None:
    moodle, onedrive = faculty.place(), faculty.place("onedrive-chiba-u", "OneDrive")
    first = str(uuid.uuid4())
    faculty.keep(where=str(moodle.pk), id=first)
    faculty.keep(where=str(onedrive.pk), id=first)
    assert {record.where_id for record in kept()} == {moodle.pk, onedrive.pk}
    record, sent = Record.unguarded.get(pk=first), str(uuid.uuid4())
    moved = {"class": "grade", "guard": "encrypted", "how": HOW, "id": sent}
    for place in (onedrive, moodle, moodle):
        faculty.do(faculty.teacher, record, "move", where=str(place.pk), **moved)
        record.refresh_from_db()
        assert record.where_id == place.pk


def test_a_check_sent_again_with_another_answer_is_another_check(faculty: Faculty) -> None:
    device, sent = faculty.device(), str(uuid.uuid4())
    for enough in ("yes", "no", "no"):
        faculty.check(faculty.teacher, device, enough=enough, id=sent)
    results = [one.attrs["result"] for one in entries([device.stream], kinds=["device.checked"])]
    assert results[:2] == ["well", "wanting"]


def test_whose_material_is_moved_to_a_device_of_another_does_not_learn_its_name(
    faculty: Faculty,
) -> None:
    device = faculty.device(faculty.teacher, "保健室 田中のノートPC")
    faculty.check(faculty.teacher, device)
    faculty.keep(faculty.other_teacher, where=str(faculty.place().pk))
    (record,) = kept()
    faculty.do(faculty.dean, record, "move", where=str(device.pk), guard="encrypted",
               how=HOW, **{"class": "grade"})  # fmt: skip
    assert "保健室 田中のノートPC" in faculty.page(faculty.dean, record)
    shelf = reverse("vault:shelf", args=["material"])
    listed = faculty.client(faculty.other_teacher).get(shelf).content.decode()
    for page in (faculty.page(faculty.other_teacher, record), listed):
        assert "保健室 田中のノートPC" not in page
        assert device.number in page


def test_what_ended_takes_no_more_entries_and_stays_to_be_read(faculty: Faculty) -> None:
    faculty.keep(where=str(faculty.place().pk))
    (record,) = kept()
    answer = faculty.do(faculty.teacher, record, "end", how="erased", why="教務システムに入力済み")
    assert answer.status_code == 302
    assert faculty.do(faculty.teacher, record, "note", note="x").status_code == 404
    assert "教務システムに入力済み" in faculty.page(faculty.teacher, record)


def test_no_name_and_no_word_of_what_is_kept_lies_open_in_the_journal(faculty: Faculty) -> None:
    faculty.keep(where=str(faculty.place().pk))
    (record,) = kept()
    (told,) = entries([record.stream], kinds=["material.kept"])
    assert told.words
    assert told.words["name"] == "線形代数II 成績 2026"
    (fact,) = Fact.unguarded.filter(stream=record.stream, kind="material.kept")
    assert set(fact.attrs) == {"class", "where", "guard", "lies-on"}


def test_the_room_is_shown_where_a_pack_asks_for_it_or_something_is_listed(
    faculty: Faculty,
) -> None:
    link = f'href="{reverse("vault:vault")}"'
    hub = reverse("desk:school")
    assert link in faculty.client(faculty.teacher).get(hub).content.decode()
    plain = make_school("ふつうの学校")
    teacher = make_staff(plain, "山田 一")
    assert link not in faculty.client(teacher).get(hub).content.decode()
    faculty.send(teacher, "device", type="laptop", name="PC-1", room="職員室")
    assert link in faculty.client(teacher).get(hub).content.decode()
