"""Days without school that are listed later move what is due in school days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.year.conftest import Year

from mamori.base import clock
from mamori.duties.actions import note
from mamori.duties.models import Duty
from mamori.people.closed_days import Stretch, list_closed_days
from mamori.people.years import Span
from mamori.year.actions import bring_up_to_date

ZONE = ZoneInfo("Asia/Tokyo")


def test_open_duties_follow_the_list_within_the_hour(year: Year) -> None:
    with clock.at(datetime(2026, 6, 1, 9, 0, tzinfo=ZONE)):
        note(
            by=None,
            school=year.school,
            stream="complaint:a",
            kind="complaint.received",
            attrs={"about": "school", "way": "letter"},
        )
    aims = Duty.objects.filter(stream="complaint:a", entry="explain-without-being-asked")
    before = aims.get().target_at
    with clock.at(datetime(2026, 6, 2, 9, 0, tzinfo=ZONE)):
        span = Span("2026年度", date(2026, 4, 1), date(2027, 3, 31))
        week = [Stretch(date(2026, 6, 3), date(2026, 6, 5), "学級閉鎖")]
        list_closed_days(by=None, school=year.school, span=span, stretches=week)
        assert aims.get().target_at == before
        bring_up_to_date(school=year.school)
    after = aims.get().target_at
    assert before
    assert after
    assert (after - before).days == 3
