"""What staff see of the register, each only those for whom they have a seat."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from mamori.access.rules import may, visible_to
from mamori.consent.models import Asked, Asking, Letter
from mamori.consent.queries.wording import Shown, shown
from mamori.consent.words import COLOURS, EXPIRED, GIVEN, REQUESTED, STATUSES
from mamori.people.models import Account, Person
from mamori.people.queries import about, school_day
from mamori.people.search import groups_of


@dataclass(frozen=True, slots=True)
class State:
    """Where one request about one person stands, ready to be shown."""

    status: str

    @property
    def text(self) -> str:
        """The status in words."""
        return str(STATUSES.get(self.status, ""))

    @property
    def colour(self) -> str:
        """The class of its tag."""
        return f"govuk-tag--{COLOURS.get(self.status, 'grey')}"


@dataclass(frozen=True, slots=True)
class AskingRow:
    """One asking in a list."""

    asking: Asking
    purpose: str
    requests: list[tuple[Shown, Counter[str]]]
    people: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in a list, and where each request stands."""

    id: UUID
    name: str
    group: str
    states: list[State]

    @property
    def is_open(self) -> bool:
        """Whether an answer to any request is still awaited."""
        return any(state.status == REQUESTED for state in self.states)


def asked_for(account: Account) -> QuerySet[Asked]:
    """Return every request about a person that the reader has a seat for."""
    return visible_to(Asked.unguarded.select_related("request__asking__school"), account)


def askings(account: Account, language: str) -> list[AskingRow]:
    """Return what was asked, newest first, with how many said what."""
    rows = visible_to(Asking.unguarded.select_related("school"), account).order_by("-asked_at")
    day = school_day(account.person.school)
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    grouped = asked_for(account).values_list("request", "status", "request__asking__until")
    for request, status, until, number in grouped.annotate(number=Count("pk")):
        over = status == GIVEN and until < day
        counts[request][EXPIRED if over else status] += number
    return [_row(each, counts, language) for each in rows]


def _row(asking: Asking, counts: dict[UUID, Counter[str]], language: str) -> AskingRow:
    requests = shown(asking, language)
    return AskingRow(
        asking=asking,
        purpose=requests[0].purpose,
        requests=[(one, counts[one.request.pk]) for one in requests],
        people=counts[requests[0].request.pk].total(),
    )


def asking_for(account: Account, pk: UUID) -> Asking:
    """Return one asking that the reader has a seat for.

    Raises:
        Http404: there is none, or none for them.
    """
    rows = Asking.unguarded.select_related("school", "by")
    found = visible_to(rows, account).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def people_of(account: Account, asking: Asking) -> list[PersonRow]:
    """Return the persons of an asking whom the reader may see, by class and name."""
    rows = asked_for(account).filter(request__asking=asking).order_by("request__number")
    return _people(list(rows), account)


def _people(rows: Iterable[Asked], account: Account) -> list[PersonRow]:
    school = account.person.school
    day = school_day(school)
    states: dict[UUID, list[State]] = defaultdict(list)
    for one in rows:
        states[one.person_id].append(State(one.status_on(day)))
    groups, known = groups_of(school.pk, day), about(states)
    made = [PersonRow(pk, known[pk].name, groups.get(pk, ""), of) for pk, of in states.items()]
    return sorted(made, key=lambda row: (row.group, known[row.id].reading or row.name, str(row.id)))


def person_for(account: Account, pk: UUID) -> Person:
    """Return a person whose consents the reader may see.

    Raises:
        Http404: there is none, or nobody asked about them, or the reader has no seat.
    """
    person = Person.objects.select_related("school").filter(pk=pk).first()
    stream = f"consent:{pk}"
    if person is None or not may(account, "consent.read", stream=stream):
        raise Http404
    return person


def name_of(person: Person) -> str:
    """Return the name of a person whom the reader may see."""
    return about([person.pk])[person.pk].name


def has_left(person: Person) -> bool:
    """Say whether somebody has left the school by today."""
    return person.left_on is not None and person.left_on <= school_day(person.school)


def letters_about(asking: UUID, person: UUID) -> list[Letter]:
    """Return the letters of an asking about a person."""
    rows = Letter.unguarded.select_related("asking__school", "person", "reader")
    return list(rows.filter(asking=asking, person=person).order_by("side", "made_at", "pk"))


def letter_about(asking: UUID, person: UUID, pk: str) -> Letter:
    """Return one of those letters; the form has checked that it is one."""
    return next(one for one in letters_about(asking, person) if str(one.pk) == pk)
