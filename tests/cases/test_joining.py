"""Two cases that are one, and one that is two: no word is lost, nobody named gets in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.factories import make_pupil, sign_in

from mamori.base import clock
from mamori.cases.actions import (
    Deed,
    Sign,
    add_note,
    merge,
    record_sign,
    separate,
    split,
    take_step,
)
from mamori.cases.models import Case
from mamori.cases.queries import cases_of, chronology, with_joined
from mamori.core.flow import NotNow
from mamori.duties.models import Duty
from mamori.journal.queries import broken, codes, entries
from mamori.people.models import Account, Post


@pytest.fixture
def two(room: Staffroom, sign: Sign) -> tuple[Case, Case]:
    other = replace(sign, id=uuid4(), words="くつ箱のこと。", pupils=frozenset({room.child.pk}))
    return record_sign(by=room.homeroom, sign=sign), record_sign(by=room.teacher, sign=other)


def words_of(case: Case) -> str:
    lines = chronology(with_joined(case), "ja")
    return "\n".join(text for line in lines for text in line.texts)


def test_both_are_read_as_one_and_every_word_is_there(
    room: Staffroom, two: tuple[Case, Case], client: Client
) -> None:
    first, second = two
    add_note(by=room.nurse, case=first, words="保健室でのこと。")
    sign_in(client, room.principal)
    page = client.get(f"/cases/{first.pk}/merge/").content.decode()
    assert second.number in page
    answer = client.post(
        f"/cases/{first.pk}/merge/", {"into": second.pk, "why": "同じことだった。"}
    )
    assert answer["Location"] == f"/cases/{second.pk}/"
    told = client.get(f"/cases/{second.pk}/").content.decode()
    for words in (
        "上履きが隠されていた。",
        "保健室でのこと。",
        "くつ箱のこと。",
        "同じことだった。",
    ):
        assert words in told
    assert f"/cases/{second.pk}/" in client.get(f"/cases/{first.pk}/").content.decode()
    assert not list(broken(room.school.pk))


def test_an_act_of_either_counts_for_both(room: Staffroom, two: tuple[Case, Case]) -> None:
    first, second = two
    child = frozenset({room.child.pk})
    deed = Deed({"form": ["1"], "danger": "no"}, child, {"what": "押された。"})
    take_step(by=room.homeroom, case=first, step="record-act", deed=deed)
    merge(by=room.principal, case=first, into=second, why="同じ。")
    assert "act.recorded" in [fact.kind for fact in codes(second.stream)]
    assert not Duty.objects.filter(stream=first.stream, state="open").exists()
    facts = len(codes(second.stream))
    add_note(by=room.homeroom, case=_fresh(first), words="あとから聞いたこと。")
    assert len(codes(second.stream)) == facts + 1
    assert not Duty.objects.filter(stream=first.stream, state="open").exists()


def _fresh(case: Case) -> Case:
    return Case.unguarded.get(pk=case.pk)


@pytest.mark.row("HOK-114")
def test_whoever_one_names_is_shut_out_of_both(room: Staffroom, sign: Sign) -> None:
    named = frozenset({room.vice_principal.person_id})
    first = record_sign(by=room.homeroom, sign=replace(sign, adults=named))
    second = record_sign(by=room.homeroom, sign=replace(sign, id=uuid4(), words="別のこと"))
    assert cases_of(room.vice_principal).count() == 1
    merge(by=room.principal, case=first, into=second, why="同じ。")
    assert cases_of(room.vice_principal).count() == 0


@pytest.mark.parametrize("turn", [1, -1], ids=["into-the-other", "into-the-named"])
def test_the_board_knows_of_both_where_one_names_the_principal(
    room: Staffroom, sign: Sign, turn: int
) -> None:
    named = frozenset({room.principal.person_id})
    first = record_sign(by=room.homeroom, sign=replace(sign, adults=named))
    second = record_sign(by=room.homeroom, sign=replace(sign, id=uuid4(), words="別のこと"))
    pair = (first, second)[::turn]
    merge(by=room.nurse, case=pair[0], into=pair[1], why="同じ。")
    assert set(cases_of(room.board_officer)) == {first, second}
    for case in pair:
        (told,) = entries([case.stream], kinds=["board.told"])
        assert told.attrs == {"type": "principal-named"}


def test_the_board_is_told_where_each_names_one_and_together_too_many(
    room: Staffroom, sign: Sign
) -> None:
    first, second = (
        record_sign(by=room.homeroom, sign=replace(sign, id=uuid4(), adults=frozenset({one})))
        for one in (room.vice_principal.person_id, room.expert.person_id)
    )
    end_membership(room.principal)
    assert not cases_of(room.board_officer).exists()
    merge(by=room.nurse, case=first, into=second, why="同じ。")
    assert set(cases_of(room.board_officer)) == {first, second}


def end_membership(account: Account) -> None:
    Post.objects.filter(person=account.person, role=Post.Role.COMMITTEE).delete()


def test_who_only_told_something_can_still_tell_more_there_and_read_no_more(
    room: Staffroom, two: tuple[Case, Case]
) -> None:
    first, second = two[1], two[0]  # the teacher wrote the first sign of `first`
    merge(by=room.principal, case=first, into=second, why="同じ。")
    assert list(cases_of(room.teacher)) == [first]
    add_note(by=room.teacher, case=_fresh(first), words="もう一つ思い出した。")
    assert "もう一つ思い出した。" in words_of(second)


def test_only_the_committee_of_both_and_never_in_circles(
    room: Staffroom, two: tuple[Case, Case]
) -> None:
    first, second = two
    with pytest.raises(PermissionDenied):
        merge(by=room.homeroom, case=first, into=second, why="x")
    merge(by=room.principal, case=first, into=second, why="x")
    with pytest.raises(NotNow):
        merge(by=room.principal, case=second, into=first, why="x")
    with pytest.raises(ValueError, match="two cases"):
        merge(by=room.principal, case=second, into=second, why="x")


def test_what_was_merged_in_error_is_two_again(
    room: Staffroom, two: tuple[Case, Case], client: Client
) -> None:
    first, second = two
    before = {d.key: d.state for d in Duty.objects.filter(stream=second.stream)}
    merge(by=room.principal, case=first, into=second, why="同じ。")
    sign_in(client, room.principal)
    assert client.post(f"/cases/{first.pk}/separate/", {"why": "ちがった。"}).status_code == 302
    assert _fresh(first).state == "shared"
    assert "上履きが隠されていた。" not in words_of(second)
    open_now = Duty.objects.filter(stream=second.stream, state="open")
    assert {d.key for d in open_now} == {key for key, state in before.items() if state == "open"}
    assert Duty.objects.filter(stream=first.stream, state="open").exists()
    with pytest.raises(NotNow):
        separate(by=room.principal, case=_fresh(first), why="x")


def test_a_part_goes_on_in_a_case_of_its_own_and_stays_where_it_was(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    other = make_pupil(room.school, "森 蓮")
    with clock.at(datetime(2026, 11, 2, 3, tzinfo=UTC) - timedelta(hours=1)):
        add_note(by=room.nurse, case=case, words="森さんのこと。")
    add_note(by=room.nurse, case=case, words="池田さんのこと。")
    joined = Deed({"layer": "bystander"}, frozenset({other.pk}))
    take_step(by=room.principal, case=case, step="name-participant", deed=joined)
    (about_other, _mine) = entries([case.stream], kinds=["note.added"])
    sign_in(client, room.principal)
    page = client.get(f"/cases/{case.pk}/split/").content.decode()
    assert "森さんのこと。" in page
    form = {"pupils": [other.pk], "entries": [about_other.id], "why": "別のことだった。"}
    answer = client.post(f"/cases/{case.pk}/split/", form)
    assert answer.status_code == 302, answer.content.decode()
    second = Case.unguarded.exclude(pk=case.pk).get()
    assert "森さんのこと。" in words_of(second)
    assert "池田さんのこと。" not in words_of(second)
    assert "森さんのこと。" in words_of(_fresh(case))
    (carried,) = entries([second.stream], kinds=["note.added"])
    assert carried.attrs["on"] == "2026-11-02"
    assert (carried.words or {})["carried"]["by"] == str(room.nurse.person_id)
    told = client.get(f"/cases/{second.pk}/").content.decode()
    assert "養護 六" in told


def test_whoever_the_first_names_is_shut_out_of_the_second(room: Staffroom, sign: Sign) -> None:
    named = frozenset({room.vice_principal.person_id})
    case = record_sign(by=room.homeroom, sign=replace(sign, adults=named))
    split(by=room.principal, case=case, carried=[], pupils=frozenset({room.child.pk}), why="別。")
    assert cases_of(room.vice_principal).count() == 0
    assert cases_of(room.nurse).count() == 2


def test_naming_somebody_afterwards_shuts_them_out_of_both(
    room: Staffroom, two: tuple[Case, Case]
) -> None:
    first, second = two
    merge(by=room.principal, case=first, into=second, why="同じ。")
    named = frozenset({room.vice_principal.person_id})
    add_note(by=room.homeroom, case=_fresh(first), words="教頭先生も見ていた。", adults=named)
    assert cases_of(room.vice_principal).count() == 0
    also = frozenset({room.guidance.person_id})
    add_note(by=room.homeroom, case=second, words="指導の先生も。", adults=also)
    assert cases_of(room.guidance).count() == 0
    assert cases_of(room.nurse).count() == 2


def test_merging_closes_nothing_and_keeps_the_danger_in_sight(room: Staffroom, sign: Sign) -> None:
    first = record_sign(by=room.homeroom, sign=replace(sign, danger=True))
    second = record_sign(by=room.homeroom, sign=replace(sign, id=uuid4(), words="別のこと"))
    Case.unguarded.filter(pk=first.pk).update(state="recognised")
    Case.unguarded.filter(pk=second.pk).update(state="resolved-watching")
    merge(by=room.principal, case=_fresh(first), into=_fresh(second), why="同じ。")
    assert _fresh(second).state == "recognised"
    assert _fresh(second).danger
    assert "case.reopened" in [fact.kind for fact in codes(second.stream)]
    separate(by=room.principal, case=_fresh(first), why="ちがった。")
    assert _fresh(first).state == "recognised"


def test_who_only_told_something_of_one_does_not_read_the_other(
    room: Staffroom, two: tuple[Case, Case], client: Client
) -> None:
    first, second = two  # the teacher wrote the first sign of `second`
    merge(by=room.principal, case=first, into=second, why="同じ。")
    page = sign_in(client, room.teacher).get(f"/cases/{second.pk}/").content.decode()
    assert "くつ箱のこと。" in page
    assert "上履きが隠されていた。" not in page
    sign_in(client, room.nurse).get(f"/cases/{second.pk}/")
    read = [entry.by for entry in entries([first.stream], kinds=["record.read"])]
    assert room.nurse.person_id in read


def test_pressed_twice_a_part_goes_off_once_and_its_correction_with_it(
    room: Staffroom, sign: Sign
) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    add_note(by=room.nurse, case=case, words="森さんがした。")
    (note,) = entries([case.stream], kinds=["note.added"])
    deed = Deed({"entry": str(note.id)}, words={"right": "森さんではない。", "why": "聞きちがい"})
    take_step(by=room.nurse, case=case, step="correct", deed=deed)
    pk, child = uuid4(), frozenset({room.child.pk})
    seconds = {
        split(by=room.principal, case=case, carried=[note.id], pupils=child, why="別。", pk=pk).pk
        for _press in range(2)
    }
    assert seconds == {pk}
    assert Case.unguarded.count() == 2
    (line,) = [line for line in chronology([_fresh_of(pk)], "ja") if line.corrections]
    assert line.words == "森さんがした。"
    assert "森さんではない。" in " ".join(line.corrections[0].texts)


def _fresh_of(pk: UUID) -> Case:
    return Case.unguarded.get(pk=pk)
