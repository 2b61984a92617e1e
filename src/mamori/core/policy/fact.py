"""What happened (`Fact`) and what somebody is about to do (`Attempt`)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from mamori.core.policy.calendar import Calendar, instant
from mamori.core.policy.facts import codes_of


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as the journal has it, without its words.

    `at` is when it was written; it is held in UTC, because Python compares two times of one zone
    by their clock faces and would be an hour wrong when the clocks change.

    Raises:
        ValueError: if `at` has no time zone.
    """

    id: str
    stream: str
    kind: str
    at: datetime
    attrs: Mapping[str, object] = field(default_factory=dict, hash=False)
    by: str | None = None
    subjects: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.at.tzinfo is not UTC:
            object.__setattr__(self, "at", instant(self.at))

    def happened_on(self, calendar: Calendar) -> date:
        """Give the local date it happened: `attrs["on"]` if that is earlier, else when written.

        Nothing can be written before it happened, so a later or unreadable `on` does not count.
        """
        written = calendar.day_of(self.at)
        return min([written, *iso_dates(self.attrs.get("on"))])


@dataclass(frozen=True, slots=True)
class Attempt:
    """An act that somebody is about to do: the fact it would become, and who stands behind it.

    `people` gives for each role the ids of the different people who agree, such as
    `{"committee": {"p1", "p2"}}`.
    """

    kind: str
    attrs: Mapping[str, object] = field(default_factory=dict, hash=False)
    people: Mapping[str, Collection[str]] = field(default_factory=dict, hash=False)
    subjects: tuple[str, ...] = ()


def iso_dates(value: object) -> list[date]:
    """Read the ISO dates in an attribute; what is not a date is left out."""
    found = []
    for code in codes_of(value):
        try:
            found.append(date.fromisoformat(code))
        except ValueError:
            continue
    return found


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Sort by time, then by id, so that nothing depends on the order in which facts arrive."""
    return sorted(facts, key=lambda fact: (fact.at, fact.id))
