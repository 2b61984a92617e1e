from hypothesis import given
from hypothesis import strategies as st

from mamori.core.scan.finding.resolving import stand
from mamori.core.scan.hits import Hit


def hit(kind: str, start: int, end: int, confidence: float = 1.0) -> Hit:
    return Hit(kind=kind, start=start, end=end, confidence=confidence)


HITS = st.lists(
    st.builds(
        lambda kind, start, length, confidence: hit(kind, start, start + length, confidence),
        st.sampled_from(["phone", "bsn", "roster-name", "unknown-name", "grade"]),
        st.integers(0, 30),
        st.integers(1, 8),
        st.sampled_from([0.3, 0.6, 1.0]),
    )
)


def test_the_more_certain_stands_and_of_equals_the_longer() -> None:
    sure, longer = hit("phone", 0, 12), hit("bsn", 3, 20, 0.6)
    assert stand([longer, sure]) == [sure]
    assert stand([hit("roster-name", 1, 4), hit("roster-name", 0, 4)]) == [hit("roster-name", 0, 4)]


def test_what_is_another_thing_stands_beside_it() -> None:
    row, phone = hit("person-list", 0, 40), hit("phone", 10, 21)
    assert stand([phone, row]) == [row, phone]


@given(HITS)
def test_whoever_falls_overlaps_one_that_stands_and_is_no_less_certain(hits: list[Hit]) -> None:
    kept = stand(hits)
    for fallen in (each for each in hits if each not in kept):
        assert any(
            fallen.start < other.end
            and other.start < fallen.end
            and other.confidence >= fallen.confidence
            for other in kept
        )


@given(HITS)
def test_those_that_stand_come_in_order_and_standing_twice_changes_nothing(hits: list[Hit]) -> None:
    kept = stand(hits)
    assert kept == sorted(kept, key=lambda each: (each.start, each.end))
    assert stand(kept) == kept
