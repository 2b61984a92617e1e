"""The kinds of need that a gate can have."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mamori.core.policy.calendar import Calendar
from mamori.core.policy.fact import Attempt, Fact, iso_dates
from mamori.core.policy.facts import codes_of
from mamori.core.policy.layers import layer_of
from mamori.core.policy.pattern import Pattern
from mamori.core.policy.predicates import PREDICATES
from mamori.core.policy.span import Span
from mamori.core.policy.words import Words

Detail = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Asked:
    """A gate is asked about an attempt on a local date.

    `facts` are those of the stream, in order. `needs` are all of the gate's.
    """

    attempt: Attempt
    facts: Sequence[Fact]
    today: date
    calendar: Calendar
    needs: "Sequence[Need]" = ()

    @property
    def quiet_until(self) -> date:
        """The day on which the longest quiet period of the gate ends, in the time of the stream.

        A period that was over before anybody knew of anything ends on the day of the first fact:
        what was asked before cannot have been asked at its end.
        """
        ends = [need.ends(self) for need in self.needs if isinstance(need, QuietNeed)]
        if ends and self.facts:
            ends.append(self.calendar.day_of(self.facts[0].at))
        return max(ends, default=date.min)


@dataclass(frozen=True, kw_only=True)
class Need(ABC):
    """One thing a gate needs; its words, clause and cites are the gate's unless it has its own."""

    kind: ClassVar[str]
    says: Words
    clause: str
    cites: tuple[str, ...]

    @abstractmethod
    def missing(self, asked: Asked) -> Detail | None:
        """Give None if the need is met, else what the reader should know about what is missing."""


@dataclass(frozen=True, kw_only=True)
class QuietNeed(Need):
    """A period without such a fact. `refusals` tells how it is counted."""

    kind: ClassVar[str] = "quiet"
    pattern: Pattern
    span: Span
    or_longer: str = ""

    def last(self, asked: Asked) -> date:
        """Give the local date from which the period counts."""
        dates = [
            fact.happened_on(asked.calendar) for fact in asked.facts if self.pattern.fits(fact)
        ]
        if dates:
            return max(dates)
        return asked.calendar.day_of(asked.facts[0].at) if asked.facts else asked.today

    def ends(self, asked: Asked) -> date:
        """Give the first local date on which the period is over."""
        lengthened = [
            day
            for fact in asked.facts
            if fact.kind == self.or_longer
            for day in iso_dates(fact.attrs.get("until"))
        ]
        return max([self.span.after_day(self.last(asked), asked.calendar), *lengthened])

    def missing(self, asked: Asked) -> Detail | None:
        until = self.ends(asked)
        if until <= asked.today:
            return None
        return {"last": self.last(asked), "until": until, "days": (until - asked.today).days}


@dataclass(frozen=True, kw_only=True)
class FactNeed(Need):
    """Such a fact exists.

    `after_quiet`: it happened on or after the day the quiet period ended. `latest` names the
    attribute that holds an answer: then the last answer counts, not any earlier one, and of two
    given in the same instant the worse. `each` names a layer: then it is needed for everybody who
    stands in it, from facts whose subjects hold that person. An answer that names nobody may be
    anybody's: it meets nothing, and as the last one it stands against everybody it does not suit.
    Of whoever was named by mistake nothing is asked, but what they said last still stands.
    """

    kind: ClassVar[str] = "fact"
    pattern: Pattern
    after_quiet: bool = False
    latest: str = ""
    each: str = ""

    def missing(self, asked: Asked) -> Detail | None:
        since = asked.quiet_until if self.after_quiet else date.min
        asking = self.pattern.without(self.latest)
        answers = [fact for fact in asked.facts if asking.fits(fact)]
        found = [fact for fact in answers if fact.happened_on(asked.calendar) >= since]
        detail: dict[str, object] = {"from": since} if self.after_quiet else {}
        if not self.each:
            return None if self._met(found) else detail
        layer = layer_of(asked.facts, self.each)
        mistaken = layer.taken_back
        without = [person for person in layer.standing if not self._met_for(person, found)]
        without += [person for person in mistaken if self._denied(person, answers)]
        if without:
            return detail | {"persons": tuple(without)}
        return None if layer.standing or self._met_but(frozenset(mistaken), found) else detail

    def _met_for(self, person: str, found: Sequence[Fact]) -> bool:
        return self._met(
            [
                fact
                for fact in found
                if person in fact.subjects or not (fact.subjects or self.pattern.fits(fact))
            ]
        )

    def _met_but(self, mistaken: frozenset[str], found: Sequence[Fact]) -> bool:
        """Tell whether somebody meets it who was not named by mistake, and nobody denies it."""
        return self._met(
            [
                fact
                for fact in found
                if not (fact.subjects and mistaken.issuperset(fact.subjects))
                or not self.pattern.fits(fact)
            ]
        )

    def _denied(self, person: str, answers: Sequence[Fact]) -> bool:
        """Tell whether the last that was ever heard about somebody is something else."""
        about = [fact for fact in answers if person in fact.subjects]
        return bool(about) and not self._met(about)

    def _met(self, found: Sequence[Fact]) -> bool:
        # Without `latest` every one found fits already.
        return bool(found) and all(
            self.pattern.fits(fact) for fact in found if fact.at == found[-1].at
        )


@dataclass(frozen=True, kw_only=True)
class FilledNeed(Need):
    """The attempt's `filled` holds these codes."""

    kind: ClassVar[str] = "filled"
    codes: tuple[str, ...]

    def missing(self, asked: Asked) -> Detail | None:
        filled = codes_of(asked.attempt.attrs.get("filled"))
        missing = tuple(code for code in self.codes if code not in filled)
        return {"missing": missing} if missing else None


@dataclass(frozen=True, kw_only=True)
class PeopleNeed(Need):
    """So many different people of these seats (of any, if none is named) stand behind it."""

    kind: ClassVar[str] = "people"
    people: int
    seats: tuple[str, ...] = ()

    def missing(self, asked: Asked) -> Detail | None:
        behind = asked.attempt.people
        people = {person for seat in self.seats or behind for person in behind.get(seat, ())}
        if len(people) >= self.people:
            return None
        return {"have": len(people), "needed": self.people, "seats": self.seats}


@dataclass(frozen=True, kw_only=True)
class NeverNeed(Need):
    """No such fact exists; with `after_quiet`, none that happened after the quiet period ended."""

    kind: ClassVar[str] = "never"
    pattern: Pattern
    after_quiet: bool = False

    def missing(self, asked: Asked) -> Detail | None:
        since = asked.quiet_until if self.after_quiet else date.min
        fact = next(
            (
                fact
                for fact in asked.facts
                if self.pattern.fits(fact) and fact.happened_on(asked.calendar) >= since
            ),
            None,
        )
        return {"fact": fact.id} if fact else None


@dataclass(frozen=True, kw_only=True)
class PredicateNeed(Need):
    """A named Python predicate holds."""

    kind: ClassVar[str] = "predicate"
    name: str

    def missing(self, asked: Asked) -> Detail | None:
        return None if PREDICATES[self.name](asked.attempt, asked.facts) else {}
