"""Where several children were hurt, what is owed to each is owed to each."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.policy.gates import APRIL, ASKED, QUIET, RESOLVE, answer, gate, missing
from tests.core.policy.making import TOKYO, at, duty, fact, packs_of, pattern, target, utc

from mamori.core.policy import Duty, Fact, Packs, derive, refusals
from mamori.core.policy.span import Span

NOW = "2026-06-30 12:00"
KNOWN = fact("facts.established", "2026-06-03 16:40", id="known")
TELL = duty(
    "tell",
    "facts.established",
    (pattern("contact.made", with_="victim-guardian"),),
    within=Span("days", 0),
    each="victim",
)
BASE = "law/tell/case:1//"


def hurt(about: str, when: str = "2026-06-02 10:00", layer: str | list[str] = "victim") -> Fact:
    return fact("participant.added", when, layer=layer, about=about)


def told(about: str, when: str = "2026-06-03 17:00") -> Fact:
    return fact("contact.made", when, with_="victim-guardian", about=about)


def states(*facts: Fact, packs: Packs | None = None) -> dict[str | None, str]:
    return {each.person: each.state for each in derived(*facts, packs=packs)}


def derived(*facts: Fact, packs: Packs | None = None) -> tuple[Duty, ...]:
    return derive(packs or packs_of(TELL), facts, at(NOW), TOKYO)


class TestADuty:
    def test_is_owed_to_each_and_proved_for_each(self) -> None:
        facts = (hurt("a b"), hurt("c"), KNOWN)
        assert states(*facts) == dict.fromkeys("abc", "open")
        assert states(*facts, told("a")) == {"a": "met", "b": "open", "c": "open"}
        assert states(*facts, told("a c"), told("b")) == dict.fromkeys("abc", "met")

    def test_is_proved_for_nobody_by_a_fact_that_names_nobody(self) -> None:
        assert states(hurt("a"), KNOWN, told("")) == {"a": "open"}

    def test_is_one_as_long_as_nobody_is_named(self) -> None:
        others = hurt("x", layer=["actor", "reporter"])
        assert states(others, KNOWN) == {None: "open"}
        assert states(others, KNOWN, told("")) == {None: "met"}

    def test_sees_a_child_that_has_several_parts(self) -> None:
        assert states(hurt("a", layer=["actor", "victim"]), KNOWN) == {"a": "open"}

    def test_is_not_owed_anew_to_a_child_that_is_named_again(self) -> None:
        assert len(derived(hurt("a"), hurt("a", "2026-06-20 10:00"), KNOWN)) == 1

    def test_knows_only_the_children_of_its_own_case(self) -> None:
        other = fact("participant.added", "2026-06-02 10:00", stream="case:2", layer="victim")
        assert states(replace(other, subjects=("z",)), hurt("a"), KNOWN) == {"a": "open"}

    def test_of_a_pack_that_does_not_ask_for_each_stays_one(self) -> None:
        plain = packs_of(replace(TELL, each=""))
        assert states(hurt("a b"), KNOWN, told("a"), packs=plain) == {None: "met"}

    def test_falls_away_for_everybody(self) -> None:
        packs = packs_of(replace(TELL, unless=(pattern("case.set-aside"),)))
        aside = fact("case.set-aside", "2026-06-04 10:00")
        found = states(hurt("a b"), KNOWN, told("a"), aside, packs=packs)
        assert found == {"a": "met", "b": "void"}

    def test_that_is_owed_by_each_role_is_owed_by_each_role_to_each(self) -> None:
        packs = packs_of(replace(TELL, one_each=True, who=("homeroom", "committee")))
        found = derived(hurt("a b"), KNOWN, packs=packs)
        assert len({each.key for each in found}) == len(found) == 4

    def test_that_opens_again_is_owed_again_to_each(self) -> None:
        packs = packs_of(replace(TELL, repeat="each"))
        again = fact("facts.established", "2026-06-10 09:00", id="again")
        found = derived(hurt("a b"), KNOWN, told("a"), again, packs=packs)
        assert [(each.person, each.state) for each in found] == [
            ("a", "met"),
            ("b", "open"),
            ("a", "open"),
            ("b", "open"),
        ]


class TestTheFirstChildThatIsNamed:
    LATE = hurt("a", "2026-06-10 10:00")

    def test_takes_the_place_of_the_duty_that_stood_before(self) -> None:
        (before,) = derived(KNOWN)
        (after,) = derived(KNOWN, self.LATE)
        assert (before.key, before.person) == (BASE, None)
        assert after == replace(before, person="a")

    def test_stays_told_if_it_was_told(self) -> None:
        (found,) = derived(KNOWN, told("a"), self.LATE)
        assert (found.state, found.closed_at) == ("met", utc("2026-06-03 08:00"))
        assert not found.is_late(at(NOW))

    def test_is_still_owed_it_if_nobody_said_whom_they_told(self) -> None:
        assert states(KNOWN, told(""), self.LATE) == {"a": "open"}

    def test_shares_its_time_with_those_named_in_the_same_act(self) -> None:
        both = derived(KNOWN, hurt("a b", "2026-06-10 10:00"))
        assert {each.due_at for each in both} == {TOKYO.end_of_day(date(2026, 6, 3))}


class TestAChildThatIsNamedLater:
    FACTS = (hurt("a"), KNOWN, hurt("b", "2026-06-10 10:00"))

    def test_has_its_own_key_and_its_own_time(self) -> None:
        first, second = derived(*self.FACTS)
        assert (first.key, second.key) == (BASE, f"{BASE}/b")
        assert first.due_at == TOKYO.end_of_day(date(2026, 6, 3))
        assert second.due_at == TOKYO.end_of_day(date(2026, 6, 10))
        assert (second.opened_by, second.opened_at) == (self.FACTS[2].id, self.FACTS[2].at)

    def test_has_the_time_of_the_opener_if_it_is_named_before(self) -> None:
        first, second = derived(hurt("a"), hurt("b", "2026-06-02 11:00"), KNOWN)
        assert first.due_at == second.due_at

    def test_has_the_schools_target_from_its_own_day(self) -> None:
        quick = replace(TELL, within=None)
        packs = packs_of(quick, targets=(target(Span("hours", 24), of="law/tell"),))
        assert [each.target_at for each in derived(*self.FACTS, packs=packs)] == [
            utc("2026-06-04 07:40"),
            utc("2026-06-11 01:00"),
        ]

    def test_is_proved_by_what_was_done_for_it_before_it_was_named(self) -> None:
        _first, second = derived(*self.FACTS, told("b"))
        assert (second.state, second.closed_at) == ("met", self.FACTS[2].at)
        assert not second.is_late(at(NOW))


EACH = gate(QUIET, replace(ASKED, each="victim"))
BOTH = (APRIL, hurt("a b", "2026-04-01 10:00"))


class TestANeed:
    def test_tells_who_is_missing(self) -> None:
        (found,) = refusals(
            EACH,
            RESOLVE,
            [*BOTH, answer("2026-07-01", "none", about="b")],
            at("2026-07-10 12:00"),
            TOKYO,
        )
        assert found.detail == {"from": date(2026, 7, 1), "persons": ("a",)}

    def test_is_met_when_each_was_asked(self) -> None:
        a, b = (answer("2026-07-01", "none", about=child) for child in "ab")
        assert missing(EACH, "2026-07-10", *BOTH, a, b) == []

    def test_takes_the_last_answer_of_each(self) -> None:
        worse = answer("2026-07-01", "some", about="a")
        better = answer("2026-07-02", "none", about="b")
        assert missing(EACH, "2026-07-10", *BOTH, worse, better) == [1]
        assert (
            missing(
                EACH, "2026-07-10", *BOTH, worse, better, answer("2026-07-03", "none", about="a")
            )
            == []
        )

    @pytest.mark.parametrize(("last", "lacking"), [("none", []), ("some", [1])])
    def test_lets_an_answer_that_names_nobody_stand_against_everybody(
        self, last: str, lacking: list[int]
    ) -> None:
        named = answer("2026-07-01", "none", about="a b")
        assert missing(EACH, "2026-07-10", *BOTH, named, answer("2026-07-02", last)) == lacking
        assert missing(EACH, "2026-07-10", *BOTH, answer("2026-07-02", last)) == [1]

    def test_is_one_as_long_as_nobody_is_named(self) -> None:
        assert missing(EACH, "2026-07-10", APRIL) == [1]
        assert missing(EACH, "2026-07-10", APRIL, answer("2026-07-01", "none")) == []
