"""What the policy says about calling a case resolved, read from its clauses and nothing else.

It judges what the gates judge and shares no code with them, so a slip in one shows against the
other. `tests/core/policy/test_lawful.py` and `bench/resolution.py` compare the two.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mamori.core.policy import Attempt, Fact

MONTHS = 3  # HOK-120
MEMBERS = 2  # HOK-010: never one person alone
TEXTS = {"other-circumstances", "group-view"}  # HOK-124, HOK-134; T-03: text, but never left out
ASKED = ("victim", "victim-guardian")  # HOK-123: the child and the guardian, each


def may_resolve(attempt: Attempt, facts: Iterable[Fact], now: datetime, zone: ZoneInfo) -> bool:
    """Say whether the policy lets a case be called resolved at a moment."""
    if not TEXTS.issubset(several(attempt.attrs.get("filled"))):
        return False
    if len(set(attempt.people.get("committee", ()))) < MEMBERS:
        return False
    known = [fact for fact in facts if fact.at <= now]
    begins = judging_day(known, zone)
    if begins is None or now.astimezone(zone).date() < begins:
        return False
    answers = [
        fact
        for fact in known
        if fact.kind == "distress.asked" and happened(fact, zone) >= begins  # at the end: HOK-122
    ]
    hurt = children(known)
    return all(
        at_peace([fact for fact in answers if whom in several(fact.attrs.get("with"))], child)
        for whom in ASKED
        for child in hurt or [None]
    )


def judging_day(known: Iterable[Fact], zone: ZoneInfo) -> date | None:
    """Give the first day on which it may be judged; None while nobody knows of any act.

    Three months after the last act (HOK-120) as it happened (T-04), or the later day that board or
    committee set (HOK-121). An apology is not looked at (HOK-119).
    """
    last: date | None = None
    longer: list[date] = []
    for fact in known:
        if fact.kind == "act.recorded":
            day = happened(fact, zone)
            last = day if last is None or last < day else last
        elif fact.kind == "watch.lengthened" and (until := a_date(fact.attrs.get("until"))):
            longer.append(until)
    return max([three_months_after(last), *longer]) if last else None


def three_months_after(day: date) -> date:
    """Give the same day three months later, or the last day there is of that month."""
    year, month = (
        (day.year, day.month + MONTHS) if day.month <= 9 else (day.year + 1, day.month - 9)
    )
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError(day)


def happened(fact: Fact, zone: ZoneInfo) -> date:
    """Give the day something happened: when it was written, or the earlier day that was named."""
    written = fact.at.astimezone(zone).date()
    named = a_date(fact.attrs.get("on"))
    return named if named and named < written else written


def children(known: Iterable[Fact]) -> set[str]:
    """Name every child of whom the case ever said that it was hurt."""
    return {
        child
        for fact in known
        if fact.kind == "participant.added" and "victim" in several(fact.attrs.get("layer"))
        for child in fact.subjects
    }


def at_peace(answers: Sequence[Fact], child: str | None) -> bool:
    """Say whether the last that was heard about a child is that it hurts no more.

    Whoever is not named in an answer was not asked by it. Pain of which nobody noted whose it is
    may be this child's. Two answers of one instant are both the last.
    """
    heard: list[tuple[datetime, bool]] = []
    for fact in answers:
        well = fact.attrs.get("answer") == "none"
        if child is None or child in fact.subjects or (not fact.subjects and not well):
            heard.append((fact.at, well))
    last = max((at for at, _ in heard), default=None)
    return last is not None and all(well for at, well in heard if at == last)


def several(value: object) -> Sequence[str]:
    """Read an attribute that holds one code or a list of them."""
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, list | tuple) else ()


def a_date(value: object) -> date | None:
    """Read a date; whatever is none is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
