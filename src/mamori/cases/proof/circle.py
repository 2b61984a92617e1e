"""Who is who around a case, as seen from the home of one child."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from mamori.cases.acts.persons import REPORTER
from mamori.cases.models import Case
from mamori.core.seal import canonical
from mamori.journal.queries import Entry, entries
from mamori.people.models import Guardianship, Person
from mamori.people.words import About, unseal_about

ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SIDES = ("with", "of", "for", "layer")  # the codes that say as what somebody is meant


@dataclass(frozen=True, slots=True)
class Circle:
    """The people of a school around one child of a case.

    `own` are the child and its guardians, `staff` work here, and everybody else is one of
    `others`: pupils, and guardians with the children they answer for. `taking_part` are those
    others whom the case mentions, in that order; `tellers` the children who told.
    """

    child: UUID
    own: frozenset[UUID]
    staff: frozenset[UUID]
    others: frozenset[UUID]
    known: dict[UUID, About]
    children: dict[UUID, frozenset[UUID]]
    taking_part: tuple[UUID, ...]
    tellers: frozenset[UUID]


def circle_around(child: UUID, cases: Collection[Case]) -> Circle:
    """Return who is who, seen from a child of these cases, which are of one school."""
    school = next(iter(cases)).school_id
    rows = list(Person.objects.filter(school=school).values_list("pk", "kind", "sealed"))
    kinds = {pk: kind for pk, kind, _sealed in rows}
    children: dict[UUID, frozenset[UUID]] = {}
    pairs = Guardianship.objects.filter(child__school=school).values_list("guardian", "child")
    for guardian, pupil in pairs.order_by("pk"):
        children[guardian] = children.get(guardian, frozenset()) | {pupil}
    own = {child, *(adult for adult, pupils in children.items() if child in pupils)}
    staff = {pk for pk, kind in kinds.items() if kind == Person.Kind.STAFF}
    others = kinds.keys() - staff - own
    told = entries([case.stream for case in cases])
    named = dict.fromkeys(pk for entry in told for pk in ids_in(entry))
    return Circle(
        child=child,
        own=frozenset(own),
        staff=frozenset(staff),
        others=frozenset(others),
        known={pk: unseal_about(school, pk, sealed) for pk, _kind, sealed in rows},
        children=children,
        taking_part=tuple(pk for pk in named if pk in others),
        tellers=frozenset(_tellers(told)),
    )


def ids_in(entry: Entry) -> list[UUID]:
    """Return every id that an entry holds, in its header or its words."""
    told = {"attrs": entry.attrs, "words": entry.words or {}, "by": str(entry.by or "")}
    written = canonical(told | {"subjects": list(map(str, entry.subjects))}).decode()
    return [UUID(found) for found in ID.findall(written)]


def sides_of(entry: Entry) -> set[str]:
    """Return the codes that say as what the people of an entry are meant."""
    codes: set[str] = set()
    for name in SIDES:
        told = entry.attrs.get(name, ())
        codes.update([told] if isinstance(told, str) else map(str, told))
    return codes


def _tellers(told: Iterable[Entry]) -> set[UUID]:
    """Return the children who told, also those of whom that was taken back."""
    return {pk for entry in told if REPORTER in sides_of(entry) for pk in ids_in(entry)}
