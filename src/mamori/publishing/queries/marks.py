"""What was withdrawn, why, what takes its place; and whether a text is a copy of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mamori.access.acting import working_roles
from mamori.access.rules import MAY, duty_roles, may, visible_to
from mamori.core.likeness import Fingerprint
from mamori.duties.places import Spot
from mamori.duties.queries import Due, open_duties
from mamori.journal.queries import Entry as Fact
from mamori.journal.queries import entries
from mamori.people.models import Account, School
from mamori.people.queries import about
from mamori.publishing.acts.marks import ACTS, FIRST
from mamori.publishing.models import Mark
from mamori.publishing.queries.shelves import RECORDED, like, sharing
from mamori.registers.acts import Act
from mamori.ui.asking import Line
from mamori.ui.asking import told as answers
from mamori.ui.asking.questions import Text

RECOGNISED, REPLACED, COUNTED = "copy.recognised", "replacement.named", "copies.counted"


@dataclass(frozen=True, slots=True)
class Story:
    """Why a document was withdrawn, as everybody at the schools that share it may read it."""

    mark: UUID
    number: str
    school: str
    at: datetime
    title: str
    why: str
    instead: str
    until: date | None  # the last day on which what is out already may stay in use
    times: int  # how often a copy has come back


@dataclass(frozen=True, slots=True)
class Recognised:
    """A withdrawn document that a text is a copy of, and how much of it is the same, up to 1."""

    stream: str
    likeness: float
    story: Story

    @property
    def hundredths(self) -> int:
        """The likeness as people read it."""
        return round(self.likeness * 100)


def known_again(school: School, text: str | Fingerprint) -> list[Recognised]:
    """Return the withdrawn documents that a text is a copy or a near copy of, the likest first.

    Everything that wants to leave a school is asked about here: forms, releases, what a sweep
    finds. Other schools under the same board may have withdrawn it.

    Args:
        school: where the text is.
        text: everything that can be read in it, in any order; or the print of that.
    """
    found = like(school, text)
    stories = stories_of([one.id for one in found])
    return [Recognised(one.id, one.likeness, stories[one.id]) for one in found if one.id in stories]


def stories_of(streams: Iterable[str]) -> dict[str, Story]:
    """Return the stories of withdrawn documents by their streams; none whose words were erased."""
    wanted = list(streams)
    rows = Mark.unguarded.filter(stream__in=wanted).select_related("school") if wanted else []
    told: dict[str, list[Fact]] = {}
    for one in entries(wanted, kinds=[RECORDED, REPLACED, RECOGNISED]) if wanted else ():
        told.setdefault(one.stream, []).append(one)
    return {
        row.stream: _story(row, told[row.stream])
        for row in rows
        if row.stream in told and told[row.stream][0].words is not None
    }


def _story(mark: Mark, told: list[Fact]) -> Story:
    first = told[0].words or {}
    later = [(one.words or {}).get("instead", "") for one in told if one.kind == REPLACED]
    instead = next((words for words in reversed(later) if words), first.get("instead", ""))
    return Story(
        mark=mark.pk,
        number=mark.number,
        school=mark.school.name,
        at=mark.at,
        title=str(first["title"]),
        why=str(first["why"]),
        instead=str(instead),
        until=mark.stopgap_until,
        times=sum(one.kind == RECOGNISED for one in told),
    )


def marks_for(account: Account) -> QuerySet[Mark]:
    """Return the withdrawn documents of the schools that share them with a person's own."""
    school = account.person.school
    rows = Mark.unguarded.select_related("school")
    if not may(account, "marks.see", school=school):
        return rows.none()
    return rows.filter(school__in=sharing(school)).order_by("-at", "pk")


def read_mark(account: Account, pk: UUID) -> Mark:
    """Return one withdrawn document.

    Raises:
        Http404: there is none, or none for this person.
    """
    found = marks_for(account).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_keep(account: Account, mark: Mark) -> bool:
    """Say whether a person follows up a withdrawn document: their seats at it decide."""
    return bool(MAY["mark.keep"] & working_roles(account, mark.stream, mark.school))


def acts_on(account: Account, mark: Mark) -> list[Act]:
    """Return what a person can do with a withdrawn document now."""
    if not may_keep(account, mark):
        return []
    return [act for act in ACTS if not act.only_in or mark.state in act.only_in]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was written down about a withdrawn document."""

    at: datetime
    title: Text
    by: str
    lines: list[Line]


def followed(account: Account, mark: Mark) -> list[Entry]:
    """Return what was done about it, oldest first; only for those who follow it up."""
    if not may_keep(account, mark):
        return []
    found = entries([mark.stream])
    names = about({one.by for one in found if one.by})
    schools = _school_names(found)
    return [
        Entry(
            at=one.at,
            title=title,
            by=known.name if one.by and (known := names.get(one.by)) else "",
            lines=list(_lines(one, schools)),
        )
        for one in found
        if (title := _title(one))
    ]


@dataclass(frozen=True, slots=True)
class Recall:
    """How far the copies are back: how many were handed out, how many came back."""

    out: int
    back: int
    closed: bool

    @property
    def missing(self) -> int:
        """How many are still out."""
        return max(self.out - self.back, 0)


def recall_of(mark: Mark) -> Recall | None:
    """Return how far the copies are back, as they were counted last."""
    found = entries([mark.stream], kinds=[COUNTED, "recall.closed"])
    counted = [one.attrs for one in found if one.kind == COUNTED]
    closed = any(one.kind == "recall.closed" for one in found)
    if not counted:
        return Recall(0, 0, closed=True) if closed else None
    last = counted[-1]
    return Recall(int(last.get("out", 0)), int(last.get("in", 0)), closed)


def came_back_at(mark: Mark) -> list[tuple[str, int, datetime]]:
    """Return the schools at which copies came back: name, how often, and when last (NER-08)."""
    found = entries([mark.stream], kinds=[RECOGNISED])
    names, times = _school_names(found), Counter(str(one.attrs["school"]) for one in found)
    last = {str(one.attrs["school"]): one.at for one in found}
    return [(names.get(pk, ""), count, last[pk]) for pk, count in times.most_common()]


def _school_names(found: Iterable[Fact]) -> dict[str, str]:
    pks = {str(one.attrs["school"]) for one in found if one.kind == RECOGNISED}
    return {str(row.pk): row.name for row in School.objects.filter(pk__in=pks)}


def _title(one: Fact) -> Text:
    act = FIRST if one.kind == FIRST.kind else next((a for a in ACTS if a.kind == one.kind), None)
    others = {
        RECOGNISED: _("A copy came back, and was refused"),
        "stopgap.expired": _("The last day of the stop-gap is over"),
    }
    return act.told if act else others.get(one.kind, "")


def _lines(one: Fact, schools: dict[str, str]) -> Iterator[Line]:
    words: dict[str, Any] = one.words or {}
    if one.kind == RECOGNISED:
        yield Line(_("School"), schools.get(str(one.attrs["school"]), ""))
        yield Line(_("How much of it is the same"), f"{one.attrs['likeness']} %")
        return
    act = FIRST if one.kind == FIRST.kind else next((a for a in ACTS if a.kind == one.kind), None)
    if act:
        yield from answers(act.questions, one.attrs, words, {})


def due_at(account: Account, mark: Mark, language: str) -> list[Due]:
    """Return what is due about a withdrawn document for a person."""
    roles = duty_roles(working_roles(account, mark.stream, mark.school))
    return open_duties({mark.stream}, language, roles={mark.stream: roles})


def spots(account: Account, streams: Collection[str]) -> dict[str, Spot]:
    """Return the withdrawn documents among some streams that a person follows up."""
    rows = visible_to(Mark.unguarded.filter(stream__in=list(streams)), account)
    says = _("withdrawn document %(number)s")
    return {
        row.stream: Spot(
            says % {"number": row.number}, reverse("publishing:mark", args=[row.pk]), row.at
        )
        for row in rows
    }
