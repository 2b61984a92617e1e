"""A copy of a case for somebody outside: what is in it, and what is left out."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID

from django.utils.translation import override

from mamori.cases.acts.disclosing import FOR_ONE_CHILD, FULL, ONE_CHILD
from mamori.cases.models import Case
from mamori.cases.proof.circle import circle_around
from mamori.cases.proof.one_child import INSIDE, OneChild
from mamori.cases.proof.pieces import How, Kept, Link, Piece
from mamori.cases.proof.whole import told_in, whole
from mamori.cases.queries.joined import with_joined
from mamori.cases.queries.taking_part import Participant, participants
from mamori.journal.queries import Entry


@dataclass(frozen=True)
class Copy:
    """What somebody outside gets of a case, or would get.

    `to` is a code of the recipients, `child` whom it is about if it is about one. `change` makes
    any text one that this reader may read. `kept` counts what this version never holds, `left_out`
    what somebody decided to leave out.
    """

    case: Case
    to: str
    language: str
    pieces: list[Piece]
    child: UUID | None = None
    change: Callable[[str], str] = str
    kept: Counter[Kept] = field(default_factory=Counter)
    left_out: int = 0

    @property
    def version(self) -> str:
        """What is in it, as a code."""
        return ONE_CHILD if self.child else FULL

    @cached_property
    def cases(self) -> list[Case]:
        """The case, and those that go on in it."""
        return with_joined(self.case)

    @property
    def suggested(self) -> set[UUID]:
        """What is ticked beforehand."""
        return {piece.id for piece in self.pieces if piece.suggested}

    @property
    def counted(self) -> Counter[How]:
        """How many entries are told how."""
        return Counter(one.how for one in self.each())

    @property
    def mark(self) -> str:
        """A mark of what is offered: another one once anything in it would be told otherwise."""
        told = [(str(one.id), one.how, one.text) for one in self.each()]
        seen = repr((self.to, self.child, self.language, told))
        return hashlib.sha256(seen.encode()).hexdigest()[:16]

    def each(self) -> Iterator[Piece]:
        """Yield every entry, and what corrects it right behind it."""
        for piece in self.pieces:
            yield from piece.all

    def only(self, chosen: Collection[UUID]) -> "Copy":
        """Return it with those entries that somebody chose."""
        wanted = [piece for piece in self.pieces if piece.id in chosen]
        left_out = sum(len(p.all) for p in self.pieces) - sum(len(p.all) for p in wanted)
        return replace(self, pieces=wanted, left_out=self.left_out + left_out)

    def show(self, entry: Entry) -> Link:
        """Say how the chain shows a fact; what was written meanwhile is not shown."""
        if self.version == FULL and entry.kind in INSIDE:
            return "open"  # told in one line for several posts; it has no words
        return self._links.get(entry.id, "blind")

    @cached_property
    def _links(self) -> dict[UUID, Link]:
        return {one.id: one.link for one in self.each()}


def copy_of(case: Case, *, to: str, child: UUID | None, language: str) -> Copy:
    """Return what could be handed over of a case. The caller has asked who may read it.

    Args:
        case: it, with the cases that go on in it.
        to: a code of the recipients; some get only what concerns one child.
        child: that child; for others it counts for nothing.
        language: of the copy.

    Raises:
        ValueError: this recipient's copy is about one child, and none of the case is named.
    """
    cases = with_joined(case)
    with override(language):
        told = told_in(cases, language)
        if to not in FOR_ONE_CHILD:
            return Copy(case, to, language, whole(told))
        if child not in {one.id for one in children_of(cases)}:
            raise ValueError("this copy is about a child of the case")
        cutting = OneChild(circle_around(child, cases), cases)
        pieces = cutting.pieces(told)
        return Copy(case, to, language, pieces, child, cutting.redact, cutting.kept)


def children_of(cases: Collection[Case]) -> list[Participant]:
    """Return the children of cases about whom a copy can be; not who only told (HOK-107)."""
    found = {one.id: one for case in cases for one in participants(case) if not one.only_told}
    return list(found.values())
