"""What holds for any packs and any facts."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.policy.gates import ASKED, OWN, gate
from tests.core.policy.making import TOKYO, at, duty, pack_of, pattern, target
from tests.core.policy.test_calendar import AMSTERDAM

from mamori.core.policy import Attempt, Duty, Fact, Pack, Packs, derive, refusals
from mamori.core.policy.calendar import Calendar
from mamori.core.policy.entries import DutyEntry, TargetEntry
from mamori.core.policy.needs import FactNeed, FilledNeed, NeverNeed, PeopleNeed, QuietNeed
from mamori.core.policy.pattern import Pattern
from mamori.core.policy.span import Span

KINDS = (
    *("sign.recorded", "act.recorded", "distress.asked", "watch.lengthened", "hop.absent"),
    *("participant.added", "participant.removed"),
)
START = at("2027-10-20 12:00")  # summer time ends and a leap day comes within reach

codes = st.sampled_from(["a", "b", "none", "victim", "2028-03-01", "2027-10-31", "soon"])
values = st.none() | codes | st.lists(codes, max_size=2) | st.booleans() | st.integers(0, 3)
names = st.sampled_from(["role", "answer", "with", "on", "until", "layer"])
persons = st.lists(st.sampled_from(["c1", "c2", "c3"]), max_size=2).map(tuple)
calendars = st.sampled_from([TOKYO, AMSTERDAM, Calendar(TOKYO.tz, lambda _: True)])
moments = st.integers(0, 24 * 200).map(lambda hours: START + timedelta(hours=hours))


@st.composite
def facts_lists(draw: st.DrawFn) -> list[Fact]:
    count = draw(st.integers(0, 8))
    return [
        Fact(
            id=f"f{number}",
            stream=draw(st.sampled_from(["case:1", "case:2"])),
            kind=draw(st.sampled_from(KINDS)),
            at=draw(moments),
            attrs=draw(st.dictionaries(names, values, max_size=3)),
            subjects=draw(persons),
        )
        for number in range(count)
    ]


patterns = st.builds(
    Pattern,
    st.sampled_from(KINDS),
    st.lists(
        st.tuples(names, st.lists(codes | st.just("$role"), min_size=1).map(tuple)), max_size=1
    ).map(tuple),
)
spans = st.builds(
    Span,
    st.sampled_from(["hours", "days", "school_days", "months"]),
    st.integers(0, 40),
)
dates = st.none() | st.dates(date(2027, 9, 1), date(2028, 6, 1))


@st.composite
def duties(draw: st.DrawFn, pack: str = "law", start: str = "d") -> list[DutyEntry]:
    return [
        duty(
            f"{start}{number}",
            draw(st.lists(patterns, min_size=1, max_size=2).map(tuple)),
            draw(st.lists(patterns, min_size=1, max_size=2).map(tuple)),
            within=draw(st.none() | spans),
            pack=pack,
            unless=draw(st.lists(patterns, max_size=1).map(tuple)),
            repeat=draw(st.sampled_from(["once", "each"])),
            one_each=draw(st.booleans()),
            each=draw(st.sampled_from(["", "victim", "subject"])),
            who=draw(st.sampled_from([("a",), ("a", "b")])),
            since=draw(dates),
        )
        for number in range(draw(st.integers(0, 3)))
    ]


@st.composite
def house_packs(draw: st.DrawFn) -> Pack:
    targets = draw(
        st.lists(st.builds(_target, spans, st.sampled_from(["d0", "d1", "d2"])), max_size=3)
    )
    own = draw(duties("house", "h"))
    return pack_of(*own, id="house", house=True, targets=tuple(targets))


def _target(span: Span, of: str) -> TargetEntry:
    return target(span, of=f"law/{of}")


@settings(deadline=None)  # a school that is never open is slow to count
@given(duties(), facts_lists(), moments, calendars)
def test_derive_is_total_and_idempotent(
    entries: list[DutyEntry], facts: list[Fact], now: Any, calendar: Calendar
) -> None:
    packs = Packs((pack_of(*entries),))
    found = derive(packs, facts, now, calendar)
    assert derive(packs, [*facts, *facts], now, calendar) == found
    assert len({each.key for each in found}) == len(found)


@given(
    duties(), facts_lists().flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts)))
)
def test_the_order_of_the_facts_changes_nothing(
    entries: list[DutyEntry], both: tuple[list[Fact], list[Fact]]
) -> None:
    packs = Packs((pack_of(*entries),))
    now = START + timedelta(days=300)
    assert derive(packs, both[0], now, TOKYO) == derive(packs, both[1], now, TOKYO)


@settings(deadline=None)  # a school that is never open is slow to count
@given(duties(), facts_lists(), moments, calendars)
def test_every_duty_tells_a_true_story(
    entries: list[DutyEntry], facts: list[Fact], now: Any, calendar: Calendar
) -> None:
    by_id = {fact.id: fact for fact in facts}
    for each in derive(Packs((pack_of(*entries),)), facts, now, calendar):
        opener = by_id[each.opened_by]
        assert each.person is None or each.person in _known(facts, each, now)
        assert (opener.at, opener.stream) == (each.opened_at, each.stream)
        assert each.opened_at <= now
        assert (each.closed_by is None) == (each.closed_at is None) == (each.state == "open")
        if each.closed_by:
            assert each.closed_by != each.opened_by or each.state == "void"
            assert by_id[each.closed_by].stream == each.stream
            assert each.closed_at is not None
            assert each.opened_at <= each.closed_at
            assert by_id[each.closed_by].at <= now
        if each.due_at:
            assert each.opened_at <= each.due_at


def _known(facts: list[Fact], duty: Duty, now: Any) -> set[str]:
    return {
        person
        for fact in facts
        if fact.stream == duty.stream and fact.at <= now
        for person in fact.subjects
    }


@settings(deadline=None)  # a school that is never open is slow to count
@given(duties(), facts_lists(), moments, moments, calendars)
def test_what_was_derived_once_is_derived_ever_after(
    entries: list[DutyEntry], facts: list[Fact], now: Any, later: Any, calendar: Calendar
) -> None:
    """No stored duty is left behind, also when the persons of a case become known one by one."""
    packs = Packs((pack_of(*entries),))
    now, later = sorted((now, later))
    then = {each.key: each for each in derive(packs, facts, later, calendar)}
    for each in derive(packs, facts, now, calendar):
        same = then[each.key]
        assert (same.opened_by, same.opened_at) == (each.opened_by, each.opened_at)
        assert (same.due_at, same.target_at) == (each.due_at, each.target_at)
        assert each.person in (None, same.person)


@settings(deadline=None)  # a school that is never open is slow to count
@given(duties(), house_packs(), facts_lists(), moments, calendars)
def test_a_house_pack_never_removes_a_duty_nor_lengthens_a_due_time(
    entries: list[DutyEntry], house: Pack, facts: list[Fact], now: Any, calendar: Calendar
) -> None:
    law = pack_of(*entries)
    before = derive(Packs((law,)), facts, now, calendar)
    after = {each.key: each for each in derive(Packs((law, house)), facts, now, calendar)}
    for each in before:
        same = after[each.key]
        assert _but_target(same) == _but_target(each)
        if same.target_at and same.due_at:
            assert same.target_at < same.due_at


def _but_target(each: Duty) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in Duty.__slots__ if name != "target_at")


quiets = st.builds(
    lambda span, longer: QuietNeed(
        pattern=pattern("act.recorded"), span=span, or_longer=longer, **OWN
    ),
    st.builds(Span, st.sampled_from(["days", "school_days", "months"]), st.integers(0, 20)),
    st.sampled_from(["", "watch.lengthened"]),
)
needs = st.one_of(
    quiets,
    st.just(ASKED),
    st.builds(lambda p: FactNeed(pattern=p, **OWN), patterns),
    st.builds(lambda need: replace(need, each="victim"), st.just(ASKED)),
    st.builds(lambda p: NeverNeed(pattern=p, **OWN), patterns),
    st.just(FilledNeed(codes=("a",), **OWN)),
    st.just(PeopleNeed(people=2, **OWN)),
)


@given(st.lists(needs, min_size=1, max_size=4), facts_lists(), st.lists(moments, min_size=2))
def test_waiting_alone_never_brings_a_new_refusal(
    wanted: list[Any], facts: list[Fact], times: list[Any]
) -> None:
    packs = gate(*wanted)
    written = max((fact.at for fact in facts), default=START)
    later = sorted(max(time, written) for time in times)
    refused = [
        {found.need for found in refusals(packs, Attempt("case.resolved"), facts, now, TOKYO)}
        for now in later
    ]
    assert all(first >= second for first, second in pairwise(refused))


@given(quiets, facts_lists(), moments, st.integers(0, 4000))
def test_a_new_act_never_shortens_the_wait(
    quiet: QuietNeed, facts: list[Fact], now: Any, hours: int
) -> None:
    facts = [fact for fact in facts if fact.at <= now and fact.stream == "case:1"]
    new = Fact("new", "case:1", "act.recorded", now - timedelta(hours=hours))
    first = [fact for fact in facts if fact.at <= new.at]
    if not any(fact.kind == "act.recorded" for fact in facts) and not first:
        return  # an act before the first fact moves the beginning itself
    before = _until(quiet, facts, now)
    assert _until(quiet, [*facts, new], now) >= before


def _until(quiet: QuietNeed, facts: list[Fact], now: Any) -> date:
    found = refusals(gate(quiet), Attempt("case.resolved"), facts, now, TOKYO)
    until = found[0].detail["until"] if found else date.min
    assert isinstance(until, date)
    return until
