"""What may be read of cases, and by whom: every list and single case comes through here."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, QueryDict

from mamori.access.actions import note_read
from mamori.access.rules import MAY, duty_roles, may, roles_at, visible_to
from mamori.access.words import role
from mamori.cases.models import Case
from mamori.duties.queries import Due, concerns
from mamori.journal.queries import Entry, entries, streams_about
from mamori.people.models import Account, Person, School
from mamori.people.packs import codes
from mamori.people.queries import (
    about,
    classes,
    find_people,
    is_pupil,
    own_class,
    pupils_among,
    pupils_of,
    school_day,
    staff,
    uuids,
)

# What the chronology shows; the rest of a stream is bookkeeping.
TOLD = (
    "sign.recorded",
    "sign.shared",
    "note.added",
    "hop.acknowledged",
    "hop.absent",
    "board.told",
)
CHANNELS = "channels"
ONE_ACT = timedelta(seconds=5)  # facts of one press of a button
FOUND = 20  # children shown for a few letters; more letters find the rest


@dataclass(frozen=True, slots=True)
class Subject:
    """A person whom an entry concerns."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a chronology, with the names of who acted and whom it concerns."""

    case: Case
    entry: Entry
    by: str
    channel: str
    subjects: list[Subject]
    posts: list[str]

    @property
    def details(self) -> list[str]:
        """Who told it, how it came to light, where, in which posts: as far as it is known."""
        where = (self.entry.words or {}).get("where", "")
        return [part for part in (self.by, self.channel, where, *map(role, self.posts)) if part]

    def continues(self, other: "Told") -> bool:
        """Say whether this only adds a post to what the same person did in the same act."""
        mine, theirs = self.entry, other.entry
        same_act = (mine.stream, mine.kind, mine.by) == (theirs.stream, theirs.kind, theirs.by)
        return same_act and bool(self.posts) and abs(mine.at - theirs.at) < ONE_ACT


def cases_of(account: Account) -> QuerySet[Case]:
    """Return the cases a person has a seat at, newest first."""
    return visible_to(Case.unguarded.select_related("school"), account).order_by("-shared_at")


def case_for(account: Account, pk: UUID) -> Case:
    """Return one case and note that it was read.

    Raises:
        Http404: there is none, or none for this person: nobody can tell which.
    """
    case = cases_of(account).filter(pk=pk).first()
    if case is None or not may(account, "case.read", stream=case.stream):
        raise Http404
    note_read(by=account, ledger=case.school_id, stream=case.stream)
    return case


def chronology(cases: list[Case], language: str) -> list[Told]:
    """Return what was told in these cases, newest first. The caller has asked who may read."""
    ways = {case.stream: dict(channels(case.school, language)) for case in cases}
    by_stream = {case.stream: case for case in cases}
    told = entries(by_stream, kinds=TOLD)
    people = {person for entry in told for person in entry.subjects}
    people |= {entry.by for entry in told if entry.by}
    names = {person: known.name for person, known in about(people).items()}
    lines: list[Told] = []
    for entry in reversed(told):
        line = Told(
            case=by_stream[entry.stream],
            entry=entry,
            by=names.get(entry.by, "") if entry.by else "",
            channel=ways[entry.stream].get(entry.attrs.get("channel", ""), ""),
            subjects=[Subject(pk, names[pk]) for pk in entry.subjects if pk in names],
            posts=[entry.attrs["role"]] if "role" in entry.attrs else [],
        )
        if lines and line.continues(lines[-1]):
            lines[-1].posts.extend(line.posts)
        else:
            lines.append(line)
    return lines


def reached_committee(told: list[Told]) -> bool:
    """Say whether a case was shared with a committee in which somebody sits."""
    shared = (line.entry for line in told if line.entry.kind == "sign.shared")
    return any("committee" in entry.attrs["with"] for entry in shared)


def cases_about(account: Account, child: UUID) -> list[Case]:
    """Return the cases that mention a child, as far as the person has a seat at them."""
    if not is_pupil(child):
        return []  # an adult may be mentioned because a sign names them; that is told to nobody
    return list(cases_of(account).filter(stream__in=streams_about(child)))


def waits_for_acknowledgement(account: Account, case: Case) -> bool:
    """Say whether a person has a hop of the chain that has not said yet that it read the case."""
    mine = roles_at(account, case.stream) & MAY["case.acknowledge"]
    done = {e.attrs["role"] for e in entries([case.stream], kinds=["hop.acknowledged"])}
    return bool(mine - done)


def of_mine(dues: list[Due], account: Account, case: Case) -> list[Due]:
    """Return those of a case's duties that are for a person."""
    roles = duty_roles(roles_at(account, case.stream))
    return [due for due in dues if concerns(due.roles, roles)]


def glass_unreviewed(case: Case) -> set[UUID]:
    """Return who opened a case in an emergency since somebody last read why."""
    openers: set[UUID] = set()
    for entry in entries([case.stream], kinds=["glass.broken", "glass.reviewed"]):
        if entry.kind == "glass.reviewed":
            openers.clear()
        elif entry.by:
            openers.add(entry.by)
    return openers


def may_review(account: Account, case: Case) -> bool:
    """Say whether a reason waits to be read, and by this person: nobody reviews themselves."""
    openers = glass_unreviewed(case)
    return bool(openers) and account.person_id not in openers


def named(log: list[Entry]) -> list[tuple[Entry, str]]:
    """Return log entries with the name of who acted."""
    names = about({entry.by for entry in log if entry.by})
    return [(entry, names[entry.by].name if entry.by in names else "") for entry in log]


def channels(school: School, language: str) -> list[tuple[str, str]]:
    """Return the ways in which a sign comes to light, from the school's packs."""
    return list(codes(school, CHANNELS, language).items())


def choices_for_sign(
    account: Account, language: str, typed: QueryDict | None
) -> dict[str, list[tuple[str, str]]]:
    """Return what the form of a sign offers: the classes, children to choose from, adults.

    Children are those of the person's own class until they look for others; who was chosen
    already stays on the list.
    """
    school = account.person.school
    on = school_day(school)
    typed = typed or QueryDict()
    group = typed.get("school_class") or (
        "" if typed.get("find") else own_class(account.person_id, on)
    )
    return {
        "classes": [(str(item.id), item.title) for item in classes(school, on)],
        "pupils": children(account, typed.getlist("pupils"), typed.get("find", ""), group),
        "adults": adults(school),
        "channels": channels(school, language),
    }


def choices_for_note(case: Case, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return what the form of a note offers."""
    return {"channels": channels(case.school, language), "adults": adults(case.school)}


def adults(school: School) -> list[tuple[str, str]]:
    """Return the staff of a school as choices."""
    return [(str(one.id), one.label) for one in staff(school, school_day(school))]


def children(
    account: Account, chosen: list[str], find: str, group: UUID | str | None = None
) -> list[tuple[str, str]]:
    """Return children of a person's school as choices: who was chosen, who was found, a class."""
    school = account.person.school
    on = school_day(school)
    found = [
        *pupils_among(school, uuids(chosen)),
        *find_people(school, find, kinds=[Person.Kind.PUPIL], on=on)[:FOUND],
        *pupils_of(group, on, school=school),
    ]
    return list({str(one.id): one.label for one in found}.items())
