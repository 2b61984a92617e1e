"""Due times follow the words of the document."""

import pytest
from tests.core.policy.making import TOKYO, at, utc
from tests.core.policy.test_calendar import AMSTERDAM

from mamori.core.policy.span import Span, Within


@pytest.mark.parametrize(
    ("span", "due"),
    [
        (Span("days", 0), "2026-06-05 14:59:59.999999"),
        (Span("days", 1), "2026-06-06 14:59:59.999999"),
        (Span("school_days", 1), "2026-06-08 14:59:59.999999"),
        (Span("months", 1), "2026-07-05 14:59:59.999999"),
        (Span("years", 2), "2028-06-05 14:59:59.999999"),
        (Span("hours", 24), "2026-06-06 14:10"),
    ],
)
def test_due(span: Span, due: str) -> None:
    assert Within(span).due(utc("2026-06-05 14:10"), TOKYO) == utc(due)


def test_words_stay_words() -> None:
    assert Within(words={"ja": "直ちに"}).due(utc("2026-06-05 14:10"), TOKYO) is None


def test_hours_run_on_the_clock_when_summer_time_begins() -> None:
    opened = at("2026-03-28 12:00", AMSTERDAM)
    due = Within(Span("hours", 24)).due(opened, AMSTERDAM)
    assert due == utc("2026-03-29 11:00")  # 13:00 on the wall


@pytest.mark.parametrize(
    ("span", "hours"),
    [
        (Span("hours", 72), (72, 72)),
        (Span("days", 0), (0, 25)),
        (Span("days", 2), (47, 73)),
        (Span("school_days", 1), (23, float("inf"))),
        (Span("months", 1), (671, 769)),
        (Span("years", 1), (8759, 8809)),
    ],
)
def test_bounds(span: Span, hours: tuple[float, float]) -> None:
    assert span.hours == hours
