"""Facts have one name each, and their codes are checked before anything relies on them."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.core.policy.making import TOKYO, at, fact

from mamori.core.policy import KINDS, Fact, codes_of, problems
from mamori.core.policy.kinds.kind import ROOMS

# Words that patterns, needs and examples use for themselves.
TAKEN = {"kind", "on", "at", "by", "id", "stream", "subjects", "happened", "after", "latest"}
TAKEN |= {"quiet", "filled", "people", "never", "predicate", "says", "clause", "cites"}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_named_noun_verb_and_explained_in_a_sentence(name: str) -> None:
    kind = KINDS[name]
    assert re.fullmatch(r"[a-z-]+\.[a-z-]+", name)
    assert kind.meaning.endswith(".")
    assert kind.room in ROOMS
    assert not kind.attrs.keys() & TAKEN
    assert all(attr.meaning for attr in kind.attrs.values())


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        (None, ()),
        ("a", ("a",)),
        (2026, ("2026",)),
        (True, ("yes",)),
        (False, ("no",)),
        (["a", 1], ("a", "1")),
        (("a", ["b"]), ("a", "b")),
        ([], ()),
    ],
)
def test_any_value_reads_as_codes(value: object, codes: tuple[str, ...]) -> None:
    assert codes_of(value) == codes


@pytest.mark.parametrize(
    ("kind", "attrs", "told"),
    [
        ("sign.recorded", {"place": "online", "on": "2026-04-01"}, []),
        ("sign.shared", {"with": ["committee", "chain"]}, []),
        ("sign.recordet", {}, ["unknown fact 'sign.recordet'; did you mean 'sign.recorded'?"]),
        ("x", {}, ["unknown fact 'x'"]),
        (
            "sign.recorded",
            {"plce": "online"},
            ["sign.recorded has no attribute 'plce'; did you mean 'place'?"],
        ),
        (
            "sign.shared",
            {"with": ["chain", "comittee"]},
            ["sign.shared with cannot be 'comittee'; did you mean 'committee'?"],
        ),
    ],
)
def test_a_misspelt_fact_is_told_with_the_nearest_word(
    kind: str, attrs: dict[str, object], told: list[str]
) -> None:
    assert problems(kind, attrs) == told


def test_a_fact_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Fact("1", "case:1", "sign.recorded", datetime(2026, 4, 1))  # noqa: DTZ001 - that is the point


def test_a_fact_holds_its_time_in_utc() -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    early = Fact("1", "s", "k", datetime(2026, 10, 25, 2, 40, tzinfo=amsterdam))
    late = Fact("2", "s", "k", datetime(2026, 10, 25, 2, 20, fold=1, tzinfo=amsterdam))
    assert early.at.tzinfo is late.at.tzinfo is UTC
    assert early.at < late.at


@pytest.mark.parametrize(
    ("on", "happened"),
    [
        (None, date(2026, 6, 3)),
        ("2026-06-01", date(2026, 6, 1)),
        ("2026-06-04", date(2026, 6, 3)),  # nothing is written before it happened
        ("yesterday", date(2026, 6, 3)),
        (["2026-06-02", "2026-06-01"], date(2026, 6, 1)),
    ],
)
def test_what_is_written_later_happened_on_its_own_day(on: object, happened: date) -> None:
    late = fact("act.recorded", "2026-06-03 00:30", on=on)
    assert late.happened_on(TOKYO) == happened
    assert at("2026-06-03 00:30").astimezone(UTC).date() == date(2026, 6, 2)
