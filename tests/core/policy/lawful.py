"""What the rules say about calling a case resolved, and about taking a child's name out of it.

Read from the clauses of the policy, and where it says nothing from Mamori's own rules; from nothing
else. It judges what the gates judge and shares no code with them, so a slip in one shows against
the other. `tests/core/policy/test_lawful.py` and `bench/resolution.py` compare the two.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mamori.core.policy import Attempt, Fact

MONTHS = 3  # HOK-120
MEMBERS = 2  # HOK-010: never one person alone
TEXTS = {"other-circumstances", "group-view"}  # HOK-124, HOK-134; T-03: text, but never left out
ASKED = ("victim", "victim-guardian")  # HOK-123: the child and the guardian, each
REASON = {"mistake"}  # Mamori's own
HARM = ("act.recorded", "serious.suspected")


def may(attempt: Attempt, facts: Iterable[Fact], now: datetime, zone: ZoneInfo) -> bool:
    """Say whether the rules let somebody do something at a moment."""
    if attempt.kind == "participant.removed":
        return may_take_back(attempt, facts, now)
    return may_resolve(attempt, facts, now, zone)


def may_resolve(attempt: Attempt, facts: Iterable[Fact], now: datetime, zone: ZoneInfo) -> bool:
    """Say whether the policy lets a case be called resolved at a moment."""
    known = [fact for fact in facts if fact.at <= now]
    begins = judging_day(known, zone)
    if not together(attempt, TEXTS) or begins is None or now.astimezone(zone).date() < begins:
        return False
    # Nobody could ask at its end before the school knew of anything.
    begins = max(begins, min(fact.at for fact in known).astimezone(zone).date())
    hurt, mistaken = children(known)
    for whom in ASKED:
        answers = told_by(whom, known)
        at_the_end = [fact for fact in answers if happened(fact, zone) >= begins]  # HOK-122
        if not all(at_peace(at_the_end, child) for child in hurt):
            return False
        if not all(at_peace(about, child) for child in mistaken if (about := of(child, answers))):
            return False
        if not hurt and not at_peace(without(mistaken, at_the_end), None):
            return False
    return True


def may_take_back(attempt: Attempt, facts: Iterable[Fact], now: datetime) -> bool:
    """Say whether Mamori lets it be said at a moment that a child was named as hurt by mistake.

    Not while the child or a guardian last said that it hurts, and not while an entry says that
    something was done to it. If that entry is the mistake it is corrected, after the naming.
    """
    if not together(attempt, REASON):
        return False
    known = [fact for fact in facts if fact.at <= now]
    for child in attempt.subjects:
        for whom in ASKED:
            answers = told_by(whom, known)
            if heard(answers, child) and not at_peace(answers, child):
                return False
        right = put_right(known, since=hurt_since(child, known))
        if any(f.id not in right for f in known if f.kind in HARM and child in f.subjects):
            return False
    return True


def together(attempt: Attempt, texts: set[str]) -> bool:
    """Say whether several members do it, and wrote down what they must."""
    members = set(attempt.people.get("committee", ()))
    return len(members) >= MEMBERS and texts.issubset(several(attempt.attrs.get("filled")))


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


def said_hurt(child: str, known: Iterable[Fact]) -> tuple[list[datetime], list[datetime]]:
    """Give when it was said that a child was hurt, and when that this was a mistake."""
    named, taken_back = [], []
    for fact in known:
        if child in fact.subjects and "victim" in several(fact.attrs.get("layer")):
            if fact.kind == "participant.added":
                named.append(fact.at)
            elif fact.kind == "participant.removed":
                taken_back.append(fact.at)
    return named, taken_back


def children(known: Sequence[Fact]) -> tuple[set[str], set[str]]:
    """Name every child of whom it is said that it was hurt, and those named so by mistake.

    The last word counts; of two words of one instant, that it was hurt.
    """
    hurt: set[str] = set()
    mistaken: set[str] = set()
    for child in {child for fact in known for child in fact.subjects}:
        named, taken_back = said_hurt(child, known)
        if named:
            is_mistake = bool(taken_back) and max(taken_back) > max(named)
            (mistaken if is_mistake else hurt).add(child)
    return hurt, mistaken


def hurt_since(child: str, known: Sequence[Fact]) -> datetime | None:
    """Give when it was first said that a child was hurt and never since that it was a mistake."""
    named, taken_back = said_hurt(child, known)
    return min((at for at in named if all(end <= at for end in taken_back)), default=None)


def put_right(known: Iterable[Fact], since: datetime | None) -> set[object]:
    """Name the entries that were corrected since a moment."""
    return {
        fact.attrs.get("entry")
        for fact in known
        if fact.kind == "entry.corrected" and (since is None or fact.at >= since)
    }


def told_by(whom: str, known: Iterable[Fact]) -> list[Fact]:
    """Give what children, or guardians, answered when they were asked if it still hurts."""
    asked = (fact for fact in known if fact.kind == "distress.asked")
    return [fact for fact in asked if whom in several(fact.attrs.get("with"))]


def of(child: str, answers: Iterable[Fact]) -> list[Fact]:
    """Give the answers about a child that was named in them."""
    return [fact for fact in answers if child in fact.subjects]


def without(mistaken: set[str], answers: Iterable[Fact]) -> list[Fact]:
    """Give the answers except the good ones of children who were named by mistake."""
    return [
        fact
        for fact in answers
        if fact.attrs.get("answer") != "none"
        or not fact.subjects
        or any(child not in mistaken for child in fact.subjects)
    ]


def heard(answers: Iterable[Fact], child: str | None) -> list[tuple[datetime, bool]]:
    """Give what was heard about a child: when, and whether it was that it hurts no more.

    Whoever is not named in an answer was not asked by it. Pain of which nobody noted whose it is
    may be this child's.
    """
    found = []
    for fact in answers:
        well = fact.attrs.get("answer") == "none"
        if child is None or child in fact.subjects or (not fact.subjects and not well):
            found.append((fact.at, well))
    return found


def at_peace(answers: Iterable[Fact], child: str | None) -> bool:
    """Say whether the last that was heard about a child is that it hurts no more.

    Two answers of one instant are both the last.
    """
    told = heard(answers, child)
    last = max((at for at, _ in told), default=None)
    return last is not None and all(well for at, well in told if at == last)


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
