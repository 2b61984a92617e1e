"""What a person's desk shows: what is due today, and what several people noticed of one child."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404

from mamori.access.acting import acting_principals, may_have_to_act
from mamori.access.actions import note_read
from mamori.access.rules import ACTING, duty_roles, posts_at, seats_of
from mamori.base import clock
from mamori.cases.models import Case
from mamori.cases.queries import Told, cases_about, cases_of, chronology, quiet_of_each
from mamori.cases.queries.spots import spots as spots_in_cases
from mamori.core.policy.quiet import Quiet
from mamori.door.queries.spots import spots as spots_at_the_door
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import touched_by
from mamori.people import offices
from mamori.people.models import Account, School
from mamori.people.queries import about, school_day
from mamori.publishing.queries.channels import spots as spots_of_channels
from mamori.publishing.queries.marks import spots as spots_of_marks
from mamori.publishing.queries.notices import spots as spots_of_notices
from mamori.publishing.queries.patrol import spots as spots_of_patrol
from mamori.publishing.queries.posts import spots as spots_of_posts
from mamori.publishing.queries.releases import spots as spots_of_releases
from mamori.publishing.queries.sheets import spots as spots_of_sheets
from mamori.publishing.queries.sweep import spots as spots_of_sweeps
from mamori.publishing.queries.takedown import spots as spots_of_takedowns
from mamori.registers.queries import spots as spots_in_registers
from mamori.surveys.queries.worries import spots as spots_in_surveys
from mamori.vault.queries import spots as spots_in_the_vault
from mamori.year.queries import spots as spots_in_year

FIRST, LATE, TODAY, AT_ONCE, WEEK, LATER = "first", "late", "today", "at-once", "week", "later"
YEAR = "year"  # what the school year asks without a date: for a quiet hour, and there all year long
ORDER = (FIRST, LATE, TODAY, AT_ONCE, WEEK, LATER, YEAR)
OF_THE_SCHOOL = "school:"
# Each room tells where its own records have their pages; by their names it is known whose they are.
ROOMS = {
    ("case", "report"): spots_in_cases,
    ("talk", "pile"): spots_at_the_door,
    ("answer", "survey"): spots_in_surveys,
    ("school",): spots_in_year,
    ("complaint", "objection", "warning"): spots_in_registers,
    ("channel",): spots_of_channels,
    ("patrol",): spots_of_patrol,
    ("post",): spots_of_posts,
    ("release",): spots_of_releases,
    ("sweep",): spots_of_sweeps,
    ("takedown",): spots_of_takedowns,
    ("sheet",): spots_of_sheets,
    ("withdrawn",): spots_of_marks,
    ("notice",): spots_of_notices,
    ("storage", "material"): spots_in_the_vault,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a duty is due: at a record, or nowhere in particular."""

    due: Due
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do on Today, and the cases in which it is due, the earliest first."""

    places: list[Place]

    @property
    def due(self) -> Due:
        """The duty, for what is the same in all its places: its words, clause and proof."""
        return self.places[0].due


@dataclass(frozen=True, slots=True)
class Today:
    """A person's day: groups of lines in the order of urgency, none of them empty."""

    day: date
    unopened: list[Spot]  # what I have a seat at and never opened, danger first, then the newest
    groups: list[tuple[str, list[Line]]]
    cases: int
    watched: list[tuple[Case, Quiet]]  # how long it has been quiet in the cases that are watched

    @property
    def danger(self) -> list[tuple[str, list[Line]]]:
        """What answers danger; it stands before everything else on the page."""
        return [(group, lines) for group, lines in self.groups if group == FIRST]

    @property
    def rest(self) -> list[tuple[str, list[Line]]]:
        """The groups that do not, but for the school year's."""
        return [(group, lines) for group, lines in self.groups if group not in {FIRST, YEAR}]

    @property
    def of_the_year(self) -> list[Line]:
        """What the school year asks without a date."""
        return dict(self.groups).get(YEAR, [])


def today(account: Account, language: str) -> Today:
    """Return everything that is due for a person, what is late first."""
    school = account.person.school
    roles = roles_by_stream(account)
    dues = open_duties(list(roles), language, roles=roles)
    spots = spots_of(account, roles)
    mine = cases_of(account).filter(stream__in=list(roles))  # named, so that no engine walks all
    groups: dict[str, dict[str, Line]] = defaultdict(dict)
    for due in dues:
        lines = groups[group_of(due, clock.now(), school)]
        line = lines.setdefault(due.entry, Line([]))
        line.places.append(Place(due, spots.get(due.stream)))
    return Today(
        day=school_day(school),
        unopened=_unopened(account, spots),
        groups=[(group, list(groups[group].values())) for group in ORDER if groups[group]],
        cases=len(mine),
        watched=quiet_of_each(mine),
    )


def spots_of(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return where each of some records has its page, as every room tells it of its own."""
    found: dict[str, Spot] = {}
    for names, ask in ROOMS.items():
        if own := [stream for stream in streams if stream.partition(":")[0] in names]:
            found |= ask(account, own)
    return found


def _unopened(account: Account, spots: Mapping[str, Spot]) -> list[Spot]:
    told = {stream: spot for stream, spot in spots.items() if spot.new_at}
    opened = touched_by(account.person_id, told)
    new = [spot for stream, spot in told.items() if stream not in opened]
    new.sort(key=lambda spot: (spot.danger, spot.new_at), reverse=True)
    return new


def roles_by_stream(account: Account) -> dict[str, set[str]]:
    """Return the roles a person has at each record they see, and at the school itself."""
    roles: dict[str, set[str]] = defaultdict(set)
    own = account.person.school_id
    roles[f"{OF_THE_SCHOOL}{own}"] = posts_at(account, own)
    schools = {f"{OF_THE_SCHOOL}{own}": own}
    for stream, role, holder in seats_of(account).values_list("stream", "role", "holder"):
        roles[stream] |= {role}
        schools[stream] = offices.school_of(holder) or schools.get(stream, own)
    for stream in _acts_at(account, roles, schools):
        roles[stream] |= {ACTING}
    return {stream: duty_roles(held) for stream, held in roles.items()}


def _acts_at(
    account: Account, roles: Mapping[str, set[str]], schools: Mapping[str, UUID]
) -> list[str]:
    """Return where a person does the work of a principal without being one."""
    if not may_have_to_act(set().union(*roles.values())):
        return []
    acting = acting_principals(schools, school_day(account.person.school))
    return [stream for stream, people in acting.items() if account.person_id in people]


def group_of(due: Due, now: datetime, school: School) -> str:
    """Say how urgent a duty is. A word such as "at once" is never turned into an hour."""
    if due.first:
        return FIRST
    first = due.first_at
    if first is None and due.stream.startswith(OF_THE_SCHOOL):
        return YEAR
    if first is None:
        return AT_ONCE if due.word else LATER
    if first < now:
        return LATE
    zone = ZoneInfo(school.time_zone)
    days = first.astimezone(zone).date() - now.astimezone(zone).date()
    if not days:
        return TODAY
    return WEEK if days < timedelta(days=7) else LATER


@dataclass(frozen=True, slots=True)
class Child:
    """A child, the cases that mention it and that the reader sees, and all that was told there."""

    id: UUID
    name: str
    cases: list[Case]
    told: list[Told]


def child(account: Account, pk: UUID, language: str, *, on_paper: bool = False) -> Child:
    """Return what was noticed of a child, as far as the person has seats.

    Args:
        account: the reader.
        pk: the child.
        language: of the words.
        on_paper: what only a few may read stays closed, for a sheet lies about.

    Raises:
        Http404: there is nothing the person may read; the same answer as for nobody at all.
    """
    cases = cases_about(account, pk)
    known = about([pk]).get(pk)
    if not cases or known is None:
        raise Http404
    for case in cases:
        note_read(by=account, ledger=case.school_id, stream=case.stream)
    told = chronology(cases, language, reader=None if on_paper else account)
    return Child(pk, known.name, cases, told)
