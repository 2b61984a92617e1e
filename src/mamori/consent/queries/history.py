"""A person's consents: what was asked, where it stands, and everything that was said."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from mamori.consent.models import Asked, Asking
from mamori.consent.queries.seeing import State, asked_for
from mamori.consent.queries.whom import needed
from mamori.consent.queries.wording import Shown, shown
from mamori.consent.words import PERSON, SIDES, WAYS
from mamori.core.policy import say
from mamori.journal.queries import Entry, entries
from mamori.people.models import Account, Person
from mamori.people.queries import about, school_day

KINDS = ("consent.given", "consent.refused", "consent.withdrawn")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was said."""

    at: datetime
    kind: str
    who: str
    side: str
    way: str
    on: date | None
    kept: str


@dataclass(frozen=True, slots=True)
class Line:
    """One request about the person."""

    shown: Shown
    state: State
    steps: list[Step]
    asked: Asked


@dataclass(frozen=True, slots=True)
class Part:
    """What was asked together, and why those are asked who are."""

    asking: Asking
    lines: list[Line]
    sides: list[str]
    age_known: bool
    rules: list[tuple[str, str]]  # in words, and its clause


def history(account: Account, person: Person, language: str) -> list[Part]:
    """Return all consents of a person, newest first, each with everything that was said."""
    rows = asked_for(account).filter(person=person).order_by("request__number")
    said = entries([f"consent:{person.pk}"], kinds=KINDS)
    steps = _steps(said)
    parts: dict[UUID, list[Asked]] = {}
    for one in rows.order_by("-request__asking__asked_at", "request__number"):
        parts.setdefault(one.request.asking_id, []).append(one)
    return [_part(each, steps, person, language) for each in parts.values()]


def _part(rows: list[Asked], steps: dict[str, list[Step]], person: Person, language: str) -> Part:
    asking = rows[0].request.asking
    words = {one.request.pk: one for one in shown(asking, language)}
    day = school_day(asking.school)
    agreeing = needed(asking, [person.pk])[person.pk]
    return Part(
        asking=asking,
        lines=[
            Line(
                words[one.request_id],
                State(one.status_on(day)),
                steps.get(str(one.request_id), []),
                one,
            )
            for one in rows
        ],
        sides=[str(SIDES[side]) for side in agreeing.sides],
        age_known=agreeing.age_known,
        rules=[
            (say(rule.says, language), rule.clause or _("the school's own practice"))
            for rule in agreeing.rules
            if agreeing.age_known
        ],
    )


def _steps(said: list[Entry]) -> dict[str, list[Step]]:
    names = about({pk for one in said for pk in one.subjects})
    found: dict[str, list[Step]] = {}
    for one in said:
        words = one.words or {}
        reader = one.subjects[1] if len(one.subjects) > 1 else None
        own = one.subjects[0] if one.attrs["side"] == PERSON else None
        known = names[pk].name if (pk := reader or own) else ""
        step = Step(
            at=one.at,
            kind=one.kind.removeprefix("consent."),
            who=words.get("name") or known,
            side=str(SIDES[one.attrs["side"]]),
            way=str(WAYS[one.attrs["way"]]),
            on=date.fromisoformat(one.attrs["on"]) if "on" in one.attrs else None,
            kept=str(words.get("kept", "")),
        )
        found.setdefault(str(one.attrs["request"]), []).append(step)
    return found
