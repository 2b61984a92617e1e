"""The year at a glance: what is due, what was done, each with its clause."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.rules import may
from mamori.duties.places import Spot
from mamori.duties.queries import Standing, standing
from mamori.people.models import Account
from mamori.year.acts import ACTS, Act, Group
from mamori.year.queries.coverage import Topic, coverage
from mamori.year.queries.span import Term

# What is not recorded in this room has its own page, or will have one.
ELSEWHERE = {"committee.set-up": "people:committee", "structure.decided": "people:committee"}
GROUPS = {
    "committee": Group.PLAN,
    "structure": Group.PLAN,
    "plan": Group.PLAN,
    "target": Group.PLAN,
    "training": Group.STAFF,
    "rule": Group.STAFF,
    "lesson": Group.PUPILS,
    "event": Group.PUPILS,
    "survey": Group.PUPILS,
    "consultation": Group.PUPILS,
    "climate": Group.PUPILS,
    "policy": Group.POLICY,
    "voices": Group.POLICY,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One duty of the year, and where I can do it."""

    standing: Standing
    href: str
    topic: Topic | None = None  # the lesson that every class is to have, where it is one

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do: a lesson that a class has not had is only begun."""
        return not self.standing.is_open and not (self.topic and self.topic.missing)


@dataclass(frozen=True, slots=True)
class Glance:
    """The duties of a year by groups."""

    groups: list[tuple[Group, list[Line]]]

    @property
    def due(self) -> list[tuple[Group, list[Line]]]:
        """What is still to be done, by groups."""
        left = [(group, [one for one in lines if not one.is_done]) for group, lines in self.groups]
        return [(group, lines) for group, lines in left if lines]

    @property
    def kept(self) -> list[Line]:
        """What is done."""
        return [line for line in self.lines if line.is_done]

    @property
    def lines(self) -> list[Line]:
        """All of them."""
        return [line for _group, lines in self.groups for line in lines]

    @property
    def done(self) -> int:
        """How many are done."""
        return len(self.kept)


def glance(account: Account, term: Term, language: str) -> Glance:
    """Return what a school year asks of a school, as far as its own stream tells."""
    since = term.begins_at
    found = standing(f"school:{term.school.pk}", language, since=since)
    topics = {topic.code: topic for topic in coverage(term, language).topics}
    lines = [
        Line(one, _href(account, one), _topic(one, topics))
        for one in found
        if term.holds(_day(one, term))
    ]
    by_group = {group: [line for line in lines if _group(line) == group] for group in Group}
    return Glance([(group, lines) for group, lines in by_group.items() if lines])


def ways(account: Account) -> list[tuple[Group, list[Act]]]:
    """Return what a person may record, by groups."""
    school = account.person.school
    mine = [act for act in ACTS.values() if may(account, act.verb, school=school)]
    found = [(group, [act for act in mine if act.group == group]) for group in Group]
    return [(group, acts) for group, acts in found if acts]


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return where the duties of the school itself are due, of the streams that are asked for."""
    own = f"school:{account.person.school_id}"
    if own not in streams:
        return {}
    return {own: Spot(_("the school year"), reverse("year:year"))}


def _day(one: Standing, term: Term) -> date:
    return one.due.opened_at.astimezone(term.begins_at.tzinfo).date()


def _group(line: Line) -> Group:
    noun = line.standing.met_by[0].kind.split(".")[0]
    return GROUPS.get(noun, Group.HOMES)


def _topic(one: Standing, topics: Mapping[str, Topic]) -> Topic | None:
    wanted = one.met_by[0]
    codes = dict(wanted.attrs).get("topic", ())
    return topics.get(codes[0]) if wanted.kind == "lesson.held" and codes else None


def _href(account: Account, one: Standing) -> str:
    return next(_addresses(account, one), "")


def _addresses(account: Account, one: Standing) -> Iterator[str]:
    school = account.person.school
    for pattern in one.met_by:
        if pattern.kind == "plan.adopted" and may(account, "year.plan", school=school):
            yield reverse("year:plan_adopt")
        if pattern.kind == "rule.made-known":
            yield reverse("year:rules")
        if pattern.kind in ELSEWHERE:
            yield reverse(ELSEWHERE[pattern.kind])
        for act in ACTS.values():
            if act.kind == pattern.kind and may(account, act.verb, school=school):
                query = urlencode(pattern.attrs, doseq=True)
                address = reverse("year:record", args=[act.slug])
                yield f"{address}?{query}" if query else address
