"""What was done in a year, told again with what was put right or taken back later."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from mamori.journal.queries import TAKEN_BACK, Entry, entries
from mamori.people.models import School
from mamori.people.queries import about
from mamori.ui.asking import Line, told
from mamori.year.acts import KINDS, Act, act_of
from mamori.year.queries.offers import every_class, offers_for
from mamori.year.queries.span import Term

CORRECTED = "entry.corrected"


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody wrote beside an entry later."""

    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the year in words."""

    entry: Entry
    act: Act
    on: date
    by: str
    lines: list[Line]
    corrections: list[Beside] = field(default_factory=list)
    taken_back: Beside | None = None

    @property
    def texts(self) -> Iterator[str]:
        """Everything that can be read in it."""
        yield str(self.act.told)
        yield from (line.value for line in self.lines)


def happened_on(entry: Entry, school: School) -> date:
    """Return the day on which it happened, which may be before it was written down."""
    if isinstance(entry.attrs.get("on"), str):
        return date.fromisoformat(entry.attrs["on"])
    return entry.at.astimezone(ZoneInfo(school.time_zone)).date()


def told_in(term: Term, language: str, *, slug: str = "") -> list[Told]:
    """Return the entries of a school year, the newest first.

    Args:
        term: the year of a school.
        language: of the words.
        slug: only entries of this act; all if empty.
    """
    school = term.school
    kinds = {*KINDS, CORRECTED, TAKEN_BACK}
    found = entries([f"school:{school.pk}"], kinds=kinds)
    names = _names(found)
    corrections, gone = _beside(found, names)
    offers = {**offers_for(school, language), "classes": list(every_class(school).items())}
    lines = []
    for one in found:
        act = act_of(one.kind)
        on = happened_on(one, school)
        if act is None or not term.holds(on) or (slug and act.slug != slug):
            continue
        people = [names[person] for person in _people(one) if person in names]
        lines.append(
            Told(
                entry=one,
                act=act,
                on=on,
                by=names.get(one.by, "") if one.by else "",
                lines=[
                    *told(act.questions, one.attrs, one.words or {}, offers, people),
                    *_planned(one),
                ],
                corrections=corrections.get(str(one.id), []),
                taken_back=gone.get(str(one.id)),
            )
        )
    return sorted(lines, key=lambda one: (one.on, one.entry.seq), reverse=True)


def entry_for(term: Term, pk: UUID, language: str) -> Told | None:
    """Return one entry of a year; None if there is none."""
    return next((one for one in told_in(term, language) if one.entry.id == pk), None)


def _planned(one: Entry) -> Iterator[Line]:
    items = (one.words or {}).get("items", ())
    if items:
        lines = (" · ".join(filter(None, (i["month"], i["what"], i["who"]))) for i in items)
        yield Line(_("What is planned"), "\n".join(lines), long=True)


def _people(one: Entry) -> list[UUID]:
    return [*one.subjects, *map(UUID, (one.words or {}).get("behind", ()))]


def _names(found: Iterable[Entry]) -> dict[UUID, str]:
    people = {person for one in found for person in (*_people(one), *filter(None, [one.by]))}
    return {pk: known.name for pk, known in about(people).items()}


def _beside(
    found: Iterable[Entry], names: dict[UUID, str]
) -> tuple[dict[str, list[Beside]], dict[str, Beside]]:
    corrections: dict[str, list[Beside]] = {}
    gone: dict[str, Beside] = {}
    for one in found:
        if one.kind in {CORRECTED, TAKEN_BACK}:
            why = str((one.words or {}).get("why", ""))
            beside = Beside(why, names.get(one.by, "") if one.by else "", one.at)
            if one.kind == TAKEN_BACK:
                gone[one.attrs["entry"]] = beside
            else:
                corrections.setdefault(one.attrs["entry"], []).append(beside)
    return corrections, gone
