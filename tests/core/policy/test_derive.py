"""Duties open, are met, and fall away as the facts say."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.core.policy.making import TOKYO, at, duty, fact, packs_of, pattern, target, utc

from mamori.core.policy import Duty, Fact, derive
from mamori.core.policy.pattern import ROLE, Pattern
from mamori.core.policy.span import Span, Within

NOW = at("2026-12-31 12:00")
SIGN = fact("sign.recorded", "2026-06-01 09:00", id="sign")
CHECK = fact("facts.established", "2026-06-02 09:00", id="check")


def one(*facts: Fact, **fields: Any) -> Duty:
    (found,) = derive(packs_of(duty(**fields)), facts, NOW, TOKYO)
    return found


def test_an_opener_opens_a_duty() -> None:
    assert one(SIGN) == Duty(
        key="law/check/case:1//",
        pack="law",
        entry="check",
        stream="case:1",
        roles=("committee",),
        opened_by="sign",
        opened_at=utc("2026-06-01 00:00"),
        due_at=None,
        target_at=None,
    )


def test_nothing_opens_without_an_opener() -> None:
    assert derive(packs_of(duty()), [CHECK], NOW, TOKYO) == ()


def test_a_later_proof_meets_it() -> None:
    found = one(SIGN, CHECK)
    assert (found.state, found.closed_by) == ("met", "check")
    assert found.closed_at == utc("2026-06-02 00:00")


@pytest.mark.parametrize(("when", "state"), [("08:59", "open"), ("09:00", "met"), ("09:01", "met")])
def test_the_same_instant_counts_and_an_earlier_one_does_not(when: str, state: str) -> None:
    proof = fact("facts.established", f"2026-06-01 {when}", id="a proof")
    assert one(SIGN, proof).state == state


def test_the_first_proof_closes_it() -> None:
    later = fact("facts.established", "2026-06-03 09:00", id="again")
    assert one(SIGN, later, CHECK).closed_by == "check"


def test_a_proof_in_another_case_proves_nothing_here() -> None:
    other = fact("facts.established", "2026-06-02 09:00", stream="case:2")
    assert one(SIGN, other).state == "open"


def test_any_of_several_patterns_opens_and_proves() -> None:
    found = one(
        fact("note.added", "2026-06-01 10:00", id="note"),
        SIGN,
        fact("case.recognised", "2026-06-05 09:00", id="late"),
        fact("definition.assessed", "2026-06-04 09:00", id="early"),
        after=(pattern("note.added"), pattern("sign.recorded")),
        met_by=(pattern("case.recognised"), pattern("definition.assessed")),
    )
    assert (found.opened_by, found.closed_by) == ("sign", "early")


def test_once_means_the_first_opener_and_each_means_every_one() -> None:
    again = fact("sign.recorded", "2026-06-03 09:00", id="again")
    assert one(SIGN, again).opened_by == "sign"
    found = derive(packs_of(duty(repeat="each")), [SIGN, again, CHECK], NOW, TOKYO)
    assert [(each.key, each.state) for each in found] == [
        ("law/check/case:1//sign", "met"),
        ("law/check/case:1//again", "open"),
    ]


def test_a_yearly_training_does_not_prove_itself() -> None:
    yearly = duty(after="training.held", met_by="training.held", repeat="each")
    first = fact("training.held", "2025-06-01 09:00", id="2025")
    same_day = fact("training.held", "2025-06-01 09:00", id="2025b")
    second = fact("training.held", "2026-06-01 09:00", id="2026")
    found = derive(packs_of(yearly), [first, same_day, second], NOW, TOKYO)
    assert [(each.opened_by, each.closed_by) for each in found] == [
        ("2025", "2026"),
        ("2025b", "2026"),
        ("2026", None),
    ]


def test_one_each_asks_every_role_for_its_own_proof() -> None:
    chain = duty(
        who=("homeroom", "principal"),
        one_each=True,
        met_by=(Pattern("hop.acknowledged", (("role", (ROLE,)),)),),
    )
    read = fact("hop.acknowledged", "2026-06-01 10:00", role="principal")
    found = derive(packs_of(chain), [SIGN, read], NOW, TOKYO)
    assert [(each.roles, each.state) for each in found] == [
        (("homeroom",), "open"),
        (("principal",), "met"),
    ]
    assert len({each.key for each in found}) == 2


def test_a_duty_falls_away_wherever_in_the_case_the_reason_stands() -> None:
    before = fact("case.set-aside", "2026-05-01 09:00", id="aside")
    found = one(SIGN, before, unless=(pattern("case.set-aside"),))
    assert (found.state, found.closed_by) == ("void", "aside")
    assert found.closed_at == found.opened_at
    later = fact("case.set-aside", "2026-06-09 09:00", id="aside")
    found = one(SIGN, later, unless=(pattern("case.set-aside"),))
    assert (found.state, found.closed_at) == ("void", utc("2026-06-09 00:00"))


def test_what_was_done_stays_done() -> None:
    aside = fact("case.set-aside", "2026-05-01 09:00")
    assert one(SIGN, CHECK, aside, unless=(pattern("case.set-aside"),)).state == "met"


def test_the_due_time_counts_from_the_opener() -> None:
    assert one(SIGN, within=Span("days", 0)).due_at == utc("2026-06-01 14:59:59.999999")
    assert one(SIGN, within=Span("hours", 72)).due_at == utc("2026-06-04 00:00")


@pytest.mark.parametrize(
    ("now", "proofs", "late"),
    [
        ("2026-06-01 23:59", [], False),
        ("2026-06-02 00:00", [], True),
        ("2026-06-30 09:00", [("facts.established", "2026-06-01 23:59")], False),
        ("2026-06-30 09:00", [("facts.established", "2026-06-02 00:00")], True),
        ("2026-06-30 09:00", [("case.set-aside", "2026-06-20 00:00")], False),
    ],
)
def test_late_is_after_the_due_time(now: str, proofs: list[tuple[str, str]], late: bool) -> None:  # noqa: FBT001 - a table
    facts = [SIGN, *(fact(kind, when) for kind, when in proofs)]
    found = one(*facts, within=Span("days", 0), unless=(pattern("case.set-aside"),))
    assert found.is_late(at(now)) is late


def test_the_due_time_itself_is_in_time() -> None:
    found = one(SIGN, within=Span("hours", 1))
    assert found.due_at == at("2026-06-01 10:00")
    assert not found.is_late(at("2026-06-01 10:00"))
    assert found.is_late(at("2026-06-01 10:01"))


def test_a_duty_without_a_number_is_never_late() -> None:
    found = one(SIGN)
    assert found.due_at is None
    assert not found.is_late(NOW)


def test_what_is_not_yet_written_is_not_seen() -> None:
    assert derive(packs_of(duty()), [SIGN], at("2026-06-01 08:59"), TOKYO) == ()
    assert derive(packs_of(duty()), [SIGN, CHECK], SIGN.at, TOKYO)[0].state == "open"


@pytest.mark.parametrize(
    ("dates", "opened"),
    [
        ({"since": date(2026, 6, 1)}, True),
        ({"since": date(2026, 6, 2)}, False),
        ({"until": date(2026, 6, 1)}, True),
        ({"until": date(2026, 5, 31)}, False),
    ],
)
def test_a_duty_opens_only_while_it_is_in_force(dates: dict[str, Any], opened: bool) -> None:  # noqa: FBT001 - a table
    early = fact("sign.recorded", "2026-06-01 00:10")  # still the day before in UTC
    assert bool(derive(packs_of(duty(**dates)), [early], NOW, TOKYO)) is opened


@pytest.mark.parametrize(
    ("within", "targets", "wanted"),
    [
        (None, [Span("hours", 24)], "2026-06-02 00:00"),
        (Span("hours", 72), [Span("hours", 24)], "2026-06-02 00:00"),
        (Span("hours", 72), [Span("hours", 48), Span("hours", 24)], "2026-06-02 00:00"),
        (Span("hours", 24), [Span("hours", 24)], None),
        (Span("hours", 24), [Span("hours", 48)], None),
    ],
)
def test_a_schools_own_target_only_ever_comes_earlier(
    within: Span | None, targets: list[Span], wanted: str | None
) -> None:
    packs = packs_of(duty(within=within), targets=tuple(target(span) for span in targets))
    (found,) = derive(packs, [SIGN], NOW, TOKYO)
    assert found.target_at == (utc(wanted) if wanted else None)
    assert found.due_at == (Within(within).due(SIGN.at, TOKYO) if within else None)


def test_a_target_counts_only_while_it_is_in_force() -> None:
    ended = target(Span("hours", 1), until=date(2026, 5, 31))
    other = target(Span("hours", 2), of="law/other")
    (found,) = derive(packs_of(duty(), targets=(ended, other)), [SIGN], NOW, TOKYO)
    assert found.target_at is None


def test_duties_come_in_the_order_in_which_they_opened() -> None:
    first = fact("sign.recorded", "2026-05-01 09:00", stream="case:9")
    found = derive(packs_of(duty("b"), duty("a")), [SIGN, first], NOW, TOKYO)
    assert [each.key for each in found] == [
        "law/a/case:9//",
        "law/b/case:9//",
        "law/a/case:1//",
        "law/b/case:1//",
    ]


@pytest.mark.parametrize(
    ("code", "seen"), [("2026-06-08", utc("2026-06-08 14:59:59.999999")), ("soon", None)]
)
def test_a_day_that_the_school_set_itself_is_its_own_target_and_no_due_time(
    code: str, seen: datetime | None
) -> None:
    opener = fact("sign.recorded", "2026-06-01 09:00", id="sign", by=code)
    found = one(opener, own_day="by")
    assert (found.due_at, found.target_at) == (None, seen)


def test_a_day_of_its_own_that_is_later_than_the_documents_is_not_shown() -> None:
    opener = fact("sign.recorded", "2026-06-01 09:00", id="sign", by="2026-06-08")
    found = one(opener, own_day="by", within=Within(Span("days", 0)))
    assert found.due_at == utc("2026-06-01 14:59:59.999999")
    assert found.target_at is None
