"""Who must say yes before something of a person goes somewhere: by the packs, and by age."""

from dataclasses import dataclass
from datetime import date

from mamori.core.policy.entries import SIDES, ConsentEntry
from mamori.core.policy.packs import Packs


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Whose yes is needed, and the rules that say so.

    `sides` are the person, the representative, or both. `rules` is empty where no pack speaks.
    `age_known` is false where the rules go by an age that nobody knows.
    """

    sides: tuple[str, ...]
    rules: tuple[ConsentEntry, ...] = ()
    age_known: bool = True


def who_must_agree(
    packs: Packs, *, born: date | None, day: date, place: str, grown: bool = False
) -> Agreeing:
    """Say whose yes is needed for a place, on the day on which it is given (traps T-12, T-13).

    Where several rules fit, everybody whom one of them names is needed: the stricter one wins.
    Where none fits, or the date of birth is not known, both are.

    Args:
        packs: those in force at the school.
        born: the date of birth; None if nobody knows it.
        day: the day of the consent.
        place: where it goes, one of `entries.PLACES`.
        grown: an adult for sure, such as a member of staff: then no age is asked.
    """
    rules = tuple(
        rule
        for pack in packs
        for rule in pack.consents
        if rule.in_force(day) and (not rule.places or place in rule.places)
    )
    if grown:
        return _by(tuple(rule for rule in rules if not rule.age_below), SIDES[:1])
    if born is None or born > day:
        return Agreeing(SIDES, rules, age_known=False)
    age = age_on(born, day)
    return _by(tuple(rule for rule in rules if rule.is_for(age)), SIDES)


def age_on(born: date, day: date) -> int:
    """Give the age in whole years on a day; the birthday counts.

    Who was born on 29 February is a year older on 1 March where the year has no such day: until
    then the rule for the younger age protects them.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _by(rules: tuple[ConsentEntry, ...], otherwise: tuple[str, ...]) -> Agreeing:
    named = {side for rule in rules for side in rule.who}
    return Agreeing(tuple(side for side in SIDES if side in named) or otherwise, rules)
