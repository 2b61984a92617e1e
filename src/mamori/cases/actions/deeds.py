"""What somebody did, as they wrote it down: codes in the clear, words to be sealed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from mamori.cases.actions.evidence import Sent


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did in a case, as they wrote it down."""

    attrs: Mapping[str, Any] = field(default_factory=dict)
    subjects: frozenset[UUID] = frozenset()
    words: Mapping[str, Any] = field(default_factory=dict)
    behind: frozenset[UUID] = frozenset()  # the staff who stand behind it
    seated: frozenset[UUID] = frozenset()  # the staff to whom it gives a seat
    filled: tuple[str, ...] = ()  # the parts that were written
    adults: frozenset[UUID] = frozenset()  # the adults whom it names
    on: date | None = None  # the day it happened, if that was before today
    files: tuple[Sent, ...] = ()  # what was sent along, not kept yet
    pk: UUID | None = None  # made with the empty form, so that a form sent twice is one entry

    @property
    def codes(self) -> dict[str, Any]:
        """What packs may match on."""
        day = {"on": self.on.isoformat()} if self.on else {}
        return {**self.attrs, **day}

    @property
    def told(self) -> dict[str, Any]:
        """What is to be sealed."""
        staff = {"behind": self.behind, "seated": self.seated}
        return {**self.words, **{n: sorted(map(str, who)) for n, who in staff.items() if who}}
