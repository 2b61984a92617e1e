"""The process that scans for several schools counts ages up to the day it was told."""

from datetime import date

import pytest

from mamori.core.scan.server import begin
from mamori.core.scan.serving import KNOWN, Learn, Look, Setup


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 12, 1), 1), (date(2017, 12, 1), 0), (None, 0)]
)
def test_a_day_of_birth_is_told_by_the_age_it_makes(day: date | None, told: int) -> None:
    do = begin(Setup(names="off"))
    assert do(Learn(roster="r", people=(), country="NL", day=day)) == KNOWN
    seen = do(Look(roster="r", name="a.txt", data=b"Emma Bakker (1-4-2016)\n"))
    assert [each.kind for each in seen.findings].count("birth-date") == told
