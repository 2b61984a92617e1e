"""Days on which a school is closed: listed by the school, else the country's public holidays."""

from mamori.people.closed_days.actions import list_closed_days
from mamori.people.closed_days.holidays import public_holidays
from mamori.people.closed_days.queries import ClosedDays, listed, span_of
from mamori.people.closed_days.stretches import Stretch

__all__ = ["ClosedDays", "Stretch", "list_closed_days", "listed", "public_holidays", "span_of"]
