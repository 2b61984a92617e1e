"""One sign reaches everybody it must, at once, and nobody it must not."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests.cases.conftest import Staffroom
from tests.factories import make_guardian, make_pupil, make_school, make_staff

from mamori.access.queries import who_can_see
from mamori.cases.actions import Sign, acknowledge, add_note, record_sign
from mamori.cases.models import Case
from mamori.cases.queries import cases_of
from mamori.duties.models import Duty
from mamori.journal.queries import broken, codes, entries
from mamori.people.models import Account, Person, Post


def sees(account: Account, case: Case) -> bool:
    return cases_of(account).filter(pk=case.pk).exists()


@pytest.mark.row("HOK-060", "HOK-062", "HOK-108", "HOK-136", "HOK-137")
def test_committee_and_chain_have_it_in_the_same_moment(room: Staffroom, sign: Sign) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    assert all(sees(account, case) for account in [*room.committee, *room.chain])
    assert not sees(room.teacher, case)
    assert not sees(room.board_officer, case)
    shared = next(fact for fact in codes(case.stream) if fact.kind == "sign.shared")
    assert set(shared.attrs["with"]) == {"committee", "chain"}
    assert Duty.objects.get(entry="share-with-committee").state == "met"


@pytest.mark.row("HOK-062", "HOK-108")
def test_the_time_between_noticing_and_sharing_is_kept(room: Staffroom, sign: Sign) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    assert timedelta(minutes=12) <= case.lag < timedelta(minutes=13)
    (recorded,) = entries([case.stream], kinds=["sign.recorded"])
    assert recorded.attrs["noticed_at"] == sign.noticed_at.isoformat(timespec="minutes")


@pytest.mark.row("HOK-136")
def test_an_absent_hop_holds_nobody_up_and_is_shown(room: Staffroom, sign: Sign) -> None:
    Post.objects.filter(role="grade-head").delete()
    case = record_sign(by=room.homeroom, sign=sign)
    assert all(sees(account, case) for account in [room.principal, room.vice_principal])
    absent = [e.attrs["role"] for e in entries([case.stream], kinds=["hop.absent"])]
    assert absent == ["grade-head"]
    assert "grade-head" in [v.role for v in who_can_see(case.stream, room.school)[1]]


@pytest.mark.row("HOK-136")
def test_each_hop_confirms_for_itself(room: Staffroom, sign: Sign) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    hops = Duty.objects.filter(entry="read-in-the-chain")
    assert {(tuple(h.roles), h.state) for h in hops} >= {
        (("vice-principal",), "open"),
        (("principal",), "open"),
    }
    acknowledge(by=room.vice_principal, case=case)
    states = {h.roles[0]: h.state for h in Duty.objects.filter(entry="read-in-the-chain")}
    assert (states["vice-principal"], states["principal"]) == ("met", "open")


def test_checking_the_facts_is_due_without_an_invented_hour(room: Staffroom, sign: Sign) -> None:
    record_sign(by=room.homeroom, sign=sign)
    duty = Duty.objects.get(entry="check-facts", pack="jp-hokuyo")
    assert duty.state == "open"
    assert duty.due_at is None
    assert "committee" in duty.roles


@pytest.mark.row("HOK-062", "HOK-091")
def test_a_sign_cannot_be_kept_back_hidden_or_judged_alone() -> None:
    from mamori.cases import actions  # noqa: PLC0415 -- the room's verbs are the subject here
    from mamori.cases.flow import CASE  # noqa: PLC0415 -- likewise

    first = [step for step in CASE.steps if step.source == CASE.start]
    assert [(step.name, step.target) for step in first] == [("record", "shared")]
    forbidden = ("draft", "delete", "hide", "close", "withdraw", "dismiss")
    assert not [verb for verb in actions.__all__ if any(word in verb for word in forbidden)]


class TestAnAdultWhomTheSignNames:
    def test_is_left_out_and_cannot_tell(self, room: Staffroom, sign: Sign) -> None:
        case = record_sign(
            by=room.homeroom, sign=replace(sign, adults=frozenset({room.nurse.person_id}))
        )
        assert not sees(room.nurse, case)
        assert sees(room.expert, case)
        with pytest.raises(PermissionDenied):
            add_note(by=room.nurse, case=case, words="x", channel="observation")

    def test_if_it_is_the_principal_the_board_is_told(self, room: Staffroom, sign: Sign) -> None:
        named = replace(sign, adults=frozenset({room.principal.person_id}))
        case = record_sign(by=room.homeroom, sign=named)
        assert not sees(room.principal, case)
        assert sees(room.board_officer, case)
        told = entries([case.stream], kinds=["board.told"])
        assert [entry.attrs["type"] for entry in told] == ["principal-named"]
        absent = {e.attrs["role"] for e in entries([case.stream], kinds=["hop.absent"])}
        assert absent == {"principal"}

    def test_where_no_board_can_be_told_the_record_does_not_say_so(
        self, room: Staffroom, sign: Sign
    ) -> None:
        Post.objects.filter(role=Post.Role.BOARD_OFFICER).update(ends="2026-04-02")
        named = replace(sign, adults=frozenset({room.principal.person_id}))
        case = record_sign(by=room.homeroom, sign=named)
        assert entries([case.stream], kinds=["board.told"]) == []
        absent = {e.attrs["role"] for e in entries([case.stream], kinds=["hop.absent"])}
        assert absent == {"principal", "board-officer"}
        late = make_staff(room.board_officer.person.school, "主事 新", Post.Role.BOARD_OFFICER)
        assert sees(late, case)

    def test_if_it_is_the_writer_nobody_keeps_a_back_door(
        self, room: Staffroom, sign: Sign
    ) -> None:
        me = replace(sign, adults=frozenset({room.homeroom.person_id}))
        case = record_sign(by=room.homeroom, sign=me)
        assert not sees(room.homeroom, case)
        assert sees(room.principal, case)


def test_a_form_sent_twice_is_one_sign(room: Staffroom, sign: Sign) -> None:
    first = record_sign(by=room.homeroom, sign=sign)
    again = record_sign(by=room.homeroom, sign=sign)
    assert first == again
    assert Case.unguarded.count() == 1
    assert len(entries([first.stream], kinds=["sign.recorded"])) == 1


@pytest.mark.parametrize(
    "change",
    [{"words": "給食を一人で食べていた。"}, {"place_words": "体育館"}, {"danger": True}],
    ids=lambda change: next(iter(change)),
)
def test_other_words_from_the_same_page_are_not_swallowed(
    room: Staffroom, sign: Sign, change: dict[str, Any]
) -> None:
    first = record_sign(by=room.homeroom, sign=sign)
    second = record_sign(by=room.homeroom, sign=replace(sign, **change))
    assert first != second
    told = [entry.words for entry in entries([first.stream, second.stream]) if entry.words]
    assert told == [sign.told, replace(sign, **change).told]


def test_an_adult_named_only_the_second_time_is_barred(room: Staffroom, sign: Sign) -> None:
    record_sign(by=room.homeroom, sign=sign)
    named = frozenset({room.principal.person_id})
    second = record_sign(by=room.homeroom, sign=replace(sign, adults=named))
    assert not sees(room.principal, second)
    assert sees(room.nurse, second)


def test_the_number_of_somebody_elses_form_tells_nothing(room: Staffroom, sign: Sign) -> None:
    named = frozenset({room.vice_principal.person_id})
    hidden = record_sign(by=room.homeroom, sign=replace(sign, adults=named))
    mine = record_sign(by=room.vice_principal, sign=sign)
    assert mine != hidden
    assert sees(room.vice_principal, mine)
    assert not sees(room.vice_principal, hidden)
    assert len(entries([hidden.stream], kinds=["sign.recorded"])) == 1


def test_numbers_leave_no_gap_where_a_case_is_hidden(room: Staffroom, sign: Sign) -> None:
    numbers = [
        record_sign(by=room.teacher, sign=replace(sign, id=uuid.uuid4())).number for _ in range(15)
    ]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("26-") for number in numbers)
    assert sorted(numbers) != numbers  # 15 numbers stand in order by chance once in 10^12 times


@pytest.mark.parametrize("kind", ["stranger", "guardian", "nobody"])
def test_a_sign_is_about_pupils_of_this_school(room: Staffroom, sign: Sign, kind: str) -> None:
    who: set[object] = set()
    if kind == "stranger":
        who = {make_pupil(make_school(), "他校 児童").pk}
    if kind == "guardian":
        who = {make_guardian(room.child, "保護 者").pk}
    with pytest.raises(ValueError, match="same school"):
        record_sign(by=room.homeroom, sign=replace(sign, pupils=frozenset(who)))
    assert not Case.unguarded.exists()
    assert entries([sign.stream]) == []


def test_whoever_holds_no_post_here_records_nothing(room: Staffroom, sign: Sign) -> None:
    outsider = make_staff(make_school(), "他校 教諭")
    stranger = Account.objects.get(pk=outsider.pk)
    with pytest.raises((PermissionDenied, ValueError)):
        record_sign(by=stranger, sign=sign)
    former = make_staff(room.school, "退職 者")
    Post.objects.filter(person=former.person).update(ends="2026-04-02")
    with pytest.raises(PermissionDenied):
        record_sign(by=former, sign=sign)


@pytest.mark.row("HOK-063")
def test_what_several_people_noticed_comes_together(room: Staffroom, sign: Sign) -> None:
    from mamori.desk.queries import child  # noqa: PLC0415 -- the page gathers over cases

    record_sign(by=room.homeroom, sign=sign)
    other = replace(sign, id=uuid.uuid4(), words="給食を一人で食べていた。")
    case = record_sign(by=room.teacher, sign=other)
    add_note(by=room.nurse, case=case, words="保健室に三回来た。", channel="observation")
    told = child(room.principal, room.child.pk, "ja").told
    words = {line.entry.words["what"] for line in told if line.entry.words.get("what")}
    assert words == {sign.words, other.words, "保健室に三回来た。"}
    assert {line.by for line in told if line.entry.words.get("what")} == {
        "担任 一",
        "専科 八",
        "養護 六",
    }


def test_the_journal_holds_after_a_sign_and_shows_no_name(room: Staffroom, sign: Sign) -> None:
    case = record_sign(by=room.homeroom, sign=sign)
    assert list(broken(room.school.pk)) == []
    assert "結衣" not in repr(codes(case.stream))
    assert Person.objects.get(pk=room.child.pk).sealed.find("結衣".encode()) == -1
