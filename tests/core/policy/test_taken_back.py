"""A child was named by mistake: what is due for it ends, and nothing else does."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.policy.gates import ASKED, QUIET, answer, gate, missing
from tests.core.policy.making import TOKYO, at, fact, packs_of, pattern
from tests.core.policy.test_each import BASE, BOTH, KNOWN, TELL, derived, hurt, states, told

from mamori.core.policy import Attempt, Fact
from mamori.core.policy.layers import layer_of
from mamori.core.policy.predicates import PREDICATES

SECOND = f"{BASE}/b"
WHOEVER = f"{BASE}/-"


def mistaken(about: str, when: str = "2026-06-05 10:00", layer: str = "victim") -> Fact:
    return fact("participant.removed", when, layer=layer, about=about)


def keys(*facts: Fact) -> dict[str, str]:
    return {each.key: each.state for each in derived(*facts)}


class TestADuty:
    def test_falls_away_for_the_one_and_stays_for_the_other(self) -> None:
        found = derived(hurt("a b"), KNOWN, mistaken("a"))
        assert {each.key: each.state for each in found} == {BASE: "void", SECOND: "open"}
        void = next(each for each in found if each.state == "void")
        assert (void.closed_by, void.closed_at) == (mistaken("a").id, mistaken("a").at)
        assert not void.is_late(at("2026-06-30 12:00"))

    def test_that_was_done_stays_done(self) -> None:
        assert states(hurt("a b"), KNOWN, told("a"), mistaken("a")) == {"a": "met", "b": "open"}

    def test_that_opens_later_is_not_owed_to_whoever_was_taken_back(self) -> None:
        late = fact("facts.established", "2026-06-06 10:00")
        assert states(hurt("a b"), mistaken("a"), late) == {"b": "open"}

    def test_of_another_part_of_the_child_stays(self) -> None:
        both = hurt("a", layer=["actor", "victim"])
        assert states(both, hurt("b"), KNOWN, mistaken("a", layer="actor")) == {
            "a": "open",
            "b": "open",
        }

    def test_is_owed_to_whoever_it_may_be_where_nobody_is_left(self) -> None:
        facts = (hurt("a"), KNOWN, mistaken("a"))
        (void, whoever) = derived(*facts)
        assert (void.key, void.person, void.state) == (BASE, "a", "void")
        assert (whoever.key, whoever.person, whoever.state) == (WHOEVER, None, "open")
        assert whoever.due_at == TOKYO.end_of_day(date(2026, 6, 5))
        assert whoever.opened_by == mistaken("a").id

    @pytest.mark.parametrize(
        ("about", "state"), [("", "met"), ("b", "met"), ("a b", "met"), ("a", "open")]
    )
    def test_is_then_proved_by_what_is_not_only_about_the_wrong_child(
        self, about: str, state: str
    ) -> None:
        done = told(about, "2026-06-05 12:00")
        assert keys(hurt("a"), KNOWN, mistaken("a"), done)[WHOEVER] == state

    def test_goes_over_to_the_right_child_when_it_is_named(self) -> None:
        facts = (hurt("a"), KNOWN, mistaken("a"), hurt("b", "2026-06-08 10:00"))
        assert keys(*facts) == {BASE: "void", WHOEVER: "void", SECOND: "open"}
        right = next(each for each in derived(*facts) if each.key == SECOND)
        assert right.due_at == TOKYO.end_of_day(date(2026, 6, 8))
        later = told("b", "2026-06-09 10:00")
        assert keys(*facts, later) == {BASE: "void", WHOEVER: "void", SECOND: "met"}

    def test_has_no_gap_if_the_right_child_was_named_first(self) -> None:
        assert WHOEVER not in keys(hurt("a"), KNOWN, hurt("b", "2026-06-05 09:00"), mistaken("a"))

    def test_is_there_again_in_each_gap(self) -> None:
        facts = (hurt("a"), KNOWN, mistaken("a"), hurt("b", "2026-06-08 10:00"))
        again = mistaken("b", "2026-06-09 10:00")
        assert keys(*facts, again) == {BASE: "void", WHOEVER: "open", SECOND: "void"}


class TestAChildThatIsNamedAgain:
    AGAIN = hurt("a", "2026-06-10 10:00")

    def test_is_owed_again_what_was_owed_with_the_time_it_had(self) -> None:
        before = derived(hurt("a b"), KNOWN)
        assert derived(hurt("a b"), KNOWN, mistaken("a"), self.AGAIN) == before

    def test_has_the_time_from_then_on_for_what_opened_meanwhile(self) -> None:
        late = fact("facts.established", "2026-06-06 10:00")
        found = derived(hurt("a b"), mistaken("a"), late, self.AGAIN)
        due = {each.person: each.due_at for each in found}
        assert due == {
            "a": TOKYO.end_of_day(date(2026, 6, 10)),
            "b": TOKYO.end_of_day(date(2026, 6, 6)),
        }

    def test_can_be_taken_back_again(self) -> None:
        again = mistaken("a", "2026-06-11 10:00")
        found = states(hurt("a b"), KNOWN, mistaken("a"), self.AGAIN, again)
        assert found == {"a": "void", "b": "open"}


class TestALayer:
    def test_keeps_whoever_is_named_and_taken_back_in_one_instant(self) -> None:
        same = "2026-06-05 10:00"
        assert layer_of([mistaken("a", same), hurt("a", same)], "victim").standing == ["a"]
        facts = [hurt("a"), hurt("a", same), mistaken("a", same)]
        assert layer_of(facts, "victim").standing == ["a"]

    def test_knows_of_no_mistake_about_somebody_who_was_never_named(self) -> None:
        facts = [mistaken("a", "2026-06-01 10:00"), hurt("b"), mistaken("c")]
        layer = layer_of(facts, "victim")
        assert (layer.standing, layer.taken_back, layer.nobody) == (["b"], {}, [])

    def test_was_empty_once_all_were_taken_back_in_one_act(self) -> None:
        layer = layer_of([hurt("a b"), mistaken("b a")], "victim")
        assert (layer.standing, set(layer.taken_back)) == ([], {"a", "b"})
        assert [spell.since for spell in layer.nobody] == [mistaken("b a")]


EACH = gate(QUIET, replace(ASKED, each="victim"))
WELL = answer("2026-07-01", "none", about="b")


class TestANeed:
    def test_asks_no_more_of_whoever_was_taken_back(self) -> None:
        assert missing(EACH, "2026-07-10", *BOTH, WELL) == [1]
        assert missing(EACH, "2026-07-10", *BOTH, WELL, mistaken("a")) == []

    @pytest.mark.parametrize("when", ["2026-05-01", "2026-06-20", "2026-07-05"])
    def test_is_not_met_while_the_last_they_said_is_that_it_hurts(self, when: str) -> None:
        facts = (*BOTH, WELL, mistaken("a"), answer(when, "some", about="a"))
        assert missing(EACH, "2026-07-10", *facts) == [1]
        better = answer("2026-07-06", "none", about="a")
        assert missing(EACH, "2026-07-10", *facts, better) == []

    def test_is_not_met_by_the_wrong_child_where_nobody_is_left(self) -> None:
        alone = hurt("a", "2026-04-01 10:00")
        wrong = answer("2026-07-01", "none", about="a")
        facts = (BOTH[0], alone, wrong, mistaken("a"))
        assert missing(EACH, "2026-07-10", *facts) == [1]
        assert missing(EACH, "2026-07-10", *facts, answer("2026-07-02", "none")) == []
        assert missing(EACH, "2026-07-10", *facts, WELL) == []


class TestADutyToEachSubject:
    ABSENT = replace(
        TELL,
        after=(pattern("absence.reached", days="30"),),
        met_by=(pattern("serious.suspected"),),
        repeat="each",
        each="subject",
    )
    FIRST = fact("absence.reached", "2026-06-01 10:00", days="30", about="a b", id="first")
    NEXT = fact("absence.reached", "2026-06-02 10:00", days="30", about="b", id="next")

    def found(self, *facts: Fact, repeat: str = "each") -> list[tuple[str, str | None, str]]:
        packs = packs_of(replace(self.ABSENT, repeat=repeat))
        made = derived(*facts, packs=packs)
        return [(each.key.removeprefix(BASE), each.person, each.state) for each in made]

    def test_is_proved_only_by_what_is_about_that_person(self) -> None:
        suspected = fact("serious.suspected", "2026-06-03 10:00", about="b")
        assert self.found(self.FIRST, suspected) == [
            ("first", "a", "open"),
            ("first/b", "b", "met"),
        ]

    def test_is_owed_again_with_every_opener(self) -> None:
        suspected = fact("serious.suspected", "2026-06-01 12:00", about="a b")
        assert [state for *_, state in self.found(self.FIRST, suspected, self.NEXT)] == [
            "met",
            "met",
            "open",
        ]

    def test_is_owed_once_to_each_with_the_first_opener_about_them(self) -> None:
        third = fact("absence.reached", "2026-06-03 10:00", days="30", about="c")
        found = self.found(self.FIRST, self.NEXT, third, repeat="once")
        assert found == [("", "a", "open"), ("/b", "b", "open"), ("/c", "c", "open")]

    def test_is_one_where_the_opener_names_nobody(self) -> None:
        unnamed = replace(self.FIRST, subjects=())
        suspected = fact("serious.suspected", "2026-06-03 10:00", about="b")
        assert self.found(unnamed) == [("first", None, "open")]
        assert self.found(unnamed, suspected) == [("first", None, "met")]

    def test_has_nothing_to_do_with_parts_in_the_case(self) -> None:
        facts = (self.FIRST, hurt("c"), mistaken("a"))
        assert [person for _, person, _ in self.found(*facts)] == ["a", "b"]


ATTEMPT = Attempt("participant.removed", {"layer": "victim"}, {}, ("a",))
HIT = fact("act.recorded", "2026-06-02 12:00", about="a o", id="hit")


def put_right(when: str, entry: str = "hit") -> Fact:
    return fact("entry.corrected", when, entry=entry, about="a o")


class TestThePredicates:
    @pytest.mark.parametrize(
        ("answers", "met"),
        [
            ([], True),
            ([answer("2026-06-03", "some", about="a")], False),
            ([answer("2026-06-03", "unclear", about="a")], False),
            ([answer("2026-06-03", "some", about="b")], True),
            ([answer("2026-06-03", "some")], False),
            ([answer("2026-06-03", "some"), answer("2026-06-04", "none", about="a")], True),
            ([answer("2026-06-03", "some", about="a"), answer("2026-06-04", "none")], False),
            ([answer("2026-06-03", said, about="a") for said in ("none", "some")], False),
        ],
    )
    def test_nobody_says_it_hurts(self, answers: list[Fact], met: bool) -> None:  # noqa: FBT001 -- a column of the table
        assert PREDICATES["nobody-says-it-hurts"](ATTEMPT, [hurt("a"), *answers]) is met

    def test_a_guardian_speaks_for_the_child_and_the_child_for_itself(self) -> None:
        child = answer("2026-06-04", "none", about="a")
        home = replace(child, attrs={"with": "victim-guardian", "answer": "some"}, id="home")
        assert not PREDICATES["nobody-says-it-hurts"](ATTEMPT, [home, child])

    @pytest.mark.parametrize(
        ("facts", "met"),
        [
            ([hurt("a")], True),
            ([hurt("a"), HIT], False),
            ([hurt("b"), HIT], False),
            ([hurt("a"), replace(HIT, kind="serious.suspected")], False),
            ([hurt("a"), replace(HIT, kind="act.stopped")], True),
            ([hurt("a"), HIT, put_right("2026-06-03 10:00")], True),
            ([hurt("a"), HIT, put_right("2026-06-03 10:00", "other")], False),
            ([HIT, put_right("2026-06-02 13:00"), hurt("a", "2026-06-03 10:00")], False),
        ],
    )
    def test_no_harm_stands_recorded(self, facts: list[Fact], met: bool) -> None:  # noqa: FBT001 -- a column of the table
        assert PREDICATES["no-harm-stands-recorded"](ATTEMPT, facts) is met

    def test_a_correction_before_it_was_named_again_does_not_count(self) -> None:
        facts = [hurt("a"), HIT, put_right("2026-06-03 10:00"), mistaken("a")]
        again = hurt("a", "2026-06-06 10:00")
        assert PREDICATES["no-harm-stands-recorded"](ATTEMPT, facts)
        assert not PREDICATES["no-harm-stands-recorded"](ATTEMPT, [*facts, again])
