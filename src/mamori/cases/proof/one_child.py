"""What concerns one child, for its family or another school: of others no more than is needed.

The family of the child who was hurt must be told the necessary facts (art. 28 (2) of the Act), and
privacy is no excuse for telling nothing; what others told of themselves is theirs. So each entry is
in one of three circles, and what is ticked beforehand depends on the part of the child. A human
decides; docs/how-to/hand-over-a-case.md says in plain words what is suggested and why.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from mamori.access.words import role
from mamori.cases.acts import Group, act_of
from mamori.cases.acts.persons import REPORTER
from mamori.cases.evidence import files_in
from mamori.cases.models import Case
from mamori.cases.proof.circle import Circle, ids_in, sides_of
from mamori.cases.proof.pieces import How, Kept, Link, Piece
from mamori.cases.proof.redacting import Redactor
from mamori.cases.queries.papers import about_whom, corrections_of, text_of
from mamori.cases.queries.taking_part import participants
from mamori.cases.queries.telling import Told
from mamori.journal.queries import Entry

VICTIM, ACTOR = "victim", "actor"
# Part of the child -> the codes by which entries mean it or its home.
OWN_SIDES: Mapping[str, frozenset[str]] = {
    VICTIM: frozenset({"victim", "victim-guardian"}),
    ACTOR: frozenset({"actor", "other-child", "other-guardian"}),
}
WIDE = frozenset({"class", "school", "audience", "bystanders"})
FOUND = frozenset(
    {
        *("facts.established", "case.recognised", "case.set-aside", "recognition.deferred"),
        *("policy.decided", "act.recorded", "case.resolved", "case.reopened"),
        *("inquiry.set-up", "inquiry.explained", "inquiry.told", "inquiry.finished"),
    }
)
# What concerns others as well, and yet each home needs: part of the child -> kinds of facts.
NEEDED: Mapping[str, frozenset[str]] = {
    VICTIM: FOUND
    | {
        *("sign.recorded", "sign.shared", "note.added", "act.stopped", "safety.secured"),
        *("apology.made", "measure.taken", "plan.made", "plan.changed", "serious.suspected"),
        *("serious.reported", "watch.assigned", "watch.noted", "watch.lengthened"),
    },
    ACTOR: FOUND | {"measure.taken"},
}
# That it was done for others, the family of the child who was hurt may know.
DONE = frozenset({"interview.held", "contact.made", "measure.taken", "plan.made"})
DISCLOSED = "record.disclosed"
INSIDE = frozenset({"hop.acknowledged", "hop.absent"})


class Concern(StrEnum):
    """Whom an entry is about, seen from the child's home."""

    OWN = "own"
    SHARED = "shared"
    OTHERS = "others"


class OneChild:
    """Cuts a case down to what concerns one child."""

    def __init__(self, circle: Circle, cases: Collection[Case]) -> None:
        self.circle = circle
        self.redact = Redactor(circle)
        self.kept: Counter[Kept] = Counter()
        self._streams = {case.stream for case in cases}
        parts = [one for case in cases for one in participants(case)]
        mine = {layer for one in parts if one.id == circle.child for layer in one.layers}
        self.part = next((part for part in OWN_SIDES if part in mine), "")
        self._sides = OWN_SIDES.get(self.part, frozenset())
        self._alone = len({one.id for one in parts if self.part in one.layers}) == 1

    def pieces(self, told: Iterable[Told]) -> list[Piece]:
        """Return the entries that may be handed over, and count the others."""
        found = []
        for one in told:
            if why := self._kept(one):
                self.kept[why] += 1
            else:
                found.append(self._piece(one, self.concern(one.entry)))
        return found

    def concern(self, entry: Entry) -> Concern:
        """Say whom an entry is about."""
        subjects = {*entry.subjects} - self.circle.staff
        if subjects:
            if self.circle.child not in subjects:
                return Concern.OTHERS
            return Concern.SHARED if len(subjects) > 1 else Concern.OWN
        sides = sides_of(entry)
        if sides and not sides & (WIDE | self._sides):
            return Concern.OTHERS
        return Concern.OWN if self._alone and sides and sides <= self._sides else Concern.SHARED

    def _kept(self, told: Told) -> Kept | None:
        """Return why an entry is never offered; None if it may be handed over."""
        entry, subjects = told.entry, {*told.entry.subjects}
        if told.closed:
            return Kept.FEW
        if sides_of(entry) == {REPORTER} or (subjects and subjects <= self._other_tellers):
            return Kept.TELLER
        if entry.kind == DISCLOSED and self.circle.child not in subjects:
            return Kept.OTHERS
        return Kept.INSIDE if entry.kind in INSIDE else None

    @property
    def _other_tellers(self) -> frozenset[UUID]:
        return self.circle.tellers & self.circle.others

    def _piece(self, told: Told, concern: Concern) -> Piece:
        how, link = self._shown(told.entry, concern)
        has_words = how in {How.FULL, How.SHORTENED}
        more = [one for one in corrections_of(told) if has_words and not one.closed]
        return Piece(
            case=told.case,
            entry=told.entry,
            how=how,
            link=link,
            title=told.title,
            who=self._who(told),
            text=self._text(told, how),
            suggested=self._is_suggested(told.entry, concern),
            corrections=tuple(self._piece(replace(one, corrections=[]), concern) for one in more),
        )

    def _shown(self, entry: Entry, concern: Concern) -> tuple[How, Link]:
        tells_who_told = REPORTER in sides_of(entry)
        header = replace(entry, words=None)
        bare: Link = "blind" if tells_who_told or self._names_others(header) else "shut"
        if entry.words is None:
            return How.ERASED, bare
        # Who gave a file is somebody who told, and what is on it no program can judge.
        if tells_who_told or concern is Concern.OTHERS or files_in(entry):
            return How.LISTED, bare
        if self._names_others(entry) or not all(map(self.redact.is_clean, _texts(entry.words))):
            return How.SHORTENED, bare
        return How.FULL, "open"

    def _names_others(self, entry: Entry) -> bool:
        elsewhere = {*entry.attrs.get("into", "").split()} - self._streams  # a case of others
        return bool(elsewhere) or not self.circle.others.isdisjoint(ids_in(entry))

    def _who(self, told: Told) -> str:
        others, known = self.circle.others, self.circle.known
        about = [
            self.redact.mark([pk]) if pk in others else known[pk].name
            for pk in told.entry.subjects
            if pk in known
        ]
        by = "" if told.entry.by in others else told.by
        where = self.redact(str((told.entry.words or {}).get("where", "")))
        parts = (by, told.carried, told.channel, where, *map(role, told.posts))
        return " · ".join([*filter(None, parts), *about_whom(about)])

    def _text(self, told: Told, how: How) -> str:
        if how is How.LISTED:
            return _("What was said and done stands only in the journal.")
        return text_of(told, self.redact)

    def _is_suggested(self, entry: Entry, concern: Concern) -> bool:
        """Say what somebody who decides carefully would most likely tick."""
        act = act_of(entry.kind, entry.attrs)
        if concern is Concern.OWN:
            is_between_offices = act is not None and act.group == Group.OUTSIDE
            return not is_between_offices or entry.kind == "suspension.ordered"
        if concern is Concern.SHARED:
            return entry.kind in NEEDED.get(self.part, ())
        return self.part == VICTIM and entry.kind in DONE


def _texts(told: object) -> Iterator[str]:
    """Yield every text in what was sealed."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for value in told.values():
            yield from _texts(value)
    elif isinstance(told, list):
        for value in told:
            yield from _texts(value)
