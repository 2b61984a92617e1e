"""Who agreed to what of theirs going where, until when. Silence is not consent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What one person, or their guardian, agreed to.

    `kinds` are findings as rules name them (`person`, `face`, `contact` …), `places` where these
    may go. It holds from `starts` to `until`, both included, and no more from the day on which it
    was `withdrawn`.
    """

    person: str
    kinds: frozenset[str]
    places: frozenset[str]
    starts: date | None = None
    until: date | None = None
    withdrawn: date | None = None

    def holds(self, kind: str, place: str, day: date) -> bool:
        """Tell whether it covers a kind of finding at a place on a day."""
        begun = self.starts is None or self.starts <= day
        ended = (self.until is not None and self.until < day) or (
            self.withdrawn is not None and self.withdrawn <= day
        )
        return kind in self.kinds and place in self.places and begun and not ended


@dataclass(frozen=True)
class Consents:
    """All consents of a school. Of nobody it does not name anything is covered."""

    given: tuple[Consent, ...] = field(default=())

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Consent, ...]]:
        found: dict[str, tuple[Consent, ...]] = {}
        for each in self.given:
            found[each.person] = (*found.get(each.person, ()), each)
        return found

    def cover(self, people: Collection[str], kind: str, place: str, day: date) -> bool:
        """Tell whether each of the people agreed; nobody at all is not covered."""
        return bool(people) and all(
            any(each.holds(kind, place, day) for each in self.by_person.get(person, ()))
            for person in people
        )


NO_CONSENTS = Consents()
